"""What a part gave to the growth of its whole: 拉动 in percentage points, 贡献率 in percent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import Indicator, IndicatorSet, Observation, Prices
from ..indicators.periods import Period
from ..quantities import PERCENT, POINTS, Quantity, is_ratio
from ..runs import Basis, Measure
from .comparability import base_of, half_step, real_rate_meant
from .facts import Fact
from .growth import RATE_DECIMALS, growth
from .kinds import rates_agree
from .levels import find, observe, refuse
from .wholes import whole_of, why_apart

__all__ = ["Contribution", "contribution", "contribution_share"]

_HALF_PRINTED, _HALF_PERCENT = Decimal("0.05"), Decimal("0.5")
_WHAT = "contribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Fact):
    """Points of the whole's growth (拉动) or, where ``in_percent``, a share in it (贡献率).

    ``whole_sign`` is the sign of the whole's growth as printed, ``None`` where it is not known.
    """

    whole: Indicator
    in_percent: bool = False
    whole_sign: int | None = None


def contribution(
    data: IndicatorSet, id: str, period: Period, area: str = "", *, of: str = ""
) -> Contribution:
    """How many points of the whole's growth came from this part (拉动): Δx / X₀ · 100.

    A published one is taken as it is; ``of`` is by default the parent.

    Raises:
        RefusalError: none was published, and the levels do not prove one: they are at current prices
            and the published rates are not known to be theirs, a real rate is meant, a level is
            missing, hedged, an average or a ratio, a series breaks, releases are mixed, or the base is
            not positive.
    """
    indicator = data.indicator(id)
    whole = whole_of(data, indicator, of, _WHAT, period)
    row = find(data, id, period, area)
    if row is not None and row.contribution is not None and whole.id == indicator.parent:
        return _published(data, row, whole, "contribution", row.contribution)
    part, of_whole = _moves(data, id, whole.id, period, area)
    _refuse_coarse(part, of_whole.then, _HALF_PRINTED)
    return _computed(data, part, of_whole, part.moved / of_whole.then * 100, in_percent=False)


def contribution_share(
    data: IndicatorSet, id: str, period: Period, area: str = "", *, of: str = ""
) -> Contribution:
    """Which share of the whole's growth came from this part (贡献率), in percent: Δx / ΔX · 100.

    Raises:
        RefusalError: as :func:`contribution`, or the whole did not grow.
    """
    indicator = data.indicator(id)
    whole = whole_of(data, indicator, of, _WHAT, period)
    sign = _sign(data, whole, period, area)
    if sign is not None and sign <= 0:
        raise refuse(
            _WHAT, indicator, period, f"{whole.name} did not grow, so that there is no share in its growth"
        )
    row = find(data, id, period, area)
    if row is not None and row.contribution_share is not None and whole.id == indicator.parent:
        return _published(data, row, whole, "contribution_share", row.contribution_share)
    part, of_whole = _moves(data, id, whole.id, period, area)
    if of_whole.moved <= 0:
        raise refuse(_WHAT, indicator, period, f"the level of {whole.name} did not rise")
    _refuse_coarse(part, of_whole.moved, _HALF_PERCENT)
    return _computed(data, part, of_whole, part.moved / of_whole.moved * 100, in_percent=True)


def _published(
    data: IndicatorSet, row: Observation, whole: Indicator, column: str, value: Decimal
) -> Contribution:
    in_percent = column == "contribution_share"
    return Contribution(
        measure=Measure.CONTRIBUTION,
        indicator=data.indicator(row.indicator),
        period=row.period,
        area=row.area,
        value=value,
        unit=PERCENT if in_percent else POINTS,
        decimals=RATE_DECIMALS,
        status_word=row.status_word,
        sources=(row.origin(column),),
        whole=whole,
        in_percent=in_percent,
        whole_sign=_sign(data, whole, row.period, row.area),
    )


def _computed(
    data: IndicatorSet, part: _Move, whole: _Move, value: Decimal, *, in_percent: bool
) -> Contribution:
    row = part.row
    return Contribution(
        measure=Measure.CONTRIBUTION,
        indicator=part.indicator,
        period=row.period,
        area=row.area,
        value=value,
        unit=PERCENT if in_percent else POINTS,
        decimals=RATE_DECIMALS,
        status_word=row.status_word or whole.row.status_word,
        basis=Basis.COMPUTED,
        sources=tuple(each.origin("value") for each in (row, part.before, whole.row, whole.before)),
        whole=whole.indicator,
        in_percent=in_percent,
        whole_sign=_sign(data, whole.indicator, row.period, row.area),
    )


def _sign(data: IndicatorSet, whole: Indicator, period: Period, area: str) -> int | None:
    """Whether the whole grew, as printed; ``None``: it is not known."""
    try:
        return growth(data, whole.id, period, area).sign
    except RefusalError:
        return None


@dataclass(frozen=True, slots=True)
class _Move:
    """The levels of this year and of the last, in one unit; ``doubt``: how far rounding may mislead."""

    indicator: Indicator
    row: Observation
    before: Observation
    now: Decimal
    then: Decimal
    doubt: Decimal

    @property
    def moved(self) -> Decimal:
        return self.now - self.then


def _moves(data: IndicatorSet, id: str, whole: str, period: Period, area: str) -> tuple[_Move, _Move]:
    """The moves of a part and of its whole over a year, in the unit of the whole."""
    whole_row = observe(data, whole, period, area)
    unit = whole_row.unit or data.indicator(whole).unit
    part = _move(data, observe(data, id, period, area), unit)
    of_whole = _move(data, whole_row, unit)
    pairs = ((part.row, of_whole.row), (part.before, of_whole.before))
    for reason in (why_apart(data, *pair) for pair in pairs):
        if reason:
            raise refuse(_WHAT, part.indicator, period, reason)
    if of_whole.then <= 0:
        raise refuse(_WHAT, part.indicator, period, f"last year's level of the whole is {of_whole.then}")
    for move in (part, of_whole):
        _refuse_other_rate(move)
    return part, of_whole


def _move(data: IndicatorSet, row: Observation, unit: str) -> _Move:
    """The move of one series, if its levels prove it."""
    indicator = data.indicator(row.indicator)
    own_unit = row.unit or indicator.unit
    if is_ratio(own_unit):
        raise refuse(_WHAT, indicator, row.period, "only a level that is no ratio moves a whole")
    if reason := _other_rate_meant(indicator, row, own_unit):
        raise refuse(_WHAT, indicator, row.period, reason, hint="give the published contribution")
    before = base_of(data, indicator, row, _WHAT)
    if row.value is None or before.value is None:
        raise refuse(_WHAT, indicator, row.period, "a level is missing")
    now, then = (Quantity(value, own_unit).in_unit(unit).value for value in (row.value, before.value))
    doubt = Quantity(half_step(row, indicator) + half_step(before, indicator), own_unit).in_unit(unit).value
    return _Move(indicator, row, before, now, then, doubt)


def _other_rate_meant(indicator: Indicator, row: Observation, unit: str) -> str:
    """Why the growth that is meant is not that of the levels; empty where it is.

    At current prices the published rate tells: where it is that of the levels, the growth is nominal.
    """
    if indicator.prices is not Prices.CURRENT or row.yoy is None:
        return real_rate_meant(indicator, unit)
    return real_rate_meant(replace(indicator, prices=Prices.NONE), unit)


def _refuse_coarse(part: _Move, divisor: Decimal, limit: Decimal) -> None:
    if part.doubt / divisor * 100 > limit:
        raise refuse(
            _WHAT, part.indicator, part.row.period, "the levels are rounded too coarsely to prove one"
        )


def _refuse_other_rate(move: _Move) -> None:
    """Refuse levels whose rate is not the published one: the two are not of one kind."""
    published = move.row.yoy
    if published is None or move.then <= 0:
        return
    if not rates_agree(published, move.moved / move.then * 100):
        raise refuse(
            _WHAT,
            move.indicator,
            move.row.period,
            f"its published growth of {published}% is not that of its levels",
            hint="give the published contribution",
        )
