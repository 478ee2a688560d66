"""The page operators that print a stretch of a set line.

What is the same for all lines of a text is made once: the codes of its glyphs as one string, and
where the pen has to be put right.  A stretch of one face and look is one operator, with corrections
only where a sign does not follow its neighbour at the stretch's own spacing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from .characters import BLANK_LEFT, RIGID, TIGHT
from .composing import Text
from .gaps import WIDE, wide_gaps
from .narrowing import Narrowed
from .spacing import letter_spaced

__all__ = ["Codes", "Spread"]

#: How thick bold's added stroke is, in em, where a role has no heavier face.
_STROKE = 0.028
#: Differences of less are none, in points.
_NOTHING = 1e-6


class Spread(NamedTuple):
    """How the gaps of a line are set: see :class:`~zjreport.writers.pdf.typesetting.lines.Line`."""

    extra: float
    tracking: float
    squeeze: float


class Codes:
    """The glyphs of a text as page contents name them, and the corrections between them."""

    def __init__(self, text: Text) -> None:
        self._text = text
        glyphs, looks, stretches = text.glyphs, text.looks, text.stretches
        self._hex = "%04X" * len(glyphs) % tuple([glyph.code for glyph in glyphs])
        self._advances = [
            glyph.advance * look.size * stretch
            for glyph, look, stretch in zip(glyphs, looks, stretches, strict=True)
        ]
        self._cuts = self._changes()
        self._kerns = self._kerned()

    @cached_property
    def _uneven(self) -> list[int]:
        """The signs that an even spacing of hanzi does not suit."""
        return self._irregular(self._text.base, 1.0)

    @cached_property
    def _uneven_latin(self) -> list[int]:
        """The signs that the even spacing of words and numbers does not suit."""
        return self._irregular(0.0, 0.0)

    def _changes(self) -> list[int]:
        """Where face, look or stretch change."""
        text = self._text
        faces = [glyph.face for glyph in text.glyphs]
        if _same(faces) and _same(text.looks) and _same(text.stretches):
            return []
        return [
            place
            for place, (above, below) in enumerate(
                pairwise(zip(faces, text.looks, text.stretches, strict=True)), 1
            )
            if above[0] is not below[0] or above[1] is not below[1] or above[2] != below[2]
        ]

    def _kerned(self) -> list[float]:
        """How much farther each next sign stands than the glyph's advance puts it, in an even line."""
        text = self._text
        return [
            width + gap - advance
            for width, gap, advance in zip(text.widths, text.gaps, self._advances, strict=True)
        ]

    def _irregular(self, kern: float, weight: float) -> list[int]:
        """The signs with gaps behind them that differ from an even spacing of that kind."""
        return [
            place
            for place, (own, share, shrink, kind) in enumerate(
                zip(self._kerns, self._text.weights, self._text.shrinks, self._text.kinds, strict=True)
            )
            if share != weight or shrink or abs(own - kern) > _NOTHING or kind in RIGID
        ]

    def operators(
        self,
        first: int,
        end: int,
        x: float,
        baseline: float,
        place: Callable[[int], float],
        narrowed: Narrowed,
        spread: Spread,
    ) -> str:
        """The operators that print ``text[first:end]`` of a line whose left edge is at ``x``."""
        text = self._text
        code = ["q BT"]
        colour, set_in, rise = "", "", 0.0
        for begin, stop in _parts(first, end, self._cuts):
            look = text.looks[begin]
            if look.colour != colour:
                colour = look.colour
                code.append(_colour(colour, look.stroke))
            font = f"/{text.glyphs[begin].face.name} {look.size:g} Tf"
            if font != set_in:
                set_in = font
                code.append(font)
            if look.rise != rise:
                rise = look.rise
                code.append(f"{rise:.3f} Ts")
            left = x + place(begin) + self._shift(begin, narrowed)
            latin = text.kinds[begin] in TIGHT
            spacing = spread.tracking + (0 if latin else text.base + spread.extra)
            behind = self._gap_behind(stop - 1, place, narrowed) if stop < end else 0.0
            shown = self._shown(begin, stop, spacing, narrowed, spread, behind, opens=begin == first)
            stretch = text.stretches[begin]
            # Spacing is stretched with the glyphs.
            code.append(
                f"{_number(spacing / stretch)} Tc {_number(stretch)} 0 0 1 {left:.3f} {baseline:.3f} Tm"
            )
            code.append(f"2 Tr {_STROKE * look.size:.3f} w {shown} 0 Tr" if look.stroke else shown)
        code.append("ET Q")
        return " ".join(code)

    def _shift(self, sign: int, narrowed: Narrowed) -> float:
        """How far right an opening sign's narrowed box begins."""
        return narrowed[sign][1] if sign in narrowed and self._text.kinds[sign] in BLANK_LEFT else 0.0

    def _gap_behind(self, sign: int, place: Callable[[int], float], narrowed: Narrowed) -> float:
        """The gap between a sign and the next one of another face or look."""
        advance = self._advances[sign] - (narrowed[sign][1] if sign in narrowed else 0)
        below = place(sign + 1) + self._shift(sign + 1, narrowed)
        return below - (place(sign) + self._shift(sign, narrowed) + advance)

    def _shown(
        self,
        begin: int,
        stop: int,
        spacing: float,
        narrowed: Narrowed,
        spread: Spread,
        behind: float,
        *,
        opens: bool,
    ) -> str:
        """The codes of a stretch, with a correction behind each sign that needs one.

        ``behind`` is the gap that follows the stretch; it may be the one that ``opens`` the line.
        """
        text = self._text
        codes = self._hex[4 * begin : 4 * stop]
        scale = text.looks[begin].size * text.stretches[begin]
        irregular = self._uneven_latin if text.kinds[begin] in TIGHT else self._uneven
        uneven = _within(irregular, begin, stop - 1) if irregular else []
        if not uneven and not narrowed and max(spacing, behind) <= WIDE * scale:
            return f"<{codes}> Tj"
        corrections = {
            sign: self._kerns[sign]
            + (spread.tracking if letter_spaced(text.kinds[sign], text.kinds[sign + 1]) else 0)
            + spread.extra * text.weights[sign]
            - spread.squeeze * text.shrinks[sign]
            - spacing
            for sign in uneven
        }
        for sign, (code, taken) in narrowed.items():
            if begin <= sign < stop:
                place = 4 * (sign - begin)
                codes = codes[:place] + code + codes[place + 4 :]
                before = sign - 1 if text.kinds[sign] in BLANK_LEFT else sign
                if begin <= before < stop - 1:
                    corrections[before] = corrections.get(before, 0.0) + taken
        gaps = {sign: spacing + correction for sign, correction in corrections.items()}
        if spacing > WIDE * scale:
            gaps = dict.fromkeys(range(begin, stop - 1), spacing) | gaps
        gaps[stop - 1] = behind
        if opens and text.kinds[begin] in BLANK_LEFT:
            # An opening sign at the start of a line keeps the box that it was given.
            gaps.pop(begin, None)
        codes = self._filled(begin, codes, corrections, gaps, scale)
        return _array(codes, begin, corrections, scale)

    def _filled(
        self,
        begin: int,
        codes: str,
        corrections: dict[int, float],
        gaps: Mapping[int, float],
        scale: float,
    ) -> str:
        """The codes with wider glyphs before wide gaps; what these take over is off the corrections."""
        wide = list(wide_gaps(gaps, self._text.kinds, scale))
        if not wide:
            return codes
        face = self._text.glyphs[begin].face
        parts = [codes[at : at + 4] for at in range(0, len(codes), 4)]
        for sign, units in wide:
            parts[sign - begin] = f"{face.widened(int(parts[sign - begin], 16), units):04X}"
            corrections[sign] = corrections.get(sign, 0.0) - units * scale / 1000
        # Behind the last sign the pen is set anew.
        corrections.pop(begin + len(parts) - 1, None)
        return "".join(parts)


def _same(values: Sequence[object]) -> bool:
    return values.count(values[0]) == len(values)


def _array(codes: str, begin: int, corrections: dict[int, float], scale: float) -> str:
    """A text operator; what rounding a correction leaves is made good by the next."""
    parts: list[str] = []
    done, left = 0, 0.0
    for sign in sorted(corrections):
        left += corrections[sign]
        thousandths = round(-1000 * left / scale, 1)
        if abs(thousandths) >= 0.5:
            behind = 4 * (sign + 1 - begin)
            parts.append(f"<{codes[done:behind]}>{thousandths:g}")
            done, left = behind, left + thousandths * scale / 1000
    if not parts:
        return f"<{codes}> Tj"
    return f"[{''.join(parts)}<{codes[done:]}>] TJ"


def _within(places: list[int], start: int, end: int) -> list[int]:
    """The sorted places from ``start`` up to ``end``."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _parts(first: int, end: int, cuts: list[int]) -> Iterator[tuple[int, int]]:
    if not cuts:
        yield first, end
        return
    yield from pairwise([first, *_within(cuts, first + 1, end), end])


@lru_cache(maxsize=1024)
def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=256)
def _colour(colour: str, stroke: bool) -> str:
    parts = " ".join(_number(int(colour[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return f"{parts} rg {parts} RG" if stroke else f"{parts} rg"
