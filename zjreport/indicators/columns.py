"""What a column holds, told by its header.

Headers are compared in NFKC form, without blanks, units in brackets and note marks.  A header that is not one
of the names of :mod:`~zjreport.indicators.aliases` is taken apart into pieces that are: a period, a span
(本月, 累计), another time (上年同期), a wider area and a measure (``2023年同比``, ``1—3月累计增长``,
``全省增速``, ``上年同期累计``).  A header of which any piece is left over is not known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ..errors import DataError
from .aliases import (
    ALIASES,
    CATALOGUE_FIELDS,
    DATING,
    FIGURES,
    IDENTITY,
    MEASURES,
    TARGET_FIELDS,
    known_headers,
)
from .periods import Period
from .units import index_base, looks_like_unit

__all__ = [
    "ALIASES",
    "CATALOGUE_FIELDS",
    "DATING",
    "FIGURES",
    "IDENTITY",
    "MEASURES",
    "NOTE_MARKS",
    "TARGET_FIELDS",
    "Column",
    "column_of",
    "is_rate",
    "joined_column",
    "known_headers",
    "plain",
    "split_brackets",
]

NOTE_MARKS = re.compile(
    "[\u2460-\u2473\u00b9\u00b2\u00b3\u2070-\u207f*＊]|(?:\\[|［|〔)注?\\d{1,2}(?:\\]|］|〕)"
)
_BRACKETS = re.compile(r"[（(［\[]([^（()）［\[\]］]*)[)）\]］]")
_NOISE = re.compile(r"[\s_\-—:：/]|[±%‰]|^[#]|\u200b|\ufeff")
_PERCENT = re.compile("[%％‰]|百分比|百分点|pct|percent", re.IGNORECASE)
_BARE_RATE = re.compile(r"[±+\-/—]{1,3}[%％]|±")
# Whom a rank is taken among; any other words before 位次 are what was ranked.
_SCOPE = re.compile(r"全[国省市区县州盟旗]|省内|市内|[㐀-鿿0-9]{1,7}(?:[省市县区州盟旗圈群带]|三角|城市)")
_WIDER = re.compile(r"(?:全国|全省|全市|全区|全县|[㐀-鿿]{1,4}[省市])(?:平均)?")
_RANK_BASES = {"增速": "growth", "增幅": "growth", "增长": "growth", "总量": "level"}


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    ``field`` is empty where the header is not known.  ``period``, ``area`` and ``indicator`` are set where
    the header itself names them; ``undated`` where it names a period without its year.  ``scope`` and
    ``basis`` say what a rank is of.  ``span`` is ``to-date`` where the figure is of the year so far,
    ``month``, ``quarter`` or ``single`` where it is not; ``time`` is ``year-ago``, ``year-end`` or
    ``previous`` where it is of another time than the row.  ``index`` is the time that an index has at 100
    (``year``, ``previous`` or ``other``); ``unit`` is what stood in brackets.
    """

    field: str
    header: str = ""
    period: Period | None = None
    area: str | None = None
    indicator: str | None = None
    unit: str = ""
    scope: str = ""
    basis: str = ""
    span: str = ""
    time: str = ""
    index: str = ""
    undated: bool = False


def plain(text: str) -> str:
    """A header or name for comparison: NFKC, lower case, without blanks, signs and note marks.

    >>> plain("同比 增长±％①"), plain("Rank_Of")
    ('同比增长', 'rankof')
    """
    # Note marks go first: NFKC would turn ① into the digit 1.
    text = unicodedata.normalize("NFKC", NOTE_MARKS.sub("", text))
    return _NOISE.sub("", text).casefold()


def split_brackets(text: str) -> tuple[str, str]:
    """``text`` without its bracketed parts, and what stood in the last of them.

    >>> split_brackets("数值（亿元）")
    ('数值', '亿元')
    """
    found = _BRACKETS.findall(text)
    return (_BRACKETS.sub("", text).strip(), found[-1].strip()) if found else (text.strip(), "")


_FIELDS: Mapping[str, str] = {
    plain(alias) or alias: field for field, aliases in ALIASES.items() for alias in aliases.split()
}


def _pieces(kinds: Mapping[str, str]) -> Mapping[str, str]:
    return {word.casefold(): kind for kind, words in kinds.items() for word in words.split()}


_SPANS = _pieces(
    {
        "to-date": "自年初累计 年初累计 本季累计 本季止累计 本季度累计 季累计 "
        "本月止累计 本月累计 本期累计 本年累计 1-本月累计 1-本月 1至本月累计 "
        "1至本月 累计 年累计 当年累计 年初至今 年初至本月 本年止累计 累计数 累计值",
        "quarter": "本季度 本季 当季 当季度 单季 单季度",
        "month": "本月 当月 本月份 当月份 单月 本月数 当月数",
        "single": "本期 当期 报告期 本期数",
    }
)
_TIMES = _pieces(
    {
        "year-ago": "上年同期 去年同期 上年同期末 去年同期末 上年同月末 去年同月末 "
        "上年同月 去年同月 上年同季 同期 上年同期数 去年同期数 同期数 上年 "
        "去年 上年实绩",
        "year-end": "上年全年 去年全年 上年末 去年末 上年底 去年底 年初 年初数 年初余额 上年末余额 上年年末",
        "previous": "上月末 上季末 上月 上季 上季度 上期 上月数 上期数",
    }
)
_SILENT = ("本年", "今年", "其中", "主要", "实际", "的", "完成情况", "情况", "实绩", "平均")
# Measures that may stand beside other pieces; a bare 数 or 额 means the level.
_PIECE_MEASURES = {key: field for key, field in _FIELDS.items() if field in MEASURES} | dict.fromkeys(
    ("数", "值", "额", "量", "完成额", "%"), "value"
)
_WORDS: tuple[tuple[str, str, str], ...] = tuple(
    sorted(
        (
            *(("span", word, span) for word, span in _SPANS.items()),
            *(("time", word, time) for word, time in _TIMES.items()),
            *(("field", word, field) for word, field in _PIECE_MEASURES.items()),
            *(("silent", word, "") for word in _SILENT),
        ),
        key=lambda entry: -len(entry[1]),
    )
)
_MAX_PERIOD = 24


@lru_cache(maxsize=8192)
def column_of(header: str, year: int | None = None) -> Column:
    """What a column headed ``header`` holds; ``year`` completes periods that name none.

    >>> column_of("2023年同比(%)").field, str(column_of("2023年同比(%)").period)
    ('yoy', '2023')
    >>> column_of("上年同期累计").time, column_of("上年同期累计").span
    ('year-ago', 'to-date')
    """
    bare, unit = split_brackets(header)
    if not bare and unit and not header.startswith(("[", "［")):
        return _of_brackets(header, unit, year)
    index = index_base(header)
    if index and index_base(bare):
        return _of_index(header, bare, index)
    key = plain(bare)
    if not key:
        field = "ignore" if bare in ("#", "№") else "yoy" if _BARE_RATE.fullmatch(bare) else ""
        return Column(field, header)
    known = _FIELDS.get(key)
    column = Column(known, header, unit=unit) if known else _taken_apart(_spelt(bare), year)
    if column is None:
        return Column("", header, unit=unit)
    field = _by_unit(column.field, key, f"{bare}{unit}", unit)
    return replace(column, field=field, header=header, unit="" if index else unit, index=index)


def _of_index(header: str, bare: str, index: str) -> Column:
    """A column that is headed by what is at 100 (上年同月=100); of the period before it says 环比."""
    if bare.startswith(("上月", "上季", "上期")):
        return Column("pop", header, index="previous")
    return Column("value", header, index=index)


def _of_brackets(header: str, inner: str, year: int | None) -> Column:
    """A header that stands in brackets as a whole: a unit, or what any header may be."""
    column = column_of(inner, year)
    return replace(column, header=header) if column.field else Column("", header, unit=inner)


def is_rate(header: str) -> bool:
    """Whether a header says that its figures are in percent (增减%, 增幅（%）)."""
    return _PERCENT.search(header) is not None


def _by_unit(field: str, key: str, text: str, unit: str) -> str:
    """Tell an increase in percent from one in units: 增减% is a rate, 同比增减（亿元） is not."""
    if field == "change" and _PERCENT.search(text):
        return "yoy"
    if field == "yoy" and unit and "增" in key and not _PERCENT.search(text) and not index_base(unit):
        return "change" if key.endswith(("增减", "增加", "同比")) and not unit.startswith("±") else field
    return field


def _spelt(text: str) -> str:
    """A header as its pieces are looked for: half-width, without blanks, note marks and signs of percent."""
    text = unicodedata.normalize("NFKC", NOTE_MARKS.sub("", text))
    return re.sub(r"[\s±%‰\u200b\ufeff]", "", text).casefold().replace("—", "-").replace("–", "-")


def _taken_apart(text: str, year: int | None) -> Column | None:
    """The column that all pieces of ``text`` make up together, or ``None``."""
    for column in _readings(text, Column(""), year):
        if column.time and column.period and column.period.months == 12:
            # 2023年同期 is of the months of another column, which this one does not name.
            return None
        return column if column.field else replace(column, field="value")
    return None


def _readings(text: str, column: Column, year: int | None) -> Iterator[Column]:
    """Every way to read ``text`` as pieces behind what ``column`` has already, the longest pieces first."""
    text = text.lstrip("_-:：、,，/ ")
    if not text:
        # Noise words alone are no header.
        if column != Column(""):
            yield column
        return
    if column.period is None and not column.undated:
        yield from _behind_period(text, column, year)
    for kind, word, meaning in _WORDS:
        if text.startswith(word) and not (kind != "silent" and getattr(column, kind)):
            grown = column if kind == "silent" else _with(column, kind, meaning)
            yield from _readings(text[len(word) :], grown, year)
    yield from _behind_place(text, column, year)


def _with(column: Column, kind: str, meaning: str) -> Column:
    change: dict[str, Any] = {kind: meaning}
    return replace(column, **change)


def _behind_period(text: str, column: Column, year: int | None) -> Iterator[Column]:
    if not any(sign.isdecimal() or sign in "〇一二三四上下前全年" for sign in text[:8]):
        return
    for end in range(min(len(text), _MAX_PERIOD), 0, -1):
        head = text[:end].rstrip("_-:：")
        period = _period(head, year)
        if period or _is_undated(head):
            yield from _readings(text[end:], replace(column, period=period, undated=period is None), year)


def _behind_place(text: str, column: Column, year: int | None) -> Iterator[Column]:
    """A wider area before a measure (全省增速), or the scope and basis of a rank (全省位次, 增速位次)."""
    for rank in re.finditer("位次|排名|名次|排位|位列", text):
        if rank.start() and rank.end() == len(text) and not column.field:
            told = text[: rank.start()]
            word = next((word for word in _RANK_BASES if word in told), "")
            scope = told.replace(word, "", 1) if word else told
            scope = scope.strip("在居列的_-")
            if not scope or _SCOPE.fullmatch(scope):
                basis = _RANK_BASES.get(word, "")
                yield replace(column, field="rank", scope=scope, basis=basis)
    if column.area is None and (match := _WIDER.match(text)) and match.end() < len(text):
        area = match[0].removesuffix("平均")
        for found in _readings(text[match.end() :], replace(column, area=area), year):
            if found.field in ("value", "yoy", "pop", "change"):
                yield found


@lru_cache(maxsize=8192)
def _period(text: str, year: int | None) -> Period | None:
    try:
        return Period.parse(text, year)
    except DataError:
        return None


def _is_undated(text: str) -> bool:
    """Whether ``text`` is a part of some year that nothing names (1—3月)."""
    return _period(text, None) is None and _period(text, 2000) is not None


def joined_column(parts: tuple[str, ...], year: int | None = None) -> Column:
    """What a column holds whose header stands in several rows, from the top one down.

    Each part adds what it says; a part that is not known is an indicator or an area.

    >>> joined_column(("2024年", "1—3月", "同比增长(%)")).field
    'yoy'
    >>> joined_column(("地区生产总值", "总量（亿元）")).indicator
    '地区生产总值'
    """
    header = " ".join(parts)
    if len(parts) == 1:
        return column_of(parts[0], year)
    # Together the parts may be a header that is known as a whole (同比 over 增长).
    whole = column_of("".join(parts), year)
    if whole.field and not whole.undated:
        return replace(whole, header=header)
    column, unknown = Column("", header), ""
    for part in parts:
        own = column_of(f"（{part}）" if looks_like_unit(part) else part, year)
        if own.period is not None and own.period.months == 12:
            year = own.period.year
        if not own.field and own.unit != part.strip("（）()"):
            unknown = f"{unknown}{part}"
        column = _merged(column, own)
    return replace(column, indicator=unknown or None, field=column.field or ("value" if unknown else ""))


def _merged(column: Column, part: Column) -> Column:
    """What the parts so far say, with what the next one adds or says more exactly."""
    said = {
        name: value
        for name in ("period", "area", "scope", "basis", "span", "time", "index", "unit", "undated")
        if (value := getattr(part, name))
    }
    if part.period is not None:
        said["undated"] = False
    is_bare = part.field == "value" and bool(said.keys() & {"period", "area", "span", "time"})
    field = column.field if not part.field or (is_bare and column.field) else part.field
    return replace(column, field=field, **said)
