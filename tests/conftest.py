"""What tests of every area share: where the checkout lies, and the command line as another process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the source checkout."""
    return ROOT


@pytest.fixture(scope="session")
def work_report(checkout: Path) -> Path:
    """The definition of the bundled example."""
    return checkout / "examples" / "work-report" / "briefing.yaml"


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command to its end; its output as text, whatever its exit code."""

    def run(
        *command: str | Path, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )

    return run


@pytest.fixture(scope="session")
def zjreport(run: Run) -> Run:
    """Run ``zjreport`` with arguments in a process of its own."""

    def zjreport(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
        return run(sys.executable, "-m", "zjreport", *arguments, **options)

    return zjreport
