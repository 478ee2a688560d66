"""The masthead of a briefing: its name, issue, office and date above the red line, its title below."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Masthead
from ._base import Context, Section
from ._dates import plain_date

__all__ = ["MastheadSection", "plugin"]


class MastheadSection(Section, frozen=True, kw_only=True):
    """The head of a briefing (简报报头).  All texts are jinja2; what is left out is not printed.

    Attributes:
        name: the briefing's name (经济运行简报), large in red.
        issue: the number of the issue; digits alone become 第3期.
        total: the number of the issue over all years; digits alone become 总第48期.
        organisation: the office; by default the briefing's.
        date: the date of issue; 2024-04-20 is printed as 2024年4月20日.
        mark: the line at the upper left (内部资料　注意保存).
        number: the copy's number, at the upper right.
    """

    kind = "masthead"

    name: str
    issue: str = ""
    total: str = ""
    organisation: str = ""
    date: str = ""
    mark: str = ""
    number: str = ""

    def render(self, context: Context) -> Iterable[Block]:
        """One masthead."""
        issue, total = _counted("第", self.issue), _counted("总第", self.total)
        yield Masthead(
            name=context.text(self.name),
            issue=context.text(f"{issue}（{total}）" if issue and total else issue or total),
            left=context.text(self.organisation or context.organisation),
            right=context.text(plain_date(self.date)),
            marks=(context.text(self.mark),) if self.mark else (),
            number=self.number,
            title=context.text(self.title),
        )


def _counted(word: str, number: str) -> str:
    return f"{word}{number}期" if number.isdigit() else number


plugin = MastheadSection
