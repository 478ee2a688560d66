"""Callouts in Word: the same sentence, figure and source as in PDF."""

from __future__ import annotations

import io
from zipfile import ZipFile

import docx
import pytest

from zjreport.blocks import Callout, Card, Document, Metadata, Paragraph
from zjreport.runs import as_runs
from zjreport.themes import load_theme

CARD = Card(as_runs("净增单位"), as_runs("1412"), as_runs("家"), as_runs("创历史新高"))


@pytest.mark.parametrize("name", ["official", "brochure"])
@pytest.mark.parametrize("card", [CARD, None])
def test_a_callout_says_all_it_holds(name: str, card: Card | None) -> None:
    block = Callout(as_runs("发展底气更足"), card, as_runs("市统计局"))
    document = Document((block, block, Paragraph(as_runs("下文"))), load_theme(name), Metadata())
    data = document.to_bytes("docx")
    assert docx.Document(io.BytesIO(data)).paragraphs
    with ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
    for text in ("发展底气更足", "市统计局", *(("净增单位", "1412", "创历史新高") if card else ())):
        assert body.count(text) == 2


def test_a_callout_has_a_style_of_its_own() -> None:
    document = Document((Callout(as_runs("一句")),), load_theme("brochure"), Metadata())
    styles = docx.Document(io.BytesIO(document.to_bytes("docx"))).styles
    assert any("要点" in style.name for style in styles)
