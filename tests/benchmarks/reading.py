"""What reading costs: processor time for tables of 300,000 cells, as ratios to parsing the file alone.

Run it with ``python tests/benchmarks/reading.py``.  The long table has 50,000 rows of six columns, the wide
one 120 months a row, every hundredth cell blank or a sign; both are read from CSV and from a workbook.  The
rival parses the same file in the same run and understands nothing: ``csv.reader`` or calamine.
"""

from __future__ import annotations

import csv
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from zjreport.indicators.reading import read_with_problems

RUNS = 5
INDICATORS = [f"第{number}类产品产量" for number in range(50)]
AREAS = [f"{head}{tail}市" for head, tail in itertools.product("东南西北中", "甲乙丙丁戊己庚辛壬癸")]
MONTHS = [f"{year}-{month:02}" for year in range(2016, 2026) for month in range(1, 13)]


def long_table() -> Iterator[list[object]]:
    """One observation a row: 50,000 rows."""
    chance = random.Random(1)
    yield ["指标", "地区", "时期", "数值", "单位", "同比"]
    for indicator, area, month in itertools.product(INDICATORS, AREAS[:10], MONTHS[:100]):
        yield [indicator, area, month, chance.randrange(10**6) / 100, "万吨", chance.randrange(-90, 150) / 10]


def wide_table() -> Iterator[list[object]]:
    """A row an indicator and area, a column a month: 300,000 levels."""
    chance = random.Random(2)
    yield ["指标", "地区", "单位", *MONTHS]
    for indicator, area in itertools.product(INDICATORS, AREAS):
        levels = (
            chance.choice(("", "—")) if chance.random() < 0.01 else chance.randrange(10**6) / 100
            for _ in MONTHS
        )
        yield [indicator, area, "万吨", *levels]


def written(folder: Path, name: str, rows: Iterator[list[object]]) -> tuple[Path, Path]:
    """The table as CSV and as a workbook."""
    table = list(rows)
    text, workbook = folder / f"{name}.csv", folder / f"{name}.xlsx"
    with text.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in table:
        sheet.append(row)
    book.save(workbook)
    return text, workbook


def parsed(path: Path) -> None:
    """The cells of a file, by what its reader rests on."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file, strict=True))
    else:
        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def told(label: str, times: list[float], base: float) -> str:
    median = statistics.median(times)
    return f"{label:24} {median:6.2f} s  {median / base:6.1f} x\n"


def main() -> None:
    """Print the median times of parsing, of reading, and of reading with every observation made."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [*written(folder, "long", long_table()), *written(folder, "wide", wide_table())]
        for path in paths:
            # Taken in turn, so that a busy machine slows all of them alike.
            rounds = [
                (
                    seconds(lambda: parsed(path)),  # noqa: B023
                    seconds(lambda: read_with_problems(path)),  # noqa: B023
                    seconds(lambda: read_with_problems(path)[0].observations),  # noqa: B023
                )
                for _ in range(RUNS)
            ]
            parsing, reading, making = ([times[case] for times in rounds] for case in range(3))
            base = statistics.median(parsing)
            sys.stdout.write(told(f"{path.name}, parsed", parsing, base))
            sys.stdout.write(told(f"{path.name}, read", reading, base))
            sys.stdout.write(told(f"{path.name}, all made", making, base))


if __name__ == "__main__":
    main()
