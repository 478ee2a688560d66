"""Checking: everything that is wrong with a definition and its data, together, and nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..definition import read_definition
from ..errors import Problem, ZjreportError
from ..indicators import IndicatorSet, Period, check
from ..indicators import propose_mapping as propose
from .building import typed_figures
from .looks import theme_problems
from .model import Briefing
from .sources import data_files, mapping_file

__all__ = ["find_problems", "propose_mapping"]


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
        briefing = Briefing.defined(definition)
    except ZjreportError as error:
        problems += error.problems
        briefing = Briefing("", data=data_files(definition))
    problems += theme_problems(briefing, theme)
    indicators = _read(briefing, data, problems)
    if indicators is not None and not any(problem.severity == "error" for problem in problems):
        problems += _composed(briefing, indicators, period=period, area=area, register=register, theme=theme)
    return problems


def propose_mapping(path: str | Path, *, data: Iterable[str | Path] = ()) -> str:
    """A mapping file for the data of the definition at ``path``: what names in its tables may stand for.

    Args:
        path: a definition, whose sections need not be right.
        data: data files instead of the definition's own.

    Raises:
        ZjreportError: the definition, its mapping file or a data file cannot be read.
    """
    definition = read_definition(Path(path))
    return propose(*(tuple(data) or data_files(definition)), mapping=mapping_file(definition))


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
