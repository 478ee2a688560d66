"""Phrasing: facts into official sentences, by registers and phrase templates."""

from .choice import Choice
from .hedges import Hedged, hedge
from .parts import release_name
from .periods import period_name
from .register import Register, load_register, registers
from .speaker import Speaker
from .statuses import is_adverb

__all__ = [
    "Choice",
    "Hedged",
    "Register",
    "Speaker",
    "hedge",
    "is_adverb",
    "load_register",
    "period_name",
    "registers",
    "release_name",
]
