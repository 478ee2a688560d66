"""On which page each heading will stand, near enough to fill the contents before Word has laid them out.

Heights are added up block by block in millimetres; a program that knows the pages better (the PDF
writer lays out the same document) can give them to the writer instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...blocks import (
    Block,
    Card,
    Cards,
    Chart,
    Contents,
    Cover,
    Heading,
    ItemList,
    ListItem,
    PageBreak,
    Panel,
    Paragraph,
    Quotation,
    Table,
)
from ...runs import Runs, text_of
from .cards import card_rows
from .draft import Draft
from .estimate import line_count
from .headings import heading_style
from .lengths import mm_of_points

__all__ = ["heading_pages"]

# What a cell of a data table has above and below its text, in millimetres.
_CELL = 1.6
_CARD = 6.0


def heading_pages(blocks: Sequence[Block], draft: Draft) -> list[int]:
    """The page of every heading, in order."""
    ruler, paper = _Ruler(draft), draft.theme.page.text_height
    page, depth = 1, 0.0
    pages: list[int] = []
    for block in blocks:
        if isinstance(block, Contents) and depth:
            page, depth = page + 1, 0.0
        if _ends_page(block, depth, draft):
            page, depth = page + 1, 0.0
            continue
        if isinstance(block, PageBreak):
            continue
        height = ruler.height(block)
        if isinstance(block, Heading):
            if depth + height + ruler.line("body") * 2 > paper:
                page, depth = page + 1, 0.0
            pages.append(page)
        elif not isinstance(block, Paragraph | ItemList | Table | Contents) and depth + height > paper:
            page, depth = page + 1, 0.0
        depth += height
        page, depth = page + int(depth // paper), depth % paper
    return pages


def _ends_page(block: Block, depth: float, draft: Draft) -> bool:
    """Whether nothing may stand below the block on its page; a break at the head of one does nothing."""
    if isinstance(block, Cover):
        return draft.layout("cover") == "page"
    return isinstance(block, Contents) or (isinstance(block, PageBreak) and depth > 0)


class _Ruler:
    """Measures blocks in the styles of one document."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._measures = draft.theme.measures
        self._width = draft.theme.page.text_width
        self._gap = max(1.0, self._measures.get("block_gap", 0))

    def line(self, style: str) -> float:
        """The height of one line."""
        text = self._draft.styles[style].text
        return mm_of_points(text.leading or text.size * 1.3)

    def text(self, style: str, runs: Runs | str, width: float, before: str = "") -> float:
        """The height of a paragraph with the space around it; nothing without text."""
        words = before + (runs if isinstance(runs, str) else text_of(runs))
        if not words:
            return 0.0
        own = self._draft.styles[style]
        lines = line_count(words, own.text, self._draft.theme, width - mm_of_points(2 * own.decoration.inset))
        around = own.text.before + own.text.after + 2 * own.decoration.pad
        return lines * self.line(style) + mm_of_points(around)

    def height(self, block: Block) -> float:
        """The height of a block over the whole width, a half-width one counted for half."""
        half = 0.5 if getattr(block, "span", "full") == "half" else 1.0
        match block:
            case Heading():
                return self.text(
                    heading_style(block),
                    block.runs,
                    self._width,
                    block.number,
                ) + self.text("statement", block.statement, self._width)
            case Paragraph():
                return self.text(block.style, block.runs, self._width)
            case Quotation():
                return self.text("quote-heading", block.heading, self._width) + self.text(
                    "quote", block.runs, self._width
                )
            case ItemList():
                return self._list(block)
            case Panel():
                return half * self._panel(block, self._width * half)
            case Cards():
                return self.text("table-title", block.title, self._width) + self._cards(
                    block.cards, self._width
                )
            case Table():
                return self._table(block)
            case Chart():
                return half * self._chart(block, half)
            case Contents():
                return self.text("contents-title", block.title, self._width)
            case Cover():
                return self._cover(block)
            case PageBreak():
                return 0.0

    def _list(self, block: ItemList) -> float:
        style = {"principles": "principle", "tasks": "task"}.get(block.style, "item")
        if block.style == "principles" and self._draft.layout("principles") == "tiles":
            return -(-len(block.items) // 2) * (2 * self.line("tile") + _CARD + self._gap / 2)
        boxes = len(block.items) * (_CARD + self._gap / 2) if self._draft.layout("tasks") == "cards" else 0.0
        return self._items(block.items, style, self._width) + (boxes if block.style == "tasks" else 0.0)

    def _items(self, items: Iterable[ListItem], style: str, width: float) -> float:
        return sum(
            self.text(style, (*item.lead, *item.runs), width, item.number)
            + self._items(item.children, style, width)
            for item in items
        )

    def _panel(self, block: Panel, width: float) -> float:
        inner = width - 2 * self._measures.get("panel_padding", 0)
        head = self.text("panel-kicker", block.kicker, inner) + self.text("panel-title", block.title, inner)
        groups = sum(
            self.text("panel-lead", group.lead, inner) + self._items(group.items, "panel-item", inner)
            for group in block.groups
        )
        padding = 1.6 * self._measures.get("panel_padding", 0) + self._gap
        return head + groups + (self._cards(block.cards, inner) if block.cards else 0.0) + padding

    def _cards(self, cards: Sequence[Card], width: float) -> float:
        rows = card_rows(cards, 4 if width > 120 else 2)
        changed = any(card.change for card in cards)
        each = (
            self.line("card-label") + self.line("card-figure") + (self.line("card-change") if changed else 0)
        )
        return len(rows) * (each + _CARD + self._gap / 2)

    def _table(self, block: Table) -> float:
        weights = [column.weight for column in block.columns]
        widths = [self._width * weight / sum(weights) - 3 for weight in weights]
        rows = sum(
            max(
                (
                    self.text("table-cell", cell.runs, width)
                    for cell, width in zip(row.cells, widths, strict=False)
                ),
                default=self.line("table-cell"),
            )
            + _CELL
            for row in block.rows
        )
        header = (2 if any(column.group for column in block.columns) else 1) * (
            self.line("table-header") + _CELL
        )
        notes = sum(self.text("table-note", note, self._width) for note in block.notes)
        words = self.text("table-title", block.title, self._width) + self.text(
            "source", block.source, self._width
        )
        return words + header + rows + notes + (self.line("table-unit") if block.unit else 0) + self._gap

    def _chart(self, block: Chart, half: float) -> float:
        name = "chart_height" if half == 1 else "chart_half_height"
        words = self.text("chart-title", block.spec.title, self._width * half, block.number)
        padding = 1.3 * self._measures.get("panel_padding", 0)
        return (
            words
            + self._measures.get(name, 70)
            + self.text("source", block.source, 1e3)
            + padding
            + self._gap
        )

    def _cover(self, block: Cover) -> float:
        names = ("year", "event", "title", "speaker", "organisation", "date")
        lines = [self.text(f"cover-{name}", getattr(block, name), self._width) for name in names]
        return sum(lines) + sum(self.text("cover-couplet", line, self._width) for line in block.couplet)
