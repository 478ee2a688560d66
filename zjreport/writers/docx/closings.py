"""What stands at the end of a text: the appeal, attachments and signature."""

from __future__ import annotations

from ...blocks import Attachment, AttachmentNote, Paragraph, Signature
from ...runs import Run, Runs, text_of
from ...themes import TextStyle
from .draft import Draft
from .estimate import set_width
from .fields import bookmark, bookmark_name
from .grid import Box, Rule, box, grid_row, grid_table
from .lengths import mm_of_points, twips
from .markup import EMPTY, Xml, concat, w
from .paragraphs import kept_with_next, paragraph, text_paragraph
from .runs import runs_xml
from .styles import LAYOUT_STYLE
from .titles import broken_title

__all__ = ["write_attachment", "write_attachment_note", "write_closing", "write_signature"]

# What a line of a signature may be wider than reckoned, in millimetres.
_SPARE = 2.0
# How far the hairline of the appeal stands in from its field, and its padding as a share of a panel's.
_FRAME, _WIDER = 2.2, 1.8


def write_closing(block: Paragraph, draft: Draft, width: float) -> Xml:
    """The appeal on a field of the theme's loud colour, within a golden hairline."""
    colour = draft.theme.colour
    padding = draft.theme.measures.get("panel_padding", 5) * _WIDER
    inner = twips(width) - 2 * twips(_FRAME)
    sides = ("top", "left", "bottom", "right")
    rule = dict.fromkeys(sides, Rule(0.6, colour("gold")))
    around = dict.fromkeys(sides, twips(padding - _FRAME))
    text = box(inner, Box(colour("accent"), rule, around), text_paragraph(block.style, block.runs, draft))
    framed = grid_table([inner], [grid_row([text])], LAYOUT_STYLE)
    field = Box(colour("accent"), padding=dict.fromkeys(sides, twips(_FRAME)))
    return grid_table([twips(width)], [grid_row([box(twips(width), field, framed)])], LAYOUT_STYLE)


def write_signature(block: Signature, draft: Draft) -> Xml:
    """Office and date in a cell at the right, the note below them (GB/T 9704-2012, 7.3.5 and 7.3.6)."""
    measures = draft.theme.measures
    gap = measures.get("signature_gap_sealed" if block.sealed else "signature_gap", 1)
    blanks = concat(kept_with_next(paragraph("body", EMPTY)) for _ in range(int(gap + 0.5)))
    # A table must not touch one that may stand above it, nor the note below.
    cell = _cell(block, draft)
    note = text_paragraph("signature-note", block.note, draft) or paragraph("hidden-line", EMPTY)
    return concat((blanks, cell, note)) if cell else EMPTY


def _cell(block: Signature, draft: Draft) -> Xml:
    offices = [office for office in block.offices if office]
    lines = [*offices, *([block.date] if block.date else [])]
    if not lines:
        return EMPTY
    style, whole = draft.theme.style("signature"), draft.theme.page.text_width
    widths = [_width(line, style, draft) for line in lines]
    date = widths[-1] if block.date else max(widths)
    if block.sealed:
        left, width = _sealed(widths, date, mm_of_points(style.indent * style.size), whole)
        styles = ["signature-office"] * len(lines)
    else:
        inset = mm_of_points(draft.theme.measures.get("signature_indent", 2) * style.size)
        left = _unsealed(widths[: len(offices)], date if block.date else 0.0, inset, whole)
        width = whole - left
        styles = ["signature-left"] * len(offices) + ["signature-date" if offices else "signature-left"]
    text = concat(text_paragraph(key, line, draft) for key, line in zip(styles, lines, strict=False))
    columns = [twips(left), twips(width), twips(whole) - twips(left) - twips(width)]
    cells = [box(columns[0], Box(), EMPTY), box(columns[1], Box(), text)]
    if columns[2] > 0:
        cells.append(box(columns[2], Box(), EMPTY))
    return grid_table([column for column in columns if column > 0], [grid_row(cells)], LAYOUT_STYLE)


def _width(runs: Runs, style: TextStyle, draft: Draft) -> float:
    return set_width(text_of(runs), style, draft.theme) * mm_of_points(style.size)


def _sealed(widths: list[float], date: float, inset: float, whole: float) -> tuple[float, float]:
    """The left edge and the width of a cell whose middle is that of the date."""
    widest = max(widths)
    middle = min(whole - inset - date / 2, whole - widest / 2 - _SPARE)
    # Faces that stand in may be wider, so the cell takes what room there is to its right.
    half = whole - middle
    return max(0.0, middle - half), min(whole, 2 * half)


def _unsealed(offices: list[float], date: float, inset: float, whole: float) -> float:
    """The left edge of the office; the date begins two characters behind it."""
    widest = max(offices, default=0.0)
    if date > widest:
        return max(0.0, whole - inset - date - (inset if offices else 0.0))
    return max(0.0, whole - inset - widest)


def write_attachment_note(block: AttachmentNote, draft: Draft) -> Xml:
    """附件：1. … a blank line below the text; titles of several lines hang."""
    if not block.titles:
        return EMPTY
    lines = [kept_with_next(paragraph("body", EMPTY))]
    several = len(block.titles) > 1
    for number, title in enumerate(block.titles, 1):
        key = (
            "attachment-note-more"
            if number > 1
            else "attachment-note"
            if several
            else "attachment-note-single"
        )
        mark = ("附件：" if number == 1 else "") + (f"{number}." if several else "")
        content = (runs_xml((Run(mark),), key, draft), w("r", w("tab")), runs_xml(title, key, draft))
        lines.append(kept_with_next(paragraph(key, concat(content))))
    return concat(lines)


def write_attachment(block: Attachment, draft: Draft, place: int) -> Xml:
    """附件1 flush left, a blank line, the title; one more blank line above the content."""
    style, width = draft.styles["attachment-title"].text, draft.theme.page.text_width
    label = runs_xml((Run(f"附件{block.number}"),), "attachment-number", draft)
    title = text_paragraph("attachment-title", broken_title(block.title, style, draft.theme, width), draft)
    blank = kept_with_next(paragraph("body", EMPTY))
    head = paragraph("attachment-number", bookmark(draft.bookmark_id(), bookmark_name(place), label))
    return concat((head, blank, title, blank if title else EMPTY))
