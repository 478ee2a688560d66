"""The text of finished files, read without zjreport."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

__all__ = [
    "pdf_text",
    "sentences_of",
    "without_notes",
    "word_captions",
    "word_cells",
    "word_notes",
    "word_paragraphs",
]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGE_NUMBER = re.compile(r"^\s*[—-]\s*\d+\s*[—-]\s*$", re.MULTILINE)
_MARK = re.compile("[①-⑳]")
_CAPTION, _REFERENCE = re.compile(r"^[图表]\d+\s+"), re.compile(r"(见[图表])\d+")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")


def _body(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def _text(paragraph: etree._Element) -> str:
    signs = paragraph.iter(f"{_W}t", f"{_W}noBreakHyphen")
    return "".join("-" if sign.tag != f"{_W}t" else sign.text or "" for sign in signs)


def word_paragraphs(path: Path) -> list[str]:
    """The paragraphs of a Word file in order, but for those of the tables; captions are not numbered."""
    texts = []
    for paragraph in _body(path).iter(f"{_W}p"):
        if not any(_is_main(table) for table in paragraph.iterancestors(f"{_W}tbl")):
            text = _CAPTION.sub("", _text(paragraph).strip())
            texts.append(_REFERENCE.sub(r"\1", text))
    return [text for text in texts if text]


def word_topics(path: Path) -> list[str]:
    """The topics of a Word file in running text, whose numbers Word counts: （一） is the second level."""
    numbered = (
        paragraph
        for paragraph in _body(path).iter(f"{_W}p")
        if any(level.get(f"{_W}val") == "1" for level in paragraph.iterfind(f"{_W}pPr/{_W}numPr/{_W}ilvl"))
    )
    return [_text(paragraph).strip() for paragraph in numbered]


def word_notes(path: Path) -> list[str]:
    """The footnotes of a Word file, without their marks and blanks."""
    with zipfile.ZipFile(path) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    return [text for note in notes if (text := "".join(_text(note).split()))]


def without_notes(text: str, notes: list[str]) -> str:
    """A text without blanks and footnotes, which stand between the lines of a sentence where a page ends."""
    text = "".join(text.split())
    for note in notes:
        assert text.count(note) == 1, note
        text = re.sub(f"[①-⑳]{re.escape(note)}", "", text)
    return _MARK.sub("", text)


def _is_main(table: etree._Element) -> bool:
    return _text(table).startswith(("指标", "地区"))


def word_captions(path: Path) -> list[str]:
    """The numbered captions of a Word file, and the words that refer to one."""
    texts = [_text(paragraph).strip() for paragraph in _body(path).iter(f"{_W}p")]
    return [text for text in texts if _CAPTION.match(text) or _REFERENCE.search(text)]


def word_cells(path: Path) -> list[list[list[str]]]:
    """Each table of a Word file as rows of cell texts."""
    return [
        [
            ["".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc")]
            for row in table.iter(f"{_W}tr")
        ]
        for table in _body(path).iter(f"{_W}tbl")
    ]


def pdf_text(path: Path, *, as_set: bool = False) -> str:
    """The text of a PDF file without page numbers: in reading order, or ``as_set`` on its pages."""
    order = "-layout" if as_set else "-raw"
    command = ["pdftotext", order, str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    return _PAGE_NUMBER.sub("", text)


def sentences_of(paragraph: str) -> list[str]:
    """The sentences of a paragraph, each with its stop."""
    return [found.strip() for found in _SENTENCE.findall(paragraph) if found.strip()]
