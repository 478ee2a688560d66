"""The filters of text items: ``{{ industrial_va | growth }}``.  One file a family.

Each takes the asker, the tokens of the text, the indicator's id and its own options, and gives
words whose figures are tokens.  ``period=`` and ``area=`` name another period or area.  A figure
that is expected or preliminary keeps its status word (see :mod:`zjreport.phrasing.statuses`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import aims, history, joint, levels, lines, movement, parts, places, texts
from .arguments import IndicatorName, id_of
from .texts import reference

__all__ = ["FILTERS", "TEXT_FILTERS", "IndicatorName", "id_of", "reference"]

FILTERS: Mapping[str, Callable[..., str]] = {
    function.__name__: function
    for family in (lines, levels, movement, places, parts, joint, aims, history)
    for function in family.FILTERS
}

#: Those that are put behind a text, not an indicator: they take how a text is finished and the tokens.
TEXT_FILTERS: Mapping[str, Callable[..., str]] = {
    function.__name__: function for function in texts.TEXT_FILTERS
}
