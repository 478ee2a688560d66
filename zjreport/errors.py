"""The one tree of errors: each says what is wrong, where, and what to do about it.

Every error that zjreport raises on purpose is a :class:`ZjreportError`.  Problems of data and of
definitions are collected as :class:`Problem` values and raised together, so that one run shows a
user everything that has to be mended.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "DataError",
    "DefinitionError",
    "Place",
    "PluginError",
    "Problem",
    "RefusalError",
    "TemplateError",
    "ThemeError",
    "UnknownNameError",
    "WriteError",
    "ZjreportError",
    "ZjreportWarning",
    "did_you_mean",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a cell of a data file, or a line of a definition or template.

    ``row`` and ``line`` count from 1, as spreadsheet programs and editors show them; ``column`` is
    the header of the column or, where there is none, its letter.  ``briefing`` tells which of a batch
    it is: its area and period.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    section: str | None = None
    line: int | None = None
    briefing: str | None = None

    def __str__(self) -> str:
        """The place in one line.

        >>> str(Place(file="data.xlsx", sheet="数据", row=7, column="value"))
        'data.xlsx, sheet 数据, row 7, column value'
        """
        parts = [self.briefing or "", self.file or ""]
        for name in ("sheet", "row", "column", "section", "line"):
            value = getattr(self, name)
            if value is not None:
                parts.append(f"{name} {value}")
        return ", ".join(part for part in parts if part)

    def __bool__(self) -> bool:
        return bool(str(self))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the data or the definition.

    ``severity`` is ``"error"`` (nothing is built) or ``"warning"`` (built, and said).
    """

    code: str
    message: str
    place: Place = Place()
    hint: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        """The problem in one line.

        >>> str(Problem("data.not-a-number", "“abc” is not a number", Place("d.csv", row=3), "write digits"))
        'd.csv, row 3: “abc” is not a number (write digits) [data.not-a-number]'
        """
        where = f"{self.place}: " if self.place else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{hint} [{self.code}]"


class ZjreportError(Exception):
    """Base of every error raised on purpose: ``code``, ``message``, ``place`` and ``hint``."""

    default_code = "error"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        place: Place | None = None,
        hint: str = "",
    ) -> None:
        self.problems: tuple[Problem, ...] = (
            Problem(code or self.default_code, message, place or Place(), hint),
        )
        super().__init__(message)

    @classmethod
    def collect(cls, problems: Iterable[Problem]) -> ZjreportError:
        """One error that carries several problems, in the order they were found."""
        found = tuple(problems)
        if not found:
            raise ValueError("an error needs at least one problem")
        error = cls(found[0].message)
        error.problems = found
        return error

    @property
    def code(self) -> str:
        return self.problems[0].code

    @property
    def message(self) -> str:
        return self.problems[0].message

    @property
    def place(self) -> Place:
        return self.problems[0].place

    @property
    def hint(self) -> str:
        return self.problems[0].hint

    def at(self, place: Place) -> ZjreportError:
        """The same error with the place filled in where a problem has none."""
        self.problems = tuple(
            problem
            if problem.place
            else Problem(problem.code, problem.message, place, problem.hint, problem.severity)
            for problem in self.problems
        )
        return self

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class DataError(ZjreportError):
    """Indicator data that cannot be read, or that contradicts itself."""

    default_code = "data.invalid"


class DefinitionError(ZjreportError):
    """A briefing definition with a wrong key, a wrong type, or a missing entry."""

    default_code = "definition.invalid"


class RefusalError(ZjreportError):
    """A figure or sentence that the data does not prove, and that is therefore not made."""

    default_code = "refused"


class TemplateError(ZjreportError):
    """A phrase or a text item whose template is wrong."""

    default_code = "template.invalid"


class ThemeError(ZjreportError):
    """A theme with a wrong or a missing setting."""

    default_code = "theme.invalid"


class PluginError(ZjreportError):
    """A plug-in that is broken, or two plug-ins that claim one name."""

    default_code = "plugin.broken"


class UnknownNameError(ZjreportError):
    """A name that nothing is registered under (indicator, section kind, theme, format …)."""

    default_code = "name.unknown"


class WriteError(ZjreportError):
    """A file that cannot be written; nothing half-written is left behind."""

    default_code = "write.failed"


class ZjreportWarning(UserWarning):
    """Something was done that its user should know of (a missing glyph, a dropped control sign …)."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint with the nearest of ``known``, or with all of them where they are few.

    >>> did_you_mean("narative", ["narrative", "cover"])
    'did you mean “narrative”?'
    >>> did_you_mean("xyz", ["narrative", "cover"])
    'known: cover, narrative'
    """
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= 24 else ""
