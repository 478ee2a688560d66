"""What a column holds, told by its header: the one table of the names that headers go by.

Headers are compared in NFKC form, without blanks, units in brackets and note marks.  A header may also be a
period (wide tables), a period with a measure (``2023年同比``), or a measure of a wider area (``全省增速``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ..errors import DataError
from .periods import Period

__all__ = [
    "CATALOGUE_FIELDS",
    "FIGURES",
    "IDENTITY",
    "MEASURES",
    "TARGET_FIELDS",
    "Column",
    "column_of",
    "known_headers",
    "plain",
    "split_brackets",
]

# Field: the headers it goes by, first the one that messages name.
ALIASES: Mapping[str, str] = {
    # what a row is about
    "id": "id 代码 编码 指标代码 指标编码 指标编号 指标id indicator_id indicator_code code",
    "indicator": "indicator 指标 指标项 项目",
    "name": "name 名称 指标名称 指标名 name_zh indicator_name",
    "area": "area 地区 区域 地域 行政区 行政区划 区划 城市 市区 市县 县区 板块 辖市区 ref_area region city",
    "period": "period 时期 时间 期间 报告期 时段 统计时间 数据时间 年份 年度 月份 日期 "
    "time_period time date year",
    # figures
    "value": "value 数值 值 指标值 绝对值 绝对量 绝对数 总量 数据 水平 完成值 完成数 实绩 实际值 实际 "
    "实际完成 obs_value level amount actual",
    "yoy": "yoy 同比 同比增长 同比增速 同比增幅 同比增减 同比变化 同比变动 同比涨跌 同比涨幅 同比增长率 "
    "比上年增长 比上年同期增长 比去年同期增长 较上年增长 较上年同期增长 增速 增长率 增长速度 增长 增幅 "
    "year_on_year growth growth_rate yoy_growth yoy_pct",
    "change": "change 增减 增减额 增减量 净增 净增量 净增加 净增减 增加额 增量 变化量 比上年增加 net_change",
    "share": "share 占比 比重 所占比重 占比重 构成",
    "contribution": "contribution 拉动 拉动增长 拉动百分点 拉动点数 拉动增速",
    "contribution_share": "contribution_share 贡献率 增长贡献率 对增长贡献率",
    "qualifier": "qualifier 限定词 修饰词 限定 修饰 comparator",
    "status": "status 状态 数据状态 obs_status",
    "status_word": "status_word 状态词 状态用语",
    "rank": "rank 位次 排名 名次 位列 排位 ranking",
    "rank_of": "rank_of 排名总数 参评数 参排数 参加排名数 排名个数 of",
    "rank_word": "rank_word 位次表述 排名表述 位次词 排名词",
    "rank_scope": "rank_scope 排名范围 位次范围 范围 scope",
    "rank_basis": "rank_basis 排名依据 位次依据 排名口径 basis",
    "claim": "claim 公认表述 表述 声明 superlative claims",
    "note": "note 备注 说明 注 注释 notes remark remarks comment",
    "vintage": "vintage 版本 发布 发布日期 发布时间 数据版本 release",
    # catalogue
    "short_name": "short_name 简称 短名 short",
    "unit": "unit 单位 计量单位 指标单位 unit_measure units",
    "unit_mult": "unit_mult unit_multiplier 单位幂次",
    "verb": "verb 动词 水平动词",
    "growth_verb": "growth_verb 增长动词 增速动词",
    "phrase": "phrase 句式 句型 短语 模板",
    "zero": "zero 零值表述 零值 为零表述 零值用语",
    "accumulation": "accumulation 累计方式 累计口径 累计类型 统计方式",
    "prices": "prices 价格 价格口径 计价 计价方式 价格类型",
    "polarity": "polarity 方向 极性 指标方向 正逆向 指标属性",
    "decimals": "decimals 小数位 小数位数 小数 精度",
    "group": "group 分组 组 组别 类别 分类 板块分组 专题",
    "parent": "parent 上级 上级指标 父级 父指标 所属 其中项上级",
    "definition": "definition 指标解释 指标定义 定义 解释 指标含义 含义",
    "source": "source 来源 数据来源 资料来源 发布单位 责任单位",
    # targets
    "target": "target 目标 目标值 年度目标 全年目标 预期目标 计划 计划数 年度计划 target_value goal plan",
    "bound": "bound 目标类型 类型 约束 约束类型 目标方式",
    "beside": "beside 对照指标 对照 对比指标 实际指标",
    # columns that say nothing
    "ignore": "序号 no. no # index 行号 freq",
}

IDENTITY = frozenset({"id", "indicator", "name"})
FIGURES = frozenset(
    {"value", "yoy", "change", "share", "contribution", "contribution_share"}
    | {"rank", "rank_word", "rank_of", "qualifier", "status", "target"}
)
MEASURES = FIGURES | {
    "status_word", "rank_scope", "rank_basis", "claim", "note", "vintage", "unit",
}  # fmt: skip
CATALOGUE_FIELDS = frozenset({"short_name", "verb", "growth_verb", "phrase", "zero", "accumulation"})
CATALOGUE_FIELDS |= {"prices", "polarity", "decimals", "group", "parent", "source", "definition"}
TARGET_FIELDS = frozenset({"bound", "beside"})

_NOTE_MARKS = re.compile("[\u2460-\u2473\u00b9\u00b2\u00b3\u2070-\u207f*＊]")
_BRACKETS = re.compile(r"[（(［\[]([^（）()［］\[\]]*)[）)］\]]")
_NOISE = re.compile(r"[\s_\-—:：/]|[±%‰]|^[#]|\u200b|\ufeff")
_RANK = re.compile(r"(.{1,10}?)(?:位次|排名|名次|排位|位列)")
_BASES = {"增速": "growth", "增幅": "growth", "总量": "level"}
_WIDER = re.compile(r"(全国|全省|全市|全区|全县|.{1,4}[省市])(?:平均)?(.+)")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    ``field`` is empty where the header is not known.  ``period``, ``area`` and ``indicator`` are set where
    the header itself names them, ``scope`` and ``basis`` where it says what a rank is of, ``span`` where it
    says that the figure is of the year so far (``to-date``) or not (``single``); ``unit`` is what stood in
    brackets.
    """

    field: str
    header: str = ""
    period: Period | None = None
    area: str | None = None
    indicator: str | None = None
    unit: str = ""
    scope: str = ""
    basis: str = ""
    span: str = ""


def plain(text: str) -> str:
    """A header or name for comparison: NFKC, lower case, without blanks, signs and note marks.

    >>> plain("同比 增长±％①"), plain("Rank_Of")
    ('同比增长', 'rankof')
    """
    # Note marks go first: NFKC would turn ① into the digit 1.
    text = unicodedata.normalize("NFKC", _NOTE_MARKS.sub("", text))
    return _NOISE.sub("", text).casefold()


def split_brackets(text: str) -> tuple[str, str]:
    """``text`` without its bracketed parts, and what stood in the last of them.

    >>> split_brackets("数值（亿元）")
    ('数值', '亿元')
    """
    found = _BRACKETS.findall(text)
    return (_BRACKETS.sub("", text).strip(), found[-1].strip()) if found else (text.strip(), "")


_FIELDS: Mapping[str, str] = {
    plain(alias) or alias: field for field, aliases in ALIASES.items() for alias in aliases.split()
}
_SPANS = [
    (plain(word), span)
    for span, words in (
        ("to-date", "自年初累计 年初累计 本月止累计 本期累计 本年累计 1-本月累计 1-本月 累计"),
        ("single", "本季度 本月 当月 本季 当季 本期 当期"),
    )
    for word in words.split()
]
_BARE_VALUES = ("", "数", "值", "数值", "量", "额", "完成", "完成数", "完成值", "绝对值", "实绩")


def known_headers() -> Iterator[str]:
    """Every header that is understood, for hints."""
    for aliases in ALIASES.values():
        yield from aliases.split()


@lru_cache(maxsize=4096)
def column_of(header: str) -> Column:
    """What a column headed ``header`` holds.

    >>> column_of("2023年同比(%)").field, str(column_of("2023年同比(%)").period)
    ('yoy', '2023')
    """
    bare, unit = split_brackets(header)
    key = plain(bare)
    if not key:
        return Column("ignore" if bare in ("#", "№") else "", header)
    if known := _FIELDS.get(key):
        return Column(known, header, unit=unit)
    found = _period_column(bare, header, unit) or _spanned(key, header, unit) or _scoped(key, header, unit)
    return found or Column("", header, unit=unit)


def _period_column(bare: str, header: str, unit: str) -> Column | None:
    """A period, alone or with a measure behind or before it (2023年同比, yoy_2023, 2023年全省位次)."""
    if not any(character.isdecimal() or character in "〇一二三四" for character in bare):
        return None
    if period := _period(bare):
        return Column("value", header, period, unit=unit)
    text = _NOTE_MARKS.sub("", bare).replace("±", "").strip(" %％_—-")
    for cut in range(len(text) - 1, 0, -1):
        for dated, measure in ((text[:cut], text[cut:]), (text[cut:], text[:cut])):
            period = _period(dated.strip(" _-—:：")) if dated[:1].strip() else None
            column = column_of(measure) if period else None
            if column and column.field in MEASURES and column.period is None:
                return replace(column, header=header, period=period, unit=unit)
    return None


def _spanned(key: str, header: str, unit: str) -> Column | None:
    """A figure of the month alone, or of the year so far (本月, 累计, 累计增长)."""
    for word, span in _SPANS:
        if key.startswith(word):
            measure = key.removeprefix(word)
            field = "value" if measure in _BARE_VALUES else _FIELDS.get(measure, "")
            return Column(field, header, unit=unit, span=span) if field in FIGURES else None
    return None


def _scoped(key: str, header: str, unit: str) -> Column | None:
    """A rank of a named scope (全省位次), or a figure of a wider area (全省增速)."""
    if match := _RANK.fullmatch(key):
        word = next((word for word in _BASES if word in match[1]), "")
        scope = match[1].replace(word, "")
        return Column("rank", header, unit=unit, scope=scope, basis=_BASES.get(word, ""))
    if (match := _WIDER.fullmatch(key)) and _FIELDS.get(match[2]) in ("value", "yoy", "change"):
        return Column(_FIELDS[match[2]], header, area=match[1], unit=unit)
    return None


def _period(text: str) -> Period | None:
    try:
        return Period.parse(_NOTE_MARKS.sub("", text))
    except DataError:
        return None
