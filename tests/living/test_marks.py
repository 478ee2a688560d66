"""Every figure of a Word file is marked, and the marks show nowhere."""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.living.conftest import EXAMPLES, THEMES, Example, W, controls, packed, parts_of, words_of
from zjreport.blocks import Block, Chart, Document, Metadata, Panel, Paragraph
from zjreport.blocks.primitives import figures_of
from zjreport.runs import Measure, Provenance, Run
from zjreport.themes import load_theme
from zjreport.writers.docx.draft import Draft
from zjreport.writers.docx.marks import figure_format, sort_of_mark
from zjreport.writers.docx.record import Record, read_record

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MENTIONS = (Measure.NAME, Measure.SCALE, Measure.PERIOD, Measure.TYPED)

each_example = pytest.mark.parametrize("name", EXAMPLES)
each_theme = pytest.mark.parametrize("theme", THEMES)


def without_drawing(value: Any) -> Iterator[str]:
    """The printed figures of a block, without those that are drawn in a chart."""
    if isinstance(value, Panel) and value.chart:
        for part in ("kicker", "title", "cards", "chart", "groups"):
            yield from without_drawing(getattr(value, part))
    elif isinstance(value, Chart):
        yield from without_drawing(value.spec.title)
        yield from without_drawing(value.source)
    else:
        yield from (text for text, proof in figures_of(value) if proof.measure not in MENTIONS)


def number_of(control: etree._Element) -> int:
    """The number in the tag of a control."""
    return int(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val").partition("|")[0].removeprefix("zjr:"))


def record_in(word: bytes) -> Record:
    return read_record(etree.fromstring(parts_of(word)["customXml/item1.xml"]))


@each_example
@each_theme
def test_every_figure_is_marked_in_reading_order(
    example: Callable[[str], Example], name: str, theme: str
) -> None:
    found = example(name)
    printed = [text for block in found.document(theme).blocks for text in without_drawing(block)]
    root = etree.fromstring(parts_of(found.word(theme))["word/document.xml"])
    assert printed
    assert [words_of(control) for control in controls(root, "zjr:")] == printed
    texts = {mark.number: mark.text for mark in record_in(found.word(theme)).figures}
    assert [texts[number_of(control)] for control in controls(root, "zjr:")] == printed
    assert sorted(texts) == list(range(1, len(printed) + 1))


@each_example
@each_theme
def test_marks_are_such_as_word_takes(example: Callable[[str], Example], name: str, theme: str) -> None:
    root = etree.fromstring(parts_of(example(name).word(theme))["word/document.xml"])
    ids = []
    for control in controls(root, "zjr:"):
        properties = control.find(f"{W}sdtPr")
        values = {child.tag: child.get(f"{W}val") or child.get(f"{W15}val") for child in properties}
        assert list(values) == [f"{W}alias", f"{W}tag", f"{W}id", f"{W15}appearance"]
        assert values[f"{W15}appearance"] == "hidden"
        assert 0 < len(values[f"{W}alias"].encode("utf-16-le")) <= 128
        assert len(values[f"{W}tag"].encode("utf-16-le")) <= 128
        start, run, end = control.find(f"{W}sdtContent")
        assert start.get(f"{W}name") == f"_zjr{number_of(control):05d}"
        assert (run.tag, end.get(f"{W}id")) == (f"{W}r", start.get(f"{W}id"))
        ids.append(values[f"{W}id"])
    assert len(set(ids)) == len(ids)
    marks = [start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks)
    assert all(len(mark) <= 40 for mark in marks)


def test_a_tag_says_what_the_figure_is(example: Callable[[str], Example]) -> None:
    root = etree.fromstring(parts_of(example("quarterly").word())["word/document.xml"])
    first = controls(root, "zjr:1|")[0]
    assert first.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == "zjr:1|gdp|江州市|2024-Q1|level|.2亿元"
    assert first.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == "gdp 数值 2024-Q1 江州市"


@each_example
def test_tables_and_charts_are_marked(example: Callable[[str], Example], name: str) -> None:
    found = example(name)
    root = etree.fromstring(parts_of(found.word())["word/document.xml"])
    marks = [
        mark for start in root.iter(f"{W}bookmarkStart") if (mark := sort_of_mark(start.get(f"{W}name")))
    ]
    record = record_in(found.word())
    charts = [start for start in root.iter(f"{W}bookmarkStart") if "_zjrc" in start.get(f"{W}name")]
    assert [number for sort, number in marks if sort == "t"] == [mark.number for mark in record.tables]
    assert [number for sort, number in marks if sort == "c"] == [mark.number for mark in record.charts]
    assert all(start.getnext().find(f"{W}drawing") is not None for start in charts)
    assert len(record.charts) == len(list(root.iter(f"{W}drawing"))) - decorations(root)
    assert all(mark.rows for mark in record.tables)


def decorations(root: etree._Element) -> int:
    """Drawings that are no charts: shapes behind the text."""
    return sum(1 for drawing in root.iter(f"{W}drawing") if drawing[0].tag.endswith("}anchor"))


def test_marks_change_nothing_that_is_seen(
    example: Callable[[str], Example],
    libreoffice: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = example("quarterly").document("official")
    marked = document.to_bytes("docx")
    monkeypatch.setattr(Draft, "marked", lambda self, run, content: content)
    plain = document.to_bytes("docx")
    assert not list(controls(etree.fromstring(parts_of(plain)["word/document.xml"]), "zjr:"))
    bodies = [words_of(etree.fromstring(parts_of(word)["word/document.xml"])) for word in (marked, plain)]
    assert bodies[0] == bodies[1]
    (tmp_path / "marked.docx").write_bytes(in_one_script(marked))
    (tmp_path / "plain.docx").write_bytes(in_one_script(plain))
    pages = [laid_out(libreoffice(tmp_path / f"{name}.docx", "pdf")) for name in ("marked", "plain")]
    assert pages[0] == pages[1]


def in_one_script(word: bytes) -> bytes:
    """The file with a Chinese sign for every Latin letter and digit.

    LibreOffice sets no gap between Chinese and Latin signs at the edge of a control, where Word sets one:
    the lines of figures break elsewhere for that, whatever the marks do.
    """
    parts = parts_of(word)
    root = etree.fromstring(parts["word/document.xml"])
    for text in root.iter(f"{W}t"):
        text.text = re.sub("[!-~]", "数", text.text or "")
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def laid_out(pdf: Path) -> list[list[str]]:
    """The lines of each page of a PDF, without the spaces between signs."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    return [["".join(line.split()) for line in page.splitlines()] for page in text.split("\f")]


def test_formats_say_how_figures_are_printed() -> None:
    assert figure_format("6.3%") == ".1%"
    assert figure_format("1,650.25亿元") == ".2亿元"
    assert figure_format("60余条") == ".0余条"
    assert figure_format("四连增") == "四连增"


signs = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=25)
@given(indicator=signs, area=signs, period=signs, raw=signs, text=st.text("0123456789.%亿元", min_size=1))
def test_whatever_data_say_the_record_says_it_again(
    indicator: str, area: str, period: str, raw: str, text: str
) -> None:
    proof = Provenance(indicator, Measure.LEVEL, raw, "亿元", area, period)
    blocks: tuple[Block, ...] = (Paragraph((Run("达"), Run(text, provenance=proof), Run("。"))),)
    word = Document(blocks, load_theme("official"), Metadata("报告")).to_bytes("docx")
    root = etree.fromstring(parts_of(word)["word/document.xml"])
    for control in controls(root):
        for name in ("alias", "tag"):
            assert len(control.find(f"{W}sdtPr/{W}{name}").get(f"{W}val").encode("utf-16-le")) <= 128
    figures = record_in(word).figures
    if figures:
        again = figures[0].provenance
        said = (again.indicator, again.area, again.period)
        assert [shown(value) for value in said] == [shown(value) for value in (indicator, area, period)]


def shown(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())


def test_a_record_is_small_and_the_same_twice(example: Callable[[str], Example]) -> None:
    found = example("quarterly")
    again = found.briefing.compose(found.data, theme="official").to_bytes("docx")
    assert again == found.word()
    packed = len(zlib.compress(parts_of(found.word())["customXml/item1.xml"]))
    assert packed < len(found.word()) / 4
