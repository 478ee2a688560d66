"""A row of key figures."""

from __future__ import annotations

from collections.abc import Iterable

from ..blocks import Block, Cards
from ._base import Context, Section
from ._cards import cards

__all__ = ["CardsSection", "plugin"]


class CardsSection(Section, frozen=True, kw_only=True):
    """A card an indicator.

    Attributes:
        indicators: the cards in order: the level, or the growth where only that is known.
    """

    kind = "cards"

    indicators: list[str]

    def render(self, context: Context) -> Iterable[Block]:
        """One row of cards."""
        yield Cards(cards(context, self.indicators), context.text(self.title))


plugin = CardsSection
