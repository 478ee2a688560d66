"""The truth: every figure of every area and quarter, from a fixed seed and in decimal arithmetic."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from .planted import BREAKS, GROWTHS, LEVELS, UNPUBLISHED
from .specs import CITIES, NATION, OWN, PROVINCE, QUARTERS, SPECS, YEARS, Spec

__all__ = ["Figure", "Truth", "rounded", "truth"]

_SEED = 20240418
_SIZES = ("1", "1.62", "0.88", "3.05", "2.41", "0.57", "1.18", "0.74", "0.46", "1.93", "0.95", "0.66", "1.37")
_LEADS = ("0.5", "0.6", "-0.9", "0.3", "-0.4", "1.2", "-1.5", "0.9", "-0.2", "-0.7", "1.5", "0.1", "-1.1")
_SUMS = {"gdp": ("primary_va", "secondary_va", "tertiary_va"), "trade": ("exports", "imports")}
_PARTS = {part for parts in _SUMS.values() for part in parts}

Key = tuple[str, str, int, int]
Truth = dict[Key, "Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """What is true of an indicator in an area up to the end of a quarter.

    ``value`` is the level at its published decimals, ``yoy`` the published growth in percent (for ratios in
    percentage points); ``breaks`` marks a changed scope; ``rank`` is the place by growth among the cities.
    """

    value: Decimal | None
    yoy: Decimal | None
    breaks: bool = False
    rank: int | None = None


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Half up, as offices round."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


@lru_cache(maxsize=1)
def truth() -> Truth:
    """All figures, the same at every call and on every machine."""
    figures: Truth = {}
    for spec in SPECS:
        if spec.id not in _SUMS:
            for area in CITIES:
                figures |= _course(spec, area)
    _sum_up(figures)
    _round_to_999(figures)
    for spec in SPECS:
        figures |= _wider(spec, figures)
    _rank(figures)
    return figures


# -- one indicator in one city --------------------------------------------------------------------------


def _course(spec: Spec, area: str) -> Truth:
    dice = random.Random(f"{_SEED} {spec.id} {area}")  # noqa: S311 - figures of a story, no secret
    course = _read_off if spec.kind in ("index", "ratio") else _grown
    return course(spec, area, dice)


def _grown(spec: Spec, area: str, dice: random.Random) -> Truth:
    """Levels that grow from 2019 on, or rates alone."""
    figures: Truth = {}
    size = Decimal(1) if spec.unit == "元" else Decimal(_SIZES[CITIES.index(area)])
    before = {q: spec.level * size * spec.seasons[q - 1] for q in QUARTERS}
    for number, year in enumerate(YEARS):
        for q in QUARTERS:
            key = (spec.id, area, year, q)
            growth = _growth(spec, key, number, dice)
            nominal = growth + (spec.deflator[number] if spec.kind == "real" else 0)
            level = Decimal(LEVELS[key]) if key in LEVELS else before[q] * (1 + nominal / 100)
            figures[key] = _figure(spec, key, level, before[q], growth)
            before[q] = level
    return figures


def _growth(spec: Spec, key: Key, number: int, dice: random.Random) -> Decimal:
    first, last = spec.growth[number]
    between = first + (last - first) * (key[3] - 1) / 3
    noise = Decimal(dice.randint(-spec.noise, spec.noise)) / 10
    if key in GROWTHS:
        return Decimal(GROWTHS[key])
    return between + noise + Decimal(_LEADS[CITIES.index(key[1])])


def _figure(spec: Spec, key: Key, level: Decimal, before: Decimal, growth: Decimal) -> Figure:
    if spec.kind == "rate":
        return Figure(None, rounded(growth, 1))
    value = rounded(level, spec.decimals)
    if (spec.id, key[1], key[2]) in UNPUBLISHED:
        return Figure(value, None, key in BREAKS)
    if spec.kind == "real":
        return Figure(value, rounded(growth, 1))
    honest = before > 0 and level > 0
    return Figure(value, rounded((level / before - 1) * 100, 1) if honest else None)


def _read_off(spec: Spec, area: str, dice: random.Random) -> Truth:
    """Indices and ratios: the anchors are the levels themselves, whatever the size of the city."""
    figures: Truth = {}
    for number, year in enumerate(YEARS):
        for q in QUARTERS:
            key = (spec.id, area, year, q)
            first, last = spec.growth[number]
            lead = Decimal(_LEADS[CITIES.index(area)]) / 4
            level = first + (last - first) * (q - 1) / 3 + lead + Decimal(dice.randint(-1, 1)) / 10
            value = rounded(Decimal(LEVELS.get(key, level)), spec.decimals)
            base = figures.get((spec.id, area, year - 1, q))
            points = value - base.value if base and base.value is not None and spec.kind == "ratio" else None
            figures[key] = Figure(value, points)
    return figures


# -- sums ------------------------------------------------------------------------------------------------


def _sum_up(figures: Truth) -> None:
    """Gross product from its industries, trade from exports and imports."""
    for whole, parts in _SUMS.items():
        for area in CITIES:
            for year in YEARS:
                for q in QUARTERS:
                    figures[whole, area, year, q] = _sum(figures, parts, (area, year, q))


def _sum(figures: Truth, parts: tuple[str, ...], at: tuple[str, int, int]) -> Figure:
    found = [figures[(part, *at)] for part in parts]
    value = sum((part.value or Decimal(0) for part in found), Decimal(0))
    weights = [
        (part.value or Decimal(0)) / (1 + (part.yoy or Decimal(0)) / 100) for part in found
    ]  # last year's levels in this year's prices, for the industries; last year's levels, for trade
    growth = sum(
        (weight * (part.yoy or Decimal(0)) for weight, part in zip(weights, found, strict=True)), Decimal(0)
    )
    return Figure(value, rounded(growth / sum(weights), 1))


def _round_to_999(figures: Truth) -> None:
    """The shares of the three industries in the first half of 2024 add up to 99.9 when they are rounded."""
    industries = _SUMS["gdp"]
    keys = [(part, OWN, 2024, 2) for part in industries]
    for step in range(400):
        values = [figures[key].value or Decimal(0) for key in keys]
        values[0] += Decimal(step) / 100
        whole = sum(values, Decimal(0))
        if sum(rounded(value / whole * 100, 1) for value in values) == Decimal("99.9"):
            figures[keys[0]] = replace(figures[keys[0]], value=values[0])
            figures["gdp", OWN, 2024, 2] = replace(figures["gdp", OWN, 2024, 2], value=whole)
            return
    raise ValueError("no primary output makes the shares add up to 99.9")


def _wider(spec: Spec, figures: Truth) -> Truth:
    """The province from its cities, and the nation's rates beside it."""
    wider: Truth = {}
    for year in YEARS:
        for q in QUARTERS:
            rows = [figures[spec.id, city, year, q] for city in CITIES]
            wider[spec.id, PROVINCE, year, q] = _province(spec, rows, figures, (year, q))
            wider[spec.id, NATION, year, q] = _nation(spec, rows[0], (year, q))
    return wider


def _province(spec: Spec, rows: list[Figure], figures: Truth, at: tuple[int, int]) -> Figure:
    key = (spec.id, PROVINCE, *at)
    if key in GROWTHS:
        return Figure(None, Decimal(GROWTHS[key]))
    levels = [row.value for row in rows if row.value is not None]
    if spec.kind in ("index", "ratio"):
        return _mean_level(spec, levels, figures.get((spec.id, PROVINCE, at[0] - 1, at[1])))
    rates = [row.yoy for row in rows if row.yoy is not None]
    growth = rounded(sum(rates, Decimal(0)) / len(rates), 1)
    if spec.unit == "元":
        return Figure(rounded(sum(levels, Decimal(0)) / len(levels), 0), growth)
    total = sum(levels, Decimal(0)) if levels else None
    before = figures.get((spec.id, PROVINCE, at[0] - 1, at[1]))
    if spec.kind in ("nominal", "stock") and total and before and before.value:
        growth = rounded((total / before.value - 1) * 100, 1)
    return Figure(total, growth)


def _mean_level(spec: Spec, levels: list[Decimal], before: Figure | None) -> Figure:
    return Figure(rounded(sum(levels, Decimal(0)) / len(levels), spec.decimals), None)


def _nation(spec: Spec, own: Figure, at: tuple[int, int]) -> Figure:
    """Rates and indices alone: a city's briefing compares nothing else with the nation."""
    dice = random.Random(f"{_SEED} {spec.id} {NATION} {at}")  # noqa: S311
    lead = Decimal(dice.randint(-14, 4)) / 10
    if spec.kind in ("index", "ratio"):
        return Figure(None if own.value is None else rounded(own.value + lead / 4, spec.decimals), None)
    mild = own.yoy is not None and abs(own.yoy) < 40
    return Figure(None, own.yoy + lead if own.yoy is not None and mild else None)


def _rank(figures: Truth) -> None:
    """Places by growth among the cities; equal rates share the better place."""
    for spec in SPECS:
        for year in YEARS:
            for q in QUARTERS:
                keys = [(spec.id, city, year, q) for city in CITIES]
                rates = {key: figures[key].yoy for key in keys}
                if any(rate is None for rate in rates.values()) or spec.kind in ("ratio", "index"):
                    continue
                for key, rate in rates.items():
                    place = 1 + sum(other > rate for other in rates.values())  # type: ignore[operator]
                    figures[key] = replace(figures[key], rank=place)
