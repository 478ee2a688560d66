"""What GB/T 15834 and CLREQ demand of the lines of a paragraph, counted on glyphs and named one by one.

Nothing here knows the setter: a paragraph is its text, its column and the lines read from the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .reading import Glyph, SetLine

__all__ = ["Column", "Fault", "faults", "paragraphs_of"]

CLOSING = "”’）》〉】〕」』〗］｝，。、；：！？．"
OPENING = "“‘（《〈【〔「『〖［｛"
NO_START = set(CLOSING + "·・～%％‰‱℃°…—)]},.;:!?/／")
NO_END = set(OPENING + "([{¥￥$＄€£№#")
#: Signs that take their number with them: before it and behind it.
NUMBER = re.compile(
    r"(?<![\w.])[¥￥$€£№＋+−±-]?[0-9]+(?:[,.:][0-9]+)*(?:\s?[%‰‱％℃°])?|[０-９]+(?:[．，][０-９]+)*"
)
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][A-Za-z]+)*")
TOKEN = re.compile(r"[!-~]+")
PAIRS = ("——", "……")
#: A gap so much wider than none is a hole, in em.
GAPING = 0.4


@dataclass(frozen=True, slots=True)
class Column:
    """Where a paragraph stands, in points: its edges, its type, the indent of its first line."""

    left: float
    right: float
    size: float
    indent: float = 2

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of one rule in one line."""

    rule: str
    line: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line of a known paragraph: ``text[start:end]`` is what it prints."""

    line: SetLine
    start: int
    end: int


def paragraphs_of(lines: Sequence[SetLine], texts: Sequence[str]) -> list[list[SetLine]]:
    """The lines of each text; fails where the file says something else."""
    found: list[list[SetLine]] = []
    rest = iter(lines)
    for text in texts:
        wanted, group = re.sub(r"\s", "", text), []
        while wanted:
            line = next(rest)
            printed = re.sub(r"\s", "", line.text)
            assert wanted.startswith(printed), f"printed {printed!r} where {wanted[:40]!r} is meant"
            wanted = wanted[len(printed) :]
            group.append(line)
        found.append(group)
    assert next(rest, None) is None, "more is printed than was meant"
    return found


def faults(lines: Sequence[SetLine], text: str, column: Column) -> list[Fault]:
    """All breaches in the lines of one paragraph."""
    placed = list(_placed(lines, text))
    found: list[Fault] = []
    for number, one in enumerate(placed):
        last = number == len(placed) - 1
        edge = column.left + (column.indent * column.size if number == 0 else 0)
        found += _edges(one, edge, column, first=number == 0, last=last)
        found += _gaps(one, column, full=not last)
    for above, below in pairwise(placed):
        found += _breaks(above, below, text, column)
    if len(placed) > 1:
        found += _runt(placed[-1])
    return found


def _placed(lines: Sequence[SetLine], text: str) -> Iterator[_Placed]:
    place = 0
    for line in lines:
        start = None
        for sign in line.text:
            if sign.isspace():
                continue
            while text[place].isspace():
                place += 1
            assert text[place] == sign
            start = place if start is None else start
            place += 1
        assert start is not None, "a line of blanks"
        yield _Placed(line, start, place)


def _edges(one: _Placed, edge: float, column: Column, *, first: bool, last: bool) -> Iterator[Fault]:
    line, glyphs = one.line.text, one.line.glyphs
    if glyphs[0].sign.isspace():
        yield Fault("blank at the start", line)
    if not first and glyphs[0].sign in NO_START:
        yield Fault("forbidden start", line, glyphs[0].sign)
    if not last and glyphs[-1].sign in NO_END:
        yield Fault("forbidden end", line, glyphs[-1].sign)
    if abs(glyphs[0].left - edge) > 0.1:
        yield Fault("indent", line, f"{glyphs[0].left - edge:.2f} pt off")
    if glyphs[-1].right > column.right + 0.1:
        yield Fault("overrun", line, f"{glyphs[-1].right - column.right:.2f} pt")
    # The last sign may stand back from the edge by what is blank in its own box.
    if not last and len(glyphs) > 1 and column.right - glyphs[-1].right > 0.15:
        yield Fault("ragged", line, f"{column.right - glyphs[-1].right:.2f} pt")


def _breaks(above: _Placed, below: _Placed, text: str, column: Column) -> Iterator[Fault]:
    at, line = below.start, f"{above.line.text}|{below.line.text}"
    room = column.width - (0 if above.start else column.indent * column.size)
    emergency = any(
        match.start() < at < match.end() and _width(match.group(), above, below) > room
        for match in TOKEN.finditer(text)
    )
    for kind, pattern in (("split number", NUMBER), ("split word", WORD)):
        for match in pattern.finditer(text):
            if match.start() < at < match.end() and text[at - 1] not in " -/" and not emergency:
                yield Fault(kind, line, match.group())
    for pair in PAIRS:
        if text[at - 1 : at + 1] == pair and text[above.start : at].count(pair[0]) % 2:
            yield Fault("split pair", line, pair)


def _width(text: str, above: _Placed, below: _Placed) -> float:
    """How wide a word or number is that begins on one line and ends on another."""
    glyphs = [*above.line.glyphs, *below.line.glyphs]
    widths = {glyph.sign: glyph.right - glyph.left for glyph in glyphs}
    usual = sum(widths[sign] for sign in set(text) & set(widths)) / len(set(text) & set(widths))
    return sum(widths.get(sign, usual) for sign in text)


def _runt(last: _Placed) -> Iterator[Fault]:
    signs = [glyph for glyph in last.line.glyphs if not glyph.sign.isspace()]
    if len([glyph for glyph in signs if glyph.sign not in CLOSING]) < 2 and signs[0].sign not in "—…":
        yield Fault("runt", last.line.text)


def _kind(glyph: Glyph) -> str:
    sign = glyph.sign
    if sign in CLOSING:
        return "close"
    if sign in OPENING:
        return "open"
    if sign.isspace():
        return "space"
    if sign in "—…":
        return sign
    if ord(sign) < 0x2150 and (sign.isalnum() or sign in "%+-−±.,/'&#@_=?:!;()[]$¥€£"):
        return "latin"
    return "wide" if unicodedata.east_asian_width(sign) in "WFA" else "other"


def _gaps(one: _Placed, column: Column, *, full: bool) -> Iterator[Fault]:
    """Boxes that lie over each other, joints that gape, spaces that are too wide for their neighbours."""
    glyphs, line = one.line.glyphs, one.line.text
    spread: list[tuple[float, str]] = []
    letters = 0.0
    for left, right in pairwise(glyphs):
        size = min(left.size, right.size)
        gap = (right.left - left.right) / size
        pair, kinds = left.sign + right.sign, (_kind(left), _kind(right))
        if gap < -0.02 and "space" not in kinds:
            yield Fault("overlap", line, f"{pair} {gap:.3f} em")
        if pair in PAIRS and gap > 0.02:
            yield Fault("parted pair", line, f"{pair} {gap:.3f} em")
        if kinds == ("close", "close") and gap > 0.02 and not full:
            yield Fault("not squeezed", line, f"{pair} {gap:.3f} em")
        if kinds == ("close", "open") and right.right - left.left > 1.52 * size and not full:
            yield Fault("not squeezed", line, f"{pair} {gap:.3f} em")
        if kinds == ("latin", "latin"):
            letters = max(letters, gap)
        if "space" not in kinds:
            spread.append((gap, pair))
    if not full or not spread:
        return
    widest, pair = max(spread)
    if widest > GAPING:
        yield Fault("gaping", line, f"{pair} {widest:.2f} em")
    if letters > 0.02:
        yield Fault("letters spaced out", line, f"{letters:.3f} em")
