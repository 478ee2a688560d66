"""An oracle that is told nothing by zjreport: it reads sentences and holds each claim against the truth.

It has a grammar of its own for the sentences of a statistics release, arithmetic of its own in Decimal,
and knows nothing but the figures that the example's data files were written from.  A clause that it cannot
read is a fault.
"""

from .documents import (
    pdf_text,
    sentences_of,
    without_notes,
    word_captions,
    word_cells,
    word_notes,
    word_paragraphs,
    word_topics,
)
from .figures import Figures
from .levels import RULES as LEVELS
from .rates import RULES as RATES
from .reader import Reader
from .tables import read_areas, read_table

__all__ = [
    "Figures",
    "oracle",
    "pdf_text",
    "read_areas",
    "read_table",
    "sentences_of",
    "without_notes",
    "word_captions",
    "word_cells",
    "word_notes",
    "word_paragraphs",
    "word_topics",
]


def oracle(figures: Figures, year: int, quarter: int) -> Reader:
    """A reader of one quarter's sentences."""
    return Reader(figures, year, quarter, (*LEVELS, *RATES))
