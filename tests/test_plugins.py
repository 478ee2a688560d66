"""The registry: ours by place, others' by entry points, duplicates and broken ones told clearly."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from zjreport import plugins
from zjreport.briefing import Briefing
from zjreport.errors import PluginError, UnknownNameError, ZjreportError
from zjreport.indicators import IndicatorSet

SECTION = """
from zjreport import Section
from zjreport.blocks import Paragraph
from zjreport.runs import as_runs

class Stamp(Section, frozen=True, kw_only=True):
    kind = "stamp"
    text: str = "印"

    def render(self, context):
        {body}

def function(): ...
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a distribution with one module and its entry points, for the time of a test."""
    modules: list[str] = []

    def install(
        name: str,
        entries: str,
        *,
        group: str = "zjreport.sections",
        body: str = "yield Paragraph(as_runs(self.text))",
        code: str | None = None,
    ) -> None:
        folder = tmp_path / name
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[{group}]\n{entries}\n", "utf-8")
        (folder / f"{name}.py").write_text(code or SECTION.format(body=body), "utf-8")
        monkeypatch.syspath_prepend(folder)
        modules.append(name)
        for family in plugins.FAMILIES.values():
            family.forget()

    yield install
    for name in modules:
        sys.modules.pop(name, None)
    for family in plugins.FAMILIES.values():
        family.forget()


def compose(*sections: dict[str, object], folder: Path) -> str:
    path = folder / "briefing.yaml"
    path.write_text(
        json.dumps({"title": "题", "period": "2024", "sections": sections}, ensure_ascii=False), "utf-8"
    )
    return Briefing.load(path).compose(IndicatorSet()).to_text()


class TestOurs:
    @pytest.mark.parametrize("family", list(plugins.FAMILIES))
    def test_every_one_can_be_loaded(self, family: str) -> None:
        own = [plugin for plugin in plugins.FAMILIES[family].plugins() if plugin.provider == "zjreport"]
        assert own
        for plugin in own:
            assert plugins.FAMILIES[family].load(plugin.name) is not None

    def test_names_have_hyphens(self) -> None:
        assert {"grouped-achievements", "indicator-table", "page-break"} <= set(plugins.sections.names())

    @pytest.mark.parametrize(
        ("family", "wrong", "right"),
        [
            ("sections", "narative", "narrative"),
            ("writers", "docs", "docx"),
            ("themes", "brocure", "brochure"),
            ("charts", "colum", "column"),
            ("readers", "xslx", "xlsx"),
        ],
    )
    def test_unknown_name_names_the_nearest(self, family: str, wrong: str, right: str) -> None:
        with pytest.raises(UnknownNameError) as error:
            plugins.FAMILIES[family].load(wrong)
        assert error.value.hint == f"did you mean “{right}”?"
        assert wrong in error.value.message


class TestOthers:
    def test_come_in_by_the_same_door(self, install: Install, tmp_path: Path) -> None:
        install("stamps", "stamp = stamps:Stamp")
        assert plugins.Plugin("stamp", "stamps", "stamps:Stamp") in plugins.sections.plugins()
        assert compose({"kind": "stamp", "text": "甲"}, folder=tmp_path) == "paragraph body: 甲"

    def test_are_not_imported_before_they_are_asked_for(self, install: Install) -> None:
        install("lazy", "stamp = lazy:Stamp", code="raise RuntimeError('imported')")
        assert "stamp" in plugins.sections.names()
        assert "lazy" not in sys.modules

    def test_a_name_claimed_twice_is_refused_naming_both(self, install: Install) -> None:
        install("one", "stamp = one:Stamp")
        install("two", "stamp = two:Stamp")
        with pytest.raises(PluginError) as error:
            plugins.sections.load("stamp")
        assert error.value.code == "plugin.duplicate"
        assert "one (one:Stamp)" in error.value.message
        assert "two (two:Stamp)" in error.value.message

    def test_one_of_our_names_claimed_is_refused_too(self, install: Install) -> None:
        install("taker", "narrative = taker:Stamp")
        with pytest.raises(PluginError, match=r"zjreport .* and taker"):
            plugins.sections.load("narrative")

    @pytest.mark.parametrize(
        ("entry", "code"),
        [
            ("broken:Stamp", "import nothing_of_this_name"),
            ("broken:Missing", "x = 1"),
            ("nowhere:Stamp", "x = 1"),
            ("broken:Stamp", "this is no python"),
            ("broken:Stamp", "raise RuntimeError('on import')"),
        ],
    )
    def test_a_broken_one_is_listed_and_not_in_the_way(
        self, install: Install, tmp_path: Path, entry: str, code: str
    ) -> None:
        install("broken", f"stamp = {entry}", code=code)
        assert "stamp" in plugins.sections.names()
        with pytest.raises(PluginError) as error:
            plugins.sections.load("stamp")
        assert error.value.code == "plugin.broken"
        assert "broken" in error.value.message
        assert compose({"kind": "narrative", "text": "甲"}, folder=tmp_path) == "paragraph body: 甲"

    @pytest.mark.parametrize("target", ["function", "Section", "as_runs"])
    def test_what_is_no_section_is_refused_at_its_line(
        self, install: Install, tmp_path: Path, target: str
    ) -> None:
        install("odd", f"stamp = odd:{target}")
        with pytest.raises(ZjreportError) as error:
            compose({"kind": "stamp"}, folder=tmp_path)
        assert error.value.code == "plugin.no-section"
        assert error.value.place.line == 1

    def test_a_section_that_fails_is_named(self, install: Install, tmp_path: Path) -> None:
        install("failing", "stamp = failing:Stamp", body="return [1 / 0]")
        with pytest.raises(PluginError, match="stamp failed: ZeroDivisionError") as error:
            compose({"kind": "stamp"}, folder=tmp_path)
        assert error.value.code == "plugin.failed"
        assert "failing.Stamp" in error.value.hint

    def test_a_section_that_gives_no_blocks_is_named(self, install: Install, tmp_path: Path) -> None:
        install("texts", "stamp = texts:Stamp", body="yield '甲'")
        with pytest.raises(PluginError) as error:
            compose({"kind": "stamp"}, folder=tmp_path)
        assert error.value.code == "plugin.no-block"

    def test_a_writer_of_ones_own(self, install: Install, tmp_path: Path) -> None:
        code = "class Writer:\n    def write(self, document):\n        return document.to_text().encode()\n"
        install("plain", "txt = plain:Writer", group="zjreport.writers", code=code)
        path = tmp_path / "briefing.yaml"
        path.write_text("title: 题\nperiod: 2024\nsections:\n  - kind: narrative\n    text: 甲\n", "utf-8")
        document = Briefing.load(path).compose(IndicatorSet())
        assert document.save(tmp_path / "a.txt").read_text("utf-8") == "paragraph body: 甲"
