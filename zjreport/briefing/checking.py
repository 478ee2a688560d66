"""Checking: everything that is wrong with a definition and its data, together, and nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..definition import read_definition
from ..errors import Problem, ZjreportError
from ..indicators import IndicatorSet, Period, check
from .building import typed_figures
from .loading import data_files
from .model import Briefing

__all__ = ["find_problems"]


def find_problems(
    path: str | Path,
    *,
    data: Iterable[str | Path] = (),
    period: str | Period | None = None,
    area: str | None = None,
    register: str | None = None,
    theme: str | Mapping[str, Any] | None = None,
) -> list[Problem]:
    """Every problem of the definition at ``path`` and of its data, errors and warnings.

    The data is looked at even where the definition is wrong, and the sections are tried over the
    data where both can be read.

    Args:
        path: a definition.
        data: data files instead of the definition's own.
        period, area, register, theme: instead of the definition's.
    """
    try:
        definition = read_definition(Path(path))
    except ZjreportError as error:
        return list(error.problems)
    problems: list[Problem] = []
    try:
        briefing = Briefing.load(path)
    except ZjreportError as error:
        problems += error.problems
        briefing = Briefing("", data=data_files(definition))
    indicators = _read(briefing, data, problems)
    if indicators is not None and not any(problem.severity == "error" for problem in problems):
        problems += _composed(briefing, indicators, period=period, area=area, register=register, theme=theme)
    return problems


def _read(briefing: Briefing, data: Iterable[str | Path], problems: list[Problem]) -> IndicatorSet | None:
    try:
        indicators, found = briefing.read(data)
    except ZjreportError as error:
        problems += error.problems
        return None
    problems += (*found, *check(indicators))
    return indicators


def _composed(briefing: Briefing, indicators: IndicatorSet, **options: Any) -> Iterator[Problem]:
    try:
        yield from typed_figures(briefing.compose(indicators, **options))
    except ZjreportError as error:
        yield from error.problems
