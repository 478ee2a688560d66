"""The rows of cards when some have come or gone: as in the new file, or as an author has set them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from .cards import Row, framed, rows_of
from .nodes import Node

__all__ = ["Sharing"]


@dataclass(frozen=True, slots=True)
class Sharing:
    """The cards of an edited file, ``old``, and of the new one.

    Attributes:
        cards: those that the data give, by their places among the new ones.
        kept: the places in ``old`` of those that an author keeps.
        adopted: a table of the new file as the edited one can hold it.
    """

    old: Node
    new: Node
    cards: Mapping[int, etree._Element]
    kept: Sequence[int]
    adopted: Callable[[etree._Element], etree._Element]

    def rows(self, *, as_they_stand: bool) -> list[Row]:
        """The rows, where they are not what they were; empty where nothing is to be done."""
        rows = list(self._as_they_stand() if as_they_stand else self._as_new())
        order = [card.element for card in self.old.children]
        for at in () if as_they_stand else self.kept:
            _put_behind(rows, order[at], order[:at])
        standing = {card for row in rows for card in row.cards}
        placed: list[etree._Element] = []
        for _, card in sorted(self.cards.items()):
            if card not in standing:
                _put_behind(rows, card, placed)
            placed.append(card)
        now = [row for _, row in rows_of(self.old.element)]
        return [] if [list(row.cards) for row in rows] == now else rows

    def _as_new(self) -> Iterator[Row]:
        places = {card.element: place for place, card in enumerate(self.new.children)}
        for table, row in rows_of(self.new.element):
            standing = [self.cards[places[card]] for card in row if places[card] in self.cards]
            if len(standing) == len(row) > 1:
                frame = framed(table)
                yield Row(standing, replace(frame, table=self.adopted(frame.table)))
            else:
                yield from (Row([card]) for card in standing)

    def _as_they_stand(self) -> Iterator[Row]:
        stay = {*self.cards.values(), *(self.old.children[at].element for at in self.kept)}
        for table, row in rows_of(self.old.element):
            standing = [card for card in row if card in stay]
            if len(standing) == len(row) > 1:
                yield Row(standing, framed(table))
            else:
                yield from (Row([card]) for card in standing)


def _put_behind(rows: list[Row], card: etree._Element, before: Sequence[etree._Element]) -> None:
    """A card in a row of its own behind the last of those ``before`` it that stand."""
    rank = {each: at for at, each in enumerate(before)}
    behind = [(max(rank.get(each, -1) for each in row.cards), at) for at, row in enumerate(rows)]
    last, at = max(behind, default=(-1, -1))
    rows.insert(at + 1 if last >= 0 else 0, Row([card]))
