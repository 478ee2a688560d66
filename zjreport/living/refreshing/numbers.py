"""The marks of the edited file under the numbers that they have in the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree

from ...writers.docx.marks import FIRST_CONTROL, ChartMark, FigureMark, TableMark, sort_of_mark
from ...writers.docx.markup import NAMESPACES
from ...writers.docx.record import Record
from ...writers.docx.spans import FigureRange, figure_ranges, visible_spans
from ..archive import WordFile
from ..renewal import Renewal

__all__ = ["Numbers"]

_W = f"{{{NAMESPACES['w']}}}"

Mark = TypeVar("Mark", FigureMark, TableMark, ChartMark)


@dataclass(frozen=True, slots=True)
class Numbers:
    """New numbers by old ones; what the data no longer give is counted on behind the new file's.

    Attributes:
        figures, tables, charts: a new number for every old one.
        record: the new file's record, with what the data no longer give behind.
    """

    figures: Mapping[int, int]
    tables: Mapping[int, int]
    charts: Mapping[int, int]
    record: Record

    @classmethod
    def of(cls, record: Record, renewal: Renewal) -> Numbers:
        """The numbers for a file with that record."""
        figures, more_figures = _continued(record.figures, renewal.record.figures, renewal.figures)
        tables, more_tables = _continued(record.tables, renewal.record.tables, renewal.tables)
        charts, more_charts = _continued(record.charts, renewal.record.charts, renewal.charts)
        new = replace(
            renewal.record,
            figures=(*renewal.record.figures, *more_figures),
            tables=(*renewal.record.tables, *more_tables),
            charts=(*renewal.record.charts, *more_charts),
        )
        return cls(figures, tables, charts, new)

    def figure(self, old: int) -> int:
        """The new number of a figure; one of no record keeps its own, far from all others."""
        return self.figures.get(old, old + _APART)

    def put_into(self, file: WordFile, new: WordFile) -> None:
        """Gives the marks of an edited file their new numbers."""
        tags = dict(_tags(new))
        for part in (file.main, *(part for kind in _KINDS for part in file.related(kind))):
            root = file.root(part)
            for bookmark in root.iter(f"{_W}bookmarkStart"):
                self._rename(bookmark)
            for control in root.iter(f"{_W}sdtPr"):
                self._retag(control, tags)
            for paragraph in root.iter(f"{_W}p"):
                for figure in figure_ranges(paragraph):
                    _tag_again(figure, paragraph, tags)

    def _rename(self, bookmark: etree._Element) -> None:
        mark = sort_of_mark(bookmark.get(f"{_W}name", ""))
        if mark is None:
            return
        sort, old = mark
        known = {"": self.figures, "t": self.tables, "c": self.charts}[sort]
        if known.get(old, old) != old:
            bookmark.set(f"{_W}name", f"_zjr{sort}{known[old]:05d}")

    def _retag(self, properties: etree._Element, tags: Mapping[int, str]) -> None:
        tag, id = properties.find(f"{_W}tag"), properties.find(f"{_W}id")
        words = tag.get(f"{_W}val", "") if tag is not None else ""
        head, _, rest = words.partition(":")
        digits, bar, said = rest.partition("|")
        if tag is None or head != "zjr" or not digits.isdecimal() or int(digits) not in self.figures:
            return
        old = int(digits)
        number = self.figures[old]
        tag.set(f"{_W}val", tags.get(number, f"zjr:{number}{bar}{said}"[:_MOST]))
        if id is not None and id.get(f"{_W}val") == str(FIRST_CONTROL + old):
            id.set(f"{_W}val", str(FIRST_CONTROL + number))


def _tag_again(figure: FigureRange, paragraph: etree._Element, tags: Mapping[int, str]) -> None:
    """The tag of a figure whose control LibreOffice has kept without it."""
    mark = figure.bookmark
    control = next(mark.iterancestors(f"{_W}sdt"), None) if mark is not None else None
    properties = control.find(f"{_W}sdtPr") if control is not None else None
    if figure.control is not None or control is None or properties is None or figure.number not in tags:
        return
    inside = [span for span in visible_spans(paragraph) if control in span.element.iterancestors()]
    if not inside or (inside[0].start, inside[-1].end) != (figure.start, figure.end):
        return
    tag = etree.Element(f"{_W}tag", {f"{_W}val": tags[figure.number]})
    before = {f"{_W}rPr", f"{_W}alias"}
    properties.insert(sum(1 for child in properties if child.tag in before), tag)


_KINDS = ("footnotes", "endnotes", "header", "footer")
_APART = 500_000_000
_MOST = 64


def _continued(
    old: tuple[Mark, ...], new: tuple[Mark, ...], pairs: Mapping[int, int]
) -> tuple[dict[int, int], list[Mark]]:
    numbers, more = dict(pairs), list[Mark]()
    for mark in old:
        if mark.number not in numbers:
            numbers[mark.number] = len(new) + len(more) + 1
            more.append(replace(mark, number=numbers[mark.number]))
    return numbers, more


def _tags(file: WordFile) -> Iterator[tuple[int, str]]:
    for part in (file.main, *file.related("footnotes")):
        for tag in file.root(part).iter(f"{_W}tag"):
            words = tag.get(f"{_W}val", "")
            digits = words.partition(":")[2].partition("|")[0]
            if words.startswith("zjr:") and digits.isdecimal():
                yield int(digits), words
