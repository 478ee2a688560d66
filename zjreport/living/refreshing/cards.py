"""Cards, which stand in rows that the data share out anew, and tables with their titles and notes.

A card is a table by itself, over the whole width, or one of those that a row of another table holds.
While files are merged, tables with no more than a gutter between them are held together by an
element that no Word file has, and so is each card of the whole width: a card is then one thing,
wherever it stands.  A table of data is held together with what belongs to it: notes that say the
same stand below many tables.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from ...writers.docx.marks import sort_of_mark
from ...writers.docx.markup import NAMESPACES

__all__ = [
    "BLOCK",
    "CARDS",
    "GUTTER",
    "Frame",
    "Row",
    "arrange",
    "count_on",
    "framed",
    "gather",
    "release",
    "rows_of",
    "width_of",
]

_W = f"{{{NAMESPACES['w']}}}"
_OURS = "{urn:zjreport:merging}"
GUTTER = "zjr-gutter"
ABOVE, BELOW = ("zjr-table-title", "zjr-table-unit"), ("zjr-table-note", "zjr-source")
CARDS, CARD, BLOCK = (f"{_OURS}{name}" for name in ("cards", "card", "block"))
_P, _TBL, _TR, _TC = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc"))
_SHOWN = tuple(f"{_W}{name}" for name in ("t", "drawing", "pict", "object"))


def gather(body: etree._Element, style: Callable[[str], str] = str) -> None:
    """Holds together what belongs together in a text; ``style`` gives the ids of its styles by ours."""
    _hold_tables(body, *(set(map(style, names)) - {""} for names in (ABOVE, BELOW)))
    _hold_cards(body, style(GUTTER))


def _hold_tables(body: etree._Element, above: Collection[str], below: Collection[str]) -> None:
    for table in [child for child in body if child.tag == _TBL and _is_marked(child)]:
        block = etree.Element(BLOCK)
        table.addprevious(block)
        title = list(takewhile(lambda each: _is_of(each, above), block.itersiblings(preceding=True)))
        notes = list(takewhile(lambda each: _is_of(each, below), table.itersiblings()))
        block[:] = [*reversed(title), table, *notes]


def _is_of(element: etree._Element, styles: Collection[str]) -> bool:
    return element.tag == _P and _style(element) in styles


def _hold_cards(body: etree._Element, gutter: str) -> None:
    run: list[etree._Element] = []
    for child in list(body):
        is_row = _is_layout(child)
        if run and (child.tag == _P or (is_row and _is_parted(run, gutter))):
            run.append(child)
        else:
            _hold(run)
            run = [child] if is_row else []
    _hold(run)


def _is_parted(run: Sequence[etree._Element], gutter: str) -> bool:
    """Whether a gutter stands behind the last table: an author may have put text beside it."""
    return any(_style(each) == gutter for each in run[_last_table(run) + 1 :])


def _last_table(run: Sequence[etree._Element]) -> int:
    return max(at for at, each in enumerate(run) if each.tag == _TBL)


def _hold(run: Sequence[etree._Element]) -> None:
    if not run:
        return
    holder = etree.Element(CARDS)
    run[0].addprevious(holder)
    for element in run[: _last_table(run) + 1]:
        if element.tag == _TBL and not _fields(element):
            card = etree.SubElement(holder, CARD)
            card.append(element)
        else:
            holder.append(element)


def release(root: etree._Element) -> None:
    """Takes away what has held things together."""
    for holder in list(root.iter(CARDS, CARD, BLOCK)):
        for child in list(holder):
            holder.addprevious(child)
        holder.getparent().remove(holder)


def rows_of(holder: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """The rows of cards: each with the elements that hold one."""
    for child in holder:
        if child.tag == CARD:
            yield child, [child]
        elif child.tag == _TBL:
            yield child, _fields(child)


def _is_layout(element: etree._Element) -> bool:
    """Whether a table only sets things side by side: one with data bears a mark, or heads its columns."""
    headed = f"{_TR}/{_W}trPr/{_W}tblHeader"
    return element.tag == _TBL and element.find(headed) is None and not _is_marked(element)


def _is_marked(table: etree._Element) -> bool:
    for start in table.iter(f"{_W}bookmarkStart"):
        mark = sort_of_mark(start.get(f"{_W}name", ""))
        if mark and mark[0] == "t" and next(start.iterancestors(_TBL), None) is table:
            return True
    return False


def _fields(table: etree._Element) -> list[etree._Element]:
    """The cells of a table that hold a card each; none where the table is a card itself."""
    rows = table.findall(_TR)
    cells = rows[0].findall(_TC) if len(rows) == 1 else []
    shown = [cell for cell in cells if next(cell.iter(*_SHOWN), None) is not None]
    held = all(next(cell.iterchildren(_P, _TBL)).tag == _TBL for cell in shown)
    return shown if held else []


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


# -- cards in other rows ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """A table without its cards: they stand in the cells at ``places`` of its row."""

    table: etree._Element
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class Row:
    """The elements that hold a card each, and the table for them where they are more than one."""

    cards: Sequence[etree._Element]
    frame: Frame | None = None


def framed(table: etree._Element) -> Frame:
    """A row of cards without them."""
    made = deepcopy(table)
    places = [made.find(_TR).index(cell) for cell in _fields(made)]
    frame = Frame(made, places)
    for cell in _cells(frame):
        _fill(cell, [])
    return frame


def arrange(holder: etree._Element, rows: Iterable[Row], width: int, gutter: str) -> None:
    """Sets cards into other rows, with a ``gutter`` between; one by itself gets a ``width`` in twips.

    What an author has put between two rows stays behind what it stood behind.
    """
    notes = dict(_notes(holder, gutter))
    made = list(notes.get(None, ()))
    for number, row in enumerate(rows):
        if number:
            made.append(_gutter(gutter))
        contents = [[child for child in card if child.tag != f"{_W}tcPr"] for card in row.cards]
        if row.frame is None:
            made += [_by_itself(content, width) for content in contents]
        else:
            made.append(row.frame.table)
            for cell, content in zip(_cells(row.frame), contents, strict=True):
                _fill(cell, content)
        made += [note for card in row.cards for note in notes.get(card, ())]
    holder[:] = made


def width_of(holder: etree._Element) -> int:
    """How wide the rows of cards are, in twips."""
    return max((_columns(table) for table in holder.iterfind(f".//{_TBL}")), default=0)


def _notes(
    holder: etree._Element, gutter: str
) -> Iterator[tuple[etree._Element | None, list[etree._Element]]]:
    """What an author has put between rows, by the card that stands before it."""
    before: etree._Element | None = None
    found: list[etree._Element] = []
    for child in holder:
        if child.tag == _P:
            found += [child] if _style(child) != gutter else []
            continue
        yield before, found
        found = []
        before = child if child.tag == CARD else _fields(child)[-1]


def _by_itself(content: Sequence[etree._Element], width: int) -> etree._Element:
    card = etree.Element(CARD)
    card[:] = content
    if len(content) > 1 and content[-1].tag == _P and next(content[-1].iter(*_SHOWN), None) is None:
        # It has closed a cell.
        card.remove(content[-1])
    _widen(card, width)
    return card


def _fill(cell: etree._Element, content: Sequence[etree._Element]) -> None:
    """Puts a card into a cell, whose last element is a paragraph."""
    closing = next((child for child in reversed(cell) if child.tag == _P), None)
    properties = [child for child in cell if child.tag == f"{_W}tcPr"]
    closed = bool(content) and content[-1].tag == _P
    ends = [closing if closing is not None else etree.Element(_P)] if not closed else []
    cell[:] = [*properties, *content, *ends]
    _widen(cell, next(map(_width, cell.iterfind(f"{_W}tcPr/{_W}tcW")), 0))


def _cells(frame: Frame) -> list[etree._Element]:
    row = frame.table.find(_TR)
    return [row[place] for place in frame.places]


def _gutter(style: str) -> etree._Element:
    made = etree.Element(_P)
    etree.SubElement(etree.SubElement(made, f"{_W}pPr"), f"{_W}pStyle", {f"{_W}val": style})
    return made


def _widen(card: etree._Element, width: int) -> None:
    """Makes the table of a card as wide as its place: its widest column takes the difference."""
    table = card.find(_TBL)
    more = width - _columns(table) if table is not None and width else 0
    if not more:
        return
    columns = table.findall(f"{_W}tblGrid/{_W}gridCol")
    widest = max(range(len(columns)), key=lambda place: _width(columns[place]))
    _set_width(columns[widest], more)
    for whole in table.iterfind(f"{_W}tblPr/{_W}tblW"):
        _set_width(whole, more)
    for row in table.iterchildren(_TR):
        start = 0
        for cell in row.iterchildren(_TC):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            end = start + (int(span.get(f"{_W}val", "1")) if span is not None else 1)
            if start <= widest < end:
                for own in cell.iterfind(f"{_W}tcPr/{_W}tcW"):
                    _set_width(own, more)
            start = end


def _columns(table: etree._Element) -> int:
    return sum(map(_width, table.iterfind(f"{_W}tblGrid/{_W}gridCol")))


def _width(element: etree._Element) -> int:
    said = element.get(f"{_W}w", "")
    return int(said) if said.isdecimal() else 0


def _set_width(element: etree._Element, more: int) -> None:
    element.set(f"{_W}w", str(max(0, _width(element) + more)))


def count_on(card: etree._Element, cards: etree._Element) -> None:
    """Lets a new card be counted by the lists of those that it comes to."""
    path = f"{_W}pPr/{_W}numPr"
    lists = {
        _style(paragraph): found
        for paragraph in cards.iter(_P)
        if (found := paragraph.find(path)) is not None
    }
    for paragraph in card.iter(_P):
        own, other = paragraph.find(path), lists.get(_style(paragraph))
        if own is not None and other is not None:
            own.getparent().replace(own, deepcopy(other))
