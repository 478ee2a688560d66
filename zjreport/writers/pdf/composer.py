"""From blocks to a flow: each block by the manner that the theme names for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from ...blocks import (
    Attachment,
    AttachmentNote,
    Block,
    Callout,
    Cards,
    Chart,
    Contents,
    Cover,
    Heading,
    Imprint,
    ItemList,
    Masthead,
    PageBreak,
    Panel,
    Paragraph,
    Quotation,
    Signature,
    Table,
)
from ...blocks.contents import Entry, entries
from ...blocks.loose_notes import notes_below
from ...blocks.prose import charts_apart
from ...runs import text_of
from .._fronts import front_blocks, has_own_page
from .._looks import Look, look_of
from .._turning import turned_blocks
from .blocks.bands import heading_band
from .blocks.charts import chart_card, chart_pair, chart_plain
from .blocks.closings import attachment, attachment_note, imprint, signature
from .blocks.contents import contents
from .blocks.cover_pages import cover_page
from .blocks.covers import cover_title, title_page
from .blocks.mastheads import masthead
from .blocks.prose import heading, item_list, paragraph, quotation
from .blocks.references import target_keys
from .cards.card_tables import card_table
from .cards.cards import key_figures
from .cards.fields import callout_field, callout_plain, closing, quotation_panel
from .cards.halves import CardMaker, cards_in_rows
from .cards.panels import panel_cards, panel_paragraphs
from .cards.tasks import task_card
from .cards.tiles import principle_tiles
from .desk import Desk
from .joining import Part, joined
from .makeup.flow import Anchor, Element, Foot, NewPage, Row, Slice, anchor_key
from .tables.tables import table
from .tags.structure import Tag
from .typesetting.notes import Note

__all__ = ["compose_flow"]


def compose_flow(desk: Desk, blocks: Sequence[Block]) -> list[Element | Foot]:
    """The flow of a document."""
    if desk.manner("panels") != "cards":
        blocks = tuple(charts_apart(blocks))
    blocks = tuple(notes_below(blocks))
    listed = entries(blocks)
    desk.setter.targets = target_keys(blocks)
    anchors = {
        entry.index: Anchor(anchor_key(entry.index), text_of(entry.runs), entry.level) for entry in listed
    }
    turned, front = turned_blocks(blocks, desk.theme), front_blocks(blocks, desk.theme)
    parts: list[Part] = []
    place = panels = 0
    while place < len(blocks):
        halves = _halves(desk, blocks, place)
        look = look_of(desk.theme, panels)
        if len(halves) > 1:
            marks = [anchors.get(place + number) for number in range(len(halves))]
            parts.append(Part(halves[0], _side_by_side(desk, halves, marks, look), first=place == front > 0))
            desk.noted.clear()
        else:
            block, below = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
            with desk.structure.block(block):
                made = _composed(desk.turned if turned[place] else desk, block, below, listed, look)
            _set_anchor(made, anchors.get(place))
            _bear_notes(made, desk.noted)
            parts.append(Part(block, made, turned[place], first=place == front > 0))
        taken = blocks[place : place + max(1, len(halves))]
        panels += any(isinstance(block, Panel) for block in taken)
        place += len(taken)
    return joined(desk, parts)


def _set_anchor(elements: Sequence[Element | Foot], anchor: Anchor | None) -> None:
    """Let the first slice bear the anchor."""
    first = next((element for element in elements if isinstance(element, Slice)), None)
    if anchor and first:
        first.anchor = anchor


def _bear_notes(elements: Sequence[Element | Foot], noted: list[Note]) -> None:
    """Let the first slice bear the block's footnotes whose marks stand in no slice that is known to."""
    slices = [element for element in elements if isinstance(element, Slice)]
    borne = {note for piece in slices for note in piece.notes}
    loose = [note for note in noted if note not in borne]
    if slices and not any(isinstance(element, Row) for element in elements):
        slices[0].notes = [*slices[0].notes, *loose]
    noted.clear()


def _halves(desk: Desk, blocks: Sequence[Block], place: int) -> list[Panel | Chart]:
    """The panels and charts of half width that follow one another from ``place`` on.

    In the official manner, where they stand in pairs, one too many is left to be set by itself.
    """
    found: list[Panel | Chart] = []
    cards = desk.manner("panels") == "cards"
    for block in blocks[place:]:
        if (
            not isinstance(block, Panel | Chart)
            or block.span != "half"
            or (isinstance(block, Panel) and not cards)
        ):
            break
        found.append(block)
    return found if desk.manner("charts") == "cards" else found[: len(found) // 2 * 2]


def _side_by_side(
    desk: Desk, blocks: Sequence[Panel | Chart], anchors: Sequence[Anchor | None], look: Look
) -> list[Element | Foot]:
    """Cards in rows of equal depth; charts in pairs in the official manner."""
    charts = [block for block in blocks if isinstance(block, Chart)]
    if desk.manner("charts") != "cards":
        return [
            piece
            for number in range(0, len(charts), 2)
            for piece in chart_pair(desk, charts[number], charts[number + 1])
        ]
    return [*cards_in_rows(desk, [_maker(desk, *each, look) for each in zip(blocks, anchors, strict=True)])]


def _maker(desk: Desk, block: Panel | Chart, anchor: Anchor | None, look: Look) -> CardMaker:
    """What sets a panel or chart as a card of any width; however often, it has one place in the structure."""
    place: list[Tag | None] = []

    def make(width: float) -> list[Slice]:
        with desk.structure.inside(place[0]) if place else _own_place(desk, block) as tag:
            place.append(tag)
            if isinstance(block, Panel):
                card = panel_cards(desk, block, width, look)
            else:
                card = chart_card(desk, block, width)
        _set_anchor(card, anchor)
        return card

    return make


@contextmanager
def _own_place(desk: Desk, block: Panel | Chart) -> Iterator[Tag | None]:
    with desk.structure.block(block) as section:
        if isinstance(block, Panel):
            yield section
        else:
            with desk.element("Div") as tag:
                yield tag


def _tasks(desk: Desk, block: ItemList) -> list[Element | Foot]:
    """Tasks as cards side by side."""
    makers: list[CardMaker] = []
    for item in block.items:
        with desk.element("LI") as tag:
            makers.append(partial(task_card, desk, item, tag))
    return [*cards_in_rows(desk, makers, numbered=any(item.number for item in block.items))]


def _composed(
    desk: Desk, block: Block, below: Block | None, listed: Sequence[Entry], look: Look
) -> list[Element | Foot]:
    match block:
        case Heading():
            band = desk.manner("headings") == "band" and block.level == 1
            return list(heading_band(desk, block) if band else heading(desk, block))
        case Paragraph():
            panel = block.style == "closing" and desk.manner("closing") == "panel"
            return list(closing(desk, block) if panel else paragraph(desk, block))
        case Quotation():
            panel = desk.manner("quotation") == "panel"
            return list(quotation_panel(desk, block) if panel else quotation(desk, block))
        case ItemList(style="principles") if desk.manner("principles") == "tiles":
            return list(principle_tiles(desk, block))
        case ItemList(style="tasks") if desk.manner("tasks") == "cards":
            return _tasks(desk, block)
        case ItemList():
            return list(item_list(desk, block))
        case Panel():
            cards = desk.manner("panels") == "cards"
            return list(
                panel_cards(desk, block, desk.width, look) if cards else panel_paragraphs(desk, block)
            )
        case Callout():
            field = desk.manner("callout") == "panel"
            return list(callout_field(desk, block) if field else callout_plain(desk, block))
        case Cards():
            return list(key_figures(desk, block) if desk.manner("cards") == "cards" else _cards(desk, block))
        case Table():
            return list(table(desk, block))
        case Chart():
            cards = desk.manner("charts") == "cards"
            return list(chart_card(desk, block, desk.width) if cards else chart_plain(desk, block))
        case Cover():
            if desk.manner("cover") == "page":
                return [cover_page(desk, block)]
            if has_own_page(block, below, desk.theme):
                return [title_page(desk, block)]
            return list(cover_title(desk, block))
        case PageBreak():
            return [NewPage()]
        case Contents():
            return [NewPage(), *contents(desk, block, listed), NewPage()]
        case Masthead():
            return [*masthead(desk, block)]
        case Signature():
            return list(signature(desk, block))
        case AttachmentNote():
            return list(attachment_note(desk, block))
        case Attachment():
            return [*attachment(desk, block)]
        case Imprint():
            return [imprint(desk, block)]


def _cards(desk: Desk, block: Cards) -> list[Slice]:
    """Key figures in the official manner, under their title."""
    title = desk.paragraph(block.title, desk.style("chart-title"), desk.width)
    for piece in title:
        piece.keep = True
    rows = card_table(desk, block.cards)
    if title and rows:
        rows[0].before = 0
    return [*title, *rows]
