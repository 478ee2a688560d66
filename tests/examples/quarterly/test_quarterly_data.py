"""The data of the quarterly example: the script writes what is there, and its figures fit together."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

QUARTERS = [(year, quarter) for year in (2020, 2021, 2022, 2023, 2024) for quarter in (1, 2, 3, 4)]


def test_the_script_writes_the_same_bytes(example: Path, tmp_path: Path) -> None:
    from make_data import write

    written = {path.name: path.read_bytes() for path in write(tmp_path)}
    assert written == {path.name: path.read_bytes() for path in (example / "data").iterdir()}


def test_size_of_the_city(figures: Any) -> None:
    assert len(figures.specs) >= 30
    assert len(figures.cities) == 13
    assert {key[2:] for key in figures.truth} == set(QUARTERS)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [("gdp", ("primary_va", "secondary_va", "tertiary_va")), ("trade", ("exports", "imports"))],
)
def test_parts_make_the_whole(whole: str, parts: tuple[str, ...], figures: Any) -> None:
    for city in figures.cities:
        for when in QUARTERS:
            levels = [figures.level(part, *when, city) for part in parts]
            assert sum(levels) == figures.level(whole, *when, city)
            rates = [figures.growth(part, *when, city) for part in parts]
            assert min(rates) <= figures.growth(whole, *when, city) <= max(rates)


def test_places_are_those_of_the_rates(figures: Any) -> None:
    ranked = [key for key, figure in figures.truth.items() if figure.rank and key[1] == figures.own]
    assert len(ranked) > 400
    for id, _, year, quarter in ranked:
        assert figures.truth[id, figures.own, year, quarter].rank == figures.place(id, year, quarter)[0]


def test_a_city_lies_among_the_cities_of_its_province(figures: Any) -> None:
    for id in ("investment", "gdp", "retail", "budget_revenue"):
        for quarter in (1, 2, 3, 4):
            rates = [figures.growth(id, 2024, quarter, city) for city in figures.cities]
            assert min(rates) <= figures.growth(id, 2024, quarter, "全省") <= max(rates)


def test_what_is_planted_is_there(figures: Any) -> None:
    """The traps of the README that lie in the figures themselves."""
    growth, level = figures.growth, figures.level
    assert growth("fdi", 2024, 1) == Decimal("127.6")
    assert growth("online_retail", 2024, 1) > 100
    assert growth("expenditure", 2024, 2) == 0
    assert level("profit", 2023, 2) > 0 > level("profit", 2024, 2)
    assert level("profit", 2023, 1) < 0 < level("profit", 2024, 1)
    assert growth("primary_va", 2024, 4) > 0 > level("primary_va", 2024, 4) - level("primary_va", 2023, 4)
    shares = [figures.share(id, "gdp", 2024, 2) for id in ("primary_va", "secondary_va", "tertiary_va")]
    assert sum(shares) == Decimal("99.9")
    assert growth("investment", 2023, 4) < 0 > growth("investment", 2024, 1) < growth("investment", 2023, 4)
    assert growth("investment", 2024, 3) < 0 < growth("investment", 2024, 4)
    assert growth("exports", 2023, 4) < 0 < growth("exports", 2024, 1)
    assert level("cpi", 2024, 1) == 100
    assert level("ppi", 2021, 4) == Decimal("106.3")
