"""Helpers shared by the tests of indicator data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zjreport.errors import Problem
from zjreport.indicators import IndicatorSet, read_with_problems

Read = Callable[..., tuple[IndicatorSet, tuple[Problem, ...]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read CSV texts, each as a file of its own (``data.csv``, ``data2.csv`` …)."""

    def reading(*texts: str, **options: object) -> tuple[IndicatorSet, tuple[Problem, ...]]:
        paths = []
        for number, text in enumerate(texts, start=1):
            path = tmp_path / f"data{number if number > 1 else ''}.csv"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return read_with_problems(*paths, **options)  # type: ignore[arg-type]

    return reading


@pytest.fixture
def clean(read: Read) -> Callable[..., IndicatorSet]:
    """Like ``read``, for texts in which nothing is wrong."""

    def reading(*texts: str, **options: object) -> IndicatorSet:
        data, problems = read(*texts, **options)
        assert problems == ()
        return data

    return reading
