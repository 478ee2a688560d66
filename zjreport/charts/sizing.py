"""How tall a chart stands: every writer asks here, so that Word and PDF show the same proportions."""

from __future__ import annotations

from .. import plugins
from .kinds import LEAST
from .own import FigureSpec
from .spec import ChartSpec

__all__ = ["height_of"]

#: How much a figure of one's own may be enlarged to fill its width.
_LARGER = 1.25


def height_of(spec: ChartSpec | FigureSpec, usual: float, width: float = 0) -> float:
    """The height of a chart in mm: ``usual``, or what its rows of bars need.

    A figure of one's own keeps its proportions in ``width`` mm and is not made much larger than it is.

    Raises:
        UnknownNameError: there is no such kind of chart.
    """
    if isinstance(spec, FigureSpec):
        own_width, own_height = spec.size_mm
        scale = min(_LARGER, width / own_width) if width else 1.0
        return max(LEAST[1], own_height * scale)
    return max(LEAST[1], float(plugins.charts.load(spec.kind)().height(spec, usual)))
