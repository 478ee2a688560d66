"""What GB/T 9704-2012 says of a theme's settings, and where a theme departs from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import Place, Problem
from .model import Theme

__all__ = ["STANDARD", "Departure", "departures"]

STANDARD = "GB/T 9704-2012"
_CODE = "theme.departure"


@dataclass(frozen=True, slots=True)
class Departure:
    """A setting that is not as the standard has it.

    Attributes:
        setting: its dotted name in the theme's file (``page.top``).
        value: what the theme says; ``None`` if nothing.
        norm: what the standard says.
        clause: where it says so.
    """

    setting: str
    value: object
    norm: object
    clause: str

    def __str__(self) -> str:
        """The departure in one line.

        >>> str(Departure("page.top", 30.0, 37, "5.2.1"))
        'page.top is 30; GB/T 9704-2012 (5.2.1) has 37'
        """
        return f"{self.setting} is {_shown(self.value)}; {STANDARD} ({self.clause}) has {_shown(self.norm)}"

    def problem(self, place: Place) -> Problem:
        """The departure as a warning: local rules may want it so."""
        return Problem(_CODE, str(self), place, "leave it so if local rules differ", "warning")


_WIDTH, _HEIGHT, _LEFT, _TOP = 210, 297, 28, 37
# The norm of each setting, how far it may be off, and the clause.  Lengths are mm, sizes points, indents
# characters, gaps between blocks lines; a tuple holds what may stand for one another.
_BODY, _HEI = ("仿宋_GB2312", "仿宋", "方正仿宋_GBK", "华文仿宋"), ("黑体", "方正黑体_GBK", "方正黑体简体")
_KAI, _SONG = ("楷体_GB2312", "楷体", "方正楷体_GBK", "华文楷体"), ("宋体", "方正书宋_GBK", "华文宋体")
_TITLE = ("方正小标宋简体", "方正小标宋_GBK", "小标宋体", "华文中宋")
_NORMS: tuple[tuple[str, Any, float, str], ...] = (
    ("page.width", _WIDTH, 0.01, "5.1"),
    ("page.height", _HEIGHT, 0.01, "5.1"),
    ("page.top", _TOP, 1, "5.2.1"),
    ("page.left", _LEFT, 1, "5.2.1"),
    ("page.grid.lines", 22, 0, "5.2.3"),
    ("page.grid.characters", 28, 0, "5.2.3"),
    ("page.number", "— {} —", 0, "7.5"),
    ("page.number_side", "outer", 0, "7.5"),
    ("page.number_gap", 7, 0.01, "7.5"),
    ("page.number_indent", 1, 0.01, "7.5"),
    ("measures.page_number_size", 14, 0.01, "7.5"),
    ("styles.footer.font", "song", 0, "7.5"),
    ("styles.footer.size", 14, 0.01, "7.5"),
    ("colours.ink", "000000", 0, "5.2.4"),
    ("fonts.body.word", _BODY, 0, "5.2.2"),
    ("fonts.hei.word", _HEI, 0, "7.3.3"),
    ("fonts.kai.word", _KAI, 0, "7.3.3"),
    ("fonts.song.word", _SONG, 0, "7.5"),
    ("fonts.title.word", _TITLE, 0, "7.3.1"),
    *(
        (f"styles.{name}.{key}", norm, 0.01, clause)
        for name, clause, font, size, indent in (
            ("body", "7.3.3", "body", 16, 2),
            ("lead", "7.3.3", "body", 16, 2),
            ("closing", "7.3.3", "body", 16, 2),
            ("heading-1", "7.3.3", "hei", 16, 2),
            ("heading-2", "7.3.3", "kai", 16, 2),
            ("heading-3", "7.3.3", "body", 16, 2),
            ("heading-4", "7.3.3", "body", 16, 2),
            ("salutation", "7.3.2", "body", 16, 0),
            ("attachment-note", "7.3.4", "body", 16, 2),
            ("signature", "7.3.5.1", "body", 16, 4),
            ("signature-note", "7.3.6", "body", 16, 2),
            ("attachment-number", "7.3.7", "hei", 16, 0),
            ("masthead-mark", "7.2.2", "hei", 16, 0),
            ("masthead-line", "7.2.6", "body", 16, 1),
            ("letterhead-issue", "7.2.5", "body", 16, 0),
            ("imprint", "7.4.2", "body", 14, 1),
        )
        for key, norm in (("font", font), ("size", size), ("indent", indent), ("colour", "ink"))
    ),
    *(
        (f"styles.{name}.{key}", norm, 0.01, clause)
        for name, clause in (("title", "7.3.1"), ("cover-title", "7.3.1"), ("attachment-title", "7.3.7"))
        for key, norm in (("font", "title"), ("size", 22), ("align", "center"), ("colour", "ink"))
    ),
    *((f"styles.heading-{level}.bold", False, 0, "7.3.3") for level in range(1, 5)),
    ("styles.letterhead-name.font", "title", 0, "7.2.4"),
    ("styles.letterhead-name.colour", "red", 0, "7.2.4"),
    ("styles.letterhead-name.align", "center", 0, "7.2.4"),
    ("measures.letterhead_top", 35, 0.01, "7.2.4"),
    ("measures.masthead_rule_gap", 4, 0.01, "7.2.7"),
    ("measures.letterhead_title_gap", 2, 0, "7.3.1"),
    ("measures.signature_gap", 1, 0, "7.3.5.2"),
    ("measures.signature_indent", 2, 0.01, "7.3.5.2"),
    ("measures.imprint_rule_heavy", 0.35, 0.001, "7.4.1"),
    ("measures.imprint_rule_light", 0.25, 0.001, "7.4.1"),
)
_TEXT_WIDTH, _TEXT_HEIGHT = 156, 225
_ON_GRID = ("body", "lead", "closing", "heading-1", "heading-2", "heading-3", "heading-4", "salutation")
#: The leading of 22 lines in 225 mm, in points.
_PITCH = 28.99


def departures(theme: Theme) -> tuple[Departure, ...]:
    """Every setting of a theme that departs from the standard it follows; none if it follows none.

    >>> from zjreport.themes import load_theme
    >>> [str(found) for found in departures(load_theme({"base": "official", "page": {"top": 30}}))]
    ['page.top is 30; GB/T 9704-2012 (5.2.1) has 37']
    """
    if theme.standard != STANDARD:
        return ()
    return (*_listed(theme), *_reckoned(theme))


def _listed(theme: Theme) -> Iterator[Departure]:
    for setting, norm, tolerance, clause in _NORMS:
        value = _value(theme, setting)
        if not _agrees(value, norm, tolerance):
            yield Departure(setting, value, norm, clause)


def _reckoned(theme: Theme) -> Iterator[Departure]:
    """The settings whose norm follows from others: the text block's size, and leadings on the grid."""
    page = theme.page
    # Where one margin is wrong itself, the other is not to blame for the size of the text block.
    left = page.left if abs(page.left - _LEFT) <= 1 else _LEFT
    top = page.top if abs(page.top - _TOP) <= 1 else _TOP
    for setting, given, norm in (
        ("page.right", page.right, _WIDTH - left - _TEXT_WIDTH),
        ("page.bottom", page.bottom, _HEIGHT - top - _TEXT_HEIGHT),
    ):
        if abs(given - norm) > 0.05:
            yield Departure(setting, given, norm, "5.2.1")
    for name in _ON_GRID:
        setting = f"styles.{name}.leading"
        leading = _value(theme, setting)
        if not _agrees(leading, _PITCH, 0.1):
            yield Departure(setting, leading, _PITCH, "5.2.3")
    before = _value(theme, "styles.letterhead-issue.before")
    if not _agrees(before, 2 * _PITCH, 0.1):
        yield Departure("styles.letterhead-issue.before", before, 2 * _PITCH, "7.2.5")


def _value(theme: Theme, setting: str) -> object:
    """A setting by its dotted name; ``None`` where the theme does not say it."""
    found: object = theme
    for part in setting.split("."):
        found = found.get(part) if isinstance(found, Mapping) else getattr(found, part, None)
    return found


def _agrees(value: object, norm: object, tolerance: float) -> bool:
    if isinstance(norm, tuple):
        return value in norm
    if isinstance(norm, bool | str) or not isinstance(value, int | float):
        return value == norm
    return isinstance(norm, int | float) and abs(value - norm) <= tolerance + 1e-9


def _shown(value: object) -> str:
    if value is None:
        return "not set"
    if isinstance(value, tuple):
        return " or ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
