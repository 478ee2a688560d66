"""What goes into the judgement of a text and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ...runs import Measure

__all__ = ["Certainty", "Finding", "Known"]

Certainty = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Known:
    """A marked figure in a text: where it stands, and what it is.

    Attributes:
        start, end: its span in the text.
        indicator, area, period, measure: what it says, as in :class:`~zjreport.runs.Provenance`.
        value: its signed value by the data now, in the printed unit; ``None`` for words, or where the data
            says nothing.
    """

    start: int
    end: int
    indicator: str
    area: str = ""
    period: str = ""
    measure: Measure | str = Measure.LEVEL
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that the data does not bear out.

    Attributes:
        code: ``prose.contradicts`` (a figure that is not the one of the data), ``prose.direction`` (a word
            that says the wrong direction), ``prose.no-datum`` (a figure that nothing in the data is),
            ``prose.unmarked`` (a figure of the data that was typed by hand).
        start, end: where ``words`` stand in the text.
        words: the figure or the word that is meant.
        says: what the data says, with its cell; empty where it says nothing.
        hint: what to do.
        certainty: ``error``: the data says otherwise; ``warning``: it seems so, or cannot be told;
            ``info``: nothing is wrong.
        instead: what may stand in the place of ``words`` to make the text right; ``None``: nothing that is as
            short.
    """

    code: str
    start: int
    end: int
    words: str
    says: str = ""
    hint: str = ""
    certainty: Certainty = "warning"
    instead: str | None = None
