"""Charts and matplotlib figures drawn on a reportlab canvas: vectors, and text that is text.

matplotlib draws a figure by calling a renderer; the renderer here writes each call on the page of
a PDF that is being made, in the fonts of that PDF.  So a chart costs a few milliseconds and
kilobytes, and its labels can be selected, searched and read aloud.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, cos, floor, radians, sin
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from ..themes import Theme
from .own import FigureSpec
from .pieces import FALLBACKS, cut
from .rendering import draw_chart, draw_figure
from .spec import ChartSpec
from .style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["FontResolver", "bundled_fonts", "draw_on_canvas"]

FontResolver = Callable[[str, str], Sequence[tuple[str, str]]]
"""From a text and a font role to pieces: the name of a font registered with reportlab, and its signs."""

_POINT = 72 / 25.4
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_OPERATORS = {int(Path.MOVETO): "m", int(Path.LINETO): "l", int(Path.CURVE3): "c", int(Path.CURVE4): "c"}
_SERIF = {"serif", "Times New Roman", "Times", "DejaVu Serif", "SimSun", "宋体"}
_REGISTERING = Lock()
# matplotlib repeats hatching in squares of an inch.
_TILE = 72.0


def draw_on_canvas(
    canvas: Canvas,
    chart: ChartSpec | FigureSpec | Figure,
    theme: Theme,
    x_mm: float,
    y_mm: float,
    size_mm: tuple[float, float],
    font_resolver: FontResolver | None = None,
    *,
    title: bool = False,
    ground: str = "paper",
    usual: float = 0,
) -> None:
    """Draw a chart, or any matplotlib figure, on the current page.

    Args:
        canvas: the page; its state is the same afterwards.
        chart: a specification, or a figure, which is scaled as a whole to fit.
        theme: colours and faces.
        x_mm, y_mm: the lower left corner in millimetres.
        size_mm: width and height in millimetres.
        font_resolver: gives registered fonts for texts; without one the bundled faces are
            registered with reportlab, for all documents of the process.
        title: whether the title of a specification is drawn.
        ground: the theme colour that the chart stands on; it is not painted.
        usual: the height in millimetres for which the labels of a specification are settled, by default
            that of ``size_mm``.

    Raises:
        DefinitionError: the specification makes no sense for its kind.
        UnknownNameError: no kind of that name is installed.
    """
    style = ChartStyle.of(theme, ground)
    fonts = font_resolver or bundled_fonts(theme)
    width, height = (side * _POINT for side in size_mm)
    canvas.saveState()
    canvas.translate(x_mm * _POINT, y_mm * _POINT)
    try:
        if isinstance(chart, ChartSpec):
            renderer = _Renderer(canvas, (width, height), style, fonts)
            draw_chart(chart, size_mm, style, renderer, 72, title=title, usual=usual)
        else:
            figure = chart.figure if isinstance(chart, FigureSpec) else chart
            own = _fitted(canvas, figure, (width, height))
            draw_figure(figure, _Renderer(canvas, own, style, fonts), 72)
    finally:
        canvas.restoreState()


def _fitted(canvas: Canvas, figure: Figure, room: tuple[float, float]) -> tuple[float, float]:
    """Scale the page so that ``figure`` fills ``room`` at its own size in points, which is given back."""
    width, height = (float(72 * inches) for inches in figure.get_size_inches())
    scale = min(room[0] / width, room[1] / height)
    canvas.translate((room[0] - width * scale) / 2, (room[1] - height * scale) / 2)
    canvas.scale(scale, scale)
    return width, height


def bundled_fonts(theme: Theme) -> FontResolver:
    """A resolver that sets every text in the bundled faces, registered with reportlab as needed."""
    files = {role: font.bundled for role, font in theme.fonts.items()}
    style = ChartStyle.of(theme)

    def font(role: str) -> str:
        name = f"zjreport-chart-{files[role]}"
        with _REGISTERING:
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(style.faces[role])))
        return name

    def holds(role: str, sign: str) -> bool:
        return ord(sign) in pdfmetrics.getFont(font(role)).face.charToGlyph

    def resolver(text: str, role: str) -> Sequence[tuple[str, str]]:
        own = role if role in files else next(iter(files))
        roles = list(dict.fromkeys([own, *(other for other in FALLBACKS if other in files)]))
        return [(font(one), piece) for one, piece in cut(text, roles, holds)]

    return resolver


class _Renderer(RendererBase):
    """Writes what matplotlib draws on a reportlab canvas, in points from the lower left.

    Gouraud shading is not drawn.
    """

    def __init__(
        self, canvas: Canvas, size: tuple[float, float], style: ChartStyle, resolver: FontResolver
    ) -> None:
        super().__init__()
        self._canvas = canvas
        self._size = size
        self._resolver = resolver
        self._roles = {str(path): role for role, path in style.faces.items()}
        # Opaque is what a page starts from: no transparency is written where none is asked for.
        self._state: dict[str, Any] = {"fill-alpha": 1.0, "stroke-alpha": 1.0}

    def flipy(self) -> bool:
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        stroke = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        fill = rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0)
        if not stroke and not fill:
            return
        with _Clip(self, gc):
            if stroke:
                self._pen(gc)
            if fill and rgbFace is not None:
                self._fill(rgbFace, gc)
            clip = None if fill else (0.0, 0.0, self._size[0], self._size[1])
            outline = self._outline(path, transform, clip)
            if gc.get_hatch():
                self._canvas.drawPath(outline, stroke=0, fill=int(fill), fillMode=1)
                self._hatch(gc, path, transform)
                fill = False
            self._canvas.drawPath(outline, stroke=int(stroke), fill=int(fill), fillMode=1)

    def _hatch(self, gc: GraphicsContextBase, path: Path, transform: Transform) -> None:
        """The hatching of a path in tiles of an inch that all begin at the drawing's corner, as in Agg."""
        # A context holds the colour as numbers; its declaration names all that may be set.
        colour, before = cast(Sequence[float], gc.get_hatch_color()), dict(self._state)
        edges, hatching = path.get_extents(transform), gc.get_hatch_path()
        canvas = self._canvas
        canvas.saveState()
        canvas.clipPath(self._outline(path, transform, None), stroke=0, fill=0)
        self._fill(colour, gc)
        canvas.setStrokeColorRGB(*_rgb(colour))
        canvas.setStrokeAlpha(_alpha(colour, gc))
        canvas.setLineWidth(gc.get_hatch_linewidth())
        canvas.setDash([])
        for left, bottom in _tiles(edges.intervalx, edges.intervaly, self._size):
            tile = Affine2D().scale(_TILE).translate(left, bottom)
            pattern = self._outline(hatching, tile, None)
            canvas.drawPath(pattern, stroke=1, fill=1, fillMode=1)
        canvas.restoreState()
        self._state = before

    def draw_image(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        im: Any,
        transform: Any = None,
    ) -> None:
        height, width = im.shape[:2]
        if not height or not width:
            return
        with _Clip(self, gc, own=True):
            self._set(
                "fill-alpha", gc.get_alpha() if transform is not None else 1.0, self._canvas.setFillAlpha
            )
            if transform is not None:
                self._canvas.transform(*transform.frozen().to_values()[:4], x, y)
                x, y, width, height = 0, 0, 1, 1
            # matplotlib's first row is the lowest one.
            picture = ImageReader(Image.fromarray(im[::-1]))
            self._canvas.drawImage(picture, x, y, width, height, mask="auto")

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        if ismath:
            self._draw_formula(gc, (x, y), s, prop, angle, ismath)
            return
        with _Clip(self, gc):
            self._fill(gc.get_rgb(), gc)
            text = self._canvas.beginText()
            along, across = round(cos(radians(angle)), 6), round(sin(radians(angle)), 6)
            text.setTextTransform(along, across, -across, along, round(x, 2), round(y, 2))
            for font, piece in self._pieces(s, prop):
                text.setFont(font, prop.get_size_in_points())
                text.textOut(piece)
            self._canvas.drawText(text)

    def _draw_formula(
        self,
        gc: GraphicsContextBase,
        at: tuple[float, float],
        text: str,
        prop: FontProperties,
        angle: float,
        ismath: Any,
    ) -> None:
        """A formula, which only matplotlib can set, as outlines."""
        vertices, codes = text_to_path.get_text_path(prop, text, ismath=ismath)
        scale = prop.get_size_in_points() / text_to_path.FONT_SCALE
        gc.set_linewidth(0)
        turn = Affine2D().scale(scale).rotate_deg(angle).translate(*at)
        self.draw_path(gc, Path(vertices, codes), turn, gc.get_rgb())

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        if ismath:
            size: tuple[float, float, float] = super().get_text_width_height_descent(s, prop, ismath)
            return size
        em = prop.get_size_in_points()
        width = sum(pdfmetrics.stringWidth(piece, font, em) for font, piece in self._pieces(s, prop))
        return width, 0.9 * em, 0.12 * em

    def _pieces(self, text: str, prop: FontProperties) -> Sequence[tuple[str, str]]:
        role = self._roles.get(str(prop.get_file()))
        if role is None:
            role = "song" if _SERIF.intersection(prop.get_family()) else "hei"
        return self._resolver(text, role)

    def _set(self, key: str, value: Any, write: Callable[[Any], object]) -> None:
        """Write a setting unless the page has it already."""
        if self._state.get(key) != value:
            self._state[key] = value
            write(value)

    def _pen(self, gc: GraphicsContextBase) -> None:
        canvas, colour = self._canvas, gc.get_rgb()
        self._set("stroke", _rgb(colour), lambda rgb: canvas.setStrokeColorRGB(*rgb))
        self._set("stroke-alpha", _alpha(colour, gc), canvas.setStrokeAlpha)
        self._set("width", round(gc.get_linewidth(), 3), canvas.setLineWidth)
        self._set("cap", _CAPS[gc.get_capstyle()], canvas.setLineCap)
        self._set("join", _JOINS[gc.get_joinstyle()], canvas.setLineJoin)
        offset, dashes = cast(tuple[float | None, Any], gc.get_dashes())
        dash = tuple(round(float(part), 2) for part in dashes) if dashes is not None else ()
        self._set(
            "dash", (dash, round(float(offset or 0), 2)), lambda pair: canvas.setDash(list(pair[0]), pair[1])
        )

    def _fill(self, colour: Sequence[float], gc: GraphicsContextBase) -> None:
        canvas = self._canvas
        self._set("fill", _rgb(colour), lambda rgb: canvas.setFillColorRGB(*rgb))
        self._set("fill-alpha", _alpha(colour, gc), canvas.setFillAlpha)

    def _outline(self, path: Path, transform: Transform, clip: Any) -> PDFPathObject:
        code: list[str] = []
        last: tuple[float, ...] = (0.0, 0.0)
        for points, kind in path.iter_segments(transform, clip=clip):
            if kind == Path.CLOSEPOLY:
                code.append("h")
                continue
            spots = points.tolist()
            code.append(_operation(_cubic(last, spots) if kind == Path.CURVE3 else spots, int(kind)))
            last = spots[-2:]
        return PDFPathObject(code)


class _Clip:
    """The clipping that a graphics context asks for, around one drawing operation."""

    def __init__(self, renderer: _Renderer, gc: GraphicsContextBase, own: bool = False) -> None:
        self._renderer = renderer
        self._box = gc.get_clip_rectangle()
        path, transform = gc.get_clip_path()
        self._path: Any = path
        self._transform: Any = transform
        self._active = own or self._box is not None or self._path is not None
        self._before: dict[str, Any] = {}

    def __enter__(self) -> None:
        if not self._active:
            return
        canvas = self._renderer._canvas
        self._before = dict(self._renderer._state)
        canvas.saveState()
        if self._box is not None:
            outline = canvas.beginPath()
            outline.rect(*(round(float(value), 2) for value in self._box.bounds))
            canvas.clipPath(outline, stroke=0, fill=0)
        if self._path is not None:
            outline = self._renderer._outline(self._path, self._transform, None)
            canvas.clipPath(outline, stroke=0, fill=0)

    def __exit__(self, *_: object) -> None:
        if self._active:
            self._renderer._canvas.restoreState()
            self._renderer._state = self._before


def _tiles(
    across: Sequence[float], up: Sequence[float], size: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """The corners of the tiles of hatching that meet a path, as far as it lies on the drawing."""
    (left, right), (bottom, top) = (
        (max(0.0, min(ends)), min(side, max(ends))) for ends, side in zip((across, up), size, strict=True)
    )
    for row in range(floor(bottom / _TILE), ceil(top / _TILE)):
        for column in range(floor(left / _TILE), ceil(right / _TILE)):
            yield column * _TILE, row * _TILE


def _rgb(colour: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(float(channel), 3) for channel in colour[:3])


def _alpha(colour: Sequence[float], gc: GraphicsContextBase) -> float:
    if gc.get_forced_alpha() or len(colour) < 4:
        return float(gc.get_alpha())
    return float(colour[3])


def _operation(numbers: Sequence[float], kind: int) -> str:
    """A path operator with its coordinates to a hundredth of a point."""
    texts = (f"{number:.2f}".rstrip("0").rstrip(".") for number in numbers)
    return f"{' '.join(texts)} {_OPERATORS[kind]}"


def _cubic(start: Sequence[float], points: Sequence[float]) -> list[float]:
    """The control points of the cubic curve that a quadratic one is."""
    (x0, y0), (x1, y1, x2, y2) = start, points
    return [
        x0 + 2 / 3 * (x1 - x0),
        y0 + 2 / 3 * (y1 - y0),
        x2 + 2 / 3 * (x1 - x2),
        y2 + 2 / 3 * (y1 - y2),
        x2,
        y2,
    ]
