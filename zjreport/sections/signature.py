"""The offices that sign, the date below them, and the note that follows."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Signature
from ._base import Context, Section
from ._dates import plain_date

__all__ = ["SignatureSection", "plugin"]


class SignatureSection(Section, frozen=True, kw_only=True):
    """Office and date at the right (发文机关署名、成文日期).  All texts are jinja2.

    Attributes:
        organisations: the offices, one a line; by default the briefing's.
        date: the date; 2024-04-20 is printed as 2024年4月20日.
        sealed: whether there will be a seal: it wants the date further in.
        note: a line below in brackets (附注：此件公开发布).
    """

    kind = "signature"

    organisations: list[str] = []
    date: str = ""
    sealed: bool = True
    note: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """One block."""
        offices = self.organisations or [context.organisation]
        note = self.note.strip("（）()")
        yield Signature(
            offices=tuple(context.text(office) for office in offices if office),
            date=context.text(plain_date(self.date)),
            sealed=self.sealed,
            note=context.text(f"（{note}）") if note else (),
        )


plugin = SignatureSection
