"""What charts print, settled without a drawing library: scale, labels, breaks, places."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from zjreport import plugins
from zjreport.charts import ChartSpec, Point, Series
from zjreport.charts.kinds._vertical import plot_box
from zjreport.charts.metrics import text_width, wrap
from zjreport.charts.resolve import Resolved, resolve
from zjreport.charts.scale import axis_over, fit_axis
from zjreport.charts.shapes import Box, Polyline, Rect, Scene, Wedge
from zjreport.charts.style import ChartStyle
from zjreport.errors import DefinitionError, UnknownNameError, ZjreportWarning
from zjreport.resources import font
from zjreport.runs import as_runs
from zjreport.themes import load_theme

Chart = Callable[..., ChartSpec]
Row = Callable[..., Series]
FULL = (150.0, 72.0)
MONTHS = [f"{number + 1}月" for number in range(20)]


def scene_of(spec: ChartSpec, resolved: Resolved, style: ChartStyle) -> Scene:
    scene: Scene = plugins.charts.load(spec.kind)().layout(resolved, style).contained()
    return scene


def labels_of(resolved: Resolved) -> list[list[str]]:
    return [[point.label for point in series.points] for series in resolved.series]


# --- scale ------------------------------------------------------------------------------------


@given(st.decimals(-(10**15), 10**15, places=4), st.decimals(-(10**15), 10**15, places=4))
def test_an_axis_holds_its_values_between_round_ends(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    axis = axis_over(low, high)
    assert axis.low <= low <= high <= axis.high
    assert axis.low < axis.high
    assert axis.step.normalize().as_tuple().digits in {(1,), (2,), (5,), (2, 5)}
    assert 2 <= len(axis.ticks) <= 8
    assert axis.ticks[0] == axis.low
    assert axis.ticks[-1] == axis.high


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=20))
def test_an_axis_of_bars_shows_zero_and_leaves_room_for_labels(values: list[Decimal]) -> None:
    axis = fit_axis(values, bottom=0.1, top=0.9)
    assert axis.low <= 0 <= axis.high
    assert max(map(axis.share, values)) <= 0.9 + 1e-9 or max(values) <= 0
    assert min(map(axis.share, values)) >= 0.1 - 1e-9 or min(values) >= 0


def test_an_axis_of_a_line_starts_where_its_values_are() -> None:
    assert fit_axis([Decimal("95"), Decimal("97")], zero="near").low > 0
    assert fit_axis([Decimal("1"), Decimal("97")], zero="near").low == 0


def test_a_value_of_huge_exponent_still_has_an_axis() -> None:
    axis = axis_over(Decimal("1E+40"), Decimal("1E+40"))
    assert axis.low < Decimal("1E+40") < axis.high


# --- labels and ticks -------------------------------------------------------------------------


def test_up_to_fourteen_points_are_all_labelled_and_the_axis_prints_nothing(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    resolved = resolve(make_chart("column", MONTHS[:14], make_series("额", range(14))), FULL, style)
    assert labels_of(resolved) == [[str(number) for number in range(14)]]
    assert resolved.scale_texts() == ()


def test_the_fifteenth_point_hides_the_labels_of_the_others(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    series = make_series("额", range(15), highlight=3)
    resolved = resolve(make_chart("line", MONTHS[:15], series), FULL, style)
    assert [label for label in labels_of(resolved)[0] if label] == ["3", "14"]


def test_beyond_fourteen_only_the_last_known_point_is_labelled_and_the_axis_prints_ticks(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    values = [*range(10, 28), None, None]
    resolved = resolve(make_chart("line", MONTHS, make_series("额", values)), FULL, style)
    assert labels_of(resolved) == [[""] * 17 + ["27", "", ""]]
    assert resolved.scale_texts() == ("0", "10", "20", "30")


def test_a_point_without_a_label_brings_the_ticks_back(make_chart: Chart, style: ChartStyle) -> None:
    series = Series(as_runs("额"), (Point(Decimal(3), "3"), Point(Decimal(4))))
    resolved = resolve(make_chart("column", ["甲", "乙"], series), FULL, style)
    assert labels_of(resolved) == [["3", ""]]
    assert resolved.scale_texts() == ("0", "1", "2", "3", "4", "5")


def test_labels_are_printed_as_given_and_never_computed(make_chart: Chart, style: ChartStyle) -> None:
    series = Series(as_runs("构成"), (Point(Decimal(1), "约三成"), Point(Decimal(2))))
    resolved = resolve(make_chart("ring", ["甲", "乙"], series), FULL, style)
    assert labels_of(resolved) == [["约三成", ""]]
    assert [point.share for point in resolved.series[0].points] == [Decimal(1) / 3, Decimal(2) / 3]
    assert Counter(resolved.texts()) == Counter(["单位：亿元", "甲", "乙", "约三成"])


def test_a_caption_of_target_progress_is_put_together_from_names_and_labels(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    spec = make_chart(
        "target-progress", ["投资", "就业"], make_series("实绩", (1650, None)), make_series("目标", (1800, 8))
    )
    assert resolve(spec, FULL, style).captions == ("实绩 1650 / 目标 1800 亿元", "目标 8 亿元")


def test_a_caption_of_target_progress_has_its_unit_once_and_before_the_hedge(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    def caption(actual: str, aim: str, unit: str) -> str:
        series = (
            Series(as_runs(name), (Point(Decimal(1), label),), unit)
            for name, label in (("2025年实绩", actual), ("2026年目标", aim))
        )
        return resolve(make_chart("target-progress", ["甲"], *series, unit=unit), FULL, style).captions[0]

    assert caption("5.5%", "5%左右", "%") == "2025年实绩 5.5% / 2026年目标 5%左右"
    assert caption("1650", "1750以上", "亿元") == "2025年实绩 1650 / 2026年目标 1750 亿元以上"
    assert caption("78.2", "79", "年") == "2025年实绩 78.2 / 2026年目标 79 年"


def test_a_legend_names_series_with_units_that_labels_do_not_show(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    rate = make_series("增速", range(20), unit="%", axis="secondary")
    spec = make_chart("combination", MONTHS, make_series("额", range(20), unit="亿元"), rate)
    assert resolve(spec, FULL, style).legend == ("额", "增速（%）")


def test_the_title_is_drawn_only_when_asked_for(samples: dict[str, ChartSpec], style: ChartStyle) -> None:
    spec = samples["column"]
    assert resolve(spec, FULL, style).title == ()
    assert "规模以上工业增加值增长7%" in resolve(spec, FULL, style, title=True).texts()


def test_the_line_of_a_combination_stays_clear_of_the_columns(
    samples: dict[str, ChartSpec], style: ChartStyle
) -> None:
    resolved = resolve(samples["combination"], FULL, style)
    levels, rates = resolved.series
    assert resolved.primary
    assert resolved.secondary
    highest = max(resolved.primary.share(point.value) for point in levels.points if point.value is not None)
    lowest = min(resolved.secondary.share(point.value) for point in rates.points if point.value is not None)
    assert highest + 0.1 < lowest


def test_columns_turn_on_their_side_before_names_or_labels_go(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    names = [
        "规模以上工业企业研究开发费用",
        "全社会研究与试验发展经费支出",
        "国家知识产权优势企业",
        "高新技术产业产值占比",
    ]
    names += [name + "增速" for name in names]
    spec = make_chart("column", names, make_series("额", range(8)))
    resolved = resolve(spec, (76.5, 60), style)
    assert resolved.horizontal
    assert ["".join(lines) for lines in resolved.categories] == names
    assert labels_of(resolved) == [[str(number) for number in range(8)]]


# --- places -----------------------------------------------------------------------------------


def test_a_layout_prints_exactly_the_resolved_texts(
    sample: ChartSpec, size: tuple[float, float], style: ChartStyle
) -> None:
    resolved = resolve(sample, size, style, title=True)
    texts = [label.text for label in scene_of(sample, resolved, style).labels]
    assert Counter(texts) == Counter(resolved.texts())


def test_no_text_is_outside_or_upon_another(
    sample: ChartSpec, size: tuple[float, float], style: ChartStyle
) -> None:
    resolved = resolve(sample, size, style, title=True)
    assert list(scene_of(sample, resolved, style).faults()) == []


def test_every_figure_of_a_common_chart_is_printed(
    sample: ChartSpec, size: tuple[float, float], style: ChartStyle
) -> None:
    is_long = len(sample.categories) > 14 and sample.kind != "bar"
    is_narrow = is_long and sample.kind == "column" and size[0] < 100
    printed = " ".join(resolve(sample, size, style).texts())
    # Long rows print their last figure alone, and narrow columns of them none.
    drawn = [series.points[-1:] if is_long else series.points for series in sample.series]
    points = [] if is_narrow else [point for part in drawn for point in part]
    assert [point.label for point in points if point.label not in printed] == []


_names = st.text(st.sampled_from("规模以上工业增加值、（）ABc 12.5%$_^—"), max_size=24).map(as_runs)
_values = st.one_of(
    st.none(),
    st.decimals(-(10**6), 10**6, places=1),
    st.decimals("-0.01", "0.01", places=5),
    st.just(Decimal(0)),
)
_labels = st.text(st.sampled_from("0123456789.-%万亿"), max_size=12)
_tones = st.sampled_from(["", "highlight", "muted", "good", "bad"])
_points = st.builds(Point, _values, _labels, tone=_tones)


@st.composite
def charts(draw: st.DrawFn) -> ChartSpec:
    kind = draw(st.sampled_from(plugins.charts.names()))
    count = draw(st.integers(1, 12 if kind in ("ring", "pie") else 30))
    rows = {"ring": 1, "pie": 1, "target-progress": 2, "combination": 2}.get(kind) or draw(st.integers(1, 4))
    positive = kind in ("ring", "pie", "stacked-share", "target-progress")
    series = []
    for number in range(rows):
        points = tuple(draw(st.lists(_points, min_size=count, max_size=count)))
        if positive:
            points = tuple(Point(abs(p.value or Decimal(0)) + 1, p.label, tone=p.tone) for p in points)
        elif all(point.value is None for point in points):
            points = (Point(Decimal(1), "1"), *points[1:])
        line = kind == "combination" and number == 1
        series.append(Series(draw(_names), points, draw(_labels), "secondary" if line else "primary"))
    return ChartSpec(
        kind,
        tuple(draw(st.lists(_names, min_size=count, max_size=count))),
        tuple(series),
        draw(_names),
        draw(st.sampled_from(["", "亿元", "%", "一个特别特别长的计量单位名称"])),
        target=draw(st.none() | _points),
        target_name=draw(_names),
        centre=draw(_names),
    )


@settings(max_examples=120, deadline=None)
@given(charts(), st.sampled_from([(150.0, 72.0), (75.5, 56.0), (178.0, 66.0), (20.0, 15.0), (40.0, 120.0)]))
def test_any_chart_keeps_its_texts_inside_its_box(spec: ChartSpec, size: tuple[float, float]) -> None:
    style = ChartStyle.of(load_theme("official"))
    resolved = resolve(spec, size, style, title=True)
    scene = scene_of(spec, resolved, style)
    outside = [label.text for label in scene.labels if not scene.box.holds(label.box)]
    assert outside == []
    assert Counter(label.text for label in scene.labels) == Counter(resolved.texts())
    rooms = [shape.box for shape in scene.shapes if isinstance(shape, Rect)]
    assert all(room.left >= -1 and room.right <= size[0] + 1 for room in rooms)


def test_a_missing_value_leaves_a_gap_and_never_a_zero(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    spec = make_chart("line", ["甲", "乙", "丙", "丁", "戊"], make_series("额", (1, 2, None, 4, 5)))
    scene = scene_of(spec, resolve(spec, FULL, style), style)
    pieces = [s.points for s in scene.shapes if isinstance(s, Polyline) and s.colour == style.line(0)]
    assert [len(piece) for piece in pieces] == [2, 2]


def rects_of(scene: Scene, *fills: str) -> list[Box]:
    return [shape.box for shape in scene.shapes if isinstance(shape, Rect) and shape.fill in fills]


def test_segments_of_shares_fill_each_column_in_proportion(
    samples: dict[str, ChartSpec], style: ChartStyle
) -> None:
    spec = samples["stacked-share"]
    scene = scene_of(spec, resolve(spec, FULL, style), style)
    segments = [box for box in rects_of(scene, *style.series[:3]) if box.width > 5]
    for column in range(5):
        boxes = segments[column::5]
        whole = boxes[-1].top - boxes[0].bottom
        assert [box.height / whole for box in boxes] == pytest.approx([0.032, 0.478, 0.49])
        assert [box.bottom for box in boxes[1:]] == pytest.approx([box.top for box in boxes[:-1]])
    resolved = resolve(spec, FULL, style)
    assert resolved.primary is not None
    assert (resolved.primary.low, resolved.primary.high) == (0, 100)
    assert whole == pytest.approx(plot_box(resolved, style).height)


def test_bars_start_from_zero_and_are_as_long_as_their_values(
    samples: dict[str, ChartSpec], style: ChartStyle
) -> None:
    spec = samples["bar, negative"]
    scene = scene_of(spec, resolve(spec, FULL, style), style)
    up, down, lower = rects_of(scene, style.series[0])
    assert up.left == pytest.approx(down.right) == pytest.approx(lower.right)
    assert [box.width / up.width for box in (down, lower)] == pytest.approx([7.1 / 12.5, 23.4 / 12.5])
    assert up.bottom > down.top > lower.top


def test_slices_go_round_once_clockwise_from_the_top(
    samples: dict[str, ChartSpec], style: ChartStyle
) -> None:
    spec = samples["ring"]
    scene = scene_of(spec, resolve(spec, FULL, style), style)
    wedges = [shape for shape in scene.shapes if isinstance(shape, Wedge)]
    assert [wedge.end - wedge.start for wedge in wedges] == pytest.approx(
        [3.6 * s for s in (3.1, 45.1, 51.8)]
    )
    assert wedges[0].end == pytest.approx(90)
    assert [wedge.end for wedge in wedges[1:]] == pytest.approx([wedge.start for wedge in wedges[:-1]])
    assert wedges[-1].start == pytest.approx(-270)


def test_progress_is_drawn_against_the_target_with_the_time_mark_at_its_share(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    rows = make_series("实绩", (50, 120, 400)), make_series("目标", (100, 100, 100))
    spec = make_chart("target-progress", ["甲", "乙", "丙"], *rows, target=rows[0].points[0])
    scene = scene_of(spec, resolve(spec, FULL, style), style)
    tracks, fills = rects_of(scene, style.track), rects_of(scene, style.accent)
    goal = tracks[0].width
    assert [box.width / goal for box in fills] == pytest.approx([0.5, 1.2, 1.3])
    assert fills[2].right == pytest.approx(FULL[0])
    marks = [box for box in rects_of(scene, style.gold) if box.height > 2.5]
    assert [(box.left + box.right) / 2 / goal for box in marks[-3:]] == pytest.approx([0.5] * 3)


def test_the_target_line_stands_at_its_value(samples: dict[str, ChartSpec], style: ChartStyle) -> None:
    spec = samples["column, two series"]
    scene = scene_of(spec, resolve(spec, FULL, style), style)
    (line,) = [shape for shape in scene.shapes if isinstance(shape, Polyline) and shape.dash]
    columns = [box for box in rects_of(scene, style.series[0]) if box.width > 5]
    height = line.points[0][1] - columns[0].bottom
    assert height / columns[-1].height == pytest.approx(60000 / 61200)


# --- text -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hei() -> TTFontFile:
    return TTFontFile(str(font("ZJRHei.ttf")))


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=30))
def test_the_estimate_of_a_width_is_never_far_below_the_truth(hei: TTFontFile, text: str) -> None:
    true = sum(hei.charWidths.get(ord(sign), 1000) for sign in text) / 1000
    assert text_width(text, 72 / 25.4 * 10) / 10 >= true - 0.012 * len(text)


@given(st.text(st.sampled_from("工业增加值，。（）《》“”12.5%AB"), max_size=40), st.floats(6, 60))
def test_lines_keep_all_signs_their_width_and_the_marks_in_their_places(text: str, width: float) -> None:
    lines = wrap(text, 9, width)
    assert "".join(lines) == text
    if width > 30:
        assert all(text_width(line, 9) <= width + 0.01 for line in lines)
    whole = wrap(text, 9, width, cut=False)
    assert not any(line[0] in "，。）》”%" for line in whole[1:])
    assert not any(line[-1] in "（《“" for line in whole[:-1])


def test_numbers_and_dates_stay_whole() -> None:
    assert wrap("2023年12月", 9, 15) == ("2023年", "12月")
    assert wrap("增长1650.5亿元", 9, 16) == ("增长", "1650.5", "亿元")


def test_control_signs_are_left_out_with_a_warning(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    spec = make_chart("column", ["甲\x00乙", "丙\ud800"], make_series("额", (1, 2)))
    with pytest.warns(ZjreportWarning, match="control signs"):
        resolved = resolve(spec, FULL, style)
    assert resolved.categories == (("甲乙",), ("丙",))


# --- refusals ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "rows", "message"),
    [
        ("column", [(None, None)], "no value to draw"),
        ("column", [("NaN", 1)], "not a finite number"),
        ("ring", [(1, 2), (3, 4)], "one series, not 2"),
        ("ring", [(1, -2)], "cannot be negative"),
        ("pie", [(0, 0)], "all values are 0"),
        ("pie", [tuple(range(1, 14))], "cannot be told apart"),
        ("stacked-share", [(1, 2), (3, -4)], "cannot be negative"),
        ("combination", [(1, 2), (3, 4)], "needs columns and a line"),
        ("target-progress", [(1, 2)], "two series, not 1"),
        ("target-progress", [(1, 2), (0, 4)], "must be positive"),
    ],
)
def test_what_makes_no_sense_is_refused(
    kind: str,
    rows: list[tuple[object, ...]],
    message: str,
    make_chart: Chart,
    make_series: Row,
    style: ChartStyle,
) -> None:
    names = [f"第{number}项" for number in range(len(rows[0]))]
    spec = make_chart(kind, names, *(make_series("额", row) for row in rows))
    with pytest.raises(DefinitionError, match=message) as caught:
        resolve(spec, FULL, style)
    assert caught.value.hint
    assert "规模以上工业增加值增长7%" in str(caught.value)


def test_a_size_without_room_is_refused(samples: dict[str, ChartSpec], style: ChartStyle) -> None:
    with pytest.raises(DefinitionError, match="too small"):
        resolve(samples["column"], (10, 10), style)


def test_an_unknown_kind_is_answered_with_the_nearest(
    make_chart: Chart, make_series: Row, style: ChartStyle
) -> None:
    with pytest.raises(UnknownNameError, match="column"):
        resolve(make_chart("colum", ["甲"], make_series("额", (1,))), FULL, style)


# --- imports ----------------------------------------------------------------------------------


def test_resolving_a_chart_loads_no_drawing_library() -> None:
    program = """
import sys
from decimal import Decimal
import zjreport.charts
from zjreport import plugins
from zjreport.charts.resolve import resolve
from zjreport.charts.style import ChartStyle
from zjreport.themes import load_theme
from zjreport.runs import as_runs
series = zjreport.charts.Series(as_runs("a"), (zjreport.charts.Point(Decimal(1), "1"),))
style = ChartStyle.of(load_theme("official"))
resolve(zjreport.charts.ChartSpec("column", (as_runs("b"),), (series,)), (100, 60), style)
for name in plugins.charts.names():
    plugins.charts.load(name)
print(sorted({"matplotlib", "reportlab", "numpy", "PIL"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
