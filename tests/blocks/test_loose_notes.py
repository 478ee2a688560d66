"""Footnotes of covers, heads and drawings: nothing is lost, and pairs are not parted."""

from __future__ import annotations

from decimal import Decimal

from zjreport.blocks import Block, Chart, Contents, Cover, Heading, PageBreak, Panel, PanelGroup, Paragraph
from zjreport.blocks.contents import entries
from zjreport.blocks.loose_notes import notes_below
from zjreport.blocks.outline import outline
from zjreport.blocks.primitives import figures_of
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import Measure, Provenance, Run, as_runs, notes_of, text_of, with_note

NOTE = (Run("为"), Run("7%", provenance=Provenance("x", Measure.GROWTH, "7")))


def chart(span: str = "full") -> Chart:
    points = (Point(Decimal(1), "1"),)
    title = with_note(as_runs("图题"), NOTE)
    spec = ChartSpec("column", (as_runs("甲"),), (Series(as_runs("乙"), points),), title=title)
    return Chart(spec, span=span)  # type: ignore[arg-type]


def said(*blocks: Block) -> list[str]:
    return [type(block).__name__ for block in notes_below(blocks)]


def test_stand_below_what_cannot_bear_them() -> None:
    for block in (
        Cover(with_note(as_runs("题"), NOTE)),
        chart(),
        Panel((), (PanelGroup(()),), chart=chart()),
    ):
        bare, note = notes_below([block])
        assert type(bare) is type(block)
        assert "［注" not in outline([bare])
        assert outline([note]) == "paragraph note: 注：为7%"
        assert [*figures_of(note)] == [*figures_of(NOTE)]


def test_two_drawings_side_by_side_stay_so() -> None:
    assert said(chart("half"), chart("half"), chart()) == [
        "Chart",
        "Chart",
        *["Paragraph"] * 2,
        "Chart",
        "Paragraph",
    ]


def test_those_of_a_cover_open_the_text() -> None:
    cover = Cover(with_note(as_runs("题"), NOTE))
    assert said(cover, Contents(), PageBreak(), Heading(())) == [
        "Cover", "Contents", "PageBreak", "Paragraph", "Heading",
    ]  # fmt: skip


def test_notes_of_text_are_left_alone() -> None:
    blocks = (Paragraph(with_note(as_runs("文"), NOTE)), Heading(with_note(as_runs("题"), NOTE)))
    assert tuple(notes_below(blocks)) == blocks


def test_contents_repeat_no_note() -> None:
    (entry,) = entries([Heading(with_note(as_runs("题"), NOTE), number="一、")])
    assert text_of(entry.runs) == "一、题"
    assert not notes_of(entry.runs)
