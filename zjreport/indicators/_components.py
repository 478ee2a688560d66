"""What rows are parts of, where the table does not say it: for units that are printed once behind a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .catalogue import Catalogue
from .model import Indicator

__all__ = ["complete_units", "is_no_part"]

# Rows that are parts of the one above them without a 其中: (what they are called, what the whole is called).
_PARTS = (
    (re.compile(r"第[一二三]产业(?:增加值)?"), "生产总值"),
    (re.compile(r"(?:货物)?(?:出口|进口)(?:总[额值]|额)?|(?:进出口|贸易)(?:差额|顺差|逆差).*"), "进出口"),
    (re.compile(r"(?:城镇|农村)(?:常住)?(?:居民)?"), "居民人均可支配收入"),
)
_TERTIARY = re.compile("第三产业(?:增加值)?")
_NOT_TERTIARY = re.compile("(?:农林牧渔业|农业|工业|建筑业|第[一二]产业)(?:增加值)?")
# Parts that may well be measured in another unit than their whole.
_OTHERS = re.compile(r"(?:率|比|比重|占比|比例|指数|面|面积|度|数|量|人次|人口|系数|均价|价格)$")


def complete_units(catalogue: Catalogue, levels: Iterable[str]) -> None:
    """Give parts the unit of their whole where the tables say none, for indicators that have ``levels``."""
    if catalogue.is_declared:
        return
    wholes = {id: whole for id, whole in _wholes(catalogue.indicators.values()) if whole.unit}
    # Rows are many, and only looked at where there is a unit to be given.
    for id in wholes.keys() & set(levels) if wholes else ():
        catalogue.fill_unit(id, wholes[id].unit)


def is_no_part(name: str, whole: str) -> bool:
    """Whether a row can be no part of the one above it, whatever 其中 says: 工业 below 第三产业."""
    return _TERTIARY.fullmatch(whole) is not None and _NOT_TERTIARY.fullmatch(name) is not None


def _wholes(indicators: Iterable[Indicator]) -> Iterator[tuple[str, Indicator]]:
    """Every indicator without a unit, with what it is a part of; in the order of their rows."""
    above: list[Indicator] = []
    for indicator in indicators:
        if not indicator.unit and (whole := _whole(indicator, above)):
            yield indicator.id, whole
        above.append(indicator)


def _whole(indicator: Indicator, above: list[Indicator]) -> Indicator | None:
    if indicator.parent:
        if _OTHERS.search(indicator.name):
            return None
        return next((other for other in above if other.id == indicator.parent), None)
    called = next((whole for part, whole in _PARTS if part.fullmatch(indicator.name)), None)
    if called is None or indicator.origin is None:
        return None
    place = (indicator.origin.file, indicator.origin.sheet)
    beside = (
        other
        for other in reversed(above)
        if other.origin and (other.origin.file, other.origin.sheet) == place
    )
    return next((other for other in beside if called in other.name and not _OTHERS.search(other.name)), None)
