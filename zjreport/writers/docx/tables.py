"""Data tables: three ruled lines or a tinted header, figures below one another on their points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...blocks import Column, Row, Table
from ...runs import text_of
from .draft import Draft
from .grid import Box, Rule, box, columns_of, grid_row, grid_table
from .lengths import twips_of_points
from .markup import EMPTY, Xml, concat
from .paragraphs import paragraph, text_paragraph
from .runs import plain_run, runs_xml
from .styles import TABLE_STYLE
from .texts import clean
from .widths import decimal_padding, split_decimal, text_width

__all__ = ["write_table"]

_SIDE_PADDING = 85


def write_table(block: Table, draft: Draft, width: float) -> Xml:
    """A table ``width`` millimetres wide with its title, unit line, notes and source."""
    widths = columns_of(width, [column.weight for column in block.columns])
    look = _Look(draft)
    rows = concat((*_header(block, widths, look, draft), *_body(block, widths, look, draft)))
    title = clean(block.number + text_of(block.title), draft.where)
    return concat(
        (
            _caption(block, draft),
            paragraph("table-unit", plain_run(block.unit, draft)) if block.unit else EMPTY,
            grid_table(widths, [rows], TABLE_STYLE, title=title),
            *(text_paragraph("table-note", note, draft) for note in block.notes),
            text_paragraph("source", block.source, draft),
        )
    )


def _caption(block: Table, draft: Draft) -> Xml:
    if not (block.title or block.number):
        return EMPTY
    number = plain_run(f"{block.number} " if block.title else block.number, draft) if block.number else EMPTY
    return paragraph("table-title", concat((number, runs_xml(block.title, "table-title", draft))))


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
        self.total_fill = theme.colour("tint") if self.tinted else ""

    def header(self, *, first: bool, last: bool) -> Box:
        rules = {}
        if first:
            rules["top"] = self.heavy
        if last:
            rules["bottom"] = self.under_header
        return Box(self.fill, rules, vertical="center")

    def group_header(self) -> Box:
        """A title over several columns, ruled off from theirs."""
        return Box(self.fill, {"top": self.heavy, "bottom": self.light}, vertical="center")

    def body(self, row: Row, *, last: bool) -> Box:
        rules = {"bottom": self.heavy} if last else {"bottom": self.light} if self.tinted else {}
        return Box(self.total_fill if row.kind != "body" else "", rules, vertical="center")


def _header(block: Table, widths: list[int], look: _Look, draft: Draft) -> Iterator[Xml]:
    grouped = any(column.group for column in block.columns)
    if grouped:
        yield grid_row(_group_cells(block, widths, look, draft), header=True)
    cells = (
        _lower_header(column, width, look, draft, grouped)
        for column, width in zip(block.columns, widths, strict=True)
    )
    yield grid_row(cells, header=True)


def _group_cells(block: Table, widths: list[int], look: _Look, draft: Draft) -> Iterator[Xml]:
    """The upper header row: one cell over each group, and the upper half of the other titles."""
    places = range(len(widths))
    for key, places_of in groupby(places, key=lambda place: block.columns[place].group or place):
        members = list(places_of)
        width = sum(widths[place] for place in members)
        if isinstance(key, str):
            yield box(width, look.group_header(), _title(key, draft), span=len(members))
        else:
            upper = look.header(first=True, last=False)
            yield box(width, upper, _title(block.columns[key].title, draft), merge="restart")


def _lower_header(column: Column, width: int, look: _Look, draft: Draft, grouped: bool) -> Xml:
    if grouped and not column.group:
        return box(
            width, look.header(first=False, last=True), paragraph("table-header", EMPTY), merge="continue"
        )
    return box(width, look.header(first=not grouped, last=True), _title(column.title, draft))


def _title(text: str, draft: Draft) -> Xml:
    return paragraph("table-header", plain_run(text, draft))


def _body(block: Table, widths: list[int], look: _Look, draft: Draft) -> Iterator[Xml]:
    paddings = [_decimal_column(block, place, width, draft) for place, width in enumerate(widths)]
    for number, row in enumerate(block.rows):
        own = look.body(row, last=number == len(block.rows) - 1)
        if row.kind == "group" and not any(cell.runs for cell in row.cells[1:]):
            yield grid_row([_group_row(row, widths, own, draft)])
            continue
        yield grid_row(
            _cell(block.columns[place], row, place, widths[place], own, padding[number], draft)
            for place, padding in enumerate(paddings)
        )


def _group_row(row: Row, widths: list[int], look: Box, draft: Draft) -> Xml:
    """A row that heads those below it: one cell over the whole width."""
    content = paragraph("table-total", runs_xml(row.cells[0].runs, "table-cell", draft))
    return box(sum(widths), look, content, span=len(widths))


def _decimal_column(block: Table, place: int, width: int, draft: Draft) -> list[int]:
    """The right padding of each cell of a column; 0 where the column is not aligned on the point."""
    if block.columns[place].align != "decimal":
        return [0] * len(block.rows)
    style = draft.theme.style("table-cell")
    latin = draft.theme.font(style.font).latin
    texts = [text_of(row.cells[place].runs) if place < len(row.cells) else "" for row in block.rows]
    room = width / twips_of_points(style.size)
    paddings = decimal_padding(
        [split_decimal(text, latin) for text in texts], [text_width(text, latin) for text in texts], room
    )
    return [int(padding * twips_of_points(style.size)) for padding in paddings]


def _cell(column: Column, row: Row, place: int, width: int, look: Box, padding: int, draft: Draft) -> Xml:
    runs = row.cells[place].runs if place < len(row.cells) else ()
    kind = "table-cell" if row.kind == "body" else "table-total"
    sides: dict[str, int] = {}
    if column.align == "decimal":
        kind, sides = f"{kind}-right", {"left": 0, "right": padding}
    elif column.align in ("center", "right"):
        kind = f"{kind}-{column.align}"
    elif place == 0 and row.indent:
        sides = {"left": _SIDE_PADDING + row.indent * twips_of_points(draft.theme.style("table-cell").size)}
    own = Box(look.fill, look.rules, sides, look.vertical) if sides else look
    return box(width, own, paragraph(kind, runs_xml(runs, "table-cell", draft)))
