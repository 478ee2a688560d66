"""What it costs to compose, to write and to verify a long report: processor time by cities.

Run it with ``python tests/benchmarks/verifying.py`` from the checkout.  A report of the quarterly example's
data tells of each city in topics, a text and a chart, and sets all of them in a table.  With 13 cities it
has some 1,300 figures.  What is linear grows with the figures.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import zjreport

DATA = Path(__file__).resolve().parents[2] / "examples" / "quarterly" / "data"
FILES = [DATA / name for name in ("catalogue.csv", "cities.csv")]
NAMES = "江州 临湖 云陵 东屏 望潮 金渡 澜山 平泽 青渡 松浦 鹤阳 柳塘 宁溪"
CITIES = [f"{name}市" for name in NAMES.split()]
PERIODS = ("2024-Q1", "2024-H1", "2024-Q1/2024-Q3", "2024")
INDICATORS = ("gdp", "industrial_va", "investment", "retail", "trade", "budget_revenue", "deposits", "income")

HEAD = """
title: 各市经济运行报告
area: 江州市
period: "2024"
register: statistics
theme: official
sections:
  - {kind: topics, title: 主要领域运行情况, items: [gdp, industry, investment, consumption, trade, finance]}
"""
CITY = """
  - kind: narrative
    title: "{city}"
    text: "{text}"
  - kind: chart
    chart: column
    title: "{city}地区生产总值"
    indicators: [gdp]
    areas: ["{city}"]
    last: 8
"""
TABLE = """
  - kind: area-table
    title: "{period}各市主要指标"
    period: "{period}"
    areas: [{cities}]
    indicators: [{indicators}]
"""
Made = TypeVar("Made")


def definition(cities: list[str]) -> str:
    """A report on these cities."""
    parts = [HEAD]
    for city in cities:
        said = [
            f"{{{{ '{id}' | say(period='{period}', area='{city}') }}}}。"
            for period in PERIODS
            for id in INDICATORS
        ]
        parts.append(CITY.format(city=city, text="".join(said)))
    for period in PERIODS:
        parts.append(TABLE.format(period=period, cities=", ".join(cities), indicators=", ".join(INDICATORS)))
    return "".join(parts)


def timed(made: Callable[[], Made]) -> tuple[Made, float]:
    """What is made, and the processor time of it."""
    start = time.process_time()
    result = made()
    return result, time.process_time() - start


def main() -> None:
    """Print the cost of each step by cities; of composing the first time and again."""
    warnings.simplefilter("ignore", zjreport.ZjreportWarning)
    data = zjreport.read_indicators(*FILES)
    with tempfile.TemporaryDirectory() as folder:
        for number in (2, 4, 13):
            path = Path(folder) / f"{number}.yaml"
            path.write_text(definition(CITIES[:number]), encoding="utf-8")
            briefing = zjreport.Briefing.load(path)
            document, first = timed(lambda: briefing.compose(data))  # noqa: B023
            _, again = timed(lambda: briefing.compose(data))  # noqa: B023
            word = path.with_suffix(".docx")
            _, written = timed(lambda: document.save(word))  # noqa: B023
            found, verified = timed(lambda: zjreport.verify(word, data))  # noqa: B023
            sys.stdout.write(
                f"{number:3} cities  {found.figures:5} figures  composed {first:5.2f}, again {again:5.2f} s  "
                f"written {written:5.2f} s  verified {verified:5.2f} s\n"
            )


if __name__ == "__main__":
    main()
