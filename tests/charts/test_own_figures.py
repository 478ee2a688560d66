"""Figures of one's own on a PDF page look as matplotlib paints them, with text that is text."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from zjreport.charts import FigureSpec
from zjreport.charts.canvas import draw_on_canvas
from zjreport.charts.sizing import height_of
from zjreport.charts.ticks import tick_texts
from zjreport.errors import DefinitionError
from zjreport.themes import Theme

_SIZE = (5.0, 3.5)
_DPI = 60
Maker = Callable[[Figure], None]


def _lines(figure: Figure) -> None:
    axes = figure.subplots()
    for number, marker in enumerate("osD^vP*X"):
        axes.plot(
            range(6), np.arange(6) * (number + 1), marker=marker, linestyle=("-", "--", ":", "-.")[number % 4]
        )
    axes.set_title("Lines")


def _bars(figure: Figure) -> None:
    axes = figure.subplots()
    for place, hatch in enumerate(("//", "xx", "..", "oo")):
        axes.bar(place, place + 2, hatch=hatch, facecolor="#cfd8e3", edgecolor="#16325c")
    axes.set_title("Hatches")


def _twin(figure: Figure) -> None:
    axes = figure.subplots()
    axes.bar(range(5), [3, 4, 2, 6, 5], color="#b5121b")
    axes.twinx().plot(range(5), [10, 20, 15, 40, 30], color="#16325c")


def _legend(figure: Figure) -> None:
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], label="one")
    axes.scatter([0.2, 0.6], [0.8, 0.3], label="two")
    axes.legend(loc="upper left")


def _colours(figure: Figure) -> None:
    axes = figure.subplots()
    mesh = axes.pcolormesh(np.arange(36.0).reshape(6, 6), cmap="viridis")
    figure.colorbar(mesh)


def _image(figure: Figure) -> None:
    figure.subplots().imshow(np.arange(48.0).reshape(6, 8), cmap="magma", interpolation="nearest")


def _polar(figure: Figure) -> None:
    axes = figure.add_subplot(projection="polar")
    turn = np.linspace(0, 6.28, 60)
    axes.fill(turn, 1 + np.cos(3 * turn), alpha=0.5)


def _solid(figure: Figure) -> None:
    axes = figure.add_subplot(projection="3d")
    x, y = np.meshgrid(np.linspace(-1, 1, 12), np.linspace(-1, 1, 12))
    axes.plot_surface(x, y, x * x - y * y, color="#5e93bc")


def _clipped(figure: Figure) -> None:
    axes = figure.subplots()
    axes.fill([-9, 9, 9, -9], [0.3, 0.3, 9, 9], color="#e0ac45")
    axes.set(xlim=(0, 1), ylim=(0, 1))


def _scatter(figure: Figure) -> None:
    rng = np.random.default_rng(1)
    figure.subplots().scatter(
        rng.random(80), rng.random(80), s=rng.random(80) * 200, c=rng.random(80), alpha=0.6
    )


def _contours(figure: Figure) -> None:
    axes = figure.subplots()
    x, y = np.meshgrid(np.linspace(-2, 2, 40), np.linspace(-2, 2, 40))
    axes.contourf(x, y, np.exp(-x * x - y * y), levels=8)
    axes.contour(x, y, np.exp(-x * x - y * y), levels=8, colors="black", linewidths=0.5)


def _boxes(figure: Figure) -> None:
    left, right = figure.subplots(1, 2)
    left.boxplot([[1, 2, 3, 4, 9], [2, 3, 3, 5]])
    right.pie([3, 2, 1], labels=["a", "b", "c"], wedgeprops={"width": 0.4})


def _errors(figure: Figure) -> None:
    axes = figure.subplots()
    axes.errorbar(range(5), [2, 4, 3, 5, 4], yerr=0.6, fmt="s", capsize=3)
    axes.fill_between(range(5), [1, 3, 2, 4, 3], [3, 5, 4, 6, 5], alpha=0.3)
    axes.annotate("peak", (3, 5), (1, 5.6), arrowprops={"arrowstyle": "->"})


MAKERS: tuple[Maker, ...] = (
    _lines, _bars, _twin, _legend, _colours, _image, _polar, _solid, _clipped, _scatter, _contours,
    _boxes, _errors,
)  # fmt: skip


def made(maker: Maker) -> Figure:
    figure = Figure(figsize=_SIZE, dpi=_DPI)
    maker(figure)
    return figure


def page_of(figure: Figure, theme: Theme) -> bytes:
    stream = io.BytesIO()
    size = (_SIZE[0] * 25.4, _SIZE[1] * 25.4)
    canvas = Canvas(stream, pagesize=(_SIZE[0] * 72, _SIZE[1] * 72))
    draw_on_canvas(canvas, FigureSpec(figure, "示意图"), theme, 0, 0, size)
    canvas.save()
    return stream.getvalue()


def painted(pdf: bytes, folder: Path) -> Image.Image:
    (folder / "page.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(_DPI), "-png", "page.pdf", "page"], cwd=folder, check=True)
    return Image.open(next(folder.glob("page*.png"))).convert("RGB")


def soft(picture: Image.Image) -> np.ndarray[Any, Any]:
    """The picture without the detail of edges and of letters, whose faces differ."""
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(2.5)), dtype=float)


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__.strip("_"))
def test_a_figure_on_paper_is_that_of_matplotlib(maker: Maker, theme: Theme, tmp_path: Path) -> None:
    figure = made(maker)
    FigureCanvasAgg(figure).draw()
    wanted = Image.fromarray(np.asarray(figure.canvas.buffer_rgba())).convert("RGB")  # type: ignore[attr-defined]
    got = painted(page_of(made(maker), theme), tmp_path).resize(wanted.size)
    apart = np.abs(soft(wanted) - soft(got))
    # At this resolution Agg's hatching is of whole pixels, thinner than on paper.
    assert apart.mean() < (6 if maker is _bars else 3)
    assert np.percentile(apart, 99) < 60
    words = subprocess.run(
        ["pdftotext", "page.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    printed = [text.get_text() for text in figure.findobj(Text)]
    plain = [text for text in printed if text.isascii() and text.isalpha()]
    assert [text for text in plain if text not in words] == []


def test_a_figure_is_as_it_was(theme: Theme) -> None:
    figure = made(_lines)
    before = (figure.canvas, figure.dpi, tuple(figure.get_size_inches()), len(figure.axes[0].lines))
    first, second = page_of(figure, theme), page_of(figure, theme)
    assert (figure.canvas, figure.dpi, tuple(figure.get_size_inches()), len(figure.axes[0].lines)) == before
    assert len(first) == len(second)


def test_figures_drawn_in_threads_are_those_drawn_alone(theme: Theme, tmp_path: Path) -> None:
    alone = [soft(painted(page_of(made(maker), theme), _folder(tmp_path, maker))) for maker in MAKERS[:4]]
    found: dict[int, bytes] = {}

    def draw(number: int) -> None:
        found[number] = page_of(made(MAKERS[number]), theme)

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, maker in enumerate(MAKERS[:4]):
        again = soft(painted(found[number], _folder(tmp_path, maker)))
        assert np.abs(again - alone[number]).max() < 1


def _folder(parent: Path, maker: Maker) -> Path:
    folder = parent / maker.__name__
    folder.mkdir(exist_ok=True)
    return folder


def test_pyplot_is_not_loaded_and_no_setting_changes() -> None:
    code = (
        "import io, sys, matplotlib; before = matplotlib.rcParams.copy()\n"
        "from matplotlib.figure import Figure\n"
        "from reportlab.pdfgen.canvas import Canvas\n"
        "from zjreport.charts import FigureSpec\n"
        "from zjreport.charts.canvas import draw_on_canvas\n"
        "from zjreport.themes import load_theme\n"
        "figure = Figure(); figure.subplots().plot([1, 2])\n"
        "page, theme = Canvas(io.BytesIO()), load_theme('official')\n"
        "draw_on_canvas(page, FigureSpec(figure, '图'), theme, 0, 0, (90, 60))\n"
        "assert 'matplotlib.pyplot' not in sys.modules and matplotlib.rcParams.copy() == before\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_figure_has_its_own_size_and_no_traced_ticks(theme: Theme) -> None:
    spec = FigureSpec(Figure(figsize=(6, 3)), "示意图")
    assert height_of(spec, 72) == pytest.approx(76.2)
    assert height_of(spec, 72, 76.2) == pytest.approx(38.1)
    assert height_of(spec, 72, 999) == pytest.approx(76.2 * 1.25)
    assert spec.fitted((76.2, 100)) == pytest.approx((76.2, 38.1))
    assert tick_texts(spec, theme) == ()


@pytest.mark.parametrize(("figure", "alt"), [(object(), "图"), (Figure(), " ")])
def test_what_is_no_figure_or_has_no_description_is_refused(figure: Any, alt: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        FigureSpec(figure, alt)
    assert caught.value.problems[0].code == "chart.figure"
