"""What stands above a table: its period, its year and the unit of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from ..errors import DataError
from ._notations import PART_OF_YEAR
from .periods import Period
from .readers import Cell, Sheet
from .tables import cell_text
from .values import plain_unit

__all__ = ["Title", "title_of"]

_DATED = re.compile(rf"[12]\d{{3}}\s*(?:年度?|[-./])?\s*(?:(?:{PART_OF_YEAR}|[QH][1-4])(?:份|末)?|年末)?")
_SHORT = re.compile(r"(?<!\d)(?:19|20)\d{2}[-._年]?(?:0[1-9]|1[0-2])(?!\d)")
_UNDATED = re.compile(rf"(?<![\d.年])(?:{PART_OF_YEAR})(?:份|末)?")
_DAY = re.compile(
    r"[12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|[12]\d{3}([-./])\d{1,2}\1\d{1,2}(?!\d)"
    r"|(?<!\d)20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_CHINESE_YEAR = re.compile("[二一][〇零○O0九][〇零○O0一二三四五六七八九]{2}年")
_UNIT = re.compile(r"单位\s*[:：]\s*([^\s、,，;；()（）]+)\s*(?P<more>[、,，;；])?")
_CHINESE_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")


_ABOVE = "the title above the table"


class Title(NamedTuple):
    """What a table is said to be of; ``dated_by`` names the place that says its period."""

    text: str = ""
    period: Period | None = None
    dated_by: str = ""
    year: int | None = None
    unit: str = ""


def title_of(rows: Sequence[Sequence[Cell]], sheet: Sheet) -> Title:
    """What the rows above a table say, or else the names of its sheet and of its file."""
    lines = [" ".join(dict.fromkeys(text for cell in row if (text := cell_text(cell)))) for row in rows]
    text = " ".join(line for line in lines if line)
    places = {
        _ABOVE: text,
        "the name of the sheet": sheet.name or "",
        "the name of the file": PurePath(sheet.file).stem,
    }
    # A day is when the table was made or published, and not what it is of.
    spelt = {place: _DAY.sub("", _CHINESE_YEAR.sub(_in_digits, words)) for place, words in places.items()}
    year = next((found for words in spelt.values() if (found := _year(words))), None)
    for place, words in spelt.items():
        # A year in the name of a file says when, and not that the figures are of all of it.
        period = _period(words, year)
        if period and (period.months < 12 or place == _ABOVE or _is_year(words)):
            return Title(text, period, place, period.year, _unit(lines))
    return Title(text, None, "", year, _unit(lines))


def _is_year(text: str) -> bool:
    return text.strip("年度全 ").isdecimal()


def _in_digits(match: re.Match[str]) -> str:
    return match[0].translate(_CHINESE_DIGITS)


def _unit(lines: Iterable[str]) -> str:
    """The one unit of all figures; several of them are no unit."""
    for line in lines:
        if found := _UNIT.search(line):
            return "" if found["more"] else plain_unit(found[1])
    return ""


def _year(text: str) -> int | None:
    years = {int(year) for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _period(text: str, year: int | None) -> Period | None:
    """The most exact period that ``text`` names; a part of a year (1—3月) is of ``year``."""
    found = [period for words in _DATED.findall(text) if (period := _parsed(words, None))]
    found += [period for words in _SHORT.findall(text) if (period := _parsed(words.replace("_", "-"), None))]
    if year and not any(period.months < 12 for period in found):
        found = [period for words in _UNDATED.findall(text) if (period := _parsed(words, year))] or found
    return min(found, key=lambda period: period.months, default=None)


def _parsed(text: str, year: int | None) -> Period | None:
    try:
        return Period.parse(text, year)
    except DataError:
        return None
