"""The record: the part of a Word file that says what its marks stand for and how it can be made again.

It is a custom XML part, which Word, WPS and LibreOffice keep as it is.  Of the text it holds no more than
checksums, so that what an author strikes out is not kept in a place that nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from ...errors import DataError
from ...runs import Basis, Measure, Provenance
from .about import generator
from .marks import ChartMark, FigureMark, Marks, TableMark, checksum, sort_of_mark
from .markup import HEAD, NAMESPACES, Xml, concat, element, escape
from .texts import legal

__all__ = ["NAMESPACE", "ParagraphMark", "Record", "paragraph_marks", "read_record"]

NAMESPACE = "urn:zjreport:record:1"

_VERSION = 1
_W = f"{{{NAMESPACES['w']}}}"
_Z = f"{{{NAMESPACE}}}"
_T, _START, _END, _NAME, _ID = (f"{_W}{name}" for name in ("t", "bookmarkStart", "bookmarkEnd", "name", "id"))
_WRITTEN = (_T, _START, _END)
_NOTHING = checksum("")


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    """A paragraph as it was written: its figures, of which it may have none.

    ``pieces`` are the checksums of the text before, between and behind its figures: one more than
    there are figures.
    """

    figures: tuple[int, ...]
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a file's marks, and the recipe by which it was composed (empty: none).

    ``program`` is the version of zjreport that has written the file.
    """

    recipe: str = ""
    figures: tuple[FigureMark, ...] = ()
    paragraphs: tuple[ParagraphMark, ...] = ()
    tables: tuple[TableMark, ...] = ()
    charts: tuple[ChartMark, ...] = ()
    program: str = ""

    @classmethod
    def of(cls, marks: Marks, recipe: str, parts: Iterable[etree._Element]) -> Record:
        """The record of what has been written: the marks, and the ``parts`` that they stand in."""
        paragraphs = tuple(mark for part in parts for mark in paragraph_marks(part))
        return cls(
            recipe, tuple(marks.figures), paragraphs, tuple(marks.tables), tuple(marks.charts), generator()
        )

    def to_bytes(self) -> bytes:
        """The record as a part."""
        xml = HEAD + element(
            "record",
            {"xmlns": NAMESPACE, "version": _VERSION, "program": self.program or None},
            element("recipe", None, escape(self.recipe)),
            element("figures", None, concat(map(_figure_xml, self.figures))),
            element("paragraphs", None, concat(map(_paragraph_xml, self.paragraphs))),
            element("tables", None, concat(map(_table_xml, self.tables))),
            element("charts", None, concat(map(_chart_xml, self.charts))),
        )
        return legal(xml).encode()


def paragraph_marks(part: etree._Element) -> Iterator[ParagraphMark]:
    """The paragraphs of a part that show something."""
    for paragraph in part.iter(f"{_W}p"):
        mark = _paragraph_mark(paragraph)
        if mark.figures or any(piece != _NOTHING for piece in mark.pieces):
            yield mark


def _paragraph_mark(paragraph: etree._Element) -> ParagraphMark:
    """What :mod:`.spans` reads of a paragraph, but quicker: what is just written was changed by nobody."""
    figures: list[int] = []
    pieces: list[str] = []
    words: list[str] = []
    within = ""
    for each in paragraph.iter(*_WRITTEN):
        if each.tag == _T:
            words.append(each.text or "")
        elif each.tag == _START:
            found = sort_of_mark(each.get(_NAME, ""))
            if found and not found[0]:
                figures.append(found[1])
                pieces.append(checksum("".join(words)))
                within = each.get(_ID, "")
        elif each.get(_ID) == within:
            words, within = [], ""
    return ParagraphMark(tuple(figures), (*pieces, checksum("".join(words))))


def _figure_xml(mark: FigureMark) -> Xml:
    proof = mark.provenance
    values: dict[str, str | int | None] = {
        "n": mark.number,
        "indicator": proof.indicator,
        "area": proof.area or None,
        "period": proof.period or None,
        "measure": proof.measure.value,
        "format": mark.format,
        "raw": proof.raw,
        "unit": proof.unit or None,
        "basis": None if proof.basis is Basis.PUBLISHED else proof.basis.value,
    }
    return element("figure", values, escape(mark.text))


def _paragraph_xml(mark: ParagraphMark) -> Xml:
    # Put together by hand: there is one for each cell of a table, and nothing in it needs escaping.
    return Xml(f'<paragraph figures="{" ".join(map(str, mark.figures))}" pieces="{" ".join(mark.pieces)}"/>')


def _table_xml(mark: TableMark) -> Xml:
    columns = concat(element("column", None, escape(title)) for title in mark.columns)
    return element("table", {"n": mark.number, "rows": mark.rows, "title": mark.title}, columns)


def _chart_xml(mark: ChartMark) -> Xml:
    values: dict[str, str | int | None] = {
        "n": mark.number,
        "kind": mark.kind,
        "title": mark.title,
        "data": mark.data or None,
    }
    return element("chart", values)


def read_record(root: etree._Element) -> Record:
    """The record in a part's root element.

    Raises:
        DataError: it is of a newer zjreport, or damaged.
    """
    version = root.get("version", "")
    if not version.isdecimal() or int(version) > _VERSION:
        raise DataError(
            f"the file was written by a newer zjreport: its record has the version {version or 'unknown'}",
            code="living.newer",
            hint="update zjreport",
        )
    try:
        return Record(
            root.findtext(f"{_Z}recipe") or "",
            tuple(map(_figure, root.iterfind(f"{_Z}figures/{_Z}figure"))),
            tuple(map(_paragraph, root.iterfind(f"{_Z}paragraphs/{_Z}paragraph"))),
            tuple(map(_table, root.iterfind(f"{_Z}tables/{_Z}table"))),
            tuple(map(_chart, root.iterfind(f"{_Z}charts/{_Z}chart"))),
            str(root.get("program", "")),
        )
    except (KeyError, ValueError) as error:
        raise DataError(
            "the file's record of its figures is damaged",
            code="living.damaged",
            hint="build the briefing again",
        ) from error


def _figure(found: etree._Element) -> FigureMark:
    values = found.attrib
    provenance = Provenance(
        str(values["indicator"]),
        Measure(values["measure"]),
        str(values["raw"]),
        str(values.get("unit", "")),
        str(values.get("area", "")),
        str(values.get("period", "")),
        Basis(values.get("basis", Basis.PUBLISHED)),
    )
    return FigureMark(int(values["n"]), found.text or "", provenance)


def _paragraph(found: etree._Element) -> ParagraphMark:
    return ParagraphMark(
        tuple(map(int, found.attrib["figures"].split())), tuple(str(found.attrib["pieces"]).split())
    )


def _table(found: etree._Element) -> TableMark:
    columns = tuple(column.text or "" for column in found.iterfind(f"{_Z}column"))
    return TableMark(int(found.attrib["n"]), columns, int(found.attrib["rows"]), str(found.get("title", "")))


def _chart(found: etree._Element) -> ChartMark:
    return ChartMark(int(found.attrib["n"]), *(str(found.get(key, "")) for key in ("kind", "title", "data")))
