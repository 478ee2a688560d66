"""A chart as a picture: PNG bytes, drawn by matplotlib's Agg renderer with the bundled faces."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D
from PIL import Image

from ..themes import Theme
from .artists import INCH
from .pieces import FALLBACKS, cut
from .rendering import draw_chart, draw_figure, paint_ground
from .spec import ChartSpec
from .style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["figure_png", "png"]

# Higher levels take several times as long for a few hundredths of the size.
_COMPRESSION = 3
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
    width, height = (round(side * dpi / INCH) for side in size_mm)
    renderer = _Renderer(width, height, dpi, style)
    paint_ground(size_mm, style, renderer, dpi)
    draw_chart(spec, size_mm, style, renderer, dpi, title=title)
    return _file(renderer, dpi)


def figure_png(figure: Figure, style: ChartStyle, dpi: float = 220) -> bytes:
    """Any matplotlib figure as a PNG file; signs that its faces lack come from the bundled ones."""
    width, height = (round(side * dpi) for side in figure.get_size_inches())
    renderer = _Renderer(width, height, dpi, style)
    draw_figure(figure, renderer, dpi)
    return _file(renderer, dpi)


def _file(renderer: _Renderer, dpi: float) -> bytes:
    picture = Image.fromarray(np.asarray(renderer.buffer_rgba())).convert("RGB")
    stream = BytesIO()
    picture.save(stream, "PNG", dpi=(dpi, dpi), compress_level=_COMPRESSION)
    return stream.getvalue()


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
        turn = Affine2D().rotate_deg(angle).translate(x, self.height - y)
        start = 0.0
        for face, piece in (pieces := self._pieces(s, prop)):
            vertices, codes = text_to_path.get_text_path(face, piece)
            place = Affine2D().translate(start, 0).scale(scale) + turn
            self.draw_path(gc, Path(vertices, codes), place, gc.get_rgb())
            start += _extent(piece, face)[0] if len(pieces) > 1 else 0

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
