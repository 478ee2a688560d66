"""What rows are parts of, where the table does not say it: for units that are printed once behind a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .catalogue import Catalogue
from .model import Indicator

__all__ = ["complete_units", "is_no_part"]

# Rows that are parts of one above them without a 其中: what they are called, and what the whole is called.
_PARTS = (
    (
        re.compile("第[一二三]产业(?:增加值)?"),
        re.compile("(?!人均).*生产总值(?:[（(].*)?|GDP", re.IGNORECASE),
    ),
    (re.compile("(?:货物)?(?:出口|进口)(?:总[额值]|额)?"), re.compile(".*进出口(?:总[额值]|额)?")),
)
# Rows that only share the unit of one above them: a balance or an average is no part of anything.
_KIN = (
    (re.compile("(?:进出口|贸易)(?:差额|顺差|逆差).*"), re.compile(".*进出口(?:总[额值]|额)?")),
    (re.compile("(?:城镇|农村)(?:常住)?(?:居民)?"), re.compile(".*居民人均可支配收入")),
)
_TERTIARY = re.compile("第三产业(?:增加值)?")
_NOT_TERTIARY = re.compile("(?:农林牧渔业|农业|工业|建筑业|第[一二]产业)(?:增加值)?")
# Parts that may well be measured in another unit than their whole.
_OTHERS = re.compile(r"(?:率|比|比重|占比|比例|指数|面|面积|度|数|量|人次|人口|系数|均价|价格)$")


def complete_units(catalogue: Catalogue, levels: Iterable[str]) -> None:
    """Give parts the unit of their whole where the tables say none, for indicators that have ``levels``.

    Industries and exports are known to be parts of the product and of the trade above them, and are tied
    to it.
    """
    if catalogue.is_declared:
        return
    wholes = dict(_wholes(catalogue.indicators.values()))
    without = {id for id, whole in wholes.items() if whole.unit and not catalogue.indicators[id].unit}
    for id, whole in wholes.items():
        if any(part.fullmatch(catalogue.indicators[id].name) for part, _ in _PARTS):
            catalogue.set_parent(id, whole.id)
    # Rows are many, and only looked at where there is a unit to be given.
    for id in without & set(levels) if without else ():
        catalogue.fill_unit(id, wholes[id].unit)


def is_no_part(name: str, whole: str) -> bool:
    """Whether a row can be no part of the one above it, whatever 其中 says: 工业 below 第三产业."""
    return _TERTIARY.fullmatch(whole) is not None and _NOT_TERTIARY.fullmatch(name) is not None


def _wholes(indicators: Iterable[Indicator]) -> Iterator[tuple[str, Indicator]]:
    """Every indicator that is a part of one above it, with that; in the order of their rows."""
    above: list[Indicator] = []
    for indicator in indicators:
        if whole := _whole(indicator, above):
            yield indicator.id, whole
        above.append(indicator)


def _whole(indicator: Indicator, above: list[Indicator]) -> Indicator | None:
    if indicator.parent:
        if _OTHERS.search(indicator.name):
            return None
        return next((other for other in above if other.id == indicator.parent), None)
    called = next((whole for part, whole in (*_PARTS, *_KIN) if part.fullmatch(indicator.name)), None)
    if called is None:
        return None
    place = (indicator.origin.file, indicator.origin.sheet)
    beside = (other for other in reversed(above) if (other.origin.file, other.origin.sheet) == place)
    return next((other for other in beside if called.fullmatch(other.name)), None)
