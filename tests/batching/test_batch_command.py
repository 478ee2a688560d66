"""The command ``batch``: what it prints where, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from zjreport import cli

NAMES = ["briefing-东州区-2024-Q1", "briefing-东州区-2024-H1", "briefing-南州区-2024-Q1"]
BOTH = ["--areas", "东州区，南州区", "--periods", "2024-Q1,2024年上半年"]


def batch(briefing: Path, *arguments: str) -> int:
    out = briefing.parent / "out"
    return cli.main(["batch", str(briefing), "--format", "docx", "--out", str(out), *arguments])


def test_it_prints_the_paths_of_what_it_wrote(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(briefing, "--all-areas") == 0
    told = capsys.readouterr()
    paths = told.out.splitlines()
    assert [Path(path).stem for path in paths] == ["briefing-东州区", "briefing-西州区", "briefing-南州区"]
    assert all(Path(path).is_file() for path in paths)
    assert told.err == ""


def test_where_one_fails_nothing_is_written(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(briefing, *BOTH) == 1
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert line.startswith("error: 南州区 2024-H1, briefing.yaml, section 工业, line ")
    assert not (briefing.parent / "out").exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_keep_going_writes_the_others(jobs: str, briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(briefing, *BOTH, "--keep-going", "--jobs", jobs) == 1
    told = capsys.readouterr()
    assert [Path(path).stem for path in told.out.splitlines()] == NAMES
    problem, count = told.err.splitlines()
    assert problem.startswith("error: 南州区 2024-H1, briefing.yaml")
    assert count == "1 of 4 briefings could not be made"
