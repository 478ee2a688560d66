"""``import zjreport`` loads nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import zjreport

Run = Callable[..., "subprocess.CompletedProcess[str]"]

HEAVY = (
    "docx",
    "jinja2",
    "lxml",
    "matplotlib",
    "narwhals",
    "numpy",
    "PIL",
    "python_calamine",
    "reportlab",
    "ruamel",
)


def loaded_after(run: Run, script: str) -> set[str]:
    """The top-level packages that a script has loaded at its end."""
    ending = "; import json, sys; print(json.dumps(list(sys.modules)))"
    done = run(sys.executable, "-c", script + ending)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_import_loads_nothing_heavy(run: Run) -> None:
    assert loaded_after(run, "import zjreport") & {*HEAVY, "msgspec"} == set()


def test_composing_loads_no_writer_and_no_drawing(run: Run, work_report: Path) -> None:
    script = (
        "import zjreport as zj; "
        f"briefing = zj.Briefing.load({str(work_report)!r}); "
        "data, _ = briefing.read(); briefing.compose(data)"
    )
    assert loaded_after(run, script) & {"docx", "matplotlib", "narwhals", "reportlab"} == set()


def test_help_loads_nothing_heavy(run: Run) -> None:
    script = "from zjreport.cli import main; main(['build', '--help'])"
    assert loaded_after(run, script) & set(HEAVY) == set()


@pytest.mark.parametrize("name", zjreport.__all__)
def test_public_names_are_there_and_documented(name: str) -> None:
    value = getattr(zjreport, name)
    assert (value.__doc__ or "").strip()
    assert value.__doc__ != f"{name}()"
    assert name in dir(zjreport)


def test_public_names_are_few() -> None:
    # The model, the errors, and one function for each thing that the command line does.
    assert len(zjreport.__all__) <= 22
    assert list(zjreport.__all__) == sorted(zjreport.__all__)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        zjreport.no_such_name  # noqa: B018
