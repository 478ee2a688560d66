"""What the Word file says, read back from its XML, is what the blocks say, in their order."""

from __future__ import annotations

from functools import singledispatch

import pytest

from zjreport.blocks import (
    Attachment,
    AttachmentNote,
    Cards,
    Chart,
    Contents,
    Cover,
    Heading,
    Imprint,
    ItemList,
    Masthead,
    PageBreak,
    Panel,
    Paragraph,
    Quotation,
    Signature,
    Table,
)
from zjreport.runs import Measure, Provenance, Run, as_runs, text_of
from zjreport.writers.docx import DocxWriter


def test_every_text_is_there_in_reading_order(sample, read):
    # Titles have line breaks where they are balanced.
    text = read(DocxWriter().write(sample)).numbered_text().replace("\n", "")
    place = 0
    for block in sample.blocks:
        for words in said(block, sample.theme):
            words = words.replace("\n", "")
            found = text.find(words, place)
            assert found >= 0, f"{words!r} of {type(block).__name__} is missing or out of order"
            place = found + len(words)


def test_every_figure_has_a_run_of_its_own_in_a_style_of_figures(sample, read):
    styled = read(DocxWriter().write(sample)).styled_runs()
    found = [text for style, text in styled if style.startswith(("zjr-run-figure", "zjr-run-datum"))]
    printed = [
        figure.text
        for block in sample.blocks
        if not isinstance(block, Chart)
        for figure in type(sample)((block,), sample.theme).figures()
    ]
    # A panel prints its cards before its items, which the walk over its fields does not.
    assert sorted(found) == sorted(printed)


def test_figures_are_stressed_only_where_the_style_asks(make, read, theme):
    figure = Run("7%", provenance=Provenance("x", Measure.GROWTH, "7"))
    file = read(DocxWriter().write(make(Paragraph((figure,)), Paragraph((figure,), "note"))))
    expected = "zjr-run-figure" if theme.style("body").figures else "zjr-run-datum"
    assert [style for style, _ in file.styled_runs()] == [expected, "zjr-run-datum"]


def test_names_and_periods_are_no_figures(make, read):
    name = Run("2024年", provenance=Provenance("x", Measure.PERIOD, "2024"))
    assert read(DocxWriter().write(make(Paragraph((name,))))).styled_runs() == [("", "2024年")]


@pytest.mark.parametrize(
    ("direction", "mark"), [("up", "▲ 增长7%"), ("down", "▼ 增长7%"), ("flat", "增长7%"), ("", "增长7%")]
)
def test_the_direction_of_a_change_is_printed(make, read, direction, mark, card_of):
    file = read(DocxWriter().write(make(Cards((card_of(direction),)))))
    assert mark in [text for _, text in file.paragraphs()]


@singledispatch
def said(block, theme):
    raise TypeError(type(block))


@said.register
def _(block: Heading, theme):
    yield block.number + text_of(block.runs)
    yield text_of(block.statement)


@said.register
def _(block: Paragraph, theme):
    yield text_of(block.runs)


@said.register
def _(block: Quotation, theme):
    yield text_of(block.heading)
    yield text_of(block.runs)


@said.register
def _(block: ItemList, theme):
    yield from items_said(block.items)


def items_said(items):
    for item in items:
        yield item.number + text_of(item.lead)
        yield text_of(item.runs)
        yield from items_said(item.children)


@said.register
def _(block: Panel, theme):
    if theme.layout["panels"] == "paragraphs" and block.kicker:
        yield f"{block.number}{text_of(block.kicker)}，{text_of(block.title)}"
    else:
        yield text_of(block.kicker)
        yield block.number + text_of(block.title)
    yield from cards_said(block.cards)
    for group in block.groups:
        yield text_of(group.lead)
        yield from items_said(group.items)


@said.register
def _(block: Cards, theme):
    yield text_of(block.title)
    yield from cards_said(block.cards)


def cards_said(cards):
    for card in cards:
        for runs in (card.label, card.figure, card.unit, card.change):
            yield text_of(runs)


@said.register
def _(block: Table, theme):
    yield f"{block.number} {text_of(block.title)}"
    yield f"单位：{block.unit}"
    for row in block.rows:
        for cell in row.cells:
            yield text_of(cell.runs)
    for note in block.notes:
        yield text_of(note)
    yield text_of(block.source)


@said.register
def _(block: Chart, theme):
    # Charts side by side read title, source, title, source: as the blocks do.
    yield f"{block.number} {text_of(block.spec.title)}"
    yield text_of(block.source)


@said.register
def _(block: Cover, theme):
    for name in ("year", "event", "title"):
        yield text_of(getattr(block, name))
    for line in block.couplet:
        yield text_of(line)
    for name in ("speaker", "organisation", "date"):
        yield text_of(getattr(block, name))


@said.register
def _(block: Contents, theme):
    yield text_of(block.title)
    yield "一、2023年工作回顾"
    yield "（一）综合实力"


@said.register
def _(block: PageBreak, theme):
    yield ""


@said.register
def _(block: Masthead, theme):
    yield from map(text_of, block.marks)
    yield block.number
    for name in ("name", "issue", "left", "right", "title"):
        yield text_of(getattr(block, name))


@said.register
def _(block: Signature, theme):
    yield from map(text_of, (*block.offices, block.date, block.note))


@said.register
def _(block: AttachmentNote, theme):
    yield "附件："
    for number, title in enumerate(block.titles, 1):
        yield f"{number}."
        yield text_of(title)


@said.register
def _(block: Attachment, theme):
    yield f"附件{block.number}"
    yield text_of(block.title)


@said.register
def _(block: Imprint, theme):
    for line in block.copies:
        yield f"{line.label}：{text_of(line.runs)}"
    yield from map(text_of, (block.office, block.date, block.count))


def test_runs_keep_blanks_tabs_and_line_breaks(make, read):
    text = " 两端 有  空白\t制表\n换行 "
    assert read(DocxWriter().write(make(Paragraph(as_runs(text))))).text() == text
