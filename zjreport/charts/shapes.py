"""The drawing of a chart as plain values: shapes in millimetres, the origin at the lower left.

Layouts make scenes of these; :mod:`zjreport.charts.artists` makes matplotlib artists of a scene.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from .metrics import ASCENT, DESCENT, MM, text_width

__all__ = [
    "Align",
    "Box",
    "Label",
    "Mark",
    "Marker",
    "Polyline",
    "Rect",
    "Scene",
    "Shape",
    "Wedge",
    "stack_lines",
]

Align = Literal["left", "center", "right"]
Marker = Literal["circle", "square", "diamond", "triangle", "cross"]
_TOUCH = 0.05
# Texts beside each other need this much between them, in millimetres.
_APART = 0.9
# The part of an em box above and below that signs leave free.
_AIR = 0.08
# The part above and below that a line may touch without making a text hard to read.
_CORE = 0.3
# Lines up to this width in points are rules and leaders.
_HAIR = 1.0


class Box(NamedTuple):
    """A rectangle by its edges, in millimetres."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left + _TOUCH < other.right
            and other.left + _TOUCH < self.right
            and self.bottom + _TOUCH < other.top
            and other.bottom + _TOUCH < self.top
        )

    def holds(self, other: Box) -> bool:
        """Whether ``other`` lies inside."""
        return (
            self.left - _TOUCH <= other.left
            and self.bottom - _TOUCH <= other.bottom
            and other.right <= self.right + _TOUCH
            and other.top <= self.top + _TOUCH
        )

    def inset(self, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> Box:
        """The box with its edges moved inwards."""
        return Box(self.left + left, self.bottom + bottom, self.right - right, self.top - top)


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle without an outline; one that is not ``solid`` only clears the ground."""

    box: Box
    fill: str
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Polyline:
    """An open line through ``points``; ``width`` in points, ``dash`` on and off in points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    dash: tuple[float, float] | None = None

    @property
    def drawn(self) -> bool:
        """Whether it shows values, unlike hair lines and those that are opened for texts."""
        return self.dash is None and self.width > _HAIR

    def crosses(self, box: Box) -> bool:
        """Whether the line runs through ``box``."""
        return any(_enters(start, end, box) for start, end in pairwise(self.points))


@dataclass(frozen=True, slots=True)
class Wedge:
    """A slice of a ring, or of a disc where ``inner`` is 0; angles in degrees, counter-clockwise."""

    centre: tuple[float, float]
    outer: float
    inner: float
    start: float
    end: float
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker of ``size`` points at ``at``, ringed by ``edge``."""

    at: tuple[float, float]
    shape: Marker
    size: float
    fill: str
    edge: str

    @property
    def box(self) -> Box:
        """The box around the marker."""
        radius = self.size * MM / 2
        x, y = self.at
        return Box(x - radius, y - radius, x + radius, y + radius)


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; ``at`` is on its baseline, at its left end, middle or right end."""

    text: str
    at: tuple[float, float]
    size: float
    colour: str
    align: Align = "left"
    role: str = "hei"

    @property
    def box(self) -> Box:
        """The estimated em box of the text."""
        width = text_width(self.text, self.size)
        left = self.at[0] - width * {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        em = self.size * MM
        return Box(left, self.at[1] - DESCENT * em, left + width, self.at[1] + ASCENT * em)

    def inside(self, box: Box) -> Label:
        """The same label, moved as far as needed to lie inside ``box``, and smaller if it is too wide."""
        if (width := self.box.width) > box.width:
            return replace(self, size=self.size * box.width / width * 0.99).inside(box)
        mine = self.box
        right = max(box.left - mine.left, 0) or min(box.right - mine.right, 0)
        up = max(box.bottom - mine.bottom, 0) or min(box.top - mine.top, 0)
        return replace(self, at=(self.at[0] + right, self.at[1] + up)) if right or up else self


def _enters(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether the way from ``start`` to ``end`` leads through ``box``: it is clipped by its sides."""
    if max(start[0], end[0]) <= box.left or min(start[0], end[0]) >= box.right:
        return False
    first, last = 0.0, 1.0
    for low, high, origin, step in (
        (box.left, box.right, start[0], end[0] - start[0]),
        (box.bottom, box.top, start[1], end[1] - start[1]),
    ):
        if step == 0:
            if not low < origin < high:
                return False
            continue
        near, far = sorted(((low - origin) / step, (high - origin) / step))
        first, last = max(first, near), min(last, far)
    return first < last


Shape = Rect | Polyline | Wedge | Mark | Label


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing of ``width`` × ``height`` millimetres, its shapes from back to front."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every text, in drawing order."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Label))

    def faults(self) -> Iterator[str]:
        """What is wrong with the texts: outside, too close to another, on an edge, a marker or a line."""
        marks = [shape.box for shape in self.shapes if isinstance(shape, Mark)]
        paths = [shape for shape in self.shapes if isinstance(shape, Polyline) and shape.drawn]
        fills = [shape.box for shape in self.shapes if isinstance(shape, Rect) and shape.solid]
        claims: list[tuple[str, Box]] = []
        for label in self.labels:
            box = label.box
            if not self.box.holds(box):
                yield f"“{label.text}” is outside"
            ink = box.inset(bottom=_AIR * box.height, top=_AIR * box.height)
            if any(ink.meets(fill) and not fill.holds(ink) for fill in fills):
                yield f"“{label.text}” stands half on a filling"
            if any(ink.meets(mark) for mark in marks):
                yield f"“{label.text}” stands on a marker"
            core = box.inset(bottom=_CORE * box.height, top=_CORE * box.height)
            if any(path.crosses(core) for path in paths):
                yield f"“{label.text}” is crossed by a line"
            claims.append((label.text, box.inset(left=-_APART / 2, right=-_APART / 2)))
        for (one, first), (other, second) in combinations(claims, 2):
            if first.meets(second):
                yield f"“{one}” meets “{other}”"

    def contained(self) -> Scene:
        """The scene with every text moved inside the drawing."""
        box = self.box
        return replace(
            self,
            shapes=tuple(shape.inside(box) if isinstance(shape, Label) else shape for shape in self.shapes),
        )


def stack_lines(
    lines: Iterable[str], top: tuple[float, float], size: float, colour: str, align: Align = "left"
) -> Iterator[Label]:
    """Lines of text one below the other, the em box of the first hanging from ``top``."""
    x, y = top
    for line in lines:
        yield Label(line, (x, y - ASCENT * size * MM), size, colour, align)
        y -= size * MM * 1.25
