"""What a sheet tells of its cells beside what they hold."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Marks", "Range"]

Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Marks:
    """Cells shown as percentages, as (row, column) from 0; merged ranges by their corners."""

    percentages: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Range, ...] = ()
