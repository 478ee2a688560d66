"""A matplotlib figure of one's own in the place of a chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ..errors import DefinitionError
from ..runs import Runs
from .spec import Point, Series

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["FigureSpec"]

_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A finished ``matplotlib.figure.Figure``, drawn as it is and scaled as a whole to the room it gets.

    In a PDF it stays vectors, its texts in the document's faces; in Word it is a picture.  ``alt``
    says it in one sentence, for readers who cannot see it.  What it prints is not traced: the
    figures in it have no provenance.  It shares the attributes of a chart without series that
    readers of documents look at.

    Raises:
        DefinitionError: ``figure`` is no figure of matplotlib, or ``alt`` is empty.
    """

    figure: Figure
    alt: str
    title: Runs = ()

    kind: ClassVar[str] = "figure"
    unit: ClassVar[str] = ""
    categories: ClassVar[tuple[Runs, ...]] = ()
    series: ClassVar[tuple[Series, ...]] = ()
    target: ClassVar[Point | None] = None
    target_name: ClassVar[Runs] = ()
    centre: ClassVar[Runs] = ()

    def __post_init__(self) -> None:
        if not (hasattr(self.figure, "get_size_inches") and hasattr(self.figure, "draw")):
            raise DefinitionError(
                f"{type(self.figure).__name__} is no figure of matplotlib",
                code="chart.figure",
                hint="make a matplotlib.figure.Figure and draw on its axes; pyplot is not needed",
            )
        if not self.alt.strip():
            raise DefinitionError(
                "a figure of one's own has no description",
                code="chart.figure",
                hint="say in alt what it shows, in one sentence",
            )

    @property
    def size_mm(self) -> tuple[float, float]:
        """Its own width and height in millimetres."""
        width, height = self.figure.get_size_inches()
        return float(width) * _MM_PER_INCH, float(height) * _MM_PER_INCH

    def fitted(self, room: tuple[float, float]) -> tuple[float, float]:
        """The largest size in its own proportions that ``room`` (millimetres) holds."""
        width, height = self.size_mm
        scale = min(room[0] / width, room[1] / height)
        return width * scale, height * scale
