"""Places that references in a text lead to: the captions of charts and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ....blocks import Block
from ....blocks.references import targets
from ..desk import Desk
from ..file.canvas import PageCanvas
from ..makeup.flow import Draw, Slice

__all__ = ["make_target", "target_keys"]


def target_keys(blocks: Iterable[Block]) -> dict[str, str]:
    """The keys of the places of the named charts and tables that bear a number."""
    return {name: f"r{place}" for name, place in targets(blocks).items()}


def make_target(desk: Desk, name: str, caption: Sequence[Slice]) -> None:
    """Let references to the chart or table called ``name`` lead to the first line of its caption."""
    key = desk.setter.targets.get(name)
    if key and caption:
        caption[0].draw = _Target(key, caption[0].draw)


@dataclass(frozen=True, slots=True)
class _Target:
    """Draws a slice and says that its place is the one of that key."""

    key: str
    inner: Draw

    def __call__(self, canvas: PageCanvas, x: float, top: float, height: float) -> None:
        canvas.bookmarkHorizontal(self.key, 0, top + 4)
        self.inner(canvas, x, top, height)
