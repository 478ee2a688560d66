"""The text files: catalogue, history, the cities' comparison, public finance, banks, prices, households."""

from __future__ import annotations

from decimal import Decimal

from .csvs import Rows, encoded
from .plan import catalogue, targets
from .planted import RELEASES
from .specs import CITIES, NATION, OWN, PROVINCE, QUARTERS, SPECS, YEARS, Spec
from .wording import CUMULATIVE, END_OF, by_id, figure_of, full_width, growth_text, plain

__all__ = ["AMONG_CITIES", "text_files"]

# What the province compares its cities by.
AMONG_CITIES = (
    "gdp", "primary_va", "secondary_va", "tertiary_va", "industrial_va", "investment", "retail", "trade",
    "exports", "imports", "fdi", "budget_revenue", "deposits", "loans", "income", "urban_income",
    "rural_income", "cpi", "electricity",
)  # fmt: skip
_LAGGING = {1: "1—2月", 2: "1—5月", 3: "1—8月", 4: "1—11月"}
_CONTRIBUTIONS = {"primary_va": "1.9", "secondary_va": "56.8", "tertiary_va": "41.3"}
_SIGNS_FOR_NONE = ("…", "——", ":")
_NEWEST_FIRST = [(year, q) for year in reversed(YEARS) for q in reversed(QUARTERS)]


def text_files() -> dict[str, bytes]:
    """Name and bytes of every text file."""
    return {
        "catalogue.csv": encoded(catalogue(), "utf-8-sig"),
        "targets.csv": encoded(targets()),
        "history.csv": encoded(_history(), "utf-8-sig"),
        "cities.csv": encoded(_cities()),
        "wider.csv": encoded(_wider()),
        "fiscal.csv": encoded(_fiscal(), "gbk"),
        "banking.csv": encoded(_banking()),
        "property.csv": encoded(_property()),
        "prices.csv": encoded(_prices()),
        "households.csv": encoded(_households()),
        "services.csv": encoded(_services()),
        "accounts.csv": encoded(_accounts()),
        "releases.csv": encoded(_releases()),
        "refused-contributions.csv": encoded(_contributions()),
    }


def _span(year: int, quarter: int, spec: Spec) -> str:
    if spec.kind == "stock":
        return f"{year}年{END_OF[quarter]}"
    return f"{year}年{CUMULATIVE[quarter]}"


def _history() -> Rows:
    """The own city until 2023, in long form."""
    yield ("指标代码", "地区", "时间", "数值", "单位", "同比增长（%）")
    for spec in SPECS:
        if spec.id in AMONG_CITIES or spec.id == "services_revenue":
            continue
        for year in YEARS[:-1]:
            for quarter in QUARTERS:
                figure = figure_of(spec.id, year, quarter)
                unit = spec.unit if figure.value is not None else ""
                yoy = plain(figure.yoy, blank="—" if spec.id == "profit" else "")
                yield (spec.id, OWN, _span(year, quarter, spec), plain(figure.value), unit, yoy)


def _cities() -> Rows:
    """Twenty quarters of thirteen cities, the newest column first, under a header of two rows."""
    yield ("东江省各市主要经济指标季度资料",)
    yield ()
    upper = ["指标", "地区", "单位"]
    lower = ["", "", ""]
    for year, quarter in _NEWEST_FIRST:
        upper += [f"{year}年{CUMULATIVE[quarter]}", ""]
        lower += ["绝对量", "同比增长（%）"]
    yield upper
    yield lower
    for id in AMONG_CITIES:
        spec = by_id(id)
        for city in CITIES:
            row = [spec.name, city, "" if spec.kind == "rate" else spec.unit]
            for year, quarter in _NEWEST_FIRST:
                figure = figure_of(id, year, quarter, city)
                released = city == OWN and _is_released(id, year, quarter)
                row += ["", ""] if released else [plain(figure.value), plain(figure.yoy)]
            yield row
    yield ("注：地区生产总值及各产业增加值总量按现价计算，增长速度按可比价格计算。",)
    yield ("资料来源：东江省统计局",)


def _is_released(id: str, year: int, quarter: int) -> bool:
    """Whether the figure stands among the releases, and nowhere else."""
    return any((one.year, one.quarter) == (year, quarter) for one in RELEASES.get(id, ()))


def _wider() -> Rows:
    """Rates of the province and of the nation side by side, percent signs in full width."""
    yield ("表三 全省和全国主要指标增长速度", "", "", "")
    yield ("指标", "时间", "全省增速（％）", "全国增速（％）")
    for spec in SPECS:
        if spec.kind in ("ratio", "index") or spec.id in ("profit", "nev", "private_share", "new_units"):
            continue
        for year in YEARS[2:]:
            for quarter in QUARTERS:
                rates = [figure_of(spec.id, year, quarter, area).yoy for area in (PROVINCE, NATION)]
                if spec.id == "services_revenue":
                    yield (spec.name, f"{year}年{_LAGGING[quarter]}", *map(plain, rates))
                elif rates[0] is not None:
                    none = _SIGNS_FOR_NONE[quarter % len(_SIGNS_FOR_NONE)]
                    cells = (none if rate is None else f"{rate}％" for rate in rates)
                    yield (spec.name, _span(year, quarter, spec), *cells)


def _fiscal() -> Rows:
    """The treasury's own table: 万元, a preamble, thousands separators, full-width digits in one row."""
    yield ("江州市财政局",)
    yield ("2024年财政收支情况表",)
    yield ("单位：万元",)
    spans = (f"{year}年{CUMULATIVE[quarter]}" for year, quarter in _NEWEST_FIRST[:4])
    yield ("项目", *(span + measure for span in spans for measure in ("", "同比增长（%）")))
    for id in ("budget_revenue", "tax_revenue", "expenditure"):
        cells = []
        for year, quarter in _NEWEST_FIRST[:4]:
            figure = figure_of(id, year, quarter)
            level = f"{(figure.value or Decimal(0)) * 10000:,.0f}"
            growth = growth_text(figure) if id == "expenditure" else plain(figure.yoy)
            cells += [full_width(level.replace(",", "")) if id == "tax_revenue" else level, growth]
        yield (by_id(id).name, *cells)
    yield ("备注：本表为快报口径。",)


def _banking() -> Rows:
    """Balances at the end of the month."""
    yield ("指标", "时间", "余额（亿元）", "同比增长（%）")
    for id in ("deposits", "loans"):
        for quarter in QUARTERS:
            figure = figure_of(id, 2024, quarter)
            yield (by_id(id).name, f"2024年{END_OF[quarter]}", plain(figure.value), plain(figure.yoy))


def _property() -> Rows:
    """Sales of housing, whose scope was changed with the new year."""
    yield ("指标", "时期", "数值", "单位", "同比", "状态")
    for quarter in QUARTERS:
        figure, status = figure_of("housing_area", 2024, quarter), "口径调整" if quarter == 1 else ""
        when, spec = f"2024年{CUMULATIVE[quarter]}", by_id("housing_area")
        yield (spec.name, when, plain(figure.value), spec.unit, "——", status)


def _prices() -> Rows:
    """Indices with the same period of last year at 100, never rates."""
    yield ("指标", "时间", "单位", "指数")
    for quarter in QUARTERS:
        index = plain(figure_of("ppi", 2024, quarter).value)
        yield (by_id("ppi").name, f"2024年{CUMULATIVE[quarter]}", "上年同期=100", index)


def _households() -> Rows:
    """Income, work and shares: percent and percentage points written into the cells."""
    yield ("指标", "时期", "数值", "单位", "同比")
    for id in ("income_real", "new_jobs", "unemployment", "private_share", "nev", "new_units"):
        spec = by_id(id)
        for quarter in QUARTERS:
            figure = figure_of(id, 2024, quarter)
            unit = spec.unit if figure.value is not None else ""
            when, yoy = f"2024年{CUMULATIVE[quarter]}", _growth_cell(spec, figure.yoy)
            yield (spec.name, when, plain(figure.value), unit, yoy)


def _growth_cell(spec: Spec, yoy: Decimal | None) -> str:
    if yoy is None:
        return "-"
    return f"{yoy}个百分点" if spec.kind == "ratio" else f"{yoy}%"


def _services() -> Rows:
    """Services lag a month: 1—2月, 1—5月, 1—8月, 1—11月."""
    yield ("指标", "时期", "总量（亿元）", "同比")
    for year in YEARS:
        for quarter in QUARTERS:
            figure = figure_of("services_revenue", year, quarter)
            when = f"{year}年{_LAGGING[quarter]}"
            yield ("规模以上服务业营业收入", when, plain(figure.value), f"{plain(figure.yoy)}%")


def _accounts() -> Rows:
    """The accounts of 2024, which are preliminary."""
    yield ("指标", "时期", "总量（亿元）", "增速", "状态")
    for id in ("gdp", "primary_va", "secondary_va", "tertiary_va"):
        for quarter in QUARTERS:
            figure, when = figure_of(id, 2024, quarter), f"2024年{CUMULATIVE[quarter]}"
            yield (by_id(id).name, when, plain(figure.value), f"{plain(figure.yoy)}%", "初步核算")


def _contributions() -> Rows:
    """A table that is refused: shares in growth whose header calls them points."""
    yield ("指标", "时期", "贡献率（个百分点）")
    yield from ((by_id(id).name, "2024年上半年", share) for id, share in _CONTRIBUTIONS.items())


def _releases() -> Rows:
    """What was released of gross product, and when: the later release of a period counts."""
    yield ("指标", "地区", "时期", "数值", "单位", "同比", "状态", "发布日期")
    for id, releases in RELEASES.items():
        for release in releases:
            spec, figure = by_id(id), figure_of(id, release.year, release.quarter)
            value = (figure.value or Decimal(0)) + Decimal(release.value)
            yoy = (figure.yoy or Decimal(0)) + Decimal(release.yoy)
            when, word = f"{release.year}年{CUMULATIVE[release.quarter]}", release.status_word
            yield (spec.name, OWN, when, plain(value), spec.unit, plain(yoy), word, release.date)
