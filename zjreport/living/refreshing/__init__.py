"""Edited Word files brought up to date over new data.

What was written (the record), what stands there now (the edited file) and what the data give now (the same
briefing composed anew) are merged: :mod:`.merging` over paragraphs, tables and rows that :mod:`.matching` has
paired, :mod:`.sentences` within a paragraph, :mod:`.charts` over charts.
"""

from .changes import Change, as_csv
from .refreshing import Refreshed, refresh

__all__ = ["Change", "Refreshed", "as_csv", "refresh"]
