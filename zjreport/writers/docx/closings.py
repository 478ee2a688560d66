"""What stands below the text of an official paper: attachments, signature, imprint."""

from __future__ import annotations

from ...blocks import Attachment, AttachmentNote, Imprint, Signature
from ...runs import Run
from .draft import Draft
from .markup import EMPTY, Xml, concat
from .paragraphs import text_paragraph

__all__ = ["write_attachment", "write_attachment_note", "write_imprint", "write_signature"]


def write_signature(block: Signature, draft: Draft) -> Xml:
    """Offices and date, the note below them."""
    lines = concat(text_paragraph("signature", runs, draft) for runs in (*block.offices, block.date))
    return concat((lines, text_paragraph("signature-note", block.note, draft)))


def write_attachment_note(block: AttachmentNote, draft: Draft) -> Xml:
    """附件：1. …"""
    marks = ("附件：" if number == 1 else "" for number in range(1, len(block.titles) + 1))
    return concat(
        text_paragraph("attachment-note", (Run(f"{mark}{number}."), *title), draft)
        for number, (mark, title) in enumerate(zip(marks, block.titles, strict=True), 1)
    )


def write_attachment(block: Attachment, draft: Draft) -> Xml:
    """附件1 and its title."""
    label = (Run(f"附件{block.number}"),)
    title = text_paragraph("attachment-title", block.title, draft)
    return concat((text_paragraph("attachment-number", label, draft), title))


def write_imprint(block: Imprint, draft: Draft) -> Xml:
    """Copies, office, date, count."""
    lines = [(Run(f"{line.label}："), *line.runs) for line in block.copies]
    lines += [runs for runs in (block.office, block.date, block.count) if runs]
    return concat(text_paragraph("imprint", runs, draft) for runs in lines) if lines else EMPTY
