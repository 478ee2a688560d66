"""Batches: one definition over many areas and periods."""

from .running import Outcome, batch

__all__ = ["Outcome", "batch"]
