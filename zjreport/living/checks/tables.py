"""Tables against the data: rows that have come, gone or changed places, and cells of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from ...writers.docx.marks import sort_of_mark
from ...writers.docx.markup import NAMESPACES
from ..archive import WordFile
from ..edited import Edited
from ..paragraphs import Paragraph
from ..remarks import Remark, Spot, flat, spot_at
from ..renewal import Renewal

__all__ = ["TableFound", "check_tables", "tables_of"]

_W = f"{{{NAMESPACES['w']}}}"
_MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class TableFound:
    """A marked table: the paragraphs of its cells by row and column, from 1."""

    number: int
    element: etree._Element
    cells: dict[tuple[int, int], list[Paragraph]]

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        return "\n".join(paragraph.text for paragraph in self.cells.get((row, column), ())).strip()

    def rows(self) -> list[int]:
        """The numbers of its rows."""
        return sorted({row for row, _ in self.cells})


def tables_of(file: WordFile, paragraphs: Sequence[Paragraph]) -> dict[int, TableFound]:
    """The marked tables of a file by the numbers of their marks."""
    elements: dict[etree._Element, int] = {}
    for start in file.root(file.main).iter(f"{_W}bookmarkStart"):
        mark = sort_of_mark(start.get(f"{_W}name", ""))
        table = next(start.iterancestors(f"{_W}tbl"), None)
        if mark and mark[0] == "t" and table is not None:
            elements[table] = mark[1]
    found = {number: TableFound(number, element, {}) for element, number in elements.items()}
    for paragraph in paragraphs:
        if paragraph.cell is None:
            continue
        table = next(paragraph.cell.element.iterancestors(f"{_W}tbl"), None)
        if table in elements:
            place = (paragraph.cell.row, paragraph.cell.column)
            found[elements[table]].cells.setdefault(place, []).append(paragraph)
    return found


def check_tables(edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    """A remark for each table whose rows or words are not as the data have them; figures have their own."""
    standing = tables_of(edited.file, edited.paragraphs)
    new = tables_of(renewal.file, renewal.paragraphs)
    told = {figure.paragraph.number for figure in (*edited.found.marked, *edited.found.unmarked)}
    for mark in edited.record.tables:
        table = standing.get(mark.number)
        if table is None:
            name = mark.title or "、".join(filter(None, mark.columns))
            yield Remark("living.removed", f"the table “{name}” is no longer in the text", severity="info")
        elif mark.number not in renewal.tables:
            yield Remark(
                "living.unproved",
                f"the data no longer give the table “{mark.title}”",
                _spot(table),
                hint="see what is refused",
                severity="warning",
            )
        elif (other := new.get(renewal.tables[mark.number])) is not None:
            yield from _rows(table, other, told)


def _rows(table: TableFound, new: TableFound, told: Container[int]) -> Iterator[Remark]:
    mine, theirs = _labels(table), _labels(new)
    gone = [label for label in theirs if label not in mine]
    more = [label for label in mine if label not in theirs]
    if gone or more:
        said = [f"without {_listed(gone)}"] if gone else []
        said += [f"with {_listed(more)}"] if more else []
        yield Remark(
            "living.rows",
            f"the rows of the table are not those of the data: {' and '.join(said)}",
            _spot(table),
            _listed(more),
            _listed(gone),
            "refresh puts rows in order in a table that was not edited",
            "warning",
        )
    elif list(mine) != list(theirs):
        yield Remark(
            "living.rows",
            f"the rows of the table stand in another order than by the data: {_listed(list(theirs))}",
            _spot(table),
            _listed(list(mine)),
            _listed(list(theirs)),
            "refresh puts rows in order in a table that was not edited",
            "warning",
        )
    for label, row in mine.items():
        if label in theirs:
            yield from _words(table, row, new, theirs[label], told)


def _words(
    table: TableFound, row: int, new: TableFound, other: int, told: Container[int]
) -> Iterator[Remark]:
    """Cells of a row without a figure of their own: of words, as how far a target is met, or typed anew."""
    columns = sorted(column for at, column in new.cells if at == other and column > 1)
    heads = {table.text(1, column): column for at, column in reversed(table.cells) if at == 1}
    for column in columns:
        fresh = new.cells[other, column]
        # An author may have put in a column of their own.
        mine = heads.get(new.text(1, column), column)
        paragraphs = table.cells.get((row, mine), [])
        if any(paragraph.number in told for paragraph in paragraphs):
            continue
        was, now = table.text(row, mine), new.text(other, column)
        # What an author has left out is told elsewhere.
        if not was and any(paragraph.figures for paragraph in fresh):
            continue
        # Where a title is broken into lines is no matter of the data, nor how wide its digits are.
        if _plain(was) != _plain(now):
            yield Remark(
                "living.cell",
                f"the cell says “{flat(was)}”, the data say “{flat(now)}”",
                spot_at(paragraphs[0]) if paragraphs else _spot(table),
                was,
                now,
                "refresh brings it up to date in a table that was not edited",
                "warning",
            )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", flat(text)).replace("−", "-").strip()


def _labels(table: TableFound) -> dict[str, int]:
    """The rows of a table by what their first cells say; of rows that say the same, the later are counted."""
    labels: dict[str, int] = {}
    for row in table.rows():
        label = table.text(row, 1)
        if label:
            number = sum(1 for known in labels if known.partition("#")[0] == label)
            labels[f"{label}#{number + 1}" if number else label] = row
    return labels


def _listed(labels: Sequence[str]) -> str:
    more = f" and {len(labels) - _MOST_LISTED} more" if len(labels) > _MOST_LISTED else ""
    return "、".join(map(flat, labels[:_MOST_LISTED])) + more


def _spot(table: TableFound) -> Spot:
    return spot_at(min(table.cells.values(), key=lambda found: found[0].number)[0]) if table.cells else Spot()
