"""The block tree as stable text: one line a block or item, indented by nesting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import singledispatch

from ..runs import Run, text_of
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


def _text(runs: Iterable[Run]) -> str:
    """The text of runs, each note in brackets where its mark stands."""
    return "".join(f"{run.text}［注：{text_of(run.note)}］" if run.note else run.text for run in runs)


@singledispatch
def _lines(block: object) -> Iterator[str]:
    raise TypeError(f"{type(block).__name__} is not a block")


_register: Callable[..., Callable[[Callable[..., Iterator[str]]], object]] = _lines.register


@_register(Heading)
def _heading(block: Heading) -> Iterator[str]:
    yield f"heading {block.level}: {block.number}{_text(block.runs)}"
    if block.statement:
        yield f"  statement: {_text(block.statement)}"


@_register(Paragraph)
def _paragraph(block: Paragraph) -> Iterator[str]:
    yield f"paragraph {block.style}: {block.number}{_text(block.runs)}"


@_register(Quotation)
def _quotation(block: Quotation) -> Iterator[str]:
    yield f"quotation: {_text(block.heading)}"
    yield f"  {_text(block.runs)}"


@_register(ItemList)
def _list(block: ItemList) -> Iterator[str]:
    yield f"list {block.style}"
    yield from _items(block.items, "  ")


def _items(items: Iterable[ListItem], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}{item.number or '·'}{_text(item.lead)}{_text(item.runs)}"
        yield from _items(item.children, indent + "  ")


@_register(Panel)
def _panel(block: Panel) -> Iterator[str]:
    kicker = f"{_text(block.kicker)}，" if block.kicker else ""
    yield f"panel {block.span}: {block.number}{kicker}{_text(block.title)}"
    yield from _cards_lines(block.cards)
    if block.chart:
        yield from (f"  {line}" for line in _lines(block.chart))
    for group in block.groups:
        if group.lead:
            yield f"  group: {_text(group.lead)}"
        yield from _items(group.items, "    " if group.lead else "  ")


def _cards_lines(cards: Iterable[Card]) -> Iterator[str]:
    for card in cards:
        change = f" [{card.direction or '='} {_text(card.change)}]" if card.change else ""
        yield f"  card: {_text(card.label)} {_text(card.figure)}{_text(card.unit)}{change}"


@_register(Callout)
def _callout(block: Callout) -> Iterator[str]:
    yield f"callout: {_text(block.runs)}"
    yield from _cards_lines([block.card] if block.card else [])
    if block.source:
        yield f"  source: {_text(block.source)}"


@_register(Cards)
def _cards(block: Cards) -> Iterator[str]:
    yield f"cards: {_text(block.title)}".rstrip()
    yield from _cards_lines(block.cards)


@_register(Table)
def _table(block: Table) -> Iterator[str]:
    unit = f" ({block.unit})" if block.unit else ""
    yield f"table: {block.number}{_text(block.title)}{unit}"
    yield "  | " + " | ".join("/".join((*column.groups, column.title)) for column in block.columns)
    for row in block.rows:
        yield f"  {row.kind[0]} " + "  " * row.indent + " | ".join(_text(cell.runs) for cell in row.cells)
    for note in block.notes:
        yield f"  note: {_text(note)}"
    if block.source:
        yield f"  source: {_text(block.source)}"


@_register(Chart)
def _chart(block: Chart) -> Iterator[str]:
    spec = block.spec
    yield f"chart {spec.kind} {block.span}: {block.number}{_text(spec.title)} ({spec.unit})"
    for series in spec.series:
        points = ", ".join(
            f"{_text(category)}={point.label or '–'}"
            for category, point in zip(spec.categories, series.points, strict=True)
        )
        yield f"  {_text(series.name)}: {points}"
    if spec.target:
        yield f"  target {_text(spec.target_name)}: {spec.target.label}"
    if spec.centre:
        yield f"  centre: {_text(spec.centre)}"
    if block.source:
        yield f"  source: {_text(block.source)}"


@_register(Cover)
def _cover(block: Cover) -> Iterator[str]:
    yield f"cover: {_text(block.title)}"
    for name in ("year", "event", "speaker", "organisation", "date"):
        if runs := getattr(block, name):
            yield f"  {name}: {_text(runs)}"
    for line in block.couplet:
        yield f"  couplet: {_text(line)}"


@_register(Contents)
def _contents(block: Contents) -> Iterator[str]:
    yield f"contents {block.levels}: {_text(block.title)}"


@_register(PageBreak)
def _page_break(block: PageBreak) -> Iterator[str]:
    yield "page break"


@_register(Masthead)
def _masthead(block: Masthead) -> Iterator[str]:
    yield f"masthead {block.kind}: {_text(block.name)}"
    if block.number:
        yield f"  number: {block.number}"
    for mark in block.marks:
        yield f"  mark: {_text(mark)}"
    for name in ("issue", "left", "right", "title"):
        if runs := getattr(block, name):
            yield f"  {name}: {_text(runs)}"


@_register(Signature)
def _signature(block: Signature) -> Iterator[str]:
    yield "signature sealed" if block.sealed else "signature"
    for office in block.offices:
        yield f"  office: {_text(office)}"
    for name in ("date", "note"):
        if runs := getattr(block, name):
            yield f"  {name}: {_text(runs)}"


@_register(AttachmentNote)
def _attachment_note(block: AttachmentNote) -> Iterator[str]:
    yield "attachments"
    yield from (f"  {_text(title)}" for title in block.titles)


@_register(Attachment)
def _attachment(block: Attachment) -> Iterator[str]:
    yield f"attachment {block.number}: {_text(block.title)}".replace(" :", ":")


@_register(Imprint)
def _imprint(block: Imprint) -> Iterator[str]:
    yield "imprint"
    yield from (f"  {line.label}：{_text(line.runs)}" for line in block.copies)
    for name in ("office", "date", "count"):
        if runs := getattr(block, name):
            yield f"  {name}: {_text(runs)}"
