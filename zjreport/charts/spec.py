"""What a chart shows: kinds, categories, series and labels, without a word on how it is drawn.

A chart is specified once, resolved once (:mod:`zjreport.charts.resolve`) and then drawn by any
writer, so that every output shows the same scale, the same ticks and the same label strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..errors import DefinitionError
from ..runs import Provenance, Runs, text_of

__all__ = ["ChartSpec", "Point", "Series", "Tone"]

Tone = Literal["", "highlight", "muted", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series.

    ``label`` is the printed text of the value (``"1650"``, ``"7%"``), made by the sentence engine's
    rules of rounding so that text and chart say the same; ``value`` is ``None`` where there is no
    datum (a gap is drawn, never a zero).
    """

    value: Decimal | None
    label: str = ""
    provenance: Provenance | None = None
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one meaning and one unit, one a category.

    ``axis`` and ``mark`` matter to combination charts only: a line on the secondary axis shows a
    growth rate over columns that show the level.
    """

    name: Runs
    points: tuple[Point, ...]
    unit: str = ""
    axis: Literal["primary", "secondary"] = "primary"
    mark: Literal["", "column", "line"] = ""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """One chart: ``kind`` names a plug-in of the family ``zjreport.charts``.

    ``target`` is a constant line over the primary axis; ``centre`` the text inside a ring, such as
    its total.  ``alt`` says the chart in one sentence, for readers who cannot see it.
    """

    kind: str
    categories: tuple[Runs, ...]
    series: tuple[Series, ...]
    title: Runs = ()
    unit: str = ""
    alt: str = ""
    target: Point | None = None
    target_name: Runs = ()
    centre: Runs = ()

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.points) != len(self.categories):
                raise DefinitionError(
                    f"series “{text_of(series.name)}” has {len(series.points)} points for "
                    f"{len(self.categories)} categories",
                    code="chart.points",
                    hint="give one point a category; a missing value is a point with value None",
                )
            for point in series.points:
                if point.value is not None and not isinstance(point.value, Decimal):
                    raise DefinitionError(
                        f"series “{text_of(series.name)}” holds {point.value!r}, which is not a Decimal",
                        code="chart.value",
                        hint="text among numbers would be plotted at 0, 1, 2",
                    )
