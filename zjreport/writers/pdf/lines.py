"""Set lines: every sign at its place, and the page operators that print them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .breaking import Breaker
from .characters import Kind
from .composing import Look, Text

__all__ = ["ASCENT", "Line", "draw_line", "justify"]

#: The baseline's distance below the top of the em box.
ASCENT = 0.88
#: How thick bold's added stroke is, in em, where a role has no heavier face.
_STROKE = 0.028


@dataclass(slots=True)
class Line:
    """One line of a paragraph, its signs placed from its own left edge.

    Attributes:
        text: the paragraph's text; the line is ``text[start:end]``.
        places: where each sign's box begins, in points.
        width: the width that is inked.
        size: the size of the paragraph's type.
    """

    text: Text
    start: int
    end: int
    places: list[float]
    width: float
    size: float


def justify(breaker: Breaker, start: int, end: int, measure: float, size: float, *, full: bool) -> Line:
    """The line ``text[start:end]`` set in type of ``size``, to the full ``measure`` if ``full``.

    Lines that are too wide are shrunk in any case, as far as their gaps allow.
    """
    text = breaker.text
    natural = breaker.natural(start, end)
    slack = measure - natural
    extra, squeeze = 0.0, 0.0
    if slack < 0 and (room := breaker.shrink(start, end)) > 0:
        squeeze = min(1.0, -slack / room)
    # Blanks at the end of a line are not printed, nor do they count.
    stop = end
    while stop - 1 > start and text.kinds[stop - 1] is Kind.SPACE:
        stop -= 1
    weights = text.weights[start : stop - 1]
    if full and slack > 0:
        total = sum(weights)
        if total <= 0:
            # A word alone on a line is spaced out rather than left ragged.
            weights, total = [1.0] * len(weights), float(len(weights))
        extra = slack / total if total else 0
    places, pen = [], 0.0
    for number, place in enumerate(range(start, stop)):
        places.append(pen)
        if place < stop - 1:
            pen += text.widths[place] + text.gaps[place] + weights[number] * extra
            pen -= squeeze * text.shrinks[place]
    width = pen + text.widths[stop - 1] - text.end_trims[stop - 1] - squeeze * text.end_shrinks[stop - 1]
    return Line(text, start, stop, places, width, size)


def draw_line(canvas: Any, line: Line, x: float, baseline: float) -> None:
    """Print a line with its left edge at ``x``; links become clickable."""
    code: list[str] = []
    colour, current = None, None
    for segment in _segments(line):
        look = segment.look
        if look.colour != colour:
            colour = look.colour
            code.append(_colour(colour, look.stroke))
        mode = (segment.face, look.size)
        if mode != current:
            current = mode
            code.append(f"/{segment.face} {look.size:g} Tf")
        code.append(_shown(segment, x, baseline))
    canvas.add_code("q BT " + " ".join(code) + " ET Q")
    _add_links(canvas, line, x, baseline)


@dataclass(slots=True)
class _Segment:
    """Neighbouring signs of one face and one look."""

    look: Look
    face: str
    stretch: float
    places: list[float]
    codes: list[int]
    advances: list[float]


def _segments(line: Line) -> Iterator[_Segment]:
    text = line.text
    segment: _Segment | None = None
    for number, place in enumerate(range(line.start, line.end)):
        glyph, look, stretch = text.glyphs[place], text.looks[place], text.stretches[place]
        face = glyph.face.name
        if segment is None or segment.look is not look or segment.face != face or segment.stretch != stretch:
            if segment:
                yield segment
            segment = _Segment(look, face, stretch, [], [], [])
        segment.places.append(line.places[number] + text.offsets[place])
        segment.codes.append(glyph.code)
        segment.advances.append(glyph.advance * look.size * stretch)
    if segment:
        yield segment


def _shown(segment: _Segment, x: float, baseline: float) -> str:
    """The operators of one segment: spacing, position, and codes with corrections where they need them."""
    look, places = segment.look, segment.places
    scale = look.size * segment.stretch
    spacing = _spacing(segment)
    parts: list[str] = [f"{spacing:.4f} Tc" if spacing else "0 Tc"]
    if look.stroke:
        parts.append(f"2 Tr {_STROKE * look.size:.3f} w")
    parts.append(
        f"{_number(segment.stretch)} 0 0 1 {x + places[0]:.3f} {baseline + look.rise:.3f} Tm"
        if segment.stretch != 1
        else f"1 0 0 1 {x + places[0]:.3f} {baseline + look.rise:.3f} Tm"
    )
    shown, pen = ["<"], places[0]
    for number, code in enumerate(segment.codes):
        correction = round(1000 * (pen - places[number]) / scale, 1)
        if abs(correction) >= 0.5:
            shown.append(f">{correction:g}<")
            pen -= correction * scale / 1000
        shown.append(f"{code:04X}")
        pen += segment.advances[number] + spacing * segment.stretch
    shown.append(">")
    codes = "".join(shown)
    parts.append(f"{codes} Tj" if len(codes.split(">")) == 2 else f"[{codes}] TJ")
    if look.stroke:
        parts.append("0 Tr")
    return " ".join(parts)


def _spacing(segment: _Segment) -> float:
    """The spacing that suits most of the segment's signs."""
    if len(segment.codes) < 2:
        return 0
    places, advances = segment.places, segment.advances
    found: dict[float, int] = {}
    for number in range(len(places) - 1):
        gap = round((places[number + 1] - places[number] - advances[number]) / segment.stretch, 4)
        found[gap] = found.get(gap, 0) + 1
    return max(found, key=lambda gap: (found[gap], -abs(gap)))


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _colour(colour: str, stroke: bool) -> str:
    parts = " ".join(_number(int(colour[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return f"{parts} rg {parts} RG" if stroke else f"{parts} rg"


def _add_links(canvas: Any, line: Line, x: float, baseline: float) -> None:
    text = line.text
    place = line.start
    while place < line.end:
        link = text.looks[place].link
        last = place
        while last + 1 < line.end and text.looks[last + 1].link == link:
            last += 1
        if link and link.startswith(("https://", "http://", "mailto:")):
            left = x + line.places[place - line.start]
            right = x + line.places[last - line.start] + text.widths[last]
            bottom = baseline - (1 - ASCENT) * line.size
            canvas.linkURL(link, (left, bottom, right, bottom + line.size), relative=0)
        place = last + 1
