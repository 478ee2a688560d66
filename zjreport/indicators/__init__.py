"""Indicator data: the model, periods, readers and checks."""

from .checks import check
from .mapping import Mapping
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
from .queries import Query
from .reading import propose_mapping, read_indicators, read_with_problems
from .singles import Single, single

__all__ = [
    "Accumulation",
    "Bound",
    "Frequency",
    "Indicator",
    "IndicatorSet",
    "Mapping",
    "Observation",
    "Period",
    "Polarity",
    "Prices",
    "Query",
    "Single",
    "Status",
    "Target",
    "check",
    "propose_mapping",
    "read_indicators",
    "read_with_problems",
    "single",
]
