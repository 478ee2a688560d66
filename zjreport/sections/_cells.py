"""Facts as table cells: figures without their unit, and notes with their marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..analysis import Fact
from ..blocks import Cell
from ..indicators.model import Status
from ..phrasing import hedge
from ..runs import Role, Run, Runs, as_runs, join_runs
from ._base import Context

__all__ = ["Notes", "cell"]

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True)
class Notes:
    """The notes of one table, each text marked once."""

    texts: list[str] = field(default_factory=list)

    def mark(self, text: str) -> Runs:
        """The mark that leads to a note; nothing for an empty one."""
        if not text:
            return ()
        if text not in self.texts:
            self.texts.append(text)
        return (Run(_MARKS[self.texts.index(text)], Role.NOTE_MARK),)

    def lines(self, context: Context) -> tuple[Runs, ...]:
        """The notes to print below the table."""
        return tuple(
            join_runs([f"{_MARKS[number]} ", context.text(text)]) for number, text in enumerate(self.texts)
        )


def cell(context: Context, fact: Fact | None, *, status: Status | None = None) -> Cell:
    """A fact without its unit; blank where there is none, — where there cannot be one."""
    if fact is None:
        return Cell(as_runs("—") if status is Status.NOT_APPLICABLE else ())
    if fact.value is None:
        return Cell((Run(fact.text, provenance=fact.provenance),))
    number = context.speaker.words().number(fact.quantity)
    hedged = hedge(number, "", fact.qualifier)
    parts = (hedged.before, Run(hedged.figure, provenance=fact.provenance), hedged.after)
    return Cell(join_runs(part for part in parts if part))
