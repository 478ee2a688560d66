"""Charts of every kind to test with, and the theme they are drawn in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from zjreport.charts import ChartSpec, Point, Series
from zjreport.charts.style import ChartStyle
from zjreport.runs import Run, as_runs
from zjreport.themes import Theme, load_theme

Value = str | int | float | None
YEARS = ("2020年", "2021年", "2022年", "2023年", "2024年")
MONTHS = tuple(f"{2023 + number // 12}年{number % 12 + 1}月" for number in range(24))
_CITIES = "苏州 南京 无锡 南通 常州 徐州 扬州 盐城 泰州 镇江 淮安 宿迁 连云港"
CITIES = tuple(f"{name}市" for name in _CITIES.split(" "))
LONG_NAMES = (
    "规模以上工业增加值增速",
    "工业企业固定资产投资增速",
    "四大产业集群应税销售收入",
    "八条重点产业链应税销售收入",
)


def a_point(value: Value, suffix: str = "", tone: str = "") -> Point:
    if value is None:
        return Point(None)
    return Point(Decimal(str(value)), f"{value}{suffix}", tone=tone)  # type: ignore[arg-type]


def a_series(
    name: str, values: Sequence[Value], suffix: str = "", highlight: int | None = None, **more: str
) -> Series:
    points = (
        a_point(value, suffix, "highlight" if place == highlight else "")
        for place, value in enumerate(values)
    )
    return Series(as_runs(name), tuple(points), **more)  # type: ignore[arg-type]


def a_chart(kind: str, categories: Sequence[str], *series: Series, **more: object) -> ChartSpec:
    settings: dict[str, object] = {"unit": "亿元", "title": as_runs("规模以上工业增加值增长7%"), **more}
    return ChartSpec(kind, tuple(map(as_runs, categories)), series, **settings)  # type: ignore[arg-type]


def _samples() -> dict[str, ChartSpec]:
    rates = (3.2, -1.5, 0, 7, -0.4)
    monthly = [round(4 + (number * 37 % 11) / 3, 1) for number in range(24)]
    industries = ("第一产业", "第二产业", "第三产业")
    growth = a_series("增速", (3.1, 9.8, 4.2, 5.5, 7.0), "%", unit="%", axis="secondary", mark="line")
    return {
        "column": a_chart("column", YEARS, a_series("产值", (1203, 1388, 1502, 1566, 1650))),
        "column, negative": a_chart("column", YEARS, a_series("增速", rates, "%"), unit="%"),
        "column, single": a_chart("column", ("2024年",), a_series("产值", (1650,))),
        "column, gaps": a_chart("column", YEARS, a_series("产值", (1203, None, 1502, None, 1650))),
        "column, two series": a_chart(
            "column",
            YEARS,
            a_series("城镇", (51238, 54210, 56012, 58890, 61200)),
            a_series("农村", (26011, 28400, 30120, 32500, 34410)),
            target=a_point(60000),
            target_name=as_runs("年度目标"),
        ),
        "column, ranking": a_chart(
            "column",
            CITIES,
            a_series("增速", [round(5.8 + place / 10, 1) for place in range(13)], highlight=9),
        ),
        "column, months": a_chart("column", MONTHS, a_series("增速", monthly)),
        "column, long names": a_chart("column", LONG_NAMES, a_series("增速", (7, 12.5, 9.1, 8.8), "%")),
        "column, huge": a_chart(
            "column", YEARS, a_series("额", ("123456789012345.5", 5, 0, "-234567890123.5", 1))
        ),
        "column, tiny": a_chart("column", YEARS, a_series("率", ("0.000012", "0.00005", 0, "0.00001", None))),
        "line": a_chart("line", YEARS, a_series("全市", rates, "%"), target=a_point(5, "%")),
        "line, two series": a_chart(
            "line",
            YEARS,
            a_series("全市", (6.1, 6.8, 7.2, 6.9, 7.0)),
            a_series("全省", (5.9, 7.0, None, 6.8, 7.1)),
        ),
        "line, months": a_chart("line", MONTHS, a_series("全市", monthly)),
        "bar": a_chart(
            "bar",
            CITIES,
            a_series("增速", [round(8.1 - place / 10, 1) for place in range(13)], "%", highlight=4),
        ),
        "bar, negative": a_chart("bar", ("出口", "进口", "外资"), a_series("增速", (12.5, -7.1, -23.4), "%")),
        "bar, target": a_chart(
            "bar",
            LONG_NAMES,
            a_series("额", (1650, 594, 350, 0)),
            target=a_point(600),
            target_name=as_runs("目标"),
        ),
        "stacked": a_chart(
            "stacked",
            YEARS,
            *(
                a_series(name, [base + 60 * place for place in range(5)])
                for name, base in zip(industries, (150, 2000, 2100), strict=True)
            ),
        ),
        "stacked, negative": a_chart(
            "stacked",
            YEARS,
            a_series("消费", (1.5, 3.2, 1, 2.9, 2)),
            a_series("净出口", (0.6, 1.7, -0.5, -0.6, 1.5)),
        ),
        "stacked-share": a_chart(
            "stacked-share",
            YEARS,
            *(
                a_series(name, [share] * 5, "%")
                for name, share in zip(industries, (3.2, 47.8, 49), strict=True)
            ),
        ),
        "ring": a_chart(
            "ring", industries, a_series("构成", (3.1, 45.1, 51.8), "%"), centre=(Run("5540"), Run("亿元"))
        ),
        "ring, many": a_chart(
            "ring",
            (
                "制造业",
                "批发和零售业",
                "房地产业",
                "金融业",
                "信息传输、软件和信息技术服务业",
                "建筑业",
                "其他",
            ),
            a_series("构成", (38, 12, 6, 8, 5.7, 0.8, 29.5), "%"),
        ),
        "pie": a_chart(
            "pie", ("新建污水管网", "修复污水管网", "燃气管网"), a_series("长度", (31, 27, 12), "公里")
        ),
        "pie, single": a_chart("pie", ("全部",), a_series("长度", (31,))),
        "combination": a_chart(
            "combination", YEARS, a_series("产值", (4203, 4388, 4702, 4966, 5350)), growth
        ),
        "target-progress": a_chart(
            "target-progress",
            ("地区生产总值", "一般公共预算收入", "省、市重大项目投资", "城镇新增就业"),
            a_series("实绩", (5540, 357, 594, None)),
            a_series("目标", (5800, 350, 600, 8)),
            target=a_point("83.3", "%"),
            target_name=as_runs("序时进度"),
        ),
        "target-progress, many": a_chart(
            "target-progress",
            CITIES,
            a_series("实绩", [100 + 7 * place for place in range(13)]),
            a_series("目标", [180 + 3 * place for place in range(13)]),
        ),
    }


SAMPLES = _samples()
FULL, HALF = (150.0, 72.0), (76.5, 54.0)


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme("official")


@pytest.fixture(scope="session")
def style(theme: Theme) -> ChartStyle:
    return ChartStyle.of(theme)


@pytest.fixture(params=SAMPLES, ids=str)
def sample(request: pytest.FixtureRequest) -> ChartSpec:
    """A chart of each kind and each difficulty."""
    return SAMPLES[request.param]


@pytest.fixture(params=[FULL, HALF], ids=["full", "half"])
def size(request: pytest.FixtureRequest) -> tuple[float, float]:
    chosen: tuple[float, float] = request.param
    return chosen


@pytest.fixture(scope="session")
def make_chart() -> Callable[..., ChartSpec]:
    return a_chart


@pytest.fixture(scope="session")
def make_series() -> Callable[..., Series]:
    return a_series


@pytest.fixture(scope="session")
def samples() -> dict[str, ChartSpec]:
    return SAMPLES
