"""Briefings: definitions loaded, checked, composed over data, and built into files."""

from .building import build, typed_figures
from .checking import find_problems
from .model import Briefing

__all__ = ["Briefing", "build", "find_problems", "typed_figures"]
