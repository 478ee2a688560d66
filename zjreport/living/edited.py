"""An edited file as the checks look at it: its parts, paragraphs and figures, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError, Place
from ..writers.docx.record import Record
from .archive import WordFile, open_word
from .figures import FiguresFound, find_figures
from .paragraphs import Paragraph, paragraphs_of
from .settling import settle

__all__ = ["Edited", "read_edited"]


@dataclass(frozen=True, slots=True)
class Edited:
    """A file that zjreport has written and others may have edited."""

    file: WordFile
    record: Record
    paragraphs: Sequence[Paragraph]
    found: FiguresFound


def read_edited(path: str | Path) -> Edited:
    """The file at ``path``.

    Raises:
        DataError: it cannot be read, or zjreport has not written it.
    """
    file = open_word(path)
    record = file.record
    if record is None:
        raise DataError(
            "zjreport has noted nothing in the file: there is no telling where its figures come from",
            code="living.no-record",
            place=Place(file.name),
            hint="verify and refresh take Word files that zjreport has built",
        )
    paragraphs = paragraphs_of(file)
    if settle(paragraphs, record):
        paragraphs = paragraphs_of(file)
    return Edited(file, record, paragraphs, find_figures(paragraphs, record))
