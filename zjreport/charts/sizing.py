"""How tall a chart stands: every writer asks here, so that Word and PDF show the same proportions."""

from __future__ import annotations

from .. import plugins
from .kinds import LEAST
from .own import FigureSpec
from .spec import ChartSpec

__all__ = ["height_of"]


def height_of(spec: ChartSpec | FigureSpec, usual: float) -> float:
    """The height of a chart in mm: ``usual``, or what its rows of bars need.

    A figure of one's own has the height it was made with.

    Raises:
        UnknownNameError: there is no such kind of chart.
    """
    if isinstance(spec, FigureSpec):
        return max(LEAST[1], spec.size_mm[1])
    return max(LEAST[1], float(plugins.charts.load(spec.kind)().height(spec, usual)))
