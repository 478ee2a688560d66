"""The base class of section renderers, and the context that they render in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, ClassVar

import msgspec

from ..analysis import Fact
from ..blocks import Block, Heading
from ..errors import Place, ZjreportError
from ..indicators.model import IndicatorSet
from ..indicators.periods import Period
from ..phrasing import Speaker
from ..runs import Runs, Source

__all__ = ["Context", "HeadingLevel", "Item", "Section", "item_key"]

HeadingLevel = Annotated[int, msgspec.Meta(ge=1, le=4)]
Item = str | Annotated[list[str], msgspec.Meta(min_length=1)]
"""An item of a list: a jinja2 text, or a list of indicator ids that the engine makes a line of."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a section may ask: facts, sentences and the frame of the briefing.

    Attributes:
        speaker: the sentence engine over the data, set to the section's period and area.
        organisation: the office that publishes the briefing.
        place: where the section stands in its definition.
        nested: whether a heading of level 1 stands before the section.
        lines: the line of each text in the definition, for places in messages.
    """

    speaker: Speaker
    organisation: str = ""
    place: Source | None = None
    nested: bool = False
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def data(self) -> IndicatorSet:
        """The indicators."""
        return self.speaker.data

    @property
    def period(self) -> Period:
        """The period that figures are of."""
        return self.speaker.period

    @property
    def area(self) -> str:
        """The reference area."""
        return self.speaker.area

    @property
    def register(self) -> str:
        """The manner of wording."""
        return self.speaker.register

    def fact(self, measure: str, id: str, **options: Any) -> Fact:
        """A proved fact: see :meth:`zjreport.phrasing.Speaker.fact`."""
        return self.speaker.fact(measure, id, **options)

    def say(self, *ids: str) -> Runs:
        """The composed line of one indicator or several."""
        return self.speaker.say(*ids)

    def text(self, source: str) -> Runs:
        """A jinja2 text as runs."""
        return self.item(source)

    def item(self, item: Item) -> Runs:
        """An item of a list: a text, or the ids that make a line.

        Raises:
            ZjreportError: what it refuses, with the line of the item.
        """
        place = self._place_of(item)
        try:
            return self.speaker.item(item, place=place)
        except ZjreportError as error:
            if place:
                error.at(Place(place.file or None, section=place.column, line=place.row))
            raise

    def _place_of(self, item: Item) -> Source | None:
        line = self.lines.get(item_key(item))
        return replace(self.place, row=line) if self.place and line else self.place


def item_key(item: Item) -> str:
    """What an item is known by among the lines of a definition."""
    return item if isinstance(item, str) else "\n".join(item)


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a briefing.

    Subclass it with a ``kind``, typed options, and :meth:`render`.  The options are what a
    definition may say; they are validated, and a wrong key names the nearest right one.

    Attributes:
        title: the heading; jinja2.
        level: the heading's level; by default 1 where no heading of level 1 stands before, else 2.
        period: another period than the briefing's.
        id: the name by which texts refer to the section's chart or table.
    """

    kind: ClassVar[str]
    default_level: ClassVar[int | None] = None

    title: str = ""
    level: HeadingLevel | None = None
    period: str = ""
    id: str = ""

    @abstractmethod
    def render(self, context: Context) -> Iterable[Block]:
        """The section as blocks: no files, no clock, no theme, no writer."""

    def heading(self, context: Context, *, statement: str = "", numbered: bool = True) -> tuple[Heading, ...]:
        """The section's heading, or nothing where it has no title."""
        if not self.title:
            return ()
        return (
            Heading(
                context.text(self.title),
                level=self.heading_level(context),
                statement=context.text(statement),
                numbered=numbered,
            ),
        )

    def heading_level(self, context: Context) -> int:
        """The level of the heading: as given, else the kind's own, else by what stands before."""
        return self.level or self.default_level or (2 if context.nested else 1)
