"""From a scene to matplotlib artists: no axes, no layout engine, no shared settings.

What is drawn does not depend on matplotlib's configuration: every property that a chart shows is
given to its artist.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, singledispatch
from math import ceil, cos, radians, sin, tan
from typing import TYPE_CHECKING, Any

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from .shapes import Label, Mark, Polyline, Rect, Scene, Wedge
from .style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["INCH", "artists", "place"]

INCH = 25.4
_MARKERS = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^", "cross": "X"}
# Markers of one nominal size look alike in area with these factors.
_MARKER_SCALE = {"circle": 1.0, "square": 0.88, "diamond": 0.82, "triangle": 1.08, "cross": 1.08}


def artists(scene: Scene, style: ChartStyle) -> Iterator[Artist]:
    """An artist for every shape of ``scene`` in millimetres, in order; without a transform yet."""
    for shape in scene.shapes:
        yield _artist(shape, style)


def place(scene: Scene, figure: Figure, style: ChartStyle) -> None:
    """Put every shape of ``scene`` on ``figure``, in order."""
    transform = Affine2D().scale(1 / INCH) + figure.dpi_scale_trans
    for number, artist in enumerate(artists(scene, style)):
        artist.set(transform=transform, zorder=number)
        figure.add_artist(artist)


@singledispatch
def _artist(shape: object, style: ChartStyle) -> Any:
    raise TypeError(f"{type(shape).__name__} is not a shape")


@_artist.register
def _rect(shape: Rect, style: ChartStyle) -> Any:
    box = shape.box
    return Rectangle((box.left, box.bottom), box.width, box.height, facecolor=f"#{shape.fill}", linewidth=0)


@_artist.register
def _polyline(shape: Polyline, style: ChartStyle) -> Any:
    xs, ys = zip(*shape.points, strict=True)
    dash: Any = (0, shape.dash) if shape.dash else "-"
    return Line2D(
        xs,
        ys,
        color=f"#{shape.colour}",
        linewidth=shape.width,
        linestyle=dash,
        marker="",
        solid_capstyle="butt",
        solid_joinstyle="round",
        dash_capstyle="butt",
        antialiased=True,
    )


@_artist.register
def _mark(shape: Mark, style: ChartStyle) -> Any:
    return Line2D(
        [shape.at[0]],
        [shape.at[1]],
        linestyle="none",
        marker=_MARKERS[shape.shape],
        markersize=shape.size * _MARKER_SCALE[shape.shape],
        markerfacecolor=f"#{shape.fill}",
        markeredgecolor=f"#{shape.edge}",
        markeredgewidth=0.8,
        antialiased=True,
    )


@_artist.register
def _wedge(shape: Wedge, style: ChartStyle) -> Any:
    return PathPatch(
        _wedge_path(shape),
        facecolor=f"#{shape.fill}",
        edgecolor=f"#{shape.edge}",
        linewidth=1.0,
        joinstyle="round",
    )


def _wedge_path(shape: Wedge) -> Path:
    outer = _arc(shape.centre, shape.outer, shape.start, shape.end)
    inner = _arc(shape.centre, shape.inner, shape.end, shape.start) if shape.inner else [shape.centre]
    whole = shape.end - shape.start >= 360 - 1e-6
    if whole and not shape.inner:
        inner = []
    inner_code = Path.MOVETO if whole else Path.LINETO
    codes = [Path.MOVETO, *[Path.CURVE4] * (len(outer) - 1)]
    codes += [inner_code, *[Path.CURVE4] * (len(inner) - 1)] if inner else []
    return Path([*outer, *inner, outer[0]], [*codes, Path.CLOSEPOLY])


def _arc(centre: tuple[float, float], radius: float, start: float, end: float) -> list[tuple[float, float]]:
    """Points of Bézier curves along a circle: the first, then three for each eighth."""
    count = max(1, ceil(abs(end - start) / 45 - 1e-9))
    step = radians((end - start) / count)
    reach = 4 / 3 * tan(step / 4) * radius
    x, y = centre
    points = [(x + radius * cos(radians(start)), y + radius * sin(radians(start)))]
    for number in range(count):
        one = radians(start) + number * step
        two = one + step
        points += [
            (x + radius * cos(one) - reach * sin(one), y + radius * sin(one) + reach * cos(one)),
            (x + radius * cos(two) + reach * sin(two), y + radius * sin(two) - reach * cos(two)),
            (x + radius * cos(two), y + radius * sin(two)),
        ]
    return points


@_artist.register
def _label(shape: Label, style: ChartStyle) -> Any:
    return _Text(shape, _font(str(style.faces[shape.role]), shape.size))


@lru_cache(maxsize=64)
def _font(file: str, size: float) -> FontProperties:
    """A face in a size; matplotlib takes long to make what many labels share."""
    return FontProperties(fname=file, size=size)


class _Text(Artist):
    """One line of text on its baseline, set as it is: ``$``, ``_`` and ``^`` are signs like others.

    matplotlib's own Text looks for formulas and line breaks and measures each text several times.
    """

    def __init__(self, label: Label, prop: FontProperties) -> None:
        super().__init__()
        self._label = label
        self._prop = prop

    def draw(self, renderer: RendererBase) -> None:
        label = self._label
        x, y = self.get_transform().transform(label.at)
        if label.align != "left":
            width = renderer.get_text_width_height_descent(label.text, self._prop, False)[0]
            x -= width if label.align == "right" else width / 2
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        gc = renderer.new_gc()
        gc.set_foreground(f"#{label.colour}")
        renderer.draw_text(gc, x, y, label.text, self._prop, 0)
        gc.restore()
