"""Word and PDF briefings with charts from indicator data, in the style of a Chinese work report.

    import zjreport as zj

    data = zj.read_indicators("indicators.xlsx")
    briefing = zj.Briefing.load("briefing.yaml")
    briefing.compose(data, period="2024-Q1").save("briefing.docx")

Names are loaded when they are first used, so that ``import zjreport`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .batching import batch
    from .blocks import Block, Document
    from .briefing import Briefing, build
    from .errors import ZjreportError, ZjreportWarning
    from .indicators import Indicator, IndicatorSet, Observation, Period, Query, Target, read_indicators
    from .living import refresh, verify
    from .sections import Context, Section
    from .themes import Theme, load_theme
    from .tracing import trace
    from .writers.docx.adding import add_chart

__version__ = "0.1.0"

_HOMES = {
    "batch": "batching",
    "Block": "blocks",
    "Document": "blocks",
    "Briefing": "briefing",
    "build": "briefing",
    "ZjreportError": "errors",
    "ZjreportWarning": "errors",
    "Indicator": "indicators",
    "IndicatorSet": "indicators",
    "Observation": "indicators",
    "Period": "indicators",
    "Query": "indicators",
    "Target": "indicators",
    "read_indicators": "indicators",
    "Context": "sections",
    "Section": "sections",
    "Theme": "themes",
    "load_theme": "themes",
    "trace": "tracing",
    "refresh": "living",
    "verify": "living",
    "add_chart": "writers.docx.adding",
}

__all__ = [
    "Block",
    "Briefing",
    "Context",
    "Document",
    "Indicator",
    "IndicatorSet",
    "Observation",
    "Period",
    "Query",
    "Section",
    "Target",
    "Theme",
    "ZjreportError",
    "ZjreportWarning",
    "add_chart",
    "batch",
    "build",
    "load_theme",
    "read_indicators",
    "refresh",
    "trace",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
