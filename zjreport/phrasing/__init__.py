"""Phrasing: facts into official sentences, by registers and phrase templates."""

from .hedges import hedge
from .periods import period_name
from .register import Register, load_register, registers
from .speaker import Speaker

__all__ = ["Register", "Speaker", "hedge", "load_register", "period_name", "registers"]
