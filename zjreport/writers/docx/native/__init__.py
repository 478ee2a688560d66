"""Charts that Word edits: a chart part with its workbook, made from the same layout as every other output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeGuard

from .... import plugins
from ....charts import ChartSpec, FigureSpec
from ....charts.kinds import ChartKind
from ....charts.resolve import Resolved, category_names
from ....charts.style import ChartStyle
from ....themes import Theme
from .chart import chart_part, has_form
from .ink import Ink
from .overlay import overlay
from .plan import Plan
from .sheet import Column, Sheet
from .tables import names_fit, sheet_of
from .workbook import workbook

__all__ = ["AddChart", "Column", "NativeChart", "Sheet", "has_native_form", "native_chart"]

_FACE = "hei"


@dataclass(frozen=True, slots=True)
class NativeChart:
    """The parts of one chart, all made from ``resolved`` and ``sheet``.

    ``xml`` names its workbook ``rId1`` and the shapes over it, where it has ``shapes``, ``rId2``.
    """

    resolved: Resolved
    sheet: Sheet
    xml: bytes
    workbook: bytes
    shapes: bytes


AddChart = Callable[[NativeChart], str]
"""Puts a chart into a file and gives the id of the relationship to it."""


def has_native_form(spec: ChartSpec | FigureSpec) -> TypeGuard[ChartSpec]:
    """Whether Word can draw the chart itself; figures of one's own and kinds of others are pictures."""
    return isinstance(spec, ChartSpec) and has_form(spec.kind)


def native_chart(
    spec: ChartSpec,
    theme: Theme,
    size_mm: tuple[float, float],
    *,
    title: bool = False,
    ground: str = "paper",
    where: str = "a chart",
    usual: float = 0,
) -> NativeChart:
    """The chart of ``spec`` as parts of a Word file.

    Args:
        spec: what to show; its kind has a native form (:func:`has_native_form`).
        theme: colours and faces.
        size_mm: width and height in millimetres.
        title: whether the title belongs to the chart; otherwise the document sets it as text.
        ground: the theme colour behind the chart, which itself is transparent.
        where: the place that warnings name.
        usual: the height for which its scale and its labels are settled; by default its own.

    Raises:
        DefinitionError: the specification makes no sense for its kind.
        UnknownNameError: no kind of that name is installed.
    """
    style = ChartStyle.of(theme, ground)
    kind: ChartKind = plugins.charts.load(spec.kind)()
    resolved = kind.fitted(spec, size_mm, usual or size_mm[1], style, title=title)
    names = category_names(spec)
    plan = Plan(
        resolved,
        style,
        kind.layout(resolved, style).contained(),
        kind.plot_box(resolved, style),
        sheet_of(resolved, names),
        Ink(theme.font(_FACE), where),
        names_fit(resolved, names),
    )
    shapes = overlay(plan)
    return NativeChart(
        resolved,
        plan.sheet,
        chart_part(plan, "rId1", "rId2" if shapes else ""),
        workbook(plan.sheet),
        shapes,
    )
