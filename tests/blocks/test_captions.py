"""Captions: numbers of charts and tables, their names, and what references to them say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.blocks import (
    Attachment,
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Panel,
    PanelGroup,
    Paragraph,
    Row,
    Table,
)
from zjreport.blocks.captions import captioned, captions, named, split_number
from zjreport.blocks.references import referred, targets
from zjreport.charts import ChartSpec, Point, Series
from zjreport.errors import DefinitionError
from zjreport.runs import Reference, Run, Source, as_runs, text_of


def chart(title: str = "走势", **options: str) -> Chart:
    series = Series(as_runs("值"), (Point(Decimal(1), "1"),))
    return Chart(ChartSpec("column", (as_runs("甲"),), (series,), title=as_runs(title)), **options)


def table(title: str = "情况", **options: str) -> Table:
    return Table((Column("指标"),), (Row((Cell(as_runs("甲")),)),), as_runs(title), **options)


def panel(inner: Chart | None) -> Panel:
    return Panel(as_runs("更加宜居"), (PanelGroup(()),), chart=inner)


def ref(name: str, place: Source | None = None) -> Run:
    return Run(name, ref=Reference(name, place))


def numbers(*blocks: Block) -> list[str]:
    return [block.number for block in captions(captioned(blocks))]


def test_charts_and_tables_are_counted_apart() -> None:
    assert numbers(chart(), table(), chart(), panel(chart()), table()) == ["图1", "表1", "图2", "图3", "表2"]


def test_what_has_neither_title_nor_name_bears_no_number() -> None:
    assert numbers(table(""), table("", id="甲"), table()) == ["", "表1", "表2"]


def test_attachments_are_counted_by_themselves() -> None:
    first, second = Attachment(as_runs("一览"), "1"), Attachment(as_runs("二览"), "2")
    found = numbers(table(), chart(), first, table(), chart(), second, table())
    assert found == ["表1", "图1", "附表1", "附图1", "附表2"]


def test_numbers_given_by_hand_stay_and_counting_goes_on_from_them() -> None:
    assert numbers(chart(number="图7"), chart(), chart(number="图2-1"), chart()) == [
        "图7",
        "图8",
        "图2-1",
        "图9",
    ]


@given(st.lists(st.sampled_from(["chart", "table", "text"]), max_size=30))
def test_numbers_count_up_without_a_hole(kinds: list[str]) -> None:
    made = {"chart": chart(), "table": table(), "text": Paragraph(as_runs("字"))}
    found = numbers(*(made[kind] for kind in kinds))
    assert [number for number in found if number[0] == "图"] == [
        f"图{n + 1}" for n in range(kinds.count("chart"))
    ]
    assert [number for number in found if number[0] == "表"] == [
        f"表{n + 1}" for n in range(kinds.count("table"))
    ]


@pytest.mark.parametrize("number", ["", "图", "7", "图2-1", "图07", "图 7", "Figure 3", "图Ⅱ", "图７", "图²"])
def test_numbers_that_word_could_not_count_are_plain(number: str) -> None:
    assert split_number(number) is None


class TestNames:
    def test_the_first_one_bears_the_name_and_others_their_kind(self) -> None:
        blocks = named((Heading(as_runs("目标")), table(), chart()), "aims")
        assert [block.id for block in captions(blocks)] == ["aims", "aims/chart"]

    def test_a_panels_chart_is_named(self) -> None:
        assert [block.id for block in captions(named((panel(chart()),), "x"))] == ["x"]

    def test_a_name_of_its_own_stays(self) -> None:
        assert [block.id for block in captions(named((chart(id="own"), table()), "x"))] == ["own", "x/table"]

    def test_naming_nothing_is_an_error(self) -> None:
        with pytest.raises(DefinitionError, match="makes no chart and no table") as caught:
            named((Paragraph(as_runs("字")),), "x")
        assert caught.value.code == "reference.nothing-named"


class TestReferences:
    def test_they_say_the_number_wherever_they_stand(self) -> None:
        note = Run("增长", note=(Run("详见"), ref("t")))
        cell = Row((Cell((Run("见"), ref("c"))),))
        blocks = (
            Paragraph((Run("见"), ref("c"), Run("和"), ref("t"), note)),
            replace(table(id="t"), rows=(cell,)),
            panel(chart(id="c")),
        )
        text, body, _ = referred(captioned(blocks))
        assert isinstance(text, Paragraph)
        assert isinstance(body, Table)
        assert text_of(text.runs) == "见图1和表1增长"
        assert text_of(text.runs[-1].note) == "详见表1"
        assert text_of(body.rows[0].cells[0].runs) == "见图1"

    def test_blocks_without_references_are_the_same_values(self) -> None:
        blocks = (Paragraph(as_runs("字")), panel(chart()), table())
        assert all(one is other for one, other in zip(referred(blocks), blocks, strict=True))

    def test_unknown_names_are_told_together_with_their_places(self) -> None:
        place = Source("要点.yaml", row=12, column="回顾")
        with pytest.raises(DefinitionError) as caught:
            referred(captioned((Paragraph((ref("gdb", place), ref("zzz", place))), chart(id="gdp"))))
        first, second = caught.value.problems
        assert (first.code, first.hint) == ("reference.unknown", "did you mean “gdp”?")
        assert str(first.place) == "要点.yaml, section 回顾, line 12"
        assert second.hint == "known: gdp"

    def test_what_bears_no_number_cannot_be_referred_to(self) -> None:
        with pytest.raises(DefinitionError, match="bears no number") as caught:
            referred((Paragraph((ref("gdp"),)), chart(id="gdp")))
        assert caught.value.code == "reference.unnumbered"

    def test_a_name_given_twice_is_an_error(self) -> None:
        with pytest.raises(DefinitionError, match="two charts or tables are called “x”"):
            referred(captioned((chart(id="x"), table(id="x"))))

    def test_targets_are_what_has_a_name_and_a_number(self) -> None:
        blocks = (chart(), table(id="甲"), panel(chart(id="乙")), table())
        assert targets(blocks) == {}
        assert targets(captioned(blocks)) == {"甲": 1, "乙": 2}
