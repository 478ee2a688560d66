"""Facts as table cells: figures without the unit that their row or column states, and notes with marks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..analysis import Fact, converted
from ..blocks import Cell
from ..errors import RefusalError
from ..indicators.model import Status
from ..runs import Measure, Role, Run, Runs, Source, as_runs, join_runs
from ._base import Context

__all__ = ["Notes", "cell", "status_note"]

_MARKS = "".join(
    chr(code)
    for first, last in ((0x2460, 0x2473), (0x3251, 0x325F), (0x32B1, 0x32BF))
    for code in range(first, last + 1)
)
_BELOW_UNIT = "…"


@dataclass(slots=True)
class Notes:
    """The notes of one table, each text marked once; they are data and never templates."""

    texts: dict[str, Source] = field(default_factory=dict)

    def mark(self, text: str, source: Source) -> Runs:
        """The mark that leads to a note; nothing for an empty one.

        Raises:
            RefusalError: there are more notes than marks.
        """
        if not text:
            return ()
        self.texts.setdefault(text, source)
        number = list(self.texts).index(text)
        if number >= len(_MARKS):
            raise RefusalError(
                f"a table cannot have more than {len(_MARKS)} different notes",
                code="refused.notes",
                hint="split the table, or give the rows the same note",
            )
        return (Run(_MARKS[number], Role.NOTE_MARK),)

    def lines(self, context: Context) -> tuple[Runs, ...]:
        """The notes to print below the table."""
        return tuple(
            join_runs([f"{_MARKS[number]} ", context.speaker.declared(text, source)])
            for number, (text, source) in enumerate(self.texts.items())
        )


def status_note(word: str) -> str:
    """The note for a status word; nothing for none.

    >>> status_note("预计"), status_note("快报数")
    ('预计数。', '快报数。')
    """
    return f"{word.removesuffix('数')}数。" if word else ""


def cell(
    context: Context, fact: Fact | None, *, unit: str | None = None, status: Status | None = None
) -> Cell:
    """A fact as a cell; blank where there is none, — where there cannot be one.

    ``unit`` is what the row or column states: a fact in another unit of the same base is converted
    to it, and one that is measured otherwise (points in a column of percent) says its own.
    """
    if fact is None:
        return Cell(as_runs("—") if status is Status.NOT_APPLICABLE else ())
    if fact.value is None:
        return Cell((Run(fact.text, provenance=fact.provenance),))
    stated, fact = _stated(fact, unit)
    if fact.measure is Measure.LEVEL and fact.value and not fact.quantity.rounded():
        return Cell((Run(_BELOW_UNIT, provenance=fact.provenance),))
    hedged = context.speaker.words().hedged(replace(fact, unit="") if stated else fact)
    parts = (hedged.before, Run(hedged.figure, provenance=fact.provenance), hedged.after)
    return Cell(join_runs(part for part in parts if part))


def _stated(fact: Fact, unit: str | None) -> tuple[bool, Fact]:
    """Whether the fact's unit is stated elsewhere, and the fact in that unit."""
    if unit is None or fact.unit == unit:
        return True, fact
    try:
        return True, converted(fact, unit)
    except RefusalError:
        return False, fact
