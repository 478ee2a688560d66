"""Bookmarks and contents lead to the heading itself, on the page that they print."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pdfplumber
import pikepdf
import pytest

from zjreport.blocks import Contents, Document, Heading, Metadata, Panel, PanelGroup, Paragraph
from zjreport.blocks.contents import entries
from zjreport.blocks.primitives import ListItem
from zjreport.runs import as_runs, text_of
from zjreport.themes import Theme

_FILLING = Paragraph(as_runs("全市上下坚持稳中求进工作总基调，经济平稳运行，社会和谐稳定。" * 9))
_BLOCKS = (
    Contents(levels=3),
    Heading(as_runs("甲𬭎镇的工作"), 1, "一、"),
    _FILLING,
    Heading(as_runs("乙项"), 2, "（一）"),
    *[_FILLING] * 4,
    Heading(as_runs("丙目"), 3, "1."),
    _FILLING,
    Panel(as_runs("丁板块"), (PanelGroup((ListItem(as_runs("新建5处。")),)),), number="（二）"),
    *[_FILLING] * 5,
    Heading(as_runs("戊部分"), 1, "二、"),
    _FILLING,
)


@pytest.fixture
def data(theme: Theme) -> bytes:
    return Document(_BLOCKS, theme, Metadata("导航")).to_bytes("pdf")


def walked(items: list[pikepdf.OutlineItem], level: int = 1) -> Iterator[tuple[int, pikepdf.OutlineItem]]:
    for item in items:
        yield level, item
        yield from walked(item.children, level + 1)


def test_bookmarks_are_the_headings_at_their_levels(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        found = [(level, item.title) for level, item in walked(outline.root)]
    assert found == [(entry.level, text_of(entry.runs)) for entry in entries(_BLOCKS)]
    assert (1, "一、甲𬭎镇的工作") in found


def test_every_destination_is_just_above_its_heading(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdfplumber.open(io.BytesIO(data)) as read:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            places = [(item.title, item.destination) for _, item in walked(outline.root)]
        links = [(str(note.Contents), note.Dest) for page in pdf.pages for note in page.get("/Annots", ())]
        assert [title for title, _ in places] == [title for title, _ in links]
        pages = set()
        for title, (page, kind, _, top, _) in places + links:
            assert str(kind) == "/XYZ"
            number = numbers[page.objgen]
            pages.add(number)
            chars = read.pages[number].chars
            text = "".join(char["text"] for char in chars)
            own = title.split("、")[-1].split("）")[-1].split(".")[-1]
            first = chars[text.index(own)]
            above = float(top) - (float(read.pages[number].height) - first["top"])
            # A band begins above its text.
            assert 0 < above < 45, (title, above)
        assert len(pages) > 2


def test_the_contents_print_the_pages_that_they_lead_to(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdfplumber.open(io.BytesIO(data)) as read:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        links = [note for page in pdf.pages for note in page.get("/Annots", ())]
        page = read.pages[0]
        for note in links:
            left, bottom, right, top = (float(edge) for edge in note.Rect)
            line = page.crop((left, page.height - top, right, page.height - bottom))
            printed = "".join(char["text"] for char in sorted(line.chars, key=lambda char: char["x0"]))
            assert printed.replace(" ", "") == f"{note.Contents}{numbers[note.Dest[0].objgen]}"
