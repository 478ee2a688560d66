"""The example built for four quarters, once, and the oracle that reads it back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
def oracle(figures: Any) -> Callable[..., Any]:
    """A new oracle for a quarter of 2024, over the truth or over another."""
    from oracle import Oracle

    def oracle(quarter: int, truth: Any = None) -> Any:
        return Oracle(truth or figures, 2024, quarter)

    return oracle
