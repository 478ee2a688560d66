"""Panels and tasks as running text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from zjreport.blocks import (
    Card,
    Cards,
    Chart,
    Document,
    Heading,
    ItemList,
    ListItem,
    Panel,
    PanelGroup,
    Paragraph,
)
from zjreport.blocks.prose import charts_apart, in_prose
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import Measure, Provenance, Role, Run, as_runs, text_of
from zjreport.themes import load_theme

_CHART = Chart(ChartSpec("bar", (as_runs("甲"),), (Series(as_runs("乙"), (Point(Decimal(3), "3"),)),)))


def _figure(text: str, id: str) -> Run:
    return Run(text, provenance=Provenance(id, Measure.LEVEL, text))


def _panel(*cards: Card) -> Panel:
    items = (ListItem((Run("建成"), _figure("3处", "a"))), ListItem(as_runs("改善环境。")))
    return Panel(as_runs("更加宜居"), (PanelGroup(items, as_runs("聚焦更新")),), cards=cards)


def _card(text: str, id: str) -> Card:
    return Card(as_runs(id), (_figure(text, id),))


def test_items_become_a_paragraph_under_their_lead() -> None:
    heading, paragraph = in_prose([_panel()])
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert heading.level == 2
    assert text_of(paragraph.runs) == "聚焦更新。建成3处；改善环境。"
    assert paragraph.runs[0].role is Role.LEAD


def test_a_card_is_left_out_only_where_a_sentence_says_its_figure() -> None:
    blocks = list(in_prose([_panel(_card("3处", "a"), _card("96%", "b"))]))
    (cards,) = [block for block in blocks if isinstance(block, Cards)]
    assert [text_of(card.figure) for card in cards.cards] == ["96%"]
    assert not [block for block in in_prose([_panel(_card("3处", "a"))]) if isinstance(block, Cards)]


def test_no_figure_is_lost() -> None:
    panel = _panel(_card("96%", "b"))
    theme = load_theme("official")
    before = {figure.provenance for figure in Document((panel,), theme).figures()}
    after = {figure.provenance for figure in Document(tuple(in_prose([panel])), theme).figures()}
    assert before == after


def test_sentences_within_items_are_kept_apart() -> None:
    items = (ListItem(as_runs("一是稳增长。二是促改革")), ListItem(as_runs("惠民生！")))
    panel = Panel(as_runs("工作"), (PanelGroup(items),))
    _, paragraph = in_prose([panel])
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.runs) == "一是稳增长。二是促改革。惠民生！"


def test_tasks_run_in_their_leads() -> None:
    task = ListItem(
        (), "（一）", as_runs("扩大供给"), (ListItem(as_runs("抓项目")), ListItem(as_runs("强园区")))
    )
    (paragraph,) = in_prose([ItemList((task,), "tasks")])
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.runs) == "（一）扩大供给。抓项目；强园区。"


def test_a_chart_follows_the_paragraphs_of_its_panel() -> None:
    panel = replace(_panel(), chart=_CHART)
    assert list(in_prose([panel]))[-1] is _CHART
    assert list(charts_apart([_panel(), panel])) == [_panel(), _panel(), _CHART]
