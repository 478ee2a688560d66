"""What is planted in the truth on purpose: turns of sign, tiny bases, breaks, revisions; see the README."""

from __future__ import annotations

from dataclasses import dataclass

from .specs import OWN, PROVINCE

__all__ = ["BREAKS", "FLAT", "GROWTHS", "LEVELS", "RELEASES", "UNPUBLISHED", "Release"]

Key = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Release:
    """A release of a figure, told by how far it lies from the truth.

    ``value`` is added to the level and ``yoy`` to the rate; the release that was verified lies nowhere off.
    """

    year: int
    quarter: int
    date: str
    status_word: str
    value: str = "0"
    yoy: str = "0"


def _years(id: str, area: str, **years: str) -> dict[Key, str]:
    """``y2024="1 2 3 4"``: four figures of a year, in the order of its quarters."""
    return {
        (id, area, int(year[1:]), quarter): figure
        for year, figures in years.items()
        for quarter, figure in enumerate(figures.split(), 1)
    }


# Levels in place of those that growth would give.
LEVELS: dict[Key, str] = {
    **_years(
        "profit", OWN, y2020="-0.8 0.4 2.2 4.1", y2021="1.2 2.9 4.4 6.6", y2022="-0.4 1.1 2.6 4.8",
        y2023="-1.2 0.8 3.1 5.6", y2024="0.9 -0.6 4.2 6.1",
    ),
    **_years("fdi", OWN, y2023="0.83 1.52 2.30 3.05", y2024="1.889 2.01 2.35 3.05"),
    **_years("cpi", OWN, y2024="100.0 99.8 100.2 100.3"),
    **_years("ppi", OWN, y2021="102.0 104.4 105.7 106.3", y2024="97.4 97.9 97.9 98.1"),
    **_years("unemployment", OWN, y2023="5.5 5.3 5.2 5.1", y2024="5.2 5.1 5.2 5.0"),
    **_years("private_share", OWN, y2023="46.83 55.20 56.40 57.20", y2024="57.00 57.31 56.40 58.40"),
    **_years("nev", OWN, y2023="0.1 0.1 0.2 0.3", y2024="0.1 0.2 0.3 0.4"),
}  # fmt: skip

# Growth in place of that of the path; levels follow.
GROWTHS: dict[Key, str] = {
    **_years("investment", OWN, y2023="4.1 2.2 0.3 -1.2", y2024="-2.8 -2.1 -2.1 0.6"),
    **_years("investment", PROVINCE, y2024="-3.4 -1.2 0.3 2.0"),
    **_years("property", OWN, y2023="-8.2 -9.0 -10.1 -11.4", y2024="-10.2 -12.1 -12.6 -12.6"),
    **_years("exports", OWN, y2023="-1.8 -2.4 -2.9 -3.1", y2024="2.2 3.6 4.4 4.9"),
    **_years("imports", OWN, y2023="-6.1 -6.8 -7.0 -7.2", y2024="-5.4 -4.9 -3.3 -3.0"),
    **_years("online_retail", OWN, y2024="115.4 88.2 61.7 49.3"),
    **_years("expenditure", OWN, y2024="-0.03 0.04 0.9 1.6"),
    **_years("industrial_va", OWN, y2023="5.2 5.9 6.6 7.1", y2024="7.8 7.5 7.3 7.3"),
}  # fmt: skip

# Nothing is published on growth: tiny counts, a changed scope.
UNPUBLISHED: frozenset[tuple[str, str, int]] = frozenset({("nev", OWN, 2024), ("housing_area", OWN, 2024)})
BREAKS: frozenset[tuple[str, str, int, int]] = frozenset({("housing_area", OWN, 2024, 1)})

# Printed as a word where the rate is nothing: 持平.
FLAT: frozenset[Key] = frozenset({("expenditure", OWN, 2024, 1)})

# What was released of gross product and when: 2023 twice.
RELEASES: dict[str, tuple[Release, ...]] = {
    "gdp": (
        Release(2023, 4, "2024-01-19", "初步核算", "-6.64", "-0.2"),
        Release(2023, 4, "2024-12-27", "最终核实"),
    )
}
