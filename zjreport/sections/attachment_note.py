"""The list of attachments below the text."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import AttachmentNote, Block
from ._base import Context, Section

__all__ = ["AttachmentNoteSection", "plugin"]


class AttachmentNoteSection(Section, frozen=True, kw_only=True):
    """附件：1. … one blank line below the text (附件说明).

    Attributes:
        titles: the attachments' titles; jinja2.  By default those of the attachment sections.
    """

    kind = "attachment-note"

    titles: list[str] = []

    def render(self, context: Context) -> Iterable[Block]:
        """One block, filled in when all sections are known."""
        yield AttachmentNote(tuple(context.text(title) for title in self.titles))


plugin = AttachmentNoteSection
