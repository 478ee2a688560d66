"""The trace of the bundled example, held against the cells that it names."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import zjreport as zj
from zjreport.quantities import round_decimal
from zjreport.runs import digit_groups


@pytest.fixture(scope="module")
def document(work_report: Path) -> zj.Document:
    briefing = zj.Briefing.load(work_report)
    data, problems = briefing.read()
    assert not problems
    return briefing.compose(data)


@pytest.fixture(scope="module")
def cells(work_report: Path) -> dict[str, list[dict[str, str]]]:
    """The example's files as rows of text."""
    files = ("data.csv", "targets.csv", "catalogue.csv")
    texts = {name: (work_report.parent / name).read_text("utf-8") for name in files}
    return {name: list(csv.DictReader(text.splitlines())) for name, text in texts.items()}


def test_every_published_figure_stands_in_the_cell_it_names(document: zj.Document, cells: Any) -> None:
    published = [figure for figure in zj.trace(document) if figure.basis == "published"]
    assert len(published) > 100
    for figure in published:
        row = cells[figure.file][figure.row - 2] if figure.row else {}
        assert figure.column
        assert row[figure.column] == figure.raw
        assert row["indicator"] == figure.indicator
        assert (row["period"], row["area"]) == (figure.period, figure.area)


def test_every_number_is_its_raw_value_rounded(document: zj.Document) -> None:
    for figure in zj.trace(document):
        if figure.measure in ("name", "claim", "category") or not figure.raw[-1:].isdecimal():
            continue
        (number, *_) = digit_groups(figure.text)
        places = len(number.partition(".")[2])
        assert abs(round_decimal(Decimal(figure.raw), places)) == Decimal(number)


def test_digits_of_names_are_traced_to_the_catalogue(document: zj.Document, cells: Any) -> None:
    names = [figure for figure in zj.trace(document) if figure.measure == "name" and figure.row]
    assert {"346", "312", "75", "65"} <= {figure.text for figure in names}
    for figure in names:
        assert figure.text in cells["catalogue.csv"][figure.row - 2][figure.column]


def test_computed_figures_name_all_their_cells(document: zj.Document) -> None:
    (total, *_) = [figure for figure in zj.trace(document) if figure.text == "487件"]
    assert total.basis == "computed"
    assert (total.row is not None, len(total.also)) == (True, 1)


def test_all_measured_figures_of_the_data_are_printed(document: zj.Document, cells: Any) -> None:
    printed = {(figure.file, figure.row, figure.column) for figure in zj.trace(document)}
    for name in ("data.csv", "targets.csv"):
        for number, row in enumerate(cells[name], 2):
            for column in ("value", "yoy", "change", "rank", "rank_word"):
                if row.get(column) and row.get("indicator") not in (
                    "zero_employment_families",
                    "prc_anniversary",
                ):
                    assert (name, number, column) in printed, (name, number, column, row)
