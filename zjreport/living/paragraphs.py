"""The paragraphs of a Word file in reading order, each with what a reader sees of it and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from lxml import etree

from ..writers.docx.marks import checksum
from ..writers.docx.markup import NAMESPACES
from ..writers.docx.spans import FigureRange, Span, read_paragraph, visible_spans
from .archive import WordFile
from .outline import heading_levels, is_contents

__all__ = ["Cell", "Paragraph", "paragraphs_of"]

Kind = Literal["body", "cell", "box", "contents", "footnote", "endnote", "header", "footer"]

_W = f"{{{NAMESPACES['w']}}}"
_MC = f"{{{NAMESPACES['mc']}}}"
_P, _TBL, _TR, _TC = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc"))
_BOX = f"{_W}txbxContent"
_SKIPPED = frozenset((f"{_W}sectPr", f"{_W}sdtPr", f"{_W}tblPr", f"{_W}tblGrid", f"{_W}trPr", f"{_W}tcPr"))
_NOTES: dict[str, Kind] = {"footnotes": "footnote", "endnotes": "endnote"}
_EDGES: tuple[tuple[str, Kind], ...] = (("header", "header"), ("footer", "footer"))


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a paragraph stands in a table: numbers from 1, merged cells counting once a row.

    A table that only sets cards and panels side by side has the number 0 and no names: readers do not see
    it.  ``row_name`` is what the first cell of the row says, ``column_name`` what the last row of the header
    says above the cell; empty where the cell is one of those.
    """

    table: int
    row: int
    column: int
    element: etree._Element
    row_name: str = ""
    column_name: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that shows something, or that marks a figure.

    Attributes:
        number: its place among the paragraphs of the file, from 1.
        part: the part that holds it.
        element: its ``w:p``.
        kind: where it stands.
        heading: the text of the heading above it.
        level: its own level as a heading, 0 for none.
        cell: its cell, in tables.
    """

    number: int
    part: str
    element: etree._Element
    kind: Kind = "body"
    heading: str = ""
    level: int = 0
    cell: Cell | None = None

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The pieces of its visible text, each with the element that holds it."""
        return tuple(self._read[0])

    @cached_property
    def text(self) -> str:
        """Its visible text: with insertions and results of fields, without deletions."""
        return "".join(span.text for span in self.spans)

    @cached_property
    def figures(self) -> tuple[FigureRange, ...]:
        """The marked figures in it, in order; one whose text was deleted is empty."""
        return tuple(self._read[1])

    @cached_property
    def _read(self) -> tuple[list[Span], list[FigureRange]]:
        return read_paragraph(self.element)

    def printed(self, figure: FigureRange) -> str:
        """What stands where a figure is marked."""
        return self.text[figure.start : figure.end]

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """The text before, between and behind its figures: one piece more than there are figures."""
        edges = [0, *(edge for each in self.figures for edge in (each.start, each.end)), len(self.text)]
        return tuple(self.text[start:end] for start, end in list(pairwise(edges))[::2])

    @cached_property
    def checksums(self) -> tuple[str, ...]:
        """The checksums of its pieces, to compare with those that the record has."""
        return tuple(map(checksum, self.pieces))


def paragraphs_of(file: WordFile) -> list[Paragraph]:
    """The paragraphs of body, notes, headers and footers; those without text or marks are left out."""
    return list(_Finder(file).all())


class _Finder:
    """Walks the parts of one file; knows the heading it is under, and counts tables and paragraphs."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._levels = heading_levels(file)
        self._heading = ""
        self._tables = 0
        self._kept = 0

    def all(self) -> Iterator[Paragraph]:
        main = self._file.main
        yield from self._below(self._file.root(main), main, "body", None)
        self._heading = ""
        for relation, kind in (*_NOTES.items(), *_EDGES):
            for part in self._file.related(relation):
                yield from self._below(self._file.root(part), part, kind, None)

    def _below(self, parent: etree._Element, part: str, kind: Kind, cell: Cell | None) -> Iterator[Paragraph]:
        for child in parent:
            if child.tag == _P:
                yield from self._paragraph(child, part, kind, cell)
            elif child.tag == _TBL:
                yield from self._table(child, part, kind)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._below(_chosen(child), part, kind, cell)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._below(child, part, kind, cell)

    def _paragraph(
        self, element: etree._Element, part: str, kind: Kind, cell: Cell | None
    ) -> Iterator[Paragraph]:
        level = self._levels.of(element) if kind == "body" else 0
        if kind == "body" and is_contents(element, self._levels):
            kind = "contents"
        made = Paragraph(self._kept + 1, part, element, kind, self._heading, level, cell)
        if level and kind != "contents" and made.text.strip():
            self._heading = made.text.strip()
        if made.text.strip() or made.figures:
            self._kept += 1
            yield made
        for box in _boxes(element):
            yield from self._below(box, part, "box", cell)

    def _table(self, table: etree._Element, part: str, kind: Kind) -> Iterator[Paragraph]:
        lines = list(table.iterchildren(_TR))
        seen = any(map(_heads, lines))
        self._tables += seen
        number = self._tables if seen else 0
        titles: dict[int, str] = {}
        inner: Kind = "cell" if kind == "body" else kind
        for row, line in enumerate(lines, 1):
            cells = list(_placed(line))
            heads = _heads(line)
            if heads:
                titles |= {place: text for place, box in cells if (text := _words(box))}
            name = _words(cells[0][1]) if cells and seen and not heads else ""
            for column, (place, box) in enumerate(cells, 1):
                title = "" if heads else titles.get(place, "")
                cell = Cell(number, row, column, box, name if column > 1 else "", title)
                yield from self._below(box, part, inner, cell)


def _heads(row: etree._Element) -> bool:
    """Whether a row is one of the header, which is repeated on every page."""
    return row.find(f"{_W}trPr/{_W}tblHeader") is not None


def _placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row, each with the column of the grid in which it begins."""
    place = 0
    for cell in _cells(row):
        yield place, cell
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        place += int(span.get(f"{_W}val", "1")) if span is not None else 1


def _words(cell: etree._Element) -> str:
    """What a cell says, its own paragraphs only."""
    spans = (span.text for paragraph in cell.iterchildren(_P) for span in visible_spans(paragraph))
    return "".join("".join(spans).split())


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, those in content controls too."""
    for child in row:
        if child.tag == _TC:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _cells(child)


def _boxes(parent: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes anchored in a paragraph, each once."""
    if next(parent.iter(_BOX), None) is None:
        return
    for child in parent:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _boxes(_chosen(child))
        elif isinstance(child.tag, str):
            yield from _boxes(child)


def _chosen(alternatives: etree._Element) -> etree._Element:
    choice = alternatives.find(f"{_MC}Choice")
    return alternatives if choice is None else choice
