"""The example built for four quarters, once, and the oracle that reads it back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import zjreport as zj

_HERE = Path(__file__).parent
_EXAMPLE = _HERE.parents[2] / "examples" / "quarterly"
sys.path[:0] = [str(_HERE), str(_EXAMPLE)]

PERIODS = {1: "2024-Q1", 2: "2024-H1", 3: "2024-Q1/2024-Q3", 4: "2024"}


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the example."""
    return _EXAMPLE


@pytest.fixture(scope="session")
def figures() -> Any:
    """The truth, as the oracle sees it."""
    from jiangzhou.economy import truth
    from jiangzhou.specs import CITIES, OWN, SPECS
    from oracle import Figures

    return Figures(truth(), {spec.id: spec for spec in SPECS}, OWN, CITIES)


@pytest.fixture(scope="session")
def reader(figures: Any) -> Callable[..., Any]:
    """A new reader of a quarter of 2024, over the truth or over another."""
    from oracle import oracle

    return lambda quarter, truth=None: oracle(truth or figures, 2024, quarter)


@pytest.fixture(scope="session")
def briefing() -> Any:
    """The definition."""
    return zj.Briefing.load(_EXAMPLE / "briefing.yaml")


@pytest.fixture(scope="session")
def read(briefing: Any) -> Any:
    """Its data, as zjreport reads it, and every problem that was found."""
    return briefing.read()


@pytest.fixture(scope="session")
def built(briefing: Any, read: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The path of the briefing of a quarter in a theme and a format, built when it is first asked for."""
    folder = tmp_path_factory.mktemp("quarterly")

    def built(quarter: int, theme: str, format: str) -> Path:
        path = folder / f"{quarter}-{theme}.{format}"
        if not path.exists():
            briefing.compose(read[0], period=PERIODS[quarter], theme=theme).save(path)
        return path

    return built
