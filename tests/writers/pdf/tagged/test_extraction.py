"""What programs take out of the file is what was meant: no blanks, no other signs."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest

from zjreport.blocks import Document, Metadata, Paragraph
from zjreport.runs import as_runs
from zjreport.themes import Theme
from zjreport.writers.pdf.typesetting.characters import Kind
from zjreport.writers.pdf.typesetting.gaps import wide_gaps

Make = Callable[..., Document]

TEXT = (
    "全年规模以上工业增加值增长7.2%，比上年加快1.4个百分点；社会消费品零售总额1650.2亿元、增长6.6%；一般公共预算"
    "收入318.5亿元，居全省第7位。AI、5G等场景拓展至48,652.37万平方米，新增国家级专精特新“小巨人”企业31家，"
    "总数达到126家，𬭎溪镇完成投资12.5亿元，占比63%～68%，1—2月增长−3.2%，PM2.5年均浓度下降7.4%。"
)


def extracted(data: bytes, path: Path, *options: str) -> str:
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True)
    # Feet of pages: — 1 —, or the number alone.
    return re.sub(r"(— ?)?\d+( ?—)?\n*\f", "", done.stdout)


@pytest.mark.parametrize("options", [(), ("-raw",)])
def test_a_justified_paragraph_comes_back_as_it_was(
    theme: Theme, tmp_path: Path, options: tuple[str, ...]
) -> None:
    data = Document((Paragraph(as_runs(TEXT * 2)),), theme, Metadata()).to_bytes("pdf")
    assert extracted(data, tmp_path / "text.pdf", *options).replace("\n", "") == TEXT * 2


def test_another_program_reads_no_blanks_either(theme: Theme) -> None:
    data = Document((Paragraph(as_runs(TEXT * 2)),), theme, Metadata()).to_bytes("pdf")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        text = pdf.pages[0].extract_text().replace("\n", "")
    assert TEXT * 2 in text


def test_words_keep_their_blanks(make_document: Make, theme: Theme, tmp_path: Path) -> None:
    text = (
        "The city saw GDP grow 5.2% and “Internet of Things” services expand to 31 new districts in 2024. "
        * 3
    )
    data = Document((Paragraph(as_runs(text.strip())),), theme, Metadata()).to_bytes("pdf")
    assert extracted(data, tmp_path / "words.pdf").replace("\n", " ").strip() == text.strip()


def test_only_gaps_that_look_like_blanks_are_filled() -> None:
    kinds = [Kind.HAN, Kind.ALNUM, Kind.HAN, Kind.SPACE, Kind.ALNUM, Kind.OPEN, Kind.HAN]
    gaps = {0: 1.25, 1: 0.85, 2: 3.0, 3: 3.0, 4: 4.5, 5: 2.0, 6: 0}
    # Ten points an em: what stays is under nine hundredths, what goes is a multiple of twenty thousandths.
    assert list(wide_gaps(gaps, kinds, 10)) == [(0, 40), (5, 120)]
