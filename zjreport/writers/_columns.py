"""How wide the columns of a table are, and how large its type: the same reckoning for every writer.

Figures and units are never broken.  The names at the left are next: they get one line where slightly
smaller type gives them the room, else two, for which type may be small.  Titles come last, for they
may stand in lines of two signs.  All widths are in ems of the cells' type until they are given out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..blocks import Column, Row, Table
from ..runs import text_of
from ..themes import Theme
from ._heads import group_spans

__all__ = ["Fit", "Type", "fit_columns", "is_turned"]

#: Texts of up to this many signs are not broken in columns of figures, nor are figures with so many
#: behind them.
_WHOLE = 14
#: Signs that a column of names has at least, and those that it never asks for more than.
_NAME, _LONG_NAME = 6, 20
#: The smallest type that an upright page is kept for, in points.
_READABLE = 8.0
#: What is reckoned with where it is asked whether a table stands upright: the blank at each side of a cell in
#: points, points in a millimetre, the width of narrow signs in ems, and the first of the wide ones.
_PAD, _POINTS, _NARROW, _WIDE_FROM = 4.25, 72 / 25.4, 0.56, 0x2E80
#: How much smaller type may be to give names one line.
_LITTLE_SMALLER = 0.9
#: The smallest type that gives names two lines, and the smallest of all, in points.
_SMALL, _SMALLEST, _STEP = 9.0, 7.5, 0.5
#: How many of the longest names are measured.
_LONGEST = 8
#: A title of so many signs has one line if there is room.
_TITLE = 4
#: A little more than is needed, against the rounding of widths.
_AIR = 0.1

_FIGURE = re.compile(r"([#*+\-−–]?\d[\d,]*)(.*)", re.DOTALL)
_UNBROKEN = re.compile(r"（[^（）]{1,4}）|[!-~]+[年月季位]?|.[^（]?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a table's cells: its size and the blank at each side of a cell in points.

    ``width`` and ``title`` measure a text of the cells and one of the titles, both in ems of the
    cells' type, and so is ``title_size``.
    """

    size: float
    pad: float
    width: Callable[[str], float]
    title: Callable[[str], float]
    title_size: float = 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """The widths of the columns in points, and the share of the theme's size that the type has."""

    widths: tuple[float, ...]
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column asks for, in ems: the least; names on two lines; names on one; titles whole."""

    least: float
    two_lines: float
    one_line: float
    titled: float

    @property
    def steps(self) -> tuple[float, ...]:
        return (self.least, self.two_lines, self.one_line, self.titled)


def fit_columns(block: Table, width: float, cells: Type) -> Fit:
    """The columns of a table ``width`` points wide: their weights, but each has what it needs."""
    needs = [_need(block, place, cells) for place in range(len(block.columns))]
    needs = _under_groups(block.columns, needs, cells)
    if not needs:
        return Fit(())
    for size, level in _trials(cells.size):
        scale = size / cells.size
        levels = [
            tuple(need.steps[step] * size + 2 * cells.pad * scale for need in needs) for step in range(4)
        ]
        if sum(levels[level]) <= width:
            return Fit(_between(levels[level:], block.columns, width), scale)
    return Fit(tuple(need * width / sum(levels[0]) for need in levels[0]), scale)


def is_turned(block: Table, theme: Theme) -> bool:
    """Whether a table stands on a sheet of the theme's paper turned on its side.

    One that is not told to is turned where the upright page would make its type too small, or would
    hold its columns only by breaking figures.  Widths are taken roughly and without faces, so that all
    writers turn the same tables.
    """
    page = theme.page
    if page.width >= page.height or block.orientation == "portrait" or not block.columns:
        return False
    if block.orientation == "landscape":
        return True
    size = theme.style("table-cell").size
    fit = fit_columns(block, page.text_width * _POINTS, Type(size, _PAD, _roughly, _roughly))
    return fit.scale * size < min(_READABLE, size)


def _roughly(text: str) -> float:
    """The width of a text in ems: Chinese signs have one, others a good half."""
    return sum(1.0 if ord(sign) >= _WIDE_FROM else _NARROW for sign in text)


def _trials(size: float) -> Iterable[tuple[float, int]]:
    """Sizes of type, each with the step of needs that it has to give room to."""
    trials = ((2, size, _LITTLE_SMALLER * size), (1, size, _SMALL), (0, min(size, _SMALL), _SMALLEST))
    for level, largest, smallest in trials:
        yield largest, level
        smaller = largest - _STEP
        while smaller >= smallest:
            yield smaller, level
            smaller -= _STEP


def _between(
    levels: Sequence[tuple[float, ...]], columns: Sequence[Column], width: float
) -> tuple[float, ...]:
    """Widths that give each step its room in turn; what is left then is shared out by weight."""
    had = levels[0]
    for wanted in levels[1:]:
        if sum(wanted) > width:
            share = (width - sum(had)) / (sum(wanted) - sum(had))
            return tuple(own + share * (more - own) for own, more in zip(had, wanted, strict=True))
        had = wanted
    return _weighed(had, [max(column.weight, 0.01) for column in columns], width)


def _weighed(needs: Sequence[float], weights: Sequence[float], width: float) -> tuple[float, ...]:
    """The weights' shares; columns that are too narrow for their need take from those with room."""
    widths = [width * weight / sum(weights) for weight in weights]
    lacking = sum(max(0.0, need - own) for need, own in zip(needs, widths, strict=True))
    spare = sum(max(0.0, own - need) for need, own in zip(needs, widths, strict=True))
    share = min(1.0, lacking / spare) if spare else 0.0
    return tuple(max(need, own - share * (own - need)) for need, own in zip(needs, widths, strict=True))


def _need(block: Table, place: int, cells: Type) -> _Need:
    # In the order of the rows, for glyphs are numbered as they are first used.
    texts = {
        text_of(row.cells[place].runs): row.indent if place == 0 else 0
        for row in block.rows
        if place < len(row.cells) and not _heads(row)
    }
    column = block.columns[place]
    bits, title = _title(column.title, cells)
    if column.align == "left":
        steps = _names(texts, cells)
    else:
        unbroken = [text for text in texts if _is_unbroken(text)]
        whole = _figures(unbroken, column.align, cells)
        longer = len(unbroken) < len(texts)
        steps = (max(whole, _NAME if longer else 0.0),) * 3
    least, two, one = (max(step, bits) + _AIR for step in steps)
    return _Need(least, two, one, max(one, title + _AIR))


def _heads(row: Row) -> bool:
    """Whether the row's first cell stands over the whole width."""
    return row.kind == "group" and not any(cell.runs for cell in row.cells[1:])


def _is_unbroken(text: str) -> bool:
    """Whether a text of a column of figures stands on one line: a short one, or a figure however long."""
    figure = _FIGURE.fullmatch(text)
    return len(text) <= _WHOLE or (figure is not None and len(figure[2]) <= _WHOLE)


def _names(texts: dict[str, int], cells: Type) -> tuple[float, float, float]:
    """Names at the left: a few signs, two lines, one line."""
    # Widths are known well enough from the longest texts to be spared those of all.
    longest = sorted(texts, key=len)[-_LONGEST:]
    widths = [(min(cells.width(text), _LONG_NAME), texts[text]) for text in longest]
    least = max((min(own, _NAME) + indent for own, indent in widths), default=0.0)
    half = max((min(own, own / 2 + 1) + indent for own, indent in widths), default=0.0)
    whole = max((own + indent for own, indent in widths), default=0.0)
    return least, max(least, half), whole


def _figures(texts: Sequence[str], align: str, cells: Type) -> float:
    """Figures whole; where their points stand below one another, the longest parts together."""
    widest = max(map(cells.width, texts), default=0.0)
    parts = [found.groups() for found in map(_FIGURE.match, texts) if found]
    if align != "decimal" or not parts:
        return widest
    wholes = max(map(cells.width, {whole for whole, _ in parts}))
    return max(widest, wholes + max(map(cells.width, {rest for _, rest in parts})))


def _title(title: str, cells: Type) -> tuple[float, float]:
    """What a title asks for: its longest unbreakable bit, and what it has where there is room."""
    if not title:
        return 0.0, 0.0
    bits = max(map(cells.title, _UNBROKEN.findall(title)))
    return bits, max(bits, min(cells.title(title), _TITLE * cells.title_size))


def _under_groups(columns: Sequence[Column], needs: list[_Need], cells: Type) -> list[_Need]:
    """The needs of columns with room for the titles over several of them, the innermost first."""
    made = [*needs]
    for level in reversed(range(max((len(column.groups) for column in columns), default=0))):
        for name, first, end in group_spans(columns, level):
            own = made[first:end]
            bits, title = _title(name, cells)
            lacks = [
                max(0.0, wish + _AIR - sum(need.steps[step] for need in own)) / len(own)
                for step, wish in enumerate((bits, bits, bits, title))
            ]
            made[first:end] = [
                _Need(*(step + lack for step, lack in zip(need.steps, lacks, strict=True))) for need in own
            ]
    return made
