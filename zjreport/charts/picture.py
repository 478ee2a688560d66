"""A chart as a picture: PNG bytes, drawn by matplotlib's Agg renderer with the bundled faces."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform
from PIL import Image

from .. import plugins
from ..themes import Theme
from .artists import figure_for
from .pieces import FALLBACKS, cut
from .resolve import resolve
from .spec import ChartSpec
from .style import ChartStyle

__all__ = ["figure_png", "png"]

# matplotlib declares no types for this class.
_Agg: Any = RendererAgg


def png(
    spec: ChartSpec,
    theme: Theme,
    size_mm: tuple[float, float],
    *,
    dpi: float = 220,
    title: bool = False,
    ground: str = "paper",
) -> bytes:
    """The chart as a PNG file; the same bytes for the same chart.

    Args:
        spec: what to show.
        theme: colours and faces.
        size_mm: width and height in millimetres.
        dpi: pixels per inch.
        title: whether the title is drawn; otherwise the writer sets it as text.
        ground: the theme colour behind the chart.

    Raises:
        DefinitionError: the specification makes no sense for its kind.
        UnknownNameError: no kind of that name is installed.
    """
    style = ChartStyle.of(theme, ground)
    resolved = resolve(spec, size_mm, style, title=title)
    figure = figure_for(size_mm, style.ground, dpi)
    plugins.charts.load(spec.kind)().draw(figure, resolved, style)
    return figure_png(figure, style, dpi)


def figure_png(figure: Figure, style: ChartStyle, dpi: float = 220) -> bytes:
    """Any matplotlib figure as a PNG file; signs that its faces lack come from the bundled ones."""
    own, before = figure.canvas, figure.get_dpi()
    figure.set_dpi(dpi)
    try:
        canvas = _Canvas(figure, style)
        figure.draw(canvas.renderer)
        pixels = np.asarray(canvas.renderer.buffer_rgba())
    finally:
        figure.set_dpi(before)
        figure.set_canvas(own)
    stream = BytesIO()
    Image.fromarray(pixels).convert("RGB").save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()


class _Canvas(FigureCanvasAgg):
    """Agg's canvas with a renderer that falls back sign by sign."""

    def __init__(self, figure: Figure, style: ChartStyle) -> None:
        super().__init__(figure)
        width, height = self.get_width_height(physical=True)
        self.renderer: _Renderer = _Renderer(width, height, figure.dpi, style)

    def get_renderer(self) -> _Renderer:
        renderer: _Renderer = self.renderer
        return renderer


class _Renderer(_Agg):  # type: ignore[misc]
    """Agg's renderer with texts as outlines: unhinted, so they are as wide as in the PDF.

    Pieces of a text that its own face cannot print are set in another.
    """

    def __init__(self, width: float, height: float, dpi: float, style: ChartStyle) -> None:
        super().__init__(width, height, dpi)
        self._fallbacks = [str(style.faces[role]) for role in FALLBACKS if role in style.faces]

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        if ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        gc.set_linewidth(0)
        scale = self._scale(prop)
        turn: Transform = Affine2D().rotate_deg(angle).translate(x, self.height - y)
        for face, piece in self._pieces(s, prop):
            vertices, codes = text_to_path.get_text_path(face, piece)
            self.draw_path(gc, Path(vertices, codes), Affine2D().scale(scale) + turn, gc.get_rgb())
            turn = Affine2D().translate(scale * _extent(piece, face)[0], 0) + turn

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        if ismath:
            size: tuple[float, float, float] = super().get_text_width_height_descent(s, prop, ismath)
            return size
        extents = [_extent(piece, face) for face, piece in self._pieces(s, prop)] or [(0.0, 0.0, 0.0)]
        widths, heights, descents = zip(*extents, strict=True)
        scale = self._scale(prop)
        return scale * sum(widths), scale * max(heights), scale * max(descents)

    def _scale(self, prop: FontProperties) -> float:
        return float(self.points_to_pixels(prop.get_size_in_points()) / text_to_path.FONT_SCALE)

    def _pieces(self, text: str, prop: FontProperties) -> Sequence[tuple[FontProperties, str]]:
        own = str(prop.get_file() or findfont(prop))
        pieces = cut(text, list(dict.fromkeys([own, *self._fallbacks])), _holds)
        return [(prop if face == own else _with_file(prop, face), piece) for face, piece in pieces]


def _extent(text: str, face: FontProperties) -> tuple[float, float, float]:
    """Width, height and descent of ``text`` at the size in which outlines are made."""
    unit = face.copy()
    unit.set_size(text_to_path.FONT_SCALE)
    extent: tuple[float, float, float] = text_to_path.get_text_width_height_descent(text, unit, False)
    return extent


def _holds(face: str, sign: str) -> bool:
    return bool(get_font(face).get_char_index(ord(sign)))


def _with_file(prop: FontProperties, face: str) -> FontProperties:
    copy = prop.copy()
    copy.set_file(face)
    return copy
