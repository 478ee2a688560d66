"""Exit codes."""

from __future__ import annotations

__all__ = ["BROKEN_PIPE", "DONE", "INTERRUPTED", "PROBLEMS", "WRONG_USE"]

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
INTERRUPTED, BROKEN_PIPE = 130, 141  # as shells tell them: 128 and the signal's number
