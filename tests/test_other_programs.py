"""The files as other programs read them: a schema validator, LibreOffice, qpdf, pdftotext.

None of these shares code with us.  Where one is not installed its test is skipped; the gate installs
them all and takes no skips.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import zjreport

Run = Callable[..., "subprocess.CompletedProcess[str]"]

# Words that no line break parts: a growth rate, a hedged level, a place, a category, an aim.
SAID = ("增长66%", "60余条", "第7位", "Ⅱ类", "1800亿元")


@pytest.fixture(scope="module", params=["brochure", "official"])
def built(
    request: pytest.FixtureRequest, work_report: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder with the bundled example in one theme."""
    folder = tmp_path_factory.mktemp(request.param)
    zjreport.build(work_report, folder, theme=request.param)
    return folder


def program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def text_of(pdf: Path, run: Run) -> str:
    done = run(program("pdftotext"), pdf, "-")
    assert done.returncode == 0, done.stderr
    return squeezed(done.stdout)


def test_word_file_keeps_to_the_schema(built: Path, run: Run) -> None:
    done = run(program("ooxml-validator"), built / "briefing.docx", "--officeVersion", "Office2019")
    report = json.loads(done.stdout)
    assert report["errors"] == []
    assert report["ok"] is True


def test_libreoffice_reads_what_the_word_file_says(built: Path, run: Run, tmp_path: Path) -> None:
    done = run(
        program("soffice"),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        *("--convert-to", "pdf", "--outdir", tmp_path),
        built / "briefing.docx",
    )
    assert done.returncode == 0, done.stderr
    text = text_of(tmp_path / "briefing.pdf", run)
    assert [said for said in SAID if said not in text] == []


def test_pdf_is_sound(built: Path, run: Run) -> None:
    done = run(program("qpdf"), "--check", built / "briefing.pdf")
    assert done.returncode == 0, done.stdout + done.stderr


def test_pdf_text_can_be_copied(built: Path, run: Run) -> None:
    text = text_of(built / "briefing.pdf", run)
    assert [said for said in SAID if said not in text] == []
