"""Word files after they have left the house: what in them still agrees with the data.

The writer marks every figure (:mod:`zjreport.writers.docx.marks`) and notes what the marks stand for
(:mod:`zjreport.writers.docx.record`).  Here the file is read again (:mod:`.archive`, :mod:`.paragraphs`,
:mod:`.figures`, :mod:`.charts`), its briefing is composed over the data as they are now
(:mod:`.renewal`), and both are compared (:mod:`.checks`, :mod:`.prose`) or merged (:mod:`.refreshing`).
"""

from .refreshing import Change, Refreshed, as_csv, refresh
from .remarks import Remark, Spot
from .verification import Verification, verify

__all__ = ["Change", "Refreshed", "Remark", "Spot", "Verification", "as_csv", "refresh", "verify"]
