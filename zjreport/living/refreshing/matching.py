"""Which paragraph, table, row or cell of the edited file is which of the new one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction

from .nodes import Node

__all__ = ["matched"]

Fits = Callable[[Node, Node], bool]

# What stands in very many places says nothing of any.
_COMMON = 40
_TABLES = ("tbl", "block", "cards")


def matched(
    old: Sequence[Node], new: Sequence[Node], may_be: Fits | None = None, *, by_section: bool = False
) -> dict[int, int]:
    """The places in ``new`` of the items of ``old`` that are there.

    Items are paired by what they share: the rarer it is, the more it counts.  What is left between two
    pairs is paired in order, where kind and style are the same (of cells the kind) and ``may_be`` says so.
    ``by_section`` keeps apart what stands under different headings.
    """
    fits = _same_section if by_section else _any
    may_be = may_be or _any
    pairs = _by_tokens(old, new, fits)
    taken = set(pairs.values())
    are_cells = any(node.kind == "tc" for node in old)
    # In a row with a column that an author has put in, there is no telling which of two cells is its.
    has_more_cells = are_cells and len(old) != len(new)
    # Cells, and the one paragraph of a cell, may be empty or in another size.
    for form in (_kind, _form) if are_cells or (len(old) == len(new) == 1) else (_form,):
        for behind, beyond in _gaps(pairs, len(old), len(new)):
            olds = [place for place in behind if place not in pairs]
            news = [place for place in beyond if place not in taken]
            if len(olds) != len(news) and (form is _kind or has_more_cells):
                continue
            for one, other in _in_order([form(old[at]) for at in olds], [form(new[at]) for at in news]):
                if fits(old[olds[one]], new[news[other]]) and may_be(old[olds[one]], new[news[other]]):
                    pairs[olds[one]] = news[other]
                    taken.add(news[other])
    return pairs


def _any(old: Node, new: Node) -> bool:
    return True


def _same_section(old: Node, new: Node) -> bool:
    """Whether both stand under one heading; tables also where they hold the same figures, mostly."""
    if old.section == new.section:
        return True
    mine, theirs = _figures(old), _figures(new)
    return (
        old.kind in ("tbl", "block", "cards")
        and bool(mine)
        and 2 * len(mine & theirs) >= max(len(mine), len(theirs))
    )


def _figures(node: Node) -> set[object]:
    return {token for token in node.tokens if isinstance(token, tuple) and token[0] == "f"}


def _by_tokens(old: Sequence[Node], new: Sequence[Node], fits: Fits) -> dict[int, int]:
    places: dict[object, list[int]] = defaultdict(list)
    for place, node in enumerate(new):
        for token in node.tokens:
            places[token].append(place)
    scores: Counter[tuple[int, int]] = Counter()
    for at, node in enumerate(old):
        for token in node.tokens:
            found = places.get(token, ())
            for place in found if len(found) <= _COMMON else ():
                if new[place].kind == node.kind and fits(node, new[place]):
                    scores[at, place] += Fraction(1, len(found))  # type: ignore[assignment]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    length = Fraction(max(len(new), 1), max(len(old), 1))

    def rank(pair: tuple[int, int]) -> tuple[Fraction, Fraction, int]:
        return -Fraction(scores[pair]), abs(pair[0] * length - pair[1]), pair[0]

    for at, place in sorted(scores, key=rank):
        if at not in pairs and place not in taken:
            pairs[at] = place
            taken.add(place)
    return pairs


def _gaps(pairs: dict[int, int], olds: int, news: int) -> Iterator[tuple[range, range]]:
    """What lies between neighbouring pairs that stand in one order."""
    before = (-1, -1)
    for at in (*sorted(pairs), olds):
        place = pairs.get(at, news)
        if place < before[1]:
            continue
        yield range(before[0] + 1, at), range(before[1] + 1, place)
        before = (at, place)


def _in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Items of one form, in order."""
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield block.a + step, block.b + step


def _form(node: Node) -> tuple[str, str, bool]:
    return node.kind, node.style, node.is_blank


def _kind(node: Node) -> str:
    return node.kind
