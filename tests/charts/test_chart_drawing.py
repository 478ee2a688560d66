"""Charts as drawn: PNG pixels, PDF vectors and their text, read back from the finished files."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pdfplumber
import pytest
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from zjreport import plugins
from zjreport.charts import ChartSpec, Series
from zjreport.charts.canvas import FontResolver, bundled_fonts, draw_on_canvas
from zjreport.charts.picture import figure_png, png
from zjreport.charts.rendering import figure_for
from zjreport.charts.resolve import Resolved, resolve
from zjreport.charts.style import ChartStyle
from zjreport.errors import ZjreportWarning
from zjreport.runs import as_runs
from zjreport.themes import Theme

Chart = Callable[..., ChartSpec]
Row = Callable[..., Series]
Size = tuple[float, float]
FULL: Size = (150.0, 72.0)
POINT = 72 / 25.4
MARGIN = 12.0
LARGEST_STREAM = 4096


def canvas_for(stream: io.BytesIO, size: Size) -> Canvas:
    page = tuple((side + 2 * MARGIN) * POINT for side in size)
    return Canvas(stream, pagesize=page, invariant=1, pageCompression=0)


def a_pdf(chart: ChartSpec | Figure, theme: Theme, size: Size, **more: Any) -> bytes:
    """A page with one chart, a margin around it."""
    stream = io.BytesIO()
    canvas = canvas_for(stream, size)
    draw_on_canvas(canvas, chart, theme, MARGIN, MARGIN, size, **more)
    canvas.save()
    return stream.getvalue()


def signs_of(pdf: bytes) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        signs: list[dict[str, Any]] = document.pages[0].chars
        return signs


def pixels_of(picture: bytes) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(io.BytesIO(picture)))


class Recorder(RendererBase):
    """Notes the texts that a figure draws."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def draw_path(self, *_: Any) -> None: ...

    def draw_text(self, gc: Any, x: float, y: float, s: str, *_: Any, **__: Any) -> None:
        self.texts.append(s)


# --- text -------------------------------------------------------------------------------------


def test_the_pdf_holds_every_text_of_the_picture_as_text(
    sample: ChartSpec, size: Size, theme: Theme, style: ChartStyle
) -> None:
    resolved = resolve(sample, size, style, title=True)
    figure, recorder = figure_for(size), Recorder()
    plugins.charts.load(sample.kind)().draw(figure, resolved, style)
    figure.draw(recorder)
    assert sorted(recorder.texts) == sorted(resolved.texts())
    printed = "".join(sign["text"] for sign in signs_of(a_pdf(sample, theme, size, title=True)))
    assert printed == "".join(recorder.texts)


def test_no_sign_of_the_pdf_stands_outside_the_chart(sample: ChartSpec, size: Size, theme: Theme) -> None:
    left, bottom = MARGIN * POINT, MARGIN * POINT
    right, top = (MARGIN + size[0]) * POINT, (MARGIN + size[1]) * POINT
    for sign in signs_of(a_pdf(sample, theme, size, title=True)):
        baseline = sign["matrix"][5]
        assert left - 0.2 <= sign["x0"] <= sign["x1"] <= right + 0.2, sign["text"]
        assert bottom <= baseline <= top - 0.7 * sign["size"], sign["text"]


def test_signs_of_formulas_and_markup_are_printed_as_they_are(
    make_chart: Chart, make_series: Row, theme: Theme
) -> None:
    texts = ["$价_格^$", r"$\frac{1}{0}$", "<b>A&B</b>", "=1+2"]
    spec = make_chart("column", texts[1:], make_series("a", (1, 2, 3)), title=as_runs(texts[0]))
    printed = "".join(sign["text"] for sign in signs_of(a_pdf(spec, theme, FULL, title=True)))
    assert all(text in printed for text in texts)
    png(spec, theme, FULL, title=True)


def test_a_sign_that_the_face_lacks_comes_from_another(
    make_chart: Chart, make_series: Row, theme: Theme
) -> None:
    spec, plain = (make_chart("column", [name], make_series("a", (1,))) for name in ("ą", " "))
    fonts = {sign["text"]: sign["fontname"] for sign in signs_of(a_pdf(spec, theme, FULL))}
    assert fonts["ą"].endswith("Fang")
    assert fonts["1"].endswith("Hei")
    assert (pixels_of(png(spec, theme, FULL)) != pixels_of(png(plain, theme, FULL))).any()


def test_a_sign_that_no_face_has_is_warned_of(make_chart: Chart, make_series: Row, theme: Theme) -> None:
    spec = make_chart("column", ["甲\U0001f600"], make_series("a", (1,)))
    with pytest.warns(ZjreportWarning, match="no face has a glyph for “\U0001f600”"):
        png(spec, theme, FULL)
    with pytest.warns(ZjreportWarning, match="no face has a glyph for “\U0001f600”"):
        signs = signs_of(a_pdf(spec, theme, FULL))
    assert "□" in {sign["text"] for sign in signs}


def test_texts_go_through_the_writers_own_fonts(samples: dict[str, ChartSpec], theme: Theme) -> None:
    asked: set[tuple[str, str]] = set()
    bundled = bundled_fonts(theme)

    def resolver(text: str, role: str) -> Any:
        asked.add((text, role))
        return bundled(text, role)

    checked: FontResolver = resolver
    a_pdf(samples["column"], theme, FULL, font_resolver=checked)
    assert ("1650", "hei") in asked
    assert ("2024年", "hei") in asked


# --- pictures ---------------------------------------------------------------------------------


def test_a_picture_has_the_pixels_of_its_size(samples: dict[str, ChartSpec], theme: Theme) -> None:
    image = Image.open(io.BytesIO(png(samples["column"], theme, FULL, dpi=254)))
    assert image.format == "PNG"
    assert image.size == (1500, 720)
    assert round(image.info["dpi"][0]) == 254


def test_no_text_is_cut_at_the_edge_of_a_picture(samples: dict[str, ChartSpec], theme: Theme) -> None:
    pixels = pixels_of(png(samples["ring"], theme, FULL))
    assert (pixels[0] == 255).all()
    assert (pixels[-1] == 255).all()
    assert (pixels[:, -1] == 255).all()


def test_a_highlighted_column_is_the_one_in_the_loud_colour(
    samples: dict[str, ChartSpec], theme: Theme
) -> None:
    pixels = pixels_of(png(samples["column, ranking"], theme, FULL))
    loud = (pixels == (0xB5, 0x12, 0x1B)).all(axis=2)
    columns = np.flatnonzero(loud.sum(axis=0) > 50)
    assert 0 < columns.size < 80
    assert 0.7 < columns.mean() / pixels.shape[1] < 0.78


def test_the_ground_is_the_colour_asked_for(samples: dict[str, ChartSpec], theme: Theme) -> None:
    pixels = pixels_of(png(samples["column"], theme, FULL, ground="tint"))
    assert tuple(pixels[0, -1]) == (0xF4, 0xF4, 0xF4)


def test_a_chart_gives_the_same_bytes_again(sample: ChartSpec, theme: Theme) -> None:
    assert png(sample, theme, FULL) == png(sample, theme, FULL)
    assert a_pdf(sample, theme, FULL) == a_pdf(sample, theme, FULL)


def test_charts_drawn_in_threads_are_those_drawn_alone(samples: dict[str, ChartSpec], theme: Theme) -> None:
    specs = [samples[name] for name in ("column", "ring", "combination", "target-progress")] * 2
    alone = [png(spec, theme, FULL, dpi=80) for spec in specs]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda spec: png(spec, theme, FULL, dpi=80), specs))
    assert together == alone


def test_the_users_matplotlib_settings_change_nothing(
    samples: dict[str, ChartSpec], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    import matplotlib as mpl

    before = png(samples["combination"], theme, FULL)
    settings = {
        "lines.linewidth": 9,
        "lines.marker": "x",
        "font.size": 30,
        "text.color": "green",
        "figure.constrained_layout.use": True,
        "figure.facecolor": "blue",
        "patch.linewidth": 5,
        "text.parse_math": True,
    }
    for name, value in settings.items():
        monkeypatch.setitem(mpl.rcParams, name, value)
    assert png(samples["combination"], theme, FULL) == before


def test_a_chart_of_our_own_loads_nothing_of_axes() -> None:
    program = """
import sys
import zjreport.charts.picture, zjreport.charts.canvas
from decimal import Decimal
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import as_runs
from zjreport.themes import load_theme
series = Series(as_runs("a"), (Point(Decimal(1), "1"),))
spec = ChartSpec("column", (as_runs("b"),), (series,))
zjreport.charts.picture.png(spec, load_theme("official"), (60, 40))
print("matplotlib.figure" in sys.modules, "matplotlib.pyplot" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_a_kind_that_draws_for_itself_is_given_a_figure(
    samples: dict[str, ChartSpec], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = plugins.charts.load("column")

    class Own(kind):  # type: ignore[misc, valid-type]
        def draw(self, figure: Figure, resolved: Resolved, style: ChartStyle) -> None:
            assert figure.get_size_inches() * 25.4 == pytest.approx(resolved.size)
            figure.text(0.5, 0.5, "自绘", color="red")

    monkeypatch.setattr(type(plugins.charts), "load", lambda self, name: Own)
    pdf = a_pdf(samples["column"], theme, FULL)
    assert "".join(sign["text"] for sign in signs_of(pdf)) == "自绘"
    pixels = pixels_of(png(samples["column"], theme, FULL))
    assert (pixels == (255, 0, 0)).all(axis=2).any()
    assert tuple(pixels[0, 0]) == (255, 255, 255)


# --- vectors ----------------------------------------------------------------------------------


def test_a_chart_in_a_pdf_is_small_and_of_vectors(sample: ChartSpec, theme: Theme) -> None:
    stream = io.BytesIO()
    canvas = canvas_for(stream, FULL)
    draw_on_canvas(canvas, sample, theme, MARGIN, MARGIN, FULL)
    code = "\n".join(map(str, canvas._code)).encode("latin-1")
    assert len(zlib.compress(code)) <= LARGEST_STREAM
    canvas.save()
    with pdfplumber.open(io.BytesIO(stream.getvalue())) as document:
        page = document.pages[0]
        assert page.images == []
        assert len(page.rects) + len(page.curves) + len(page.lines) >= 2


def test_columns_of_the_pdf_are_as_high_as_their_values(samples: dict[str, ChartSpec], theme: Theme) -> None:
    with pdfplumber.open(io.BytesIO(a_pdf(samples["column"], theme, FULL))) as document:
        shapes = [*document.pages[0].rects, *document.pages[0].curves]
        heights = [
            float(shape["height"])
            for shape in shapes
            if shape["fill"] and tuple(round(c, 2) for c in shape["non_stroking_color"]) == (0.71, 0.07, 0.11)
        ]
    assert len(heights) == 5
    ratios = [height / heights[-1] for height in heights]
    assert ratios == pytest.approx([value / 1650 for value in (1203, 1388, 1502, 1566, 1650)], abs=2e-3)


def test_the_page_has_its_state_back(samples: dict[str, ChartSpec], theme: Theme) -> None:
    stream = io.BytesIO()
    canvas = canvas_for(stream, FULL)
    canvas.setFont("Helvetica", 11)
    canvas.setFillColorRGB(0, 0.5, 0)
    draw_on_canvas(canvas, samples["combination"], theme, MARGIN, MARGIN, FULL)
    canvas.drawString(10, 10, "after")
    canvas.save()
    after = signs_of(stream.getvalue())[-5:]
    assert "".join(sign["text"] for sign in after) == "after"
    assert {sign["fontname"] for sign in after} == {"Helvetica"}
    assert {tuple(sign["non_stroking_color"]) for sign in after} == {(0, 0.5, 0)}
    assert after[0]["x0"] == pytest.approx(10)


# --- figures of one's own ---------------------------------------------------------------------


def a_figure(layout: Any = None) -> Figure:
    figure = Figure(figsize=(6, 4), dpi=100, layout=layout)
    left, right = figure.subplots(1, 2)
    left.plot([0, 5, 10], [0, 1, 0.5], "--", label="正弦")
    left.fill_between([0, 10], [0, 2], alpha=0.3)
    left.set_ylim(-0.5, 0.5)
    left.set(title="增速“测试”①", xlabel="月份", ylabel="单位：%")
    left.legend()
    right.imshow(np.arange(12.0).reshape(3, 4))
    right.text(1, 1, "旋转", rotation=45)
    right.set_xlabel(r"$\alpha^2$")
    right.scatter([1, 2], [1, 2], alpha=0.5)
    return figure


@pytest.mark.parametrize("layout", [None, "constrained", "tight"])
def test_a_figure_of_ones_own_is_drawn_with_its_text(layout: Any, theme: Theme) -> None:
    figure = a_figure(layout)
    canvas, dpi = figure.canvas, figure.dpi
    pdf = a_pdf(figure, theme, FULL)
    assert (figure.canvas, figure.dpi) == (canvas, dpi)
    printed = "".join(sign["text"] for sign in signs_of(pdf))
    assert all(text in printed for text in ("增速“测试”①", "月份", "正弦", "旋转"))
    assert r"\alpha" not in printed
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        images = document.pages[0].images
    assert len(images) == 1
    assert MARGIN * POINT < images[0]["x0"] < images[0]["x1"] < (MARGIN + FULL[0]) * POINT


def test_a_figure_of_ones_own_is_scaled_to_fit_and_clipped_to_its_axes(theme: Theme) -> None:
    figure = Figure(figsize=(12, 2))
    axes = figure.add_axes((0, 0, 1, 1), frameon=False)
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
    axes.fill([-5, 5, 5, -5], [0.25, 0.25, 9, 9], color="red")
    image = Image.open(io.BytesIO(figure_png(figure, ChartStyle.of(theme), 50)))
    assert image.size == (600, 100)
    stream = a_pdf(figure, theme, (100, 100))
    with pdfplumber.open(io.BytesIO(stream)) as document:
        drawn = np.asarray(document.pages[0].to_image(resolution=72).original.convert("RGB"))
    red = np.argwhere((drawn[..., 0] > 250) & (drawn[..., 1] < 5))
    (top, left), (bottom, right) = red.min(axis=0), red.max(axis=0)
    assert right - left == pytest.approx(100 * POINT, abs=3)
    assert bottom - top == pytest.approx(100 * POINT / 6 * 0.75, abs=3)
    assert top == pytest.approx((MARGIN + 50 - 100 / 12) * POINT, abs=3)


def test_pictures_lie_the_right_way_up(theme: Theme) -> None:
    figure = Figure(figsize=(4, 4))
    axes = figure.add_axes((0, 0, 1, 1), frameon=False)
    axes.set(xticks=[], yticks=[])
    axes.imshow(np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [0, 0, 0]]], dtype=np.uint8))
    with pdfplumber.open(io.BytesIO(a_pdf(figure, theme, (100, 100)))) as document:
        drawn = np.asarray(document.pages[0].to_image(resolution=72).original.convert("RGB"))
    low, high = int((MARGIN + 20) * POINT), int((MARGIN + 80) * POINT)
    assert [drawn[low, low].argmax(), drawn[low, high].argmax(), drawn[high, low].argmax()] == [0, 1, 2]
    assert drawn[high, high].max() < 20


def test_signs_that_a_figures_face_lacks_are_found_for_pictures_too(theme: Theme) -> None:
    style = ChartStyle.of(theme)
    assert pixels_of(figure_png(a_figure(), style, 80)).shape == (320, 480, 3)
