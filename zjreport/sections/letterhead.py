"""The red head of a document proper: the office's mark, the document number, the red line, the title."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Masthead
from ..runs import as_runs
from ._base import Context, Section

__all__ = ["LetterheadSection", "plugin"]


class LetterheadSection(Section, frozen=True, kw_only=True):
    """The head of an official document (版头).  All texts are jinja2; what is left out is not printed.

    Attributes:
        name: the office's mark (某某市人民政府文件), large in red.
        number: the document number (江政发〔2024〕1号).
        signatory: who signs a document to a higher office; stands at the right of the number.
        secrecy: the grade of secrecy and its term (秘密★1年).
        urgency: the degree of urgency (特急).
        copy_number: the copy's number, six digits (000001).
    """

    kind = "letterhead"

    name: str
    number: str = ""
    signatory: str = ""
    secrecy: str = ""
    urgency: str = ""
    copy_number: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """One head."""
        number, signatory = context.text(self.number), context.text(self.signatory)
        yield Masthead(
            name=context.text(self.name),
            issue=() if signatory else number,
            left=number if signatory else (),
            right=(*as_runs("签发人："), *signatory) if signatory else (),
            marks=tuple(context.text(mark) for mark in (self.secrecy, self.urgency) if mark),
            number=self.copy_number,
            title=context.text(self.title),
            kind="document",
        )


plugin = LetterheadSection
