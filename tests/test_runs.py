"""Runs: joined without loss, figures told from mentions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.runs import (
    Measure,
    Provenance,
    Role,
    Run,
    Source,
    as_runs,
    digit_groups,
    join_runs,
    notes_of,
    text_of,
    with_note,
    with_role,
)

FIGURE = Run("7%", provenance=Provenance("x", Measure.GROWTH, "7"))


def test_figures_are_never_merged() -> None:
    runs = join_runs(["增长", FIGURE, FIGURE, "。"])
    assert [run.text for run in runs] == ["增长", "7%", "7%", "。"]


def test_plain_neighbours_of_one_role_are() -> None:
    assert join_runs(["甲", Run("乙"), Run("丙", Role.STRONG)]) == (Run("甲乙"), Run("丙", Role.STRONG))


def test_links_stay_apart() -> None:
    assert len(join_runs([Run("甲"), Run("乙", link="https://example.org")])) == 2


class TestNotes:
    NOTE = as_runs("按可比价格计算")

    def test_stand_behind_the_last_run(self) -> None:
        assert with_note(as_runs("增长"), self.NOTE) == (Run("增长", note=self.NOTE),)
        assert with_note((FIGURE,), self.NOTE)[0].is_figure
        assert notes_of(with_note((FIGURE,), self.NOTE)) == (self.NOTE,)

    def test_need_no_text_before_them(self) -> None:
        assert with_note((), self.NOTE) == (Run("", note=self.NOTE),)

    def test_may_be_two_at_one_place(self) -> None:
        runs = with_note(with_note(as_runs("甲"), self.NOTE), as_runs("又"))
        assert notes_of(runs) == (self.NOTE, as_runs("又"))
        assert text_of(runs) == "甲"

    def test_keep_their_place_when_runs_are_joined(self) -> None:
        runs = join_runs(["甲", with_note(as_runs("乙"), self.NOTE), "丙", "丁"])
        assert runs == (Run("甲乙", note=self.NOTE), Run("丙丁"))


def test_separator_stands_between() -> None:
    assert text_of(join_runs(["甲", "乙", "丙"], "，")) == "甲，乙，丙"


@given(st.lists(st.text(max_size=5) | st.just(FIGURE)))
def test_joining_keeps_the_text_and_the_figures(parts: list[str | Run]) -> None:
    joined = join_runs(parts)
    assert text_of(joined) == "".join(str(part) for part in parts)
    assert sum(run is FIGURE or run == FIGURE for run in joined) == sum(part is FIGURE for part in parts)


@pytest.mark.parametrize(
    ("value", "runs"),
    [(None, ()), ("", ()), ("甲", (Run("甲"),)), (FIGURE, (FIGURE,)), ([FIGURE], (FIGURE,))],
)
def test_anything_as_runs(value: object, runs: tuple[Run, ...]) -> None:
    assert as_runs(value) == runs  # type: ignore[arg-type]


@pytest.mark.parametrize("measure", [Measure.NAME, Measure.TYPED, Measure.PERIOD, Measure.SCALE])
def test_mentions_are_no_figures(measure: Measure) -> None:
    assert not Run("346", provenance=Provenance("x", measure, "346")).is_figure


def test_figures_are() -> None:
    assert FIGURE.is_figure
    assert not Run("甲").is_figure


def test_role_is_given_to_plain_runs_and_figures_keep_their_proof() -> None:
    strong = with_role((Run("甲"), FIGURE, Run("①", Role.NOTE_MARK)), Role.STRONG)
    assert [run.role for run in strong] == [Role.STRONG, Role.STRONG, Role.NOTE_MARK]
    assert strong[1].provenance == FIGURE.provenance


def test_digit_groups() -> None:
    assert digit_groups("38处、21万平方米，1.5%，48,652.37亿元，2024年1—3月") == (
        "38",
        "21",
        "1.5",
        "48,652.37",
        "2024",
        "1",
        "3",
    )


def test_source_in_one_line() -> None:
    assert str(Source("data.xlsx", "数据", 7, "yoy")) == "data.xlsx[数据]:7 yoy"
