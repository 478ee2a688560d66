"""The command line: what it prints where, its exit codes, and what it leaves behind."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import jsonschema
import pytest

import zjreport
from zjreport import cli, plugins
from zjreport.definition import read_definition

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Call = Callable[..., "Output"]

COMMANDS = ("build", "batch", "check", "trace", "new", "demo", "list", "schema")

CATALOGUE = """id,name,unit,verb
lanes,城市绿道,公里,新建
libraries,社区图书馆,家,新增
"""
DATA = """indicator,period,value,unit,qualifier
lanes,2024,47.5,公里,
libraries,2024,130,家,余
"""
BRIEFING = """title: 样例
period: "2024"
theme: official
catalogue: catalogue.csv
data: [data.csv]
sections:
  - kind: achievements
    title: 过去一年，城市更加宜居
    items:
      - [lanes, libraries]
"""


class Output:
    """The end of a command: its exit code, and what it said to whom."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command in this process."""

    def call(*arguments: str | Path) -> Output:
        code = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Output(code, captured.out, captured.err)

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small briefing with its data, in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"catalogue.csv": CATALOGUE, "data.csv": DATA, "briefing.yaml": BRIEFING}.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def edit(name: str, old: str, new: str) -> None:
    text = Path(name).read_text(encoding="utf-8")
    assert old in text
    Path(name).write_text(text.replace(old, new), encoding="utf-8")


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# -- build -----------------------------------------------------------------------------------------


def test_build_writes_both_formats_and_prints_only_their_paths(folder: Path, call: Call) -> None:
    done = call("build", "briefing.yaml", "--out", "out")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [str(Path("out", "briefing.docx")), str(Path("out", "briefing.pdf"))]
    assert files(folder / "out") == {"briefing.docx", "briefing.pdf"}


def test_build_writes_the_formats_asked_for(folder: Path, call: Call) -> None:
    assert call("build", "briefing.yaml", "--format", "docx", "--out", "out").code == 0
    assert files(folder / "out") == {"briefing.docx"}


def test_data_is_told_apart_by_its_headers_in_any_order(folder: Path, call: Call) -> None:
    shutil.move("data.csv", "a.csv")
    shutil.move("catalogue.csv", "b.csv")
    for order in (("a.csv", "b.csv"), ("b.csv", "a.csv")):
        done = call("trace", "briefing.yaml", "--data", order[0], "--data", order[1], "--json")
        assert [figure["text"] for figure in json.loads(done.out)] == ["47.5公里", "130余家"]


def test_given_data_replaces_the_definitions_own(folder: Path, call: Call) -> None:
    Path("other.csv").write_text(DATA.replace("47.5", "60"), encoding="utf-8")
    done = call("trace", "briefing.yaml", "--data", "other.csv", "--data", "catalogue.csv", "--json")
    assert json.loads(done.out)[0]["text"] == "60公里"


def test_wrong_data_builds_nothing(folder: Path, call: Call) -> None:
    edit("data.csv", "47.5", "四十七")
    done = call("build", "briefing.yaml", "--out", "out")
    assert (done.code, done.out) == (1, "")
    assert "data.csv, row 2, column value" in done.err
    assert not (folder / "out").exists()


def test_what_the_data_does_not_prove_builds_nothing(folder: Path, call: Call) -> None:
    edit("briefing.yaml", "[lanes, libraries]", '"{{ lanes | growth }}"')
    done = call("build", "briefing.yaml", "--out", "out")
    assert done.code == 1
    assert "briefing.yaml" in done.err
    assert not (folder / "out").exists()


def test_a_folder_that_cannot_be_written_is_told(folder: Path, call: Call) -> None:
    Path("out").write_text("a file", encoding="utf-8")
    done = call("build", "briefing.yaml", "--out", "out", "--format", "docx")
    assert done.code == 1
    assert done.err.startswith("error: ")
    assert "cannot be written" in done.err


def test_warnings_are_told_and_do_not_stop_the_build(folder: Path, call: Call) -> None:
    edit("data.csv", "qualifier\n", "qualifier,天气\n")
    done = call("build", "briefing.yaml", "--out", "out", "--format", "docx")
    assert done.code == 0
    assert re.fullmatch(r"warning: .*天气.*\n", done.err)


# -- check -----------------------------------------------------------------------------------------


def test_check_passes_what_is_right(folder: Path, call: Call) -> None:
    done = call("check", "briefing.yaml")
    assert (done.code, done.out, done.err) == (0, "0 errors, 0 warnings\n", "")
    assert files(folder) == {"briefing.yaml", "data.csv", "catalogue.csv"}


def test_check_names_every_problem_with_place_and_hint(folder: Path, call: Call) -> None:
    edit("briefing.yaml", "theme: official", "theme: official\ncolour: red")
    edit("briefing.yaml", "kind: achievements", "kind: achievments")
    edit("data.csv", "47.5", "四十七")
    edit("data.csv", "libraries", "library")
    done = call("check", "briefing.yaml")
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[-1] == "4 errors, 0 warnings"
    expected = (
        (r"briefing\.yaml, line 4", "colour"),
        (r"briefing\.yaml, line 8", "did you mean “achievements”"),
        (r"data\.csv, row 2, column value", "四十七"),
        (r"data\.csv, row 3, column indicator", "did you mean “libraries”"),
    )
    for line, (place, hint) in zip(lines, expected, strict=False):
        assert re.match(f"error: {place}: ", line), line
        assert hint in line
        assert re.search(r"\[[a-z]+\.[a-z-]+\]$", line), line


def test_check_names_the_problems_of_all_sections(folder: Path, call: Call) -> None:
    edit("briefing.yaml", "[lanes, libraries]\n", "[lane]\n  - kind: cards\n    indicators: [x]\n")
    done = call("check", "briefing.yaml")
    assert done.code == 1
    assert "“lane”" in done.out
    assert "“x”" in done.out
    assert done.out.endswith("2 errors, 0 warnings\n")


def test_check_warns_of_figures_typed_by_hand(folder: Path, call: Call) -> None:
    edit("briefing.yaml", "[lanes, libraries]", "新建城市绿道47.5公里")
    done = call("check", "briefing.yaml")
    assert done.code == 0
    assert "warning: briefing.yaml" in done.out
    assert "47.5" in done.out
    assert done.out.endswith("0 errors, 1 warning\n")


def test_check_of_the_bundled_example_finds_no_error(work_report: Path, call: Call) -> None:
    assert call("check", work_report).code == 0


# -- trace -----------------------------------------------------------------------------------------


def test_trace_gives_the_cell_of_every_figure(folder: Path, call: Call) -> None:
    done = call("trace", "briefing.yaml")
    header, *rows = (line.split("\t") for line in done.out.splitlines())
    first, second = (dict(zip(header, row, strict=True)) for row in rows)
    assert (first["text"], first["indicator"], first["period"]) == ("47.5公里", "lanes", "2024")
    assert (first["measure"], first["raw"], first["unit"]) == ("level", "47.5", "公里")
    assert (first["file"], first["row"], first["column"]) == ("data.csv", "2", "value")
    assert (second["text"], second["row"]) == ("130余家", "3")


def test_trace_as_json_says_the_same(folder: Path, call: Call) -> None:
    header, *rows = (line.split("\t") for line in call("trace", "briefing.yaml").out.splitlines())
    figures = json.loads(call("trace", "briefing.yaml", "--json").out)
    assert [list(figure) for figure in figures] == [header] * len(rows)
    for figure, row in zip(figures, rows, strict=True):
        plain = {**figure, "also": "; ".join(figure["also"])}
        assert ["" if value is None else str(value) for value in plain.values()] == row


# -- new and demo ----------------------------------------------------------------------------------


@pytest.mark.parametrize("outline", ["work-report", "quarterly", "monthly"])
def test_a_new_folder_is_right_and_builds(outline: str, tmp_path: Path, call: Call) -> None:
    made = call("new", tmp_path / "report", "--outline", outline)
    assert made.code == 0
    assert {Path(line) for line in made.out.splitlines()} == set((tmp_path / "report").iterdir())
    definition = tmp_path / "report" / "briefing.yaml"
    assert call("check", definition).out == "0 errors, 0 warnings\n"
    done = call("build", definition, "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")


def test_every_datum_of_the_work_report_outline_is_used_or_history(tmp_path: Path, call: Call) -> None:
    call("new", tmp_path)
    figures = json.loads(call("trace", tmp_path / "briefing.yaml", "--json").out)
    printed = {figure["row"] for figure in figures if figure["file"] == "数据.csv"}
    rows = (tmp_path / "数据.csv").read_text(encoding="utf-8").splitlines()
    unused = [row for number, row in enumerate(rows[1:], 2) if number not in printed and ",2024年," in row]
    assert unused == []


def test_growth_targets_stand_beside_growth(tmp_path: Path) -> None:
    cli.main(["new", str(tmp_path)])
    briefing = zjreport.Briefing.load(tmp_path / "briefing.yaml")
    data, _ = briefing.read()
    text = briefing.compose(data).to_text()
    assert re.search(r"地区生产总值\w* \| % \| 5\.8 \| 5\.5左右", text)


def test_new_overwrites_nothing(tmp_path: Path, call: Call) -> None:
    (tmp_path / "briefing.yaml").write_text("mine", encoding="utf-8")
    done = call("new", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "briefing.yaml" in done.err
    assert (tmp_path / "briefing.yaml").read_text(encoding="utf-8") == "mine"
    assert files(tmp_path) == {"briefing.yaml"}


@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_demo_builds_the_bundled_example(theme: str, tmp_path: Path, call: Call) -> None:
    done = call("demo", "--out", tmp_path, "--theme", theme)
    assert (done.code, done.err) == (0, "")
    assert files(tmp_path) == {"briefing.docx", "briefing.pdf"}


# -- list and schema -------------------------------------------------------------------------------


@pytest.mark.parametrize("family", [*plugins.FAMILIES, "phrases"])
def test_list_names_what_is_installed_and_its_package(family: str, call: Call) -> None:
    done = call("list", family)
    assert done.code == 0
    rows = [line.split("\t") for line in done.out.splitlines()]
    own = [row for row in rows if row[1] == "zjreport"]
    assert own
    assert all(len(row) == 2 for row in own), "one of our own plug-ins is broken"


def test_a_broken_plugin_is_listed_with_its_error(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryPoint("broken", "no_such_module:Section", "zjreport.sections")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: (broken,))
    plugins.sections.forget()
    try:
        done = call("list", "sections")
    finally:
        monkeypatch.undo()
        plugins.sections.forget()
    assert done.code == 0
    (line,) = [line for line in done.out.splitlines() if line.startswith("broken\t")]
    assert "no_such_module" in line
    assert "cover\tzjreport" in done.out.splitlines()


def test_schema_is_one_and_takes_our_own_definitions(checkout: Path, call: Call) -> None:
    schema = json.loads(call("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    definitions = [
        checkout / "examples" / "work-report" / "briefing.yaml",
        *(checkout / "templates" / "outlines").glob("*/briefing.yaml"),
    ]
    assert len(definitions) == 4
    for definition in definitions:
        values = json.loads(json.dumps(read_definition(definition).values, default=float))
        jsonschema.validate(values, schema)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sections": [{"kind": "covre"}]},
        {"sections": [{"kind": "cards"}]},
        {"sections": [{"kind": "cards", "indicators": "gdp"}]},
        {"sections": [{"kind": "cover", "colour": "red"}]},
        {"sections": [], "colour": "red"},
        {"title": "样例"},
    ],
)
def test_schema_refuses_what_loading_refuses(wrong: dict[str, object], call: Call) -> None:
    schema = json.loads(call("schema").out)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


# -- wrong use -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "COMMAND"),
        (("biuld",), "invalid choice"),
        (("build",), "BRIEFING"),
        (("build", "breifing.yaml"), "did you mean “briefing.yaml”?"),
        (("build", "nowhere/briefing.yaml"), "there is no folder “nowhere”"),
        (("build", "."), "is a folder"),
        (("check", "briefing.yaml", "--data", "date.csv"), "did you mean “data.csv”?"),
        (("build", "briefing.yaml", "--format", "docs"), "did you mean “docx”?"),
        (("build", "briefing.yaml", "--theme", "offical"), "did you mean “official”?"),
        (("build", "briefing.yaml", "--theme", "mine.toml"), "there is no file “mine.toml”"),
        (("build", "briefing.yaml", "--register", "statistic"), "did you mean “statistics”?"),
        (("build", "briefing.yaml", "--period", "2024-Q9"), "“2024-Q9” is not a period"),
        (("build", "briefing.yaml", "--dat", "data.csv"), "unrecognized arguments"),
        (("batch", "briefing.yaml"), "name areas or periods"),
        (("batch", "briefing.yaml", "--areas", "甲区,,乙区"), "names nothing between two commas"),
        (("batch", "briefing.yaml", "--areas", "甲区", "--all-areas"), "not allowed with"),
        (("batch", "briefing.yaml", "--periods", "2024,2024-Q9"), "“2024-Q9” is not a period"),
        (("batch", "briefing.yaml", "--periods", "2024", "--jobs", "0"), "is no number of processes"),
        (("new", "report", "--outline", "work_report"), "did you mean “work-report”?"),
        (("list", "section"), "invalid choice"),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(
    arguments: tuple[str, ...], said: str, folder: Path, call: Call
) -> None:
    before = files(folder)
    done = call(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert files(folder) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, call: Call) -> None:
    assert command in call("--help").out
    done = call(command, "--help")
    assert done.code == 0
    assert "usage: zjreport" in done.out


def test_version(call: Call) -> None:
    assert call("--version").out == f"zjreport {zjreport.__version__}\n"


def test_a_missing_file_of_the_definition_is_a_problem(folder: Path, call: Call) -> None:
    Path("data.csv").unlink()
    done = call("build", "briefing.yaml")
    assert done.code == 1
    assert "error: data.csv" in done.err


@pytest.mark.parametrize("text", ["", "title: [", "- a list", "title: \0"])
def test_a_definition_that_is_none_is_a_problem(text: str, folder: Path, call: Call) -> None:
    Path("briefing.yaml").write_text(text, encoding="utf-8")
    for command in ("build", "check", "trace"):
        done = call(command, "briefing.yaml")
        assert done.code == 1
        assert "briefing.yaml" in done.out + done.err


# -- manners ---------------------------------------------------------------------------------------


def test_unexpected_errors_are_not_swallowed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("zjreport.briefing.build", broken)
    with pytest.raises(RuntimeError, match="a fault of ours"):
        cli.main(["build", "briefing.yaml"])


def test_verbose_says_each_step_on_standard_error(folder: Path, call: Call) -> None:
    done = call("build", "briefing.yaml", "--out", "out", "--format", "docx", "-v")
    assert done.out == f"{Path('out', 'briefing.docx')}\n"
    assert "achievements (1 of 1)" in done.err
    assert "docx (1 of 1)" in done.err


def test_verbose_says_where_an_error_arose(folder: Path, call: Call) -> None:
    edit("briefing.yaml", "[lanes, libraries]", "[lane]")
    assert "Traceback" not in call("build", "briefing.yaml").err
    assert "Traceback" in call("build", "briefing.yaml", "-v").err


def test_a_call_leaves_logging_and_warnings_as_they_were(folder: Path, call: Call) -> None:
    import logging
    import warnings

    log = logging.getLogger("zjreport")
    before = (log.level, list(log.handlers), warnings.showwarning, list(warnings.filters))
    call("build", "briefing.yaml", "--format", "docx", "-v")
    assert (log.level, list(log.handlers), warnings.showwarning, list(warnings.filters)) == before


def test_chinese_is_printed_whatever_the_locale(folder: Path) -> None:
    environment = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment.pop("PYTHONIOENCODING", None)
    command = [sys.executable, "-m", "zjreport", "trace", "briefing.yaml"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert "47.5公里" in done.stdout.decode("utf-8")


def test_a_reader_that_has_enough_is_no_error(work_report: Path) -> None:
    command = [sys.executable, "-m", "zjreport", "trace", str(work_report)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        error = process.stderr.read()
        assert (process.wait(), error) == (141, b"")


def on_terminal(command: list[str], **environment: str) -> tuple[str, str]:
    """The standard output of a command, and what it writes to a terminal as its standard error."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=terminal, env={**os.environ, **environment}
    )
    os.close(terminal)
    shown = b"".join(_read_all(controller))
    out, _ = process.communicate()
    os.close(controller)
    assert process.returncode == 0
    return out.decode("utf-8"), shown.decode("utf-8")


def _read_all(controller: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(controller, 4096)
        except OSError:  # the other end is closed
            return
        if not data:
            return
        yield data


def test_progress_is_shown_on_a_terminal_and_wiped(folder: Path) -> None:
    command = [sys.executable, "-m", "zjreport", "build", "briefing.yaml", "--format", "docx"]
    out, shown = on_terminal(command, TERM="xterm")
    assert out == "briefing.docx\n"
    steps = shown.split("\r\x1b[K")
    assert "achievements 1/1" in steps
    assert "docx 1/1" in steps
    assert steps[-1] == ""


def test_nothing_is_shown_on_a_terminal_that_cannot_be_written_over(folder: Path) -> None:
    command = [sys.executable, "-m", "zjreport", "build", "briefing.yaml", "--format", "docx"]
    assert on_terminal(command, TERM="dumb") == ("briefing.docx\n", "")


def test_interrupting_ends_with_130_and_leaves_nothing(folder: Path) -> None:
    """The writer of this process stands still until it is interrupted, in the midst of staging."""
    script = (
        "import os, sys, time\n"
        "from zjreport import cli\n"
        "def still(handle):\n"
        "    print('staged', flush=True)\n"
        "    time.sleep(60)\n"
        "os.fsync = still\n"
        "sys.exit(cli.main(['build', 'briefing.yaml', '--out', 'out', '--format', 'docx']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 60)
    assert ready
    assert process.stdout.readline() == "staged\n"
    assert files(folder / "out")
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (130, "interrupted\n")
    assert files(folder / "out") == set()
