"""What is measured in 江州 and where: areas, years, and the indicators of ``indicators.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

__all__ = ["AREAS", "CITIES", "NATION", "OWN", "PROVINCE", "QUARTERS", "SPECS", "YEARS", "Kind", "Spec"]

OWN = "江州市"
PROVINCE, NATION = "全省", "全国"
CITIES = (
    OWN, "临湖市", "云陵市", "东屏市", "望潮市", "金渡市", "澜山市", "平泽市", "青渡市", "松浦市", "鹤阳市",
    "柳塘市", "宁溪市",
)  # fmt: skip
AREAS = (*CITIES, PROVINCE, NATION)
YEARS = (2020, 2021, 2022, 2023, 2024)
QUARTERS = (1, 2, 3, 4)

Kind = Literal["real", "nominal", "rate", "stock", "ratio", "index"]


@dataclass(frozen=True, slots=True)
class Spec:
    """One indicator.

    ``kind`` says how level and growth hang together: ``real`` levels are at current prices and rates at
    constant ones, ``nominal`` and ``stock`` rates follow from the levels, ``rate`` has no level, a ``ratio``
    moves by percentage points and an ``index`` has last year at 100.  ``growth`` is that of the first quarter
    and of the whole of each year, ``level`` the year 2019, ``deflator`` the rise of prices by year.
    """

    id: str
    name: str
    unit: str
    kind: Kind
    growth: tuple[tuple[Decimal, Decimal], ...] = ()
    level: Decimal = Decimal(0)
    decimals: int = 1
    short: str = ""
    group: str = ""
    parent: str = ""
    polarity: str = "正"
    growth_verb: str = "增长"
    verb: str = ""
    deflator: tuple[Decimal, ...] = tuple(map(Decimal, ("1.2", "3.0", "2.0", "-0.4", "-0.6")))
    seasons: tuple[Decimal, ...] = tuple(map(Decimal, ("0.23", "0.475", "0.725", "1")))
    noise: int = 3
    note: str = ""


def _spec(entry: dict[str, Any]) -> Spec:
    listed = [name for name in ("deflator", "seasons") if name in entry]
    numbers: dict[str, Any] = {name: tuple(map(Decimal, entry[name])) for name in listed}
    pairs = (anchor.split() for anchor in entry.get("growth", ()))
    growth = tuple((Decimal(first), Decimal(last)) for first, last in pairs)
    level = Decimal(entry.get("level", "0"))
    made: dict[str, Any] = {**entry, **numbers, "growth": growth, "level": level}
    return Spec(**made)


def _specs() -> tuple[Spec, ...]:
    text = (Path(__file__).parent / "indicators.toml").read_text("utf-8")
    return tuple(map(_spec, tomllib.loads(text)["indicators"]))


SPECS = _specs()
