"""An oracle that is told nothing by zjreport: it reads sentences and holds each claim against the truth.

It has a grammar of its own for the sentences of a statistics release, arithmetic of its own in Decimal, and knows
nothing but the figures that the example's data files were written from.  A clause that it cannot read is a fault.
"""

from .clauses import Oracle
from .figures import Figures
from .reading import pdf_text, sentences_of, word_cells, word_paragraphs

__all__ = ["Figures", "Oracle", "pdf_text", "sentences_of", "word_cells", "word_paragraphs"]
