"""Digits at the ticks of a scale are printed, and so they are traced."""

from __future__ import annotations

import io
from decimal import Decimal

import pdfplumber

from zjreport.blocks import Chart, Document
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import Measure, Provenance, as_runs, digit_groups
from zjreport.themes import load_theme


def _document(points: int, theme: str, span: str = "full") -> Document:
    values = [Decimal(number * 37 % 101 + 400) for number in range(points)]
    series = Series(
        as_runs("产量"),
        tuple(Point(value, str(value), Provenance("output", Measure.LEVEL, str(value))) for value in values),
    )
    names = tuple(as_runs("甲乙丙丁戊己庚辛壬癸"[number % 10]) for number in range(points))
    spec = ChartSpec("line", names, (series,), as_runs("产量"))
    return Document((Chart(spec, span=span),), load_theme(theme))  # type: ignore[arg-type]


def test_a_chart_with_all_labels_prints_no_ticks() -> None:
    assert {figure.provenance.measure for figure in _document(6, "official").figures()} == {Measure.LEVEL}


def test_every_digit_of_a_crowded_chart_is_traced() -> None:
    for theme in ("official", "brochure"):
        for span in ("full", "half"):
            document = _document(30, theme, span)
            with pdfplumber.open(io.BytesIO(document.to_bytes("pdf"))) as pdf:
                printed = {
                    group
                    for page in pdf.pages
                    for word in page.extract_words()
                    for group in digit_groups(word["text"])
                }
            traced = {group for figure in document.figures() for group in digit_groups(figure.text)}
            assert len(printed) > 3
            assert printed - {"1"} <= traced
