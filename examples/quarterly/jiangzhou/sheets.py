"""The workbooks: the monthly bulletin with 本季 and 累计 side by side, and the comparison of the cities."""

from __future__ import annotations

from decimal import Decimal

from .economy import Figure
from .specs import CITIES, QUARTERS
from .wording import CUMULATIVE, by_id, figure_of
from .workbook import Cell, Percent, Sheet, letters, workbook

__all__ = ["workbooks"]

_SINGLE = {1: "一季度", 2: "二季度", 3: "三季度", 4: "四季度"}

# Rows of the bulletin: indicator, and how its name is written.
_BULLETIN = (
    ("gdp", "一、地区生产总值"),
    ("primary_va", "  第一产业增加值"),
    ("secondary_va", "  第二产业增加值"),
    ("tertiary_va", "  第三产业增加值"),
    ("agri_output", "二、农林牧渔业总产值"),
    ("grain", "  粮食总产量"),
    ("industrial_va", "三、规模以上工业增加值"),
    ("mining_va", "  其中：采矿业增加值"),
    ("manufacturing_va", "  制造业增加值"),
    ("power_va", "  电力、热力、燃气及水生产和供应业增加值"),
    ("profit", "四、规模以上工业企业利润总额"),
    ("investment", "五、固定资产投资"),
    ("industrial_investment", "  其中：工业投资"),
    ("infrastructure", "  基础设施投资"),
    ("property", "  房地产开发投资"),
    ("retail", "六、社会消费品零售总额"),
    ("online_retail", "  其中：限额以上单位通过公共网络实现的零售额"),
    ("trade", "七、进出口总额"),
    ("exports", "  #出口总额"),
    ("imports", "  #进口总额"),
    ("fdi", "八、实际使用外资"),
    ("electricity", "九、全社会用电量"),
    ("industrial_electricity", "  #工业用电量"),
)
_COMPARED = ("gdp", "industrial_va", "investment", "retail", "budget_revenue", "income")
_FEW_DECIMALS = Decimal("0.001")


def workbooks() -> dict[str, bytes]:
    """Name and bytes of every workbook."""
    return {
        "bulletin.xlsx": workbook([_bulletin(quarter) for quarter in QUARTERS]),
        "comparison.xlsx": workbook([_comparison(quarter) for quarter in QUARTERS]),
    }


def _bulletin(quarter: int) -> Sheet:
    """A quarter's sheet: the quarter alone beside the year so far, from the second quarter on."""
    spans = [f"2024年{_SINGLE[quarter]}", f"2024年{CUMULATIVE[quarter]}"][quarter == 1 :]
    upper: list[Cell] = ["指标", "单位", *(cell for span in spans for cell in (span, ""))]
    lower: list[Cell] = ["", "", *["绝对量", "同比±%"] * len(spans)]
    rows: list[list[Cell]] = [[f"江州市2024年{CUMULATIVE[quarter]}主要经济指标"], upper, lower]
    rows += [_bulletin_row(id, name, quarter) for id, name in _BULLETIN]
    rows += [
        ["注：1.地区生产总值及各产业增加值绝对量按现价计算，增长速度按可比价格计算。"],
        ["2.“—”表示无此项，“…”表示数据不足最小单位。"],
    ]
    ends = [f"{letters(at)}2:{letters(at + 1)}2" for at in range(2, len(upper), 2)]
    return Sheet(CUMULATIVE[quarter], rows, (f"A1:{letters(len(upper) - 1)}1", "A2:A3", "B2:B3", *ends))


def _bulletin_row(id: str, name: str, quarter: int) -> list[Cell]:
    spec, figure = by_id(id), figure_of(id, 2024, quarter)
    alone: list[Cell] = [] if quarter == 1 else [_single(id, quarter), ""]
    return [name, "" if spec.kind == "rate" else spec.unit, *alone, figure.value, _rate(figure, id)]


def _single(id: str, quarter: int) -> Cell:
    """The quarter alone, by subtraction within one release."""
    figure = figure_of(id, 2024, quarter)
    if figure.value is None or by_id(id).kind not in ("real", "nominal"):
        return None
    before = figure_of(id, 2024, quarter - 1).value
    return figure.value - before if before is not None else None


def _rate(figure: Figure, id: str) -> Cell:
    if figure.yoy is None:
        return "—" if id == "profit" else ""
    return figure.yoy


def _comparison(quarter: int) -> Sheet:
    """A block of thirteen rows for each indicator, its name merged over them; rates are percentages."""
    rows: list[list[Cell]] = [
        [f"2024年{CUMULATIVE[quarter]}各市主要经济指标对比"],
        ["指标", "地区", "绝对量", "同比增长", "全省增速位次"],
    ]
    merged = ["A1:E1"]
    for id in _COMPARED:
        merged.append(f"A{len(rows) + 1}:A{len(rows) + len(CITIES)}")
        rows += [_compared(id, area, quarter) for area in CITIES]
    rows.append(["注：增速位次按同比增长由高到低排列。资料来源：东江省统计局"])
    return Sheet(f"2024年{CUMULATIVE[quarter]}", rows, merged)


def _compared(id: str, area: str, quarter: int) -> list[Cell]:
    figure, spec = figure_of(id, 2024, quarter, area), by_id(id)
    unit = "" if spec.kind == "rate" else f"（{spec.unit}）"
    name = f"{spec.name}{unit}" if area == CITIES[0] else ""
    growth = Percent((figure.yoy or Decimal(0)) / 100)
    return [name, area, figure.value, growth, Decimal(figure.rank) if figure.rank else ""]
