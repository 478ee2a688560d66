"""Shares, structures and contributions: what is computed, what is published, what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport import analysis
from zjreport.errors import DefinitionError, RefusalError
from zjreport.indicators import Accumulation, Indicator, IndicatorSet, Observation, Period, Prices, Status
from zjreport.runs import Basis

YEAR = Period.parse("2024")
BEFORE = Period.parse("2023")


def two_years(data: Any, part: tuple[Any, Any], whole: tuple[Any, Any], **given: Any) -> Any:
    """A part and its whole in 2023 and 2024."""
    made = data()
    for id, levels in (("whole", whole), ("part", part)):
        for period, level in zip(("2023", "2024"), levels, strict=True):
            parent = "whole" if id == "part" else ""
            made.add(id, period, name=id, unit="万吨", value=level, parent=parent, **given)
    return made


class TestShare:
    def test_is_of_the_parent_by_default(self, data: Any) -> None:
        fact = analysis.share(two_years(data, ("10.0", "12.0"), ("80.0", "90.0")).set, "part", YEAR)
        assert (fact.quantity.rounded(), fact.whole.id, fact.basis) == (
            Decimal("13.3"),
            "whole",
            Basis.COMPUTED,
        )

    def test_published_wins(self, data: Any) -> None:
        made = two_years(data, ("10.0", "12.0"), ("80.0", "90.0"))
        made.rows[-1] = _with(made.rows[-1], share=Decimal("13.4"))
        fact = analysis.share(made.set, "part", YEAR)
        assert (fact.value, fact.basis) == (Decimal("13.4"), Basis.PUBLISHED)

    def test_published_share_in_the_parent_is_none_in_another(self, data: Any) -> None:
        made = two_years(data, ("10.0", "12.0"), ("80.0", "90.0")).add("other", unit="万吨", value="24.0")
        made.rows[3] = _with(made.rows[3], share=Decimal("13.4"))
        assert analysis.share(made.set, "part", YEAR, of="other").value == 50

    def test_in_another_area(self, data: Any) -> None:
        made = data().add(unit="亿元", value="12.0", area="甲市").add(unit="亿元", value="120.0", area="全省")
        fact = analysis.share(made.set, "x", YEAR, "甲市", of_area="全省")
        assert (fact.value, fact.whole_area) == (Decimal(10), "全省")

    def test_refused_without_a_whole(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="part is not known"):
            analysis.share(data().add(value=5, unit="家").set, "x", YEAR)

    def test_refused_over_mixed_releases(self, data: Any) -> None:
        made = two_years(data, ("10.0", "12.0"), ("80.0", "90.0"), vintage="2025-01")
        made.add("whole", "2024", value="95.0", vintage="2025-12")
        with pytest.raises(RefusalError, match="different releases"):
            analysis.share(made.set, "part", YEAR)

    def test_refused_where_only_one_is_cumulative(self, data: Any) -> None:
        made = data().add("whole", "2024-09", unit="亿元", value=90, accumulation=Accumulation.YEAR_TO_DATE)
        made.add("part", "2024-09", unit="亿元", value=3, parent="whole")
        with pytest.raises(RefusalError, match="year so far"):
            analysis.share(made.set, "part", Period.parse("2024-09"))

    def test_change_is_taken_between_the_printed_shares(self, data: Any) -> None:
        made = two_years(data, ("12.04", "12.06"), ("100", "100"))
        fact = analysis.share_change(made.set, "part", YEAR)
        assert (str(fact.value), fact.unit) == ("0.1", "个百分点")

    def test_published_change_wins(self, data: Any) -> None:
        made = two_years(data, ("12.0", "12.5"), ("100", "100"))
        made.rows[-1] = _with(made.rows[-1], share_change=Decimal("0.4"))
        fact = analysis.share_change(made.set, "part", YEAR)
        assert (fact.value, fact.unit, fact.basis) == (Decimal("0.4"), "个百分点", Basis.PUBLISHED)
        assert analysis.share_change(made.set, "part", YEAR, of="part").value == 0

    def test_change_is_refused_over_a_break(self, data: Any) -> None:
        made = two_years(data, ("12.0", "12.5"), ("100", "100"))
        made.rows[1] = _with(made.rows[1], status=Status.BREAK)
        with pytest.raises(RefusalError, match="breaks"):
            analysis.share_change(made.set, "part", YEAR)


def _with(row: Any, **changes: Any) -> Any:
    from dataclasses import replace

    return replace(row, **changes)


def industries(data: Any, *levels: str) -> Any:
    made = data().add("gdp", name="地区生产总值", unit="亿元", value="1000.0")
    for number, level in enumerate(levels):
        made.add(f"i{number}", unit="亿元", value=level, parent="gdp")
    return made


class TestStructure:
    def test_three_industries(self, data: Any) -> None:
        found = analysis.structure(industries(data, "23.0", "507.0", "470.0").set, ["i0", "i1", "i2"], YEAR)
        assert [str(part.quantity.rounded()) for part in found.parts] == ["2.3", "50.7", "47.0"]
        assert found.is_even

    def test_is_never_made_to_fit(self, data: Any) -> None:
        found = analysis.structure(industries(data, "333.3", "333.3", "333.4").set, ["i0", "i1", "i2"], YEAR)
        assert (found.total.value, found.is_even) == (Decimal("99.9"), False)

    @pytest.mark.parametrize("levels", [("23.0", "507.0", "460.0"), ("23.0", "507.0", "490.0")])
    def test_refused_where_the_parts_are_not_the_whole(self, data: Any, levels: tuple[str, ...]) -> None:
        with pytest.raises(RefusalError, match="of the whole") as found:
            analysis.structure(industries(data, *levels).set, ["i0", "i1", "i2"], YEAR)
        assert found.value.code == "refused.structure"

    def test_of_published_ratios(self, data: Any) -> None:
        made = data().add("a", unit="%", value="40.1").add("b", unit="%", value="60.0")
        assert analysis.structure(made.set, ["a", "b"], YEAR).total.value == Decimal("100.1")

    @pytest.mark.parametrize("ids", [["i0"], ["i0", "i0"]])
    def test_needs_parts(self, data: Any, ids: list[str]) -> None:
        with pytest.raises(DefinitionError):
            analysis.structure(industries(data, "1000.0").set, ids, YEAR)


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=9))
def test_a_structure_of_all_parts_holds_and_of_fewer_does_not(levels: list[int]) -> None:
    ids = [f"p{number}" for number in range(len(levels))]
    whole = Observation("whole", YEAR, value=Decimal(sum(levels)), unit="万吨")
    rows = [Observation(id, YEAR, value=Decimal(x), unit="万吨") for id, x in zip(ids, levels, strict=True)]
    data = IndicatorSet([Indicator(id, id, parent="whole") for id in ("whole", *ids)], [whole, *rows])
    found = analysis.structure(data, ids, YEAR)
    shares = [Decimal(2000 * level // sum(levels) + 1) // 2 / 10 for level in levels]
    assert [part.quantity.rounded() for part in found.parts] == shares
    assert found.total.value == sum(shares)
    if len(levels) > 2 and 100 - sum(shares[1:]) > Decimal("0.05") * len(levels):
        with pytest.raises(RefusalError):
            analysis.structure(data, ids[1:], YEAR)


class TestContribution:
    def test_in_points_and_in_percent(self, data: Any) -> None:
        made = two_years(data, ("30.00", "36.00"), ("200.00", "210.00")).set
        points, percent = (
            analysis.contribution(made, "part", YEAR),
            analysis.contribution_share(made, "part", YEAR),
        )
        assert (points.value, points.unit) == (3, "个百分点")
        assert (percent.value, percent.unit) == (60, "%")
        assert points.whole_sign == 1

    def test_published_wins(self, data: Any) -> None:
        made = two_years(data, ("30.0", "36.0"), ("200.0", "210.0"), prices=Prices.CURRENT)
        made.rows[-1] = _with(made.rows[-1], contribution=Decimal("1.2"), contribution_share=Decimal("33.1"))
        points, percent = (
            analysis.contribution(made.set, "part", YEAR),
            analysis.contribution_share(made.set, "part", YEAR),
        )
        assert [fact.value for fact in (points, percent)] == [Decimal("1.2"), Decimal("33.1")]
        assert (points.unit, percent.unit, points.basis) == ("个百分点", "%", Basis.PUBLISHED)

    def test_share_refused_where_the_whole_falls(self, data: Any) -> None:
        made = two_years(data, ("30.0", "36.0"), ("200.0", "190.0")).set
        assert analysis.contribution(made, "part", YEAR).value == 3
        with pytest.raises(RefusalError, match="did not grow"):
            analysis.contribution_share(made, "part", YEAR)

    def test_share_refused_where_the_growth_rounds_to_zero(self, data: Any) -> None:
        made = two_years(data, ("30.00", "30.04"), ("200.00", "200.08")).set
        with pytest.raises(RefusalError, match="did not grow"):
            analysis.contribution_share(made, "part", YEAR)

    def test_a_published_share_in_no_growth_is_refused_too(self, data: Any) -> None:
        made = two_years(data, ("30.0", "36.0"), ("200.0", "190.0"))
        made.rows[-1] = _with(made.rows[-1], contribution_share=Decimal("33.1"))
        with pytest.raises(RefusalError, match="did not grow"):
            analysis.contribution_share(made.set, "part", YEAR)

    @pytest.mark.parametrize(
        ("reason", "change"),
        [
            ("current prices", {"prices": Prices.CURRENT}),
            ("breaks", {"status": Status.BREAK}),
            ("hedge", {"qualifier": "以上"}),
        ],
    )
    def test_refused(self, data: Any, reason: str, change: dict[str, Any]) -> None:
        with pytest.raises(RefusalError, match=reason) as found:
            analysis.contribution(
                two_years(data, ("30.0", "36.0"), ("200.0", "210.0"), **change).set, "part", YEAR
            )
        assert found.value.code == "refused.contribution"

    def test_at_current_prices_where_the_published_rates_are_those_of_the_levels(self, data: Any) -> None:
        made = two_years(data, ("30.00", "36.00"), ("200.00", "210.00"), prices=Prices.CURRENT)
        for at, rate in ((1, "5.0"), (3, "20.0")):
            made.rows[at] = _with(made.rows[at], yoy=Decimal(rate))
        assert analysis.contribution(made.set, "part", YEAR).value == 3
        made.rows[3] = _with(made.rows[3], yoy=None)
        with pytest.raises(RefusalError, match="current prices"):
            analysis.contribution(made.set, "part", YEAR)

    def test_of_gross_product_only_as_published(self, data: Any) -> None:
        made = data()
        for id, name, levels in (("whole", "地区生产总值", (200, 210)), ("part", "第二产业增加值", (30, 36))):
            for period, value in zip(("2023", "2024"), levels, strict=True):
                given = {
                    "name": name,
                    "unit": "亿元",
                    "prices": Prices.CURRENT,
                    "parent": "whole" * (id == "part"),
                }
                made.add(id, period, value=f"{value}.00", yoy="5.0" if id == "whole" else "20.0", **given)
        with pytest.raises(RefusalError, match="constant prices"):
            analysis.contribution(made.set, "part", YEAR)

    def test_averages_have_no_parts(self, data: Any) -> None:
        made = data().add("whole", name="居民人均收入", unit="元", value=300)
        made.add("part", name="农村居民人均收入", unit="元", value=200, parent="whole")
        with pytest.raises(RefusalError, match="average"):
            analysis.share(made.set, "part", YEAR)

    def test_refused_where_the_published_rate_is_another(self, data: Any) -> None:
        made = two_years(data, ("30.0", "36.0"), ("200.0", "210.0"))
        made.rows[1] = _with(made.rows[1], yoy=Decimal("4.1"))
        with pytest.raises(RefusalError, match="not that of its levels"):
            analysis.contribution(made.set, "part", YEAR)

    def test_refused_over_mixed_releases(self, data: Any) -> None:
        made = two_years(data, ("30.0", "36.0"), ("200.0", "210.0"))
        made.add("whole", "2023", value="205.0", vintage="2024-12")
        with pytest.raises(RefusalError, match="different releases"):
            analysis.contribution(made.set, "part", YEAR)

    def test_refused_from_coarse_levels(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="coarsely"):
            analysis.contribution(two_years(data, ("3", "4"), ("20", "22")).set, "part", YEAR)

    def test_refused_on_a_base_that_is_not_positive(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="level of the whole is 0"):
            analysis.contribution(two_years(data, ("3.0", "4.0"), ("0.0", "22.0")).set, "part", YEAR)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), min_size=2, max_size=6))
def test_contributions_add_up_to_the_growth(levels: list[tuple[int, int]]) -> None:
    """The exact contributions of all parts are the whole's growth, and their shares 100 %."""
    ids = [f"p{number}" for number in range(len(levels))]
    sums = tuple(sum(level) for level in zip(*levels, strict=True))
    rows = [
        Observation(id, period, value=Decimal(value), unit="家")
        for id, pair in zip(("whole", *ids), (sums, *levels), strict=True)
        for period, value in zip((BEFORE, YEAR), pair, strict=True)
    ]
    data = IndicatorSet(
        [Indicator(id, id, parent="whole" if id != "whole" else "") for id in ("whole", *ids)], rows
    )
    then, now = sums
    points = sum(analysis.contribution(data, id, YEAR).quantity.value for id in ids)
    assert abs(points - (Decimal(now) / then - 1) * 100) < Decimal("1e-20")
    if 2000 * (now - then) >= then:
        shares = sum(analysis.contribution_share(data, id, YEAR).quantity.value for id in ids)
        assert abs(shares - 100) < Decimal("1e-20")
    else:
        with pytest.raises(RefusalError):
            analysis.contribution_share(data, ids[0], YEAR)


class TestTwoYears:
    def rates(self, data: Any, then: str, now: str, **given: Any) -> Any:
        return data().add(period="2023", yoy=then, **given).add(yoy=now, **given)

    @pytest.mark.parametrize(
        ("then", "now", "average"),
        [("-3.0", "12.7", "4.6"), ("5.0", "5.0", "5.0"), ("10", "-10", "-0.5"), ("1.0", "-1.0", "0.0")],
    )
    def test_from_rates(self, data: Any, then: str, now: str, average: str) -> None:
        fact = analysis.two_year_growth(self.rates(data, then, now).set, "x", YEAR)
        assert str(fact.quantity.rounded()) == average

    def test_rates_win_over_levels(self, data: Any) -> None:
        made = (
            data()
            .add(period="2022", value=100, unit="家")
            .add(period="2023", value=150, yoy="4")
            .add(value=160, yoy="4")
        )
        assert analysis.two_year_growth(made.set, "x", YEAR).quantity.rounded() == 4

    def test_from_levels(self, data: Any) -> None:
        made = data().add(period="2022", value=100, unit="家").add(period="2023", value=150).add(value=121)
        assert analysis.two_year_growth(made.set, "x", YEAR).quantity.rounded() == 10

    @pytest.mark.parametrize(
        ("reason", "given"),
        [
            ("current prices", {"prices": Prices.CURRENT}),
            ("breaks", {"status": Status.BREAK}),
            ("hedge", {"qualifier": "余"}),
        ],
    )
    def test_refused(self, data: Any, reason: str, given: dict[str, Any]) -> None:
        made = data()
        for period in ("2022", "2023", "2024"):
            made.add(period=period, value=100, unit="家", **given)
        with pytest.raises(RefusalError, match=reason) as found:
            analysis.two_year_growth(made.set, "x", YEAR)
        assert found.value.code == "refused.two-year-growth"

    def test_refused_of_ratios(self, data: Any) -> None:
        made = data()
        for period in ("2023", "2024"):
            made.add(period=period, value="5.0", yoy="0.2", unit="%")
        with pytest.raises(RefusalError, match="no plain percentage"):
            analysis.two_year_growth(made.set, "x", YEAR)

    def test_of_an_index(self, data: Any) -> None:
        made = data()
        for period, value in (("2023", "106.3"), ("2024", "102.0")):
            made.add(period=period, value=value, unit="上年同期=100", prices=Prices.INDEX)
        assert str(analysis.two_year_growth(made.set, "x", YEAR).quantity.rounded()) == "4.1"


@given(st.integers(-999, 3000), st.integers(-999, 3000))
def test_two_equal_rates_of_the_average_lead_to_the_same_level(then: int, now: int) -> None:
    rows = [
        Observation("x", period, yoy=Decimal(tenths) / 10) for period, tenths in ((BEFORE, then), (YEAR, now))
    ]
    average = analysis.two_year_growth(IndicatorSet([Indicator("x", "甲")], rows), "x", YEAR).quantity.value
    squared = (1 + average / 100) ** 2
    assert abs(squared - Decimal(1000 + then) * Decimal(1000 + now) / 1000000) < Decimal("1e-20")
