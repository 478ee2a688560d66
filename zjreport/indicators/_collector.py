"""Problems of a reading, collected with the cells they stand in."""

from __future__ import annotations

from ..errors import Place, Problem
from .tables import Table

__all__ = ["Collector"]


class Collector:
    """Gathers problems; a problem of one column is told once, however many rows repeat it."""

    def __init__(self) -> None:
        self._problems: dict[tuple[str, ...], Problem] = {}
        self._repeats: dict[tuple[str, ...], int] = {}

    def add(self, problem: Problem) -> None:
        """Keep a problem as it is."""
        self._problems[("", str(len(self._problems)))] = problem

    def error(
        self, table: Table, row: int, column: str | None, code: str, message: str, hint: str = ""
    ) -> None:
        """A problem that keeps the data from being used."""
        place = Place(table.sheet.file, table.sheet.name, row, column)
        self.add(Problem(code, message, place, hint))

    def warning(
        self, table: Table, row: int, column: str | None, code: str, message: str, hint: str = ""
    ) -> None:
        """A problem that is told and then passed over."""
        place = Place(table.sheet.file, table.sheet.name, row, column)
        self.add(Problem(code, message, place, hint, "warning"))

    def add_once(self, problem: Problem) -> None:
        """Keep a problem that other rows may find again."""
        self._problems.setdefault((str(problem.place), "", problem.code, problem.message), problem)

    def once(
        self,
        table: Table,
        row: int,
        column: str | None,
        code: str,
        message: str,
        hint: str = "",
        severity: str = "error",
    ) -> None:
        """A problem that later rows of the table repeat: the first is told, the others are counted."""
        key = (table.sheet.file, table.sheet.name or "", code, message)
        if key in self._problems:
            self._repeats[key] = self._repeats.get(key, 0) + 1
            return
        place = Place(table.sheet.file, table.sheet.name, row, column)
        self._problems[key] = Problem(code, message, place, hint, severity)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems in the order they were found."""
        return tuple(self._counted(key, problem) for key, problem in self._problems.items())

    def _counted(self, key: tuple[str, ...], problem: Problem) -> Problem:
        repeats = self._repeats.get(key)
        if not repeats:
            return problem
        message = f"{problem.message}, and so in {repeats} more row{'s' if repeats > 1 else ''}"
        return Problem(problem.code, message, problem.place, problem.hint, problem.severity)
