"""Errors: one tree, several problems together, places filled in once, hints that name the nearest."""

from __future__ import annotations

import pytest

from zjreport import errors
from zjreport.errors import DataError, Place, Problem, RefusalError, ZjreportError, did_you_mean

CLASSES = [
    value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, ZjreportError)
]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_is_one_of_ours_and_has_a_code(kind: type[ZjreportError]) -> None:
    error = kind("something is wrong")
    assert isinstance(error, ZjreportError)
    assert error.code == kind.default_code
    assert str(error) == f"something is wrong [{kind.default_code}]"


def test_codes_are_unique() -> None:
    assert len({kind.default_code for kind in CLASSES}) == len(CLASSES)


def test_several_problems_print_one_a_line() -> None:
    places = [Place("a.csv", row=2), Place("a.csv", row=5)]
    error = DataError.collect(Problem("data.bad", "bad", place, "mend it") for place in places)
    assert isinstance(error, DataError)
    assert str(error) == "a.csv, row 2: bad (mend it) [data.bad]\na.csv, row 5: bad (mend it) [data.bad]"
    assert error.place == places[0]


def test_collecting_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        DataError.collect([])


def test_place_is_filled_in_only_where_there_is_none() -> None:
    own = Place("growth.j2", line=2)
    error = RefusalError.collect([Problem("a", "x"), Problem("b", "y", own)]).at(
        Place("briefing.yaml", line=7)
    )
    assert [problem.place for problem in error.problems] == [Place("briefing.yaml", line=7), own]


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("growht", ["growth", "level"], "did you mean “growth”?"),
        ("工业增加直", ["工业增加值", "投资"], "did you mean “工业增加值”?"),
        ("zzz", ["b", "a"], "known: a, b"),
        ("zzz", [], ""),
        ("zzz", [f"name{number}" for number in range(30)], ""),
    ],
)
def test_did_you_mean(name: str, known: list[str], hint: str) -> None:
    assert did_you_mean(name, known) == hint


def test_empty_place_is_false() -> None:
    assert not Place()
    assert Place(line=1)
