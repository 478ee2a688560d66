"""Refresh of edited sentences: whole, or not at all where a clause of them cannot be set right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from zjreport import Briefing, IndicatorSet, read_indicators
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing.refreshing import refreshed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = "指标,地区,时期,数值,单位,同比\n"
BRIEFING = """
title: 混
period: 2031-H1
area: 青渠县
register: statistics
theme: official
sections:
  - kind: narrative
    title: 情况
    text: "{text}。"
"""
TAX = "税收,青渠县,2031-H1,{},亿元,{}\n税收,青渠县,2031-Q1,9,亿元,{}\n税收,全市,2031-H1,900,亿元,{}\n"
GAP = "{{ 税收 | say(parts=['level','growth','gap'], than='全市') }}"
PACE = "{{ 税收 | say(parts=['growth','pace']) }}"

Edit = Callable[..., Path]


def data(folder: Path, *values: str) -> IndicatorSet:
    path = folder / "data.csv"
    path.write_text(HEAD + TAX.format(*values), encoding="utf-8")
    return read_indicators(path)


def add(root: etree._Element) -> None:
    """An author's words before the stop."""
    last = next(text for text in root.iter(f"{W}t") if (text.text or "").endswith("。"))
    last.text = (last.text or "").removesuffix("。") + "（作者补充）。"


def sentence(word: bytes) -> str:
    return next(each.text for each in paragraphs_of(WordFile(word, "")) if "作者" in each.text)


@pytest.mark.parametrize(
    ("text", "before", "now"),
    [
        (GAP, ("21.0", "4.0", "1", "4.0"), ("20.0", "4.9", "1", "4.0")),
        (GAP, ("21.0", "0", "1", "-1.2"), ("20.0", "-2.6", "1", "-1.2")),
        (PACE, ("21.0", "127.6", "95.1", "1"), ("20.0", "-7.1", "95.1", "1")),
        (PACE, ("21.0", "-2.1", "1.0", "1"), ("20.0", "8.7", "1.0", "1")),
    ],
)
def test_a_sentence_with_a_clause_that_cannot_be_set_stays_whole(
    tmp_path: Path, edited: Edit, text: str, before: tuple[str, ...], now: tuple[str, ...]
) -> None:
    (tmp_path / "briefing.yaml").write_text(BRIEFING.replace("{text}", text), encoding="utf-8")
    made = Briefing.load(tmp_path / "briefing.yaml")
    path = edited(made.compose(data(tmp_path, *before)).to_bytes("docx"), add)
    was = sentence(path.read_bytes())
    for _ in range(2):
        new, changes = refreshed(path, data(tmp_path, *now))
        assert sentence(new) == was
        assert {change.what for change in changes} == {"left"}
        path.write_bytes(new)
    # Once the data are as they were, nothing is left to the author.
    assert sentence(refreshed(path, data(tmp_path, *before))[0]) == was


def test_other_sentences_of_the_paragraph_are_new(tmp_path: Path, edited: Edit) -> None:
    text = f"{GAP}。其中，税收{{{{ 税收 | level }}}}"
    (tmp_path / "briefing.yaml").write_text(BRIEFING.replace("{text}", text), encoding="utf-8")
    made = Briefing.load(tmp_path / "briefing.yaml")

    def edit(root: etree._Element) -> None:
        first = next(each for each in root.iter(f"{W}t") if (each.text or "").startswith("税收"))
        first.text = "据作者了解，" + (first.text or "")

    path = edited(made.compose(data(tmp_path, "21.0", "4.0", "1", "4.0")).to_bytes("docx"), edit)
    was = sentence(path.read_bytes())
    new, _ = refreshed(path, data(tmp_path, "20.0", "4.0", "1", "3.0"))
    first, stop, other = was.partition("。")
    assert sentence(new) == first + stop + other.replace("21.0亿元", "20.0亿元")
    new, _ = refreshed(path, data(tmp_path, "20.0", "5.0", "1", "5.0"))
    assert sentence(new) == was.replace("21.0亿元", "20.0亿元").replace("4.0%", "5.0%")
