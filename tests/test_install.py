"""Installed from a wheel, editable, or run from a bare checkout: zjreport works alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pdfplumber
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@dataclass(frozen=True)
class Installation:
    """A way to have zjreport: the command that starts it, and where its package must lie."""

    python: Path
    command: tuple[str, ...]
    package: Path
    environment: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def distributions(checkout: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The source distribution, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("distributions")
    built = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, checkout)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    (wheel,) = distributions.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def sdist(distributions: Path) -> Path:
    (sdist,) = distributions.glob("*.tar.gz")
    return sdist


def new_environment(folder: Path) -> tuple[Path, Path]:
    """A fresh virtual environment without anything: its Python and its site-packages."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)})
    return python, Path(site)


def lend_dependencies(site: Path) -> None:
    """Let an environment import what this one has installed, but none of its editable installs."""
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "lent.pth").write_text("\n".join(sorted(paths)), encoding="utf-8")


def pip(run: Run, python: Path, *arguments: str | Path) -> None:
    options = ("--no-deps", "--no-index", "--disable-pip-version-check")
    done = run(sys.executable, "-m", "pip", "--python", python, "install", *options, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def from_wheel(run: Run, folder: Path, request: pytest.FixtureRequest) -> Installation:
    python, site = new_environment(folder)
    pip(run, python, request.getfixturevalue("wheel"))
    lend_dependencies(site)
    return Installation(python, (str(python.with_name("zjreport")),), site / "zjreport")


def editable(run: Run, folder: Path, request: pytest.FixtureRequest) -> Installation:
    checkout = request.getfixturevalue("checkout")
    python, site = new_environment(folder)
    lend_dependencies(site)
    pip(run, python, "--no-build-isolation", "--editable", checkout)
    return Installation(python, (str(python.with_name("zjreport")),), checkout / "zjreport")


def bare_checkout(run: Run, folder: Path, request: pytest.FixtureRequest) -> Installation:
    checkout = request.getfixturevalue("checkout")
    python, site = new_environment(folder)
    lend_dependencies(site)
    command = (str(python), "-m", "zjreport")
    return Installation(python, command, checkout / "zjreport", {"PYTHONPATH": str(checkout)})


@pytest.fixture(scope="module", params=[from_wheel, editable, bare_checkout], ids=lambda way: way.__name__)
def installation(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, run: Run
) -> Installation:
    made: Installation = request.param(run, tmp_path_factory.mktemp("environment"), request)
    return made


@pytest.fixture
def command(installation: Installation, tmp_path: Path, run: Run) -> Run:
    """Run ``zjreport`` as installed, from a folder that has nothing to do with the checkout."""

    def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        done = run(*installation.command, *arguments, cwd=tmp_path, **installation.environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    return command


def test_the_package_is_the_one_that_was_installed(
    installation: Installation, run: Run, tmp_path: Path
) -> None:
    script = "import zjreport; print(zjreport.__file__)"
    found = run(installation.python, "-c", script, cwd=tmp_path, **installation.environment)
    assert Path(found.stdout.strip()) == installation.package / "__init__.py", found.stderr


def test_demo_writes_word_and_pdf(command: Run, tmp_path: Path) -> None:
    done = command("demo", "--out", "out")
    assert [Path(line) for line in done.stdout.splitlines()] == [
        Path("out", "briefing.docx"),
        Path("out", "briefing.pdf"),
    ]
    assert (tmp_path / "out" / "briefing.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "out" / "briefing.pdf").read_bytes().startswith(b"%PDF-")


def test_own_plugins_are_there(command: Run) -> None:
    for family, name in {
        "sections": "achievements",
        "charts": "column",
        "readers": "xlsx",
        "writers": "pdf",
        "themes": "brochure",
        "phrases": "common/level.j2",
    }.items():
        lines = command("list", family).stdout.splitlines()
        assert name in [line.split("\t")[0] for line in lines]


def test_a_new_folder_builds(command: Run, tmp_path: Path) -> None:
    command("new", "report")
    done = command("build", "report/briefing.yaml", "--out", "out", "--format", "docx")
    assert [Path(line) for line in done.stdout.splitlines()] == [Path("out", "briefing.docx")]


@pytest.mark.parametrize(
    ("folder", "home"),
    [("templates", "_templates"), ("examples/work-report", "_examples/work-report")],
)
def test_wheel_holds_what_commands_take_from_beside_the_package(
    wheel: Path, checkout: Path, folder: str, home: str
) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [file for file in (checkout / folder).rglob("*") if file.is_file()]
    assert files
    for file in files:
        assert f"zjreport/{home}/{file.relative_to(checkout / folder).as_posix()}" in names


def test_wheel_holds_fonts_with_their_licences(wheel: Path, checkout: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    fonts = checkout / "zjreport" / "fonts"
    assert len(list(fonts.glob("*.ttf"))) == 5
    for file in (*fonts.glob("*.ttf"), *fonts.glob("OFL-*.txt")):
        assert f"zjreport/fonts/{file.name}" in names
    licences = {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name}
    assert licences >= {"LICENSE", *(file.name for file in fonts.glob("OFL-*.txt"))}


def names_in(sdist: Path) -> list[str]:
    with tarfile.open(sdist) as archive:
        return archive.getnames()


def test_distributions_hold_no_leavings(wheel: Path, sdist: Path) -> None:
    names = [*zipfile.ZipFile(wheel).namelist(), *names_in(sdist)]
    for leaving in ("__pycache__", ".pyc", ".mypy_cache", ".venv", ".hypothesis"):
        assert not [name for name in names if leaving in name]


def test_sdist_can_be_tested(sdist: Path) -> None:
    names = {name.partition("/")[2] for name in names_in(sdist)}
    assert names >= {"pyproject.toml", "README.md", "LICENSE", "tests/test_install.py", ".ci/test"}


def test_version_stands_in_one_place(wheel: Path) -> None:
    import zjreport

    assert wheel.name.split("-")[1] == zjreport.__version__


# -- a plug-in of another package -------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_plugin(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Run:
    """``zjreport`` from its wheel with the example plug-in installed beside it."""
    installed = from_wheel(run, tmp_path_factory.mktemp("plugin"), request)
    plugin = request.getfixturevalue("checkout") / "examples" / "plugin-scorecard"
    pip(run, installed.python, "--no-build-isolation", plugin)

    def command(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        done = run(*installed.command, *arguments, cwd=cwd)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    return command


@pytest.fixture
def scored(checkout: Path) -> Path:
    return checkout / "examples" / "plugin-scorecard" / "example" / "briefing.yaml"


def test_plugin_is_listed_with_its_package(with_plugin: Run, tmp_path: Path) -> None:
    lines = with_plugin("list", "sections", cwd=tmp_path).stdout.splitlines()
    assert "scorecard\tzjreport-scorecard" in lines


def test_plugin_section_comes_out_in_word_and_pdf(with_plugin: Run, scored: Path, tmp_path: Path) -> None:
    with_plugin("build", scored, "--out", "out", cwd=tmp_path)
    word = {cell for row in docx_rows(tmp_path / "out" / "briefing.docx") for cell in row}
    assert word >= {"增长5.8%", "60家以上", "57家", "高于目标0.3个百分点", "完成年度目标的95%", "未达标"}
    pdf = pdf_text(tmp_path / "out" / "briefing.pdf")
    for text in ("5项年度目标中，4项已完成。", "增长5.8%", "60家以上", "57家", "未达标"):
        assert text in pdf


def test_plugin_figures_are_traced(with_plugin: Run, scored: Path, tmp_path: Path) -> None:
    figures = json.loads(with_plugin("trace", scored, "--json", cwd=tmp_path).stdout)
    (count,) = [figure for figure in figures if figure["text"] == "4项"]
    assert (count["measure"], count["basis"], count["raw"]) == ("count", "computed", "4")
    assert count["file"] == "data.csv"
    assert len(count["also"]) == 7


def test_plugin_options_are_in_the_schema(with_plugin: Run, tmp_path: Path) -> None:
    schema = json.loads(with_plugin("schema", cwd=tmp_path).stdout)
    assert set(schema["$defs"]["Scorecard"]["properties"]) >= {"kind", "title", "indicators", "met", "missed"}


def docx_rows(path: Path) -> list[list[str]]:
    (table,) = docx.Document(str(path)).tables
    # python-docx passes over the content controls that figures stand in.
    text = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    return [["".join(part.text for part in cell._tc.iter(text)) for cell in row.cells] for row in table.rows]


def pdf_text(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")
