"""Indicator data: the model, periods, readers and checks."""

from .model import (
    Accumulation,
    Bound,
    Indicator,
    IndicatorSet,
    Observation,
    Polarity,
    Prices,
    Status,
    Target,
)
from .periods import Frequency, Period

__all__ = [
    "Accumulation",
    "Bound",
    "Frequency",
    "Indicator",
    "IndicatorSet",
    "Observation",
    "Period",
    "Polarity",
    "Prices",
    "Status",
    "Target",
]
