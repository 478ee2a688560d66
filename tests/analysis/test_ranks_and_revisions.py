"""Places among areas and how they change; figures that a later release has changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport import analysis
from zjreport.errors import RefusalError
from zjreport.indicators import Indicator, IndicatorSet, Observation, Period, Polarity
from zjreport.runs import Basis

YEAR = Period.parse("2024")
BEFORE = Period.parse("2023")
AREAS = ("甲", "乙", "丙", "丁")


def areas(data: Any, now: tuple[str, ...], then: tuple[str, ...] = (), **given: Any) -> Any:
    made = data()
    for period, levels in (("2023", then), ("2024", now)):
        for area, level in zip(AREAS, levels, strict=False):
            made.add(period=period, area=area, unit="亿元", value=level, **given)
    return made


def publish(made: Any, at: int, **given: Any) -> Any:
    from dataclasses import replace

    made.rows[at] = replace(made.rows[at], **given)
    return made


class TestRank:
    def test_a_published_place_of_the_same_ranking_wins(self, data: Any) -> None:
        made = publish(areas(data, ("5.0", "5.0", "4.0", "3.0")), 1, rank=2, rank_of=4)
        fact = analysis.rank(made.set, "x", YEAR, "乙", among=AREAS)
        assert (fact.value, fact.tied, fact.basis) == (Decimal(2), False, Basis.PUBLISHED)

    @pytest.mark.parametrize(
        "other", [{"rank_of": 5}, {"rank_scope": "全国"}, {"rank_of": 4, "rank_basis": "growth"}, {}]
    )
    def test_one_of_another_ranking_does_not(self, data: Any, other: dict[str, Any]) -> None:
        made = publish(areas(data, ("5.0", "4.0", "3.0", "2.0")), 1, rank=4, **other)
        fact = analysis.rank(made.set, "x", YEAR, "乙", among=AREAS, scope="四市")
        assert (fact.value, fact.basis) == (Decimal(2), Basis.COMPUTED)

    def test_one_that_the_values_contradict_is_refused(self, data: Any) -> None:
        made = publish(areas(data, ("5.0", "4.0", "3.0", "2.0")), 1, rank=3, rank_of=4)
        with pytest.raises(RefusalError, match="3 was published"):
            analysis.rank(made.set, "x", YEAR, "乙", among=AREAS)

    def test_a_place_of_an_unknown_basis_that_the_levels_bear_out_is_by_level(self, data: Any) -> None:
        made = publish(areas(data, ("5.0", "4.0", "3.0", "2.0")), 1, rank=2, rank_of=4)
        assert analysis.rank(made.set, "x", YEAR, "乙", among=AREAS).rank_basis == "level"
        assert analysis.rank(made.set, "x", YEAR, "乙").rank_basis == ""

    def test_a_published_place_needs_no_other_areas(self, data: Any) -> None:
        made = publish(areas(data, ("5.0", "4.0", "3.0")), 0, rank=2, rank_scope="四市")
        assert analysis.rank(made.set, "x", YEAR, "甲", among=AREAS, scope="四市").value == 2
        with pytest.raises(RefusalError):
            analysis.rank(made.set, "x", YEAR, "甲", among=AREAS, scope="全省")

    def test_a_missing_area_is_refused(self, data: Any) -> None:
        with pytest.raises(RefusalError):
            analysis.rank(areas(data, ("5.0", "4.0", "3.0")).set, "x", YEAR, "甲", among=AREAS)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=8), st.sampled_from(Polarity))
def test_places_are_those_of_a_competition(levels: list[int], polarity: Polarity) -> None:
    names = tuple(f"区{number}" for number in range(len(levels)))
    rows = [
        Observation("x", YEAR, area, Decimal(v), unit="家") for area, v in zip(names, levels, strict=True)
    ]
    data = IndicatorSet([Indicator("x", "甲", polarity=polarity)], rows)
    best_first = sorted(levels, reverse=polarity is not Polarity.LOWER)
    for area, value in zip(names, levels, strict=True):
        fact = analysis.rank(data, "x", YEAR, area, among=names)
        assert fact.value == best_first.index(value) + 1
        assert fact.tied == (levels.count(value) > 1)


class TestRankChange:
    def test_forward_is_positive(self, data: Any) -> None:
        made = areas(data, ("9.0", "4.0", "3.0", "2.0"), ("2.5", "4.0", "3.0", "2.0"))
        fact = analysis.rank_change(made.set, "x", YEAR, "甲", among=AREAS)
        assert (fact.value, fact.now.value, fact.before.value) == (2, 1, 3)

    def test_between_published_places(self, data: Any) -> None:
        made = data().add(period="2023", rank=4, rank_scope="全省").add(rank=7, rank_scope="全省")
        assert analysis.rank_change(made.set, "x", YEAR).value == -3

    @pytest.mark.parametrize(
        "then",
        [
            {"rank_scope": "全国"},
            {"rank_scope": "全省", "rank_basis": "growth"},
            {"rank_scope": "全省", "rank_of": 11},
        ],
    )
    def test_refused_between_different_rankings(self, data: Any, then: dict[str, Any]) -> None:
        made = data().add(period="2023", rank=4, **then).add(rank=7, rank_scope="全省", rank_of=13)
        with pytest.raises(RefusalError, match="same ranking"):
            analysis.rank_change(made.set, "x", YEAR)

    def test_refused_for_places_in_words(self, data: Any) -> None:
        made = data().add(period="2023", rank=4).add(rank_word="前列")
        with pytest.raises(RefusalError, match="words"):
            analysis.rank_change(made.set, "x", YEAR)

    def test_refused_without_last_year(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="no row"):
            analysis.rank_change(data().add(rank=4).set, "x", YEAR)


class TestRevision:
    def released(self, data: Any, *levels: str, **given: Any) -> Any:
        made = data()
        for number, level in enumerate(levels):
            made.add(unit="亿元", value=level, vintage=f"2025-0{number + 1}", **given)
        return made

    def test_last_against_first(self, data: Any) -> None:
        fact = analysis.revision(self.released(data, "100.0", "101.0", "100.4").set, "x", YEAR)
        assert (str(fact.value), fact.unit) == ("0.4", "亿元")
        assert (fact.old.value, fact.new.value) == (Decimal("100.0"), Decimal("100.4"))
        assert (fact.first_released, fact.released) == ("2025-01", "2025-03")

    def test_every_step_is_listed_and_a_repetition_is_none(self, data: Any) -> None:
        made = self.released(data, "100.0", "100.0", "101.0", "100.4").set
        assert [str(step.value) for step in analysis.revisions(made)] == ["1.0", "-0.6"]

    def test_an_undated_row_is_no_release_beside_dated_ones(self, data: Any) -> None:
        made = self.released(data, "100.0", "101.0").add(value="101.0", unit="亿元")
        assert [str(step.value) for step in analysis.revisions(made.set)] == ["1.0"]
        with pytest.raises(RefusalError, match="only one release"):
            analysis.revision(self.released(data, "100.0").add(value="101.0").set, "x", YEAR)

    def test_of_rates_in_points(self, data: Any) -> None:
        made = data().add(yoy="5.2", vintage="2025-01").add(yoy="5.4", vintage="2025-02")
        fact = analysis.revision(made.set, "x", YEAR, by="growth")
        assert (str(fact.value), fact.unit) == ("0.2", "个百分点")
        assert analysis.revisions(made.set) == ()

    def test_over_units(self, data: Any) -> None:
        made = self.released(data, "1000", "0.11")
        publish(made, 0, unit="万元")
        publish(made, 1, unit="亿元")
        assert str(analysis.revision(made.set, "x", YEAR).value) == "0.01"

    def test_refused_with_one_release(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="only one release") as found:
            analysis.revision(self.released(data, "100.0").set, "x", YEAR)
        assert found.value.code == "refused.revision"

    def test_refused_with_a_hedge(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="hedge"):
            analysis.revision(self.released(data, "100.0", "101.0", qualifier="左右").set, "x", YEAR)
