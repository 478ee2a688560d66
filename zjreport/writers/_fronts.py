"""What stands before the text: the cover and the contents, which may have no page numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ..blocks import Block, Contents, Cover, PageBreak
from ..themes import Theme

__all__ = ["front_blocks", "has_own_page"]


def front_blocks(blocks: Sequence[Block], theme: Theme) -> int:
    """How many blocks stand on pages before page 1; 0 where the file begins with it.

    A cover that is only the title above the text belongs to the text.
    """
    if theme.page.number_start != "text":
        return 0
    count = 0
    while count < len(blocks) and isinstance(blocks[count], Cover | Contents | PageBreak):
        count += 1
    last = blocks[count - 1] if count else None
    apart = isinstance(last, Contents | PageBreak) or theme.layout.get("cover") == "page"
    return count if apart and count < len(blocks) else 0


def has_own_page(block: Block, below: Block | None, theme: Theme) -> bool:
    """Whether a block is a cover on a page of its own: by the theme, or since a new page begins below it."""
    if not isinstance(block, Cover):
        return False
    return theme.layout.get("cover") == "page" or isinstance(below, Contents | PageBreak)
