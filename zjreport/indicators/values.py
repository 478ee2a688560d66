"""Cells as numbers: what people write into value, growth and rank columns, and what it means.

Nothing is guessed: a text that is not surely a number raises :class:`ValueError`, whose message says how to
write it.  0.07 stays 0.07, for no cell tells whether 7 % was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ..quantities import POINTS
from .model import Status

__all__ = [
    "BELOW_UNIT_NOTE",
    "Level",
    "Rank",
    "is_plain",
    "is_structure",
    "plain_unit",
    "read_change",
    "read_growth",
    "read_level",
    "read_rank",
    "read_status",
    "read_target",
    "split_hedge",
]

_FULL_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FULL_WIDTH |= {0x3000: " ", 0xA0: " ", 0x2009: " ", 0x202F: " ", ord("−"): "-", ord("﹣"): "-"}

_CHINESE_IN_BRACKETS = re.compile(r"\(([㐀-鿿]+)\)")

_NOT_APPLICABLE = frozenset(("-", "--", "—", "——", "–", "―", "/", "不适用"))
_BELOW_UNIT = frozenset(("…", "……", "..."))
_ABSENT = frozenset(
    ("", ":", "*", "nan", "null", "none", "na", "n/a", "缺", "缺失", "暂无", "暂缺", "未发布", "待发布")
)

_STATUS_WORDS = {
    "初步核算": Status.PROVISIONAL,
    "初步统计": Status.PROVISIONAL,
    "快报数": Status.PROVISIONAL,
    "快报": Status.PROVISIONAL,
    "预计": Status.ESTIMATED,
    "预测": Status.FORECAST,
    "最终核实": Status.NORMAL,
}
_STATUS_NAMES = {
    "normal": Status.NORMAL,
    "actual": Status.NORMAL,
    "final": Status.NORMAL,
    "正常": Status.NORMAL,
    "实际": Status.NORMAL,
    "provisional": Status.PROVISIONAL,
    "preliminary": Status.PROVISIONAL,
    "estimated": Status.ESTIMATED,
    "estimate": Status.ESTIMATED,
    "forecast": Status.FORECAST,
    "break": Status.BREAK,
    "口径调整": Status.BREAK,
    "not applicable": Status.NOT_APPLICABLE,
    "不适用": Status.NOT_APPLICABLE,
    "missing": Status.MISSING,
    "缺失": Status.MISSING,
}

_BEFORE = {
    word: word for word in ("达到或超过", "达到", "超过", "突破", "不低于", "不少于", "不超过", "接近")
}
_BEFORE |= {word: word for word in ("将近", "大约", "达", "超", "逾", "近", "约")}
_BEFORE |= {">=": "以上", "≥": "以上", "<=": "以内", "≤": "以内", ">": "超过", "~": "约", "≈": "约"}
_AFTER = {word: word for word in ("以上", "以内", "以下", "左右", "上下", "余", "多")} | {"+": "以上"}
_VERBS_OF_LEVEL = ("达到", "达")

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+)"
_UNIT_SIGNS = "㐀-鿿々%‰℃°㎡㎞㎏/·"
_HEDGED = re.compile(
    rf"(?P<before>{'|'.join(map(re.escape, sorted(_BEFORE, key=len, reverse=True)))})?"
    rf"(?P<number>[+-]?{_NUMBER})"
    rf"(?P<head>万亿|千万|百万|亿|万)?(?P<mid>余|多)?(?P<tail>[{_UNIT_SIGNS}]*?)"
    rf"(?P<after>{'|'.join(map(re.escape, _AFTER))})?"
)
_MAX_EXPONENT = 60
_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_STATUS_AT_HEAD = re.compile(rf"({'|'.join(_STATUS_WORDS)})[:，,]?")
_STATUS_AT_TAIL = re.compile(rf"\(({'|'.join(_STATUS_WORDS)})\)")
_GROUPED_BY_BLANKS = re.compile(r"(?<=\d) (?=\d{3}(?:\D|$))")

_RISES = ["增长", "增加", "净增", "上涨", "上升", "提高", "提升", "加快", "扩大", "增", "升", "涨", "↑"]
_FALLS = ["负增长", "下降", "下跌", "减少", "净减", "降低", "回落", "收窄", "降", "跌", "减", "↓"]
_FLAT = re.compile(
    r"(?:[与同和较比]?(?:上年|去年|上期)(?:同期)?|[与同]期)?(?:基本)?持平(?:\(0(?:\.0+)?%?\))?"
)
# The sign of a profit changed: there is no rate, and the levels say the rest.
_TURNED = re.compile("由?盈转亏|由?亏转盈|扭亏(?:为盈|增盈)?|由亏(?:转|变|为)盈|由盈(?:转|变|为)亏|亏损")
_MOVE = re.compile(rf"(?P<verb>{'|'.join(sorted(_RISES + _FALLS, key=len, reverse=True))})?(?P<rest>.+)")
_POINT_UNITS = ("个百分点", "百分点", "个点", "点")
_BRACKETED_POINTS = re.compile("[（(](个?百分点|%)[)）]$")

_ROMAN = {
    "I": "Ⅰ",
    "II": "Ⅱ",
    "III": "Ⅲ",
    "IV": "Ⅳ",
    "V": "Ⅴ",
    "VI": "Ⅵ",
    "VII": "Ⅶ",
    "VIII": "Ⅷ",
    "IX": "Ⅸ",
    "X": "Ⅹ",
}
_CLASS_WORDS = "类级等档"
_CATEGORY = re.compile(
    rf"(?P<head>劣|优于|达到或优于|达到)?(?P<class>[Ⅰ-Ⅻ]+|[IVX]+|[一二三四五六七八九十]+|\d?A{{1,5}}|[B-H])"
    rf"(?P<tail>[+-]?(?:[{_CLASS_WORDS}]|等级|类别)(?:水质?|标准)?)"
)
_GRADES = frozenset(("优", "优秀", "优良", "良", "良好", "中", "差", "合格", "不合格", "达标", "不达标"))
_GRADES |= {"轻度污染", "中度污染", "重度污染", "严重污染"}
_CATEGORY_UNITS = frozenset(("类", "级", "等", "档", "类别", "等级", "级别", "category", "class", "grade"))

# The shares of the parts of one whole, such as 2.3:50.7:47.0 for the three industries.
_STRUCTURE = re.compile(r"\d{1,3}(?:\.\d+)?(?:[:∶]\d{1,3}(?:\.\d+)?){1,5}")
_CHINESE_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")}
_SCOPE = r"(?:[居列]|位居|位列|排名)?(?P<scope>(?!并列|蝉联|前)[㐀-鿿]{2,6}?)?(?:[居列]|位居|位列|排名)?"
_RANK = re.compile(_SCOPE + r"(?:第|no\.?)?(?P<rank>[0-9]{1,4})[位名]?(?:/共?(?P<of>[0-9]{1,4})[位名个]?)?")
_RANK_CHINESE = re.compile(_SCOPE + "第(?P<rank>[一二三四五六七八九十]{1,3})[位名]?")

_RANK_WORDS = ("前", "并列", "蝉联")

_UNIT_NAMES = {"百分比": "%", "percent": "%", "pct": "%", "百分点": POINTS}

_NO_NUMBER = "write digits, such as 1650, 7% or 54以上; a rate of change belongs into the growth column"
_BLANK_IN_UNIT = re.compile(r"(?<![A-Za-z0-9]) | (?![A-Za-z0-9])")
BELOW_UNIT_NOTE = "不足最小单位"
_SEE_NOTE = "见注"


@dataclass(frozen=True, slots=True)
class Level:
    """A value cell read: a number, a category, or why there is none.

    ``unit`` is what stood beside the number; ``missing`` is set where the cell says that there is no value.
    ``respelt`` tells that a Roman numeral was typed in letters.
    """

    value: Decimal | None = None
    unit: str = ""
    qualifier: str = ""
    status: Status | None = None
    status_word: str = ""
    category: str = ""
    note: str = ""
    missing: Status | None = None
    respelt: bool = False


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank cell read: a place among so many, or a declared word."""

    rank: int | None = None
    of: int | None = None
    word: str = ""
    scope: str = ""


is_plain = _PLAIN.fullmatch
is_structure = _STRUCTURE.fullmatch


@lru_cache(maxsize=1024)
def plain_unit(text: str) -> str:
    """A unit as it is compared and printed: half-width, without blanks; brackets around Chinese are Chinese.

    >>> plain_unit(" ％ "), plain_unit("百分点"), plain_unit("只(羽)·年")
    ('%', '个百分点', '只（羽）·年')
    """
    unit = _BLANK_IN_UNIT.sub("", " ".join(text.translate(_FULL_WIDTH).split()))
    unit = _CHINESE_IN_BRACKETS.sub(r"（\1）", unit)
    return _UNIT_NAMES.get(unit.casefold(), unit)


def split_hedge(text: str) -> tuple[str, str, Status | None]:
    """``text`` without a status word at its head or, in brackets, at its end; that word; its status.

    >>> split_hedge("预计2.7以上")
    ('2.7以上', '预计', <Status.ESTIMATED: 'E'>)
    """
    if match := _STATUS_AT_HEAD.match(text):
        return text[match.end() :], match[1], _STATUS_WORDS[match[1]]
    if match := _STATUS_AT_TAIL.search(text):
        return text[: match.start()] + text[match.end() :], match[1], _STATUS_WORDS[match[1]]
    return text, "", None


@lru_cache(maxsize=256)
def read_status(text: str) -> tuple[Status, str]:
    """A status cell: SDMX letter, English name, or a Chinese word, which is then also the word to print.

    >>> read_status("初步核算"), read_status("E")
    ((<Status.PROVISIONAL: 'P'>, '初步核算'), (<Status.ESTIMATED: 'E'>, ''))

    Raises:
        ValueError: it is none of them.
    """
    word = text.strip()
    if word in _STATUS_WORDS:
        return _STATUS_WORDS[word], word
    if word.casefold() == "expected":
        return Status.ESTIMATED, "预计"
    if word.casefold() in _STATUS_NAMES:
        return _STATUS_NAMES[word.casefold()], ""
    try:
        return Status(word.upper()), ""
    except ValueError:
        raise ValueError("write A, P, E, F, B, M or O, or 预计, 初步核算, 快报数, 最终核实") from None


def read_level(text: str, unit: str = "") -> Level:
    """A value cell.  ``unit`` is the unit that the row or the catalogue gives.

    >>> read_level("7万余"), read_level("预计2.7％以上").qualifier
    (Level(value=Decimal('7'), unit='万', qualifier='余', status=None, ...), '以上')

    Raises:
        ValueError: it is neither a number nor a category nor a sign for a missing value.
    """
    if _PLAIN.fullmatch(text):
        return Level(Decimal(text))
    plain = _plain(text)
    if missing := _missing(plain):
        return missing
    if category := _category(plain, unit):
        return category
    rest, word, status = split_hedge(plain)
    value, found_unit, qualifier = _hedged(rest)
    return Level(value, found_unit, qualifier, status, word)


def read_growth(text: str) -> Level:
    """A growth cell: percent, or percentage points, with its sign.

    >>> read_growth("下降3.2%").value, read_growth("持平").value, read_growth("10.17个百分点").value
    (Decimal('-3.2'), Decimal('0'), Decimal('10.17'))

    Raises:
        ValueError: it is no growth rate.
    """
    if _PLAIN.fullmatch(text):
        return Level(Decimal(text))
    plain = _plain(text)
    if missing := _missing(plain):
        return missing
    rest, word, status = split_hedge(_BRACKETED_POINTS.sub(r"\1", plain))
    if _FLAT.fullmatch(rest):
        return Level(Decimal(0), "", "", status, word)
    if _TURNED.fullmatch(rest):
        return Level(missing=Status.NOT_APPLICABLE)
    value, unit, qualifier, verb = _moved(rest)
    if unit == "倍" and verb in _RISES:
        return Level(_spelt_out(value.scaleb(2)), "%", qualifier, status, word)
    if unit == "‰":
        return Level(value.scaleb(-1), "%", qualifier, status, word)
    if unit.casefold() not in ("", "%", "pct", "pp", *_POINT_UNITS):
        raise ValueError("write a rate such as 7, 7%, -3.2% or 1.5个百分点")
    return Level(value, POINTS if unit in _POINT_UNITS else unit, qualifier, status, word)


def read_change(text: str) -> Level:
    """A cell of a net change: a number with its sign, and with its unit if it has one.

    Raises:
        ValueError: it is no number.
    """
    plain = _plain(text)
    if missing := _missing(plain):
        return missing
    rest, word, status = split_hedge(plain)
    if _FLAT.fullmatch(rest):
        return Level(Decimal(0), "", "", status, word)
    value, unit, qualifier, _ = _moved(rest)
    return Level(value, plain_unit(unit), qualifier, status, word)


def read_target(text: str) -> tuple[Level, bool]:
    """The value cell of a target, and whether it asks for growth (``增长6%左右``) and not for a level.

    Raises:
        ValueError: it is no number.
    """
    plain = _plain(text)
    if missing := _missing(plain):
        return missing, False
    value, unit, qualifier, verb = _moved(plain)
    return Level(value, plain_unit(unit), qualifier), bool(verb) and unit in ("", "%")


@lru_cache(maxsize=4096)
def read_rank(text: str) -> Rank:
    """A rank cell.

    >>> read_rank("7/13"), read_rank("全省第4位"), read_rank("前列").word
    (Rank(rank=7, of=13, word='', scope=''), Rank(rank=4, of=None, word='', scope='全省'), '前列')

    Raises:
        ValueError: it holds digits but is no rank.
    """
    plain = _plain(text)
    if _missing(plain):
        return Rank()
    if match := _RANK.fullmatch(plain.casefold()):
        return Rank(int(match["rank"]), int(match["of"]) if match["of"] else None, "", match["scope"] or "")
    if match := _RANK_CHINESE.fullmatch(plain):
        return Rank(_chinese_number(match["rank"]), None, "", match["scope"] or "")
    if any(sign.isdigit() for sign in plain) and not plain.startswith(_RANK_WORDS):
        raise ValueError("write 7, 第7位, 7/13, or a word such as 前列")
    return Rank(word=text.strip())


def _plain(text: str) -> str:
    """``text`` with half-width signs and without blanks that group digits or stand around the number."""
    plain = _GROUPED_BY_BLANKS.sub("", text.translate(_FULL_WIDTH).strip())
    return re.sub(r"(?<!\d) | (?!\d)", "", plain)


def _missing(plain: str) -> Level | None:
    if plain in _NOT_APPLICABLE:
        return Level(missing=Status.NOT_APPLICABLE)
    if plain in _BELOW_UNIT:
        return Level(missing=Status.MISSING, note=BELOW_UNIT_NOTE)
    if plain.casefold() in _ABSENT:
        return Level(missing=Status.MISSING, note=_SEE_NOTE if plain == "*" else "")
    return None


def _category(plain: str, unit: str) -> Level | None:
    """A class (Ⅱ类), a grade (优), or any text where the unit itself is 类别."""
    if is_structure(plain):
        return Level(category=plain.replace("∶", ":"))
    joined = plain + unit if unit in _CLASS_WORDS and plain in (*_ROMAN, *_ROMAN.values()) else plain
    if match := _CATEGORY.fullmatch(joined):
        name = match["class"]
        respelt = _ROMAN.get(name, name)
        return Level(category=f"{match['head'] or ''}{respelt}{match['tail']}", respelt=respelt != name)
    if plain in _GRADES or (unit in _CATEGORY_UNITS and not any(sign.isdigit() for sign in plain)):
        return Level(category=plain)
    return None


def _hedged(plain: str) -> tuple[Decimal, str, str]:
    """The number, its unit and its hedge."""
    match = _HEDGED.fullmatch(plain.replace("–", "-", 1) if plain.startswith("–") else plain)
    if not match:
        raise ValueError(_NO_NUMBER)
    before = _BEFORE.get(match["before"] or "", "")
    after = match["mid"] or _AFTER.get(match["after"] or "", "")
    if match["mid"] and match["after"]:
        raise ValueError("keep one hedge, either before or behind the number")
    if before and after and before not in _VERBS_OF_LEVEL:
        raise ValueError("keep one hedge, either before or behind the number")
    number = Decimal(match["number"].replace(",", "").rstrip("."))
    return _spelt_out(number), (match["head"] or "") + match["tail"], after or before


def _spelt_out(number: Decimal) -> Decimal:
    """A number without an exponent, so that its text is its digits.

    Raises:
        ValueError: it is beyond any figure: written out, it would fill the memory.
    """
    if abs(number.adjusted()) > _MAX_EXPONENT:
        raise ValueError(_NO_NUMBER)
    return Decimal(format(number, "f"))


def _moved(plain: str) -> tuple[Decimal, str, str, str]:
    """The number with the sign of its verb, its unit, its hedge, and the verb."""
    text = re.sub(r"(?i)(?<=\d)(pct|pp|pts)$", "个百分点", plain)
    match = _MOVE.fullmatch(text)
    if not match:
        raise ValueError(_NO_NUMBER)
    value, unit, qualifier = _hedged(match["rest"])
    verb = match["verb"] or ""
    if verb in _FALLS:
        if match["rest"].lstrip("约近").startswith(("-", "+")):
            raise ValueError(f"write either {verb} or a sign, not both")
        value = -value
    return value, unit, qualifier, verb


def _chinese_number(text: str) -> int:
    tens, found, ones = text.rpartition("十")
    if not found:
        return _CHINESE_DIGITS.get(text, 0)
    return (_CHINESE_DIGITS.get(tens, 1)) * 10 + _CHINESE_DIGITS.get(ones, 0)
