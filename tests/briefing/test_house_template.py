"""A Word template named in a definition: found from its folder, told of by ``check``, its page in the PDF."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from zjreport.briefing import Briefing, find_problems
from zjreport.errors import ThemeError
from zjreport.themes import load_theme

DEFINITION = """\
title: 简报
period: "2023"
data: [data.csv]
theme: {theme}
sections:
  - kind: narrative
    text: 全市经济平稳运行。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    template = docx.Document()
    template.sections[0].left_margin = Cm(4)
    template.save(tmp_path / "office.docx")
    (tmp_path / "data.csv").write_text("指标,时期,数值\n学校,2023,5所\n", encoding="utf-8")
    return tmp_path


def define(folder: Path, theme: str) -> Path:
    path = folder / "briefing.yaml"
    path.write_text(DEFINITION.format(theme=theme), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "theme", ["office.docx", "{docx: office.docx}", "{base: brochure, docx: office.docx}"]
)
def test_the_template_is_found_from_the_definitions_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.chdir("/")
    briefing = Briefing.load(define(folder, theme))
    look = briefing.compose(briefing.read()[0]).theme
    assert look.docx is not None
    assert look.docx.name == "office.docx"
    assert round(look.page.left) == 40
    assert look.name == ("brochure" if "brochure" in theme else "official")


def test_what_the_definition_says_of_the_page_counts_first(folder: Path) -> None:
    briefing = Briefing.load(define(folder, "{docx: office.docx, page: {left: 22}}"))
    assert briefing.compose(briefing.read()[0]).theme.page.left == 22


def test_check_tells_of_styles_and_pages_with_the_files_name(folder: Path) -> None:
    path = define(folder, "{docx: office.docx, styles: {heading-1: headin 1}}")
    problems = {problem.code: problem for problem in find_problems(path)}
    style = problems["theme.house-style"]
    assert (style.severity, style.place.file, style.hint) == (
        "warning",
        "office.docx",
        "did you mean “heading 1”?",
    )
    assert problems["theme.departure"].place.file == "office.docx"


def test_a_template_that_is_not_there_is_an_error_of_the_definition(folder: Path) -> None:
    (problem,) = [
        problem
        for problem in find_problems(define(folder, "{docx: offce.docx}"))
        if problem.severity == "error"
    ]
    assert problem.code == "theme.house-unreadable"
    assert problem.place.line == 4
    assert "office.docx" in problem.hint


def test_names_of_styles_without_a_template_are_refused() -> None:
    with pytest.raises(ThemeError, match="names the style"):
        load_theme({"styles": {"body": "公文正文"}})
