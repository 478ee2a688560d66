"""Verifying over data that no longer prove a section: its figures are looked up one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from zjreport import Briefing, read_indicators, verify
from zjreport.living import Remark

BRIEFING = """
title: 简报
period: "2025"
theme: official
sections:
  - kind: narrative
    title: 企业效益
    text: >-
      粮食产量{{ grain | level }}、{{ grain | growth }}，煤炭产量{{ coal | level }}，
      林木产量{{ wood | level }}，两项合计{{ grain | total(coal) }}，企业{{ profits | swing }}。
  - kind: narrative
    title: 农业生产
    level: 1
    text: "煤炭{{ coal | growth }}。"
"""
HEAD = "指标,时期,数值,单位,同比\n"
BEFORE = (
    "profits,2024,8.8,亿元,\nprofits,2025,-2.7,亿元,\n"
    "grain,2025,50.25,万吨,1.5\ncoal,2025,20,万吨,3.0\nwood,2025,7,万吨,1.0\n"
)


def _verified(tmp_path: Path, now: str, text: str = BRIEFING) -> tuple[Remark, ...]:
    for name, words in (("briefing.yaml", text), ("old.csv", HEAD + BEFORE), ("new.csv", HEAD + now)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    briefing = Briefing.load(tmp_path / "briefing.yaml")
    old = briefing.compose(read_indicators(tmp_path / "old.csv")).save(tmp_path / "old.docx")
    return verify(old, tmp_path / "new.csv").remarks


def test_figures_of_a_refused_section_are_looked_up(tmp_path: Path) -> None:
    now = BEFORE.replace("-2.7", "1.9").replace("50.25,万吨,1.5", "49.5,万吨,-2.5").replace("wood", "trees")
    remarks = _verified(tmp_path, now)
    found = {(each.code, each.printed, each.says) for each in remarks if each.severity != "info"}
    assert found == {
        ("living.refused", "", ""),
        ("living.stale", "50.25万吨", "49.5万吨"),
        ("living.stale", "1.5%", "2.5%"),
        ("prose.direction", "增长", "下降"),
        ("living.unproved", "7万吨", ""),
        ("living.unproved", "70.25万吨", ""),
    }
    said = {each.printed: each.message for each in remarks if each.code == "living.unproved"}
    assert "no longer give" in said["7万吨"]
    assert "cannot be held" in said["70.25万吨"]


def test_a_refused_section_whose_figures_are_as_they_were_is_told_once(tmp_path: Path) -> None:
    text = BRIEFING.replace("，两项合计{{ grain | total(coal) }}", "")
    remarks = _verified(tmp_path, BEFORE.replace("-2.7", "1.9"), text)
    assert [each.code for each in remarks] == ["living.refused"]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [("50.25,万吨,1.5", "1234.5,万吨,1.5", "1234.5万吨"), ("50.25,万吨", "50.00,万吨", "50.00万吨")],
)
def test_levels_are_printed_as_the_data_write_them(tmp_path: Path, was: str, now: str, says: str) -> None:
    remarks = _verified(tmp_path, BEFORE.replace("-2.7", "1.9").replace(was, now))
    stale = [each for each in remarks if each.code == "living.stale"]
    assert [(each.printed, each.says) for each in stale] == [("50.25万吨", says)]
