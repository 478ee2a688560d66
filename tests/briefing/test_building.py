"""Builds: every format or none, under the definition's name, with progress."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

import zjreport as zj
from zjreport import plugins
from zjreport.briefing.schema import schema
from zjreport.definition import read_definition
from zjreport.errors import UnknownNameError, WriteError


class Text:
    """A writer of plain text."""

    def write(self, document: zj.Document) -> bytes:
        return document.to_text().encode()


class Failing:
    """A writer that cannot."""

    def write(self, document: zj.Document) -> bytes:
        raise WriteError("no")


@pytest.fixture(autouse=True)
def writers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writers that take no time: the family hands out these instead of its own."""
    known = {"txt": Text, "md": Text, "bad": Failing}
    monkeypatch.setattr(plugins.writers, "names", lambda: tuple(known))
    monkeypatch.setattr(plugins.writers, "load", known.__getitem__)


def test_files_bear_the_name_of_the_definition(folder: Any, tmp_path: Path) -> None:
    paths = zj.build(folder(), tmp_path / "out" / "deep", ("txt", "md"))
    assert [path.name for path in paths] == ["要点.txt", "要点.md"]
    assert "工业投资1650.5亿元、增长66%。" in paths[0].read_text("utf-8")


def test_one_writer_that_fails_stops_all(folder: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "要点.txt").write_text("before", "utf-8")
    with pytest.raises(WriteError):
        zj.build(folder(), out, ("txt", "bad"))
    assert [(path.name, path.read_text("utf-8")) for path in out.iterdir()] == [("要点.txt", "before")]


def test_unknown_format_is_told_before_anything_is_read(tmp_path: Path, folder: Any) -> None:
    with pytest.raises(UnknownNameError, match="no writer is called “tyt”") as error:
        zj.build(folder(data="无"), tmp_path / "out", ("tyt",))
    assert error.value.hint == "did you mean “txt”?"


def test_other_data_period_and_register(folder: Any, tmp_path: Path) -> None:
    path = folder()
    other = tmp_path / "other.csv"
    other.write_text(
        "indicator,period,value,yoy\ninvestment,2025,1,-3\nvillages,2025,2,\ncoverage,2025,3,\n", "utf-8"
    )
    (written,) = zj.build(
        path,
        tmp_path,
        ("txt",),
        data=[path.parent / "catalogue.csv", other],
        period="2025",
        register="statistics",
    )
    assert "工业投资1亿元，比上年下降3.0%。" in written.read_text("utf-8")


def test_briefing_made_in_python(tmp_path: Path) -> None:
    source = tmp_path / "d.csv"
    source.write_text("指标,单位,2024年\n示范村,个,16\n", "utf-8")
    made = zj.Briefing("年度/报告 2024", period="2024", data=(source,))
    assert [path.name for path in zj.build(made, tmp_path, ("txt",))] == ["年度报告2024.txt"]


def test_progress_counts_sections_and_formats(folder: Any, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    zj.build(folder(), tmp_path, ("txt", "md"), progress=lambda *step: seen.append(step))
    assert seen[-2:] == [("txt", 0, 2), ("md", 1, 2)]


class TestSchema:
    def test_is_a_schema_that_our_definitions_fit(self, work_report: Path, folder: Any) -> None:
        made = schema()
        jsonschema.Draft202012Validator.check_schema(made)
        for path in (work_report, folder()):
            jsonschema.validate(read_definition(path).values, made)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"sections": [{"kind": "narative"}]},
            {"sections": [], "titel": "甲"},
            {"sections": [{"kind": "affairs"}]},
        ],
    )
    def test_refuses_what_is_wrong(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema())
