"""Briefings: definitions loaded, checked, composed over data, and built into files."""

from .building import build, typed_figures
from .checking import find_problems, propose_mapping
from .model import Briefing

__all__ = ["Briefing", "build", "find_problems", "propose_mapping", "typed_figures"]
