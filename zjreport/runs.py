"""Runs: text that knows how it is stressed and, where it is a figure, where it came from.

Runs are the common coin of the two wings: the sentence engine makes them, blocks hold them and
writers set them.  They know neither indicators nor pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

__all__ = [
    "Basis",
    "Measure",
    "Provenance",
    "Reference",
    "Role",
    "Run",
    "Runs",
    "Source",
    "as_runs",
    "digit_groups",
    "head_role",
    "join_runs",
    "notes_of",
    "text_of",
    "with_note",
    "with_role",
    "without_notes",
]

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


class Measure(StrEnum):
    """What a printed figure says of its indicator."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    GAP = "gap"
    RANK = "rank"
    SHARE = "share"
    TARGET = "target"
    COMPLETION = "completion"
    PROGRESS = "progress"
    STREAK = "streak"
    RECORD = "record"
    COUNT = "count"
    CATEGORY = "category"
    CONTRIBUTION = "contribution"
    PACE = "pace"
    SHIFT = "shift"
    SWING = "swing"
    MULTIPLE = "multiple"
    CLAIM = "claim"
    NAME = "name"
    SCALE = "scale"
    PERIOD = "period"
    TYPED = "typed"


_MENTIONS = frozenset({Measure.NAME, Measure.SCALE, Measure.PERIOD, Measure.TYPED})


class Basis(StrEnum):
    """How a figure is known: printed in the source, computed from it, declared, or typed by an author."""

    PUBLISHED = "published"
    COMPUTED = "computed"
    DECLARED = "declared"
    TYPED = "typed"


class Role(StrEnum):
    """What a run is for; the theme says how it looks.

    ``LEAD`` opens an item or a paragraph without a number; ``HEAD_1`` to ``HEAD_4`` are headings that a
    numbered paragraph begins with (:class:`zjreport.blocks.Paragraph`), in the look of their level.
    """

    PLAIN = ""
    STRONG = "strong"
    LEAD = "lead"
    HEAD_1 = "head-1"
    HEAD_2 = "head-2"
    HEAD_3 = "head-3"
    HEAD_4 = "head-4"
    UNIT = "unit"
    MUTED = "muted"
    NOTE_MARK = "note-mark"


@dataclass(frozen=True, slots=True)
class Source:
    """One data cell: file, sheet (workbooks only), row counted from 1, and the column's header."""

    file: str = ""
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        """The cell in one line.

        >>> str(Source("data.csv", row=12, column="value"))
        'data.csv:12 value'
        """
        sheet = f"[{self.sheet}]" if self.sheet else ""
        row = f":{self.row}" if self.row is not None else ""
        column = f" {self.column}" if self.column else ""
        return f"{self.file}{sheet}{row}{column}"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a printed figure came from.

    ``raw`` is the value before rounding, as text; ``unit`` its unit; ``sources`` every data cell
    that the figure rests on, the first being the cell of the figure itself.
    """

    indicator: str
    measure: Measure
    raw: str
    unit: str = ""
    area: str = ""
    period: str = ""
    basis: Basis = Basis.PUBLISHED
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A chart or table that a text refers to, by its name.

    ``place`` is where the text stands, for messages; it makes no other reference.
    """

    name: str
    place: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one role; a figure if it carries a provenance.

    ``note`` is a footnote, whose mark stands behind the text; a note that follows no text has a run
    of its own without any.  ``link`` is an address (http, https, mailto).  ``ref`` says that the text is the
    number of a chart or table, which a pass over the blocks fills in.
    """

    text: str
    role: Role = Role.PLAIN
    provenance: Provenance | None = None
    link: str | None = None
    note: tuple[Run, ...] = ()
    ref: Reference | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def is_figure(self) -> bool:
        """Whether the run states a value: digits in names, scales and periods are traced but do not."""
        return self.provenance is not None and self.provenance.measure not in _MENTIONS


Runs = tuple[Run, ...]


def as_runs(value: str | Run | Iterable[Run] | None) -> Runs:
    """Text, a run or runs as a tuple of runs; empty text gives none.

    >>> as_runs("增长7%")
    (Run(text='增长7%', role=<Role.PLAIN: ''>, provenance=None, link=None, note=(), ref=None),)
    """
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (Run(value),)
    if isinstance(value, Run):
        return (value,)
    return tuple(value)


def join_runs(parts: Iterable[str | Run | Iterable[Run]], separator: str = "") -> Runs:
    """The parts as one tuple of runs, neighbouring plain runs of one role made one.

    >>> text_of(join_runs(["达到", Run("1650亿元"), "、增长66%"]))
    '达到1650亿元、增长66%'
    """
    joined: list[Run] = []
    for number, part in enumerate(parts):
        pieces = as_runs(part)
        if number and separator:
            pieces = (Run(separator), *pieces)
        for run in pieces:
            last = joined[-1] if joined else None
            if last and (_carries_on(last, run) or _is_mere_note(run, last)):
                joined[-1] = replace(last, text=last.text + run.text, note=run.note)
            elif run.text or run.note:
                joined.append(run)
    return tuple(joined)


def _carries_on(one: Run, other: Run) -> bool:
    """Whether two neighbours may be one run: a note's mark stays where it is."""
    plain = one.provenance is None and other.provenance is None and not one.note
    plain = plain and one.ref is None and other.ref is None
    return plain and one.role == other.role and one.link == other.link


def _is_mere_note(run: Run, last: Run) -> bool:
    """Whether a run is nothing but a note that the one before it can bear."""
    return bool(run.note) and not run.text and not last.note


def with_note(runs: Runs, note: Runs) -> Runs:
    """The runs with a footnote behind them.

    >>> with_note(as_runs("增长7%"), as_runs("按可比价格计算"))[0].note[0].text
    '按可比价格计算'
    """
    return join_runs((runs, Run("", note=note)))


def with_role(runs: Iterable[Run], role: Role) -> Runs:
    """The same runs, the plain ones in ``role``."""
    return tuple(replace(run, role=role) if run.role is Role.PLAIN else run for run in runs)


def text_of(runs: Iterable[Run]) -> str:
    """The bare text of runs, without their notes."""
    return "".join(run.text for run in runs)


def notes_of(runs: Iterable[Run]) -> tuple[Runs, ...]:
    """The footnotes of runs, in order."""
    return tuple(run.note for run in runs if run.note)


def without_notes(runs: Iterable[Run]) -> Runs:
    """The same runs, none with a footnote."""
    return tuple(replace(run, note=()) if run.note else run for run in runs if run.text)


def head_role(level: int) -> Role:
    """The role of the heading that a paragraph of that level begins with.

    >>> head_role(2).value
    'head-2'
    """
    return Role(f"head-{min(max(level, 1), 4)}")


def digit_groups(text: str) -> tuple[str, ...]:
    """Every group of digits in ``text``, in order: what a reader sees as a figure.

    >>> digit_groups("38处、21万平方米，增长1.5%，48,652.37亿元")
    ('38', '21', '1.5', '48,652.37')
    """
    return tuple(_DIGITS.findall(text))
