"""What stands below the text of an official paper: attachments, signature, and the imprint's lines."""

from __future__ import annotations

from ....blocks import Attachment, AttachmentNote, Imprint, Signature
from ....runs import Run
from ....themes import TextStyle
from ..desk import MM, Desk, TextLine, blank
from ..file.canvas import PageCanvas
from ..makeup.flow import Element, Foot, NewPage, Slice
from ..typesetting.lines import Line
from .ends import rule_slice, two_ends

__all__ = ["attachment", "attachment_note", "imprint", "signature"]


def _blank_lines(desk: Desk, count: float) -> list[Slice]:
    pitch = desk.pitch or desk.style("body").leading
    return [Slice(count * pitch, blank, keep=True)] if count else []


def signature(desk: Desk, block: Signature) -> list[Slice]:
    """Offices and date at the right; the note below them (GB/T 9704-2012, 7.3.5 and 7.3.6)."""
    style = desk.style("signature")
    plain = desk.restyled(style, align="left", indent=0, hang=0)
    offices = [line for office in block.offices if (line := desk.one_line(office, plain, desk.width))]
    date = desk.one_line(block.date, plain, desk.width) if block.date else None
    lefts = (_sealed if block.sealed else _unsealed)(desk, style, offices, date)
    lines = [*offices, *([date] if date else [])]
    gap = desk.measure("signature_gap_sealed" if block.sealed else "signature_gap", 1)
    slices = _blank_lines(desk, gap)
    slices += [
        Slice(style.leading, TextLine(line, left, style.leading), keep=True)
        for line, left in zip(lines, lefts, strict=True)
    ]
    slices += desk.paragraph(block.note, desk.style("signature-note"), desk.width)
    if slices:
        slices[-1].keep = False
    return slices


def _sealed(desk: Desk, style: TextStyle, offices: list[Line], date: Line | None) -> list[float]:
    """The offices centred over the date, which stands as far in as the style says."""
    widest = max((office.width for office in offices), default=0.0)
    room = desk.width - style.indent * style.size
    middle = room - (date.width if date else widest) / 2
    # An office longer than the date and its indent goes on to the left alone.
    middle = max(widest / 2, min(middle, desk.width - widest / 2))
    lefts = [middle - office.width / 2 for office in offices]
    return [*lefts, middle - date.width / 2] if date else lefts


def _unsealed(desk: Desk, style: TextStyle, offices: list[Line], date: Line | None) -> list[float]:
    """The office two characters from the right, the date beginning two characters behind its first."""
    inset = desk.measure("signature_indent", 2) * style.size
    widest = max((office.width for office in offices), default=0.0)
    left = desk.width - inset - widest
    if date is None:
        return [left for _ in offices]
    if date.width > widest:
        left = desk.width - inset - date.width - (inset if offices else 0)
    left = max(0.0, left)
    return [*(left for _ in offices), left + (inset if offices else 0)]


def attachment_note(desk: Desk, block: AttachmentNote) -> list[Slice]:
    """附件：1. … a blank line below the text; titles of several lines hang (7.3.4)."""
    if not block.titles:
        return []
    style = desk.style("attachment-note")
    plain = desk.restyled(style, align="left", indent=0, hang=0)
    label = desk.one_line((Run("附件："),), plain, desk.width)
    several = len(block.titles) > 1
    left = (style.indent + 3) * style.size
    within = left + (1 + 0.5 * (len(block.titles) > 9)) * style.size * several
    slices = _blank_lines(desk, 1)
    for number, title in enumerate(block.titles, 1):
        marks = [(label, style.indent * style.size)] if number == 1 else []
        with desk.element("LI"):
            if several:
                with desk.element("Lbl"):
                    marks.append((desk.one_line((Run(f"{number}."),), plain, desk.width), left))
            lines = desk.paragraph(title, plain, desk.width - within, left=within)
        slices += _marked(lines, marks, style)
    for piece in slices[:-1]:
        piece.keep = True
    return slices


def _marked(lines: list[Slice], marks: list[tuple[Line | None, float]], style: TextStyle) -> list[Slice]:
    """The lines of a title, with marks before its first."""
    if not lines:
        return []
    title = lines[0].draw

    def draw(canvas: PageCanvas, x: float, top: float, height: float) -> None:
        for line, left in marks:
            if line:
                TextLine(line, left, style.leading)(canvas, x, top, height)
        title(canvas, x, top, height)

    lines[0].draw = draw
    return lines


def attachment(desk: Desk, block: Attachment) -> list[Element]:
    """附件1 flush left at the head of a page, the title on its third line (7.3.7)."""
    label = (Run(f"附件{block.number}"),)
    with desk.heading(1):
        head = desk.paragraph(label, desk.style("attachment-number"), desk.width)
        title = desk.paragraph(block.title, desk.style("attachment-title"), desk.width, balanced=True)
    for piece in title[1:]:
        piece.snap = False
    slices = [*head, *_blank_lines(desk, 1), *title, *_blank_lines(desk, 1 if title else 0)]
    for piece in slices:
        piece.keep = True
    return [NewPage(), *slices]


def imprint(desk: Desk, block: Imprint) -> Foot:
    """The lines at the foot of the last page, the last rule on the edge of the text block (7.4)."""
    style = desk.style("imprint")
    rows = [
        _copies(desk, block, style),
        two_ends(desk, style, block.office, block.date),
        two_ends(desk, style, (), block.count),
    ]
    colour = desk.colour(style.colour)
    heavy, light = (desk.measure(f"imprint_rule_{name}", 0.3) * MM for name in ("heavy", "light"))
    filled = [row for row in rows if row]
    slices = [rule_slice(desk, colour, heavy)] if filled else []
    for number, row in enumerate(filled, 1):
        slices += [*row, rule_slice(desk, colour, heavy if number == len(filled) else light)]
    return Foot(slices, even=desk.manner("imprint") == "even")


def _copies(desk: Desk, block: Imprint, style: TextStyle) -> list[Slice]:
    """A line for each label; the offices hang behind its colon."""
    slices: list[Slice] = []
    plain = desk.restyled(style, align="left", indent=0, hang=0)
    side = style.indent * style.size
    for line in block.copies:
        # A line's end would set the colon in half its box.
        left = side + (len(line.label) + 1) * style.size
        body = desk.restyled(style, align="justify", indent=0, hang=0)
        with desk.element("P"):
            label = desk.one_line((Run(f"{line.label}："),), plain, desk.width)
            offices = desk.paragraph(line.runs, body, desk.width - left - side, left=left)
        slices += _marked(offices, [(label, side)], style)
    return slices
