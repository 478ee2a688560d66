"""Fills, lines and texts of a chart's markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ....themes import FontRole
from ..markup import EMPTY, Xml, concat, escape
from ..texts import clean

__all__ = ["NOTHING", "Ink", "fill", "line", "point", "shape", "val"]

_EMU_PER_POINT = 12700


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


_NO_LINE = Xml("<a:ln><a:noFill/></a:ln>")
NOTHING = Xml(f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr>")
"""Neither filling nor line."""


def shape(filling: str = "", edge: Xml = EMPTY) -> Xml:
    """The look of a shape of a chart: a colour and a line, or none of them."""
    inner = fill(filling) if filling else Xml("<a:noFill/>")
    return Xml(f"<c:spPr>{inner}{edge or _NO_LINE}</c:spPr>")


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

    def properties(self, size: float, colour: str, wrap: str = "square") -> Xml:
        """The look of texts that stand in data: names, labels, ticks; never turned."""
        return Xml(
            f'<c:txPr><a:bodyPr rot="0" vert="horz" wrap="{wrap}"/><a:lstStyle/>'
            f'<a:p><a:pPr>{self.look(size, colour)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
        )

    def rich(self, lines: Iterable[str], size: float, colour: str, align: str = "ctr") -> Xml:
        """Lines of text of one's own."""
        return self.written([self.paragraphs(lines, size, colour, align)])

    @staticmethod
    def written(paragraphs: Iterable[Xml]) -> Xml:
        """Paragraphs as the text of a title or label."""
        body = '<a:bodyPr rot="0" vert="horz" wrap="none"/><a:lstStyle/>'
        return Xml(f"<c:tx><c:rich>{body}{concat(paragraphs)}</c:rich></c:tx>")

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
