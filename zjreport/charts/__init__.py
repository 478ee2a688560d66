"""Charts: one specification, resolved once, drawn the same in every output."""

from .own import FigureSpec
from .spec import ChartSpec, Point, Series, Tone

__all__ = ["ChartSpec", "FigureSpec", "Point", "Series", "Tone"]
