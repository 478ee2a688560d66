"""Word and PDF of a briefing say the same: text and its order, tables, charts, captions, contents, notes."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import zjreport as zj
from tests.writers.docx.conftest import BLOCKS
from tests.writers.pdf.conftest import sample_blocks
from zjreport import plugins
from zjreport.blocks import Document, Heading, Metadata, Paragraph
from zjreport.cli import main
from zjreport.runs import Run, as_runs
from zjreport.themes import load_theme

from .compared import differences
from .content import Chart, Content, Line, Table
from .pdf import pdf_content
from .word import word_content

THEMES = ("official", "brochure")
QUARTERS = [
    ("2024-Q1", "official"),
    ("2024-H1", "brochure"),
    ("2024-Q1/2024-Q3", "official"),
    ("2024", "official"),
    ("2024", "brochure"),
]
OUTLINES = [("work-report", "brochure"), ("quarterly", "official"), ("monthly", "official")]


def assert_same(document: Document) -> tuple[Content, Content]:
    word = word_content(document.to_bytes("docx"))
    pdf = pdf_content(document.to_bytes("pdf"))
    assert differences(word, pdf) == []
    return word, pdf


def composed(definition: Path, **options: str) -> Document:
    briefing = zj.Briefing.load(definition)
    return briefing.compose(briefing.read()[0], **options)


@pytest.mark.parametrize("theme", THEMES)
def test_the_work_report(theme: str, work_report: Path) -> None:
    word, _ = assert_same(composed(work_report, theme=theme))
    assert len(word.of(Table)) == 2
    assert len(word.of(Chart)) == 9
    assert len([line for line in word.of(Line) if line.contents]) > 15


@pytest.mark.parametrize(("period", "theme"), QUARTERS)
def test_the_quarterly_briefing(period: str, theme: str, checkout: Path) -> None:
    definition = checkout / "examples" / "quarterly" / "briefing.yaml"
    word, _ = assert_same(composed(definition, period=period, theme=theme))
    assert len(word.of(Table)) == 3
    assert len(word.of(Chart)) == 5


@pytest.mark.parametrize(("outline", "theme"), OUTLINES)
def test_a_new_folder(outline: str, theme: str, tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "report"), "--outline", outline]) == 0
    assert_same(composed(tmp_path / "report" / "briefing.yaml", theme=theme))


@pytest.fixture
def scorecard(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The definition of the example of a plug-in, which is there for the test alone."""
    folder = checkout / "examples" / "plugin-scorecard"
    monkeypatch.syspath_prepend(folder)
    section = importlib.import_module("zjreport_scorecard")
    found = next(
        one
        for one in vars(section).values()
        if isinstance(one, type) and getattr(one, "kind", "") == "scorecard"
    )
    load = plugins.sections.load
    monkeypatch.setattr(plugins.sections, "load", lambda name: found if name == "scorecard" else load(name))
    shutil.copytree(folder / "example", tmp_path / "example")
    return tmp_path / "example" / "briefing.yaml"


def test_the_plugin(scorecard: Path) -> None:
    assert_same(composed(scorecard))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("blocks", [BLOCKS, sample_blocks()], ids=["word's sample", "pdf's sample"])
def test_every_block_in_every_shape(blocks: tuple, theme: str) -> None:
    assert_same(Document(tuple(blocks), load_theme(theme), Metadata("标题", "江城市人民政府")))


@pytest.mark.parametrize("theme", THEMES)
def test_notes_at_the_foot(theme: str) -> None:
    noted = Run("增长7%", note=as_runs("按可比价计算。"))
    other = Run("8%", note=as_runs("口径不同。"))
    blocks = (
        Heading(as_runs("总体"), 1, "一、"),
        Paragraph((Run("甲"), noted, Run("，乙"), other, Run("。"))),
        Paragraph(as_runs("其余平稳。")),
    )
    word, _ = assert_same(Document(blocks, load_theme(theme)))
    assert "按可比价计算。" in "".join(line.text for line in word.of(Line))


# -- the comparison itself -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def both(work_report: Path) -> tuple[Content, Content]:
    return assert_same(composed(work_report, theme="official"))


def changed(content: Content, kind: type, change: Callable, place: int = -1) -> Content:
    """The content with one part of a kind changed."""
    parts = list(content.parts)
    places = [number for number, part in enumerate(parts) if isinstance(part, kind)]
    parts[places[place]] = change(parts[places[place]])
    return Content(parts)


def test_a_word_that_differs_is_found(both: tuple[Content, Content]) -> None:
    word, pdf = both
    other = changed(pdf, Line, lambda line: replace(line, text=line.text.replace("。", "！")))
    assert len(differences(word, other)) == 1


def test_a_cell_that_differs_is_found(both: tuple[Content, Content]) -> None:
    word, pdf = both

    def change(table: Table) -> Table:
        first, second, *rest = table.rows
        return Table((first, (*second[:-1], second[-1] + "1"), *rest))

    assert len(differences(changed(word, Table, change), pdf)) == 1
    assert differences(changed(word, Table, lambda table: Table(table.rows[:-1])), pdf)


def test_another_order_is_found(both: tuple[Content, Content]) -> None:
    word, pdf = both
    for place in range(0, len(pdf.parts) - 1, 7):
        parts = list(pdf.parts)
        parts[place : place + 2] = reversed(parts[place : place + 2])
        if [part for part in parts if not isinstance(part, Chart)] != [
            part for part in pdf.parts if not isinstance(part, Chart)
        ]:
            assert differences(word, Content(parts)), place


def test_a_label_that_differs_is_found(both: tuple[Content, Content]) -> None:
    word, pdf = both
    for place in range(len(word.of(Chart))):

        def change(chart: Chart) -> Chart:
            assert chart.shown is not None
            labels = [*chart.shown.labels[:-1], chart.shown.labels[-1] + "9"]
            return replace(chart, shown=replace(chart.shown, labels=labels))

        assert differences(changed(word, Chart, change, place), pdf)
        assert differences(word, changed(pdf, Chart, lambda one: replace(one, text=one.text + "77"), place))
        assert differences(changed(word, Chart, lambda one: replace(one, alt="x"), place), pdf)


def test_what_is_missing_is_found(both: tuple[Content, Content]) -> None:
    word, pdf = both
    for place in range(0, len(word.parts), 9):
        parts = [*word.parts[:place], *word.parts[place + 1 :]]
        assert differences(Content(parts), pdf)
