"""What charts in a PDF cost: processor time and bytes a chart, beside matplotlib's own PDF files.

Run it with ``python tests/benchmarks/charts.py``.  Twelve charts are drawn with everything loaded; the
bytes are those that each chart adds to a file whose fonts are paid for.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal

from matplotlib.figure import Figure
from reportlab.pdfgen.canvas import Canvas

from zjreport.charts import ChartSpec, Point, Series
from zjreport.charts.canvas import draw_on_canvas
from zjreport.runs import as_runs
from zjreport.themes import load_theme

SIZE = (150.0, 72.0)
YEARS = tuple(f"{year}年" for year in range(2020, 2025))
CITIES = tuple(f"{name}市" for name in "甲乙丙丁戊己庚辛壬癸子丑寅")
QUARTERS = tuple(f"{2019 + place // 4}年{'一二三四'[place % 4]}季度" for place in range(20))
PARTS = ("第一产业", "第二产业", "第三产业")


def series(name: str, count: int, base: float, **more: str) -> Series:
    """A series of ``count`` labelled values from ``base`` upwards."""
    values = [Decimal(str(round(base + place * 37 % 17 / 4, 1))) for place in range(count)]
    return Series(as_runs(name), tuple(Point(value, str(value)) for value in values), **more)  # type: ignore[arg-type]


def specs() -> Iterator[ChartSpec]:
    """Twelve charts of all kinds, short and crowded."""
    for kind, names, rows in (
        ("column", YEARS, 1),
        ("column", YEARS, 2),
        ("column", QUARTERS, 1),
        ("line", YEARS, 2),
        ("line", QUARTERS, 3),
        ("bar", CITIES, 1),
        ("stacked", YEARS, 3),
        ("stacked-share", QUARTERS[:12], 3),
        ("ring", PARTS, 1),
        ("pie", PARTS, 1),
        ("target-progress", PARTS, 2),
    ):
        drawn = tuple(series(f"指标{row + 1}", len(names), 20 + 9 * row) for row in range(rows))
        yield ChartSpec(kind, tuple(map(as_runs, names)), drawn, unit="亿元")
    rate = series("增速", 5, 4, unit="%", axis="secondary", mark="line")
    yield ChartSpec("combination", tuple(map(as_runs, YEARS)), (series("产值", 5, 90), rate), unit="亿元")


CHARTS = tuple(specs())
THEME = load_theme("official")


def ours(count: int) -> int:
    """The bytes of a file with the charts ``count`` times."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=1)
    for _ in range(count):
        for spec in CHARTS:
            draw_on_canvas(canvas, spec, THEME, 20, 100, SIZE)
            canvas.showPage()
    canvas.save()
    return len(stream.getvalue())


def theirs(count: int) -> int:
    """The bytes of as many plain column charts that matplotlib saves with fonts embedded."""
    total = 0
    for _ in range(count * len(CHARTS)):
        figure = Figure(figsize=(SIZE[0] / 25.4, SIZE[1] / 25.4))
        figure.subplots().bar(range(5), range(20, 25))
        stream = io.BytesIO()
        figure.savefig(stream, format="pdf")
        total += len(stream.getvalue())
    return total


def milliseconds(draw: Callable[[int], int]) -> float:
    """Processor time a chart: the least of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        draw(1)
        times.append(time.process_time() - start)
    return min(times) / len(CHARTS) * 1000


def main() -> None:
    """Print the cost of a chart, and how many times less that is than matplotlib's."""
    ours(1), theirs(1)
    mine, other = milliseconds(ours), milliseconds(theirs)
    added = (ours(2) - ours(1)) / len(CHARTS)
    sys.stdout.write(f"zjreport            {mine:6.1f} ms a chart  {added / 1024:5.1f} KB a chart\n")
    sys.stdout.write(
        f"matplotlib savefig  {other:6.1f} ms a chart  {theirs(1) / len(CHARTS) / 1024:5.1f} KB\n"
    )
    sys.stdout.write(f"ratio               {other / mine:6.1f}\n")


if __name__ == "__main__":
    main()
