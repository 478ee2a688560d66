"""The head of an attachment; the sections that follow are its content."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Attachment, Block
from ._base import Context, Section

__all__ = ["AttachmentSection", "plugin"]


class AttachmentSection(Section, frozen=True, kw_only=True):
    """附件1 and the ``title``, on a new page.  Attachments are numbered in their order."""

    kind = "attachment"

    def render(self, context: Context) -> Iterable[Block]:
        """The head."""
        yield Attachment(context.text(self.title))


plugin = AttachmentSection
