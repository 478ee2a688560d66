"""Word's units: twips for lengths of text, half-points for type, eighths for rules, EMU for drawings."""

from __future__ import annotations

__all__ = ["eighths", "emu", "half_points", "mm_of_points", "points", "twips", "twips_of_points"]

_MM_PER_INCH = 25.4


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, to the nearest.

    >>> twips(210), twips(37)
    (11906, 2098)
    """
    return int(millimetres / _MM_PER_INCH * 1440 + 0.5)


def twips_of_points(points: float) -> int:
    """Points in twentieths of a point."""
    return int(points * 20 + (0.5 if points >= 0 else -0.5))


def half_points(points: float) -> int:
    """A type size as Word counts it."""
    return int(points * 2 + 0.5)


def eighths(points: float) -> int:
    """The width of a rule as Word counts it; no rule is thinner than a quarter of a point."""
    return max(2, int(points * 8 + 0.5))


def emu(millimetres: float) -> int:
    """Millimetres in English Metric Units."""
    return int(millimetres * 36000 + 0.5)


def points(millimetres: float) -> float:
    """Millimetres in points."""
    return millimetres / _MM_PER_INCH * 72


def mm_of_points(points: float) -> float:
    """Points in millimetres."""
    return points / 72 * _MM_PER_INCH
