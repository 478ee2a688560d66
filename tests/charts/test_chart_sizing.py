"""How tall charts stand: rows of bars want their own height, others what is usual."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zjreport.charts import ChartSpec, Point, Series
from zjreport.charts.picture import png
from zjreport.charts.sizing import height_of
from zjreport.runs import as_runs
from zjreport.themes import load_theme


def _spec(kind: str, rows: int, series: int = 1) -> ChartSpec:
    points = tuple(Point(Decimal(number + 1), str(number + 1)) for number in range(rows))
    names = tuple(as_runs(f"第{number}项") for number in range(rows))
    return ChartSpec(kind, names, tuple(Series(as_runs(f"系列{n}"), points) for n in range(series)))


def test_columns_take_the_usual_height() -> None:
    assert height_of(_spec("column", 3), 60) == 60


@pytest.mark.parametrize(("kind", "series"), [("bar", 1), ("bar", 2), ("target-progress", 2)])
def test_rows_take_the_height_they_need_and_can_be_drawn_at_it(kind: str, series: int) -> None:
    heights = [height_of(_spec(kind, rows, series), 60) for rows in (1, 3, 6)]
    assert heights == sorted(heights)
    assert heights[0] >= 15
    assert heights[-1] > heights[0]
    for rows, height in zip((1, 3, 6), heights, strict=True):
        assert png(_spec(kind, rows, series), load_theme("brochure"), (80, height))
