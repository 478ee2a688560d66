"""Phrasing: facts into official sentences, by registers and phrase templates."""

from .hedges import Hedged, hedge
from .periods import period_name
from .register import Register, load_register, registers
from .speaker import Speaker
from .statuses import is_adverb, is_lead

__all__ = [
    "Hedged",
    "Register",
    "Speaker",
    "hedge",
    "is_adverb",
    "is_lead",
    "load_register",
    "period_name",
    "registers",
]
