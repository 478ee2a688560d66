"""Set lines: every sign at its place, and the page operators that print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .breaking import Breaker
from .characters import Kind
from .composing import Look, Text
from .structure import Tag

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
        tag: what the line is content of.
        parts: stretches of the text that have tags of their own, by first sign and end.
    """

    text: Text
    start: int
    end: int
    places: list[float]
    width: float
    size: float
    tag: Tag | None = None
    parts: Sequence[tuple[int, int, Tag]] = ()


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
    """Print a line with its left edge at ``x`` as content of its tags; links become clickable."""
    for piece in _pieces(line):
        with canvas.tagged(piece.tag):
            _print(canvas, piece, x, baseline)


def _pieces(line: Line) -> Iterator[Line]:
    """The line in pieces of one tag each, placed from its own left edge."""
    place = line.start
    for start, end, tag in line.parts:
        first, last = max(start, line.start), min(end, line.end)
        if first < last:
            if place < first:
                yield _piece(line, place, first, line.tag)
            yield _piece(line, first, last, tag)
            place = last
    if place == line.start:
        yield line
    elif place < line.end:
        yield _piece(line, place, line.end, line.tag)


def _piece(line: Line, start: int, end: int, tag: Tag | None) -> Line:
    places = line.places[start - line.start : end - line.start]
    return replace(line, start=start, end=end, places=places, tag=tag, parts=())


def _print(canvas: Any, line: Line, x: float, baseline: float) -> None:
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
    text, first, end = line.text, line.start, line.end
    glyphs, looks, stretches = text.glyphs[first:end], text.looks[first:end], text.stretches[first:end]
    places = [place + shift for place, shift in zip(line.places, text.offsets[first:end], strict=True)]
    begin = 0
    for number in range(1, len(glyphs) + 1):
        if (
            number < len(glyphs)
            and looks[number] is looks[begin]
            and glyphs[number].face is glyphs[begin].face
            and stretches[number] == stretches[begin]
        ):
            continue
        look, stretch, part = looks[begin], stretches[begin], glyphs[begin:number]
        scale = look.size * stretch
        yield _Segment(
            look,
            part[0].face.name,
            stretch,
            places[begin:number],
            [glyph.code for glyph in part],
            [glyph.advance * scale for glyph in part],
        )
        begin = number


def _shown(segment: _Segment, x: float, baseline: float) -> str:
    """The operators of one segment: spacing, position, and codes with corrections where they need them."""
    look = segment.look
    spacing = _spacing(segment)
    parts: list[str] = [f"{spacing:.4f} Tc" if spacing else "0 Tc"]
    if look.stroke:
        parts.append(f"2 Tr {_STROKE * look.size:.3f} w")
    stretch = _number(segment.stretch) if segment.stretch != 1 else "1"
    parts.append(f"{stretch} 0 0 1 {x + segment.places[0]:.3f} {baseline + look.rise:.3f} Tm")
    parts.append(_codes(segment, spacing * segment.stretch))
    if look.stroke:
        parts.append("0 Tr")
    return " ".join(parts)


def _codes(segment: _Segment, spacing: float) -> str:
    """The codes with a correction before each sign that does not stand where the pen is."""
    scale = segment.look.size * segment.stretch
    least = 0.00045 * scale
    pen = segment.places[0]
    shown: list[str] = []
    for place, code, advance in zip(segment.places, segment.codes, segment.advances, strict=True):
        if abs(pen - place) > least:
            correction = round(1000 * (pen - place) / scale, 1)
            if abs(correction) >= 0.5:
                shown.append(f">{correction:g}<")
                pen -= correction * scale / 1000
        shown.append(f"{code:04X}")
        pen += advance + spacing
    codes = "".join(shown)
    return f"[<{codes}>] TJ" if ">" in codes else f"<{codes}> Tj"


def _spacing(segment: _Segment) -> float:
    """The spacing that suits most of the segment's signs."""
    if len(segment.codes) < 2:
        return 0
    places, stretch = segment.places, segment.stretch
    found = Counter(
        [
            round((below - above - advance) / stretch, 4)
            for above, below, advance in zip(places, places[1:], segment.advances, strict=False)
        ]
    )
    return next(iter(found)) if len(found) == 1 else max(found, key=lambda gap: (found[gap], -abs(gap)))


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
            canvas.link((left, bottom, right, bottom + line.size), link, url=link)
        place = last + 1
