"""Tables of branches by measures: 采矿业 beside 营业收入 and 利润总额; a row alone names no indicator."""

from __future__ import annotations

from collections.abc import Sequence

from .areas import is_area
from .columns import FIGURES, IDENTITY, Column, plain
from .names import name_of

__all__ = ["branch_column", "name_of_branch"]

_HEADERS = frozenset(("行业", "行业名称", "分组"))
_WHOLES = frozenset(("总计", "合计", "全部", "总体"))


def branch_column(columns: Sequence[Column]) -> int | None:
    """The column of branches, where the other headers name what the figures are of; ``None`` elsewhere."""
    key = next((at for at, column in enumerate(columns) if column.header and column.field != "ignore"), None)
    others = columns[key + 1 :] if key is not None else ()
    if key is None or any(column.field in IDENTITY and not column.indicator for column in others):
        return None
    if plain(columns[key].header) in _HEADERS:
        return key if any(map(_names_measured, others)) else None
    # Below 指标 that is only told by groups of columns which differ in what they measure.
    figures = [column.indicator or "" for column in others if column.field in FIGURES]
    is_grouped = len(set(figures)) > 1 and all(name and not is_area(name) for name in figures)
    return key if columns[key].field in IDENTITY and is_grouped else None


def _names_measured(column: Column) -> bool:
    return bool(column.indicator) if column.field in FIGURES else not column.field and bool(column.unit)


def name_of_branch(branch: str, measured: str) -> str:
    """What a figure is of: 采矿业 and 利润总额 are 采矿业利润总额, 总计 is what is measured itself."""
    bare = name_of(branch).bare
    return measured if bare in _WHOLES else f"{bare}{measured}"
