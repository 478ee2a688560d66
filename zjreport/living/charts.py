"""The charts of a Word file: where each marked one stands, and what its cache and its workbook say."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ..errors import ZjreportError
from ..writers.docx.marks import sort_of_mark
from ..writers.docx.markup import NAMESPACES
from .archive import WordFile
from .workbooks import Workbook

__all__ = ["ChartPart", "ChartSeries", "changed_labels", "charts_of"]

_W = f"{{{NAMESPACES['w']}}}"
_R = f"{{{NAMESPACES['r']}}}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_VALUES = (f"{_C}val", f"{_C}yVal")
_NAMES = (f"{_C}cat", f"{_C}xVal")


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A series as its cache has it; ``values`` by the places of their categories.

    ``element`` is its ``c:ser``; the formulas name the cells that the cache was taken from, ``format`` is the
    number format of the values.
    """

    name: str
    categories: dict[int, str]
    values: dict[int, str]
    element: etree._Element
    name_formula: str = ""
    category_formula: str = ""
    value_formula: str = ""
    format: str = ""

    @property
    def labels(self) -> dict[int, str]:
        """The labels that have a text of their own, by the places of their categories."""
        found: dict[int, str] = {}
        for label in self.element.iter(f"{_C}dLbl"):
            place, texts = label.find(f"{_C}idx"), label.find(f"{_C}tx")
            if place is not None and texts is not None:
                words = "".join(piece.text or "" for piece in texts.iter(f"{_A}t"))
                found[int(place.get("val", "0"))] = " ".join(words.split())
        return found


@dataclass(frozen=True)
class ChartPart:
    """A chart by its mark.

    Attributes:
        number: the number of its mark.
        paragraph: the ``w:p`` that it stands in.
        part: the part with the chart; empty for a picture.
    """

    number: int
    paragraph: etree._Element
    part: str
    file: WordFile

    @cached_property
    def series(self) -> tuple[ChartSeries, ...]:
        """The series of a native chart, in the file's order."""
        if not self.part:
            return ()
        return tuple(_series(found) for found in self.file.root(self.part).iter(f"{_C}ser"))

    @cached_property
    def workbook_part(self) -> str:
        """The part with the workbook; empty where there is none."""
        if not self.part:
            return ""
        for relation in self.file.relations(self.part).values():
            if relation.kind == "package" and not relation.external and relation.target in self.file:
                return relation.target
        return ""

    @cached_property
    def workbook(self) -> Workbook | None:
        """The workbook behind the chart, where there is one that can be read."""
        if not self.workbook_part:
            return None
        try:
            name = posixpath.basename(self.workbook_part)
            return Workbook(self.file.read(self.workbook_part), name)
        except (ZjreportError, StopIteration):
            return None


def changed_labels(old: tuple[ChartSeries, ...], new: tuple[ChartSeries, ...]) -> dict[str, tuple[str, str]]:
    """By categories what labels of their own said and say now, where values are but lengths (of how far a
    target is met) and the labels are what is printed."""
    changed: dict[str, tuple[str, str]] = {}
    for before, after in zip(old, new, strict=False):
        said = {before.categories.get(place, ""): label for place, label in before.labels.items()}
        says = {after.categories.get(place, ""): label for place, label in after.labels.items()}
        for name in dict.fromkeys((*says, *said)):
            if said.get(name, "") != says.get(name, ""):
                changed[name] = said.get(name, ""), says.get(name, "")
    return changed


def charts_of(file: WordFile) -> dict[int, ChartPart]:
    """The marked charts of a file by the numbers of their marks."""
    return {chart.number: chart for chart in _charts(file)}


def _charts(file: WordFile) -> Iterator[ChartPart]:
    relations = file.relations(file.main)
    for start in file.root(file.main).iter(f"{_W}bookmarkStart"):
        mark = sort_of_mark(start.get(f"{_W}name", ""))
        paragraph = next(start.iterancestors(f"{_W}p"), None)
        if mark is None or mark[0] != "c" or paragraph is None:
            continue
        drawn = _drawing_behind(start, paragraph)
        if drawn is None:
            continue
        chart = next(drawn.iter(f"{_C}chart"), None)
        relation = relations.get(chart.get(f"{_R}id", "")) if chart is not None else None
        part = relation.target if relation and relation.target in file else ""
        yield ChartPart(mark[1], paragraph, part, file)


def _drawing_behind(start: etree._Element, paragraph: etree._Element) -> etree._Element | None:
    """The drawing that a bookmark stands before; the paragraph's only one where it has moved."""
    drawings = list(paragraph.iter(f"{_W}drawing", f"{_W}pict", f"{_W}object"))
    for run in start.itersiblings():
        if run.tag == f"{_W}bookmarkEnd" and run.get(f"{_W}id") == start.get(f"{_W}id"):
            break
        for drawing in drawings:
            if run in drawing.iterancestors():
                return drawing
    return drawings[0] if len(drawings) == 1 else None


def _series(found: etree._Element) -> ChartSeries:
    texts, names, values = found.find(f"{_C}tx"), _first(found, _NAMES), _first(found, _VALUES)
    name = "".join(_points(texts).values())
    if not name and texts is not None:
        name = texts.findtext(f"{_C}v") or ""
    formulas = (_formula(texts), _formula(names), _formula(values))
    return ChartSeries(name, _points(names), _points(values), found, *formulas, _format(values))


def _first(parent: etree._Element, tags: tuple[str, ...]) -> etree._Element | None:
    return next((found for tag in tags if (found := parent.find(tag)) is not None), None)


def _points(parent: etree._Element | None) -> dict[int, str]:
    """The cached values by their places; of categories in levels, those of the nearest."""
    if parent is None:
        return {}
    level = next(parent.iter(f"{_C}lvl"), parent)
    return {
        int(point.get("idx", "0")): point.findtext(f"{_C}v") or ""
        for point in level.iter(f"{_C}pt")
        if point.get("idx", "0").isdecimal()
    }


def _format(values: etree._Element | None) -> str:
    return (
        next((code.text or "" for code in values.iter(f"{_C}formatCode")), "") if values is not None else ""
    )


def _formula(parent: etree._Element | None) -> str:
    return next((found.text or "" for found in parent.iter(f"{_C}f")), "") if parent is not None else ""
