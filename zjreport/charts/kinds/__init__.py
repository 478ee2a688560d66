"""Kinds of charts: one plug-in a file, each handing out its class as ``plugin``.

A kind says what specifications it takes (:meth:`ChartKind.check`), what it prints
(:meth:`ChartKind.settle`) and where everything stands (:meth:`ChartKind.layout`).  None of these
touches a drawing library: a layout is a :class:`~zjreport.charts.shapes.Scene`, which
:meth:`ChartKind.draw` turns into matplotlib artists.  A kind of another package may override
:meth:`ChartKind.draw` and use all of matplotlib.

The native form of a kind in Word is made from the same
:class:`~zjreport.charts.resolve.Resolved` (ranges, ticks, label strings, stacking, marks and axes
are all in it) and the same layout.  It belongs to the Word writer, keyed by ``Resolved.kind``; a
kind without one is shown as a picture.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from ...errors import DefinitionError
from ...runs import text_of
from ..resolve import ATTEMPTS, Attempt, Resolved, values_of
from ..shapes import Box, Scene
from ..spec import ChartSpec
from ..style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["LEAST", "ChartKind", "refuse"]

Size = tuple[float, float]
LEAST = (20.0, 15.0)
"""The least size of a chart in mm."""
# Attempts that give a name no more lines than this leave no sign alone on a line.
_NEAT = 2


def refuse(spec: ChartSpec, message: str, hint: str, code: str = "chart.data") -> DefinitionError:
    """The error for a specification that a kind cannot show; names the chart by its title."""
    title = text_of(spec.title)
    return DefinitionError(
        f"{spec.kind} chart{f' “{title}”' if title else ''}: {message}", code=code, hint=hint
    )


class ChartKind(ABC):
    """A kind of chart.  Instances hold no state: one may serve many charts and threads."""

    attempts: ClassVar[tuple[Attempt, ...]] = ATTEMPTS
    """The ways to try a chart, best first; the last one is taken as it comes."""

    def check(self, spec: ChartSpec) -> None:
        """Refuse what this kind cannot show.

        Raises:
            DefinitionError: there is nothing to draw, or a value is not a finite number.
        """
        values = values_of(spec.series)
        if not values:
            raise refuse(
                spec, "there is no value to draw", "give at least one point with a value", "chart.empty"
            )
        if not all(map(Decimal.is_finite, values)):
            raise refuse(spec, "a value is not a finite number", "use value None for a missing datum")

    def resolve(self, spec: ChartSpec, size_mm: Size, style: ChartStyle, *, title: bool = False) -> Resolved:
        """What the chart prints at a size: the first of several attempts whose texts keep clear.

        Raises:
            DefinitionError: the specification makes no sense for this kind, or the size is too small.
        """
        self.check(spec)
        if any(side < least for side, least in zip(size_mm, LEAST, strict=True)):
            raise refuse(spec, f"{size_mm[0]} × {size_mm[1]} mm is too small", "give it 20 × 15 mm or more")
        crowded: list[Resolved] = []
        for attempt in self.attempts:
            resolved = self.settle(spec, size_mm, style, attempt, title)
            if not _neat(resolved, attempt) or resolved in crowded:
                continue
            if self._clear(resolved, style):
                break
            crowded.append(resolved)
        return resolved

    def fitted(
        self, spec: ChartSpec, size_mm: Size, usual: float, style: ChartStyle, *, title: bool = False
    ) -> Resolved:
        """What the chart prints in the height that its page gives it: what it prints at the ``usual`` one.

        So every output prints the same, however full its pages are.  Only where texts would not keep clear
        in a lower place is the chart resolved for that.

        Raises:
            DefinitionError: as :meth:`resolve` does.
        """
        width, height = size_mm
        resolved = self.resolve(spec, (width, usual), style, title=title)
        if height == usual:
            return resolved
        made = replace(resolved, size=size_mm)
        clear = height > usual or self._clear(made, style)
        return made if clear else self.resolve(spec, size_mm, style, title=title)

    def height(self, spec: ChartSpec, usual: float) -> float:
        """The height in mm that the chart wants where others take ``usual``; rows want their own."""
        return usual

    def _clear(self, resolved: Resolved, style: ChartStyle) -> bool:
        """Whether every text stands clear of the others and of the edges."""
        scene = self.layout(resolved, style)
        narrow = all(label.box.width <= scene.width for label in scene.labels)
        return narrow and next(scene.contained().faults(), None) is None

    @abstractmethod
    def settle(
        self, spec: ChartSpec, size: Size, style: ChartStyle, attempt: Attempt, title: bool
    ) -> Resolved:
        """What the chart prints in one attempt."""

    @abstractmethod
    def layout(self, resolved: Resolved, style: ChartStyle) -> Scene:
        """Where everything stands; prints exactly ``resolved.texts()``."""

    def plot_box(self, resolved: Resolved, style: ChartStyle) -> Box:
        """The box of the layout that values are drawn in, in millimetres; the whole drawing unless told."""
        return Box(0, 0, *resolved.size)

    def draw(self, figure: Figure, resolved: Resolved, style: ChartStyle) -> None:
        """Put the chart's artists on ``figure``, whose size must be that of ``resolved``."""
        from ..artists import place

        place(self.layout(resolved, style).contained(), figure, style)


def _neat(resolved: Resolved, attempt: Attempt) -> bool:
    """Whether names take no more lines than an attempt gives them, none with a single sign."""
    if any(len(lines) > attempt.lines for lines in resolved.categories):
        return False
    return attempt.lines > _NEAT or not any(map(_torn, resolved.categories))


def _torn(lines: tuple[str, ...]) -> bool:
    return len(lines) > 1 and min(map(len, lines)) < 2
