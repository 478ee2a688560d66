"""Words without a figure: held against what the briefing says in their place."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.living.conftest import W
from zjreport import Briefing, read_indicators, refresh, verify
from zjreport.errors import ZjreportWarning
from zjreport.living import Remark
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of

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


PLACES = """
title: 简报
period: 2031-H1
area: 青渠县
register: statistics
theme: official
sections:
  - kind: narrative
    title: 问题
    text:
      - "工业营收{{ 工业营收 | growth }}，{{ 工业营收 | rank_change }}。全县{{ 农业产值 | say }}。"
      - "{{ 税收 | say(than='全市') }}。{{ 用电量 | say(where_known=['pace']) }}。"
      - "户籍人口{{ 户籍人口 | level }}。{{ 投资 | say }}。{{ 产值 | say }}。"
"""
PLACED = """指标,地区,时期,数值,单位,同比,位次,排名范围,排名依据,状态
工业营收,青渠县,2031-H1,90.1,亿元,-5.6,8,全市,增速,
工业营收,青渠县,2030-H1,95.1,亿元,2.6,5,全市,增速,
农业产值,青渠县,2031-H1,61.4,亿元,3.3,,,,
农业产值,青渠县,2031-Q1,22.0,亿元,3.1,,,,
税收,青渠县,2031-H1,20,亿元,4.0,,,,
税收,全市,2031-H1,220,亿元,4.0,,,,
用电量,青渠县,2031-H1,9.2,亿千瓦时,6.2,,,,
用电量,青渠县,2031-Q1,4.1,亿千瓦时,5.8,,,,
用电量,青渠县,2030,18.4,亿千瓦时,5.1,,,,
户籍人口,青渠县,2031-H1,61.7,万人,,,,,
投资,青渠县,2031-H1,30.5,亿元,2.0,,,,预计
产值,青渠县,2031-H1,70.5,亿元,2.2,,,,初步核算
"""


def _placed(tmp_path: Path, edited: Edit, old: str, new: str) -> list[tuple[str, str, str]]:
    (tmp_path / "briefing.yaml").write_text(PLACES, encoding="utf-8")
    (tmp_path / "data.csv").write_text(PLACED, encoding="utf-8")
    document = Briefing.load(tmp_path / "briefing.yaml").compose(read_indicators(tmp_path / "data.csv"))
    found = 0

    def change(root) -> None:  # type: ignore[no-untyped-def]
        nonlocal found
        for text in root.iter(f"{W}t"):
            found += (text.text or "").count(old)
            text.text = (text.text or "").replace(old, new)

    remarks = verify(edited(document.to_bytes("docx"), change), tmp_path / "data.csv").remarks
    assert found == 1, document.to_text()
    return [(each.code, each.printed, each.severity) for each in remarks]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("后移", "前移", ("prose.direction", "前移", "error")),
        ("与全市持平", "高于全市", ("prose.statement", "高于全市", "error")),
        ("与全市持平", "快于全市", ("prose.statement", "快于全市", "error")),
        ("与全市持平", "与全国持平", ("prose.statement", "与全国持平", "warning")),
        ("全县", "一季度全县", ("prose.contradicts", "61.4亿元", "error")),
        ("全县", "二季度，全县", ("prose.contradicts", "61.4亿元", "error")),
        ("户籍人口", "5月末户籍人口", ("prose.contradicts", "61.7万人", "error")),
        ("比一季度加快", "比上年全年加快", ("prose.contradicts", "0.4个百分点", "error")),
        ("比一季度加快", "比1—5月加快", ("prose.no-datum", "0.4个百分点", "warning")),
        ("预计", "", ("prose.status", "30.5亿元", "warning")),
        ("初步核算，", "", ("prose.status", "70.5亿元", "warning")),
    ],
)
def test_words_that_make_a_figure_another_are_told(
    tmp_path: Path, edited: Edit, old: str, new: str, told: tuple[str, str, str]
) -> None:
    assert told in _placed(tmp_path, edited, old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("后移", "后退"),
        ("与全市持平", "同全市持平"),
        ("全县", "上半年全县"),
        ("全县", "1—6月，全县"),
        ("全县", "一季度以来，全县"),
        ("户籍人口", "6月末户籍人口"),
        ("比一季度加快", "较一季度提高"),
        ("预计", "有望"),
        ("初步核算，", "初步统计，"),
    ],
)
def test_other_words_for_the_same_are_no_fault(tmp_path: Path, edited: Edit, old: str, new: str) -> None:
    assert _placed(tmp_path, edited, old, new) == []


def test_what_a_topic_was_built_without_is_told_when_it_is_built(tmp_path: Path, edited: Edit) -> None:
    definition = """
title: 简报
period: 2031-H1
area: 青渠县
register: statistics
theme: official
sections:
  - kind: topics
    title: 主要领域
    items: [{headline: 税收, judgement: 收入, parts: [level, growth, pace]}]
"""
    (tmp_path / "briefing.yaml").write_text(definition, encoding="utf-8")
    (tmp_path / "data.csv").write_text(PLACED, encoding="utf-8")
    briefing, data = Briefing.load(tmp_path / "briefing.yaml"), read_indicators(tmp_path / "data.csv")
    with pytest.warns(ZjreportWarning, match="pace of 税收 is left out"):
        word = briefing.compose(data).to_bytes("docx")
    with warnings.catch_warnings():
        warnings.simplefilter("error", ZjreportWarning)
        assert verify(edited(word), data).remarks == ()


def test_a_minus_stays_with_its_number(tmp_path: Path) -> None:
    definition = """
title: 简报
period: 2031-H1
area: 青渠县
register: statistics
theme: official
sections:
  - kind: narrative
    text: "净出口{{ 净出口 | level }}，气温为-5度。"
  - kind: indicator-table
    columns: [level]
    indicators: [净出口]
"""
    table = "指标,地区,时期,数值,单位\n净出口,青渠县,2031-H1,{},亿元\n"
    (tmp_path / "briefing.yaml").write_text(definition, encoding="utf-8")
    for name, value in (("old", "-1.37"), ("new", "-2.5")):
        (tmp_path / f"{name}.csv").write_text(table.format(value), encoding="utf-8")
    briefing = Briefing.load(tmp_path / "briefing.yaml")
    briefing.compose(read_indicators(tmp_path / "old.csv")).save(tmp_path / "old.docx")
    assert verify(tmp_path / "old.docx", tmp_path / "old.csv").remarks == ()
    refresh(tmp_path / "old.docx", tmp_path / "new.csv", out=tmp_path / "new.docx")
    for name, value in (("old", "1.37亿元"), ("new", "2.5亿元")):
        file = WordFile((tmp_path / f"{name}.docx").read_bytes(), name)
        root = file.root("word/document.xml")
        behind = [sign.getnext() for sign in root.iter(f"{W}noBreakHyphen")]
        assert [None if text is None else text.text for text in behind] == [value, None]
        assert f"净出口-{value}，气温为-5度。" in [each.text for each in paragraphs_of(file)]
