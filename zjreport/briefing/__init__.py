"""Briefings: definitions loaded, composed over data, and built into files."""

from .building import build, typed_figures
from .model import Briefing

__all__ = ["Briefing", "build", "typed_figures"]
