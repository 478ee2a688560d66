"""The cells of a target: a level or a growth rate, and what is asked of it."""

from __future__ import annotations

from decimal import Decimal

from . import values
from ._drafts import Draft, agree_unit, parsed, take_unit
from ._layout import text_at
from .model import Bound, Target
from .periods import Period
from .readers import Cell

__all__ = ["target_of"]

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


def target_of(draft: Draft, period: Period, area: str) -> Target | None:
    """The target of a draft, or ``None`` where it has no value, which is told."""
    cell = draft.row[draft.part.columns["target"]] if draft.part.columns["target"] < len(draft.row) else None
    level, is_growth = _target_level(draft, cell)
    if level is None:
        return None
    if level.value is None:
        draft.error("target", "target.no-value", "the target has no value", "fill it in, or delete the row")
        return None
    draft.moved["value"] = draft.part.headers["target"]
    hedge = text_at(draft.row, draft.part.columns.get("qualifier"))
    if not hedge and level.qualifier:
        hedge = level.qualifier
        draft.moved["qualifier"] = draft.part.headers["target"]
    bound = _bound(draft, hedge, is_growth)
    if bound is not Bound.GROWTH:
        take_unit(draft, level.unit, "target")
        draft.facts["value"] = level.value
        agree_unit(draft)
    beside = _beside(draft)
    unit = "%" if bound is Bound.GROWTH else draft.unit
    note = text_at(draft.row, draft.scene.layout.shared.get("note"))
    return Target(draft.id, period, level.value, bound, area, unit, hedge, beside, note, draft.origins())


def _target_level(draft: Draft, cell: Cell) -> tuple[values.Level | None, bool]:
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal, str, type(None))):
        draft.error("target", "data.not-a-number", f"“{cell}” is no figure", "write digits")
        return None, False
    if isinstance(cell, (int, Decimal)):
        return values.Level(Decimal(cell)), False
    found = parsed(draft, "target", cell or "", values.read_target)
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
