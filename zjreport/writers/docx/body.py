"""The body of the document: blocks in order, half-width neighbours side by side, space between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

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
from .._fronts import front_blocks
from .._looks import Look
from .._turning import turned_blocks
from .boxed_lists import list_is_boxed, write_boxed_list
from .callouts import write_callout
from .cards import write_cards
from .charts import chart_field, draw_charts, write_chart
from .closings import write_attachment, write_attachment_note, write_closing, write_signature
from .contents import write_contents
from .cover import cover_has_page, write_cover, write_title_block
from .draft import Draft
from .fields import bookmark_name, show_pages
from .headings import heading_style, write_head_paragraph, write_heading
from .imprint import imprint_height, write_imprint
from .lists import write_list
from .markup import EMPTY, Xml, concat, w
from .mastheads import write_masthead
from .package import parsed_body
from .paging import Reckoning, reckoned, room_below
from .panels import panel_field, write_panel
from .paragraphs import gap, kept_with_next, paragraph, text_paragraph
from .scenery import scenery_below
from .sections import Sections, ended
from .tables import write_table
from .tiles import field_row, share
from .title_page import has_title_page, write_title_page

__all__ = ["write_body"]

_BOXED = (Callout, Cards, Chart, Panel, Table)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One block, or the blocks that stand side by side, and the block below.

    ``place`` is that of the first in the document.
    """

    place: int
    blocks: tuple[Block, ...]
    below: Block | None

    @property
    def first(self) -> Block:
        return self.blocks[0]


def write_body(
    blocks: Sequence[Block], draft: Draft, sections: Sections, pages: Sequence[int] | None = None
) -> etree._Element:
    """All blocks in their sections, on pages that are made up where the theme fills them.

    ``pages`` are those of the entries of the contents, in order, as far as they are known.
    """
    blocks = tuple(notes_below(blocks))
    if draft.layout("panels") != "cards":
        blocks = tuple(charts_apart(blocks))
    listed, front = entries(blocks), front_blocks(blocks, draft.theme)
    written = _written(blocks, front, draft, sections)
    body = parsed_body(written.xml)
    imprints = [block for block in blocks if isinstance(block, Imprint)]
    foot = sum(imprint_height(block, draft) for block in imprints)
    reckoning = reckoned(body, draft, foot) if _needs_pages(blocks, draft) else Reckoning({}, {})
    first_page = reckoning.sections.get(written.text_section, 1)
    numbers = {name: page - first_page + 1 for name, page in reckoning.bookmarks.items()}
    numbers |= {bookmark_name(entry.index): page for entry, page in zip(listed, pages or (), strict=False)}
    show_pages(body, numbers)
    draw_charts(body, draft)
    ends = [write_imprint(block, draft, reckoning) for block in imprints]
    if not ends and not written.turned:
        ends.append(scenery_below(draft.theme.page.text_height - reckoning.depth, draft))
    for element in parsed_body(concat(ends)):
        body[-1].addprevious(element)
    return body


@dataclass(frozen=True, slots=True)
class _Written:
    """Blocks as they are written: whether the last stand on turned pages, the section that page 1 opens."""

    xml: Xml
    turned: bool
    text_section: int


def _written(blocks: Sequence[Block], front: int, draft: Draft, sections: Sections) -> _Written:
    """All blocks but the imprint in their sections; block number ``front`` is the first of the text."""
    turned = turned_blocks(blocks, draft.theme)
    parts: list[Xml] = []
    contents: dict[int, Contents] = {}
    before: Block | None = None
    breaks = side = False
    text_section = 0
    for piece in _pieces(blocks, draft):
        if isinstance(piece.first, PageBreak):
            breaks = before is not None
            continue
        # The contents have a page to themselves.
        breaks = breaks or (before is not None and Contents in (type(before), type(piece.first)))
        breaks = breaks or (before is not None and isinstance(piece.first, Masthead))
        draft.where = _where(piece)
        opens = piece.place == front > 0
        if before is not None and (opens or turned[piece.place] != side):
            section = sections.next(turned=side, front=piece.place <= front)
            parts.append(ended(EMPTY if isinstance(before, Contents) else parts.pop(), section))
            before, breaks = None, False
        if opens:
            text_section = concat(parts).count("<w:sectPr>")
        side = turned[piece.place]
        keeps = _is_closing_field(piece.first, draft) or isinstance(piece.first, Signature | AttachmentNote)
        if keeps and parts and not breaks:
            parts[-1] = kept_with_next(parts[-1])
        parts.append(_between(before, piece.first, draft, breaks=breaks))
        page = draft.theme.page.turned if side else draft.theme.page
        if isinstance(piece.first, Contents):
            contents[len(parts)] = piece.first
        parts.append(_write(piece, draft, page.text_width))
        # A cover page ends with a page of its own, so a break after it would leave one empty.
        before, breaks = piece.first, False
        if _is_cover_page(piece.first, draft) or has_title_page(piece.first, piece.below, draft.theme):
            before, sections.covered = None, True
    # What stands before a heading is known when it is written.
    for place, block in contents.items():
        parts[place] = _contents(block, entries(blocks), draft)
    parts.append(sections.next(turned=side))
    return _Written(concat(parts), side, text_section)


def _needs_pages(blocks: Sequence[Block], draft: Draft) -> bool:
    """Whether something depends on where pages end: how they are filled, or what is said of them."""
    told = any(isinstance(block, Contents | Imprint) for block in blocks)
    return told or not draft.theme.page.grid


def _contents(block: Contents, listed: Sequence[Entry], draft: Draft) -> Xml:
    """The contents, with the scenery below where they leave room."""
    written = write_contents(block, listed, draft)
    return concat((written, scenery_below(room_below(written, draft), draft)))


def _is_closing_field(block: Block, draft: Draft) -> bool:
    """Whether a block is the appeal on its field, which must not stand on a page alone."""
    return isinstance(block, Paragraph) and _is_field(block, draft)


def _is_cover_page(block: Block, draft: Draft) -> bool:
    return isinstance(block, Cover) and cover_has_page(draft)


def _between(before: Block | None, block: Block, draft: Draft, *, breaks: bool) -> Xml:
    if breaks:
        return _page_break(block, draft)
    if before is None or _is_cover_page(block, draft):
        return EMPTY
    if isinstance(before, Heading):
        return kept_with_next(gap()) if _is_field(before, draft) else EMPTY
    if isinstance(block, Heading) and not _is_field(block, draft) and _opens_space(block, draft):
        return EMPTY
    if not any(_is_boxed(each, draft) for each in (before, block)):
        return EMPTY
    # A gap may stay on the page above, but not with an appeal that must not be alone on its own.
    return kept_with_next(gap()) if _is_closing_field(block, draft) else gap()


def _page_break(block: Block, draft: Draft) -> Xml:
    """The start of a page: a break at the foot of the page above, which takes no room from the grid.

    Before a table that holds another LibreOffice loses it; so a line at the head of the page begins it there.
    """
    if draft.theme.page.grid or not _is_boxed(block, draft):
        return paragraph("hidden-line", w("r", w("br", type="page")))
    return paragraph("page-start", EMPTY)


def _opens_space(block: Heading, draft: Draft) -> bool:
    """Whether the style of a heading keeps it off what stands above it."""
    return draft.styles[heading_style(block)].text.before > 0


def _is_boxed(block: Block, draft: Draft) -> bool:
    """Whether a block has no space of its own around it."""
    if isinstance(block, ItemList):
        return list_is_boxed(block, draft)
    return isinstance(block, _BOXED) or _is_field(block, draft)


def _is_field(block: Block, draft: Draft) -> bool:
    """Whether a block is a paragraph on a field of the theme's loud colour."""
    if isinstance(block, Heading):
        return block.level == 1 and draft.layout("headings") == "band"
    return isinstance(block, Paragraph) and block.style == "closing" and draft.layout("closing") == "panel"


def _where(piece: _Piece) -> str:
    block = piece.first
    title = getattr(block, "title", None) or getattr(block, "runs", None) or ()
    if isinstance(block, Chart):
        title = block.spec.title
    words = f" “{text_of(title)[:20]}”".encode("ascii", "backslashreplace").decode() if title else ""
    return f"block {piece.place + 1}, {type(block).__name__.lower()}{words}"


def _pieces(blocks: Sequence[Block], draft: Draft) -> Iterator[_Piece]:
    """Blocks in order; two half-width neighbours make one piece."""
    place = 0
    while place < len(blocks):
        pair = tuple(blocks[place : place + 2])
        count = 2 if _stand_side_by_side(pair, draft) else 1
        end = place + count
        yield _Piece(place, tuple(blocks[place:end]), blocks[end] if end < len(blocks) else None)
        place = end


def _stand_side_by_side(pair: tuple[Block, ...], draft: Draft) -> bool:
    return len(pair) == 2 and all(
        isinstance(block, Chart | Panel)
        and block.span == "half"
        and (isinstance(block, Chart) or draft.layout("panels") == "cards")
        for block in pair
    )


def _write(piece: _Piece, draft: Draft, width: float) -> Xml:
    """The writers by block; exhaustive, which the type checker sees to."""
    if len(piece.blocks) > 1:
        return _side_by_side(piece, draft, width)
    match piece.first:
        case Heading() as block:
            return write_heading(block, draft, piece.place)
        case Paragraph() as block if _is_closing_field(block, draft):
            return write_closing(block, draft, width)
        case Paragraph() as block if block.number:
            return write_head_paragraph(block, draft)
        case Paragraph() as block:
            return text_paragraph(block.style, block.runs, draft)
        case Quotation() as block:
            return concat(
                (
                    text_paragraph("quote-heading", block.heading, draft),
                    text_paragraph("quote", block.runs, draft),
                )
            )
        case ItemList() as block:
            return (
                write_boxed_list(block, draft, width)
                if list_is_boxed(block, draft)
                else write_list(block, draft)
            )
        case Panel() as block:
            return write_panel(block, draft, width, piece.place)
        case Callout() as block:
            return write_callout(block, draft, width)
        case Cards() as block:
            return write_cards(block, draft, width)
        case Table() as block:
            return write_table(block, draft, width)
        case Chart() as block:
            return write_chart(block, draft, width)
        case Cover() as block if _is_cover_page(block, draft):
            return write_cover(block, draft, width)
        case Cover() as block if has_title_page(block, piece.below, draft.theme):
            return write_title_page(block, draft, width)
        case Cover() as block:
            return write_title_block(block, draft, width)
        case Masthead() as block:
            return write_masthead(block, draft)
        case Signature() as block:
            return write_signature(block, draft)
        case AttachmentNote() as block:
            return write_attachment_note(block, draft)
        case Attachment() as block:
            return write_attachment(block, draft, piece.place)
        case PageBreak() | Imprint() | Contents():
            return EMPTY


def _side_by_side(piece: _Piece, draft: Draft, width: float) -> Xml:
    """Panels and charts of half width in one row."""
    gutter = draft.theme.measures.get("column_gap", 5)
    each = share(width, len(piece.blocks), gutter)
    look = draft.next_look() if any(isinstance(block, Panel) for block in piece.blocks) else Look("")
    fields = [
        panel_field(block, draft, each, place, look)
        if isinstance(block, Panel)
        else chart_field(block, draft, each)
        for place, block in enumerate(piece.blocks, piece.place)
        if isinstance(block, Panel | Chart)
    ]
    return field_row(fields, width, gutter)
