"""The facts themselves: frozen values that carry their number, their words and their proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from ..errors import RefusalError
from ..indicators.model import Bound, Indicator
from ..indicators.periods import Period
from ..quantities import Quantity
from ..runs import Basis, Measure, Provenance, Source

__all__ = [
    "Completion",
    "Count",
    "Fact",
    "Gap",
    "Rank",
    "Record",
    "Share",
    "Streak",
    "TargetFact",
    "claimed",
    "converted",
    "mention",
    "status_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the data says of an indicator in a period and an area.

    Attributes:
        measure: what is said (level, growth, rank …).
        value: the signed number before rounding; ``None`` for facts in words.
        unit: the unit of ``value``.
        decimals: decimals to print; ``None``: as many as ``value`` was written with.
        text: the fact in declared words, where it has no number (a category, 前列).
        qualifier: the hedge published with the number.
        status_word: the word for the status (预计).
        basis: published, computed or declared.
        sources: the cells that prove it.
    """

    measure: Measure
    indicator: Indicator
    period: Period
    area: str = ""
    value: Decimal | None = None
    unit: str = ""
    decimals: int | None = None
    text: str = ""
    qualifier: str = ""
    status_word: str = ""
    basis: Basis = Basis.PUBLISHED
    sources: tuple[Source, ...] = ()

    @property
    def quantity(self) -> Quantity:
        """The number with its unit and precision; only for facts that have one."""
        if self.value is None:
            raise ValueError(f"a {self.measure} in words has no quantity")
        return Quantity(self.value, self.unit, self.decimals)

    @property
    def sign(self) -> int:
        """-1, 0 or 1 by the number as printed, so that 0.04 at one decimal is 0."""
        rounded = self.quantity.rounded()
        return (rounded > 0) - (rounded < 0)

    @property
    def provenance(self) -> Provenance:
        """Where a printed figure of this fact comes from."""
        return Provenance(
            indicator=self.indicator.id,
            measure=self.measure,
            raw=self.text if self.value is None else str(self.value),
            unit=self.unit,
            area=self.area,
            period=str(self.period),
            basis=self.basis,
            sources=self.sources,
        )


def status_of(facts: Iterable[Fact]) -> str:
    """The status word of what several facts prove: that of the first which has one."""
    return next((fact.status_word for fact in facts if fact.status_word), "")


def converted(fact: Fact, unit: str) -> Fact:
    """The fact in another unit of the same base: 34000万元 as 3.4亿元.

    Raises:
        RefusalError: it has no number, or the two units measure different things.
    """
    if fact.unit == unit:
        return fact
    if fact.value is None:
        raise RefusalError(f"“{fact.text}” cannot be converted to {unit}", code="quantity.units-differ")
    quantity = fact.quantity.in_unit(unit)
    value = quantity.value.normalize() if quantity.decimals is None else quantity.value
    return replace(fact, value=value, unit=unit, decimals=quantity.decimals, basis=Basis.COMPUTED)


def mention(indicator: Indicator, text: str, source: Source) -> Provenance:
    """Where digits come from that belong to an indicator's name or phrase, not to a value."""
    return Provenance(
        indicator.id, Measure.NAME, text, basis=Basis.DECLARED, sources=(source,) if source else ()
    )


def claimed(indicator: Indicator, period: Period, area: str, text: str, source: Source) -> Provenance:
    """Where the digits of a published statement come from."""
    return Provenance(
        indicator.id,
        Measure.CLAIM,
        text,
        area=area,
        period=str(period),
        basis=Basis.DECLARED,
        sources=(source,),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Fact):
    """A place: ``value`` if it is a number, else ``text``; ``scope`` says among whom, ``of`` how many.

    ``rank_basis`` is what was ranked, ``level`` or ``growth``; empty: the source does not say.
    """

    scope: str = ""
    of: int | None = None
    rank_basis: str = ""
    tied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Fact):
    """This minus the other, in percentage points (rates) or in the unit (levels).

    ``own`` and ``reference`` are the two printed numbers; ``reference_name`` is with whom it was
    compared.
    """

    reference_name: str
    own: Decimal
    reference: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Fact):
    """A part in percent of ``whole``, which is of ``whole_area`` where that is another area."""

    whole: Indicator
    whole_area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFact(Fact):
    """An aim, with its bound; ``beside`` is the indicator whose actual is set beside it."""

    bound: Bound
    note: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion(Fact):
    """The actual in percent of the target or, where ``by_gap``, the actual minus the target.

    ``bound`` is the test that the target asks for (of a rate by its hedge: 5%左右), ``met`` whether
    the printed numbers pass it, ``by_growth`` whether both are growth rates.
    """

    actual: Decimal
    aim: Decimal
    bound: Bound
    met: bool
    by_gap: bool = False
    by_growth: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak(Fact):
    """``value`` consecutive periods of rise (or fall) up to and with this one."""

    rising: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Fact):
    """The highest (or lowest) since the period ``since``, or of the ``whole_series`` known.

    ``same_periods`` is whether it was held against the same period of other years only (同期).
    """

    since: Period
    highest: bool = True
    whole_series: bool = False
    same_periods: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Fact):
    """How many areas or indicators of ``of`` pass a test."""

    of: int
    test: str = ""
