"""A register: the settings of one manner of wording, from ``templates/phrases/<register>/register.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from .. import resources
from ..errors import DefinitionError, Place, UnknownNameError, did_you_mean

__all__ = ["Register", "SwingWords", "Threshold", "load_register", "registers"]


class SwingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a level below zero is called, for indicators whose names end with one of ``names``."""

    names: tuple[str, ...]
    to_loss: str
    to_gain: str
    loss: str


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of judgement (稳步, 较快) and the printed figures that earn it.

    Attributes:
        word: the word.
        at_least: from which figure on; ``None``: from any.
        below: up to which figure, itself not included; ``None``: to any.
        of: what is judged, ``growth`` (in percent) or ``level``.
        indicators: the ids that it is declared for; empty: all.
    """

    word: str
    at_least: Decimal | None = None
    below: Decimal | None = None
    of: Literal["growth", "level"] = "growth"
    indicators: tuple[str, ...] = ()

    def fits(self, id: str, figure: Decimal) -> bool:
        """Whether the figure of an indicator earns the word."""
        named = not self.indicators or id in self.indicators
        reached = self.at_least is None or figure >= self.at_least
        return named and reached and (self.below is None or figure < self.below)


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one manner of wording writes numbers and joins them.

    Attributes:
        name: the folder's name, as definitions give it.
        label: its Chinese name.
        keep_zeros: whether 5.0% keeps its zero.
        first_growth: what precedes the first growth verb of a sentence (同比).
        since_year, since_year_end: the same of a whole year and of a stock at its end (比上年, 比上年末).
        level_growth: the sign between a level and its growth.
        clause: the sign between the clauses of a line.
        rank_verb, rank_word_verb: the verb before an arabic place, and before one in words.
        falling, rising: the counterpart of each rising verb, and of each falling one.
        real_growth: what precedes the growth of a gross product behind its level (按可比价格计算，).
        thresholds: the words of judgement; none are bundled, an author declares them.
        ratio_verb: the verb before the level of a ratio, or one below zero, that has none of its own (为).
        swings: what levels below zero are called, by the ends of names.
        stock_verbs: verbs that stand between name and number (达到); all others stand first.
        status_adverbs: status words that stand before the verb (预计).
        status_leads: status words that open the sentence (初步核算，); any other follows in brackets.
    """

    name: str
    label: str
    keep_zeros: bool
    first_growth: str
    level_growth: str
    clause: str
    rank_verb: str
    rank_word_verb: str
    falling: Mapping[str, str]
    rising: Mapping[str, str]
    real_growth: str
    ratio_verb: str
    swings: tuple[SwingWords, ...]
    stock_verbs: tuple[str, ...]
    status_adverbs: tuple[str, ...]
    status_leads: tuple[str, ...]
    thresholds: tuple[Threshold, ...] = ()
    since_year: str = ""
    since_year_end: str = ""


def registers() -> tuple[str, ...]:
    """The names of the registers that are bundled."""
    folders = resources.templates("phrases").iterdir()
    return tuple(sorted(folder.name for folder in folders if (folder / "register.toml").is_file()))


@lru_cache(maxsize=32)
def load_register(name: str, folders: tuple[Path, ...] = ()) -> tuple[Register, Path]:
    """A register and the folder of its phrases.

    A ``register.toml`` in one of an author's ``folders`` changes settings of it, the first before
    the others.

    Raises:
        UnknownNameError: there is none of that name.
        DefinitionError: its settings are wrong.
    """
    if name not in registers():
        raise UnknownNameError(
            f"no register is called “{name}”",
            code="register.unknown",
            hint=did_you_mean(name, registers()),
        )
    folder = resources.templates("phrases", name)
    common = tomllib.loads(resources.templates("phrases", "common", "common.toml").read_text("utf-8"))
    settings = {**common, **_settings(folder)}
    for own in reversed(folders):
        settings |= _settings(own)
    try:
        return msgspec.convert({**settings, "name": name}, Register), folder
    except msgspec.ValidationError as error:
        raise DefinitionError(f"register {name}: {error}", code="register.setting") from error


def _settings(folder: Path) -> dict[str, Any]:
    """The settings of a folder; none where it has no ``register.toml``."""
    path = folder / "register.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionError(
            f"the settings of the register cannot be read: {error}",
            code="register.setting",
            place=Place(file=path.name),
        ) from error
