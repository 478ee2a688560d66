"""The briefing through zjreport."""

from __future__ import annotations

from decimal import Decimal

from zjreport.blocks import Block, Cell, Chart, Column, Document, Metadata, Paragraph, Row, Table
from zjreport.blocks import Heading as HeadingBlock
from zjreport.charts.spec import ChartSpec, Point, Series
from zjreport.runs import Measure, Provenance, Role, Run, Runs, as_runs
from zjreport.themes import load_theme

from .content import Grid, Heading, Part, Picture, Prose, parts

__all__ = ["document"]


def document(copies: int = 1, theme: str = "official") -> Document:
    """The composed document; :meth:`Document.to_bytes` is what is timed."""
    counts = {Grid: 0, Picture: 0}
    blocks: list[Block] = []
    for part in parts(copies):
        if type(part) in counts:
            counts[type(part)] += 1
        blocks.append(_block(part, counts.get(type(part), 0)))
    return Document(tuple(blocks), load_theme(theme), Metadata(title="前三季度经济运行情况"))


def _block(part: Part, number: int) -> Block:
    match part:
        case Heading():
            return HeadingBlock(as_runs(part.text), part.level, part.number)
        case Prose():
            return Paragraph(_runs(part.text))
        case Grid():
            columns = tuple(
                Column(title, "decimal" if place > 1 else "left", weight=1.6 if place == 0 else 1)
                for place, title in enumerate(part.head)
            )
            rows = tuple(Row(tuple(Cell(as_runs(text)) for text in row)) for row in part.rows)
            return Table(columns, rows, title=as_runs(part.title), number=f"表{number}")
        case Picture():
            return Chart(_spec(part), f"图{number}", span="half")


def _runs(text: str) -> Runs:
    pieces = text.replace("}", "{").split("{")
    return tuple(
        Run(piece, Role.PLAIN, Provenance("x", Measure.LEVEL, piece) if place % 2 else None)
        for place, piece in enumerate(pieces)
        if piece
    )


def _spec(picture: Picture) -> ChartSpec:
    values = [Decimal(tenths) / 10 for tenths in picture.tenths]
    points = tuple(Point(value, str(value)) for value in values)
    series = Series(as_runs("全市"), points, picture.unit)
    names = tuple(as_runs(name) for name in picture.names)
    return ChartSpec(picture.kind, names, (series,), title=as_runs(picture.title), unit=picture.unit)
