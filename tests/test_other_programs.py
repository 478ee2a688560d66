"""The files as other programs read them: a schema validator, LibreOffice, qpdf, pdftotext.

None of these shares code with us.  Where one is not installed its test is skipped; the gate installs
them all and takes no skips.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import zjreport
from tests.office import Office
from tests.same.content import Chart, Table
from tests.same.differences import lines_of
from tests.same.word import word_content
from zjreport.blocks import Block, Contents, Cover, Document, Heading, Panel
from zjreport.runs import as_runs

Run = Callable[..., "subprocess.CompletedProcess[str]"]

# Words that no line break parts: a growth rate, a hedged level, a place, a category, an aim.
SAID = ("增长66%", "60余条", "第7位", "Ⅱ类", "1800亿元")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A line of the contents: ordinal, title, page.
LINE = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)?(.+?)(\d+)")


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


def pages_of(pdf: Path, run: Run) -> list[str]:
    done = run(program("pdftotext"), pdf, "-")
    assert done.returncode == 0, done.stderr
    return [squeezed(page) for page in done.stdout.split("\f")]


def contents_of(word: Path) -> list[tuple[str, int]]:
    """The titles that the contents list, without their ordinals, and the page shown for each."""
    body = etree.fromstring(zipfile.ZipFile(word).read("word/document.xml"))
    links = body.iter(f"{W}hyperlink")
    lines = [squeezed("".join(text.text for text in link.iter(f"{W}t"))) for link in links]
    found = [LINE.fullmatch(line) for line in lines]
    return [(match[1], int(match[2])) for match in found if match]


def test_word_file_keeps_to_the_schema(built: Path, run: Run) -> None:
    done = run(program("ooxml-validator"), built / "briefing.docx", "--officeVersion", "Office2019")
    report = json.loads(done.stdout)
    assert report["errors"] == []
    assert report["ok"] is True


def test_libreoffice_reads_what_the_word_file_says(
    built: Path, office: Office, run: Run, tmp_path: Path
) -> None:
    (printed,) = office.convert(built / "briefing.docx", form="pdf", out=tmp_path)
    text = text_of(printed, run)
    assert [said for said in SAID if said not in text] == []
    pages = pages_of(printed, run)
    listed = contents_of(built / "briefing.docx")
    assert len(listed) >= 17
    assert [(title, number) for title, number in listed if title not in pages[number - 1]] == []


def test_libreoffice_loses_no_text_and_keeps_its_order(built: Path, office: Office, tmp_path: Path) -> None:
    (saved,) = office.convert(built / "briefing.docx", form="docx:MS Word 2007 XML", out=tmp_path)
    ours, theirs = (word_content(path.read_bytes()) for path in (built / "briefing.docx", saved))
    assert "".join(lines_of(theirs)) == "".join(lines_of(ours))
    assert theirs.of(Table) == ours.of(Table)
    assert len(theirs.of(Chart)) == len(ours.of(Chart))


def test_pdf_is_sound(built: Path, run: Run) -> None:
    done = run(program("qpdf"), "--check", built / "briefing.pdf")
    assert done.returncode == 0, done.stdout + done.stderr


def test_pdf_text_can_be_copied(built: Path, run: Run) -> None:
    text = text_of(built / "briefing.pdf", run)
    assert [said for said in SAID if said not in text] == []


def long_document(definition: Path, theme: str) -> Document:
    """The bundled example three times over, its titles told apart."""
    briefing = zjreport.Briefing.load(definition)
    document = briefing.compose(briefing.read()[0], theme=theme)
    contents, *text = [block for block in document.blocks if not isinstance(block, Cover)]
    assert isinstance(contents, Contents)

    def told(block: Block, time: str) -> Block:
        if isinstance(block, Heading):
            return replace(block, runs=(*block.runs, *as_runs(f"之{time}")))
        if isinstance(block, Panel):
            return replace(block, title=(*block.title, *as_runs(f"之{time}")))
        return block

    return replace(document, blocks=(contents, *(told(block, time) for time in "甲乙丙" for block in text)))


@pytest.mark.parametrize("theme", ["brochure", "official"])
def test_the_contents_of_a_long_document_show_its_pages(
    theme: str, work_report: Path, office: Office, run: Run, tmp_path: Path
) -> None:
    word = long_document(work_report, theme).save(tmp_path / "long.docx")
    (printed,) = office.convert(word, form="pdf", out=tmp_path)
    pages, listed = pages_of(printed, run), contents_of(word)
    assert len(pages) > 25
    assert len(listed) >= 51
    wrong = [(title, number) for title, number in listed if title not in pages[number - 1]]
    assert len(wrong) <= 0.03 * len(listed), wrong
