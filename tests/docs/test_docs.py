"""Whatever the documentation shows is run: files, commands, Python, sections, texts, and their outputs."""

from __future__ import annotations

import csv
import io
import json
import re
import runpy
import shlex
import shutil
import sys
import tomllib
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from PIL import Image
from ruamel.yaml import YAML

import zjreport
from zjreport import plugins
from zjreport.briefing import Briefing
from zjreport.cli import main
from zjreport.errors import Place
from zjreport.indicators import IndicatorSet

_LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<title>.+)$", re.MULTILINE)
_ANY_LINES = "…"


class Reader:
    """One who follows a page step by step, in a folder of their own."""

    def __init__(self, page: Any, folder: Path, scripts: str) -> None:
        self.page = page
        self.folder = folder
        self.scripts = scripts
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.printed: str | None = None
        for source in page.folders:
            shutil.copytree(source, folder, dirs_exist_ok=True)

    def follow(self) -> None:
        with chdir(self.folder):
            for block in self.page.blocks:
                try:
                    self.do(block)
                except AssertionError:
                    raise
                except Exception as error:
                    raise AssertionError(f"{self.page.name}:{block.line}: {error}") from error

    def do(self, block: Any) -> None:
        if block.role == "output":
            assert self.printed is not None, f"line {block.line}: nothing was printed"
            assert_shown(self.printed, block)
            return
        self.printed = None
        if "change" in block.options:
            change(self.folder / block.options["change"], block.text)
        elif "file" in block.options:
            path = self.folder / block.options["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            parse(block)
        elif block.language == "sh":
            self.shell(block)
        elif block.language == "toml" and block.role == "install":
            self.install(block)
        elif block.language == "python":
            self.printed = self.python(compile(block.text, f"{self.page.name}:{block.line}", "exec"))
        elif block.role == "section":
            self.printed = self.section(block)
        elif block.role == "run":
            self.printed = self.texts(block)
        else:
            parse(block)

    # -- running -----------------------------------------------------------------------------------

    def shell(self, block: Any) -> None:
        lines = [line for line in block.text.splitlines() if line.strip() and not line.startswith("#")]
        if block.role == "install":
            for line in lines:
                assert line in self.scripts, f"line {block.line}: no script of .ci has “{line}”"
            return
        self.printed = "".join(self.command(line) for line in lines)

    def install(self, block: Any) -> None:
        """Lay the metadata of a package that has these entry points where Python finds it."""
        project = tomllib.loads(block.text)["project"]
        folder = self.folder / f"{project['name'].replace('-', '_')}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 1.0\n")
        groups = [
            f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in entries.items())
            for group, entries in project["entry-points"].items()
        ]
        (folder / "entry_points.txt").write_text("\n".join(groups))
        forget_plugins()

    def command(self, line: str) -> str:
        program, *arguments = shlex.split(line, comments=True)
        if program == "python":
            source = (self.folder / arguments[0]).read_text(encoding="utf-8")
            self.names = {"__name__": "__main__"}
            return self.python(compile(source, arguments[0], "exec"))
        assert program == "zjreport", f"“{program}” is no command that the documentation may show"
        output = io.StringIO()
        with redirect_stdout(output), redirect_stderr(output):
            code = main(arguments)
        assert code in (0, 1), f"“{line}”: exit code {code}: {output.getvalue()}"
        return output.getvalue()

    def python(self, code: Any) -> str:
        output = io.StringIO()
        with redirect_stdout(output):
            exec(code, self.names)
        return output.getvalue()

    # -- composing ---------------------------------------------------------------------------------

    @property
    def data(self) -> IndicatorSet:
        return zjreport.read_indicators(*sorted(self.folder.glob("*.csv")))

    def section(self, block: Any) -> str:
        path = self.folder / "_section.yaml"
        settings = {**self.page.settings, **block.options}
        head = {key: settings[key] for key in ("period", "area", "register", "theme") if key in settings}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        lines.append("sections:")
        lines += [f"  {line}" for line in block.text.splitlines()]
        path.write_text("\n".join(lines), encoding="utf-8")
        return Briefing.load(path).compose(self.data).to_text() + "\n"

    def texts(self, block: Any) -> str:
        settings = {**self.page.settings, **block.options}
        return "".join(f"{self.text(line, settings)}\n" for line in block.text.splitlines())

    def text(self, line: str, settings: dict[str, str]) -> str:
        """A text as a paragraph with its notes, or why there is none."""
        briefing = Briefing(
            title="",
            sections=(plugins.sections.load("narrative")(text=line),),
            area=settings.get("area", ""),
            register=settings.get("register", "work-report"),
        )
        try:
            document = briefing.compose(self.data, period=settings["period"])
        except zjreport.ZjreportError as error:
            return str(replace(error.problems[0], place=Place()))
        return document.to_text().removeprefix("paragraph body: ")


def forget_plugins() -> None:
    for family in plugins.FAMILIES.values():
        family.forget()


def change(path: Path, diff: str) -> None:
    """Take the lines with a minus out of a file, and put those with a plus in their place."""
    lines = diff.splitlines()
    old = "\n".join(line[1:] for line in lines if not line.startswith("+"))
    new = "\n".join(line[1:] for line in lines if not line.startswith("-"))
    source = path.read_text(encoding="utf-8")
    assert source.count(old) == 1, f"{path.name} has {source.count(old)} times:\n{old}"
    path.write_text(source.replace(old, new), encoding="utf-8")


def parse(block: Any) -> None:
    """Blocks that are not run are at least what they say they are."""
    if block.language == "yaml":
        YAML(typ="safe").load(block.text)
    elif block.language == "toml":
        tomllib.loads(block.text)
    elif block.language == "json":
        json.loads(block.text)
    elif block.language == "csv":
        widths = {len(row) for row in csv.reader(io.StringIO(block.text))}
        assert len(widths) == 1, f"line {block.line}: rows of {sorted(widths)} cells"
    elif block.language == "python":
        compile(block.text, block.options.get("file", "block"), "exec")
    elif block.language == "jinja":
        assert block.options.get("file"), f"line {block.line}: a text is run, or is a file"
    else:
        assert block.language == "text", f"line {block.line}: a block of “{block.language}” is not checked"


def assert_shown(printed: str, block: Any) -> None:
    """The block shows what was printed; ``…`` stands for any number of lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == _ANY_LINES else re.escape(_plain(line)) + r"\n"
        for line in block.text.splitlines()
    )
    actual = "".join(f"{_plain(line)}\n" for line in printed.splitlines())
    assert re.fullmatch(pattern, actual), f"line {block.line}: printed was\n{printed}"


def _plain(line: str) -> str:
    """Indentation counts, the width of other blanks (tabs, mostly) does not."""
    indent = line[: len(line) - len(line.lstrip())]
    return indent + " ".join(line.split())


@pytest.fixture(scope="session")
def scripts(checkout: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((checkout / ".ci").iterdir()))


def test_page_does_what_it_shows(
    page: Any, tmp_path: Path, scripts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = set(sys.modules)
    monkeypatch.syspath_prepend(tmp_path)
    try:
        Reader(page, tmp_path, scripts).follow()
    finally:
        monkeypatch.undo()
        forget_plugins()
        for name in set(sys.modules) - modules:
            if getattr(sys.modules[name], "__file__", None) and str(tmp_path) in str(
                sys.modules[name].__file__
            ):
                del sys.modules[name]


def anchor(title: str) -> str:
    """The anchor that GitHub gives a heading."""
    kept = re.sub(r"[^\w\- ]", "", title.replace("`", "").lower())
    return kept.strip().replace(" ", "-")


def test_links_lead_somewhere(page: Any) -> None:
    text = re.sub(r"^```.*?^```$", "", page.source, flags=re.MULTILINE | re.DOTALL)
    for found in _LINK.finditer(re.sub(r"`[^`\n]*`", "", text)):
        target = found["target"]
        if target.startswith(("http://", "https://")):
            continue
        path, _, heading = target.partition("#")
        goal = (page.path.parent / unquote(path)).resolve() if path else page.path
        assert goal.exists(), f"{page.name} leads to {target}, which is not there"
        if heading:
            titles = _HEADING.findall(goal.read_text(encoding="utf-8"))
            assert unquote(heading) in {anchor(title) for title in titles}, f"{page.name}: no {target}"


def test_every_page_can_be_reached_from_the_readme(pages: dict[str, Any]) -> None:
    for start in ("README.md", "README.zh-CN.md"):
        reached, waiting = set(), [start]
        while waiting:
            name = waiting.pop()
            if name in reached or name not in pages:
                continue
            reached.add(name)
            page = pages[name]
            for found in _LINK.finditer(page.source):
                goal = (page.path.parent / unquote(found["target"].partition("#")[0])).resolve()
                waiting += [other for other, each in pages.items() if each.path == goal]
        assert {name for name in pages if name.startswith("docs/")} <= reached


def test_both_readmes_show_the_same(pages: dict[str, Any]) -> None:
    """The Chinese page is a twin: the same blocks, but for the words in them."""

    def shape(page: Any) -> list[tuple[str, str, str]]:
        return [(block.language, block.role, _code(block)) for block in page.blocks]

    assert shape(pages["README.md"]) == shape(pages["README.zh-CN.md"])


def _code(block: Any) -> str:
    """A block without its comments."""
    return re.sub(r"\s*#.*", "", block.text)


def test_pictures_are_made_by_their_script(checkout: Path, tmp_path: Path) -> None:
    folder = checkout / "docs" / "images"
    runpy.run_path(str(folder / "make.py"))["main"](tmp_path)
    made = {path.name: path for path in tmp_path.glob("*.png")}
    assert sorted(made) == sorted(path.name for path in folder.glob("*.png"))
    for name, path in made.items():
        assert path.stat().st_size < 250_000, f"{name} is too large for a page"
        with Image.open(path) as new, Image.open(folder / name) as shown:
            assert new.size == shown.size
