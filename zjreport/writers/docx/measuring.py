"""The pieces that no page break parts, each as high as it will stand.

A body that has been written is measured paragraph by paragraph and row by row, with the exact leadings,
paddings and keeps that it says itself; only the widths of text are reckoned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_changes
from itertools import chain, pairwise

from lxml import etree

from ...themes import Theme
from .decor import Decoration
from .draft import Draft
from .estimate import line_count
from .footnotes import SEPARATORS
from .grounds import DARK
from .lengths import mm_of_points
from .markup import NAMESPACES
from .names import CHARACTER_NAMES, paragraph_id
from .sizes import cell_margins
from .styles import CHARACTER_PREFIX, ParagraphStyle

__all__ = ["Ruler", "Slice"]

_W = f"{{{NAMESPACES['w']}}}"
_WP = f"{{{NAMESPACES['wp']}}}"
_EMU = 36000
_ENDS = ("top", "bottom")
# About the height of a line in rows that may be parted, in millimetres.
_LINE = 6.0
# What a face has below its base line, in ems.
_DESCENT = 0.25
# The size of a superscript as a share of its paragraph's.
_RAISED = 0.6


@dataclass(frozen=True, slots=True)
class Slice:
    """What no page break parts: its height in millimetres, its bookmarks, whether it holds the next.

    ``begins`` starts a page with it, ``breaks`` ends the page after it.  ``lead`` is the part of its height
    that is left out at the head of a page, ``repeat`` what is set again there, ``notes`` what its footnotes
    take at the foot, ``sheet`` the height of the text on its pages.
    """

    height: float
    names: tuple[str, ...] = ()
    keeps: bool = False
    breaks: bool = False
    begins: bool = False
    lead: float = 0.0
    repeat: float = 0.0
    notes: float = 0.0
    sheet: float = 0.0

    @property
    def resumed(self) -> float:
        """The depth at which it begins at the head of a page, reckoned from the space above it."""
        return 0.0 if self.begins else self.repeat - self.lead


class Ruler:
    """Measures paragraphs and tables in the styles of one document."""

    def __init__(self, draft: Draft) -> None:
        self._theme = draft.theme
        self._numbering = draft.numbering
        self._styles = {paragraph_id(key): style for key, style in draft.styles.items()}
        self._sizes = _sizes_of_runs(draft.theme)
        self._notes: dict[str, float] = {}
        self._notes = self._notes_by_id(draft.footnotes.part())
        self._rule = self._notes.get(str(SEPARATORS[0]), 0.0)

    def body(self, tree: etree._Element) -> Iterator[Slice]:
        """The slices of the body, section by section."""
        ends = [place for place, block in enumerate(tree) if block.find(f"{_W}pPr/{_W}sectPr") is not None]
        blocks = list(tree)
        for first, end in pairwise((0, *(place + 1 for place in ends), len(blocks))):
            width, height = self._text_block(blocks[end - 1] if end - 1 in ends else None)
            for each in self.slices(blocks[first:end], width):
                yield with_changes(each, sheet=height)

    def foot(self, before: float, more: float) -> float:
        """What the footnotes of a page take, the line above the first of them included."""
        return before + more + (self._rule if before + more else 0.0)

    def _text_block(self, last: etree._Element | None) -> tuple[float, float]:
        """Width and height of the text on the pages of a section, by its last paragraph."""
        page = self._theme.page
        if last is None:
            return page.text_width, page.text_height
        size, margins = last.find(f".//{_W}sectPr/{_W}pgSz"), last.find(f".//{_W}sectPr/{_W}pgMar")
        if size is None or margins is None:
            return page.text_width, page.text_height
        across = sum(_twips(margins, side) for side in ("left", "right"))
        around = sum(_twips(margins, side) for side in ("top", "bottom"))
        return _mm(_twips(size, "w") - across), _mm(_twips(size, "h") - around)

    def slices(self, parent: Iterable[etree._Element], width: float) -> Iterator[Slice]:
        """The slices of blocks in a column ``width`` millimetres wide."""
        blocks = [child for child in parent if child.tag in (f"{_W}p", f"{_W}tbl")]
        fields = [self._field(block) for block in blocks]
        for place, block in enumerate(blocks):
            if block.tag == f"{_W}tbl":
                yield from self._table(block)
                continue
            above = place > 0 and fields[place - 1] == fields[place]
            below = place + 1 < len(blocks) and fields[place + 1] == fields[place]
            yield from self._paragraph(block, width, joined=(above, below))

    def _style(self, block: etree._Element) -> ParagraphStyle | None:
        named = block.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(named.get(f"{_W}val", "")) if named is not None else None

    def _field(self, block: etree._Element) -> Decoration | None:
        """The coloured field of a paragraph; neighbours of one join."""
        style = self._style(block)
        return Decoration(style.decoration.fill, bar=style.decoration.bar) if style else None

    def _paragraph(
        self, block: etree._Element, width: float, *, joined: tuple[bool, bool]
    ) -> Iterator[Slice]:
        style = self._style(block)
        if style is None:
            return
        text, decoration = style.text, style.decoration
        names = tuple(mark.get(f"{_W}name", "") for mark in block.iter(f"{_W}bookmarkStart"))
        breaks = block.find(f"{_W}r/{_W}br[@{_W}type='page']") is not None
        breaks = breaks or block.find(f"{_W}pPr/{_W}sectPr") is not None
        keep = block.find(f"{_W}pPr/{_W}keepNext")
        keeps = text.keep_with_next if keep is None else keep.get(f"{_W}val") != "0"
        line = mm_of_points(text.leading or text.size * 1.3)
        room = width - mm_of_points(2 * decoration.inset)
        ordinal, scales = self._ordinal(block), self._scales(block, text.size)
        scales = [*(1.0 for _ in ordinal), *scales] if scales else scales
        heights = [line] * line_count(ordinal + _text(block), text, self._theme, room, scales)
        drawing = block.find(f".//{_WP}inline/{_WP}extent")
        if drawing is not None:
            # A drawing stands on the base line of its paragraph.
            heights = [int(drawing.get("cy", 0)) / _EMU + mm_of_points(text.size * _DESCENT)]
        pads = [0.0 if join or not decoration.fill else decoration.pad for join in joined]
        heights[0] += mm_of_points(text.before + pads[0])
        heights[-1] += mm_of_points(text.after + pads[1])
        if keeps or decoration.fill:
            heights = [sum(heights)]
        lead = 0.0 if decoration.fill else mm_of_points(text.before)
        for place, height in enumerate(heights):
            last = place == len(heights) - 1
            begins = not place and "pageBreakBefore" in style.extra
            yield Slice(
                height,
                () if place else names,
                keeps and last,
                breaks and last,
                begins,
                lead=0.0 if place else lead,
                notes=0.0 if place else self._noted(block),
            )

    def _noted(self, part: etree._Element) -> float:
        """The height of the footnotes whose marks stand in a part of the text."""
        marks = part.iter(f"{_W}footnoteReference")
        return sum(self._notes.get(mark.get(f"{_W}id", ""), 0.0) for mark in marks)

    def _notes_by_id(self, notes: bytes) -> dict[str, float]:
        """The heights of the footnotes by their ids."""
        width = self._theme.page.text_width
        return {
            note.get(f"{_W}id", ""): sum(each.height for each in self.slices(note, width))
            for note in etree.fromstring(notes).iter(f"{_W}footnote")
        }

    def _ordinal(self, block: etree._Element) -> str:
        """What Word prints before the words of a paragraph that names a list."""
        named = block.find(f"{_W}pPr/{_W}numPr")
        if named is None:
            return ""
        level, number = (named.find(f"{_W}{name}") for name in ("ilvl", "numId"))
        if level is None or number is None:
            return ""
        return self._numbering.printed(int(number.get(f"{_W}val", 0)), int(level.get(f"{_W}val", 0)))

    def _scales(self, block: etree._Element, size: float) -> list[float]:
        """The sizes of a paragraph's signs as shares of its own; nothing where they all have that."""
        scales: list[float] = []
        for run in block.iter(f"{_W}r"):
            style = run.find(f"{_W}rPr/{_W}rStyle")
            own = self._sizes.get("" if style is None else style.get(f"{_W}val", ""), size)
            # A superscript follows its paragraph.
            scales += [own / size if own else _RAISED] * _signs(run)
        return scales if any(scale != 1 for scale in scales) else []

    def _table(self, table: etree._Element) -> Iterator[Slice]:
        named = table.find(f"{_W}tblPr/{_W}tblStyle")
        padding = cell_margins("" if named is None else named.get(f"{_W}val", ""))
        repeat = 0.0
        for row in table.findall(f"{_W}tr"):
            made = self._row(row, padding)
            heads = row.find(f"{_W}trPr/{_W}tblHeader") is not None
            if row.find(f"{_W}trPr/{_W}cantSplit") is None:
                yield from _pieces(made)
                continue
            yield made if heads else with_changes(made, repeat=repeat)
            repeat += made.height if heads else 0.0

    def _row(self, row: etree._Element, padding: tuple[int, int]) -> Slice:
        height = row.find(f"{_W}trPr/{_W}trHeight")
        least = 0.0 if height is None else _mm(int(height.get(f"{_W}val", 0)))
        cells = row.findall(f"{_W}tc")
        made = [self._cell(cell, padding) for cell in cells]
        tall = least
        if height is None or height.get(f"{_W}hRule") != "exact":
            # All cells of a row have the widest space above and below that one of them has.
            around = sum(
                max((_edge(cell, side, padding[0]) for cell in cells), default=0.0) for side in _ENDS
            )
            tall = max(least, around + max((inner for inner, _ in made), default=0.0))
        keeps = bool(made) and made[0][1]
        names = tuple(chain.from_iterable(_names(cell) for cell in cells))
        return Slice(tall, names, keeps, notes=self._noted(row))

    def _cell(self, cell: etree._Element, padding: tuple[int, int]) -> tuple[float, bool]:
        """The height of what a cell holds, and whether it holds its row on the page of the next."""
        own = {side.tag: int(side.get(f"{_W}w", 0)) for side in cell.iterfind(f"{_W}tcPr/{_W}tcMar/*")}
        across = sum(own.get(f"{_W}{side}", padding[1]) for side in ("left", "right"))
        wide = cell.find(f"{_W}tcPr/{_W}tcW")
        width = _mm((int(wide.get(f"{_W}w", 0)) if wide is not None else 0) - across)
        slices = list(self.slices(cell, width))
        merged = cell.find(f"{_W}tcPr/{_W}vMerge") is not None
        height = 0.0 if merged else sum(each.height for each in slices)
        return height, bool(slices) and slices[0].keeps


def _edge(cell: etree._Element, side: str, padding: int) -> float:
    """The space that a cell has at one side with the rule there, in millimetres."""
    own = cell.find(f"{_W}tcPr/{_W}tcMar/{_W}{side}")
    rule = cell.find(f"{_W}tcPr/{_W}tcBorders/{_W}{side}")
    thick = 0.0 if rule is None or rule.get(f"{_W}val") in ("nil", "none") else _eighths(rule)
    return _mm(padding if own is None else int(own.get(f"{_W}w", 0))) + thick


def _eighths(rule: etree._Element) -> float:
    """The thickness of a rule, which Word counts in eighths of a point, in millimetres."""
    return mm_of_points(int(rule.get(f"{_W}sz", 0)) / 8)


def _pieces(row: Slice) -> Iterator[Slice]:
    """A row that a page may end within, in pieces about as high as a line."""
    count = max(1, int(row.height / _LINE))
    part = with_changes(row, height=row.height / count, notes=row.notes / count)
    for number in range(count):
        yield with_changes(part, names=() if number else row.names)


def _names(parent: etree._Element) -> Sequence[str]:
    return [mark.get(f"{_W}name", "") for mark in parent.iter(f"{_W}bookmarkStart")]


def _text(block: etree._Element) -> str:
    """The text of a paragraph with its line breaks."""
    parts = (part.text or "" if part.tag == f"{_W}t" else "\n" for part in block.iter(f"{_W}t", f"{_W}br"))
    return "".join(parts).rstrip("\n")


def _signs(run: etree._Element) -> int:
    return sum(len(part.text or "") if part.tag == f"{_W}t" else 1 for part in run.iter(f"{_W}t", f"{_W}br"))


def _sizes_of_runs(theme: Theme) -> dict[str, float]:
    """The sizes of character styles in points by their ids, 0 for superscripts; of those that have one."""
    unit = theme.style("card-unit").size
    sizes = {f"{CHARACTER_PREFIX}card-unit{ground}": unit for ground in ("", DARK)}
    for key in CHARACTER_NAMES:
        look = theme.look(key)
        if look.rise or look.scale != 1:
            sizes[f"{CHARACTER_PREFIX}{key}"] = 0.0 if look.rise else theme.style("body").size * look.scale
    return sizes


def _twips(element: etree._Element, name: str) -> int:
    return int(element.get(f"{_W}{name}", 0))


def _mm(twips: float) -> float:
    return mm_of_points(twips / 20)
