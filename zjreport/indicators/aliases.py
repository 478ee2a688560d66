"""The one table of the names that headers go by: field by field, first the one that messages name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = [
    "ALIASES",
    "CATALOGUE_FIELDS",
    "DATING",
    "FIGURES",
    "IDENTITY",
    "MEASURES",
    "TARGET_FIELDS",
    "known_headers",
]

ALIASES: Mapping[str, str] = {
    # what a row is about
    "id": "id 代码 编码 指标代码 指标编码 指标编号 指标id indicator_id indicator_code code",
    "indicator": "indicator 指标 指标项 项目 主要指标 统计指标 经济指标 主要经济指标 指标内容 产品名称 "
    "行业名称 行业",
    "name": "name 名称 指标名称 指标名 name_zh indicator_name",
    "area": "area 地区 区域 地域 行政区 行政区划 区划 城市 市区 市县 县区 板块 辖市区 市区县 市县区 县市区 "
    "区县 县市 市州 市地州 各市 各县 地市 设区市 地级市 县 市 区 市、县 市、区 县、区 市、县、区 "
    "单位名称 镇街 乡镇 街道 园区 ref_area region city",
    "period": "period 时期 时间 期间 报告期 时段 统计时间 数据时间 日期 统计期 所属期 time_period time date",
    "year": "year 年份 年度 年",
    "part_of_year": "month 月份 月 季度 季 quarter",
    # figures
    "value": "value 数值 值 指标值 绝对值 绝对量 绝对数 绝对额 金额 总量 数据 水平 完成值 完成数 完成 完成额 "
    "实绩 实际值 实际 实际完成 实际完成数 期末数 期末余额 余额 月末余额 本月末 本期末 季末余额 季末数 产量 "
    "指数 obs_value level amount actual",
    "yoy": "yoy 同比 同比增长 同比增速 同比增幅 同比增减 同比变化 同比变动 同比涨跌 同比涨幅 同比增长率 "
    "比上年增长 比上年同期增长 比去年同期增长 较上年增长 较上年同期增长 比上年同期 比去年同期 "
    "较上年同期 较去年同期 比去年增长 较去年增长 比同期增长 比上年同月增长 比上年同月 比去年同月 "
    "较上年同月 比上年同期增减 比去年同期增减 比上年增减 较上年同期增减 同比涨跌幅 同比涨跌幅度 "
    "同比升降 同比升降幅度 同比增减幅 同比增减率 同比增减幅度 增减率 增减幅 增减幅度 涨跌幅 涨跌幅度 "
    "升降幅度 增长幅度 增长百分比 同期增长 同期增减 同比增 名义增长 名义增速 增速 增长率 增长速度 "
    "增长 增幅 增减百分点 同比增减百分点 比上年增减百分点 比上年同期增减百分点 "
    "year_on_year growth growth_rate yoy_growth yoy_pct",
    "pop": "pop 环比 环比增长 环比增速 环比增幅 环比增减 环比涨跌 环比涨幅 环比涨跌幅 环比涨跌幅度 比上月 "
    "比上月增长 比上月增减 较上月 较上月增长 比上季增长 比上季度增长 比上期 比上期增长 较上期增长 "
    "month_on_month period_on_period",
    "change": "change 增减 增减额 增减量 增减数 同比增减额 同比增减量 同比增加 同比增加额 比上年同期增加 "
    "比上年同期增减额 净增 净增量 净增加 净增减 增加额 增量 变化量 比上年增加 net_change",
    "share": "share 占比 比重 所占比重 占比重 构成",
    "share_change": "share_change 占比增减 比重增减 占比变化 比重变化 占比变动 比重变动",
    "contribution": "contribution 拉动 拉动增长 拉动百分点 拉动点数 拉动增速",
    "contribution_share": "contribution_share 贡献率 增长贡献率 对增长贡献率",
    "qualifier": "qualifier 限定词 修饰词 限定 修饰 comparator",
    "status": "status 状态 数据状态 obs_status",
    "status_word": "status_word 状态词 状态用语",
    "rank": "rank 位次 排名 名次 位列 排位 排序 ranking",
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
    "adjusted": "adjusted 季节调整 季调 经季节调整 seasonally_adjusted",
    "decimals": "decimals 小数位 小数位数 小数 精度",
    "group": "group 分组 组 组别 类别 分类 板块分组 专题",
    "parent": "parent 上级 上级指标 父级 父指标 所属 其中项上级",
    "definition": "definition 指标解释 指标定义 定义 解释 指标含义 含义",
    "source": "source 来源 数据来源 资料来源 发布单位 责任单位",
    # targets
    "target": "target 目标 目标值 年度目标 全年目标 预期目标 年度预期目标 目标任务 年度任务 全年任务 计划 "
    "计划数 年度计划 全年计划 年初计划 预算数 年初预算 年初预算数 年度预算 年度预算数 全年预算 "
    "target_value goal plan",
    "bound": "bound 目标类型 类型 约束 约束类型 目标方式",
    "beside": "beside 对照指标 对照 对比指标 实际指标",
    # columns that say nothing
    "ignore": "序号 no. no # index 行号 freq",
}

IDENTITY = frozenset({"id", "indicator", "name"})
DATING = frozenset({"period", "year", "part_of_year"})
FIGURES = frozenset(
    {"value", "yoy", "pop", "change", "share", "share_change", "contribution", "contribution_share"}
    | {"rank", "rank_word", "rank_of", "qualifier", "status", "target"}
)
MEASURES = FIGURES | {
    "status_word", "rank_scope", "rank_basis", "claim", "note", "vintage", "unit",
}  # fmt: skip
CATALOGUE_FIELDS = frozenset({"short_name", "verb", "growth_verb", "phrase", "zero", "accumulation"})
CATALOGUE_FIELDS |= {"prices", "polarity", "decimals", "group", "parent", "source", "definition", "adjusted"}
TARGET_FIELDS = frozenset({"bound", "beside"})


def known_headers() -> Iterator[str]:
    """Every header that is understood, for hints."""
    for aliases in ALIASES.values():
        yield from aliases.split()
