"""The cells of an observation, field by field: one small function a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from ..quantities import POINTS, is_percent, split_unit
from . import values
from ._drafts import Draft, agree_unit, parsed, take_unit
from ._layout import text_at
from .model import Observation, Status
from .periods import Period
from .readers import Cell

__all__ = ["observation_of"]

_BASES = {
    **dict.fromkeys(("level", "总量", "水平", "绝对值", "数值", "绝对量"), "level"),
    **dict.fromkeys(("growth", "增速", "增长", "同比", "增幅"), "growth"),
}
_REAL_RATE = re.compile("生产总值|GDP|增加值", re.IGNORECASE)
_CLASS_UNITS = frozenset(("", "类", "级", "等", "档", "类别", "等级", "级别", "category", "class", "grade"))
_NO_FIGURE = frozenset(
    ("note", "qualifier", "status", "status_word", "claim", "vintage", "rank_scope", "rank_basis")
)


def observation_of(draft: Draft, period: Period, area: str) -> Observation:
    """The observation of a draft: its cells are read and checked, and every problem is told."""
    row, facts = draft.row, draft.facts
    for name, index in _cells(draft):
        cell = row[index] if index < len(row) else None
        if cell is not None and cell != "" and name in _READERS:
            _READERS[name](draft, name, cell)
    if "rank" in draft.part.columns:
        _scope_of_header(draft)
        _take_second_rank(draft)
        _check_rank(draft)
    if "value" in facts:
        agree_unit(draft)
    elif is_percent(draft.unit):
        # The unit of the rate, where there is no level that it could be the unit of.
        draft.unit = ""
    if facts.get("note") == values.BELOW_UNIT_NOTE and "yoy" in facts and "value" not in facts:
        # Tables of rates write … where no level is published; a level too small would have no rate to tell.
        del facts["note"]
    if "value" not in facts and not facts.keys() - _NO_FIGURE and "status" not in facts:
        facts["status"] = draft.missing or Status.MISSING
    return Observation(draft.id, period, area, unit=draft.unit, origins=draft.origins(), **facts)


def _cells(draft: Draft) -> Iterable[tuple[str, int]]:
    """The fields of the draft with their columns; of two rates the one that the indicator grows by."""
    cells = draft.part.cells
    if "real_yoy" not in draft.part.columns:
        return cells
    is_real = _REAL_RATE.search(draft.scene.catalogue.indicators[draft.id].name)
    unread = "yoy" if is_real else "real_yoy"
    return ((name, index) for name, index in cells if name != unread)


def _read_real_yoy(draft: Draft, name: str, cell: Cell) -> None:
    _read_yoy(draft, name, cell)
    draft.moved["yoy"] = draft.part.headers[name]


def _read_value(draft: Draft, name: str, cell: Cell) -> None:
    if type(cell) is Decimal or type(cell) is int or (type(cell) is str and values.is_plain(cell)):
        draft.facts["value"] = Decimal(cell)
    elif level := parsed(draft, name, cell, lambda text: values.read_level(text, draft.own_unit())):
        _take_level(draft, name, level)
    if draft.index == "year" and "value" in draft.facts:
        # An index with the year before at 100 says the rate: 103.2 is a rise of 3.2 %.
        draft.set("yoy", draft.facts["value"] - 100, name)
    if is_percent(draft.own_unit()) and "value" in draft.facts:
        draft.scene.watch_rate(draft.part.headers[name], draft.facts["value"])


def _take_level(draft: Draft, name: str, level: values.Level) -> None:
    if level.missing is not None:
        _take_missing(draft, level)
        return
    if level.category:
        _take_category(draft, name, level)
        return
    draft.facts["value"] = level.value
    take_unit(draft, level.unit, name)
    _take_words(draft, name, level)


def _take_words(draft: Draft, name: str, level: values.Level) -> None:
    if level.qualifier:
        draft.set("qualifier", level.qualifier, name)
    if level.status is not None:
        draft.set("status", level.status, name)
        draft.set("status_word", level.status_word, name)


def _take_missing(draft: Draft, level: values.Level) -> None:
    draft.missing = draft.missing or level.missing
    if level.note:
        draft.facts["note"] = level.note


def _take_category(draft: Draft, name: str, level: values.Level) -> None:
    indicator = draft.scene.catalogue.indicators[draft.id]
    is_class = draft.own_unit() in _CLASS_UNITS and indicator.decimals is None
    if not is_class and not values.is_structure(level.category):
        draft.error(
            name,
            "data.category-for-number",
            f"“{level.category}” is a class, but “{draft.id}” is measured in {draft.own_unit() or 'numbers'}",
            "write a number, or mend the unit in the catalogue",
        )
        return
    draft.unit = ""
    draft.scene.catalogue.clear_unit(draft.id)
    draft.facts["category"] = level.category
    if level.respelt:
        draft.warn(
            name,
            "data.roman-letters",
            f"the Roman numeral is typed in letters; “{level.category}” is printed",
            f"write {level.category}",
        )


def _read_yoy(draft: Draft, name: str, cell: Cell) -> None:
    if type(cell) is Decimal or type(cell) is int or (type(cell) is str and values.is_plain(cell)):
        rate = Decimal(cell)
    else:
        level = parsed(draft, name, cell, values.read_growth)
        if level is None or level.value is None:
            if level is not None and level.missing is not None:
                _take_missing(draft, level)
            return
        rate = level.value
        _take_words(draft, name, level)
        _check_points(draft, name, level)
    draft.facts["yoy"] = rate
    if not is_percent(draft.own_unit()):
        draft.scene.watch_rate(draft.part.headers[name], rate)


def _read_pop(draft: Draft, name: str, cell: Cell) -> None:
    number = Decimal(cell) if isinstance(cell, (Decimal, int)) else None
    level = values.Level(number) if number is not None else parsed(draft, name, cell, values.read_growth)
    if level is not None and level.value is not None:
        is_index = draft.scene.layout.table.columns[draft.part.columns[name]].index == "previous"
        draft.facts["pop"] = level.value - 100 if is_index else level.value
    elif level is not None:
        _take_missing(draft, level)


def _check_points(draft: Draft, name: str, level: values.Level) -> None:
    unit = draft.own_unit()
    if level.unit == POINTS and unit and not is_percent(unit) and unit != POINTS:
        draft.warn(
            name,
            "data.points-for-level",
            f"the growth of “{draft.id}”, measured in {unit}, is given in percentage points",
            "write percent, unless the indicator is a ratio",
        )


def _read_change(draft: Draft, name: str, cell: Cell) -> None:
    if type(cell) is Decimal or type(cell) is int:
        draft.facts["change"] = Decimal(cell)
        return
    level = parsed(draft, name, cell, values.read_change)
    if level is None or level.value is None:
        return
    change = _in_unit_of_row(draft, name, level.value, level.unit)
    if change is not None:
        draft.facts["change"] = change
        _take_words(draft, name, level)


def _in_unit_of_row(draft: Draft, name: str, change: Decimal, unit: str) -> Decimal | None:
    """A change in the unit of the row; points for ratios."""
    own = draft.own_unit()
    if not unit or unit == own or (is_percent(own) and unit == POINTS):
        return change
    if not own:
        draft.unit = unit
        return change
    (power, base), (own_power, own_base) = split_unit(unit), split_unit(own)
    if base not in ("", own_base):
        draft.error(
            name,
            "data.unit-differs",
            f"the change is in {unit}, the indicator in {own}",
            f"write it in {own}",
        )
        return None
    return Decimal(format(change.scaleb(power - own_power), "f"))


def _read_percentage(draft: Draft, name: str, cell: Cell) -> None:
    """A share or a share in growth (percent), a change of a share or a contribution (points)."""
    if type(cell) is Decimal or type(cell) is int:
        value, unit = Decimal(cell), ""
    else:
        level = parsed(draft, name, cell, values.read_growth)
        if level is None or level.value is None:
            return
        value, unit = level.value, level.unit
    unit = unit or draft.scene.layout.table.columns[draft.part.columns[name]].unit
    in_points = unit == POINTS or unit.endswith("百分点")
    points_meant = name in ("share_change", "contribution")
    if (points_meant and is_percent(unit)) or (not points_meant and in_points):
        draft.error(
            name,
            "data.contribution-unit",
            f"“{draft.part.headers[name]}” of “{draft.id}” is given in {unit}",
            "拉动 and changes of shares are in percentage points, 贡献率 and 占比 in percent",
        )
        return
    draft.facts[name] = value


def _read_rank(draft: Draft, name: str, cell: Cell) -> None:
    if type(cell) is int:
        draft.facts["rank"] = cell
        return
    rank = parsed(draft, name, cell, values.read_rank, code="data.not-a-rank")
    if rank is None:
        return
    for field_name, value in (
        ("rank", rank.rank),
        ("rank_of", rank.of),
        ("rank_word", rank.word),
        ("rank_scope", rank.scope),
    ):
        if value not in (None, ""):
            draft.set(field_name, value, name)


def _read_rank_of(draft: Draft, name: str, cell: Cell) -> None:
    text = text_at((cell,), 0)
    if text.isdecimal():
        draft.set("rank_of", int(text), name)
    else:
        draft.error(name, "data.not-a-rank", f"“{text}” is no number of areas", "write a whole number")


def _read_status(draft: Draft, name: str, cell: Cell) -> None:
    text = text_at((cell,), 0)
    try:
        status, word = values.read_status(text)
    except ValueError as error:
        draft.error(name, "data.status", f"“{text}” is no status", str(error))
        return
    known = draft.facts.get("status")
    if known is None or status is not Status.NORMAL:
        draft.facts.pop("status", None)
        draft.set("status", status, name)
    if word:
        draft.set("status_word", word, name)


def _read_basis(draft: Draft, name: str, cell: Cell) -> None:
    text = text_at((cell,), 0)
    if text.casefold() in _BASES:
        draft.facts["rank_basis"] = _BASES[text.casefold()]
    elif text:
        draft.error(
            name, "data.rank-basis", f"“{text}” is no basis of a rank", "write level or growth (总量, 增速)"
        )


def _read_claim(draft: Draft, name: str, cell: Cell) -> None:
    parts = text_at((cell,), 0).replace(";", "；").split("；")
    if claims := tuple(part.strip() for part in parts if part.strip()):
        draft.facts["claim"] = claims


def _read_text(draft: Draft, name: str, cell: Cell) -> None:
    if text := text_at((cell,), 0):
        draft.set(name, text, name)


def _read_note(draft: Draft, name: str, cell: Cell) -> None:
    draft.facts["note"] = "；".join(filter(None, (draft.facts.get("note"), text_at((cell,), 0))))


_READERS: Mapping[str, Callable[[Draft, str, Cell], None]] = {
    "value": _read_value,
    "yoy": _read_yoy,
    "real_yoy": _read_real_yoy,
    "pop": _read_pop,
    "change": _read_change,
    **dict.fromkeys(("share", "share_change", "contribution", "contribution_share"), _read_percentage),
    "rank": _read_rank,
    "rank_of": _read_rank_of,
    "rank_word": _read_text,
    "rank_scope": _read_text,
    "rank_basis": _read_basis,
    "status": _read_status,
    "status_word": _read_text,
    "qualifier": _read_text,
    "claim": _read_claim,
    "note": _read_note,
    "vintage": _read_text,
}


def _scope_of_header(draft: Draft) -> None:
    """What the header of a rank column says of the rank (全省位次, 增速位次)."""
    index = draft.part.columns.get("rank")
    if index is None or not {"rank", "rank_word"} & draft.facts.keys():
        return
    column = draft.part.measure or draft.scene.layout.table.columns[index]
    if column.scope and not draft.facts.get("rank_scope"):
        draft.set("rank_scope", column.scope, "rank")
    if column.basis and not draft.facts.get("rank_basis"):
        draft.set("rank_basis", column.basis, "rank")


def _take_second_rank(draft: Draft) -> None:
    """The place of another basis (增速位次), where the first column of places is blank."""
    index = draft.part.columns.get("second_rank")
    if index is None or {"rank", "rank_word"} & draft.facts.keys():
        return
    cell = draft.row[index] if index < len(draft.row) else None
    rank = None if cell is None else parsed(draft, "second_rank", cell, values.read_rank, "data.not-a-rank")
    if rank is None or not (rank.rank or rank.word):
        return
    column = draft.scene.layout.table.columns[index]
    told = {"rank": rank.rank, "rank_of": rank.of, "rank_word": rank.word}
    told |= {"rank_scope": rank.scope or column.scope, "rank_basis": column.basis}
    for name, value in told.items():
        if value and not (name == "rank_scope" and draft.facts.get(name)):
            draft.set(name, value, "second_rank")


def _check_rank(draft: Draft) -> None:
    rank, of = draft.facts.get("rank"), draft.facts.get("rank_of")
    if rank is not None and rank < 1:
        draft.error("rank", "data.not-a-rank", f"{rank} is no rank", "ranks count from 1")
        del draft.facts["rank"]
    elif rank is not None and of is not None and rank > of:
        draft.error(
            "rank", "data.rank-beyond", f"rank {rank} is beyond the {of} areas ranked", "mend one of them"
        )
