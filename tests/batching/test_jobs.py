"""What a batch makes: names of files that are safe, and that never fall together."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.batching.jobs import plan
from zjreport.errors import DefinitionError
from zjreport.indicators import Indicator, IndicatorSet, Observation, Period

Q1 = Period.parse("2024-Q1")


def data(*areas: str) -> IndicatorSet:
    return IndicatorSet([Indicator("va", "产值")], [Observation("va", Q1, area=area) for area in areas])


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=6, unique=True))
def test_every_area_gets_a_file_of_its_own_in_the_folder_or_is_refused(areas: list[str]) -> None:
    try:
        jobs = plan("briefing", data(*areas), areas, None)
    except DefinitionError as error:
        jobs = ()
        codes = {problem.code for problem in error.problems}
    else:
        codes = {"batch.name-clash"}
    assert codes == {"batch.name-clash"}
    names = [f"{job.name}.docx" for job in jobs]
    assert len({name.casefold() for name in names}) == len(jobs)
    for name in names:
        assert PurePosixPath(name).name == PureWindowsPath(name).name == name
        assert not any(ord(sign) < 32 for sign in name)


@pytest.mark.parametrize(
    "areas", [("甲/乙", "甲:乙"), ("North", "NORTH"), ("Caf\u00e9", "Cafe\u0301"), ("甲区", "甲区.")]
)
def test_areas_that_would_share_a_file_are_refused(areas: tuple[str, str]) -> None:
    with pytest.raises(DefinitionError) as caught:
        plan("briefing", data(*areas), areas, [Q1])
    assert caught.value.code == "batch.name-clash"
    assert all(area in caught.value.message for area in areas)


@pytest.mark.parametrize(
    ("area", "name"),
    [
        ("../../etc", "b-_.._etc"),
        ("C:\\x", "b-C__x"),
        ("..", "b-_"),
        ("甲\n乙", "b-甲_乙"),
        ("\u202e甲", "b-_甲"),
    ],
)
def test_no_area_leads_out_of_the_folder(area: str, name: str) -> None:
    (job,) = plan("b", data(area), [area], None)
    assert job.name == name


def test_ranges_of_periods_have_no_slash() -> None:
    (job,) = plan("b", data("甲区"), None, [Period.parse("2024-Q1/2024-Q3")])
    assert (job.name, job.label) == ("b-2024-Q1--2024-Q3", "2024-Q1/2024-Q3")


def test_names_that_no_file_system_takes_are_refused() -> None:
    with pytest.raises(DefinitionError, match="too long"):
        plan("b", data("区" * 90), ["区" * 90], None)
