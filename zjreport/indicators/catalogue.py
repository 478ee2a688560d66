"""The catalogue: indicators from their own table, or from the data rows where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from ..errors import did_you_mean
from ..quantities import is_percent
from ..runs import Source
from ._collector import Collector
from .columns import plain
from .model import Accumulation, Indicator, Polarity, Prices
from .names import name_of
from .tables import Table, cell_text
from .units import index_base
from .values import plain_unit

__all__ = [
    "Catalogue",
    "identifier",
    "read_attributes",
    "read_catalogue",
    "split_unit_of_name",
]

_WORDS: Mapping[str, Mapping[str, StrEnum | bool]] = {
    "accumulation": {
        **dict.fromkeys(("single", "当期", "单期", "当月", "当季", "本期", "非累计"), Accumulation.SINGLE),
        **dict.fromkeys(("ytd", "累计", "cumulative", "年初累计", "年度累计"), Accumulation.YEAR_TO_DATE),
        **dict.fromkeys(("stock", "时点", "存量", "期末", "时点数", "期末数"), Accumulation.STOCK),
    },
    "prices": {
        **dict.fromkeys(("none", "无", "不适用", "—", "-"), Prices.NONE),
        **dict.fromkeys(("current", "现价", "当年价", "当年价格", "现行价格"), Prices.CURRENT),
        **dict.fromkeys(("constant", "不变价", "可比价", "不变价格", "可比价格"), Prices.CONSTANT),
        **dict.fromkeys(("index", "指数", "价格指数"), Prices.INDEX),
    },
    "polarity": {
        **dict.fromkeys(("higher", "+", "正", "正向", "越高越好", "越大越好", "up"), Polarity.HIGHER),
        **dict.fromkeys(
            ("lower", "-", "负", "逆", "负向", "逆向", "越低越好", "越小越好", "down"), Polarity.LOWER
        ),
        **dict.fromkeys(("neutral", "0", "中性", "无"), Polarity.NEUTRAL),
    },
    "adjusted": {
        **dict.fromkeys(("yes", "true", "1", "是", "已季调", "经季节调整"), True),
        **dict.fromkeys(("no", "false", "0", "否", "未季调", "—", "-"), False),
    },
}
_TEXTS = ("short_name", "verb", "growth_verb", "phrase", "zero", "group", "source", "note", "definition")
_PRICE_INDEX = re.compile(
    "(?:价格总?指数|(?:消费|出厂|购进)价格(?:总水平)?|CPI|PPI)(?:[（(][^）)]*[）)])?$", re.IGNORECASE
)
Tell = Callable[[str, str, str, str], None]


def identifier(name: str) -> str:
    """A name as the identifier that templates reach it by; a Chinese name is one already.

    >>> identifier("“四上”单位"), identifier("65岁以上老年人")
    ('四上单位', '_65岁以上老年人')
    """
    kept = "".join(sign for sign in name if sign == "_" or f"_{sign}".isidentifier())
    return kept if kept.isidentifier() else f"_{kept}"


class Catalogue:
    """Indicators by id and by printed name, in the order they are declared or first met."""

    def __init__(self) -> None:
        self.indicators: dict[str, Indicator] = {}
        self._ids: dict[str, str] = {}
        self._parts: dict[tuple[str, str], str] = {}
        self._members: dict[tuple[str, str], str] = {}
        self.is_declared = False

    def add(self, indicator: Indicator) -> None:
        """Take an indicator in; two of one name can from then on be told by their ids only."""
        indicator = _as_price_index(indicator)
        self.indicators[indicator.id] = indicator
        for name in dict.fromkeys((indicator.name, _bare(indicator.name))):
            known = self._ids.get(name, indicator.id)
            self._ids[name] = indicator.id if known == indicator.id else ""
        self._members.setdefault((indicator.group, _bare(indicator.name)), indicator.id)
        if indicator.parent:
            self.set_parent(indicator.id, indicator.parent)

    def set_parent(self, id: str, whole: str) -> None:
        """Let an indicator be a part of another."""
        indicator = replace(self.indicators[id], parent=whole)
        self.indicators[id] = indicator
        self._parts.setdefault((whole, _bare(indicator.name)), id)

    def resolve(self, text: str) -> str | None:
        """The id of the indicator that ``text`` gives by id or by name; ``""`` if the name has several."""
        if text in self.indicators:
            return text
        return self._ids.get(text) if text in self._ids else self._ids.get(_bare(text))

    def part(self, text: str, whole: str) -> str | None:
        """The id of the part of ``whole`` that is called ``text``."""
        return self._parts.get((whole, _bare(text)))

    def member(self, text: str, group: str) -> str | None:
        """The id of the indicator of ``group`` that is called ``text``."""
        return self._members.get((group, _bare(text)))

    def hint(self, text: str) -> str:
        """The nearest id or name."""
        return did_you_mean(text, {*self.indicators, *self._ids})

    def infer(self, name: str, id: str, unit: str, whole: str, **attributes: Any) -> str:
        """Take in an indicator that only data rows know, and give its id.

        ``whole`` is the indicator that it is a part of.
        """
        told = name_of(name)
        base = index_base(unit) or index_base(told.unit)
        if base:
            attributes.setdefault("prices", Prices.INDEX)
        id = id or self._free(self._qualified(identifier(told.bare), whole or attributes.get("group", "")))
        unit = "" if base else plain_unit(unit or told.unit)
        self.add(Indicator(id, told.bare, unit, parent=whole, **attributes))
        return id

    def fill_unit(self, id: str, unit: str) -> None:
        """Give an indicator that only data rows know the unit of a later row, where the first had none."""
        if not self.is_declared and unit and not self.indicators[id].unit:
            self.indicators[id] = replace(self.indicators[id], unit=unit)

    def clear_unit(self, id: str) -> None:
        """Take the unit of the table from an indicator that only data rows know and that has classes."""
        if not self.is_declared:
            self.indicators[id] = replace(self.indicators[id], unit="")

    def _qualified(self, id: str, by: str) -> str:
        """An id that another indicator has already, behind the whole or group that it belongs to."""
        return f"{identifier(by)}_{id}" if by and id in self.indicators else id

    def _free(self, id: str) -> str:
        number, free = 2, id
        while free in self.indicators:
            free, number = f"{id}_{number}", number + 1
        return free


def _as_price_index(indicator: Indicator) -> Indicator:
    """A price index by its name, where its unit says nothing else: 102.5 (%) is no level in percent."""
    told = indicator.prices is not Prices.NONE or (indicator.unit and not is_percent(indicator.unit))
    if told or not _PRICE_INDEX.search(indicator.name):
        return indicator
    return replace(indicator, prices=Prices.INDEX)


@lru_cache(maxsize=8192)
def _bare(name: str) -> str:
    """A name for comparison: without ordinal, 其中, blanks, note marks and a unit in brackets."""
    return plain(name_of(name).bare)


def split_unit_of_name(text: str) -> tuple[str, str]:
    """A name without 其中 and without a unit in brackets, and that unit.

    >>> split_unit_of_name("其中：工业投资(亿元)"), split_unit_of_name("工业（规模以上）")
    (('工业投资', '亿元'), ('工业（规模以上）', ''))
    """
    told = name_of(text)
    return told.bare, told.unit


def read_catalogue(tables: Sequence[Table], catalogue: Catalogue, problems: Collector) -> None:
    """Take every row of the catalogue tables in, and settle which indicator is part of which."""
    parents: list[tuple[Table, int, str | None, str, str]] = []
    for table in tables:
        catalogue.is_declared = True
        columns = _named_columns(table)
        for number, row in table.rows():
            texts = {field: cell_text(row[index]) for field, index in columns.items() if index < len(row)}
            indicator = _indicator(table, number, texts, columns, problems)
            if indicator is None:
                continue
            if indicator.id in catalogue.indicators:
                first = catalogue.indicators[indicator.id].origin
                column = _header(table, columns, "id") or _header(table, columns, "name")
                problems.error(
                    table,
                    number,
                    column,
                    "catalogue.id-twice",
                    f"the indicator “{indicator.id}” is already declared at {first}",
                    "give every indicator an id of its own",
                )
                continue
            catalogue.add(indicator)
            if texts.get("parent"):
                parents.append(
                    (table, number, _header(table, columns, "parent"), indicator.id, texts["parent"])
                )
    for table, number, column, id, text in parents:
        _set_parent(table, number, column, id, text, catalogue, problems)


def _set_parent(
    table: Table, row: int, column: str | None, id: str, text: str, catalogue: Catalogue, problems: Collector
) -> None:
    parent = catalogue.resolve(text)
    if not parent or parent == id:
        problems.error(
            table,
            row,
            column,
            "catalogue.parent-unknown",
            f"“{text}”, the parent of “{id}”, is not another indicator of the catalogue",
            catalogue.hint(text),
        )
        return
    catalogue.set_parent(id, parent)


def _named_columns(table: Table) -> dict[str, int]:
    """Columns by field; a column headed 指标 is the name beside a code, and the id beside a name."""
    columns: dict[str, int] = {}
    for index, column in enumerate(table.columns):
        if column.field and column.field != "ignore":
            columns.setdefault(column.field, index)
    if "indicator" in columns:
        columns.setdefault("id" if "name" in columns else "name", columns.pop("indicator"))
    return columns


def _header(table: Table, columns: Mapping[str, int], field: str) -> str | None:
    return table.columns[columns[field]].header if field in columns else None


def _indicator(
    table: Table, row: int, texts: dict[str, str], columns: Mapping[str, int], problems: Collector
) -> Indicator | None:
    name, unit = split_unit_of_name(texts.get("name", ""))
    if texts.get("unit") and plain_unit(texts["unit"]) != plain_unit(unit):
        name, unit = texts.get("name", ""), texts["unit"]
    id = texts.get("id") or (identifier(name) if name else "")
    if not id:
        problems.error(
            table,
            row,
            _header(table, columns, "id") or _header(table, columns, "name"),
            "catalogue.no-id",
            "the indicator has neither id nor name",
            "fill in one of them",
        )
        return None
    origin = Source(table.sheet.file, table.sheet.name, row)
    attributes = read_attributes(
        texts, lambda field, *told: problems.error(table, row, _header(table, columns, field), *told)
    )
    return Indicator(id, name or id, plain_unit(unit), origin=origin, **attributes)


def read_attributes(texts: Mapping[str, str], tell: Tell) -> dict[str, Any]:
    """The attributes of an indicator from the texts of its row.

    A text that is none is told by its field, with code, message and hint, and left out.
    """
    attributes: dict[str, Any] = {field: texts[field] for field in _TEXTS if texts.get(field)}
    for field, words in _WORDS.items():
        if word := texts.get(field, ""):
            member = words.get(word.casefold())
            if member is not None:
                attributes[field] = member
            else:
                known = ", ".join(words)
                tell(field, f"catalogue.{field}", f"“{word}” is no {field}", f"write one of {known}")
    if decimals := texts.get("decimals", ""):
        if len(decimals) == 1 and decimals.isdecimal():
            attributes["decimals"] = int(decimals)
        else:
            message = f"“{decimals}” is no number of decimals"
            tell("decimals", "catalogue.decimals", message, "write a whole number from 0 to 9")
    return attributes
