"""Topics: what is told of a field of the economy, as the bundled table or a definition declares it."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal

import msgspec

from .. import resources
from ..definition import read_definition
from ..errors import DefinitionError, did_you_mean
from ._base import Item

__all__ = ["Branches", "Judgement", "Part", "Topic", "TopicEntry", "bundled_topic", "topic_names"]

Part = Literal["level", "growth", "pace", "gap", "change", "rank", "claims"]


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of judgement, and the growth in percent from which on they are true."""

    text: str
    at_least: Decimal | None = None


class Branches(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parts of a headline in one sentence.

    Attributes:
        indicators: which.
        lead: what opens the sentence (分产业看，).
        joint: whether their growth is told together (甲、乙分别增长…、…), or each has a clause of its own.
        parts: what is said of each in its clause.
    """

    indicators: tuple[str, ...]
    lead: str = ""
    joint: bool = True
    parts: tuple[Part, ...] = ("level", "growth")


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field of the economy: its headline indicator, and what is told of it and of its parts.

    Attributes:
        title: what the field is called.
        headline: the indicator that comes first.
        parts: what is said of it, in this order.
        than: the wider areas that its growth is held against.
        branches: lists of its parts.
        also: further lines: ids that make a line, or texts.
    """

    title: str = ""
    headline: str = ""
    parts: tuple[Part, ...] = ("level", "growth", "pace", "gap", "rank")
    than: tuple[str, ...] = ("全省",)
    branches: tuple[Branches, ...] = ()
    also: tuple[Item, ...] = ()


class TopicEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic as a definition asks for it: what is left out is taken from the bundled table.

    Attributes:
        topic: the bundled topic.
        judgement: the words of judgement, typed or chosen by the headline's growth; empty: the title.
        headline, parts, than, branches, also: see :class:`Topic`.
    """

    topic: str = ""
    judgement: str | tuple[Judgement, ...] = ""
    headline: str = ""
    parts: tuple[Part, ...] | None = None
    than: tuple[str, ...] | None = None
    branches: tuple[Branches, ...] | None = None
    also: tuple[Item, ...] | None = None

    def settled(self) -> Topic:
        """The topic with everything that the entry says otherwise.

        Raises:
            DefinitionError: there is no topic of that name, or no headline.
        """
        own = {name: value for name in _OWN if (value := getattr(self, name)) not in ("", None)}
        topic = msgspec.structs.replace(bundled_topic(self.topic), **own)
        if not topic.headline:
            raise DefinitionError(
                "a topic needs a headline",
                code="topic.no-headline",
                hint="name a bundled topic with topic:, or give headline:",
            )
        return topic


_OWN = ("headline", "parts", "than", "branches", "also")


@lru_cache(maxsize=1)
def _table() -> dict[str, Topic]:
    definition = read_definition(resources.templates("topics.yaml"))
    return msgspec.convert(dict(definition.values), dict[str, Topic], strict=False)


def topic_names() -> tuple[str, ...]:
    """The names of the bundled topics, in the order in which briefings tell them."""
    return tuple(_table())


def bundled_topic(name: str) -> Topic:
    """A topic of the bundled table; without a name, an empty one.

    Raises:
        DefinitionError: there is none of that name.
    """
    if not name:
        return Topic()
    try:
        return _table()[name]
    except KeyError:
        raise DefinitionError(
            f"no topic is called “{name}”", code="topic.unknown", hint=did_you_mean(name, _table())
        ) from None
