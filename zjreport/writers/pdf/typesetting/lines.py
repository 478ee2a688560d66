"""Set lines: where every sign of a line stands, and how the line is put on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..tags.structure import Tag
from .characters import Kind
from .composing import Text
from .narrowing import Narrowed, narrowed_signs
from .notes import Note
from .operators import Spread
from .sums import Sums

__all__ = ["ASCENT", "Line", "TextLine", "baseline", "draw_line", "justify", "notes_in"]

#: The baseline's distance below the top of the em box.
ASCENT = 0.88
#: How far the gaps of a line may widen, in em, before letters are spaced out as well.
_WIDEST = 0.75


def baseline(top: float, size: float, leading: float) -> float:
    """Where the baseline of a line lies whose em box is centred in its leading."""
    return top - (leading - size) / 2 - ASCENT * size


@dataclass(slots=True)
class Line:
    """One line of a paragraph: its text is ``text[start:end]``, blanks at its end left out.

    Attributes:
        sums: the paragraph's text and its sums.
        width: where the inked part ends, in points from the left edge.
        size: the size of the paragraph's type.
        left: where the line begins, in points from the left edge.
        extra: how much a gap of one share is widened.
        tracking: how much every gap is widened besides, that between letters too.
        squeeze: how much of what they can shrink all gaps have shrunk.
        tag: what the line is content of.
        parts: stretches of the text that have tags of their own, by first sign and end.
    """

    sums: Sums
    start: int
    end: int
    width: float
    size: float
    left: float = 0.0
    extra: float = 0.0
    tracking: float = 0.0
    squeeze: float = 0.0
    tag: Tag | None = None
    parts: Sequence[tuple[int, int, Tag]] = ()

    @property
    def text(self) -> Text:
        """The paragraph's text."""
        return self.sums.text

    def place(self, sign: int) -> float:
        """Where the box of a sign of the text begins, in points from the left edge."""
        sums, start = self.sums, self.start
        natural = sums.widths[sign] - sums.widths[start] - (sums.text.start_trims[start] if start else 0)
        spread = self.extra * (sums.shares[sign] - sums.shares[start])
        if self.tracking:
            spread += self.tracking * (sums.joints[sign] - sums.joints[start])
        return self.left + natural + spread - self.squeeze * (sums.shrinks[sign] - sums.shrinks[start])

    @property
    def notes(self) -> list[Note]:
        """The footnotes whose marks stand in the line."""
        if not self.text.noted:
            return []
        return [look.note for look in self.text.looks[self.start : self.end] if look.note]

    def move(self, right: float) -> None:
        """Move the line to the right."""
        self.left += right
        self.width += right

    def spaced_out(self, gap: float) -> Line:
        """The line with all gaps between its signs wider by ``gap``."""
        gaps = self.sums.joints[self.end - 1] - self.sums.joints[self.start]
        return replace(self, tracking=self.tracking + gap, width=self.width + gap * gaps)


@dataclass(slots=True)
class TextLine:
    """Draws one set line ``left`` points from the edge of its column."""

    line: Line
    left: float
    leading: float

    def __call__(self, canvas: Any, x: float, top: float, height: float) -> None:
        draw_line(canvas, self.line, x + self.left, baseline(top, self.line.size, self.leading))


def notes_in(lines: Iterable[Line | None]) -> list[Note]:
    """The footnotes whose marks stand in the lines."""
    return [note for line in lines if line for note in line.notes]


def justify(sums: Sums, start: int, end: int, measure: float, size: float, *, full: bool) -> Line:
    """The line ``text[start:end]`` set in type of ``size``, to the full ``measure`` if ``full``.

    Lines that are too wide are shrunk in any case, as far as their gaps allow.
    """
    natural = sums.natural(start, end)
    slack = measure - natural
    # Blanks at the end of a line are not printed, nor do they count.
    stop = end
    while stop - 1 > start and sums.text.kinds[stop - 1] is Kind.SPACE:
        stop -= 1
    if slack < 0:
        room = sums.shrink(start, end)
        squeeze = min(1.0, -slack / room) if room > 0 else 0.0
        return Line(sums, start, stop, natural - squeeze * room, size, squeeze=squeeze)
    if not full or stop - start < 2:
        return Line(sums, start, stop, natural, size)
    shares = sums.weight(start, stop)
    extra = min(slack / shares, _WIDEST * size) if shares > 0 else 0.0
    # A word alone on a line is spaced out rather than left ragged.
    line = Line(sums, start, stop, natural + extra * shares, size, extra=extra)
    joints = sums.joints[stop - 1] - sums.joints[start]
    return (
        line.spaced_out((measure - line.width) / joints) if measure - line.width > 1e-9 and joints else line
    )


def draw_line(canvas: Any, line: Line, x: float, baseline: float) -> None:
    """Print a line with its left edge at ``x`` as content of its tags; links become clickable."""
    codes = line.sums.codes
    narrowed = narrowed_signs(line.text, line.start, line.end, line.place, line.width)
    if line.text.noted:
        narrowed |= _numerals(line)
    spread = Spread(line.extra, line.tracking, line.squeeze)
    for first, end, tag in _stretches(line) if line.parts else ((line.start, line.end, line.tag),):
        with canvas.tagged(tag):
            canvas.add_code(codes.operators(first, end, x, baseline, line.place, narrowed, spread))
            if line.text.linked:
                _add_links(canvas, line, first, end, x, baseline)
            if line.text.noted:
                _add_marks(canvas, line, first, end, x, baseline)


def _stretches(line: Line) -> Iterator[tuple[int, int, Tag | None]]:
    """The line in stretches of one tag each."""
    place = line.start
    for start, end, tag in line.parts:
        first, last = max(start, line.start), min(end, line.end)
        if first < last:
            if place < first:
                yield place, first, line.tag
            yield first, last, tag
            place = last
    if place < line.end:
        yield place, line.end, line.tag


def _add_links(canvas: Any, line: Line, first: int, end: int, x: float, baseline: float) -> None:
    looks = line.text.looks
    while first < end:
        link, last = looks[first].link, first
        while last + 1 < end and looks[last + 1].link == link:
            last += 1
        if link:
            left, right = x + line.place(first), x + line.place(last) + line.text.widths[last]
            bottom = baseline - (1 - ASCENT) * line.size
            box = (left, bottom, right, bottom + line.size)
            if link.startswith("#"):
                canvas.link(box, line.text.signs[first : last + 1], key=link[1:])
            else:
                canvas.link(box, link, url=link)
                _underline(canvas, looks[first].colour, line.size, left, right, baseline)
        first = last + 1


def _underline(canvas: Any, colour: str, size: float, left: float, right: float, baseline: float) -> None:
    """What shows a link to an address, as Word's style for links does."""
    depth = baseline - 0.14 * size
    with canvas.artifact():
        canvas.rule(colour, 0.05 * size, left, depth, right, depth)


def _numerals(line: Line) -> Narrowed:
    """The numerals of the marks of footnotes, which are known when the line is drawn."""
    text = line.text
    found: Narrowed = {}
    for place in range(line.start, line.end):
        look = text.looks[place]
        if look.note:
            glyph = look.font.glyph(look.note.sign)
            # Another face would need another operator; all of ours have all numerals.
            known = glyph if glyph.face is text.glyphs[place].face else text.glyphs[place]
            found[place] = (f"{known.code:04X}", 0.0)
    return found


def _add_marks(canvas: Any, line: Line, first: int, end: int, x: float, baseline: float) -> None:
    """Tie the marks of footnotes to the notes; a note's own mark leads back."""
    for place in range(first, end):
        look = line.text.looks[place]
        if look.note is None:
            continue
        left, foot = x + line.place(place), baseline + look.rise - (1 - ASCENT) * look.size
        box = (left, foot, left + line.text.widths[place], foot + look.size)
        here, there = look.note.mark_key, look.note.key
        if not look.mark:
            here, there = there, here
        canvas.bookmarkHorizontal(here, 0, foot + 1.5 * line.size)
        canvas.link(box, f"注{look.note.sign}", key=there)
