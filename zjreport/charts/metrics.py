"""How wide a text is, and how it breaks into lines: an estimate that needs no font file.

Every output must break and place the same texts alike, whichever faces it sets them in.  So widths
are estimated from above for the faces in use: a hanzi is one em, a digit 0.56 em.
"""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from ..errors import ZjreportWarning
from ..runs import Run, text_of

__all__ = ["ASCENT", "DESCENT", "MM", "clean", "shorten", "spaced_width", "text_width", "wrap"]

MM = 25.4 / 72
"""One point in millimetres."""

ASCENT, DESCENT = 0.88, 0.12
"""The em box of a hanzi above and below the baseline, in em."""

_CLASSES = (
    (0.56, "0123456789+<=>~$#^_"),
    (0.35, " !',.:;|Iijl()[]{}-f"),
    (0.95, "%@MWmw"),
    (0.75, "ABCDEFGHJKLNOPQRSTUVXYZ&"),
)
_WIDTHS = {sign: width for width, signs in _CLASSES for sign in signs}
_OTHER_ASCII = 0.62
_SCRIPT_GAP = 0.25
_NO_START = frozenset("，。、；：！？）》”’」』】〕％%‰℃,.;:!?)]}…—～")
_QUOTES = {"“": "”", "《": "》"}
# How much more uneven lines may be, in em, to break after an even number of hanzi.
_ODD = 2.1
_DATE_SIGNS = frozenset("年月日")
_NO_END = frozenset("（《“‘「『【〔([{—～")


def text_width(text: str, size: float) -> float:
    """The estimated width in millimetres of ``text`` at ``size`` points.

    >>> round(text_width("亿元", 10) / MM, 1), round(text_width("66%", 10) / MM, 1)
    (20.0, 20.7)
    """
    return _ems(text) * size * MM


def spaced_width(text: str, size: float) -> float:
    """As :func:`text_width`, with the gaps that programs put between Chinese and Latin signs.

    >>> round(spaced_width("第3县", 10) / MM, 1)
    30.6
    """
    gaps = sum(_meet(one, other) for one, other in pairwise(text))
    return (_ems(text) + _SCRIPT_GAP * gaps) * size * MM


def _meet(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum() and (one < "\x7f") != (other < "\x7f")


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    return sum(map(_em, text))


def _em(sign: str) -> float:
    if sign < "\x7f":
        return _WIDTHS.get(sign, _OTHER_ASCII)
    return 0.0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 1.0


def clean(text: str | Iterable[Run]) -> str:
    """Text for one line of a chart: white space made single blanks, other control signs dropped.

    Warns:
        ZjreportWarning: signs were dropped that no font can print.
    """
    raw = text if isinstance(text, str) else text_of(text)
    line = " ".join(raw.split())
    if line.isprintable():
        return line
    kept = "".join(sign for sign in line if unicodedata.category(sign) not in ("Cc", "Cs"))
    if kept != line:
        warnings.warn(
            f"control signs were left out of the chart text “{kept}”", ZjreportWarning, stacklevel=3
        )
    return kept


def wrap(text: str, size: float, width: float, *, cut: bool = True) -> tuple[str, ...]:
    """``text`` in as few lines of ``width`` millimetres as it takes, of balanced length.

    Numbers and Latin words stay whole; one that alone is too wide is cut, or where ``cut`` is
    false juts out.  No line opens with a closing mark or closes with an opening one.

    >>> wrap("规模以上工业增加值", 10, 18)
    ('规模以上', '工业增加值')
    """
    room = width / (size * MM)
    if _ems(text) <= room:
        return (text,) if text else ()
    pieces = _quoted(_pieces(text), room)
    if cut:
        pieces = [part for piece in pieces for part in _cut(piece, room)]
    lines = _fill(pieces, room)
    count = len(lines)
    if count == 2:
        return _halved(pieces, room) or tuple(lines)
    target = _ems(text) / count
    while target < room:
        balanced = _fill(pieces, target)
        if len(balanced) <= count:
            return tuple(balanced)
        target += 0.25
    return tuple(lines)


def _pieces(text: str) -> list[str]:
    """The parts of ``text`` between which a line may break."""
    pieces: list[str] = []
    for sign in text:
        if pieces and _joined(pieces[-1][-1], sign):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _quoted(pieces: list[str], room: float) -> list[str]:
    """The pieces with what stands in quotation marks made one, where it goes on a line."""
    found: list[str] = []
    start: int | None = None
    for piece in pieces:
        found.append(piece)
        if piece[0] in _QUOTES:
            start = len(found) - 1
        if start is not None and piece[-1] in _QUOTES.values():
            whole = "".join(found[start:])
            if _ems(whole) <= room:
                found[start:] = [whole]
            start = None
    return found


def _halved(pieces: list[str], room: float) -> tuple[str, ...]:
    """Two lines of like length; most words being of two hanzi, a break after an even number is better."""
    best: tuple[float, tuple[str, str]] | None = None
    for place in range(1, len(pieces)):
        first, second = "".join(pieces[:place]).strip(), "".join(pieces[place:]).strip()
        one, two = _ems(first), _ems(second)
        if not first or not second or max(one, two) > room:
            continue
        cost = abs(one - two) + _ODD * _odd(first)
        if best is None or cost <= best[0]:
            best = (cost, (first, second))
    return best[1] if best else ()


def _odd(text: str) -> bool:
    """Whether a run of single hanzi at the end of ``text`` is of odd length."""
    count = 0
    for sign in reversed(text):
        if not "\u4e00" <= sign <= "\u9fff":
            break
        count += 1
    return count % 2 == 1


def _joined(left: str, right: str) -> bool:
    if right in _NO_START or left in _NO_END or _em(right) == 0 or (left.isdigit() and right in _DATE_SIGNS):
        return True
    return left < "\x7f" and right < "\x7f" and left != " " and right != " "


def _cut(piece: str, room: float) -> list[str]:
    """A piece that is wider than a line, cut into parts that are not."""
    if _ems(piece) <= room:
        return [piece]
    parts = [""]
    for sign in piece:
        if parts[-1] and _ems(parts[-1] + sign) > room:
            parts.append("")
        parts[-1] += sign
    return parts


def _fill(pieces: list[str], room: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and _ems((lines[-1] + piece).rstrip()) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line for line in map(str.strip, lines) if line]


def shorten(text: str, size: float, width: float) -> str:
    """``text`` cut to ``width`` millimetres, the cut shown by “…”."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"
