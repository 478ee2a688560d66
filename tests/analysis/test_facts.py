"""Facts: what is computed, what is refused, and with which reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from zjreport import analysis
from zjreport.errors import DefinitionError, RefusalError, UnknownNameError
from zjreport.indicators import Accumulation, Bound, Period, Polarity, Prices, Status
from zjreport.runs import Basis

YEAR = Period.parse("2024")


def two_years(data: Any, then: Any, now: Any, **given: Any) -> Any:
    return data().add(period="2023", value=then, **given).add(value=now)


def growth(data: Any) -> str:
    return str(analysis.growth(data.set, "x", YEAR).quantity.rounded())


class TestGrowth:
    def test_published_wins_over_computed(self, data: Any) -> None:
        made = data().add(period="2023", value=100).add(value=120, yoy=5)
        fact = analysis.growth(made.set, "x", YEAR)
        assert (fact.value, fact.basis) == (Decimal(5), Basis.PUBLISHED)

    def test_computed_from_counts(self, data: Any) -> None:
        made = two_years(data, 64, 71, unit="家")
        fact = analysis.growth(made.set, "x", YEAR)
        assert (str(fact.quantity.rounded()), fact.basis) == ("10.9", Basis.COMPUTED)
        assert [str(source) for source in fact.sources] == ["data.csv:2 value"] * 2

    def test_computed_over_units(self, data: Any) -> None:
        made = data().add(period="2023", value="8000.0", unit="亿元")
        made.rows[0] = _with_unit(made.rows[0], "亿元")
        made.add(value="88000000.00")
        made.rows[1] = _with_unit(made.rows[1], "万元")
        assert growth(made) == "10.0"

    @pytest.mark.parametrize(
        ("reason", "then", "now", "given"),
        [
            ("current prices", 100, 120, {"prices": Prices.CURRENT}),
            ("base of the index", "101.2", "103.4", {"prices": Prices.INDEX}),
            ("the base is 0", 0, 12, {}),
            ("the base is -3", -3, 12, {}),
            ("the value -12", 3, -12, {}),
            ("too coarsely", "3.1", "3.4", {"unit": "亿元"}),
            ("too coarsely", "1", "2", {"unit": "万人"}),
            ("hedge", 60, 70, {"qualifier": "余"}),
        ],
    )
    def test_refused(self, data: Any, reason: str, then: Any, now: Any, given: dict[str, Any]) -> None:
        with pytest.raises(RefusalError, match=reason):
            growth(two_years(data, then, now, **given))

    def test_refused_over_a_break(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="breaks"):
            growth(data().add(period="2023", value=50).add(value=60, status=Status.BREAK))

    def test_refused_over_a_break_between(self, data: Any) -> None:
        made = data().add(period="2023-05", value=50).add(period="2023-09", value=70, status=Status.BREAK)
        with pytest.raises(RefusalError, match="breaks"):
            analysis.growth(made.add(period="2024-05", value=60).set, "x", Period.parse("2024-05"))

    def test_refused_across_releases(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="releases"):
            growth(data().add(period="2023", value=50, vintage="初值").add(value=60, vintage="终值"))

    def test_refused_without_last_year(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="no row for 2023"):
            growth(data().add(period="2022", value=50).add(value=60))

    def test_refused_over_units_of_different_things(self, data: Any) -> None:
        made = data().add(period="2023", value=50).add(value=60)
        made.rows = [_with_unit(row, unit) for row, unit in zip(made.rows, ("家", "公里"), strict=True)]
        with pytest.raises(RefusalError, match="cannot be converted"):
            growth(made)

    def test_of_a_ratio_is_its_change_in_points(self, data: Any) -> None:
        made = two_years(data, "52.46", "54.04", unit="%", decimals=1)
        fact = analysis.growth(made.set, "x", YEAR)
        assert (fact.value, fact.unit) == (Decimal("1.5"), "个百分点")

    def test_unknown_indicator(self, data: Any) -> None:
        with pytest.raises(UnknownNameError):
            analysis.growth(data().add("gdp", yoy=1).set, "x", YEAR)


def _with_unit(row: Any, unit: str) -> Any:
    return replace(row, unit=unit)


class TestChange:
    def test_published(self, data: Any) -> None:
        fact = analysis.change(data().add(unit="家", value=9, change=-2).set, "x", YEAR)
        assert (fact.value, fact.unit, fact.basis) == (Decimal(-2), "家", Basis.PUBLISHED)

    def test_computed_between_the_printed_levels(self, data: Any) -> None:
        made = two_years(data, "5.349", "5.25", unit="%", decimals=1)
        assert analysis.change(made.set, "x", YEAR).value == Decimal("0.0")

    def test_across_zero_is_a_change_but_no_rate(self, data: Any) -> None:
        made = two_years(data, -3, 12, unit="家")
        assert analysis.change(made.set, "x", YEAR).value == 15

    def test_growth_in_points_serves_as_change(self, data: Any) -> None:
        fact = analysis.change(data().add(unit="%", value=54, yoy=2).set, "x", YEAR)
        assert (fact.value, fact.unit) == (Decimal(2), "个百分点")


class TestGaps:
    @pytest.mark.parametrize(
        ("own", "other"),
        [({"category": "Ⅱ类"}, {"value": 3}), ({"value": 90, "qualifier": "超过"}, {"value": 3})],
    )
    def test_refused_for_words_and_hedges(
        self, data: Any, own: dict[str, Any], other: dict[str, Any]
    ) -> None:
        made = data().add("a", unit="%", **own).add("b", unit="%", **other)
        with pytest.raises(RefusalError):
            analysis.level_gap(made.set, "a", YEAR, other="b")

    def test_refused_for_a_ratio_against_an_amount(self, data: Any) -> None:
        made = data().add("a", unit="%", value=3).add("b", unit="亿元", value=3)
        with pytest.raises(RefusalError, match="cannot be compared"):
            analysis.level_gap(made.set, "a", YEAR, other="b")

    def test_converts_units(self, data: Any) -> None:
        made = data().add("a", unit="亿元", value="3.4").add("b", unit="万元", value="29000")
        fact = analysis.level_gap(made.set, "a", YEAR, other="b")
        assert (fact.value, fact.unit) == (Decimal("0.5"), "亿元")

    def test_needs_something_to_compare_with(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="nothing was named"):
            analysis.growth_gap(data().add(yoy=1).set, "x", YEAR)


class TestShares:
    def test_over_units(self, data: Any) -> None:
        made = (
            data().add("a", unit="万元", value=25000, decimals=0).add("b", unit="亿元", value=10, decimals=0)
        )
        assert str(analysis.share(made.set, "a", YEAR, of="b").quantity.rounded()) == "25.0"

    @pytest.mark.parametrize(
        ("part", "whole"),
        [
            ({"value": 12, "unit": "亿元"}, {"value": 10, "unit": "亿元"}),
            ({"value": -1, "unit": "亿元"}, {"value": 10, "unit": "亿元"}),
            ({"value": 1, "unit": "亿元"}, {"value": 0, "unit": "亿元"}),
            ({"value": 1, "unit": "家"}, {"value": 10, "unit": "亿元"}),
            ({"value": 1, "unit": "%"}, {"value": 10, "unit": "%"}),
            ({"value": 60, "unit": "家", "qualifier": "余"}, {"value": 100, "unit": "家"}),
            ({"category": "Ⅱ类"}, {"value": 100, "unit": "家"}),
        ],
    )
    def test_refused(self, data: Any, part: dict[str, Any], whole: dict[str, Any]) -> None:
        with pytest.raises(RefusalError):
            analysis.share(data().add("a", **part).add("b", **whole).set, "a", YEAR, of="b")


class TestTotals:
    def test_over_units(self, data: Any) -> None:
        made = data().add("a", unit="亿元", value="1.5").add("b", unit="万元", value=2500)
        fact = analysis.total(made.set, ["a", "b"], YEAR)
        assert (fact.value, fact.unit) == (Decimal("1.75"), "亿元")

    def test_keeps_the_status(self, data: Any) -> None:
        made = data().add("a", unit="家", value=1).add("b", unit="家", value=2, status_word="预计")
        assert analysis.total(made.set, ["a", "b"], YEAR).status_word == "预计"

    def test_of_nothing(self, data: Any) -> None:
        with pytest.raises(DefinitionError):
            analysis.total(data().add(value=1).set, [], YEAR)

    def test_remainder(self, data: Any) -> None:
        made = data().add("a", unit="%", value="33.3").add("b", unit="%", value="33.4")
        assert analysis.remainder(made.set, ["a", "b"], YEAR).value == Decimal("33.3")

    def test_remainder_of_more_than_all(self, data: Any) -> None:
        made = data().add("a", unit="%", value="60").add("b", unit="%", value="50")
        with pytest.raises(RefusalError):
            analysis.remainder(made.set, ["a", "b"], YEAR)


class TestRanks:
    def city(self, data: Any, polarity: Polarity = Polarity.HIGHER) -> Any:
        made = data()
        for area, value in (("甲", "5.04"), ("乙", "5.0"), ("丙", "7"), ("丁", "4")):
            made.add(area=area, unit="亿元", value=value, decimals=1, polarity=polarity)
        return made.set

    def places(self, data: Any, **options: Any) -> dict[str, int]:
        among = ("甲", "乙", "丙", "丁")
        found = {
            area: analysis.rank(self.city(data, **options), "x", YEAR, area, among=among) for area in among
        }
        return {area: int(fact.quantity.value) for area, fact in found.items()}

    def test_ties_share_the_better_place(self, data: Any) -> None:
        assert self.places(data) == {"丙": 1, "甲": 2, "乙": 2, "丁": 4}

    def test_lower_is_better(self, data: Any) -> None:
        assert self.places(data, polarity=Polarity.LOWER) == {"丁": 1, "甲": 2, "乙": 2, "丙": 4}

    def test_every_value_is_a_source(self, data: Any) -> None:
        fact = analysis.rank(self.city(data), "x", YEAR, "甲", among=("甲", "乙"))
        assert (len(fact.sources), fact.of, fact.tied) == (2, 2, True)

    def test_refused_where_one_is_missing(self, data: Any) -> None:
        with pytest.raises(RefusalError):
            analysis.rank(self.city(data), "x", YEAR, "甲", among=("甲", "戊"))

    def test_refused_where_none_is_published(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="none was published"):
            analysis.rank(self.city(data), "x", YEAR, "甲")


class TestTargets:
    @pytest.mark.parametrize(
        ("bound", "aim", "value", "met"),
        [
            (Bound.LEVEL, "100", 100, True),
            (Bound.LEVEL, "100", 99, False),
            (Bound.AT_LEAST, "100", 101, True),
            (Bound.AT_MOST, "100", 101, False),
            (Bound.AT_MOST, "100", 99, True),
            (Bound.ABOUT, "100", 96, True),
            (Bound.ABOUT, "100", 80, False),
        ],
    )
    def test_bounds_decide(self, data: Any, bound: Bound, aim: str, value: int, met: bool) -> None:
        made = data().add(unit="家", value=value).aim(aim, bound=bound)
        assert analysis.completion(made.set, "x", YEAR).met is met

    @pytest.mark.parametrize(
        ("qualifier", "rate", "met"),
        [
            ("", "5.0", True),
            ("", "4.9", False),
            ("左右", "4.8", True),
            ("左右", "4.6", False),
            ("以上", "4.9", False),
            ("以内", "4.9", True),
            ("以内", "5.1", False),
            ("超过", "5.0", False),
            ("超过", "5.1", True),
        ],
    )
    def test_the_hedge_of_a_growth_target_decides(
        self, data: Any, qualifier: str, rate: str, met: bool
    ) -> None:
        made = data().add(yoy=rate).aim("5", bound=Bound.GROWTH, qualifier=qualifier)
        fact = analysis.completion(made.set, "x", YEAR)
        assert (fact.met, fact.by_growth, fact.unit) == (met, True, "个百分点")

    @pytest.mark.parametrize("given", [{"accumulation": Accumulation.STOCK}, {}])
    def test_only_sums_of_a_yearly_aim_run_with_the_calendar(self, data: Any, given: Any) -> None:
        made = data().add(period="2024-H1", unit="亿元", value=60, **given)
        made.aim("100", period="2024" if given else "2024-H1")
        with pytest.raises(RefusalError, match=r"January|whole year"):
            analysis.progress(made.set, "x", Period.parse("2024-H1"))

    def test_year_aim_serves_a_cumulative_period(self, data: Any) -> None:
        made = data().add(period="2024-Q1/2024-Q3", unit="亿元", value=95).aim("100")
        fact = analysis.completion(made.set, "x", Period.parse("2024年前三季度"))
        assert str(fact.quantity.rounded()) == "95.0"

    @pytest.mark.parametrize(("period", "over"), [("2024-Q1", "25.0"), ("2024-01/2024-04", "33.3")])
    def test_the_calendar_goes_by_months(self, data: Any, period: str, over: str) -> None:
        made = data().add(period=period, unit="亿元", value=40).aim("100")
        fact = analysis.elapsed(made.set, "x", Period.parse(period))
        assert (str(fact.quantity.rounded()), fact.unit) == (over, "%")
        assert analysis.progress(made.set, "x", Period.parse(period)).value == 40 - Decimal(over)

    def test_year_aim_does_not_serve_a_single_quarter(self, data: Any) -> None:
        made = data().add(period="2024-Q3", unit="亿元", value=95).aim("100")
        with pytest.raises(RefusalError, match="no targets"):
            analysis.completion(made.set, "x", Period.parse("2024-Q3"))

    def test_several_targets_need_a_period(self, data: Any) -> None:
        made = data().add(value=1).aim("1").aim("2", period="2025")
        with pytest.raises(RefusalError) as refusal:
            analysis.target(made.set, "x")
        assert "2024, 2025" in refusal.value.hint

    def test_hedged_actual_has_no_completion(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="hedge"):
            analysis.completion(data().add(unit="亿元", value=54, qualifier="以上").aim("50").set, "x", YEAR)

    def test_progress_needs_a_sum(self, data: Any) -> None:
        made = data().add(period="2024-04", unit="亿元", value=95).aim("100", period="2024-04")
        with pytest.raises(RefusalError, match="calendar"):
            analysis.progress(made.set, "x", Period.parse("2024-04"))


class TestHistory:
    def years(self, data: Any, *values: Any, first: int = 2020, **given: Any) -> Any:
        made = data()
        for year, value in enumerate(values, first):
            if value is not None:
                made.add(period=str(year), value=value, unit="万吨", **given)
        return made

    def streak(self, made: Any) -> tuple[int, bool]:
        fact = analysis.streak(made.set, "x", YEAR)
        return int(fact.quantity.value), fact.rising

    def test_rising(self, data: Any) -> None:
        assert self.streak(self.years(data, 5, 3, 4, 5, 6)) == (3, True)

    def test_falling(self, data: Any) -> None:
        assert self.streak(self.years(data, 5, 6, 7, 5, 4)) == (2, False)

    def test_a_gap_ends_it(self, data: Any) -> None:
        assert self.streak(self.years(data, 1, 2, None, 4, 5, 6, first=2019)) == (2, True)

    def test_a_break_ends_it(self, data: Any) -> None:
        made = self.years(data, 1, 2)
        made.add(period="2022", value=3, status=Status.BREAK).add(period="2023", value=4).add(value=5)
        assert self.streak(made) == (2, True)

    def test_standing_still_is_refused(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="did not move"):
            self.streak(self.years(data, 1, 2, 3, 5, 5))

    def test_one_year_is_refused(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="no earlier level"):
            self.streak(data().add(value=5))

    def test_quarters_of_a_flow_are_compared_with_those_of_last_year(self, data: Any) -> None:
        made = data()
        for year, values in ((2022, (10, 5, 6, 7)), (2023, (9, 5, 6, 7)), (2024, (8,))):
            for quarter, value in enumerate(values, 1):
                made.add(period=f"{year}-Q{quarter}", value=value, unit="亿元")
        fact = analysis.streak(made.set, "x", Period.parse("2024-Q1"))
        assert (fact.value, fact.rising) == (Decimal(2), False)

    def test_months_of_a_stock_are_compared_with_the_month_before(self, data: Any) -> None:
        made = data()
        for month, value in enumerate((4, 3, 5, 6), 1):
            made.add(period=f"2024-{month:02}", value=value, unit="亿元", accumulation=Accumulation.STOCK)
        fact = analysis.streak(made.set, "x", Period.parse("2024-04"))
        assert (fact.value, fact.rising) == (Decimal(2), True)

    def record(self, made: Any, **options: Any) -> tuple[str, bool]:
        fact = analysis.record(made.set, "x", YEAR, **options)
        return str(fact.since), fact.whole_series

    def test_whole_series(self, data: Any) -> None:
        assert self.record(self.years(data, 1, 4, 2, 3, 5)) == ("2020", True)

    def test_since_a_year(self, data: Any) -> None:
        assert self.record(self.years(data, 9, 4, 2, 3, 5)) == ("2021", False)

    def test_lowest(self, data: Any) -> None:
        assert self.record(self.years(data, 9, 4, 2, 3, 1), lowest=True) == ("2020", True)

    def test_what_lies_before_a_gap_is_not_known(self, data: Any) -> None:
        assert self.record(self.years(data, 1, None, 2, 3, 5)) == ("2022", False)

    def test_equal_is_no_record(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="not the highest"):
            self.record(self.years(data, 1, 2, 3, 5, 5))

    def test_short_history_is_refused(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="only 2 periods"):
            self.record(self.years(data, None, None, None, 3, 5))

    def test_units_are_compared_by_worth(self, data: Any) -> None:
        made = self.years(data, 1, 2, 3, 4)
        made.rows = [_with_unit(row, "万吨") for row in made.rows]
        made.add(value=45000)
        made.rows[-1] = _with_unit(made.rows[-1], "吨")
        assert self.record(made) == ("2020", True)


class TestCounts:
    def test_of_areas(self, data: Any) -> None:
        made = data().add(area="甲", yoy="0.04").add(area="乙", yoy=1).add(area="丙", yoy=-1)
        fact = analysis.count(made.set, ["x"], YEAR, ("甲", "乙", "丙"))
        assert (fact.value, fact.of, len(fact.sources)) == (Decimal(1), 3, 3)

    def test_a_gap_is_refused(self, data: Any) -> None:
        with pytest.raises(RefusalError):
            analysis.count(data().add(area="甲", yoy=1).set, ["x"], YEAR, ("甲", "乙"))

    def test_unknown_test(self, data: Any) -> None:
        with pytest.raises(DefinitionError) as error:
            analysis.count(data().add(yoy=1).set, ["x"], YEAR, test="at leats")
        assert error.value.hint == "did you mean “at least”?"


def test_missing_and_impossible_levels_are_told_apart(data: Any) -> None:
    with pytest.raises(RefusalError, match="does not exist"):
        analysis.level(data().add(status=Status.NOT_APPLICABLE).set, "x", YEAR)
    with pytest.raises(RefusalError, match="no level was published"):
        analysis.level(data().add(yoy=3).set, "x", YEAR)
