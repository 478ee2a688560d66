"""What of a written body may become taller or lower to fill a page, and how it is made so.

Charts, lines without text, rows that only hold space, and rows of tiles and figures: what an author has
typed keeps its style.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from .draft import Draft
from .lengths import emu, twips
from .markup import NAMESPACES
from .names import paragraph_id

__all__ = ["NO_REACH", "Lever", "Reach", "reach_of_chart", "reach_of_line", "reach_of_room", "reach_of_row"]

_W = f"{{{NAMESPACES['w']}}}"
_VAL, _RULE = f"{_W}val", f"{_W}hRule"
# Millimetres that a line without text may be deeper, by its style.
_LINES = {"gap": 5.0, "gutter": 3.0}
_LINES_BY_ID: Mapping[str, str] = {paragraph_id(key): key for key in _LINES}
# What a row of space may be deeper as a share of its height, and what a row of text may be, in millimetres.
_ROOM, _ROW = 0.75, 4.0
# Higher rows of text stay as they are; Word holds a file with rows much higher than a page for damaged.
_HIGHEST = 120.0


@dataclass(frozen=True, slots=True)
class Lever:
    """A part of the body, ``height`` millimetres high, that may become ``give`` lower or ``grow`` taller."""

    part: etree._Element
    height: float
    grow: float
    give: float = 0.0

    def pull(self, share: float, draft: Draft) -> None:
        """Make it taller, or lower, by a share (from -1 to 1) of what it may become."""
        more = share * (self.grow if share > 0 else self.give)
        if self.part.tag == f"{_W}p":
            _deepen(self.part, more, draft)
        elif self.part.tag == f"{_W}tr":
            _heighten(self.part, self.height + more)
        else:
            self.part[0].set("cy", str(emu(self.height + more)))


@dataclass(frozen=True, slots=True)
class Reach:
    """How much lower and taller a piece may become in all, and the levers that make it so."""

    give: float = 0.0
    grow: float = 0.0
    levers: tuple[Lever, ...] = ()

    def within(self, most: float) -> Reach:
        """The same, grown by no more than ``most`` millimetres."""
        if self.grow <= most:
            return self
        share = max(0.0, most / self.grow)
        levers = tuple(replace(lever, grow=share * lever.grow) for lever in self.levers)
        return Reach(self.give, share * self.grow, levers)


NO_REACH = Reach()


def reach_of_chart(inline: etree._Element, draft: Draft) -> Reach:
    """The reach of a chart that is still to be drawn; other drawings have none."""
    chart = draft.waiting.get(inline[1].get("id", ""))
    if chart is None or not (chart.give or chart.grow):
        return NO_REACH
    return Reach(chart.give, chart.grow, (Lever(inline, chart.height, chart.grow, chart.give),))


def reach_of_line(paragraph: etree._Element, style: str) -> Reach:
    """The reach of a paragraph: that of a line without text."""
    key = _LINES_BY_ID.get(style)
    return Reach(0.0, _LINES[key], (Lever(paragraph, 0.0, _LINES[key]),)) if key else NO_REACH


def reach_of_room(row: etree._Element, height: float) -> Reach:
    """The reach of a row that only holds space."""
    return Reach(0.0, _ROOM * height, (Lever(row, height, _ROOM * height),))


def reach_of_row(row: etree._Element, height: float) -> Reach:
    """The reach of a row of tiles or figures, to which an author may still add."""
    if height > _HIGHEST:
        return NO_REACH
    return Reach(0.0, _ROW, (Lever(row, height, _ROW),))


def _deepen(paragraph: etree._Element, more: float, draft: Draft) -> None:
    style = paragraph[0][0]
    key = draft.spaced(_LINES_BY_ID[style.get(_VAL, "")], more)
    style.set(_VAL, paragraph_id(key))


def _heighten(row: etree._Element, height: float) -> None:
    """Gives a row at least a height; one of space has exactly that."""
    properties = row[0]
    tall = properties.find(f"{_W}trHeight")
    if tall is None:
        tall = etree.Element(f"{_W}trHeight")
        tall.set(_RULE, "atLeast")
        properties.insert(int(len(properties) > 0 and properties[0].tag == f"{_W}cantSplit"), tall)
    tall.set(_VAL, str(twips(height)))
