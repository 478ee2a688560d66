"""The texts at the ticks of a chart: printed digits that are no data, and that a trace must name."""

from __future__ import annotations

from itertools import product

from .. import plugins
from ..themes import Theme
from .own import FigureSpec
from .spec import ChartSpec
from .style import ChartStyle

__all__ = ["tick_texts"]

# Writers let charts grow and shrink to fill a page; a scale may change with them.
_HEIGHTS = (32, 44, 56, 72, 100)
_NARROW = 0.4


def tick_texts(spec: ChartSpec | FigureSpec, theme: Theme) -> tuple[str, ...]:
    """Every tick text that the chart prints at one of the sizes that writers give it.

    Charts whose points all carry labels print none; figures of one's own are not read.
    """
    if isinstance(spec, FigureSpec):
        return ()
    kind, style = plugins.charts.load(spec.kind)(), ChartStyle.of(theme)
    wide = theme.page.text_width
    found: dict[str, None] = {}
    for width, height in product((wide, wide * _NARROW), _HEIGHTS):
        found |= dict.fromkeys(kind.resolve(spec, (width, height), style).scale_texts())
    return tuple(found)
