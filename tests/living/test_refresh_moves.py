"""Refresh of paragraphs that an author has moved or deleted: they stay where they were put."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from lxml import etree

from zjreport import Briefing, IndicatorSet, read_indicators
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing.refreshing import refreshed

pytestmark = pytest.mark.filterwarnings("ignore::zjreport.ZjreportWarning")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("农业", "工业", "投资", "消费", "收入")
BRIEFING = """
title: 移动与删除
period: 2031-H1
area: 青渠县
register: statistics
theme: official
sections:
  - kind: topics
    title: 情况
    items:
"""
ITEM = "      - {{headline: {0}, judgement: {0}情况, parts: [growth]}}\n"

Edit = Callable[..., Path]
Change = Callable[[etree._Element], None]


def word(folder: Path) -> bytes:
    path = folder / "briefing.yaml"
    path.write_text(BRIEFING + "".join(map(ITEM.format, NAMES)), encoding="utf-8")
    return Briefing.load(path).compose(data(folder, NAMES, "3.3")).to_bytes("docx")


def data(folder: Path, names: Sequence[str], rate: str) -> IndicatorSet:
    path = folder / "data.csv"
    rows = "".join(f"{name},青渠县,2031-H1,61.4,亿元,{rate}\n" for name in names)
    path.write_text(f"指标,地区,时期,数值,单位,同比\n{rows}", encoding="utf-8")
    return read_indicators(path)


def saying(root: etree._Element, part: str) -> etree._Element:
    return next(p for p in root.iter(f"{W}p") if part in "".join(t.text or "" for t in p.iter(f"{W}t")))


def deleted(name: str) -> Change:
    def delete(root: etree._Element) -> None:
        paragraph = saying(root, f"{name}情况")
        paragraph.getparent().remove(paragraph)

    return delete


def moved(name: str, before: str) -> Change:
    def move(root: etree._Element) -> None:
        saying(root, f"{before}情况").addprevious(saying(root, f"{name}情况"))

    return move


def order(made: bytes) -> list[str]:
    """The names of the indicators in the order of their paragraphs, with their rates."""
    said = [each.text for each in paragraphs_of(WordFile(made, "")) if "同比" in each.text]
    return [next(name for name in NAMES if f"{name}情况" in text) for text in said]


def test_what_was_moved_stays_over_the_same_data(tmp_path: Path, edited: Edit) -> None:
    path = edited(word(tmp_path), moved("收入", "工业"))
    new, changes = refreshed(path, data(tmp_path, NAMES, "3.3"))
    assert changes == ()
    assert order(new) == ["农业", "收入", "工业", "投资", "消费"]


def test_what_was_moved_stays_over_new_data(tmp_path: Path, edited: Edit) -> None:
    path = edited(word(tmp_path), moved("收入", "工业"))
    now = data(tmp_path, NAMES, "-5.1")
    new, _ = refreshed(path, now)
    assert order(new) == ["农业", "收入", "工业", "投资", "消费"]
    assert all("下降5.1%" in each.text for each in paragraphs_of(WordFile(new, "")) if "同比" in each.text)
    again = tmp_path / "again.docx"
    again.write_bytes(new)
    assert refreshed(again, now)[0] == new


def test_what_was_deleted_does_not_take_the_place_of_what_is_withdrawn(tmp_path: Path, edited: Edit) -> None:
    path = edited(word(tmp_path), deleted("消费"), moved("收入", "工业"))
    new, changes = refreshed(path, data(tmp_path, NAMES[1:], "-5.1"))
    assert order(new) == ["收入", "工业", "投资"]
    assert not any("消费" in change.new for change in changes)


def test_what_was_withdrawn_comes_back_with_the_data(tmp_path: Path, edited: Edit) -> None:
    path = edited(word(tmp_path), deleted("工业"))
    path.write_bytes(refreshed(path, data(tmp_path, NAMES[:3], "3.3"))[0])
    new, _ = refreshed(path, data(tmp_path, NAMES, "3.3"))
    assert order(new) == ["农业", "投资", "消费", "收入"]


def test_a_comment_goes_with_its_paragraph_and_not_to_another_indicator(tmp_path: Path, edited: Edit) -> None:
    def comment(root: etree._Element) -> None:
        etree.SubElement(saying(root, "农业情况"), f"{W}commentRangeStart", {f"{W}id": "0"})

    old = refreshed(edited(word(tmp_path)), data(tmp_path, NAMES[:3], "3.3"))[0]
    new, _ = refreshed(edited(old, comment), data(tmp_path, NAMES[1:], "3.3"))
    assert order(new) == list(NAMES[1:])
    assert b"commentRangeStart" not in WordFile(new, "").read("word/document.xml")
