"""Figures that have lost their marks, found again by their text: never in names, never by bare digits."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.living.conftest import W
from zjreport.living.figures import find_figures
from zjreport.living.paragraphs import Paragraph
from zjreport.runs import Measure, Provenance
from zjreport.writers.docx.marks import FigureMark
from zjreport.writers.docx.record import ParagraphMark, Record


def _paragraph(text: str, kind: str) -> Paragraph:
    element = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>{text}</w:t></w:r></w:p>')
    return Paragraph(1, "word/document.xml", element, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "text", "kind", "found"),
    [
        ("2.5", "细颗粒物（PM2.5）", "cell", False),
        ("2.5", "细颗粒物2.5", "body", False),
        ("2.5", "2.5", "cell", True),
        ("-2.5", "-2.5", "cell", True),
        ("2.5%", "同比增长2.5%", "body", True),
        ("2.5%", "PM2.5%", "body", False),
        ("2.5%", "同比增长12.5%", "body", False),
        ("35万个", "新建5G基站35万个", "body", True),
    ],
)
def test_a_figure_is_found_by_its_unit_and_not_in_a_name(
    figure: str, text: str, kind: str, found: bool
) -> None:
    mark = FigureMark(1, figure, Provenance("investment", Measure.GROWTH, "2.5"))
    record = Record("", (mark,), (ParagraphMark((1,), ("", "")),), (), ())
    outcome = find_figures([_paragraph(text, kind)], record)
    assert bool(outcome.unmarked) is found
    assert outcome.removed == (() if found else (1,))
