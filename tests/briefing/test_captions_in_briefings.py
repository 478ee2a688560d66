"""Captions and references from a definition to both outputs: what texts say, and where links lead."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

import zjreport as zj
from zjreport.blocks import Document, Panel
from zjreport.blocks.captions import captions
from zjreport.errors import DefinitionError, TemplateError

Folder = Callable[..., Path]

DEFINITION = """title: 要点
period: 2024
theme: {theme}
{captions}
catalogue: catalogue.csv
data: [data.csv]
sections:
  - kind: narrative
    title: 回顾
    text: '{text}'
  - kind: indicator-table
    title: 主要指标
    id: main
    indicators: [investment, villages]
  - kind: achievements
    title: 更加宜居
    items: ["覆盖率{{{{ coverage | level }}}}"]
    chart: {{chart: column, title: 投资增长, indicators: [investment], id: trend}}
"""
TEXT = '投资见{{ ref("trend") }}，总量见{{ ref("main") }}。'


def definition(text: str = TEXT, captions: str = "captions: numbered", theme: str = "brochure") -> str:
    return DEFINITION.format(text=text, captions=captions, theme=theme)


def composed(path: Path) -> Document:
    briefing = zj.Briefing.load(path)
    data, _ = briefing.read()
    return briefing.compose(data)


@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_texts_say_the_numbers(folder: Folder, theme: str) -> None:
    document = composed(folder(definition(theme=theme)))
    assert "投资见图1，总量见表1。" in document.to_text()
    assert [block.number for block in captions(document.blocks)] == ["表1", "图1"]


def test_nothing_is_numbered_unless_asked_for(folder: Folder) -> None:
    document = composed(folder(definition(text="好。", captions="")))
    assert [block.number for block in captions(document.blocks)] == ["", ""]


def test_a_theme_may_ask_for_numbers_and_a_definition_may_not(folder: Folder) -> None:
    theme = "{base: brochure, layout: {captions: numbered}}"
    assert "投资见图1" in composed(folder(definition(captions="", theme=theme))).to_text()
    with pytest.raises(DefinitionError, match="bears no number"):
        composed(folder(definition(captions="captions: plain", theme=theme)))


def test_an_unknown_name_is_told_with_the_line_of_its_text(folder: Folder) -> None:
    with pytest.raises(DefinitionError) as caught:
        composed(folder(definition(text='见{{ ref("tren") }}。')))
    assert caught.value.code == "reference.unknown"
    assert caught.value.hint == "did you mean “trend”?"
    assert (caught.value.place.line, caught.value.place.section) == (10, "回顾")


def test_a_wrong_manner_of_captions_is_told(folder: Folder) -> None:
    with pytest.raises(DefinitionError, match="captions is “numbred”") as caught:
        zj.Briefing.load(folder(definition(captions="captions: numbred")))
    assert caught.value.hint == "did you mean “numbered”?"


@pytest.mark.parametrize("text", ['{{ ref("") }}', "{{ ref(investment | level) }}"])
def test_references_are_by_name(folder: Folder, text: str) -> None:
    with pytest.raises(TemplateError, match="names no chart") as caught:
        composed(folder(definition(text=text)))
    assert caught.value.code == "template.reference"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "www.a.cn", ""])
def test_links_go_to_addresses_only(folder: Folder, address: str) -> None:
    with pytest.raises(TemplateError) as caught:
        composed(folder(definition(text=f'{{{{ "看" | link("{address}") }}}}')))
    assert caught.value.code == "template.link"


def test_a_link_keeps_its_figures(folder: Folder) -> None:
    document = composed(folder(definition(text='{{ investment | level | link("https://a.cn/图") }}')))
    (figure,) = [figure for figure in document.figures() if figure.text == "1650.5亿元"][:1]
    assert figure.provenance.indicator == "investment"


@pytest.mark.parametrize("theme", ["official", "brochure"])
def test_references_in_pdf_lead_to_their_captions(folder: Folder, theme: str, tmp_path: Path) -> None:
    document = composed(folder(definition(theme=theme)))
    data = document.to_bytes("pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
        links = {str(note.Contents): note.Dest for note in notes if "/Dest" in note}
        assert set(links) == {"图1", "表1"}
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places = {name: (pages[dest[0].objgen], float(dest[3])) for name, dest in links.items()}
        heights = [float(page.MediaBox[3]) for page in pdf.pages]
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    for name, title in (("图1", "投资增长"), ("表1", "主要指标")):
        page, top = places[name]
        box = ["-f", str(page), "-l", str(page), "-x", "0", "-y", str(int(heights[page - 1] - top - 2))]
        words = subprocess.run(
            ["pdftotext", *box, "-W", "2000", "-H", "40", str(file), "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.replace(" ", "")
        assert title in words


def test_a_panels_chart_is_among_the_captions(folder: Folder) -> None:
    document = composed(folder(definition()))
    inner = next(block.chart for block in document.blocks if isinstance(block, Panel))
    assert inner is not None
    assert (inner.id, inner.number) == ("trend", "图1")
