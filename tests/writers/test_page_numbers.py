"""Where numbers begin, first pages without one, and running headers: in Word by sections, in PDF by pages."""

from __future__ import annotations

import io
import zipfile

import pdfplumber
import pytest
from lxml import etree

from zjreport.blocks import Contents, Cover, Document, Heading, Metadata, PageBreak, Paragraph
from zjreport.runs import as_runs
from zjreport.themes import load_theme

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TITLE, OFFICE = "江城市经济运行简报", "江城市统计局"
COVER = (Cover(as_runs(TITLE), organisation=as_runs(OFFICE)), Contents(as_runs("目录")))
LONG = Paragraph(as_runs("全市经济运行总体平稳、稳中有进，质量效益持续改善，目标任务完成情况符合预期。" * 40))
TEXT = (
    Heading(as_runs("总体情况"), number="一、"),
    LONG,
    PageBreak(),
    Heading(as_runs("下一步"), number="二、"),
    LONG,
)
THEMES = pytest.mark.parametrize("base", ["official", "brochure"])


def document(base, *blocks, page=(), layout=()):
    theme = load_theme({"base": base, "page": dict(page), "layout": dict(layout)})
    return Document(tuple(blocks), theme, Metadata(TITLE, OFFICE))


def margins(made) -> list[tuple[str, str]]:
    """The texts above and below the text block of every page of the PDF."""
    paper = made.theme.page
    found = []
    with pdfplumber.open(io.BytesIO(made.to_bytes("pdf"))) as pdf:
        for page in pdf.pages:
            head = page.crop((0, 0, page.width, paper.top * 72 / 25.4 - 1))
            foot = page.crop((0, page.height - paper.bottom * 72 / 25.4 + 1, page.width, page.height))
            found.append(tuple("".join((part.extract_text() or "").split()) for part in (head, foot)))
    return found


def numbers(made) -> list[str]:
    """What of the feet of the PDF's pages are numbers."""
    return ["".join(sign for sign in foot if sign.isdigit()) for _, foot in margins(made)]


def sections(made) -> list[dict[str, str]]:
    """Of each section of the Word file the texts of its headers and footers by part and kind, its start."""
    with zipfile.ZipFile(io.BytesIO(made.to_bytes("docx"))) as file:
        relations = etree.fromstring(file.read("word/_rels/document.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        found = []
        for section in etree.fromstring(file.read("word/document.xml")).iter(f"{W}sectPr"):
            said = {}
            for one in section.iter(f"{W}headerReference", f"{W}footerReference"):
                target = targets[one.get(f"{R}id")].removeprefix("/word/")
                part = etree.fromstring(file.read(f"word/{target}"))
                kind = f"{etree.QName(one).localname[:6]} {one.get(f'{W}type')}"
                said[kind] = "".join(text.text for text in part.iter(f"{W}t"))
            start = section.find(f"{W}pgNumType")
            said["start"] = "" if start is None else start.get(f"{W}start")
            said["first"] = "apart" if section.find(f"{W}titlePg") is not None else ""
            found.append(said)
    return found


@THEMES
def test_by_default_every_page_is_counted_and_bears_its_number_but_a_cover_in_colour(base):
    made = document(base, *COVER, *TEXT)
    counted = numbers(made)
    assert counted[1:] == [str(number) for number in range(2, len(counted) + 1)]
    assert all(not section["start"] and not section["first"] for section in sections(made))


@THEMES
def test_numbers_begin_with_the_text(base):
    made = document(base, *COVER, *TEXT, page={"number_start": "text"})
    assert numbers(made) == ["", "", *(str(number) for number in range(1, len(numbers(made)) - 1))]
    front, text = sections(made)[-2:]
    assert "1" not in front["footer default"]
    assert "1" in text["footer default"]
    assert (front["start"], text["start"]) == ("", "1")


@THEMES
def test_the_contents_name_the_pages_that_are_printed(base):
    short = Paragraph(as_runs("全市经济运行总体平稳。"))
    text = (
        Heading(as_runs("总体情况"), number="一、"),
        short,
        PageBreak(),
        Heading(as_runs("下一步"), number="二、"),
    )
    made = document(base, *COVER, *text, short, page={"number_start": "text"})
    with zipfile.ZipFile(io.BytesIO(made.to_bytes("docx"))) as file:
        lines = etree.fromstring(file.read("word/document.xml")).iter(f"{W}p")
        styled = [
            (line.find(f"{W}pPr/{W}pStyle"), "".join(t.text for t in line.iter(f"{W}t"))) for line in lines
        ]
    entries = [said for style, said in styled if style is not None and style.get(f"{W}val") == "TOC1"]
    assert [entry[-1] for entry in entries] == ["1", "2"]
    with pdfplumber.open(io.BytesIO(made.to_bytes("pdf"))) as pdf:
        words = [word["text"] for word in pdf.pages[1].extract_words()]
    assert [word[-1] for word in words if word[-1].isdigit()] == ["1", "2"]


def test_the_text_begins_on_a_right_hand_page_where_sides_differ():
    made = document("official", COVER[0], PageBreak(), *TEXT, page={"number_start": "text"})
    assert numbers(made)[:4] == ["", "", "1", "2"]


@THEMES
def test_the_first_page_may_bear_no_number(base):
    made = document(base, *TEXT, page={"first_number": "no"})
    assert numbers(made)[:3] == ["", "2", "3"]
    (section,) = sections(made)
    assert section["first"] == "apart"
    assert "1" not in section["footer first"]
    assert "1" in section["footer default"]


def test_a_cover_in_colour_is_the_first_page_and_the_next_one_keeps_its_number():
    made = document("brochure", *COVER, *TEXT, page={"first_number": "no"})
    assert numbers(made)[:3] == ["", "2", "3"]
    assert not any(section["first"] for section in sections(made))


@THEMES
def test_the_running_header_has_the_title_on_all_pages_but_the_first(base):
    made = document(base, *TEXT, layout={"header": "title"})
    heads, feet = zip(*margins(made), strict=True)
    assert heads == ("", *[TITLE] * (len(heads) - 1))
    assert not any(TITLE in foot for foot in feet)
    (section,) = sections(made)
    kinds = {"header default", *({"header even"} if base == "official" else ())}
    assert {kind for kind, said in section.items() if said == TITLE} == kinds
    assert "1" in section["footer first"]


@THEMES
def test_behind_a_cover_every_page_has_the_running_header(base):
    made = document(
        base, *COVER, *TEXT, page={"number_start": "text", "first_number": "no"}, layout={"header": "title"}
    )
    heads = [head for head, _ in margins(made)]
    assert heads[1:] == [TITLE] * (len(heads) - 1)
    assert sections(made)[-1]["header first"] == TITLE
