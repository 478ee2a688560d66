"""Exchange files in SDMX-CSV: one figure a row, with the codes of SDMX; read back as any other table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from ..quantities import PERCENT, points_of, split_unit
from ._sdmx_codes import FIGURES
from .model import Indicator, IndicatorSet, Observation, Prices
from .periods import Frequency, Period

__all__ = ["sdmx_csv"]

Version = Literal["1.0", "2.0"]

_DATAFLOW = "ZJREPORT:INDICATORS(1.0)"
_HEADS: dict[Version, dict[str, str]] = {
    "1.0": {"DATAFLOW": _DATAFLOW},
    "2.0": {"STRUCTURE": "dataflow", "STRUCTURE_ID": _DATAFLOW, "ACTION": "I"},
}
_PRICES = {Prices.CURRENT: "V", Prices.CONSTANT: "Q", Prices.INDEX: "I", Prices.NONE: "_Z"}
_TEXTS = ("status_word", "qualifier", "rank", "rank_of", "rank_word", "rank_scope", "note", "vintage")


def sdmx_csv(data: IndicatorSet, version: Version = "2.0") -> str:
    """All observations as SDMX-CSV.

    A row that says several things (a level and its growth) becomes one row for each of them, told apart by
    ``TRANSFORMATION``.  Beside the dimensions and attributes of SDMX stand some of our own, which other
    programs pass over: ``ACCUMULATION``, ``UNIT``, ``RANK`` …  Targets and words (verbs, phrases) have no
    place in such a file.
    """
    rows = [
        {**_HEADS[version], **row}
        for observation in data.observations
        for row in _rows(observation, data.indicator(observation.indicator))
    ]
    said = {name for row in rows for name, text in row.items() if text}
    core = [*_HEADS[version], "REF_AREA", "INDICATOR", "FREQ", "TIME_PERIOD", "TRANSFORMATION", "OBS_VALUE"]
    optional = [name for name in dict.fromkeys(name for row in rows for name in row) if name in said]
    columns = list(dict.fromkeys((*core, *optional)))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _rows(observation: Observation, indicator: Indicator) -> Iterator[dict[str, str]]:
    """A row for each figure; one without, for what is known to be missing or is told in words."""
    unit = observation.unit or indicator.unit
    figures = [name for name in FIGURES if getattr(observation, name) is not None]
    for name in figures or ["value"]:
        power, measure = split_unit(unit) if name in ("value", "change") else (0, _unit_of(name, unit))
        figure: Decimal | None = getattr(observation, name)
        yield {
            "REF_AREA": observation.area,
            "INDICATOR": observation.indicator,
            "NAME": indicator.name,
            "FREQ": observation.period.frequency.value,
            "TIME_PERIOD": _period(observation.period),
            "TRANSFORMATION": FIGURES[name],
            "OBS_VALUE": observation.category if figure is None else format(figure, "f"),
            "UNIT_MEASURE": measure,
            "UNIT_MULT": str(power),
            "UNIT": unit,
            "OBS_STATUS": observation.status.value,
            "DECIMALS": "" if indicator.decimals is None else str(indicator.decimals),
            "PRICES": _PRICES[indicator.prices],
            "ADJUSTMENT": "S" if indicator.adjusted else "",
            "ACCUMULATION": indicator.accumulation.value,
            **{text.upper(): _text(getattr(observation, text)) for text in _TEXTS},
            "RANK_BASIS": observation.rank_basis if observation.rank or observation.rank_word else "",
            "CLAIM": "；".join(observation.claim),
        }


def _unit_of(name: str, unit: str) -> str:
    """What a rate or a share is measured in."""
    if name in ("share_change", "contribution"):
        return points_of(PERCENT)
    is_ratio = unit in (PERCENT, "‰")
    return points_of(unit) if is_ratio and name in ("yoy", "pop") else PERCENT


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _period(period: Period) -> str:
    """A period as SDMX spells it: 2024, 2024-S1, 2024-Q1, 2024-M01; a run by its start and length."""
    if period.frequency is Frequency.ANNUAL:
        return str(period.year)
    if period.first < period.last:
        return f"{period.year}-{period.start_month:02}-01/P{period.months}M"
    if period.frequency is Frequency.MONTHLY:
        return f"{period.year}-M{period.first:02}"
    letter = "S" if period.frequency is Frequency.HALF else "Q"
    return f"{period.year}-{letter}{period.first}"
