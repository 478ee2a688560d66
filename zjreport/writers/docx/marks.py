"""Marks: what ties a printed figure, a table or a chart of a Word file to the data behind it.

A figure stands in an inline content control without a frame, around a hidden bookmark.  Two marks,
because programs differ in what they keep: Word and WPS keep both, LibreOffice drops the control's
tag and keeps the bookmark.  Tables and charts have a hidden bookmark alone.  What a mark's number
stands for is in the record (:mod:`.record`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...charts import ChartSpec, FigureSpec
from ...runs import Measure, Provenance, Run, digit_groups, text_of
from .markup import EMPTY, Xml, escape
from .texts import legal

__all__ = [
    "BOOKMARK",
    "FIRST_CONTROL",
    "ChartMark",
    "FigureMark",
    "Marks",
    "TableMark",
    "at_start",
    "checksum",
    "described",
    "figure_format",
    "sort_of_mark",
]

BOOKMARK = re.compile(r"_zjr([tc]?)([0-9]{5,9})")
"""The name of a hidden bookmark: the sort of what it marks (figure, ``t``able, ``c``hart) and its number."""

# Word takes tags and titles of controls for damage where they are longer, in UTF-16 units.
_MOST = 64
FIRST_CONTROL = 710_000_000
"""The id of a figure's control is its number and this; Word's own are random numbers of 31 bits."""
_WORDS = {
    Measure.LEVEL: "数值",
    Measure.GROWTH: "增速",
    Measure.CHANGE: "增减",
    Measure.GAP: "差距",
    Measure.RANK: "位次",
    Measure.SHARE: "占比",
    Measure.TARGET: "目标",
    Measure.COMPLETION: "完成进度",
    Measure.PROGRESS: "序时进度",
    Measure.STREAK: "连续期数",
    Measure.RECORD: "历史记录",
    Measure.COUNT: "个数",
    Measure.CATEGORY: "类别",
    Measure.CONTRIBUTION: "贡献",
    Measure.MULTIPLE: "倍数",
}


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A figure by its number, counted from 1 as figures are written; ``text`` is what is printed."""

    number: int
    text: str
    provenance: Provenance

    @property
    def format(self) -> str:
        """How the figure is printed: see :func:`figure_format`."""
        return figure_format(self.text)


@dataclass(frozen=True, slots=True)
class TableMark:
    """A table by its number; ``columns`` are the titles of its columns, ``rows`` counts its body."""

    number: int
    columns: tuple[str, ...]
    rows: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A chart by its number; ``kind`` is the kind of chart, empty for a figure of the author's own.

    ``data`` is the checksum of what it draws: a picture does not say whether it is up to date.
    """

    number: int
    kind: str
    title: str = ""
    data: str = ""


@dataclass(slots=True)
class Marks:
    """The marks of one document, in the order in which they are written."""

    figures: list[FigureMark] = field(default_factory=list)
    tables: list[TableMark] = field(default_factory=list)
    charts: list[ChartMark] = field(default_factory=list)

    def figure(self, run: Run, content: Xml, bookmark_id: int) -> Xml:
        """The run of a figure within its mark."""
        if run.provenance is None:
            return content
        mark = FigureMark(len(self.figures) + 1, legal(run.text), run.provenance)
        self.figures.append(mark)
        # Put together by hand: a long report has thousands of them.
        return Xml(
            f'<w:sdt><w:sdtPr><w:alias w:val="{escape(_alias(mark))}"/><w:tag w:val="{escape(_tag(mark))}"/>'
            f'<w:id w:val="{FIRST_CONTROL + mark.number}"/><w15:appearance w15:val="hidden"/></w:sdtPr>'
            f"<w:sdtContent>{_marked('', mark.number, bookmark_id, content)}</w:sdtContent></w:sdt>"
        )

    def table(self, title: str, columns: Iterable[str], rows: int, bookmark_id: int) -> Xml:
        """The bookmark that stands at the start of a table's first cell."""
        mark = TableMark(len(self.tables) + 1, tuple(columns), rows, title)
        self.tables.append(mark)
        return _marked("t", mark.number, bookmark_id)

    def chart(self, spec: ChartSpec | FigureSpec, content: Xml, bookmark_id: int) -> Xml:
        """The drawing of a chart within its bookmark."""
        number, title = len(self.charts) + 1, text_of(spec.title)
        if isinstance(spec, ChartSpec):
            mark = ChartMark(number, spec.kind, title, checksum(_drawn(spec)))
        else:
            mark = ChartMark(number, "", title)
        self.charts.append(mark)
        return _marked("c", mark.number, bookmark_id, content)


def _marked(sort: str, number: int, bookmark_id: int, content: Xml = EMPTY) -> Xml:
    start = f'<w:bookmarkStart w:id="{bookmark_id}" w:name="_zjr{sort}{number:05d}"/>'
    return Xml(f'{start}{content}<w:bookmarkEnd w:id="{bookmark_id}"/>')


def checksum(text: str) -> str:
    """Eight digits that tell whether a text is still as it was; blanks do not count.

    >>> checksum("同比 增长") == checksum("同比增长"), checksum("")
    (True, '00000000')
    """
    return f"{zlib.crc32(''.join(text.split()).encode('utf-8', 'replace')):08x}"


def _drawn(spec: ChartSpec) -> str:
    """The names and the values that a chart draws, as one text."""
    points = (point for series in spec.series for point in series.points)
    parts = (
        *map(text_of, (*spec.categories, *(series.name for series in spec.series), spec.centre)),
        *(f"{point.value}={point.label}" for point in (*points, *((spec.target,) if spec.target else ()))),
    )
    return "|".join(parts)


def at_start(xml: Xml, mark: Xml) -> Xml:
    """What has been written, with a mark at the start of its first paragraph."""
    before, properties, after = xml.partition("</w:pPr>")
    return Xml("".join((before, properties, mark, after))) if properties else xml


def sort_of_mark(name: str) -> tuple[str, int] | None:
    """What the bookmark of that name marks: the sort (``""``, ``"t"``, ``"c"``) and the number.

    >>> sort_of_mark("_zjrt00003")
    ('t', 3)
    """
    found = BOOKMARK.fullmatch(name)
    return (found[1], int(found[2])) if found else None


def figure_format(text: str) -> str:
    """How a figure is printed: its decimals, and what stands around the digits.

    >>> figure_format("6.3%"), figure_format("1650亿元"), figure_format("第7位"), figure_format("Ⅱ类")
    ('.1%', '.0亿元', '第.0位', 'Ⅱ类')
    """
    groups = digit_groups(text)
    if not groups:
        return text
    before, _, after = text.partition(groups[0])
    return f"{before}.{len(groups[0].partition('.')[2])}{after}"


def _tag(mark: FigureMark) -> str:
    """The tag of a figure's control; the number alone where the whole would be too long or unclear."""
    proof = mark.provenance
    parts = (proof.indicator, proof.area, proof.period, proof.measure.value, mark.format)
    whole = "|".join((f"zjr:{mark.number}", *parts))
    if any("|" in part for part in parts) or _length(whole) > _MOST:
        return f"zjr:{mark.number}"
    return legal(whole)


def described(proof: Provenance, name: str) -> str:
    """What a figure is, in words: of the indicator called ``name``, when, where."""
    return " ".join(filter(None, (name, _WORDS.get(proof.measure, "数据"), proof.period, proof.area)))


def _alias(mark: FigureMark) -> str:
    """What a user reads who opens the properties of a control."""
    return _shortened(legal(described(mark.provenance, mark.provenance.indicator)))


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    while _length(text) > _MOST:
        text = text[:-1]
    return text
