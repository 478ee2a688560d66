"""Data tables: three ruled lines or a tinted header, figures below one another on their points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...blocks import Row, Table
from ...runs import Runs, as_runs, text_of
from ...themes import Theme
from .._columns import Fit, Type, fit_columns
from .._heads import HeadCell, header_cells
from .captions import caption
from .draft import Draft
from .grid import Box, Rule, box, columns_of, grid_row, grid_table
from .lengths import mm_of_points, points, twips_of_points
from .markup import EMPTY, Xml, concat, w
from .paragraphs import kept_with_next, paragraph, text_paragraph
from .runs import plain_run, runs_xml
from .sizes import cell_margins, table_style
from .styles import TABLE_STYLE
from .texts import clean
from .titles import broken_title
from .widths import decimal_padding, safe_width, split_decimal, text_width

__all__ = ["fit_of", "write_table"]

_STYLES = (
    "table-header",
    *(f"table-{row}{side}" for row in ("cell", "total") for side in ("", "-center", "-right")),
)
# Rows of a table that is kept on one page, and rows kept together at the ends of a longer one.
_SHORT, _ENDS = 8, 2


def write_table(block: Table, draft: Draft, width: float) -> Xml:
    """A table ``width`` millimetres wide with its title, unit line, notes and source.

    The lines below it never stand on a page without its last rows.
    """
    title = caption("table-title", block.number, block.title, block.id, draft, width)
    unit = _unit(block.unit, draft)
    grid = _grid(block, draft, width)
    below = [text_paragraph("table-note", note, draft) for note in block.notes]
    below.append(text_paragraph("source", block.source, draft))
    *kept, last = [part for part in (grid, *below) if part] or [EMPTY]
    return concat((title, unit, *map(kept_with_next, kept), last))


def _grid(block: Table, draft: Draft, width: float) -> Xml:
    """The table itself; Word holds one without cells for damaged, so there is none then."""
    if not block.columns:
        return EMPTY
    fit = fit_of(block, draft.theme, width)
    body = _Body(block, draft, _Look(draft), tuple(columns_of(width, fit.widths)), fit.scale)
    rows = draft.marked_table(block, (*body.header(), *body.rows()))
    title = clean(" ".join(filter(None, (block.number, text_of(block.title)))), draft.where)
    said = clean(_description(block, draft.metadata.period), draft.where)
    style = draft.table_style(fit.scale)
    return grid_table(body.widths, rows, style, title=title, description=said) if rows else EMPTY


def _description(block: Table, period: str) -> str:
    """What a table holds, for readers who cannot see it: its period, its columns, its unit, its length."""
    columns = "、".join("".join((*column.groups, column.title)) for column in block.columns if column.title)
    parts = (
        period,
        f"各列为{columns}" if columns else "",
        f"单位：{block.unit.removeprefix('单位：')}" if block.unit else "",
        f"共{len(block.rows)}行",
    )
    return "；".join(filter(None, parts))


def _unit(unit: str, draft: Draft) -> Xml:
    if not unit:
        return EMPTY
    return paragraph("table-unit", plain_run(unit if unit.startswith("单位") else f"单位：{unit}", draft))


def fit_of(block: Table, theme: Theme, width: float) -> Fit:
    """The columns of a table ``width`` millimetres wide, and how much smaller its type is."""
    cell, head = theme.style("table-cell"), theme.style("table-header")
    cell_face, head_face = theme.font(cell.font).latin, theme.font(head.font).latin
    return fit_columns(
        block,
        points(width),
        Type(
            cell.size,
            cell_margins(TABLE_STYLE)[1] / 20,
            lambda text: safe_width(text, cell_face),
            lambda text: safe_width(text, head_face) * head.size / cell.size,
            head.size / cell.size,
        ),
    )


class _Look:
    """The rules and fills of the theme's tables."""

    def __init__(self, draft: Draft) -> None:
        theme = draft.theme
        self.tinted = draft.layout("tables") == "tinted"
        ink = theme.colour("accent" if self.tinted else "ink")
        hair = theme.colour("hair" if self.tinted else "ink")
        self.heavy = Rule(theme.measure("table_rule_heavy"), ink)
        self.light = Rule(theme.measure("table_rule_light"), hair)
        self.under_header = Rule(theme.measure("table_rule_light"), ink)
        self.fill = theme.colour("tint_deep") if self.tinted else ""
        self.group_fill = theme.colour("tint") if self.tinted else ""

    def header(self, *, first: bool, last: bool) -> Box:
        """A cell of the header, ruled where it is in the first or the last of its rows."""
        rules = {"top": self.heavy} if first else {}
        if last:
            rules["bottom"] = self.under_header
        return Box(self.fill, rules, vertical="center")

    def group_header(self, *, first: bool) -> Box:
        """A title over others, ruled off from theirs."""
        rules = {"top": self.heavy} if first else {}
        return Box(self.fill, {**rules, "bottom": self.light}, vertical="center")

    def row(self, row: Row, *, first: bool, last: bool) -> Box:
        """The cells of a row of the body; ``first`` where no header stands above it."""
        rules = {"bottom": self.heavy} if last else {"bottom": self.light} if self.tinted else {}
        if first:
            rules["top"] = self.heavy
        fill = {"total": self.fill, "group": self.group_fill}.get(row.kind, "")
        return Box(fill, rules, vertical="center")


@dataclass(frozen=True)
class _Body:
    """One table being written; ``widths`` are those of its columns in twips.

    ``scale`` is the size of its type as a share of the theme's.
    """

    block: Table
    draft: Draft
    look: _Look
    widths: tuple[int, ...]
    scale: float = 1

    @cached_property
    def _header(self) -> list[HeadCell]:
        return header_cells(self.block.columns)

    def header(self) -> Iterator[Xml]:
        """The rows of the header, repeated on every page: one more for each level of groups."""
        depth = max((cell.row + cell.rows for cell in self._header), default=0)
        for row in range(depth):
            cells = [cell for cell in self._header if cell.row <= row < cell.row + cell.rows]
            yield grid_row((self._head(cell, row, depth) for cell in cells), header=True)

    def _head(self, cell: HeadCell, row: int, depth: int) -> Xml:
        """The part of a title's cell that stands in one of the header's rows."""
        begins, width = row == cell.row, sum(self.widths[cell.first : cell.end])
        if cell.heads:
            look = self.look.group_header(first=row == 0)
        else:
            look = self.look.header(first=row == 0, last=row == depth - 1)
        look = replace(look, padding=dict.fromkeys(("left", "right"), self._beside_title))
        merge = ("restart" if begins else "continue") if cell.rows > 1 else ""
        title = self._title(cell.text if begins else "", width)
        return box(width, look, title, span=cell.end - cell.first, merge=merge)

    def _title(self, text: str, width: int) -> Xml:
        """A title in the lines that the PDF has: Word would fill them sign by sign."""
        style = self._sized["table-header"]
        room = mm_of_points((width - 2 * self._beside_title) / 20)
        lines = broken_title(as_runs(text), self.draft.styles[style].text, self.draft.theme, room)
        return paragraph(style, runs_xml(lines, style, self.draft), w("keepNext"))

    @property
    def _beside_title(self) -> int:
        """The padding at each side of a title in twips: titles may come nearer to each other than cells."""
        return self._side // 2

    @cached_property
    def _sized(self) -> Mapping[str, str]:
        """The styles of the table's texts in the size of its type."""
        return {style: self.draft.sized(style, self.scale) for style in _STYLES}

    def _runs(self, runs: Runs) -> Xml:
        return runs_xml(runs, "table-cell", self.draft)

    def rows(self) -> Iterator[Xml]:
        """The rows of the body."""
        count = len(self.block.rows)
        for number, row in enumerate(self.block.rows):
            first = number == 0 and not self._header
            look = self.look.row(row, first=first, last=number == count - 1)
            keep = _keeps_next(number, count)
            if row.kind == "group" and not any(cell.runs for cell in row.cells[1:]):
                yield grid_row([self._group_row(row, look, keep)])
            else:
                cells = (self._cell(row, number, place, look, keep) for place in range(len(self.widths)))
                yield grid_row(cells)

    def _group_row(self, row: Row, look: Box, keep: Xml) -> Xml:
        """A row that heads those below it: one cell over the whole width."""
        runs = row.cells[0].runs if row.cells else ()
        content = paragraph(self._sized["table-total"], self._runs(runs), keep)
        return box(sum(self.widths), look, content, span=len(self.widths))

    def _cell(self, row: Row, number: int, place: int, look: Box, keep: Xml) -> Xml:
        runs = row.cells[place].runs if place < len(row.cells) else ()
        align = self.block.columns[place].align
        style = "table-cell" if row.kind == "body" else "table-total"
        padding: dict[str, int] = {}
        if align == "decimal":
            style, padding = f"{style}-right", {"left": 0, "right": self._paddings[place][number]}
        elif align != "left":
            style = f"{style}-{align}"
        elif place == 0 and row.indent:
            padding = {"left": self._side + row.indent * self._size}
        own = Box(look.fill, look.rules, padding, look.vertical) if padding else look
        return box(self.widths[place], own, paragraph(self._sized[style], self._runs(runs), keep))

    @cached_property
    def _side(self) -> int:
        """The padding at the sides of a cell in twips."""
        return cell_margins(table_style(self.scale))[1]

    @cached_property
    def _size(self) -> int:
        """An em of the cells' text in twips."""
        return twips_of_points(self.draft.theme.style("table-cell").size * self.scale)

    @cached_property
    def _paddings(self) -> Sequence[Sequence[int]]:
        """The right padding of each cell of the columns that are aligned on the point."""
        return [self._decimal_column(place) for place in range(len(self.widths))]

    def _decimal_column(self, place: int) -> list[int]:
        if self.block.columns[place].align != "decimal":
            return []
        theme = self.draft.theme
        latin = theme.font(theme.style("table-cell").font).latin
        texts = [text_of(row.cells[place].runs) if place < len(row.cells) else "" for row in self.block.rows]
        paddings = decimal_padding(
            [split_decimal(text, latin) for text in texts],
            [text_width(text, latin) for text in texts],
            self.widths[place] / self._size,
        )
        return [int(padding * self._size) for padding in paddings]


def _keeps_next(number: int, count: int) -> Xml:
    """Short tables stay on one page; longer ones leave no row alone at either end."""
    keeps = number < count - 1 and (count <= _SHORT or number < _ENDS or number >= count - _ENDS)
    return w("keepNext") if keeps else EMPTY
