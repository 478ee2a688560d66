"""The cells of one observation or target, field by field: one small function a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..quantities import POINTS, is_percent, split_unit
from . import values
from ._collector import Collector
from ._layout import Layout, Part, text_at
from .catalogue import Catalogue
from .model import Bound, Observation, Status, Target
from .origins import Origins
from .periods import Period
from .readers import Cell

__all__ = ["Draft", "Scene", "observation_of", "target_of"]

_BASES = {
    **dict.fromkeys(("level", "总量", "水平", "绝对值", "数值", "绝对量"), "level"),
    **dict.fromkeys(("growth", "增速", "增长", "同比", "增幅"), "growth"),
}
_BOUNDS = {
    **dict.fromkeys(("level", "达到", "水平", "="), Bound.LEVEL),
    **dict.fromkeys(
        ("at least", "at_least", "≥", ">=", "至少", "不低于", "不少于", "以上", "下限"), Bound.AT_LEAST
    ),
    **dict.fromkeys(
        ("at most", "at_most", "≤", "<=", "至多", "不超过", "不高于", "以内", "上限"), Bound.AT_MOST
    ),
    **dict.fromkeys(("about", "左右", "约", "≈"), Bound.ABOUT),
    **dict.fromkeys(("growth", "增长", "增速"), Bound.GROWTH),
}
_BOUND_OF_HEDGE = {
    **dict.fromkeys(("以上", "超过", "超", "不低于", "不少于", "达到或超过", "突破", "逾"), Bound.AT_LEAST),
    **dict.fromkeys(("以内", "以下", "不超过"), Bound.AT_MOST),
    **dict.fromkeys(("左右", "上下", "约", "大约"), Bound.ABOUT),
}
_CLASS_UNITS = frozenset(("", "类", "级", "等", "档", "类别", "等级", "级别", "category", "class", "grade"))
_NO_FIGURE = frozenset(
    ("note", "qualifier", "status", "status_word", "claim", "vintage", "rank_scope", "rank_basis")
)
_FRACTIONS_TO_TELL = 3


@dataclass(slots=True)
class Scene:
    """What the rows of one table are read with."""

    layout: Layout
    catalogue: Catalogue
    problems: Collector
    rates: dict[str, list[Decimal]] = field(default_factory=dict)
    agreed: set[tuple[str, str]] = field(default_factory=set)
    shared: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        columns = self.layout.shared
        self.shared = tuple((name, columns[name]) for name in _SHARED if name in columns)

    def tell_fractions(self) -> None:
        """Warn of columns of rates that all lie below one: they are fractions, in all likelihood."""
        table = self.layout.table
        for header, rates in self.rates.items():
            if len(rates) >= _FRACTIONS_TO_TELL and max(rates) < 1:
                self.problems.warning(
                    table, table.header_row, header, "data.percent-as-fraction",
                    f"all rates in “{header}” lie between -1 and 1: fractions may have been meant as percent",
                    "0.07 is read as 0.07 %: write 7 or 7% for seven percent",
                )  # fmt: skip


@dataclass(slots=True)
class Draft:
    """One observation or target in the making.

    ``facts`` are the fields read so far, ``moved`` the headers of fields that were found in another column
    than their own (a hedge in the value cell), ``unit`` the unit of the row.
    """

    scene: Scene
    part: Part
    number: int
    row: Sequence[Cell]
    id: str
    unit: str
    facts: dict[str, Any] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    missing: Status | None = None

    def error(self, name: str, code: str, message: str, hint: str = "") -> None:
        """A problem of the cell of a field."""
        self.scene.problems.error(
            self.scene.layout.table, self.number, self.part.headers.get(name), code, message, hint
        )

    def warn(self, name: str, code: str, message: str, hint: str = "") -> None:
        """A warning of the cell of a field."""
        self.scene.problems.warning(
            self.scene.layout.table, self.number, self.part.headers.get(name), code, message, hint
        )

    def own_unit(self) -> str:
        """The unit of the row or, where it gives none, of the catalogue."""
        return self.unit or self.scene.catalogue.indicators[self.id].unit

    def origins(self) -> Origins:
        """The cells of the row."""
        sheet = self.scene.layout.table.sheet
        origins = Origins(sheet.file, sheet.name, self.number, self.part.headers)
        return origins.moved(self.moved) if self.moved else origins

    def set(self, name: str, value: object, header: str) -> None:
        """Set a field, which may be told twice but only alike; ``header`` is the field it was found in."""
        known = self.facts.get(name)
        if known and known != value:
            self.error(
                header, "data.told-twice", f"the row says both “{known}” and “{value}”", "keep one of them"
            )
            return
        self.facts[name] = value
        if name != header:
            self.moved[name] = self.part.headers[header]


def observation_of(draft: Draft, period: Period, area: str) -> Observation:
    """The observation of a draft: its cells are read and checked, and every problem is told."""
    row, facts = draft.row, draft.facts
    for name, index in (*draft.part.columns.items(), *draft.scene.shared):
        cell = row[index] if index < len(row) else None
        if cell is not None and cell != "" and name in _READERS:
            _READERS[name](draft, name, cell)
    if "rank" in draft.part.columns:
        _scope_of_header(draft)
        _check_rank(draft)
    if "value" in facts:
        if (draft.id, draft.unit) not in draft.scene.agreed:
            _agree_unit(draft)
    elif is_percent(draft.unit):
        # The unit of the rate, where there is no level that it could be the unit of.
        draft.unit = ""
    if "value" not in facts and not facts.keys() - _NO_FIGURE and "status" not in facts:
        facts["status"] = draft.missing or Status.MISSING
    return Observation(draft.id, period, area, unit=draft.unit, origins=draft.origins(), **facts)


def target_of(draft: Draft, period: Period, area: str) -> Target | None:
    """The target of a draft, or ``None`` where it has no value, which is told."""
    cell = draft.row[draft.part.columns["target"]] if draft.part.columns["target"] < len(draft.row) else None
    level, is_growth = _target_level(draft, cell)
    if level is None:
        return None
    if level.value is None:
        draft.error("target", "target.no-value", "the target has no value", "fill it in, or delete the row")
        return None
    hedge = text_at(draft.row, draft.part.columns.get("qualifier")) or level.qualifier
    bound = _bound(draft, hedge, is_growth)
    if bound is not Bound.GROWTH:
        _take_unit(draft, level.unit, "target")
        draft.facts["value"] = level.value
        _agree_unit(draft)
    beside = _beside(draft)
    unit = "%" if bound is Bound.GROWTH else draft.unit
    note = text_at(draft.row, draft.scene.layout.shared.get("note"))
    return Target(draft.id, period, level.value, bound, area, unit, hedge, beside, note, draft.origins())


# figures


def _read_value(draft: Draft, name: str, cell: Cell) -> None:
    if type(cell) is Decimal or type(cell) is int or (type(cell) is str and values.is_plain(cell)):
        draft.facts["value"] = Decimal(cell)
    elif level := _parsed(draft, name, cell, lambda text: values.read_level(text, draft.own_unit())):
        _take_level(draft, name, level)
    if is_percent(draft.own_unit()) and "value" in draft.facts:
        draft.scene.rates.setdefault(draft.part.headers[name], []).append(abs(draft.facts["value"]))


def _take_level(draft: Draft, name: str, level: values.Level) -> None:
    if level.missing is not None:
        _take_missing(draft, level)
        return
    if level.category:
        _take_category(draft, name, level)
        return
    draft.facts["value"] = level.value
    _take_unit(draft, level.unit, name)
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
    if draft.own_unit() not in _CLASS_UNITS or indicator.decimals is not None:
        draft.error(
            name,
            "data.category-for-number",
            f"“{level.category}” is a class, but “{draft.id}” is measured in {draft.own_unit() or 'numbers'}",
            "write a number, or mend the unit in the catalogue",
        )
        return
    draft.unit = ""
    draft.facts["category"] = level.category
    if level.respelt:
        draft.warn(
            name,
            "data.roman-letters",
            f"the Roman numeral is typed in letters; “{level.category}” is printed",
            f"write {level.category}",
        )


def _read_yoy(draft: Draft, name: str, cell: Cell) -> None:
    if type(cell) is Decimal or type(cell) is int:
        rate = Decimal(cell)
    else:
        level = _parsed(draft, name, cell, values.read_growth)
        if level is None or level.value is None:
            if level is not None and level.missing is not None:
                _take_missing(draft, level)
            return
        rate = level.value
        _take_words(draft, name, level)
        _check_points(draft, name, level)
    draft.facts["yoy"] = rate
    if rate and not is_percent(draft.own_unit()):
        draft.scene.rates.setdefault(draft.part.headers[name], []).append(abs(rate))


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
    level = _parsed(draft, name, cell, values.read_change)
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


def _read_rank(draft: Draft, name: str, cell: Cell) -> None:
    if type(cell) is int:
        draft.facts["rank"] = cell
        return
    rank = _parsed(draft, name, cell, values.read_rank, code="data.not-a-rank")
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
    "change": _read_change,
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
_SHARED = ("note", "rank_scope", "rank_basis", "vintage")


def _parsed(
    draft: Draft, name: str, cell: Cell, parse: Callable[[str], Any], code: str = "data.not-a-number"
) -> Any:
    if not isinstance(cell, str):
        draft.error(name, code, f"“{cell}” is no figure", "write digits")
        return None
    try:
        return parse(cell)
    except ValueError as error:
        what = "a rank" if code == "data.not-a-rank" else "a number"
        draft.error(name, code, f"“{cell.strip()}” is not {what}", str(error))
        return None


# agreement within the row


def _scope_of_header(draft: Draft) -> None:
    """What the header of a rank column says of the rank (全省位次, 增速位次)."""
    index = draft.part.columns.get("rank")
    if index is None or not {"rank", "rank_word"} & draft.facts.keys():
        return
    column = draft.scene.layout.table.columns[index]
    if column.scope and not draft.facts.get("rank_scope"):
        draft.set("rank_scope", column.scope, "rank")
    if column.basis and not draft.facts.get("rank_basis"):
        draft.set("rank_basis", column.basis, "rank")


def _check_rank(draft: Draft) -> None:
    rank, of = draft.facts.get("rank"), draft.facts.get("rank_of")
    if rank is not None and rank < 1:
        draft.error("rank", "data.not-a-rank", f"{rank} is no rank", "ranks count from 1")
        del draft.facts["rank"]
    elif rank is not None and of is not None and rank > of:
        draft.error(
            "rank", "data.rank-beyond", f"rank {rank} is beyond the {of} areas ranked", "mend one of them"
        )


def _take_unit(draft: Draft, unit: str, name: str) -> None:
    """Unite the unit beside a number with the row's: a bare 万 multiplies the row's unit."""
    unit = values.plain_unit(unit) if unit else ""
    own = draft.own_unit()
    if not unit or unit == draft.unit:
        return
    power, base = split_unit(unit)
    if not base and own:
        own_power, own_base = split_unit(own)
        if power == own_power:
            return
        if own_power:
            draft.error(
                name,
                "data.unit-differs",
                f"the cell counts in {unit}, its unit is {own}",
                "write the number in that unit",
            )
            return
        unit = unit + own_base
    if draft.unit and split_unit(draft.unit)[1] != split_unit(unit)[1]:
        draft.error(
            name, "data.unit-differs", f"the cell says {unit}, the row {draft.unit}", "keep one of them"
        )
        return
    draft.unit = unit
    draft.moved["unit"] = draft.part.headers[name]


def _agree_unit(draft: Draft) -> None:
    """Tell a unit that measures something else than the catalogue's."""
    if not draft.unit:
        return
    draft.scene.catalogue.fill_unit(draft.id, draft.unit)
    declared = draft.scene.catalogue.indicators[draft.id].unit
    if declared and split_unit(declared)[1] != split_unit(draft.unit)[1]:
        name = (
            "unit"
            if "unit" in draft.part.headers
            else "target"
            if "target" in draft.part.headers
            else "value"
        )
        draft.error(
            name,
            "data.unit-differs",
            f"“{draft.id}” is in {draft.unit} here and in {declared} "
            f"at {draft.scene.catalogue.indicators[draft.id].origin}",
            "give both in units of the same base",
        )
        return
    draft.scene.agreed.add((draft.id, draft.unit))


# targets


def _target_level(draft: Draft, cell: Cell) -> tuple[values.Level | None, bool]:
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal, str, type(None))):
        draft.error("target", "data.not-a-number", f"“{cell}” is no figure", "write digits")
        return None, False
    if isinstance(cell, (int, Decimal)):
        return values.Level(Decimal(cell)), False
    found = _parsed(draft, "target", cell or "", values.read_target)
    return found if found is not None else (None, False)


def _bound(draft: Draft, hedge: str, is_growth: bool) -> Bound:
    text = text_at(draft.row, draft.part.columns.get("bound"))
    if text and text.casefold() not in _BOUNDS:
        draft.error(
            "bound",
            "target.bound",
            f"“{text}” is no kind of target",
            "write level, at least, at most, about or growth (达到, 不低于, 不超过, 左右, 增长)",
        )
    if is_growth:
        return Bound.GROWTH
    return _BOUNDS.get(text.casefold()) or _BOUND_OF_HEDGE.get(hedge, Bound.LEVEL)


def _beside(draft: Draft) -> str:
    text = text_at(draft.row, draft.part.columns.get("beside"))
    if not text:
        return ""
    id = draft.scene.catalogue.resolve(text)
    if not id:
        draft.error(
            "beside",
            "target.beside-unknown",
            f"no indicator is called “{text}”",
            draft.scene.catalogue.hint(text),
        )
    return id or ""
