"""Tables as offices publish them, each with the observations that a person reads in it.

A file of ``published`` holds a table and, below ``====``, what it says: indicator, area, period, level with
its unit, growth, and other fields.  ``住宅 < 投资`` is a part of another indicator, ``!`` a problem that is
told, with its column.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from zjreport.errors import Problem
from zjreport.indicators import IndicatorSet, Observation, read_with_problems
from zjreport.quantities import number_text

TABLES = sorted((Path(__file__).parent / "published").glob("*.txt"))
# What is told of tables that are read rightly: whence their period is.
_TOLD = {"data.period-from-title", "data.note-dates"}


def parts(path: Path) -> tuple[dict[str, str], str, list[str]]:
    text = path.read_text(encoding="utf-8")
    table, _, expected = text.partition("\n====\n")
    head, _, table = table.partition("\n")
    options = dict(option.strip().split(": ") for option in head.split(";"))
    return options, table + "\n", expected.strip().splitlines()


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_published_table_is_read_as_a_person_reads_it(path: Path, tmp_path: Path) -> None:
    options, table, expected = parts(path)
    file = tmp_path / options["file"]
    file.write_bytes(table.encode(options.get("encoding", "utf-8")))
    data, problems = read_with_problems(file)
    assert sorted(told(data, problems)) == sorted(normal(line) for line in expected)


def told(data: IndicatorSet, problems: Iterable[Problem]) -> Iterable[str]:
    yield from (said(data, row) for row in data.observations)
    for problem in problems:
        if problem.code not in _TOLD:
            yield f"! {problem.code} {problem.place.column or ''}".strip()


def said(data: IndicatorSet, row: Observation) -> str:
    indicator = data.indicator(row.indicator)
    twice = sum(each.name == indicator.name for each in data) > 1
    name = f"{indicator.name} < {data.indicator(indicator.parent).name}" if twice else indicator.name
    level = row.category or ("" if row.value is None else number_text(row.value))
    more = [
        f"{field}={getattr(row, field)}"
        for field in ("pop", "change", "rank", "rank_scope")
        if getattr(row, field) not in (None, "")
    ]
    if row.status.value != "A":
        more.append(f"status={row.status.value}")
    yoy = "" if row.yoy is None else number_text(row.yoy)
    unit = (row.unit or indicator.unit) if row.value is not None else ""
    return normal(f"{name} | {row.area} | {row.period} | {level} {unit} | {yoy} | {' '.join(more)}")


def normal(line: str) -> str:
    cells = [" ".join(cell.split()) for cell in line.split("|")]
    return " | ".join(cells).rstrip(" |")
