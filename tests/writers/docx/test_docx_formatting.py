"""Looks are styles: what paragraphs, runs and tables say themselves is on a short list with reasons."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from zjreport import build
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# What each sort of properties may hold, and why a style cannot say it.
ALLOWED = {
    "pPr": {
        "pStyle": "the style",
        "numPr": "which list counts the paragraph, and that none does",
        "ind": "with a list alone: the style's goes with the list, or gives way to the list's",
        "keepNext": "rows and lines that stay with what follows them here",
        "sectPr": "the end of a section",
    },
    "rPr": {"rStyle": "the style", "rFonts": "the hint that a shared sign is Chinese"},
    "tblPr": {
        "tblStyle": "the style",
        "tblpPr": "the imprint's place on its page",
        "tblW": "the width",
        "tblLayout": "that columns are fixed",
        "tblLook": "which parts of the style count",
        "tblCaption": "what a screen reader says",
        "tblDescription": "what a screen reader says",
    },
    "trPr": {"cantSplit": "rows stay whole", "tblHeader": "header rows", "trHeight": "rows of the layout"},
    "tcPr": {
        "tcW": "the width",
        "gridSpan": "titles over columns",
        "vMerge": "titles over rows",
        "tcBorders": "rules by the row's sort: table styles know one header row and no group rows",
        "shd": "fills by the row's sort",
        "tcMar": "figures on their points, indents of parts, titles closer to each other than cells",
        "vAlign": "where text stands in its cell",
    },
}


def parts(data: bytes):
    """The parts that hold text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith(("word/document", "word/header", "word/footer", "word/footnotes")):
                yield etree.fromstring(archive.read(name))


def strays(data: bytes) -> set[str]:
    """What is said without a style."""
    found = set()
    for part in parts(data):
        for sort, allowed in ALLOWED.items():
            for properties in part.iter(f"{W}{sort}"):
                names = {etree.QName(child).localname for child in properties}
                found |= {f"{sort}: {name}" for name in names - allowed.keys()}
        for paragraph in part.iter(f"{W}p"):
            if paragraph.find(f"{W}pPr/{W}pStyle") is None:
                found.add("a paragraph without a style")
        for fonts in part.iter(f"{W}rFonts"):
            if set(fonts.attrib) != {f"{W}hint"}:
                found.add("a face of a run's own")
        for indents in part.iter(f"{W}ind"):
            if indents.getparent().find(f"{W}numPr/{W}numId") is None:
                found.add("an indent of a paragraph's own")
    return found


def test_every_block_is_set_by_styles(sample):
    assert strays(DocxWriter().write(sample)) == set()


@pytest.mark.parametrize("theme", ["official", "brochure"])
@pytest.mark.parametrize("example", ["work-report", "quarterly"])
@pytest.mark.filterwarnings("ignore::zjreport.ZjreportWarning")
def test_the_examples_are_set_by_styles(checkout, example, theme, tmp_path):
    definition = checkout / "examples" / example / "briefing.yaml"
    (path,) = build(definition, out=tmp_path, formats=("docx",), theme=theme)
    assert strays(path.read_bytes()) == set()


def test_every_style_that_is_used_is_there_and_has_faces_for_both_scripts(sample, read):
    data = DocxWriter().write(sample)
    sheet = read(data).part("word/styles.xml")
    styles = {style.get(f"{W}styleId"): style for style in sheet.iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for part in parts(data)
        for element in part.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    assert used <= styles.keys()
    for fonts in sheet.iter(f"{W}rFonts"):
        assert fonts.get(f"{W}eastAsia")
        assert fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi")
    assert sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}eastAsia") == "zh-CN"
