"""What all parts of a chart's markup are made from: the resolved chart, its layout and its table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import hypot

from ....charts.resolve import Resolved
from ....charts.shapes import Box, Label, Rect, Scene
from ....charts.style import ChartStyle
from ..markup import Xml
from .ink import Ink
from .sheet import Sheet

__all__ = ["Plan"]

# A label that is farther than this from where its chart would put it, in millimetres, is moved.
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart on its way to markup; ``box`` is where its values are drawn.

    ``named`` says whether the axis can print the names: as a rule, unless some are left out or cut.
    """

    resolved: Resolved
    style: ChartStyle
    scene: Scene
    box: Box
    sheet: Sheet
    ink: Ink
    named: bool

    @property
    def slot(self) -> float:
        """The room of one category along the axis, in millimetres."""
        return (self.box.height if self.resolved.horizontal else self.box.width) / self.sheet.rows

    def bars(self) -> Iterator[Box]:
        """The columns or bars as they are drawn."""
        for one in self.scene.shapes:
            if isinstance(one, Rect) and one.solid and self._inside(one.box):
                yield one.box

    def _inside(self, box: Box) -> bool:
        return self.box.inset(-0.1, -0.1, -0.1, -0.1).holds(box)

    def label(self, text: str, at: tuple[float, float]) -> Label | None:
        """The text as it stands in the layout, the one nearest to ``at`` of several."""
        found = [one for one in self.scene.labels if one.text == text]
        return min(found, key=lambda one: _distance(one.box, at), default=None)

    def height_of(self, value: Decimal, secondary: bool = False) -> float:
        """How high a value stands in the layout, in millimetres."""
        axis = self.resolved.secondary if secondary else self.resolved.primary
        return self.box.bottom + (axis.share(value) if axis else 0) * self.box.height

    def x(self, place: int) -> float:
        """The middle of a category in the layout of an upright chart."""
        return self.box.left + (place + 0.5) * self.slot

    def layout(self, box: Box, target: str = "", *, sized: bool = True) -> Xml:
        """A box of the layout as a place in the chart: shares of its width and height from the upper left.

        What is not ``sized`` takes the room that it needs.
        """
        width, height = self.resolved.size
        shares = {"x": box.left / width, "y": 1 - box.top / height}
        if sized:
            shares |= {"w": box.width / width, "h": box.height / height}
        inner = f'<c:layoutTarget val="{target}"/>' if target else ""
        modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
        values = "".join(f'<c:{name} val="{min(max(share, 0), 1):.5f}"/>' for name, share in shares.items())
        return Xml(f"<c:layout><c:manualLayout>{inner}{modes}{values}</c:manualLayout></c:layout>")

    def moved(self, right: float, up: float) -> Xml:
        """How far a label stands from its usual place, where that is worth saying."""
        if abs(right) < _NEAR and abs(up) < _NEAR:
            return Xml("")
        width, height = self.resolved.size
        shift = f'<c:x val="{right / width:.5f}"/><c:y val="{-up / height:.5f}"/>'
        return Xml(f"<c:layout><c:manualLayout>{shift}</c:manualLayout></c:layout>")


def _distance(box: Box, at: tuple[float, float]) -> float:
    return hypot((box.left + box.right) / 2 - at[0], (box.bottom + box.top) / 2 - at[1])
