"""The same briefing over the data as they are now, and what in it is what in the file.

The file's recipe is composed anew and written, and the new file is read in the same way as the edited
one: no figure is reckoned in a second way.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..briefing.building import read_or_raise
from ..briefing.restoring import restored
from ..errors import DataError, Problem, ZjreportWarning
from ..indicators import IndicatorSet, Query
from ..writers.docx.marks import ChartMark, FigureMark, TableMark
from ..writers.docx.record import Record
from .alignment import aligned
from .archive import WordFile
from .dress import dressed
from .paragraphs import Paragraph, paragraphs_of

__all__ = ["Data", "Renewal", "renewed"]

Data = IndicatorSet | str | Path | Query | Iterable[str | Path | Query]
"""What a briefing is held against: indicators, or the files with data, catalogue and targets."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """A file's briefing over the data as they are now.

    Attributes:
        file, paragraphs, record: the new file, as :mod:`.archive` and :mod:`.paragraphs` read it.
        data: the data that it was composed over.
        frame: period, area and register.
        figures, tables, charts: the numbers in the new file by those in the old one.
        refused: what the data do not prove, and sections that cannot be made here.
    """

    file: WordFile
    paragraphs: Sequence[Paragraph]
    record: Record
    data: IndicatorSet
    frame: Mapping[str, str]
    figures: Mapping[int, int]
    tables: Mapping[int, int]
    charts: Mapping[int, int]
    refused: tuple[Problem, ...] = ()

    def figure(self, number: int) -> FigureMark | None:
        """The new mark of the figure that bears ``number`` in the old file."""
        found = self.figures.get(number)
        return self.record.figures[found - 1] if found else None


def renewed(record: Record, data: Data, edited: WordFile | None = None) -> Renewal:
    """The briefing of a record over ``data``; as the ``edited`` file is dressed, where one is given.

    Raises:
        DataError: the record has no recipe, or the data cannot be read.
        ZjreportError: nothing of the briefing can be composed.
    """
    if not record.recipe:
        raise DataError(
            "the file says which figures it has, but not how it was made",
            code="living.no-recipe",
            hint="it was written from blocks; compose the document from a briefing",
        )
    with restored(record.recipe) as made:
        indicators = data if isinstance(data, IndicatorSet) else read_or_raise(made.briefing, _sources(data))
        with warnings.catch_warnings():
            # That was told when the briefing was built, and its figures in the file are judged one by one.
            warnings.filterwarnings("ignore", ".* is left out of its topic", ZjreportWarning)
            document, refused = made.compose(indicators)
    if edited is not None and made.dress is not None:
        document = dressed(document, edited, made.dress)
    file = WordFile(document.to_bytes("docx"), "")
    new = file.record or Record()
    return Renewal(
        file,
        paragraphs_of(file),
        new,
        indicators,
        made.frame,
        _numbers(record.figures, new.figures, _figure_key),
        _in_order(record.tables, new.tables, _table_key),
        _in_order(record.charts, new.charts, _chart_key),
        (*made.problems, *refused),
    )


def _sources(data: str | Path | Query | Iterable[str | Path | Query]) -> list[str | Path | Query]:
    return [data] if isinstance(data, str | Path | Query) else list(data)


Mark = TypeVar("Mark", FigureMark, TableMark, ChartMark)
Titled = TypeVar("Titled", TableMark, ChartMark)


def _numbers(old: Sequence[Mark], new: Sequence[Mark], key: Callable[[Mark], Hashable]) -> dict[int, int]:
    """The numbers of new marks by those of the old ones that they continue."""
    pairs = aligned([key(mark) for mark in old], [key(mark) for mark in new])
    return {old[place].number: new[other].number for place, other in pairs.items()}


def _figure_key(mark: FigureMark) -> Hashable:
    proof = mark.provenance
    return proof.indicator, proof.area, proof.period, proof.measure


def _in_order(
    old: Sequence[Titled], new: Sequence[Titled], key: Callable[[Titled], Hashable]
) -> dict[int, int]:
    """The same for tables and charts, which are a few, of whose titles the data have a say."""
    if [key(mark) for mark in old] == [key(mark) for mark in new]:
        return {mark.number: other.number for mark, other in zip(old, new, strict=True)}
    return _numbers(old, new, lambda mark: (key(mark), mark.title))


def _table_key(mark: TableMark) -> Hashable:
    return mark.columns


def _chart_key(mark: ChartMark) -> Hashable:
    return mark.kind
