"""What tests of every area share: the checkout, the command line as another process, tiny data sets."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.office import Office, lacking
from zjreport.blocks import Document
from zjreport.indicators import Indicator, IndicatorSet, Observation, Period, Target
from zjreport.phrasing import Speaker
from zjreport.runs import Source

ROOT = Path(__file__).resolve().parent.parent

# A busy machine makes no property false; benchmarks watch over time.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True, scope="session")
def _sound_word_files() -> Iterator[None]:
    """Whatever a test is about, a Word file that it has us write must be without faults."""
    from tests.integrity import faults
    from zjreport.writers.docx import DocxWriter

    write = DocxWriter.write

    def write_soundly(self: DocxWriter, document: Document) -> bytes:
        data = write(self, document)
        assert faults(data) == []
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DocxWriter, "write", write_soundly)
        yield


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


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, with the same faces on every machine."""
    if missing := lacking():
        pytest.skip(f"{missing} is not installed")
    return Office(tmp_path_factory.mktemp("office"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the run")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything is meant to run, a test that did not run is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("no_skips") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("no_skips"):
        for skipped in terminalreporter.stats.get("skipped", ()):
            terminalreporter.write_line(f"SKIPPED, which is not allowed here: {skipped.nodeid}", red=True)


# -- tiny data sets ---------------------------------------------------------------------------------

_CATALOGUE = {field.name for field in fields(Indicator)}
_ROW = {field.name for field in fields(Observation)}
_NUMBERS = ("value", "yoy", "change", "pop")


def _split(given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    catalogue = {key: value for key, value in given.items() if key in _CATALOGUE}
    row = {key: value for key, value in given.items() if key in _ROW and key not in ("unit", "note")}
    for key in _NUMBERS:
        if isinstance(row.get(key), str | int):
            row[key] = Decimal(row[key])
    return catalogue, row


def _origins(row: dict[str, Any]) -> dict[str, Source]:
    return {key: Source("data.csv", row=2, column=key) for key in row}


class Data:
    """A data set that grows by calls; ``say`` and ``text`` speak of it."""

    def __init__(self, register: str = "work-report", area: str = "") -> None:
        self.register = register
        self.area = area
        self.indicators: dict[str, Indicator] = {}
        self.rows: list[Observation] = []
        self.targets: list[Target] = []

    def add(self, id: str = "x", period: str = "2024", **given: Any) -> Data:
        """An indicator with a row; fields of both by name."""
        catalogue, row = _split(given)
        origin = Source("catalogue.csv", row=2)
        self.indicators.setdefault(id, Indicator(**{"id": id, "name": "甲", "origin": origin, **catalogue}))
        self.rows.append(
            Observation(**{"indicator": id, "period": Period.parse(period), "origins": _origins(row), **row})
        )
        return self

    def aim(self, value: str, id: str = "x", period: str = "2024", **given: Any) -> Data:
        """A target."""
        origins = {"value": Source("targets.csv", row=2, column="value")}
        self.targets.append(
            Target(indicator=id, period=Period.parse(period), value=Decimal(value), origins=origins, **given)
        )
        return self

    @property
    def set(self) -> IndicatorSet:
        return IndicatorSet(self.indicators.values(), self.rows, self.targets)

    def speaker(self, period: str = "2024", **options: Any) -> Speaker:
        return Speaker(self.set, Period.parse(period), self.area, self.register, **options)

    def say(self, *ids: str, period: str = "2024") -> str:
        return _text(self.speaker(period).say(*(ids or ("x",))))

    def text(self, source: str, period: str = "2024") -> str:
        return _text(self.speaker(period).text(source))


def _text(runs: Any) -> str:
    return "".join(run.text for run in runs)


@pytest.fixture
def data() -> Callable[..., Data]:
    """An empty data set: ``data().add(name="污水管网", value=31, unit="公里", verb="新建").say()``."""
    return Data
