"""Charts brought up to date: caches, scales and labels, the workbook behind them, pictures."""

from __future__ import annotations

from .knowledge import Knowledge

__all__ = ["renew_charts"]


def renew_charts(known: Knowledge) -> dict[str, bytes]:
    """The parts of charts that are new, by name."""
    return {}
