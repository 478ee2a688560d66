"""The pieces that no page break parts, each as high as it will stand.

A body that has been written is measured paragraph by paragraph and row by row, with the exact leadings,
paddings and keeps that it says itself; only the widths of text are reckoned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_changes
from itertools import pairwise

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
from .stretching import NO_REACH, Reach, reach_of_chart, reach_of_line, reach_of_room, reach_of_row
from .styles import CHARACTER_PREFIX, LAYOUT_STYLE, ParagraphStyle
from .written import ParagraphSays, cell_says, mm_of_twips, number_said, paragraph_says

__all__ = ["Ruler", "Slice"]

_W = f"{{{NAMESPACES['w']}}}"
_P, _TABLE, _ROW, _CELL = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc"))
_VAL = f"{_W}val"
# About the height of a line in rows that may be parted, in millimetres; lower rows stay whole.
_LINE, _DEEP = 6.0, 45.0
# What a face has below its base line, in ems.
_DESCENT = 0.25
# The size of a superscript as a share of its paragraph's.
_RAISED = 0.6
# How much blank may be added at the foot of a cell to fill a page, in millimetres.
_FOOT = 9.0
# Drawings above this height, in millimetres, are no icons.
_DRAWN = 20.0
# Cells up to this many millimetres deep hold a line that nobody sees.
_UNSEEN = 1.0


@dataclass(frozen=True, slots=True)
class Slice:
    """What no page break parts: its height in millimetres, its bookmarks, whether it holds the next.

    ``begins`` starts a page with it, ``breaks`` ends the page after it.  ``lead`` is the part of its height
    that is left out at the head of a page, ``repeat`` what is set again there, ``notes`` what its footnotes
    take at the foot, ``sheet`` the height of the text on its pages.  ``row`` is the row of a
    table that it is, or is a part of, ``whole`` whether that row stays on one page, ``table`` the table it
    stands in and ``laid_out`` whether that is one of the layout.  ``section`` counts the sections before it,
    ``drawn`` says whether it holds a drawing.
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
    reach: Reach = NO_REACH
    row: etree._Element | None = None
    whole: bool = False
    table: etree._Element | None = None
    laid_out: bool = False
    section: int = 0
    drawn: bool = False

    @property
    def resumed(self) -> float:
        """The depth at which it begins at the head of a page, reckoned from the space above it."""
        return 0.0 if self.begins else self.repeat - self.lead


class Ruler:
    """Measures paragraphs and tables in the styles of one document."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._theme = draft.theme
        self._numbering = draft.numbering
        self._styles = {paragraph_id(key): style for key, style in draft.styles.items()}
        self._fields = {key: _field(style) for key, style in self._styles.items()}
        self._sizes = _sizes_of_runs(draft.theme)
        self._notes: dict[str, float] = {}
        self._notes = self._notes_by_id(draft.footnotes.part())
        self._rule = self._notes.get(str(SEPARATORS[0]), 0.0)

    def body(self, tree: etree._Element) -> Iterator[Slice]:
        """The slices of the body, section by section."""
        blocks = list(tree)
        ends = [place for place, block in enumerate(blocks) if block.find(f"{_W}pPr/{_W}sectPr") is not None]
        for number, (first, end) in enumerate(pairwise((0, *(place + 1 for place in ends), len(blocks)))):
            width, height = self._text_block(blocks[end - 1] if end else None)
            for each in self.slices(blocks[first:end], width):
                yield with_changes(each, sheet=height, section=number)

    def foot(self, before: float, more: float) -> float:
        """What the footnotes of a page take, the line above the first of them included."""
        return before + more + (self._rule if before + more else 0.0)

    def _text_block(self, last: etree._Element | None) -> tuple[float, float]:
        """Width and height of the text on the pages of a section, by its last element."""
        page = self._theme.page
        if last is None:
            return page.text_width, page.text_height
        size, margins = last.find(f".//{_W}pgSz"), last.find(f".//{_W}pgMar")
        if size is None or margins is None:
            return page.text_width, page.text_height
        across = sum(number_said(margins, side) for side in ("left", "right"))
        around = sum(number_said(margins, side) for side in ("top", "bottom"))
        return (
            mm_of_twips(number_said(size, "w") - across),
            mm_of_twips(number_said(size, "h") - around),
        )

    def slices(self, parent: Iterable[etree._Element], width: float) -> Iterator[Slice]:
        """The slices of blocks in a column ``width`` millimetres wide."""
        above: Decoration | None = None
        waiting: tuple[etree._Element, ParagraphSays, ParagraphStyle] | None = None
        for block in parent:
            if block.tag not in (_P, _TABLE):
                continue
            said = paragraph_says(block) if block.tag == _P else None
            style = self._styles.get(said.style) if said else None
            own = self._fields[said.style] if said and style else None
            if waiting:
                # Whether the field of a paragraph goes on below it shows with the next one.
                held = self._fields[waiting[1].style]
                yield from self._paragraph(*waiting, width, joined=(above == held, own == held))
                above, waiting = held, None
            if said and style:
                waiting = (block, said, style)
                continue
            above = None
            if said is None:
                yield from self._table(block)
        if waiting:
            held = self._fields[waiting[1].style]
            yield from self._paragraph(*waiting, width, joined=(above == held, False))

    def _paragraph(
        self,
        block: etree._Element,
        said: ParagraphSays,
        style: ParagraphStyle,
        width: float,
        *,
        joined: tuple[bool, bool],
    ) -> Iterator[Slice]:
        text, decoration = style.text, style.decoration
        keeps = text.keep_with_next if said.keeps is None else said.keeps
        line = mm_of_points(text.leading or text.size * 1.3)
        reach = NO_REACH
        if said.inline is not None:
            # A drawing stands on the base line of its paragraph.
            heights = [said.inline_height + mm_of_points(text.size * _DESCENT)]
            reach = reach_of_chart(said.inline, self._draft)
        elif not said.text:
            heights = [line]
            reach = reach_of_line(block, said.style)
        else:
            room = width - mm_of_points(2 * decoration.inset)
            ordinal, scales = self._ordinal(said), self._scales(said, text.size)
            scales = [*(1.0 for _ in ordinal), *scales] if scales else scales
            heights = [line] * line_count(ordinal + said.text, text, self._theme, room, scales)
        pads = [0.0 if join or not decoration.fill else decoration.pad for join in joined]
        heights[0] += mm_of_points(text.before + pads[0])
        heights[-1] += mm_of_points(text.after + pads[1])
        if keeps or decoration.fill:
            heights = [sum(heights)]
        lead = 0.0 if decoration.fill else mm_of_points(text.before)
        last = len(heights) - 1
        for place, height in enumerate(heights):
            yield Slice(
                height,
                () if place else tuple(said.names),
                keeps and place == last,
                (said.breaks or said.ends_section) and place == last,
                not place and "pageBreakBefore" in style.extra,
                lead=0.0 if place else lead,
                notes=0.0 if place else self._noted(said),
                reach=NO_REACH if place else reach,
                drawn=said.inline_height > _DRAWN,
            )

    def _noted(self, said: ParagraphSays) -> float:
        """The height of the footnotes whose marks stand in a paragraph."""
        return sum(self._notes.get(note, 0.0) for note in said.notes)

    def _notes_by_id(self, notes: bytes) -> dict[str, float]:
        """The heights of the footnotes by their ids."""
        width = self._theme.page.text_width
        return {
            note.get(f"{_W}id", ""): sum(each.height for each in self.slices(note, width))
            for note in etree.fromstring(notes).iter(f"{_W}footnote")
        }

    def _ordinal(self, said: ParagraphSays) -> str:
        """What Word prints before the words of a paragraph that names a list."""
        return self._numbering.printed(*said.counted) if said.counted else ""

    def _scales(self, said: ParagraphSays, size: float) -> list[float]:
        """The sizes of a paragraph's signs as shares of its own; nothing where they all have that."""
        owns = [(self._sizes.get(style, size), signs) for style, signs in said.runs]
        if all(own == size for own, _ in owns):
            return []
        # A superscript follows its paragraph.
        return [own / size if own else _RAISED for own, signs in owns for _ in range(signs)]

    def _table(self, table: etree._Element) -> Iterator[Slice]:
        named = table.find(f"{_W}tblPr/{_W}tblStyle")
        style = "" if named is None else named.get(_VAL, "")
        padding = cell_margins(style)
        repeat = 0.0
        for row in table:
            if row.tag != _ROW:
                continue
            made, splits, heads = self._row(row, padding, lays_out=style == LAYOUT_STYLE)
            if heads:
                repeat += made.height
            elif repeat:
                made = with_changes(made, repeat=repeat)
            made = with_changes(made, row=row, table=table, laid_out=style == LAYOUT_STYLE)
            yield from _pieces(made) if splits else (made,)

    def _row(
        self, row: etree._Element, padding: tuple[int, int], *, lays_out: bool
    ) -> tuple[Slice, bool, bool]:
        """A row, whether a page may end within it, and whether it is set again on every page."""
        height, exact, whole, heads = 0.0, False, False, False
        columns: list[_Column] = []
        for child in row:
            if child.tag == _CELL:
                columns.append(self._column(child, padding))
            elif child.tag == f"{_W}trPr":
                for said in child:
                    whole = whole or said.tag == f"{_W}cantSplit"
                    heads = heads or said.tag == f"{_W}tblHeader"
                    if said.tag == f"{_W}trHeight":
                        height = mm_of_twips(number_said(said, "val"))
                        exact = said.get(f"{_W}hRule") == "exact"
        tall = height
        if not exact:
            # All cells of a row have the widest space above and below that one of them has.
            around = max((column.above for column in columns), default=0.0)
            around += max((column.below for column in columns), default=0.0)
            tall = max(height, around + max((column.height for column in columns), default=0.0))
        made = Slice(
            tall,
            tuple(name for column in columns for name in column.names),
            bool(columns) and columns[0].keeps,
            notes=sum(column.notes for column in columns),
            whole=whole,
            drawn=any(column.drawn for column in columns),
        )
        if lays_out:
            made = with_changes(made, reach=_reach(row, tall, columns, exact=exact))
        splits = not heads and (not whole or (lays_out and tall > _DEEP and not made.drawn))
        return made, splits, heads

    def _column(self, cell: etree._Element, padding: tuple[int, int]) -> _Column:
        said = cell_says(cell)
        width = said.width - sum(said.margins.get(side, padding[1]) for side in ("left", "right"))
        slices = list(self.slices(cell, mm_of_twips(width)))
        above, below = (
            mm_of_twips(said.margins.get(side, padding[0])) + mm_of_points(said.rules.get(side, 0) / 8)
            for side in ("top", "bottom")
        )
        levers = tuple(lever for each in slices for lever in each.reach.levers)
        give, grow = (sum(getattr(each.reach, name) for each in slices) for name in ("give", "grow"))
        return _Column(
            0.0 if said.merged else sum(each.height for each in slices),
            above,
            below,
            bool(slices) and slices[0].keeps,
            tuple(name for each in slices for name in each.names),
            sum(each.notes for each in slices),
            Reach(give, grow, levers),
            said.vertical,
            any(each.drawn for each in slices),
        )


@dataclass(frozen=True, slots=True)
class _Column:
    """What a cell holds: its height, the space above and below with the rules there, and what it bears on."""

    height: float
    above: float
    below: float
    keeps: bool
    names: tuple[str, ...]
    notes: float
    reach: Reach
    vertical: str
    drawn: bool


def _reach(row: etree._Element, tall: float, columns: Sequence[_Column], *, exact: bool) -> Reach:
    """How much lower and taller a row of the layout may become."""
    held = [column for column in columns if column.height > _UNSEEN]
    if not held:
        return reach_of_room(row, tall) if exact else NO_REACH
    levers = tuple(lever for column in held for lever in column.reach.levers)
    if not levers:
        return reach_of_row(row, tall) if all(column.vertical for column in held) else NO_REACH
    deepest = max(column.height for column in held)
    lowest = max(column.height - column.reach.give for column in held)
    highest = max(column.height + column.reach.grow for column in held)
    most = min(column.height + column.reach.grow for column in held) + _FOOT
    return Reach(deepest - lowest, highest - deepest, levers).within(max(0.0, most - deepest))


def _pieces(made: Slice) -> Iterator[Slice]:
    """A deep row in pieces about as high as a line, which a whole one keeps together."""
    count = max(1, int(made.height / _LINE))
    each = Reach(made.reach.give / count, made.reach.grow / count)
    part = with_changes(made, height=made.height / count, notes=made.notes / count, reach=each)
    for number in range(count):
        yield with_changes(
            part,
            names=() if number else made.names,
            keeps=made.keeps if number == count - 1 else made.whole,
            reach=each if number else with_changes(each, levers=made.reach.levers),
        )


def _field(style: ParagraphStyle) -> Decoration:
    """The coloured field of paragraphs of a style; neighbours of one join."""
    return Decoration(style.decoration.fill, bar=style.decoration.bar)


def _sizes_of_runs(theme: Theme) -> dict[str, float]:
    """The sizes of character styles in points by their ids, 0 for superscripts; of those that have one."""
    unit = theme.style("card-unit").size
    sizes = {f"{CHARACTER_PREFIX}card-unit{ground}": unit for ground in ("", DARK)}
    for key in CHARACTER_NAMES:
        look = theme.look(key)
        if look.rise or look.scale != 1:
            sizes[f"{CHARACTER_PREFIX}{key}"] = 0.0 if look.rise else theme.style("body").size * look.scale
    return sizes
