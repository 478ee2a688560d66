"""What the same period of the year before is called, and what runs with the calendar of a year."""

from __future__ import annotations

from typing import Any

import pytest

from zjreport.errors import RefusalError
from zjreport.indicators import Accumulation, Bound

STOCK, SUM, SINGLE = Accumulation.STOCK, Accumulation.YEAR_TO_DATE, Accumulation.SINGLE


@pytest.mark.parametrize(
    ("period", "accumulation", "called"),
    [
        ("2024", SINGLE, "上年"),
        ("2024", SUM, "上年"),
        ("2024-Q1/2024-Q4", SUM, "上年"),
        ("2024-01/2024-12", SUM, "上年"),
        ("2024-H1", SUM, "上年同期"),
        ("2024-Q4", SINGLE, "上年同期"),
        ("2024-12", SINGLE, "上年同期"),
        ("2024-06", STOCK, "上年同期"),
        ("2024-12", STOCK, "上年末"),
        ("2024", STOCK, "上年末"),
    ],
)
class TestWhatStays:
    def test_growth(self, data: Any, period: str, accumulation: Accumulation, called: str) -> None:
        made = data().add(period=period, yoy="0.04", accumulation=accumulation)
        assert made.text("{{ x | growth }}", period) == f"与{called}持平"

    def test_change_and_change_to(
        self, data: Any, period: str, accumulation: Accumulation, called: str
    ) -> None:
        made = data().add(period=period, unit="家", value=5, change=0, accumulation=accumulation)
        assert (
            made.text("{{ x | change }}，{{ x | change_to }}", period)
            == f"与{called}持平，与{called}持平，为5家"
        )

    def test_target_of_growth(self, data: Any, period: str, accumulation: Accumulation, called: str) -> None:
        made = data().add(period=period, yoy=1, accumulation=accumulation)
        made.aim("0", period=period, bound=Bound.GROWTH)
        assert made.text("{{ x | target }}", period) == f"与{called}持平"


@pytest.mark.parametrize(
    ("period", "then", "called"), [("2024", "2023", "上年"), ("2024-H1", "2023-H1", "上年同期")]
)
@pytest.mark.parametrize(("own", "base", "said"), [(-2, -2, "亏损额与{}持平"), (3, 0, "{}为零")])
def test_losses(data: Any, period: str, then: str, called: str, own: int, base: int, said: str) -> None:
    made = data().add(period=then, name="利润", unit="亿元", value=base).add(period=period, value=own)
    assert made.text("{{ x | swing }}", period) == said.format(called)


class TestCalendar:
    SENTENCE = "{{ x | completion(calendar=true) }}"

    def made(self, data: Any, period: str, value: str) -> Any:
        return data().add(period=period, unit="亿元", value=value, accumulation=SUM).aim("100")

    def test_is_told_while_the_year_runs(self, data: Any) -> None:
        made = self.made(data, "2024-01/2024-11", "93")
        assert made.text(self.SENTENCE, "2024-01/2024-11") == "完成年度目标的93%，超序时进度1.3个百分点"

    @pytest.mark.parametrize("period", ["2024", "2024-Q1/2024-Q4"])
    def test_is_over_with_the_year(self, data: Any, period: str) -> None:
        made = self.made(data, period, "98")
        assert made.text(self.SENTENCE, period) == "完成年度目标的98%"
        with pytest.raises(RefusalError, match="the year is over") as refusal:
            made.text("{{ x | progress }}", period)
        assert refusal.value.code == "refused.progress"

    def test_what_does_not_run_with_it_is_refused(self, data: Any) -> None:
        made = data().add(period="2024-H1", unit="亿元", value=60, accumulation=STOCK).aim("100")
        with pytest.raises(RefusalError, match="January"):
            made.text(self.SENTENCE, "2024-H1")
