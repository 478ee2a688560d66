"""Fills, lines and texts of a chart's markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ....themes import FontRole
from ..markup import EMPTY, Xml, concat, escape
from ..texts import clean

__all__ = ["NOTHING", "NO_LINE", "Ink", "fill", "line", "point", "shape", "val"]

_EMU_PER_POINT = 12700
# What labels keep off the edges of their boxes and so off their points: what Word takes itself.
_LABEL_INSETS = ' lIns="38100" tIns="19050" rIns="38100" bIns="19050" anchor="ctr"'
# A title begins where the layout has it.
_TITLE_INSETS = ' lIns="0" tIns="0" rIns="0" bIns="0"'


def val(name: str, value: str | int) -> Xml:
    """An element that holds but a value."""
    return Xml(f'<c:{name} val="{escape(value) if isinstance(value, str) else value}"/>')


def fill(colour: str) -> Xml:
    """One colour."""
    return Xml(f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>')


def point(place: int, colour: str, edge: Xml = EMPTY) -> Xml:
    """The look of one column, bar or slice."""
    bare = "" if edge else val("invertIfNegative", 0)
    return Xml(f"<c:dPt>{val('idx', place)}{bare}{val('bubble3D', 0)}{shape(colour, edge)}</c:dPt>")


def line(colour: str, width: float, dash: str = "") -> Xml:
    """A line of ``width`` points; ``dash`` is one of DrawingML's patterns."""
    pattern = f'<a:prstDash val="{dash}"/>' if dash else ""
    return Xml(f'<a:ln w="{int(width * _EMU_PER_POINT)}" cap="flat">{fill(colour)}{pattern}<a:round/></a:ln>')


NO_LINE = Xml("<a:ln><a:noFill/></a:ln>")
NOTHING = Xml(f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>")
"""Neither filling nor line."""


def shape(filling: str = "", edge: Xml = EMPTY) -> Xml:
    """The look of a shape of a chart: a colour and a line, or none of them."""
    inner = fill(filling) if filling else Xml("<a:noFill/>")
    return Xml(f"<c:spPr>{inner}{edge or NO_LINE}</c:spPr>")


@dataclass(frozen=True, slots=True)
class Ink:
    """The faces of a chart's texts, East Asian and Latin set apart, and where warnings say they stand."""

    font: FontRole
    where: str

    def look(self, size: float, colour: str, name: str = "a:defRPr") -> Xml:
        """Size (points), colour and faces of a text."""
        latin, east = escape(self.font.latin), escape(self.font.word)
        faces = f'<a:latin typeface="{latin}"/><a:ea typeface="{east}"/><a:cs typeface="{latin}"/>'
        language = "" if name == "a:defRPr" else ' lang="zh-CN" altLang="en-US"'
        return Xml(f'<{name}{language} sz="{int(size * 100 + 0.5)}" b="0">{fill(colour)}{faces}</{name}>')

    def properties(self, size: float, colour: str) -> Xml:
        """The look of names, ticks and legends; never turned."""
        return self._properties('wrap="square"', size, colour)

    def label_properties(self, size: float, colour: str, align: str = "ctr") -> Xml:
        """The look of labels of points, which are not wrapped."""
        return self._properties(f'wrap="none"{_LABEL_INSETS}', size, colour, align)

    def _properties(self, body: str, size: float, colour: str, align: str = "") -> Xml:
        aligned = f' algn="{align}"' if align else ""
        paragraph = f'<a:pPr{aligned}>{self.look(size, colour)}</a:pPr><a:endParaRPr lang="zh-CN"/>'
        return Xml(
            f'<c:txPr><a:bodyPr rot="0" vert="horz" {body}/><a:lstStyle/><a:p>{paragraph}</a:p></c:txPr>'
        )

    def title(self, lines: Iterable[str], size: float, colour: str) -> Xml:
        """The lines of a title, flush left."""
        return self._rich(_TITLE_INSETS, lines, size, colour, "l")

    def label(self, lines: Iterable[str], size: float, colour: str, align: str = "ctr") -> Xml:
        """A label of one's own."""
        return self._rich(_LABEL_INSETS, lines, size, colour, align)

    def _rich(self, insets: str, lines: Iterable[str], size: float, colour: str, align: str) -> Xml:
        body = f'<a:bodyPr rot="0" vert="horz" wrap="none"{insets}/><a:lstStyle/>'
        return Xml(f"<c:tx><c:rich>{body}{self.paragraphs(lines, size, colour, align)}</c:rich></c:tx>")

    def paragraphs(self, lines: Iterable[str], size: float, colour: str, align: str = "ctr") -> Xml:
        """A paragraph a line."""
        before = f'<a:pPr algn="{align}">{self.look(size, colour)}</a:pPr>'
        look = self.look(size, colour, "a:rPr")
        return concat(
            Xml(f"<a:p>{before}<a:r>{look}<a:t>{self.text(text)}</a:t></a:r></a:p>") for text in lines
        )

    def text(self, text: str) -> Xml:
        """Text as character data."""
        return escape(clean(text, self.where))
