"""The way of a chart or a figure to any matplotlib renderer: the picture's or the PDF page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.backend_bases import FigureCanvasBase, RendererBase
from matplotlib.transforms import Affine2D

from .. import plugins
from .artists import INCH, artists
from .kinds import ChartKind
from .shapes import Box, Rect, Scene
from .spec import ChartSpec
from .style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["draw_chart", "draw_figure", "figure_for", "paint_ground"]


def draw_chart(
    spec: ChartSpec,
    size_mm: tuple[float, float],
    style: ChartStyle,
    renderer: RendererBase,
    dpi: float,
    *,
    title: bool = False,
    usual: float = 0,
) -> None:
    """Draw the chart of ``spec``, its lower left corner at the renderer's origin.

    ``usual`` is the height for which its labels are settled, by default its own.

    The artists of a scene are drawn as they are: a figure around them would only load all that
    matplotlib has for axes.  A kind that overrides :meth:`ChartKind.draw` is given one.
    """
    kind: ChartKind = plugins.charts.load(spec.kind)()
    resolved = kind.fitted(spec, size_mm, usual or size_mm[1], style, title=title)
    if type(kind).draw is ChartKind.draw:
        _draw_scene(kind.layout(resolved, style).contained(), style, renderer, dpi)
        return
    figure = figure_for(size_mm)
    kind.draw(figure, resolved, style)
    draw_figure(figure, renderer, dpi)


def paint_ground(size_mm: tuple[float, float], style: ChartStyle, renderer: RendererBase, dpi: float) -> None:
    """Fill the whole drawing with the colour that the chart stands on."""
    box = Box(0, 0, *size_mm).inset(-1, -1, -1, -1)
    _draw_scene(Scene(*size_mm, (Rect(box, style.ground),)), style, renderer, dpi)


def _draw_scene(scene: Scene, style: ChartStyle, renderer: RendererBase, dpi: float) -> None:
    transform = Affine2D().scale(dpi / INCH)
    for artist in artists(scene, style):
        artist.set_transform(transform)
        artist.draw(renderer)


def draw_figure(figure: Figure, renderer: RendererBase, dpi: float) -> None:
    """Draw a figure; it has its own canvas and resolution back afterwards."""
    own, before = figure.canvas, figure.get_dpi()
    try:
        _Canvas(figure, renderer)
        figure.set_dpi(dpi)
        figure.draw(renderer)
    finally:
        figure.set_dpi(before)
        figure.set_canvas(own)


def figure_for(size_mm: tuple[float, float]) -> Figure:
    """An empty, transparent figure of ``size_mm``, whatever matplotlib's settings are."""
    from matplotlib.figure import Figure  # loads matplotlib's axes, which charts of our own need not

    figure = Figure(figsize=(size_mm[0] / INCH, size_mm[1] / INCH), dpi=72, frameon=False)
    figure.set_layout_engine("none")
    return figure


class _Canvas(FigureCanvasBase):
    """Gives layout engines and artists that measure text the renderer that will draw it."""

    def __init__(self, figure: Figure, renderer: RendererBase) -> None:
        super().__init__(figure)
        self._renderer = renderer

    def get_renderer(self) -> RendererBase:
        return self._renderer
