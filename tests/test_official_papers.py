"""Official papers as LibreOffice sets their Word files: the imprint at the foot of the last page."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber

from tests.office import Office
from zjreport.blocks import Block, CopyLine, Document, Imprint, Masthead, Metadata, Paragraph, Signature
from zjreport.runs import as_runs
from zjreport.themes import load_theme

POINTS = 72 / 25.4
TEXT = Paragraph(
    as_runs("全市上下坚持稳中求进工作总基调，经济运行总体平稳，生产需求稳中有升，民生保障有力有效。" * 3)
)
HEAD = Masthead(
    as_runs("经济运行简报"),
    as_runs("第3期"),
    as_runs("统计局"),
    as_runs("2024年4月20日"),
    title=as_runs("全市经济平稳"),
)
SIGNED = Signature((as_runs("江城市统计局"),), as_runs("2024年4月20日"))
IMPRINT = Imprint(
    (
        CopyLine(
            "抄送", as_runs("市委各部门，市人大常委会办公室，市政协办公室，市法院，市检察院，各人民团体。")
        ),
    ),
    as_runs("江城市统计局办公室"),
    as_runs("2024年4月20日印发"),
)


def paper(paragraphs: int) -> Document:
    blocks: tuple[Block, ...] = (HEAD, *[TEXT] * paragraphs, SIGNED, IMPRINT)
    return Document(blocks, load_theme("official"), Metadata("题"))


def test_libreoffice_sets_the_imprint_at_the_foot_of_the_last_page(office: Office, tmp_path: Path) -> None:
    """With text that ends at the head, in the middle and at the foot of a page."""
    names = [paper(count).save(tmp_path / f"{count}.docx") for count in (1, 2, 3, 6, 7, 8)]
    for name in office.convert(*names, form="pdf", out=tmp_path):
        with pdfplumber.open(io.BytesIO(name.read_bytes())) as pdf:
            *others, last = pdf.pages
            assert not any("印发" in page.extract_text() for page in others), name
            words = last.extract_words()
            # Text of 14 pt is the imprint's or the page's number.
            top = min(word["top"] for word in words if word["text"].startswith("抄送"))
            foot = max(word["bottom"] for word in words if "印发" in word["text"])
            assert 255 * POINTS < foot < 263 * POINTS, name
            above = [word["bottom"] for word in words if word["top"] < top - 1]
            assert not above or max(above) <= top + 1, name
            if len(others) == 0 or above:
                assert "统计局" in last.extract_text(), name
