"""Charts: described, titles and sources as text, crisp where they are pictures."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace

from matplotlib.figure import Figure
from PIL import Image

from zjreport.blocks import Chart
from zjreport.charts import FigureSpec
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_PER_INCH = 914400


def test_every_chart_has_a_description(sample, read):
    charts = [block for block in sample.blocks if isinstance(block, Chart)]
    file = read(DocxWriter().write(sample))
    inlines = list(file.body.iter(f"{WP}inline"))
    assert [inline.find(f"{WP}docPr").get("descr") for inline in inlines] == [c.spec.alt for c in charts]


def test_pictures_are_crisp_and_not_stretched(sample, read):
    theme = load_theme({"base": sample.theme.name, "layout": {"word-charts": "picture"}})
    file = read(DocxWriter().write(replace(sample, theme=theme)))
    for inline in file.body.iter(f"{WP}inline"):
        relation = next(inline.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")).get(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
        )
        image = Image.open(io.BytesIO(file.word.part.related_parts[relation].blob))
        extent = inline.find(f"{WP}extent")
        width, height = (int(extent.get(side)) / EMU_PER_INCH for side in ("cx", "cy"))
        assert image.width / width >= 220
        assert abs(image.width / image.height - width / height) < 0.02


def test_half_charts_stand_side_by_side(sample, read):
    file = read(DocxWriter().write(sample))
    rows = [row for row in file.body.iter(f"{W}tr") if len(list(row.iter(f"{WP}inline"))) == 2]
    assert len(rows) == 1


def test_no_chart_no_matplotlib():
    code = (
        "import sys\n"
        "from zjreport.blocks import Document, Paragraph\n"
        "from zjreport.runs import as_runs\n"
        "from zjreport.themes import load_theme\n"
        "Document((Paragraph(as_runs('正文')),), load_theme('brochure')).to_bytes('docx')\n"
        "sys.exit('matplotlib' in sys.modules or 'reportlab' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_figure_of_ones_own_is_a_picture_in_its_own_proportions(make, read):
    figure = Figure(figsize=(6, 3))
    figure.subplots().plot([1, 2])
    spec = FigureSpec(figure, "两点连成一线", as_runs("示意图"))
    file = read(DocxWriter().write(make(Chart(spec, number="图1"))))
    (inline,) = file.body.iter(f"{WP}inline")
    assert inline.find(f"{WP}docPr").get("descr") == "两点连成一线"
    extent = inline.find(f"{WP}extent")
    assert abs(int(extent.get("cx")) / int(extent.get("cy")) - 2) < 0.01
