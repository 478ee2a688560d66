"""Charts that Word edits: what they show is what the layout resolved, and what their workbook holds."""

from __future__ import annotations

import io
import itertools
import math
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.integrity import faults
from zjreport import plugins
from zjreport.blocks import Chart, Document
from zjreport.charts import ChartSpec, Point, Series, kinds
from zjreport.charts.kinds._frame import frame, legend_room
from zjreport.charts.kinds._slices import label_boxes
from zjreport.charts.kinds._stacks import spans
from zjreport.charts.resolve import category_names, resolve
from zjreport.charts.shapes import Label, Rect
from zjreport.charts.style import ChartStyle
from zjreport.errors import DefinitionError
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter
from zjreport.writers.docx.native import has_native_form, native_chart
from zjreport.writers.docx.native.formats import number_format

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
KINDS = (
    "bar", "column", "combination", "line", "pie", "ring", "stacked", "stacked-share", "target-progress",
)  # fmt: skip
SIZE = (150.0, 72.0)
OFFICIAL = load_theme("official")


def series(name: str, *values: str | None, unit: str = "亿元", suffix: str = "", **more: str) -> Series:
    points = (Point(None) if one is None else Point(Decimal(one), one + suffix) for one in values)
    return Series(as_runs(name), tuple(points), unit, **more)  # type: ignore[arg-type]


def spec_of(kind: str, **more: object) -> ChartSpec:
    """A chart of any kind over three categories."""
    rows = {
        "pie": (series("构成", "2.3", "50.7", "47.0", unit="%", suffix="%"),),
        "ring": (series("构成", "23", "507", "470"),),
        "target-progress": (series("实际", "47.5", "130", "38"), series("目标", "60", "100", "80")),
        "combination": (
            series("产值", "120", "135.5", "141"),
            series("增速", "5.1", "-2.0", "6.6", unit="%", suffix="%", axis="secondary", mark="line"),
        ),
    }.get(kind, (series("出口", "120", "135.5", "141"), series("进口", "80", None, "77")))
    if kind == "bar":
        rows = rows[:1]
    if kind == "ring":
        more = {"centre": (*as_runs("总量"), *as_runs("1000亿元")), **more}
    names = tuple(map(as_runs, ("甲市", "乙市", "丙市")))
    return ChartSpec(kind, names, rows, as_runs("标题"), "亿元", alt="说明", **more)  # type: ignore[arg-type]


def chart_of(spec: ChartSpec, size: tuple[float, float] = SIZE) -> etree._Element:
    return etree.fromstring(native_chart(spec, OFFICIAL, size).xml)


def val(element: etree._Element, path: str) -> str:
    return element.find("/".join(C + step for step in path.split("/"))).get("val")


def test_every_kind_of_ours_has_a_native_form():
    assert set(KINDS) <= set(plugins.charts.names())
    ours = {entry.stem.replace("_", "-") for entry in Path(kinds.__file__).parent.glob("[a-z]*.py")}
    assert ours == set(KINDS)
    assert all(has_native_form(spec_of(kind)) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [SIZE, (75.0, 54.0)])
def test_scale_and_ticks_are_those_of_every_output(kind, size):
    spec = spec_of(kind)
    resolved = resolve(spec, size, ChartStyle.of(OFFICIAL))
    chart = chart_of(spec, size)
    axes = {val(axis, "axPos"): axis for axis in chart.iter(f"{C}valAx")}
    pairs = [
        (resolved.primary, axes.get("b" if resolved.horizontal else "l")),
        (resolved.secondary, axes.get("r")),
    ]
    for axis, drawn in pairs:
        if axis is None:
            continue
        scale = 100 if resolved.stacking == "share" else 1
        ends = [Decimal(val(drawn, f"scaling/{end}")) * scale for end in ("min", "max")]
        assert ends == [axis.low, axis.high]
        assert Decimal(val(drawn, "majorUnit")) * scale == axis.step
        assert (val(drawn, "tickLblPos") == "none") == (not axis.labels)
        assert val(drawn, "delete") == "0"


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_opens_with_the_values_of_the_chart(kind):
    spec = spec_of(kind)
    chart = native_chart(spec, OFFICIAL, SIZE)
    (sheet,) = openpyxl.load_workbook(io.BytesIO(chart.workbook)).worksheets
    assert sheet.title == "数据"
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == list(category_names(spec))
    held = [value for row in rows for value in row]
    for one in spec.series:
        for point in one.points:
            assert point.value is None or float(point.value) in held


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_of_any_kind_is_sound_and_the_same_twice(kind, make):
    document = make(Chart(spec_of(kind), source=as_runs("来源：市统计局")))
    data = DocxWriter().write(document)
    assert faults(data) == []
    assert data == DocxWriter().write(document)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert "word/charts/chart1.xml" in names
    assert not [name for name in names if "media/" in name]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("title", [True, False])
def test_every_chart_says_what_word_would_choose_otherwise(kind, title):
    """Round corners, a title of its own making, hidden cells, missing values as 0, dates from 1904."""
    chart = etree.fromstring(native_chart(spec_of(kind), OFFICIAL, SIZE, title=title).xml)
    head = chart.find(f"{C}chart/{C}title")
    said = ("date1904", "roundedCorners", "chart/plotVisOnly", "chart/dispBlanksAs", "chart/autoTitleDeleted")
    assert [val(chart, path) for path in said] == ["0", "0", "1", "gap", "1" if head is None else "0"]
    for text in chart.iter(f"{A}defRPr", f"{A}rPr"):
        faces = [text.find(f"{A}{name}").get("typeface") for name in ("latin", "ea")]
        assert faces == [OFFICIAL.font("hei").latin, OFFICIAL.font("hei").word]


def test_labels_follow_edited_values_and_print_what_the_layout_prints():
    chart = chart_of(spec_of("column"))
    first = chart.find(f".//{C}ser/{C}dLbls")
    assert first.findall(f".//{C}tx") == []
    formats = {one.get("formatCode") for one in first.iter(f"{C}numFmt")}
    assert formats == {"0", "0.0"}
    (other,) = first.findall(f"{C}dLbl")
    assert val(other, "idx") == "1"


def test_a_label_that_no_format_prints_is_a_text_of_its_own():
    points = (Point(Decimal(16500), "1.65万"), Point(Decimal(17000), "1.70万"))
    spec = ChartSpec("column", tuple(map(as_runs, "甲乙")), (Series(as_runs("户数"), points, "户"),))
    texts = ["".join(one.itertext(f"{A}t")) for one in chart_of(spec).iter(f"{C}dLbl")]
    assert texts == ["1.65万", "1.70万"]


def test_a_gap_stays_a_gap():
    chart = chart_of(spec_of("line"))
    second = chart.findall(f".//{C}ser")[1]
    assert [point.get("idx") for point in second.find(f"{C}val").iter(f"{C}pt")] == ["0", "2"]
    assert val(chart, "chart/dispBlanksAs") == "gap"


def test_one_point_is_highlighted():
    spec = spec_of("bar")
    (one,) = spec.series
    marked = replace(one, points=(*one.points[:2], replace(one.points[2], tone="highlight")))
    chart = chart_of(replace(spec, series=(marked,)))
    (point,) = chart.iter(f"{C}dPt")
    assert val(point, "idx") == "2"
    assert point.find(f".//{A}srgbClr").get("val") == OFFICIAL.colour("accent")


def test_a_target_is_a_line_over_the_whole_plot_and_not_in_the_legend():
    spec = spec_of("column", target=Point(Decimal(100), "100"), target_name=as_runs("全年目标"))
    chart = chart_of(spec)
    (trend,) = chart.iter(f"{C}trendline")
    assert (val(trend, "forward"), val(trend, "backward")) == ("0.5", "0.5")
    assert [val(one, "idx") for one in chart.iter(f"{C}legendEntry")] == ["2", "3"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "<b>&\"'"])
def test_no_text_becomes_a_formula_or_markup(text):
    point = Point(Decimal(1), text)
    spec = ChartSpec(
        "column", (as_runs(text),), (Series(as_runs(text), (point,), text),), as_runs(text), alt=text
    )
    chart = native_chart(spec, OFFICIAL, SIZE, title=True)
    sheet = openpyxl.load_workbook(io.BytesIO(chart.workbook)).active
    cells = [sheet["A1"], sheet["A2"], sheet["B1"]]
    assert all(cell.data_type == "s" and cell.number_format == "@" for cell in cells)
    assert sheet["A2"].value == text
    tree = etree.fromstring(chart.xml)
    assert text in tree.find(f".//{C}cat").itertext(f"{C}v")


def test_names_left_out_of_the_axis_stand_in_the_workbook():
    quarters = tuple(f"{2019 + place // 4}年{'一二三四'[place % 4]}季度" for place in range(20))
    values = [str(5 + place % 3) for place in range(20)]
    spec = ChartSpec("line", tuple(map(as_runs, quarters)), (series("增速", *values, unit="%"),), alt="说明")
    chart = native_chart(spec, OFFICIAL, SIZE)
    assert chart.sheet.columns[0].cells == quarters
    printed = "".join(etree.fromstring(chart.shapes).itertext(f"{A}t"))
    assert "2019年" in printed
    assert val(next(etree.fromstring(chart.xml).iter(f"{C}catAx")), "tickLblPos") == "none"


def test_the_total_stands_in_the_ring():
    chart = native_chart(spec_of("ring"), OFFICIAL, SIZE)
    assert list(etree.fromstring(chart.shapes).itertext(f"{A}t")) == ["总量", "1000亿元"]


def pie_of(kind: str, *values: str) -> ChartSpec:
    names = ("新建污水管网", "修复市政污水管网", "改造燃气管网", "新建供水管网", "新建雨水管网")[
        : len(values)
    ]
    return ChartSpec(kind, tuple(map(as_runs, names)), (series("长度", *values, unit="公里"),), unit="公里")


@pytest.mark.parametrize("kind", ["pie", "ring"])
@pytest.mark.parametrize("size", [SIZE, (79.0, 40.0)])
def test_the_names_of_slices_stand_where_the_layout_has_them(kind, size):
    """A label's place is told by its way from the middle of its part, where programs put it unmoved."""
    spec = pie_of(kind, "203", "47.5", "31", "11", "4.2")
    style = ChartStyle.of(OFFICIAL)
    resolved = resolve(spec, size, style)
    middles = {}
    box = plugins.charts.load(kind)().plot_box(resolved, style)
    turn, radius = 0.0, box.width / 2 * (0.8 if kind == "ring" else 0.5)
    for place, point in enumerate(resolved.series[0].points):
        angle = (turn + float(point.share) / 2) * 2 * math.pi
        turn += float(point.share)
        middles[place] = (
            (box.left + box.right) / 2 + radius * math.sin(angle),
            (box.bottom + box.top) / 2 + radius * math.cos(angle),
        )
    boxes = label_boxes(resolved, style)
    for label in chart_of(spec, size).iter(f"{C}dLbl"):
        place = int(val(label, "idx"))
        shift = [float(val(label, f"layout/manualLayout/{way}")) for way in "xy"]
        x, y = middles[place][0] + shift[0] * size[0], middles[place][1] - shift[1] * size[1]
        wanted = boxes[place]
        assert x == pytest.approx((wanted.left + wanted.right) / 2, abs=0.01)
        assert y == pytest.approx((wanted.bottom + wanted.top) / 2, abs=0.01)
        assert (label.find(f"{C}dLblPos") is None) == (kind == "ring")
    assert not any(one.meets(other) for one, other in itertools.combinations(boxes.values(), 2))


def test_a_single_slice_has_no_edge():
    edges = [
        chart_of(pie_of("pie", *values)).find(f".//{C}dPt//{A}ln/*").tag for values in (["3"], ["3", "4"])
    ]
    assert edges == [f"{A}noFill", f"{A}solidFill"]


@pytest.mark.parametrize("kind", ["line", "combination", "stacked", "column"])
@pytest.mark.parametrize("count", [2, 3, 6])
@pytest.mark.parametrize("width", [75.0, 150.0])
def test_legends_keep_off_the_unit(kind, count, width):
    rows = [series(f"第{place}产业", "5.1", "6.2", unit="%") for place in range(count)]
    if kind == "combination":
        rows[-1] = replace(rows[-1], axis="secondary")
    spec = ChartSpec(kind, tuple(map(as_runs, "甲乙")), tuple(rows), unit="%")
    style = ChartStyle.of(OFFICIAL)
    resolved = resolve(spec, (width, 60), style)
    head = frame(resolved, style)
    unit = next(one.box for one in head.shapes if isinstance(one, Label) and one.text == resolved.unit)
    legend = chart_of(spec, (width, 60)).find(f".//{C}legend/{C}layout/{C}manualLayout")
    left, top = float(val(legend, "x")) * width, 60 - float(val(legend, "y")) * 60
    assert left + legend_room(resolved, style) <= width + 0.1 or left == 0
    assert left >= unit.right + 3 or top <= unit.bottom


def test_a_target_is_named_once_where_a_column_says_the_same():
    spec = spec_of("combination", target=Point(Decimal(120), "120"), target_name=as_runs("目标"))
    shapes = native_chart(spec, OFFICIAL, SIZE).shapes
    assert list(etree.fromstring(shapes).itertext(f"{A}t")) == ["目标", "120"]


def test_a_target_line_drawn_over_a_chart_is_open_where_labels_stand():
    spec = spec_of("combination", target=Point(Decimal(140), "140"), target_name=as_runs("目标"))
    shapes = etree.fromstring(native_chart(spec, OFFICIAL, SIZE).shapes)
    assert len(list(shapes.iter(f"{A}prstDash"))) > 1


def test_labels_hide_the_target_line_behind_them():
    def grounds(target: str) -> list[str | None]:
        chart = chart_of(spec_of("column", target=Point(Decimal(target), target)))
        labels = chart.find(f".//{C}ser/{C}dLbls").findall(f"{C}dLbl")
        return [one.get("val") for label in labels for one in label.iterfind(f"{C}spPr/{A}solidFill/*")]

    assert grounds("60") == []
    assert grounds("122") == [OFFICIAL.colour("paper")]


def test_no_format_prints_more_digits_than_a_spreadsheet_keeps():
    assert number_format(Decimal("12345678901234.5"), "12345678901234.5") == "0.0"
    assert number_format(Decimal("123456789012345.5"), "123456789012345.5") is None


def test_a_lonely_column_is_as_wide_as_in_every_output():
    spec = ChartSpec("column", (as_runs("2024年"),), (series("产值", "1650"),))
    style = ChartStyle.of(OFFICIAL)
    kind = plugins.charts.load("column")()
    resolved = kind.resolve(spec, SIZE, style)
    (bar,) = [one.box for one in kind.layout(resolved, style).shapes if isinstance(one, Rect)]
    gap = int(val(chart_of(spec), "chart/plotArea/barChart/gapWidth"))
    assert bar.width * (1 + gap / 100) == pytest.approx(kind.plot_box(resolved, style).width, rel=0.01)


@pytest.mark.parametrize("kind", ["stacked", "stacked-share"])
@pytest.mark.parametrize("size", [SIZE, (85.0, 60.0)])
def test_labels_of_segments_stand_inside_or_beside_as_in_the_layout(kind, size):
    rows = [
        series(name, *values)
        for name, values in {
            "城建": ("120", "8", "150"),
            "水利": ("5", "7", "4"),
            "交通": ("61", "73", "2"),
        }.items()
    ]
    spec = ChartSpec(kind, tuple(map(as_runs, "甲乙丙")), tuple(rows), unit="亿元")
    style = ChartStyle.of(OFFICIAL)
    one = plugins.charts.load(kind)()
    resolved = one.resolve(spec, size, style)
    box, drawn = one.plot_box(resolved, style), one.layout(resolved, style).labels
    chart = chart_of(spec, size)
    ends = spans(resolved.series, resolved.stacking)
    beside = 0
    for number, plot in enumerate(chart.iter(f"{C}ser")):
        own = {int(val(label, "idx")): label for label in plot.iter(f"{C}dLbl")}
        for place, (low, high) in enumerate(ends[number]):
            x = box.left + (place + 0.5) * box.width / 3
            middle = (resolved.primary.share(low) + resolved.primary.share(high)) / 2
            move = own[place].find(f"{C}layout/{C}manualLayout") if place in own else None
            shift = [0.0, 0.0] if move is None else [float(val(move, way)) for way in "xy"]
            at = (x + shift[0] * size[0], box.bottom + middle * box.height - shift[1] * size[1])
            text = resolved.series[number].points[place].label
            wanted = min(
                (label.box for label in drawn if label.text == text),
                key=lambda one: math.dist(at, ((one.left + one.right) / 2, (one.bottom + one.top) / 2)),
            )
            assert at[0] == pytest.approx((wanted.left + wanted.right) / 2, abs=0.61)
            assert at[1] == pytest.approx((wanted.bottom + wanted.top) / 2, abs=0.61)
            beside += shift[0] != 0
    assert beside


def test_charts_as_pictures_where_the_theme_wants_them(make, read, theme):
    pictures = replace_layout(theme)
    data = DocxWriter().write(replace(make(Chart(spec_of("column"))), theme=pictures))
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert [name for name in names if "media/" in name]
    assert not [name for name in names if "charts/" in name]


def replace_layout(theme):
    return load_theme({"base": theme.name, "layout": {"word-charts": "picture"}})


def test_word_files_with_charts_load_no_matplotlib():
    code = (
        "import sys\n"
        "from zjreport.blocks import Document, Chart\n"
        "from zjreport.charts import ChartSpec, Point, Series\n"
        "from zjreport.runs import as_runs\n"
        "from zjreport.themes import load_theme\n"
        "from decimal import Decimal\n"
        "s = Series(as_runs('甲'), (Point(Decimal(1), '1'),))\n"
        "c = Chart(ChartSpec('column', (as_runs('乙'),), (s,)))\n"
        "Document((c,), load_theme('brochure')).to_bytes('docx')\n"
        "sys.exit('matplotlib' in sys.modules or 'openpyxl' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S")), max_size=12)
numbers = st.one_of(st.none(), st.decimals(-9999, 9999, places=2))


@st.composite
def specs(draw):
    """Charts of any kind with names, labels, gaps and targets as they come; some make no sense."""
    kind = draw(st.sampled_from(KINDS))
    count = draw(st.integers(1, 18))
    wholes = {"pie": 1, "ring": 1, "target-progress": 2}
    names = tuple(as_runs(draw(texts)) for _ in range(count))
    rows = []
    for number in range(wholes.get(kind) or draw(st.integers(1, 3))):
        values = [draw(numbers) for _ in range(count)]
        if kind in (*wholes, "stacked-share"):
            values = [None if one is None else abs(one) for one in values]
        points = tuple(
            Point(one, "" if one is None else draw(st.sampled_from([f"{one}", f"{one:.1f}%", "约", ""])))
            for one in values
        )
        far = {"axis": "secondary"} if kind == "combination" and number else {}
        rows.append(Series(as_runs(draw(texts)), points, draw(st.sampled_from(["", "亿元", "%"])), **far))
    target = draw(st.none() | st.builds(Point, st.decimals(0, 9999, places=1), texts))
    return ChartSpec(
        kind, names, tuple(rows), as_runs(draw(texts)), alt="说明", target=target, target_name=as_runs("目标")
    )


@given(specs())
@settings(max_examples=40)
def test_whatever_is_drawn_is_sound(spec):
    try:
        native_chart(spec, OFFICIAL, SIZE)
    except DefinitionError:
        return
    assert faults(DocxWriter().write(Document((Chart(spec),), OFFICIAL))) == []


@given(
    st.decimals(-99999, 99999, places=3), st.integers(0, 2), st.sampled_from(["", "%", "亿元", "个百分点"])
)
def test_formats_print_labels_as_a_spreadsheet_would(value, places, unit):
    from zjreport.quantities import number_text, round_decimal

    rounded = round_decimal(value, places)
    label = f"{number_text(rounded)}{unit}"
    code = number_format(value, label)
    if value < 0 and not rounded:
        assert code is None
    else:
        assert code == "0" + (f".{'0' * places}" if places else "") + (f'"{unit}"' if unit else "")
