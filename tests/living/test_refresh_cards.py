"""Refresh of cards that stand in pairs: the data share them out anew, and an author's words stay."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tests.integrity import faults
from tests.living.test_refresh import check
from zjreport import Briefing, IndicatorSet, read_indicators
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing.refreshing import refreshed

# What the data lacks is left out of its topic, with a warning.
pytestmark = pytest.mark.filterwarnings("ignore::zjreport.ZjreportWarning")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("农业总产值", "工业营收", "建安投资", "全社会用电量", "出口", "零售额", "客运量")
HEAD = "指标,地区,时期,数值,单位,同比\n"
BRIEFING = """
title: 刷新
period: 2031-H1
area: 青渠县
register: statistics
theme: {theme}
sections:
  - kind: topics
    title: 主要领域运行情况
    items:
"""
ITEM = "      - {{headline: {0}, judgement: {0}情况, parts: [level, growth, pace]}}\n"

Edit = Callable[..., Path]


def briefing(folder: Path, theme: str) -> Briefing:
    path = folder / "briefing.yaml"
    path.write_text(BRIEFING.format(theme=theme) + "".join(map(ITEM.format, NAMES)), encoding="utf-8")
    return Briefing.load(path)


def data(folder: Path, rates: dict[str, tuple[str, str]]) -> IndicatorSet:
    """Indicators with their rates in the half-year and in the first quarter."""
    rows = (
        f"{name},青渠县,2031-{period},{level},亿元,{rate}\n"
        for name, pair in rates.items()
        for period, level, rate in zip(("H1", "Q1"), ("61.4", "30.2"), pair, strict=True)
    )
    path = folder / "data.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return read_indicators(path)


def some(seed: int) -> dict[str, tuple[str, str]]:
    """What a release gives: some indicators, rates of any sign."""
    chance = random.Random(seed)
    names = [name for name in NAMES if chance.random() < 0.7] or [NAMES[0]]
    return {
        name: tuple(str(chance.choice((-7.1, -2.6, 0, 0.5, 27.6))) for _ in range(2))  # type: ignore[misc]
        for name in names
    }


@pytest.mark.parametrize("theme", ["official", "brochure"])
@pytest.mark.parametrize("seed", range(5))
def test_cards_are_shared_out_as_in_a_new_build(tmp_path: Path, theme: str, seed: int) -> None:
    made = briefing(tmp_path, theme)
    path = tmp_path / "old.docx"
    path.write_bytes(made.compose(data(tmp_path, some(seed))).to_bytes("docx"))
    now = data(tmp_path, some(seed + 100))
    new = check(path, now)
    assert texts(new) == texts(made.compose(now).to_bytes("docx"))
    assert shape(new) == shape(made.compose(now).to_bytes("docx"))


ALL = dict.fromkeys(NAMES[:5], ("3.3", "5.1"))
WITHOUT_FIRST = dict.fromkeys(NAMES[1:5], ("6.4", "5.1"))


def test_the_words_of_an_author_stay_on_a_card_in_another_row(tmp_path: Path, edited: Edit) -> None:
    made = briefing(tmp_path, "brochure")
    old = made.compose(data(tmp_path, ALL)).to_bytes("docx")

    def add(root: etree._Element) -> None:
        saying(root, "建安投资61.4").append(run("（作者补充）"))

    new, _ = refreshed(edited(old, add), data(tmp_path, WITHOUT_FIRST))
    fresh = made.compose(data(tmp_path, WITHOUT_FIRST)).to_bytes("docx")
    assert shape(new) == shape(fresh)
    said = [text for text in texts(new) if "作者补充" in text]
    assert len(said) == 1
    assert said[0].startswith("上半年，建安投资61.4亿元，同比增长6.4%，比一季度加快1.3个百分点。（作者补充）")
    assert [text for text in texts(new) if "作者补充" not in text] == [
        text for text in texts(fresh) if "建安投资61.4" not in text
    ]
    assert faults(new) == []


def test_a_withdrawn_card_that_was_edited_stays_in_a_row_of_its_own(tmp_path: Path, edited: Edit) -> None:
    made = briefing(tmp_path, "brochure")
    old = made.compose(data(tmp_path, ALL)).to_bytes("docx")

    def add(root: etree._Element) -> None:
        saying(root, "农业总产值61.4").append(run("（作者补充）"))

    new, changes = refreshed(edited(old, add), data(tmp_path, WITHOUT_FIRST))
    fresh = made.compose(data(tmp_path, WITHOUT_FIRST)).to_bytes("docx")
    assert texts(new) == [
        texts(fresh)[0],
        "农业总产值情况",
        "上半年，农业总产值61.4亿元，同比增长3.3%，比一季度回落1.8个百分点。（作者补充）",
        *texts(fresh)[1:],
    ]
    assert any(change.what == "left" and "61.4" in change.old for change in changes)
    assert faults(new) == []


def test_a_card_that_an_author_has_deleted_stays_away(tmp_path: Path, edited: Edit) -> None:
    made = briefing(tmp_path, "brochure")
    old = made.compose(data(tmp_path, ALL)).to_bytes("docx")

    def delete(root: etree._Element) -> None:
        table = next(saying(root, "建安投资61.4").iterancestors(f"{W}tbl"))
        table.getparent().remove(table)

    for now in (ALL, WITHOUT_FIRST):
        new, _ = refreshed(edited(old, delete), data(tmp_path, now))
        fresh = made.compose(data(tmp_path, now)).to_bytes("docx")
        assert texts(new) == [text for text in texts(fresh) if "建安投资" not in text]
        assert faults(new) == []


def run(words: str) -> etree._Element:
    made = etree.Element(f"{W}r")
    etree.SubElement(made, f"{W}t").text = words
    return made


def saying(root: etree._Element, part: str) -> etree._Element:
    found = ("".join(text.text or "" for text in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))
    return next(p for p, words in zip(root.iter(f"{W}p"), found, strict=True) if part in words)


def texts(word: bytes) -> list[str]:
    return [each.text for each in paragraphs_of(WordFile(word, ""))]


def shape(word: bytes) -> list[tuple[str, str]]:
    """The tables with the widths of their cells, and the paragraphs with their styles, in order."""
    file = WordFile(word, "")
    found = file.root(file.main)[0].iter(f"{W}tbl", f"{W}tcW", f"{W}gridCol", f"{W}tblW", f"{W}pStyle")
    return [(each.tag, each.get(f"{W}w") or each.get(f"{W}val") or "") for each in found]
