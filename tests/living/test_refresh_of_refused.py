"""Refresh over data that no longer prove a section: it stays in the file, with its heading."""

from __future__ import annotations

from pathlib import Path

from tests.integrity import faults
from zjreport import Briefing, read_indicators, refresh
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of

BRIEFING = """
title: 简报
period: "2025"
theme: official
sections:
  - kind: contents
  - kind: narrative
    title: 企业效益
    statement: 效益起伏
    text: "企业{{ profits | swing }}。"
  - kind: narrative
    title: 农业生产
    level: 1
    text: "粮食{{ grain | growth }}。"
"""
HEAD = "指标,时期,数值,单位,同比\n"
BEFORE = "profits,2024,8.8,亿元,\nprofits,2025,-2.7,亿元,\ngrain,2025,50,万吨,1.5\n"
NOW = "profits,2024,8.8,亿元,\nprofits,2025,1.9,亿元,\ngrain,2025,49,万吨,-2.5\n"


def test_a_section_that_the_data_no_longer_prove_stays_with_heading_and_entry(tmp_path: Path) -> None:
    for name, text in (("briefing.yaml", BRIEFING), ("old.csv", HEAD + BEFORE), ("new.csv", HEAD + NOW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    briefing = Briefing.load(tmp_path / "briefing.yaml")
    old = briefing.compose(read_indicators(tmp_path / "old.csv")).save(tmp_path / "old.docx")
    outcome = refresh(old, tmp_path / "new.csv", tmp_path / "new.docx")

    def texts(path: Path) -> list[str]:
        return [each.text for each in paragraphs_of(WordFile(path.read_bytes(), ""))]

    assert texts(outcome.path) == [text.replace("增长1.5%", "下降2.5%") for text in texts(old)]
    assert any("swing" in change.reason for change in outcome.left)


def test_figures_of_a_refused_section_follow_their_data_with_the_right_words(tmp_path: Path) -> None:
    text = BRIEFING.replace(
        'text: "企业{{ profits | swing }}。"', 'text: "企业{{ profits | swing }}，粮食{{ grain | growth }}。"'
    )
    for name, content in (("briefing.yaml", text), ("old.csv", HEAD + BEFORE), ("new.csv", HEAD + NOW)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    briefing = Briefing.load(tmp_path / "briefing.yaml")
    old = briefing.compose(read_indicators(tmp_path / "old.csv")).save(tmp_path / "old.docx")
    outcome = refresh(old, tmp_path / "new.csv", tmp_path / "new.docx")
    said = [each.text for each in paragraphs_of(WordFile(outcome.path.read_bytes(), ""))]
    assert [each for each in said if "粮食" in each] == ["企业由正转负，粮食下降2.5%。", "粮食下降2.5%。"]
    assert faults(outcome.path.read_bytes(), ours=False) == []
    assert not any("增长1.5%" in each or "增长2.5%" in each for each in said)
