"""Charts: one specification, resolved once, drawn the same in every output."""

from .spec import ChartSpec, Point, Series, Tone

__all__ = ["ChartSpec", "Point", "Series", "Tone"]
