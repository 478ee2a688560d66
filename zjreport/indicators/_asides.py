"""Rows that hold no figures: notes below a table, headings between its rows, headers that come again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import DataError
from ._collector import Collector
from ._identities import Identities
from ._layout import Layout, text_at
from ._notations import PART_OF_YEAR
from .catalogue import Catalogue
from .columns import plain
from .names import Name
from .periods import Frequency, Period
from .readers import Cell
from .tables import Table, cell_text, only_text

__all__ = ["Asides", "Notes", "is_note"]

_NOTES = (
    "注:",
    "注：",
    "注1",
    "注 ",
    "说明",
    "资料来源",
    "数据来源",
    "来源:",
    "来源：",
    "备注",
    "本表",
    "note",
    "source",
    "*",
)
_NOTE = re.compile(r"注\s*[:：\d.．（(①-⑳]|[①-⑳]|[＊※]|\d{1,2}[.．、].*[。；;]$")
_ORDINALS = "一二三四五六七八九十、（）().0123456789 "
_LONG = 40
_DATES = re.compile(
    rf"(?P<names>[^。；;：:]*?)(?:的?(?:统计)?(?:数据|数字|指标|增速|累计数))?均?"
    rf"(?:为|系|是|统计到|更新[到至]|截[至止]到?|[:：])\s*(?P<period>(?:\d{{4}}年)?(?:{PART_OF_YEAR})|[上去]年(?:末|底|全年)?)"
)
_LATE = re.compile(
    r"(?P<names>[^。；;：:]*?)(?:的?(?:数据|指标|统计))*(?:均|发布|公布)?(?:滞后|晚|推后)(?:一|1)个?月"
)
_SEPARATORS = re.compile(r"[、，,和及与]|以及")
_HEAD = re.compile(r"^\s*(?:注\s*\d*\s*[:：.]?|\d{1,2}\s*[.．、]|[①-⑳*＊※]+|说明\s*[:：])+\s*")


def is_note(text: str) -> bool:
    """Whether a line that stands alone is a note and not a heading of the rows below it."""
    return text.casefold().startswith(_NOTES) or _NOTE.match(text) is not None or len(text) > _LONG


@dataclass(slots=True)
class Asides:
    """Tells rows without figures from those with them, in the order of one table."""

    layout: Layout
    identities: Identities
    catalogue: Catalogue
    in_notes: bool = False

    def take(self, row: Sequence[Cell]) -> bool:
        """Whether a row is an aside; a heading is the group of the rows below it."""
        text = only_text(row)
        key = self.layout.key
        if text is None:
            return key is not None and text_at(row, key) == self.layout.table.columns[key].header
        if self.in_notes or is_note(text):
            self.in_notes = True
            return True
        if self.layout.dating or key is None or not text_at(row, key):
            return False
        self.identities.begin_group(text.lstrip(_ORDINALS) or text, self.catalogue.resolve(text))
        return True


class Notes:
    """What the notes below a table say of the time of some of its figures.

    ``服务业营业收入为1—2月数据`` dates a row of a table of 1—3月; so does a mark (①) that a note begins with.
    """

    def __init__(self, table: Table, problems: Collector) -> None:
        self._table = table
        self._problems = problems
        self._dated: dict[str, tuple[str, int]] = {}
        self._late: dict[str, int] = {}
        for number, text in _lines_below(table):
            self._read(number, text)

    def __bool__(self) -> bool:
        return bool(self._dated or self._late)

    def _read(self, number: int, text: str) -> None:
        for sentence in re.split("[。；;]", text):
            marks = "".join(re.findall("[①-⑳]|^[*＊]", sentence[:4]))
            bare = _HEAD.sub("", sentence)
            if late := _LATE.search(bare):
                self._late |= dict.fromkeys(_names(late["names"], marks), number)
            elif dated := _DATES.search(bare):
                self._dated |= dict.fromkeys(_names(dated["names"], marks), (dated["period"], number))

    def period_of(self, name: Name, period: Period) -> Period:
        """The period of a row's figures, where a note says that it is another than the table's."""
        keys = (plain(name.bare), *name.marks)
        if found := next((self._dated[key] for key in keys if key in self._dated), None):
            return self._told(name, found[1], _parsed(found[0], period))
        if number := next((self._late[key] for key in keys if key in self._late), None):
            return self._told(name, number, period.month_earlier())
        return period

    def _told(self, name: Name, row: int, period: Period) -> Period:
        message = f"the figures of {name.bare} are of {period}, as the note says"
        self._problems.warning(self._table, row, None, "data.note-dates", message)
        return period


def _parsed(text: str, period: Period) -> Period:
    if text[0] in "上去" and not text.startswith("上半年"):
        return Period(period.year - 1, Frequency.ANNUAL)
    try:
        return Period.parse(text, period.year)
    except DataError:
        return period


def _names(text: str, marks: str) -> list[str]:
    names = [plain(name.strip("“”\"'《》 ")) for name in _SEPARATORS.split(text)]
    return [*(name for name in names if name), *marks]


def _lines_below(table: Table) -> list[tuple[int, str]]:
    """The lines that stand alone at the end of a table, from the first note on."""
    lines: list[tuple[int, str]] = []
    rows = table.sheet.rows
    for index in range(table.last - 1, table.first - 1, -1):
        text = only_text(rows[index])
        if text is None and any(cell_text(cell) for cell in rows[index]):
            break
        if text:
            lines.append((index + table.sheet.first_row, text))
    lines.reverse()
    start = next((at for at, (_, text) in enumerate(lines) if is_note(text)), len(lines))
    return lines[start:]
