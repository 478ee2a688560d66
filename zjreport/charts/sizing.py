"""How tall a chart stands: every writer asks here, so that Word and PDF show the same proportions."""

from __future__ import annotations

from .. import plugins
from .kinds import LEAST
from .spec import ChartSpec

__all__ = ["height_of"]


def height_of(spec: ChartSpec, usual: float) -> float:
    """The height of a chart in mm: ``usual``, or what its rows of bars need.

    Raises:
        UnknownNameError: there is no such kind of chart.
    """
    return max(LEAST[1], float(plugins.charts.load(spec.kind)().height(spec, usual)))
