"""Edited prose judged by the data: figures typed by hand, and words of direction.  Pure functions of texts.

A text becomes tokens (:mod:`.tokens`), tokens become claims with the words that go with each figure
(:mod:`.clauses`, :mod:`.frames`), a claim is of some kind (:mod:`.kinds`), and the facts of that kind
(:mod:`.datums`) bear it out or do not (:mod:`.judging`).  What cannot be told is never called wrong.
"""

from .findings import Finding, Known
from .judging import Judge

__all__ = ["Finding", "Judge", "Known"]
