"""What long Word tables cost: processor time by rows, as ratios in one run, beside python-docx's own cells.

Run it with ``python tests/benchmarks/word_table.py``.  A linear writer shows ratios equal to those of
the rows; python-docx's table API grows with the square, so it is given fewer rows.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import docx

from zjreport.blocks import Cell, Column, Document, Row, Table
from zjreport.runs import as_runs
from zjreport.themes import load_theme

ROWS = (500, 1000, 2000, 4000)
API_ROWS = (20, 40, 80)
COLUMNS = 8


def ours(rows: int) -> None:
    """A table of ``rows`` through our writer."""
    columns = tuple(Column(f"列{number}", "decimal" if number else "left") for number in range(COLUMNS))
    cells = tuple(Cell(as_runs(f"{number}.5")) for number in range(COLUMNS))
    table = Table(columns, tuple(Row(cells) for _ in range(rows)))
    Document((table,), load_theme("official")).to_bytes("docx")


def theirs(rows: int) -> None:
    """A table of ``rows`` through python-docx's cells."""
    table = docx.Document().add_table(rows, COLUMNS)
    for row in range(rows):
        for column in range(COLUMNS):
            table.cell(row, column).text = f"{column}.5"


def seconds(write: Callable[[int], None], rows: int) -> float:
    """The least of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        write(rows)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the cost of a cell and the ratio to the shortest table."""
    ours(10)
    for name, write, sizes in (("zjreport", ours, ROWS), ("python-docx cells", theirs, API_ROWS)):
        first = 0.0
        for rows in sizes:
            spent = seconds(write, rows)
            first = first or spent
            cell = spent / rows / COLUMNS * 1e6
            grown, more = spent / first, rows // sizes[0]
            sys.stdout.write(f"{name:18} {rows:5} rows  {cell:8.1f} µs a cell  {grown:5.1f} x for {more} x\n")


if __name__ == "__main__":
    main()
