"""What a document is cut into before it is put on pages: slices, frames and rows of cards.

Lengths are points.  A slice is never split; a page may end between two slices unless the upper
one is kept with the lower.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..file.canvas import PageCanvas
from ..typesetting.notes import Note

__all__ = [
    "Anchor",
    "Draw",
    "Element",
    "FirstPage",
    "Foot",
    "Frame",
    "FullPage",
    "NewPage",
    "Row",
    "Slice",
    "Turn",
    "anchor_key",
]

#: Draws a slice: canvas, left edge of its column, top edge, and the height it was given.
Draw = Callable[[PageCanvas, float, float, float], None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that bookmarks and the contents point to."""

    key: str
    title: str
    level: int


def anchor_key(index: int) -> str:
    """The key of the anchor of a document's block number ``index``."""
    return f"b{index}"


@dataclass(eq=False, slots=True)
class Frame:
    """A card that stands behind the slices it holds, on every page or column that they reach.

    ``paint`` is given the canvas, the left and top edges, width and height, and whether this piece is
    the frame's first and its last.
    """

    top: float
    bottom: float
    paint: Callable[[PageCanvas, float, float, float, float, bool, bool], None]
    opening: Slice | None = None
    closing: Slice | None = None

    def hold(self, slices: Sequence[Slice]) -> None:
        """Stand behind these slices, all of the frame's content."""
        for piece in slices:
            piece.frame = self
        self.opening, self.closing = slices[0], slices[-1]


@dataclass(eq=False, slots=True)
class Slice:
    """A piece of a column.

    Attributes:
        height: what it takes up.
        draw: draws it.
        before: the space above it, left out at the head of a column.
        keep: whether the next slice must stand in the same column.
        frame: the card it stands on.
        repeat: slices set again above it where it begins a column (table headers).
        grow: how much taller it may become to fill a page.
        give: how much shorter it may become to fit one.
        flex: its share when ``before`` is widened to fill a page.
        snap: whether it begins on a line of the page's grid.
        anchor: the heading that begins here.
        notes: the footnotes whose marks stand in it.
    """

    height: float
    draw: Draw
    before: float = 0
    keep: bool = False
    frame: Frame | None = None
    repeat: Sequence[Slice] = ()
    grow: float = 0
    give: float = 0
    flex: float = 0
    snap: bool = True
    anchor: Anchor | None = None
    notes: Sequence[Note] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Stacks of cards side by side, made equally deep.

    Attributes:
        stacks: the slices of each stack, from the left.
        width: that of each stack.
        gutter: the space between two stacks.
        height: what the deepest stack takes up.
        grow: how much deeper the row may become to fill a page.
        give: how much lower it may become to fit one.
        before: the space above it.
        cuts: where a page may end in it, if it must: of each stack the first slice of the next page.
        wide: its cards over the whole width instead, for where the row would leave a hole above it.
    """

    stacks: tuple[Sequence[Slice], ...]
    width: float
    gutter: float
    height: float
    grow: float
    give: float
    before: float = 0
    cuts: Sequence[tuple[int, ...]] = ()
    wide: Sequence[Slice] = ()

    @property
    def notes(self) -> list[Note]:
        """The footnotes whose marks stand in its cards."""
        return [note for stack in self.stacks for piece in stack for note in piece.notes]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What follows begins page 1; with ``odd`` it begins a right-hand page."""

    odd: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows begins a page that lies on its side, or stands upright again."""

    turned: bool


@dataclass(frozen=True, slots=True)
class FullPage:
    """A page of its own, drawn to the paper's edge; it bears no number."""

    draw: Callable[[PageCanvas], None]


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of the last page; ``even`` asks for a page of an even number."""

    slices: Sequence[Slice]
    even: bool = False

    @property
    def height(self) -> float:
        """What it takes up."""
        return sum(piece.height for piece in self.slices)


Element = Slice | Row | NewPage | FirstPage | Turn | FullPage
