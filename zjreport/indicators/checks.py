"""Plausibility: what a finished indicator set holds that is readable, but probably not meant.

Each check is a function from the set to problems, listed in :data:`CHECKS`.  None of them changes or
recomputes anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ..errors import Place, Problem, RefusalError
from ..quantities import Quantity, decimals_of, is_percent, number_text, round_decimal
from ..runs import Source
from .model import Indicator, IndicatorSet, Observation, Prices
from .periods import Period

__all__ = ["CHECKS", "Check", "check"]

Check = Callable[[IndicatorSet], Iterator[Problem]]

_SHARE = re.compile(
    r"占.*比重|占比|比重|覆盖率|普及率|入园率|合格率|满意度|达标率|优良率|收集率|机械化率|比例"
)
_HALF = Decimal("0.5")
_SLACK = Decimal("0.1")
_INDEX_RANGE = (Decimal(85), Decimal(125))
_ROWS_TO_TELL = 3

_HANZI = "[㐀-鿿]"
# Signs that end words and hardly begin one: others meet by chance where two words do (动植物物种, 城市市政).
_WORD_ENDS = "的了是在和与及或把被率群链们者型额值"
_DOUBLED = re.compile(rf"(?P<one>[{_WORD_ENDS}])(?P=one)")
_REPEATED = re.compile(rf"(?P<two>{_HANZI}{{2,4}})(?P=two)")
_HALF_WIDTH = re.compile(rf"{_HANZI}\s*[,;?!]|[,;?!]\s*{_HANZI}|{_HANZI}:{_HANZI}")
_BLANK = re.compile(rf"(?:{_HANZI}|\d)\s+(?:{_HANZI}|\d)")
_LETTERS_FOR_ROMAN = re.compile(
    rf"(?<![A-Za-z])(?:II|III|IV|VI|VII|VIII|IX)(?=$|{_HANZI})|(?<![A-Za-z])[IVX](?=[类级])"
)
_PAIRS = (
    ("“", "”"),
    ("‘", "’"),
    ("《", "》"),
    ("（", "）"),
    ("(", ")"),
    ("【", "】"),
    ("〔", "〕"),
    ("「", "」"),
)


def check(data: IndicatorSet) -> tuple[Problem, ...]:
    """Everything about ``data`` that is implausible, as warnings with the cell they stand in."""
    return tuple(problem for find in CHECKS for problem in find(data))


def _place(source: Source) -> Place:
    return Place(source.file or None, source.sheet, source.row, source.column)


def _warning(code: str, message: str, source: Source, hint: str) -> Problem:
    return Problem(code, message, _place(source), hint, "warning")


# figures


def contradicted_growth(data: IndicatorSet) -> Iterator[Problem]:
    """Published growth that the levels of this and the last year contradict beyond their rounding.

    Only where no price basis, sample or revision stands between level and rate; ratios change by points.
    """
    for row in data.current:
        indicator = data.indicator(row.indicator)
        before = data.find(row.indicator, row.period.year_ago(), row.area)
        if row.yoy is None or before is None or indicator.prices is not Prices.NONE:
            continue
        if before.vintage != row.vintage:
            continue
        computed = _computed_growth(data.quantity(row), data.quantity(before))
        if computed is None or abs(computed[0] - row.yoy) <= computed[1] + _half_unit(row.yoy):
            continue
        unit = "个百分点" if is_percent(row.unit or indicator.unit) else "%"
        yield _warning(
            "check.growth-contradicted",
            f"{indicator.name}, {row.period}: {row.yoy}{unit} is published, "
            f"the levels give {number_text(round_decimal(computed[0], 1))}{unit}",
            row.origin("yoy"),
            "mend the figure, or give the price basis in the catalogue where the rate is a real one",
        )


def _computed_growth(now: Quantity | None, before: Quantity | None) -> tuple[Decimal, Decimal] | None:
    """Growth by the levels, and by how much it may be off through their rounding."""
    if now is None or before is None:
        return None
    try:
        base = before.in_unit(now.unit).value
    except RefusalError:
        return None
    if is_percent(now.unit):
        return now.value - base, _half_unit(now.value) + _half_unit(before.value) + _SLACK
    if base <= 0 or now.value < 0:
        return None
    ratio = now.value / base
    slack = (_half_unit(now.value) + ratio * _half_unit(before.value)) / base * 100
    return (ratio - 1) * 100, slack + _SLACK


def growth_to_nothing(data: IndicatorSet) -> Iterator[Problem]:
    """A rate beside a level of 0: what is nothing now has fallen by 100 %, or was nothing before.

    Where the levels of both years are known, :func:`contradicted_growth` tells it.
    """
    for row in data.current:
        if row.value is None or row.value or row.yoy is None:
            continue
        indicator = data.indicator(row.indicator)
        # A level that rounds to 0 may have fallen by a little less than all.
        if is_percent(row.unit or indicator.unit) or row.yoy <= -99 or not row.yoy:
            continue
        before = data.find(row.indicator, row.period.year_ago(), row.area)
        if before is not None and before.value and indicator.prices is Prices.NONE:
            continue
        yield _warning(
            "check.growth-to-nothing",
            f"{indicator.name}, {row.period}: the level is 0, and {row.yoy}% is published",
            row.origin("yoy"),
            "mend one of the two; a level that only rounds to 0 needs decimals or a smaller unit",
        )


def _half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is printed."""
    return _HALF.scaleb(-decimals_of(value))


def share_beyond_whole(data: IndicatorSet) -> Iterator[Problem]:
    """A share of more than 100 %, or of less than nothing."""
    for row in data.observations:
        indicator = data.indicator(row.indicator)
        if row.value is None or (row.unit or indicator.unit) != "%" or not _SHARE.search(indicator.name):
            continue
        if not 0 <= row.value <= 100:
            yield _warning(
                "check.share",
                f"{indicator.name}, {row.period}: a share of {row.value}%",
                row.origin("value"),
                "mend the figure or the unit",
            )


def _families(data: IndicatorSet) -> Iterator[tuple[Indicator, list[Indicator]]]:
    children: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in data:
        if indicator.parent:
            children[indicator.parent].append(indicator)
    for parent, parts in children.items():
        if parent in data:
            yield data.indicator(parent), parts


def _part_rows(data: IndicatorSet, parts: Sequence[Indicator]) -> Iterator[list[Observation]]:
    """The rows of all parts for each area and period in which every one of them has a level."""
    for area in data.areas:
        found: dict[Period, list[Observation]] = defaultdict(list)
        for part in parts:
            for row in data.series(part.id, area):
                if row.value is not None:
                    found[row.period].append(row)
        yield from (rows for rows in found.values() if len(rows) == len(parts) > 1)


def structure_off_whole(data: IndicatorSet) -> Iterator[Problem]:
    """Shares of one whole that do not sum to 100 within what rounding explains."""
    for whole, parts in _families(data):
        if not all(part.unit == "%" for part in parts):
            continue
        for rows in _part_rows(data, parts):
            total = sum((row.value or Decimal(0) for row in rows), Decimal(0))
            if abs(total - 100) > _SLACK * len(rows):
                yield _warning(
                    "check.structure",
                    f"the parts of {whole.name} sum to {total}% in {rows[0].period}",
                    rows[0].origin("value"),
                    "mend the shares, or clear the parent where they are not all parts of it",
                )


def growth_like_an_index(data: IndicatorSet) -> Iterator[Problem]:
    """Growth rates that all lie around 100: an index of 106.3 means +6.3 %."""
    low, high = _INDEX_RANGE
    for indicator in data:
        rows = [row for area in data.areas for row in data.series(indicator.id, area) if row.yoy is not None]
        rates = [row.yoy for row in rows if row.yoy is not None]
        if len(rates) >= _ROWS_TO_TELL and all(low <= rate <= high for rate in rates):
            yield _warning(
                "check.growth-like-index",
                f"the growth of {indicator.name} lies between {min(rates)} and {max(rates)} throughout",
                rows[0].origin("yoy"),
                "if it is an index with the last year at 100, take 100 off",
            )


def level_without_unit(data: IndicatorSet) -> Iterator[Problem]:
    """A number that neither its row nor the catalogue gives a unit; told once an indicator."""
    told = {indicator.id for indicator in data if indicator.unit}
    for row in data.observations:
        if row.value is None or row.unit or row.indicator in told:
            continue
        told.add(row.indicator)
        yield _warning(
            "check.unit-missing",
            f"{data.indicator(row.indicator).name}: {row.value} has no unit",
            row.origin("value"),
            "give the unit with its classifier (60余条, 7亿元) in the row or in the catalogue",
        )


def unit_with_brackets(data: IndicatorSet) -> Iterator[Problem]:
    """A unit that is a remark and no unit: 亿(元)."""
    units: dict[str, Source] = {}
    for row in data.observations:
        units.setdefault(row.unit, row.origin("unit"))
    for indicator in data:
        units.setdefault(indicator.unit, indicator.origin)
    for unit, source in units.items():
        if _is_bracketed(unit):
            yield _warning(
                "check.unit-brackets", f"the unit “{unit}” has brackets", source, "write the unit alone"
            )


def _is_bracketed(unit: str) -> bool:
    return any(sign in unit for sign in "()（）[]【】")


# text


def damaged_text(data: IndicatorSet) -> Iterator[Problem]:
    """Names, phrases, notes and claims that look damaged by copying or text recognition."""
    for text, source in _texts(data):
        for find in _DAMAGES:
            if problem := find(text, source):
                yield problem


def _texts(data: IndicatorSet) -> Iterator[tuple[str, Source]]:
    """Every text that may be printed, each once."""
    seen: set[str] = set()
    for indicator in data:
        for text in (indicator.name, indicator.short_name, indicator.phrase, indicator.zero, indicator.note):
            if text and text not in seen:
                seen.add(text)
                yield text, indicator.origin
    for row in data.observations:
        for text, field in (
            (row.note, "note"),
            *((claim, "claim") for claim in row.claim),
            (row.area, "area"),
        ):
            if text and text not in seen:
                seen.add(text)
                yield text, row.origin(field)


def _doubled(text: str, source: Source) -> Problem | None:
    found = _DOUBLED.search(text) or _REPEATED.search(text)
    if not found:
        return None
    return _warning("check.doubled", f"“{found[0]}” is doubled in “{text}”", source, "strike one of them")


def _half_width(text: str, source: Source) -> Problem | None:
    found = _HALF_WIDTH.search(text)
    if not found:
        return None
    return _warning(
        "check.half-width", f"half-width punctuation in “{text}”", source, "write it full-width: ，；：？！"
    )


def _blanks(text: str, source: Source) -> Problem | None:
    found = _BLANK.search(text)
    if not found:
        return None
    return _warning("check.blank", f"a blank in “{found[0]}” of “{text}”", source, "strike it")


def _unbalanced(text: str, source: Source) -> Problem | None:
    for opening, closing in _PAIRS:
        depth = 0
        for sign in text:
            depth += (sign == opening) - (sign == closing)
            if depth < 0:
                break
        if depth:
            return _warning(
                "check.unbalanced",
                f"“{opening}” and “{closing}” do not pair in “{text}”",
                source,
                "add the other one",
            )
    return None


def _roman(text: str, source: Source) -> Problem | None:
    found = _LETTERS_FOR_ROMAN.search(text)
    if not found:
        return None
    return _warning(
        "check.roman-letters",
        f"the letters “{found[0]}” in “{text}” look like a Roman numeral",
        source,
        "write Ⅰ, Ⅱ, Ⅲ, Ⅳ …",
    )


_DAMAGES: Sequence[Callable[[str, Source], Problem | None]] = (
    _doubled,
    _half_width,
    _blanks,
    _unbalanced,
    _roman,
)

CHECKS: Sequence[Check] = (
    contradicted_growth,
    growth_to_nothing,
    share_beyond_whole,
    structure_off_whole,
    growth_like_an_index,
    level_without_unit,
    unit_with_brackets,
    damaged_text,
)
