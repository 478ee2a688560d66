"""Words without a figure: held against what the briefing says in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.living.conftest import W
from zjreport import Briefing, read_indicators, verify
from zjreport.living import Remark

Edit = Callable[..., Path]

BRIEFING = """
title: 简报
period: "2025"
theme: official
sections:
  - kind: narrative
    title: 企业效益
    text:
      - "粮食{{ grain | growth }}，省属国有企业{{ 利润总额 | swing }}。"
      - "国有企业{{ 利润总额 | swing }}，总体可控。"
"""
DATA = "指标,时期,数值,单位,同比\n利润总额,2024,8.8,亿元,\n利润总额,2025,-2.7,亿元,\ngrain,2025,50,万吨,1.5\n"


def _remarks(tmp_path: Path, edited: Edit, old: str, new: str, data: str = DATA) -> tuple[Remark, ...]:
    (tmp_path / "briefing.yaml").write_text(BRIEFING, encoding="utf-8")
    (tmp_path / "old.csv").write_text(DATA, encoding="utf-8")
    (tmp_path / "new.csv").write_text(data, encoding="utf-8")
    document = Briefing.load(tmp_path / "briefing.yaml").compose(read_indicators(tmp_path / "old.csv"))

    def change(root) -> None:  # type: ignore[no-untyped-def]
        for text in root.iter(f"{W}t"):
            text.text = (text.text or "").replace(old, new)

    return verify(edited(document.to_bytes("docx"), change), tmp_path / "new.csv").remarks


def test_statements_turned_by_hand_are_told(tmp_path: Path, edited: Edit) -> None:
    remarks = _remarks(tmp_path, edited, "由盈转亏", "扭亏为盈")
    assert [(each.code, each.printed, each.says, each.severity) for each in remarks] == [
        ("prose.statement", "扭亏为盈", "由盈转亏", "error")
    ] * 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("", ""), ("省属国有企业", "省属企业"), ("总体可控", "运行平稳"), ("扭亏为盈", "由亏转盈")],
)
def test_other_words_are_the_authors_own(tmp_path: Path, edited: Edit, old: str, new: str) -> None:
    assert _remarks(tmp_path, edited, old, new) == ()


def test_statements_that_the_data_have_turned_are_told(tmp_path: Path, edited: Edit) -> None:
    data = DATA.replace("8.8", "-8.8").replace("-2.7", "2.7")
    remarks = _remarks(tmp_path, edited, "", "", data)
    assert {(each.printed, each.says) for each in remarks} == {("由盈转亏", "扭亏为盈")}
