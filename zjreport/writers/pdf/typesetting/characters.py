"""What kind of sign a character is to line setting (GB/T 15834-2011, CLREQ)."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

__all__ = [
    "BLANK_LEFT",
    "BLANK_RIGHT",
    "LATIN",
    "NO_END",
    "NO_START",
    "RIGID",
    "TIGHT",
    "UNIT",
    "Kind",
    "clean",
    "kind_of",
    "kinds_of",
]


class Kind(IntEnum):
    """Kinds of signs by their manners at line ends and beside others."""

    HAN = 0
    OPEN = 1  # “（《
    CLOSE = 2  # ”）》
    STOP = 3  # ，。、；：
    EXCLAIM = 4  # ！？
    DASH = 5  # —, where two or more stand together ——
    DOTS = 6  # …
    RANGE = 7  # ～, a single —
    MIDDLE = 8  # ·
    ALNUM = 9  # Latin letters, digits and what stands inside words and numbers
    AFTER = 10  # %, ℃: bound to the number before
    BEFORE = 11  # ¥, +: bound to the number behind
    LATIN_OPEN = 12
    LATIN_CLOSE = 13
    SLASH = 14
    SPACE = 15
    GLUE = 16
    WIDE = 17  # full-width digits and letters
    MARK = 18  # superscript note marks


NO_START = frozenset(
    {
        Kind.CLOSE,
        Kind.STOP,
        Kind.EXCLAIM,
        Kind.DASH,
        Kind.DOTS,
        Kind.RANGE,
        Kind.MIDDLE,
        Kind.AFTER,
        Kind.LATIN_CLOSE,
        Kind.SLASH,
        Kind.SPACE,
        Kind.GLUE,
        Kind.MARK,
    }
)
NO_END = frozenset({Kind.OPEN, Kind.LATIN_OPEN, Kind.BEFORE, Kind.SLASH, Kind.GLUE})
#: Signs whose right half is blank, and those whose left half is.
BLANK_RIGHT = frozenset({Kind.CLOSE, Kind.STOP, Kind.EXCLAIM})
BLANK_LEFT = frozenset({Kind.OPEN})
#: Signs of which two make one, —— and ……, which nothing parts.
RIGID = frozenset({Kind.DASH, Kind.DOTS})
#: Signs that a gap parts from hanzi.
LATIN = frozenset({Kind.ALNUM, Kind.AFTER, Kind.BEFORE})
#: Signs that stand together without a gap in words, numbers and addresses.
TIGHT = LATIN | {Kind.LATIN_OPEN, Kind.LATIN_CLOSE, Kind.SLASH}

_KINDS: dict[str, Kind] = {}
for _signs, _kind in (
    ("“‘（《〈【〔「『〖［｛", Kind.OPEN),
    ("”’）》〉】〕」』〗］｝", Kind.CLOSE),
    ("，。、；：．", Kind.STOP),
    ("！？", Kind.EXCLAIM),
    ("—―⸺", Kind.DASH),
    ("…⋯", Kind.DOTS),
    ("～〜~", Kind.RANGE),
    ("·・•", Kind.MIDDLE),
    ("%‰‱°℃℉′″％㎡㎥㎞㎝㎜㎏㎎", Kind.AFTER),
    ("¥$€£+−±№＋￥＄", Kind.BEFORE),
    ("([{", Kind.LATIN_OPEN),
    (")]},.;:!?", Kind.LATIN_CLOSE),
    ("/／", Kind.SLASH),
    (" \t\u3000\u2002\u2003\u2009", Kind.SPACE),
    ("\u00a0\u2060\u202f", Kind.GLUE),
):
    _KINDS.update(dict.fromkeys(_signs, _kind))

#: Units that should stay whole and with their number where the line allows.
UNIT = re.compile(
    "个百分点|个(?:月|县|市|区|村|镇|项目)|[万亿]?(?:平方米|立方米|平方公里|千瓦时|美元|元|吨|人次|人|户|亩|家|辆|套|件|公顷)"
    "|万亿元|百分点|公里|千米|季度|年|月|日|时|岁|届|位|项|处|条|次|亿|万|倍|成|家|所|座|批|名|台|"
    "张|间|类|级|米|个"
)

#: Signs that only choose among forms of the one before them.
_VARIANT = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DROPPED = frozenset("\u200b\u200c\u200d\u2028\u2029\ufeff\u00ad\ufffe\uffff")


@lru_cache(maxsize=4096)
def kind_of(sign: str) -> Kind:
    """The kind of a single sign, its neighbours not looked at.

    >>> kind_of("，").name, kind_of("7").name, kind_of("镇").name
    ('STOP', 'ALNUM', 'HAN')
    """
    found = _KINDS.get(sign)
    if found is not None:
        return found
    code = ord(sign)
    if unicodedata.category(sign) in ("Mn", "Mc", "Me"):
        # A combining sign follows the one that it belongs to.
        return Kind.MARK
    if code < 0x2E80 and (sign.isalnum() or code < 0x300):
        # Ⅱ, ① and other enclosed or numbered signs are as wide as hanzi and part like them.
        return Kind.HAN if 0x2150 <= code < 0x2E80 else Kind.ALNUM
    if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A:
        return Kind.WIDE
    return Kind.HAN


def kinds_of(signs: str) -> list[Kind]:
    """The kinds of all signs of a text, those decided by their neighbours put right.

    >>> [kind.name for kind in kinds_of("降-3")], [kind.name for kind in kinds_of("——")]
    (['HAN', 'BEFORE', 'ALNUM'], ['DASH', 'DASH'])
    """
    kinds = list(map(kind_of, signs))
    if _PLAIN.fullmatch(signs):
        return kinds
    quotes = 0
    for found in _UNDECIDED.finditer(signs):
        place, sign = found.start(), found.group()
        kind = kinds[place]
        if kind is Kind.DASH:
            if sign not in (signs[place + 1 : place + 2], signs[max(0, place - 1) : place]):
                kinds[place] = Kind.RANGE
        elif sign == '"':
            quotes += 1
            kinds[place] = Kind.LATIN_OPEN if quotes % 2 else Kind.LATIN_CLOSE
        elif sign == "’":
            if _is(kinds, place - 1, Kind.ALNUM) and _is(kinds, place + 1, Kind.ALNUM):
                kinds[place] = Kind.ALNUM
        elif sign in "-–+−±" and not _is(kinds, place - 1, Kind.ALNUM) and _digit(signs, place + 1):
            kinds[place] = Kind.BEFORE
        elif kind is Kind.BEFORE and not signs[place + 1 : place + 2].isalnum():
            kinds[place] = Kind.ALNUM
        elif sign in "＋－" or (
            sign == "．" and _is(kinds, place - 1, Kind.WIDE) and _is(kinds, place + 1, Kind.WIDE)
        ):
            kinds[place] = Kind.WIDE
    return kinds


#: Texts without signs that their neighbours decide, and those signs.
_PLAIN = re.compile(r"[\w，。、；：％%.,（）“”《》]*")
_UNDECIDED = re.compile(r"[—―⸺\"’\-–+−±¥$€£№＋￥＄．－]")


def _is(kinds: list[Kind], place: int, kind: Kind) -> bool:
    return 0 <= place < len(kinds) and kinds[place] is kind


def _digit(signs: str, place: int) -> bool:
    return signs[place : place + 1].isdigit()


def clean(text: str) -> tuple[str, str]:
    """The text without signs that cannot be printed, and those signs.

    Line ends and tabs become blanks; invisible formats go unsaid, control signs and lone surrogates
    are named.

    >>> clean("增长\\x007%")
    ('增长7%', '\\x00')
    """
    if text.isprintable() and not _DROPPED.intersection(text) and not _VARIANT.search(text):
        return text, ""
    kept: list[str] = []
    dropped: list[str] = []
    for sign in text:
        if sign in "\n\r\t":
            kept.append(" ")
        elif unicodedata.category(sign) in ("Cc", "Cs"):
            dropped.append(sign)
        elif sign not in _DROPPED and unicodedata.category(sign) != "Cf" and not _VARIANT.match(sign):
            kept.append(sign)
    return "".join(kept), "".join(dropped)
