"""The block tree as stable text: one line a block or item, indented by nesting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import singledispatch

from ..runs import text_of
from .official import Attachment, AttachmentNote, Imprint, Masthead, Signature
from .primitives import (
    Block,
    Callout,
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

__all__ = ["outline"]


def outline(blocks: Iterable[Block]) -> str:
    """Every block as text, in reading order.

    >>> from zjreport.runs import as_runs
    >>> print(outline([Heading(as_runs("总体情况"), number="一、"), Paragraph(as_runs("增长7%。"))]))
    heading 1: 一、总体情况
    paragraph body: 增长7%。
    """
    return "\n".join(line for block in blocks for line in _lines(block))


@singledispatch
def _lines(block: object) -> Iterator[str]:
    raise TypeError(f"{type(block).__name__} is not a block")


_register: Callable[..., Callable[[Callable[..., Iterator[str]]], object]] = _lines.register


@_register(Heading)
def _heading(block: Heading) -> Iterator[str]:
    yield f"heading {block.level}: {block.number}{text_of(block.runs)}"
    if block.statement:
        yield f"  statement: {text_of(block.statement)}"


@_register(Paragraph)
def _paragraph(block: Paragraph) -> Iterator[str]:
    yield f"paragraph {block.style}: {text_of(block.runs)}"


@_register(Quotation)
def _quotation(block: Quotation) -> Iterator[str]:
    yield f"quotation: {text_of(block.heading)}"
    yield f"  {text_of(block.runs)}"


@_register(ItemList)
def _list(block: ItemList) -> Iterator[str]:
    yield f"list {block.style}"
    yield from _items(block.items, "  ")


def _items(items: Iterable[ListItem], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}{item.number or '·'}{text_of(item.lead)}{text_of(item.runs)}"
        yield from _items(item.children, indent + "  ")


@_register(Panel)
def _panel(block: Panel) -> Iterator[str]:
    kicker = f"{text_of(block.kicker)}，" if block.kicker else ""
    yield f"panel {block.span}: {block.number}{kicker}{text_of(block.title)}"
    yield from _cards_lines(block.cards)
    if block.chart:
        yield from (f"  {line}" for line in _lines(block.chart))
    for group in block.groups:
        if group.lead:
            yield f"  group: {text_of(group.lead)}"
        yield from _items(group.items, "    " if group.lead else "  ")


def _cards_lines(cards: Iterable[Card]) -> Iterator[str]:
    for card in cards:
        change = f" [{card.direction or '='} {text_of(card.change)}]" if card.change else ""
        yield f"  card: {text_of(card.label)} {text_of(card.figure)}{text_of(card.unit)}{change}"


@_register(Callout)
def _callout(block: Callout) -> Iterator[str]:
    yield f"callout: {text_of(block.runs)}"
    yield from _cards_lines([block.card] if block.card else [])
    if block.source:
        yield f"  source: {text_of(block.source)}"


@_register(Cards)
def _cards(block: Cards) -> Iterator[str]:
    yield f"cards: {text_of(block.title)}".rstrip()
    yield from _cards_lines(block.cards)


@_register(Table)
def _table(block: Table) -> Iterator[str]:
    unit = f" ({block.unit})" if block.unit else ""
    yield f"table: {block.number}{text_of(block.title)}{unit}"
    yield "  | " + " | ".join("/".join((*column.groups, column.title)) for column in block.columns)
    for row in block.rows:
        yield f"  {row.kind[0]} " + "  " * row.indent + " | ".join(text_of(cell.runs) for cell in row.cells)
    for note in block.notes:
        yield f"  note: {text_of(note)}"
    if block.source:
        yield f"  source: {text_of(block.source)}"


@_register(Chart)
def _chart(block: Chart) -> Iterator[str]:
    spec = block.spec
    yield f"chart {spec.kind} {block.span}: {block.number}{text_of(spec.title)} ({spec.unit})"
    for series in spec.series:
        points = ", ".join(
            f"{text_of(category)}={point.label or '–'}"
            for category, point in zip(spec.categories, series.points, strict=True)
        )
        yield f"  {text_of(series.name)}: {points}"
    if spec.target:
        yield f"  target {text_of(spec.target_name)}: {spec.target.label}"
    if spec.centre:
        yield f"  centre: {text_of(spec.centre)}"
    if block.source:
        yield f"  source: {text_of(block.source)}"


@_register(Cover)
def _cover(block: Cover) -> Iterator[str]:
    yield f"cover: {text_of(block.title)}"
    for name in ("year", "event", "speaker", "organisation", "date"):
        if runs := getattr(block, name):
            yield f"  {name}: {text_of(runs)}"
    for line in block.couplet:
        yield f"  couplet: {text_of(line)}"


@_register(Contents)
def _contents(block: Contents) -> Iterator[str]:
    yield f"contents {block.levels}: {text_of(block.title)}"


@_register(PageBreak)
def _page_break(block: PageBreak) -> Iterator[str]:
    yield "page break"


@_register(Masthead)
def _masthead(block: Masthead) -> Iterator[str]:
    yield f"masthead {block.kind}: {text_of(block.name)}"
    if block.number:
        yield f"  number: {block.number}"
    for mark in block.marks:
        yield f"  mark: {text_of(mark)}"
    for name in ("issue", "left", "right", "title"):
        if runs := getattr(block, name):
            yield f"  {name}: {text_of(runs)}"


@_register(Signature)
def _signature(block: Signature) -> Iterator[str]:
    yield "signature sealed" if block.sealed else "signature"
    for office in block.offices:
        yield f"  office: {text_of(office)}"
    for name in ("date", "note"):
        if runs := getattr(block, name):
            yield f"  {name}: {text_of(runs)}"


@_register(AttachmentNote)
def _attachment_note(block: AttachmentNote) -> Iterator[str]:
    yield "attachments"
    yield from (f"  {text_of(title)}" for title in block.titles)


@_register(Attachment)
def _attachment(block: Attachment) -> Iterator[str]:
    yield f"attachment {block.number}: {text_of(block.title)}".replace(" :", ":")


@_register(Imprint)
def _imprint(block: Imprint) -> Iterator[str]:
    yield "imprint"
    yield from (f"  {line.label}：{text_of(line.runs)}" for line in block.copies)
    for name in ("office", "date", "count"):
        if runs := getattr(block, name):
            yield f"  {name}: {text_of(runs)}"
