"""The oracle itself: it reads what is true, and finds what is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

TRUE = (
    "初步核算，一季度，全市地区生产总值为{gdp}亿元，同比增长{gdp_g}%，增速与上年全年持平，高于全省{gdp_gap}个百分点。",
    "一季度，全市固定资产投资同比下降2.8%，降幅比上年全年扩大1.6个百分点，低于全省0.6个百分点。",
    "3月末，金融机构人民币各项存款余额{deposits}亿元，同比增长{deposits_g}%。",
    "城镇调查失业率为5.2%，同比下降0.3个百分点；一般公共预算支出与上年同期持平。",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "一季度，全市固定资产投资同比增长2.8%。",
        "一季度，全市固定资产投资同比下降2.9%。",
        "上半年，全市固定资产投资同比下降2.8%。",
        "一季度，全市固定资产投资同比下降2.8%，降幅比上年全年收窄1.6个百分点。",
        "一季度，全市固定资产投资同比下降2.8%，比上年全年回落1.6个百分点。",
        "一季度，全市固定资产投资同比下降2.8%，降幅比一季度扩大1.6个百分点。",
        "一季度，全市固定资产投资同比下降2.8%，降幅高于全省0.6个百分点。",
        "一季度，全市固定资产投资同比下降2.8%，居全省第1位。",
        "一季度，城镇调查失业率为5.2%，同比下降0.3%。",
        "一季度，城镇调查失业率为5.20%。",
        "一季度，一般公共预算支出增长0.0%。",
        "一季度，进出口总额达到历史最好水平7亿元。",
        "一季度，金融机构人民币各项存款余额同比增长9.8%。",
        "一季度，规模以上工业企业利润总额增长175.0%。",
        "一季度，实际使用外资完成年度目标的12.0%。",
        "一季度，实际使用外资1.89亿元。",
    ],
)
def test_what_is_false_or_unread_is_a_fault(sentence: str, oracle: Any) -> None:
    reader = oracle(1)
    reader.read(sentence)
    assert reader.faults
