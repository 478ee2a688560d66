"""The imprint at the foot of the last page: copies to, printed by, on, how many."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, CopyLine, Imprint
from ._base import Context, Section
from ._dates import plain_date

__all__ = ["ImprintSection", "plugin"]

_COPIES = "抄送"


class ImprintSection(Section, frozen=True, kw_only=True):
    """The last lines of an official paper (版记; 报尾 of a briefing).  All texts are jinja2.

    Attributes:
        copies: who gets it, a line each, its label before a colon (抄送：…, 报：…); 抄送 without one.
        organisation: the office that prints it; by default the briefing's.
        date: the date of printing; 2024-04-20 is printed as 2024年4月20日印发.
        count: the number of copies; digits alone become 共印50份.
    """

    kind = "imprint"

    copies: list[str] = []
    organisation: str = ""
    date: str = ""
    count: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """One block."""
        date = plain_date(self.date)
        yield Imprint(
            copies=tuple(_copy_line(line, context) for line in self.copies),
            office=context.text(self.organisation or context.organisation),
            date=context.text(date if not date or date.endswith("印发") else f"{date}印发"),
            count=context.text(f"共印{self.count}份" if self.count.isdigit() else self.count),
        )


def _copy_line(line: str, context: Context) -> CopyLine:
    label, colon, offices = line.partition("：")
    if not colon or len(label) > 4:
        label, offices = _COPIES, line
    return CopyLine(label.strip(), context.text(offices.strip()))


plugin = ImprintSection
