"""The trace: every printed figure of a document, in reading order, with where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import Document
from .runs import Source

__all__ = ["Traced", "trace"]


@dataclass(frozen=True, slots=True)
class Traced:
    """One printed figure.

    ``text`` is what is printed; ``raw`` the value before rounding; ``file``, ``sheet``, ``row`` and
    ``column`` the cell of the figure itself; ``also`` the further cells that prove it.
    """

    text: str
    indicator: str
    area: str
    period: str
    measure: str
    raw: str
    unit: str
    basis: str
    file: str
    sheet: str | None
    row: int | None
    column: str | None
    also: tuple[str, ...]


def trace(document: Document) -> Iterator[Traced]:
    """Every printed figure of a document."""
    for figure in document.figures():
        proof = figure.provenance
        first = proof.sources[0] if proof.sources else Source()
        yield Traced(
            text=figure.text,
            indicator=proof.indicator,
            area=proof.area,
            period=proof.period,
            measure=str(proof.measure),
            raw=proof.raw,
            unit=proof.unit,
            basis=str(proof.basis),
            file=first.file,
            sheet=first.sheet,
            row=first.row,
            column=first.column,
            also=tuple(str(source) for source in proof.sources[1:]),
        )
