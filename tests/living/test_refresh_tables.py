"""Refresh of tables: cells that fill and empty, marks and the notes below, sizes of type that change."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.living.test_refresh import check
from zjreport import Briefing, IndicatorSet, read_indicators
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing.refreshing import refreshed

pytestmark = pytest.mark.filterwarnings("ignore::zjreport.ZjreportWarning")

NAMES = ("地区产值", "工业利润", "税收", "规模以上高技术制造业增加值", "出口")
HEAD = "指标,地区,时期,数值,单位,同比,状态,备注\n"
BRIEFING = """
title: 刷新表
period: 2031-H1
area: 青渠县
register: statistics
theme: {theme}
sections:
  - kind: indicator-table
    title: 主要指标
    columns: [unit, level, growth]
    indicators: [{names}]
    source: 青渠县统计局
  - kind: indicator-table
    title: 另一张表
    columns: [level, growth, unit]
    indicators: [税收, 地区产值]
  - kind: narrative
    title: 情况
    text: ["税收{{{{ 税收 | level }}}}。", "地区产值"]
"""


def briefing(folder: Path, theme: str) -> Briefing:
    path = folder / "briefing.yaml"
    path.write_text(BRIEFING.format(theme=theme, names=", ".join(NAMES)), encoding="utf-8")
    return Briefing.load(path)


def data(folder: Path, seed: int) -> IndicatorSet:
    """A release: levels of several lengths, rates that may be lacking, states and notes."""
    chance = random.Random(seed)
    rows = [
        ",".join(
            (
                name,
                "青渠县,2031-H1",
                chance.choice(("0.41", "412.3", "12345678.9")),
                "亿元",
                chance.choice(("", "-0.8", "127.6")),
                chance.choice(("", "初步核算", "预计")),
                chance.choice(("", "", "剔除留抵退税。", "不含旧口径。")),
            )
        )
        for name in NAMES
    ]
    return read(folder, "\n".join(rows) + "\n")


@pytest.mark.parametrize("theme", ["official", "brochure"])
@pytest.mark.parametrize("seed", range(5))
def test_tables_are_as_in_a_new_build(tmp_path: Path, theme: str, seed: int) -> None:
    made = briefing(tmp_path, theme)
    path = tmp_path / "old.docx"
    path.write_bytes(made.compose(data(tmp_path, seed)).to_bytes("docx"))
    now = data(tmp_path, seed + 100)
    assert texts(check(path, now)) == texts(made.compose(now).to_bytes("docx"))


REFUSED = """
title: 刷新表
period: 2031-H1
area: 青渠县
register: statistics
theme: official
sections:
  - kind: narrative
    title: 问题
    text: "工业利润{{ 工业利润 | swing }}。"
  - kind: indicator-table
    title: 主要指标
    columns: [unit, level, growth]
    indicators: [地区产值, 税收]
  - kind: indicator-table
    title: 另一张表
    columns: [level, growth]
    indicators: [税收, 地区产值]
"""
LOSS = "工业利润,青渠县,2031-H1,-1.37,亿元,,,\n工业利润,青渠县,2030-H1,4.22,亿元,,,\n"
PROFIT = LOSS.replace("-1.37", "0.41")
PLAIN = "地区产值,青渠县,2031-H1,425.0,亿元,1.2,,\n税收,青渠县,2031-H1,23.4,亿元,8.7,,\n"
NOTED = (
    "地区产值,青渠县,2031-H1,412.3,亿元,-0.8,初步核算,\n"
    "税收,青渠县,2031-H1,21.0,亿元,-2.1,预计,剔除留抵退税。\n"
)


@pytest.mark.parametrize(("before", "now"), [(NOTED, PLAIN), (PLAIN, NOTED)])
def test_tables_behind_a_refused_section_have_the_notes_of_their_marks(
    tmp_path: Path, before: str, now: str
) -> None:
    (tmp_path / "briefing.yaml").write_text(REFUSED, encoding="utf-8")
    made = Briefing.load(tmp_path / "briefing.yaml")

    def word(rows: str) -> bytes:
        return made.compose(read(tmp_path, rows)).to_bytes("docx")

    path = tmp_path / "old.docx"
    path.write_bytes(word(before + LOSS))
    new, changes = refreshed(path, read(tmp_path, now + PROFIT))
    said, fresh = texts(new), texts(word(now + LOSS))
    assert said[said.index("主要指标") :] == fresh[fresh.index("主要指标") :]
    assert not any("build the briefing" in change.reason for change in changes)


def read(folder: Path, rows: str) -> IndicatorSet:
    path = folder / "data.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return read_indicators(path)


def texts(word: bytes) -> list[str]:
    return [each.text for each in paragraphs_of(WordFile(word, ""))]
