"""Which blocks stand on pages that are turned on their side: wide tables and what heads them."""

from __future__ import annotations

from collections.abc import Sequence

from ..blocks import Attachment, Block, Heading, Table
from ..themes import Theme
from ._columns import is_turned

__all__ = ["turned_blocks"]


def turned_blocks(blocks: Sequence[Block], theme: Theme) -> list[bool]:
    """For each block whether its page is turned.

    Headings, and the number and title of an attachment, go with the wide table right below them:
    they would stand alone at the foot of a page, or on one of their own.
    """
    turned: list[bool] = []
    below = False
    for block in reversed(blocks):
        if isinstance(block, Table):
            below = is_turned(block, theme)
        elif not isinstance(block, Heading | Attachment):
            below = False
        turned.append(below)
    return turned[::-1]
