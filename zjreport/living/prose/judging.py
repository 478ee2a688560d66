"""The judge of edited prose: figures typed by hand and words of direction, against the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...analysis import Fact, direction
from ...errors import DataError, RefusalError
from ...indicators.model import IndicatorSet
from ...indicators.periods import Period
from ...phrasing.periods import period_name
from ...phrasing.register import load_register
from ...quantities import is_ratio
from ...runs import Measure
from .bases import wrong_base, wrong_period
from .clauses import Claim, claims
from .datums import facts
from .directions import wrong_direction, wrong_state
from .findings import Finding, Known
from .kinds import MOVING, Says, says, sign_of
from .lexicon import Lexicon, Word, lexicon
from .matching import Agreement, breaks_hedge, printed
from .names import Dictionary, dictionary
from .numbers import Number, numbers, plain_digits
from .tokens import scan
from .verdicts import Verdict, agreed

__all__ = ["Judge"]

# A file may have been written by a later version, which knows more.
_MEASURES = frozenset(map(str, Measure))
# Figures that bear their own sign.
_SIGNED = frozenset({Says.LEVEL, Says.RATIO, Says.ARRIVED})
# What a word of direction may be said of; levels, places and counts have none.
_MOVEMENTS = frozenset(
    {
        Measure.GROWTH,
        Measure.CHANGE,
        Measure.GAP,
        Measure.PACE,
        Measure.SHIFT,
        Measure.SWING,
        Measure.PROGRESS,
        Measure.COMPLETION,
        Measure.CONTRIBUTION,
        Measure.SHARE,
    }
)


class Judge:
    """Judges paragraphs of one briefing against one set of data.  Pure; may be used by several threads.

    Args:
        data: the data now.
        period: the briefing's period, which figures are of where the text names no other.
        area: the briefing's area, which 全市 means.
        register: whose pairs of verbs are known besides the lexicon's.
    """

    def __init__(self, data: IndicatorSet, period: Period, area: str, register: str = "statistics") -> None:
        self.data, self.period, self.area = data, period, area
        self._register = load_register(register)[0]
        self._lexicon: Lexicon = lexicon(self._register)
        self._names: Dictionary = dictionary(data, area, dict(self._lexicon.words))
        units = {indicator.unit for indicator in data} | {row.unit for row in data.observations}
        self._units = frozenset(unit for unit in units if unit and not unit.isascii() and "=" not in unit)

    def findings(self, text: str, known: Iterable[Known] = ()) -> tuple[Finding, ...]:
        """What the data does not bear out in one paragraph, heading or cell, in reading order.

        Args:
            text: its visible text.
            known: the marked figures in it; their numbers are not judged, the words around them are.
        """
        marked = tuple(known)
        plain = plain_digits(text)
        if (
            not any(sign.isdigit() for sign in plain)
            and not marked
            and "成" not in plain
            and "倍" not in plain
        ):
            typed: tuple[Number, ...] = ()
        else:
            typed = tuple(
                number
                for number in numbers(plain, self._lexicon.hedges, self._units)
                if not any(number.start < mark.end and mark.start < number.end for mark in marked)
            )
        tokens = tuple(scan(plain, self._names, typed, marked, self.period.year))
        found = [
            finding
            for claim in claims(tokens, self._names, self.area)
            for finding in self._judge(claim, self._heard(marked))
        ]
        return tuple(sorted(found, key=lambda finding: finding.start))

    def _heard(self, known: Iterable[Known]) -> tuple[Period, ...]:
        """The periods that the marked figures of the paragraph are of."""
        return tuple(Period.parse(said) for said in dict.fromkeys(mark.period for mark in known) if said)

    def _judge(self, claim: Claim, heard: tuple[Period, ...]) -> Iterator[Finding]:
        means = claim.token.means
        if isinstance(means, Known):
            yield from self._of_marked(claim, means)
        elif isinstance(means, Number):
            yield from self._of_typed(claim, means, heard)
        elif isinstance(means, Word):
            yield from wrong_state(self.data, claim, means, self.period, self.area)

    # -- marked figures ---------------------------------------------------------------------------------

    def _of_marked(self, claim: Claim, mark: Known) -> Iterator[Finding]:
        if mark.value is None:
            return
        kind = says(claim, _unit_of(claim.token.text))
        fact = self._marked_fact(mark, claim.token.text)
        if fact is None:
            return
        said = self._said(fact)
        yield from wrong_period(claim, kind, fact, said)
        yield from wrong_base(self.data, claim, kind, fact, said)
        sign: int | None = fact.sign
        if kind is Says.ARRIVED:
            sign = self._direction(fact)
        elif kind not in MOVING or not (fact.measure in _MOVEMENTS or _is_moved_places(kind, fact)):
            return
        if sign is not None:
            yield from self._turned(claim, kind, fact, sign, sure=True)

    def _marked_fact(self, mark: Known, text: str) -> Fact | None:
        """A marked figure as the fact that it is, in the unit and with the decimals it is printed in."""
        unit = _unit_of(text)
        if mark.indicator not in self.data or not mark.period or mark.measure not in _MEASURES:
            return None
        decimals = len(text.removesuffix(unit).partition(".")[2])
        return Fact(
            measure=Measure(mark.measure),
            indicator=self.data.indicator(mark.indicator),
            period=Period.parse(mark.period),
            area=mark.area,
            value=mark.value,
            unit=unit,
            # 7% may be 7.0% without its zero; what is less than its last digit has no direction.
            decimals=max(decimals, 1) if is_ratio(unit) else decimals,
        )

    def _turned(self, claim: Claim, kind: Says, fact: Fact, sign: int, *, sure: bool) -> Iterator[Finding]:
        yield from wrong_direction(claim, kind, fact, sign, self._said(fact), self._register, sure=sure)

    def _direction(self, fact: Fact) -> int | None:
        try:
            return direction(self.data, fact.indicator.id, fact.period, fact.area)
        except (RefusalError, DataError):
            return None

    # -- typed figures ----------------------------------------------------------------------------------

    def _of_typed(self, claim: Claim, number: Number, heard: tuple[Period, ...]) -> Iterator[Finding]:
        kind = says(claim, number.unit, ordinal=number.ordinal)
        area = self.area if claim.area is None else claim.area.area
        verdict = self._verdict(claim, number, kind, area, heard)
        fact = verdict.fact
        if fact is None or (claim.special and verdict.agreement is not Agreement.SAME):
            yield _finding(
                claim,
                "prose.no-datum",
                hint="nothing in the data is known to be this figure; check it by hand",
            )
        elif verdict.agreement is Agreement.SAME:
            yield _finding(claim, "prose.unmarked", self._said(fact), certainty="info", hint="typed by hand")
            if kind is Says.ARRIVED and (way := self._direction(fact)) is not None:
                yield from self._turned(claim, kind, fact, way, sure=claim.sure)
        elif verdict.agreement is Agreement.TURNED and kind in MOVING and sign_of(claim, kind):
            yield from self._turned(claim, kind, fact, fact.sign, sure=verdict.sure)
        else:
            yield self._contradiction(claim, number, kind, fact, sure=verdict.sure)

    def _verdict(
        self, claim: Claim, number: Number, kind: Says, area: str, heard: tuple[Period, ...]
    ) -> Verdict:
        """The fact that fits best, of all that the figure may be."""
        nearest = Verdict(None, Agreement.APART, sure=False)
        sign = sign_of(claim, kind)
        # A loss (亏损0.6亿元) is printed without its sign.
        signed = bool(sign) or (kind in _SIGNED and not claim.frame.falls)
        for ours, period in self._periods(claim, heard):
            for id in claim.subject:
                for fact in facts(self.data, kind, claim.frame, id, period, area):
                    how = agreed(number, fact, kind, sign, signed=signed)
                    if fact.measure is Measure.TARGET and kind is not Says.AIM and how is not Agreement.SAME:
                        continue
                    plain = not number.hedge or breaks_hedge(number, fact)
                    sure = claim.sure and ours and len(claim.subject) == 1 and plain
                    verdict = Verdict(fact, how, sure)
                    if verdict.rank < nearest.rank:
                        nearest = verdict
        return nearest if nearest.agreement is not Agreement.APART else Verdict(None, Agreement.APART, False)

    def _periods(self, claim: Claim, heard: tuple[Period, ...]) -> Iterator[tuple[bool, Period]]:
        """The periods that the figure may be of, and whether the sentence or the briefing means it."""
        if claim.period is not None:
            if claim.period.period is not None:
                yield True, claim.period.period
            return
        elsewhere = [period for period in (claim.heard, *heard) if period and not self._is_own(period)]
        yield not elsewhere, self.period
        # A figure of a single month or quarter may stand for the whole that it ends.
        for id in claim.subject:
            area = self.area if claim.area is None else claim.area.area
            if self.data.find(id, self.period, area) is None:
                elsewhere += [row.period for row in self.data.series(id, area) if self._ends(row.period)]
        yield from ((False, period) for period in elsewhere)

    def _is_own(self, period: Period) -> bool:
        """Whether a period is the briefing's; of stocks it is its end (3月末)."""
        return period.same_span(self.period) or (self._ends(period) and period.months == 1)

    def _ends(self, period: Period) -> bool:
        return (period.year, period.end_month) == (self.period.year, self.period.end_month)

    def _contradiction(self, claim: Claim, number: Number, kind: Says, fact: Fact, *, sure: bool) -> Finding:
        sign = sign_of(claim, kind)
        right_way = not sign or sign == fact.sign
        text = printed(fact, number, signed=not sign)
        hint = f"the data has {text} here" if right_way else "figure and direction differ from the data"
        if other := self._other_span(claim, number, kind, fact):
            sure, hint = False, f"this is the figure of {period_name(other)}: name the period"
        whole = sure and right_way and not number.hedge
        return _finding(
            claim,
            "prose.contradicts",
            self._said(fact),
            certainty="error" if sure else "warning",
            hint=hint,
            instead=text if whole else None,
        )

    def _other_span(self, claim: Claim, number: Number, kind: Says, fact: Fact) -> Period | None:
        """The period that ends with that of ``fact``, as 二季度 with 上半年, and has the figure."""
        if claim.period is not None:
            return None
        id, area, period = fact.indicator.id, fact.area, fact.period
        sign = sign_of(claim, kind)
        for row in self.data.series(id, area):
            ends_alike = (row.period.year, row.period.end_month) == (period.year, period.end_month)
            if ends_alike and not row.period.same_span(period):
                for other in facts(self.data, kind, claim.frame, id, row.period, area):
                    if agreed(number, other, kind, sign, signed=not sign) is Agreement.SAME:
                        return row.period
        return None

    # -- words of the data ------------------------------------------------------------------------------

    def _said(self, fact: Fact) -> str:
        """A fact with its cell: 2024年上半年地区生产总值：6.4%（accounts.csv:5 yoy）."""
        cell = f"（{fact.sources[0]}）" if fact.sources else ""
        whose = f"{period_name(fact.period)}{fact.area}{fact.indicator.name}"
        return f"{whose}：{fact.quantity.text()}{fact.unit}{cell}"


def _finding(
    claim: Claim,
    code: str,
    says: str = "",
    *,
    hint: str = "",
    certainty: str = "warning",
    instead: str | None = None,
) -> Finding:
    token = claim.token
    return Finding(code, token.start, token.end, token.text, says, hint, certainty, instead)  # type: ignore[arg-type]


def _is_moved_places(kind: Says, fact: Fact) -> bool:
    """Whether a figure is by how many places an area has moved, and no place."""
    return kind is Says.PLACES and fact.measure is Measure.RANK and fact.unit == "位"


def _unit_of(text: str) -> str:
    """What stands behind the number of a marked figure."""
    return text.lstrip("-−－+0123456789.,")
