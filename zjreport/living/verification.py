"""Verification: what in an edited Word file no longer agrees with the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem
from .edited import Edited, read_edited
from .remarks import Remark
from .renewal import Data, Renewal, renewed

__all__ = ["Verification", "verify"]


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of a verification.

    Attributes:
        remarks: everything that was found, in the order of figures, tables, charts and prose.
        figures: how many marked figures were held against the data.
    """

    remarks: tuple[Remark, ...]
    figures: int

    @property
    def agrees(self) -> bool:
        """Whether nothing was found that an author has to look at."""
        return all(remark.severity == "info" for remark in self.remarks)

    @property
    def summary(self) -> str:
        """What was found, counted."""
        count = Counter(remark.severity for remark in self.remarks)
        return (
            f"{_counted(self.figures, 'figure')} held against the data: {_counted(count['error'], 'error')}, "
            f"{_counted(count['warning'], 'warning')}, {_counted(count['info'], 'note')}"
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def verify(path: str | Path, data: Data = ()) -> Verification:
    """What in a Word file that zjreport has built no longer agrees with ``data``.

    The file may have been edited in Word, WPS or LibreOffice; it is not changed.

    Args:
        path: the file.
        data: indicators, or files with data, catalogue and targets in any order.

    Raises:
        DataError: the file cannot be read or is none of zjreport's, or the data cannot be read.
        ZjreportError: nothing of the briefing can be composed over the data.
    """
    edited = read_edited(path)
    renewal = renewed(edited.record, data, edited.file)
    return Verification(tuple(_remarks(edited, renewal)), len(edited.found.marked))


def _remarks(edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    from .checks.charts import check_charts
    from .checks.figures import check_figures
    from .checks.prose import check_prose
    from .checks.signs import check_signs
    from .checks.tables import check_tables

    yield from map(_refusal, renewal.refused)
    for check in (check_figures, check_signs, check_tables, check_charts, check_prose):
        yield from check(edited, renewal)


def _refusal(problem: Problem) -> Remark:
    place = f"{problem.place}: " if problem.place else ""
    return Remark(
        "living.refused",
        f"the data no longer prove a part of the briefing: {place}{problem.message} [{problem.code}]",
        hint=problem.hint,
        severity="warning",
    )
