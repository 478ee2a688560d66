"""Pages in the contents: what is set again, left out or put at the foot of a page counts."""

from __future__ import annotations

import re

from zjreport.blocks import Cell, Column, Contents, Document, Heading, Paragraph, Row, Table
from zjreport.runs import Run, as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages(read, *blocks, theme="official"):
    """The pages that the contents show, in order."""
    file = read(DocxWriter().write(Document((Contents(levels=4), *blocks), load_theme(theme))))
    texts = "".join(
        f"〈{n.text}〉" if n.tag == f"{W}instrText" else n.text or ""
        for n in file.body.iter(f"{W}instrText", f"{W}t")
    )
    return [int(page) for page in re.findall(r"〈 PAGEREF [^〉]*〉(\d+)", texts)]


def heading(text="末节"):
    return Heading(as_runs(text), 1)


def lines(count):
    return [Paragraph(as_runs("行")) for _ in range(count)]


def test_a_page_of_the_grid_holds_its_lines(read):
    assert pages(read, *lines(21), heading()) == [2]
    assert pages(read, *lines(22), heading()) == [3]


def test_footnotes_take_room_from_their_page(read):
    noted = Paragraph((Run("行", note=as_runs("注")),))
    assert pages(read, *lines(17), heading(), noted) == [2]
    assert pages(read, noted, *lines(20), heading(), Paragraph(as_runs("行"))) == [3]


def test_headers_that_are_set_again_count(read):
    def made(header):
        rows = tuple(Row((Cell(as_runs(str(number))),)) for number in range(120))
        return pages(read, Table((Column(header),), rows), heading())[0]

    assert made("指标" * 200) > made("指标")


def test_a_turned_page_is_lower(read):
    def made(side):
        rows = tuple(Row((Cell(as_runs(str(number))),)) for number in range(60))
        return pages(read, Table((Column("指标"),), rows, orientation=side), heading())[0]

    assert made("landscape") > made("portrait")


def test_rules_between_rows_count(read):
    """A page ends within a row's height of the heading: LibreOffice sets it on the same pages."""

    def made(count):
        rows = tuple(Row((Cell(as_runs(str(number))),)) for number in range(count))
        return pages(read, Table((Column("指标"),), rows), heading(), theme="brochure")

    assert [made(34), made(35)] == [[2], [3]]
