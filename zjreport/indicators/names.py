"""Names of indicators as rows of tables give them: with ordinals, 其中, marks of notes, units and periods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..errors import DataError
from ._notations import PART_OF_YEAR
from .columns import NOTE_MARKS
from .periods import Period
from .units import looks_like_unit

__all__ = ["Name", "growth_base", "is_part", "name_of"]

_OF_WHICH = re.compile(r"\s*(?:其\s*中\s*[:：]?|[#＃])\s*")
_ORDINAL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*(?:[、．]|\.(?!\d)))\s*"
)
_LAST_BRACKET = re.compile(r"^(?P<name>.+?)\s*[（(［\[](?P<inner>[^（）()［］\[\]]*)[)）\]］]\s*$", re.DOTALL)
_MARKED = re.compile(
    rf"(?P<head>[*＊]*)\s*(?P<name>.+?)\s*(?P<tail>(?:{NOTE_MARKS.pattern}|[（(]?注\d{{0,2}}[）)]?)*)\s*",
    re.DOTALL,
)
_BLANK = re.compile(r"(?<=[㐀-鿿、（(《“])\s+(?=[㐀-鿿、（）()》”])|\s+(?=[（(])")
_UNIT_BEHIND_COMMA = re.compile(r"^(?P<name>.{2,}?)\s*[,，:：]\s*(?P<unit>\S+)$")
# A name that ends so says that its figures are rates of growth, not levels.
_GROWTH = re.compile(
    r"(?P<base>.{2,}?)(?:的)?(?:同比|累计|名义)?(?:增速|增长速度|增长率|增幅|涨幅|同比增长|同比)$"
)
_DATED_HEAD = re.compile(
    rf"(?P<period>(?:[12]\d{{3}}年)?(?:{PART_OF_YEAR})(?:份|末)?)(?:累计)?(?P<name>.{{2,}})"
)
_DATA_OF = re.compile(r"^(?:截[至止]到?)?(?P<period>.*?[月季年度半末])(?:份?数据|数|累计数?|口径)?$")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an indicator and what stood around it.

    ``unit`` and ``dated`` (a period, perhaps without its year) stood in brackets behind it; ``marks`` are the
    marks of its notes; ``is_part`` tells that 其中 or # stood before it.
    """

    bare: str
    unit: str = ""
    dated: str = ""
    marks: str = ""
    is_part: bool = False

    def period(self, year: int | None) -> Period | None:
        """The period behind the name; ``year`` is that of one without."""
        return _period(self.dated, year) if self.dated else None


def is_part(text: str) -> bool:
    """Whether a name begins with 其中 or #.

    >>> is_part("其中：住宅"), is_part(" #税收收入"), is_part("税收收入")
    (True, True, False)
    """
    return _OF_WHICH.match(text) is not None


@lru_cache(maxsize=8192)
def name_of(text: str) -> Name:
    """A name taken apart.

    >>> name_of("其中：工业投资(亿元)①")
    Name(bare='工业投资', unit='亿元', dated='', marks='①', is_part=True)
    >>> name_of("二、规上工业利润总额（1—2月）").dated, name_of("工业（规模以上）").bare
    ('1—2月', '工业（规模以上）')
    """
    marks: list[str] = []
    bare = text.strip()
    part = is_part(bare)
    for pattern in (_OF_WHICH, _ORDINAL, _OF_WHICH) if part else (_ORDINAL, _OF_WHICH):
        stripped = pattern.sub("", bare, count=1) if pattern.match(bare) else bare
        part = part or (pattern is _OF_WHICH and stripped != bare)
        bare = stripped or bare
    unit = dated = ""
    bare = _without_marks(bare, marks)
    while match := _LAST_BRACKET.match(bare):
        inner = match["inner"].strip()
        if not unit and looks_like_unit(inner):
            unit = inner
        elif not dated and _says_period(inner):
            dated = _DATA_OF.sub(r"\g<period>", inner)
        elif inner:
            break
        bare = _without_marks(match["name"], marks)
    if not unit and (match := _UNIT_BEHIND_COMMA.match(bare)) and looks_like_unit(match["unit"]):
        bare, unit = match["name"], match["unit"]
    if not dated and (match := _DATED_HEAD.fullmatch(bare)) and _says_period(match["period"]):
        bare, dated = match["name"], match["period"]
    return Name(_BLANK.sub("", bare.strip()), unit, dated, "".join(marks), part)


def _without_marks(name: str, marks: list[str]) -> str:
    """``name`` without the marks of notes at its ends, which are added to ``marks``."""
    match = _MARKED.fullmatch(name)
    if not match or not (match["head"] or match["tail"]):
        return name
    marks += NOTE_MARKS.findall(f"{match['head']}{match['tail']}")
    return match["name"]


def _says_period(text: str) -> bool:
    match = _DATA_OF.match(text)
    return match is not None and _period(match["period"], 2000) is not None


@lru_cache(maxsize=1024)
def _period(text: str, year: int | None) -> Period | None:
    try:
        return Period.parse(text, year)
    except DataError:
        return None


@lru_cache(maxsize=8192)
def growth_base(name: str) -> str:
    """The name of the indicator whose growth ``name`` means, or nothing.

    >>> growth_base("规模以上工业增加值增速"), growth_base("城镇新增就业")
    ('规模以上工业增加值', '')
    """
    match = _GROWTH.match(name)
    return match["base"].strip() if match else ""
