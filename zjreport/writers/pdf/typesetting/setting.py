"""The paragraph setter: runs in a style and a width become lines."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ....errors import ZjreportWarning
from ....layout.titles import title_lines
from ....links import address_of
from ....runs import Role, Run
from ....themes import TextStyle, Theme
from ..faces.fontbook import FontBook
from .bonds import FORBIDDEN
from .breaking import least_cost_breaks
from .characters import clean
from .composing import Look, Text, compose
from .fitting import make_fit
from .lines import Line, justify
from .notes import MARK, Note
from .spacing import Spacing
from .sums import Sums

__all__ = ["Setter"]

_POINTS_PER_MM = 72 / 25.4
#: How wide a cell of the grid may be, in em, to set text in it.
_TIGHTEST, _WIDEST = 0.95, 1.2
#: Texts of so many signs and fewer are set once for all their places.
_SHORT = 40
#: The run whose look the marks of footnotes have.
_NOTE_MARK = Run(MARK, Role.NOTE_MARK)
#: Texts without gaps between their signs.
_SOLID = re.compile(r"[0-9A-Za-z.,%+-]*")


class Setter:
    """Sets the paragraphs of one document."""

    def __init__(self, theme: Theme, book: FontBook) -> None:
        self._theme = theme
        self._book = book
        # Kept with the style, whose identity is in the key: to hash a style takes longer than to set a word.
        self._looks: dict[tuple[int, str, bool, str | None], tuple[TextStyle, Look]] = {}
        self._same: dict[Look, Look] = {}
        self._plain_texts: dict[tuple[int, str], Sums] = {}
        self._dropped: dict[str, None] = {}
        self._plain = Spacing(theme.measures.get("latin_gap", 0.125))
        self._grid = _grid(theme, self._plain)
        #: The charts and tables that texts refer to, by name: the keys of their places.
        self.targets: Mapping[str, str] = {}

    def lines(
        self, runs: Iterable[Run], style: TextStyle, width: float, *, balanced: bool = False
    ) -> list[Line]:
        """The lines of a paragraph ``width`` points wide; none for no text.

        The style's indents count characters of its own size.  ``balanced`` makes lines of even
        length, as titles have them.
        """
        kept = tuple(runs)
        em = self._spacing(style).em(style.size)
        first_indent = _indent(style, width / em) * em
        first, rest = width - first_indent, width - style.hang * em
        full = style.align == "justify"
        sums = self._known(kept, style)
        if sums and sums.natural(0, len(sums.text)) <= first:
            line = justify(sums, 0, len(sums.text), first, style.size, full=False)
            return [_placed(line, style.align, width, first_indent)]
        text = self.text(kept, style, stripped=True)
        if not text.signs:
            return []
        lines = []
        sums, spans = _broken(text, first, rest, style, balanced=balanced and not full)
        for number, (start, end) in enumerate(spans):
            indent = style.hang * em if number else first_indent
            line = justify(
                sums, start, end, width - indent, style.size, full=full and number < len(spans) - 1
            )
            lines.append(_placed(line, style.align, width, indent))
        return lines

    def text(self, runs: Iterable[Run], style: TextStyle, *, stripped: bool = False) -> Text:
        """The runs composed in a style; ``stripped``: without blanks before and behind them."""
        pieces = []
        for run in runs:
            printed, dropped = clean(run.text)
            if dropped:
                self._dropped.update(dict.fromkeys(dropped))
            if printed:
                pieces.append((printed, self._look(run, style)))
            if run.note:
                pieces.append((MARK, replace(self._look(_NOTE_MARK, style), note=Note(run.note))))
        return compose(_stripped(pieces) if stripped else pieces, self._spacing(style))

    def mark(self, note: Note, style: TextStyle) -> Line:
        """The mark that a note itself begins with, as large as its text."""
        look = replace(self._look(Run(MARK), style), note=note)
        return justify(Sums(compose([(MARK, look)], self._plain)), 0, 1, 0, style.size, full=False)

    def width(self, runs: Iterable[Run], style: TextStyle) -> float:
        """The width of the runs on one line, in points."""
        kept = tuple(runs)
        if len(kept) == 1 and not kept[0].note and _SOLID.fullmatch(kept[0].text):
            look = self._look(kept[0], style)
            return look.size * sum([look.font.glyph(sign).advance for sign in kept[0].text])
        known = self._known(kept, style)
        return known.natural(0, len(known.text)) if known else self.text(kept, style).natural_width()

    def _known(self, runs: tuple[Run, ...], style: TextStyle) -> Sums | None:
        """The sums of a short plain text, which tables set and measure again and again."""
        if len(runs) != 1:
            return None
        (run,) = runs
        text = run.text
        is_plain = not (run.role or run.provenance or run.link or run.ref or run.note)
        if not is_plain or len(text) > _SHORT or not text or text != text.strip():
            return None
        key = (id(self._look(run, style)), text)
        found = self._plain_texts.get(key)
        if found is None:
            found = self._plain_texts[key] = Sums(self.text(runs, style))
        return found if found.text.signs else None

    def warn(self) -> None:
        """Say once what could not be printed as it is."""
        if self._book.missing:
            signs = "".join(self._book.missing)
            warnings.warn(
                ZjreportWarning(f"no font has a glyph for {_named(signs)}: printed as 〓"), stacklevel=4
            )
        if self._dropped:
            signs = "".join(self._dropped)
            warnings.warn(
                ZjreportWarning(f"signs that cannot be printed were left out: {_codes(signs)}"), stacklevel=4
            )

    def _spacing(self, style: TextStyle) -> Spacing:
        on_grid = self._grid.pitch and abs(style.size - self._grid.cell) < 0.01
        return self._grid if on_grid else self._plain

    def _look(self, run: Run, style: TextStyle) -> Look:
        key = (id(style), run.role, run.provenance is not None, self._link(run))
        found = self._looks.get(key)
        if found is None:
            made = self._made(run, style)
            # Styles that differ in other things share their looks, and what is known of texts in them.
            found = self._looks[key] = (style, self._same.setdefault(made, made))
        return found[1]

    def _link(self, run: Run) -> str | None:
        """Where a run leads: an address, or a place in the document behind a #."""
        if run.ref:
            return f"#{self.targets[run.ref.name]}" if run.ref.name in self.targets else None
        return (address_of(run.link) or None) if run.link else None

    def _made(self, run: Run, style: TextStyle) -> Look:
        theme, figure, link = self._theme, run.provenance is not None, self._link(run)
        outside = link is not None and not run.ref
        look = theme.look("link" if outside and run.role is Role.PLAIN and not figure else run.role)
        if style.figures and figure and run.role in (Role.PLAIN, Role.STRONG, Role.UNIT):
            look = theme.look(style.figures)
        role = look.font or style.font
        stroke = style.bold or look.bold
        if stroke and (heavy := theme.font(role).heavy):
            role, stroke = heavy, False
        return Look(
            self._book.role(role),
            style.size * look.scale,
            theme.colour(look.colour or style.colour),
            stroke,
            look.rise * style.size,
            link,
            run.role == Role.NOTE_MARK,
            # A number of a chart is not to be parted from its label either.
            figure or run.ref is not None,
        )


def _grid(theme: Theme, plain: Spacing) -> Spacing:
    """The spacing of text on the theme's grid; where cells do not suit the type, there is no grid."""
    grid, size = theme.page.grid, theme.style("body").size
    if grid is None:
        return plain
    pitch = theme.page.text_width * _POINTS_PER_MM / grid.characters
    return Spacing(plain.gap, size, pitch) if _TIGHTEST <= pitch / size <= _WIDEST else plain


def _stripped(pieces: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """The pieces without the blanks at their two ends."""
    kept = list(pieces)
    while kept and not (text := kept[0][0].lstrip()):
        del kept[0]
    if kept:
        kept[0] = (text, kept[0][1])
    while kept and not (text := kept[-1][0].rstrip()):
        del kept[-1]
    if kept:
        kept[-1] = (text, kept[-1][1])
    return kept


def _indent(style: TextStyle, characters: float) -> float:
    """The first line's indent in a column so many characters wide; very narrow ones have less room for it."""
    if characters >= style.indent + 3:
        return style.indent
    return min(style.indent, 1.0 if characters >= 3 else 0.0)


def _broken(
    text: Text, first: float, rest: float, style: TextStyle, *, balanced: bool
) -> tuple[Sums, list[tuple[int, int]]]:
    """The text's sums, and its lines as first sign and end."""
    if text.natural_width() <= first:
        return Sums(text), [(0, len(text))]
    make_fit(text, first, rest)
    sums = Sums(text)
    if balanced:
        lines = _title_lines(sums, min(first, rest), style.size)
        # Words that are too long for a narrow cell are parted anywhere, even where no line may end.
        if all(text.prices[end - 1] != FORBIDDEN for _, end in lines[:-1]):
            return sums, lines
    return sums, least_cost_breaks(sums, first, rest, style.size, justified=style.align == "justify")


def _title_lines(sums: Sums, measure: float, size: float) -> list[tuple[int, int]]:
    """Lines broken between words and balanced, as titles have them."""
    text = sums.text
    widths = [width + gap for width, gap in zip(text.widths, text.gaps, strict=True)]
    barred = [place for place, price in enumerate(text.prices) if price == FORBIDDEN]
    # The first line of a text keeps the blank before its first bracket.
    trims = ([0.0, *text.start_trims[1:]], text.end_trims)
    return title_lines(text.signs, widths, measure, size, barred, trims)


def _placed(line: Line, align: str, width: float, indent: float) -> Line:
    """The line, moved to its place between the margins."""
    if align == "center":
        line.move(indent + (width - indent - line.width) / 2)
    else:
        line.move(width - line.width - indent if align == "right" else indent)
    return line


def _named(signs: str) -> str:
    return "、".join(f"{sign} (U+{ord(sign):04X})" for sign in signs)


def _codes(signs: str) -> str:
    return ", ".join(f"U+{ord(sign):04X}" for sign in signs)
