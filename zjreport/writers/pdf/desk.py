"""What every block composer works with: the theme in points, the setter, and the pages of anchors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

import msgspec

from ...runs import Run, Runs
from ...themes import TextStyle, Theme
from .faces.fontbook import FontBook
from .file.canvas import PageCanvas
from .makeup.flow import Slice
from .makeup.gauge import Geometry
from .tags.structure import Structure, Tag
from .typesetting.lines import Line, TextLine, baseline
from .typesetting.note_text import NoteText
from .typesetting.notes import Note, plain_note
from .typesetting.setting import Setter
from .typesetting.stretches import link_parts, mark_parts

__all__ = ["MM", "Desk", "TextLine", "baseline", "blank", "chained", "numbered"]

#: How far behind its mark the text of a footnote begins, in em.
_BEHIND_MARK = 1.3
#: Points in a millimetre.
MM = 72 / 25.4


def blank(canvas: PageCanvas, x: float, top: float, height: float) -> None:
    """Draws nothing."""


@dataclass
class Desk:
    """The workplace for one document.

    Text that is set here bears the tag that is open in :attr:`structure`; what is drawn besides
    needs none, it is furniture.
    """

    theme: Theme
    book: FontBook
    setter: Setter
    #: What the parts of the document are.
    structure: Structure = field(default_factory=Structure)
    #: The printed page of every anchor, known when the pages are made.
    page_of: dict[str, int] = field(default_factory=dict)
    #: The footnotes of what has been set.
    noted: list[Note] = field(default_factory=list)
    _styles: dict[str, TextStyle] = field(default_factory=dict)
    _restyled: dict[tuple[object, ...], tuple[TextStyle, TextStyle]] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """The width of the text block in points."""
        return self.theme.page.text_width * MM

    @property
    def pitch(self) -> float:
        """The distance of the grid's lines in points; 0 without a grid."""
        page = self.theme.page
        return page.text_height * MM / page.grid.lines if page.grid else 0

    @cached_property
    def turned(self) -> Desk:
        """The desk for pages that lie on their side; there is no grid on them."""
        page = self.theme.page.turned
        theme = msgspec.structs.replace(self.theme, page=page)
        return Desk(theme, self.book, self.setter, self.structure, self.page_of, self.noted)

    @property
    def geometry(self) -> Geometry:
        """The text block of its pages."""
        page = self.theme.page
        return Geometry(
            page.left * MM,
            page.text_width * MM,
            page.text_height * MM,
            self.pitch,
            spread=self.measure("rhythm", 0) > 0,
        )

    def manner(self, block: str) -> str:
        """How the theme lays out a kind of block."""
        return self.theme.layout.get(block, "")

    def style(self, name: str) -> TextStyle:
        """A text style, its leading set exactly to the grid where it is meant to stand on it."""
        found = self._styles.get(name)
        if found is None:
            style = self.theme.style(name)
            leading = style.leading or 1.5 * style.size
            if self.pitch and abs(leading - self.pitch) < 0.1:
                leading = self.pitch
            found = style if leading == style.leading else _with(style, leading=leading)
            self._styles[name] = found
        return found

    def restyled(self, style: TextStyle, **changes: object) -> TextStyle:
        """The style with some settings changed; the same changes give the same object."""
        # Kept with the style that it was made of, whose identity is in the key.
        key = (id(style), *changes.items())
        found = self._restyled.get(key)
        if found is None:
            found = self._restyled[key] = (style, _with(style, **changes))
        return found[1]

    def colour(self, name: str) -> str:
        """A colour of the theme as six hexadecimal digits."""
        return self.theme.colour(name)

    def measure(self, name: str, fallback: float) -> float:
        """A single measure of the theme in its own unit."""
        return self.theme.measures.get(name, fallback)

    def element(self, role: str, *, attributes: str = "") -> AbstractContextManager[Tag | None]:
        """What is set inside is an element of the structure: ``with desk.element("L"):``.

        Text in a list, table or section becomes an item, a cell or a paragraph in it; headings
        (``"H1"`` …), ``"P"``, ``"Lbl"``, ``"TD"`` and their like hold it themselves, so that what is
        set in several pieces is one.
        """
        return self.structure.element(role, attributes=attributes)

    def heading(self, level: int) -> AbstractContextManager[Tag | None]:
        """What is set inside is a heading of that level."""
        return self.element(self.structure.heading(level))

    def artifact(self) -> AbstractContextManager[Tag | None]:
        """What is set inside is furniture that readers of the structure do not meet: a title said again."""
        return self.structure.artifact()

    def lines(
        self,
        runs: Iterable[Run],
        style: TextStyle,
        width: float,
        *,
        balanced: bool = False,
        label: str = "",
    ) -> list[Line]:
        """A text as set lines that bear the open tag, or that of a paragraph in it.

        ``label`` is the ordinal that an item's text begins with.
        """
        kept = tuple(runs)
        lines = self.setter.lines(kept, style, width, balanced=balanced)
        tag = self.structure.text() if lines else None
        if tag is not None:
            parts = [(0, len(label), tag.before("Lbl"))] if label and tag.role == "LBody" else []
            if any(run.link or run.ref for run in kept):
                parts += link_parts(tag, lines[0])
            if lines[0].text.noted:
                parts = sorted([*parts, *mark_parts(tag, lines[0])], key=itemgetter(0))
            for line in lines:
                line.tag, line.parts = tag, parts
        for line in lines:
            for note in line.notes:
                self._set_note(note, tag)
        return lines

    def _set_note(self, note: Note, tag: Tag | None) -> None:
        """Set a footnote to a text of that tag, as wide as the text block."""
        style = self.style("footnote")
        with self.structure.inside(tag.note() if tag else None) as own:
            label = self.setter.mark(note, style)
            label.tag = own.child("Lbl").child("Link") if own else None
            behind = self.restyled(style, indent=style.indent + _BEHIND_MARK)
            lines = self.lines(plain_note(note.runs), behind, self.width)
        self.noted.append(note)
        note.lines = [style.leading] * max(1, len(lines))
        label.move(style.indent * style.size)
        note.draw = NoteText(label, lines, style.leading)

    def paragraph(
        self,
        runs: Iterable[Run],
        style: TextStyle,
        width: float,
        *,
        left: float = 0,
        balanced: bool = False,
        label: str = "",
    ) -> list[Slice]:
        """A paragraph as one slice a line; its first and last two lines are kept together."""
        lines = self.lines(runs, style, width, balanced=balanced, label=label)
        slices = [
            Slice(style.leading, TextLine(line, left, style.leading), notes=line.notes) for line in lines
        ]
        if slices:
            slices[0].before = style.before
            slices[0].keep = len(slices) > 1
            slices[-1].keep = style.keep_with_next
        if len(slices) > 2:
            slices[-2].keep = True
        if style.keep_with_next:
            for piece in slices:
                piece.keep = True
        if self.pitch and style.leading == self.pitch and not style.keep_with_next:
            # The grid goes before widow control: a page has its full number of lines.
            for piece in slices:
                piece.keep = False
        return slices

    def one_line(self, runs: Iterable[Run], style: TextStyle, width: float) -> Line | None:
        """A text on one line, drawn smaller where it is too wide; ``None`` for no text."""
        kept = tuple(runs)
        natural = self.setter.width(kept, style)
        if natural > width > 0:
            style = _with(style, size=max(4.0, style.size * width / natural * 0.995))
        lines = self.lines(kept, _with(style, indent=0, hang=0), 1e6 if style.align == "left" else width)
        return lines[0] if lines else None

    def font_pieces(self, text: str, role: str) -> list[tuple[str, str]]:
        """A text for reportlab's own text calls, with the name of its font; charts ask for it."""
        known = role if role in self.theme.fonts else next(iter(self.theme.fonts))
        return [(self.book.role(known).fontName, text)]


def _with(style: TextStyle, **changes: object) -> TextStyle:
    return msgspec.structs.replace(style, **changes)


def chained(slices: Sequence[Slice]) -> list[Slice]:
    """The slices, each kept with the next but the last."""
    for piece in slices[:-1]:
        piece.keep = True
    return list(slices)


def numbered(number: str, runs: Runs) -> Runs:
    """Runs behind their printed ordinal."""
    return (Run(number), *runs) if number else runs
