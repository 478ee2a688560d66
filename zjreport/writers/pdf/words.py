"""Words that a title's line break should not part; a list for titles of reports, not a segmenter."""

from __future__ import annotations

from .characters import Kind
from .composing import FORBIDDEN, Text

__all__ = ["price_words"]

_IN_WORD, _IN_NAME, _BEFORE_PARTICLE, _AFTER_PARTICLE, _AFTER_PAUSE, _AT_BLANK = (
    30.0,
    20.0,
    12.0,
    -3.0,
    -14.0,
    -40.0,
)
_LONGEST = 6

_LIST = """
政府 工作 报告 经济 运行 情况 社会 发展 全市 全省 全国 全县 全区 全年 上半年 下半年 前三季度 季度
年度 月份 过去 一年 今年 去年 明年 主要 指标 预期 目标 任务 重点 完成 回顾 总体 要求 建设 推进 推动
拓展 奋力 加快 实践 新实践 现代化 中国式 中国 高质量 质量 新型 工业化 工业 农业 服务业 产业 体系
升级 转型 创新 科技 支撑 动力 活力 改革 开放 合作 区域 协同 乡村 振兴 城市 宜居 城乡 融合 生态 环境
绿色 低碳 文明 美丽 民生 福祉 保障 就业 教育 医疗 健康 养老 文化 体育 安全 稳定 和谐 治理 法治 平安
风险 防线 防范 化解 投资 消费 市场 信心 企业 园区 项目 外贸 出口 进口 财政 金融 税收 收入 物价 居民
人民 群众 干部 党员 营商 惠企 减负 突破 聚力 聚焦 坚持 用力 持续 更加 更见 成效 显著 明显 稳步 提升
提高 增长 回升 向好 扩大 有效 供给 需求 优势 实体 数字 数字化 智能 制造 先进 集群 基础 设施 交通
水利 能源 住房 简报 通报 公报 统计 分析 调查 研究 会议 代表 大会 委员会 办公室 统计局 人民政府 自治
国民 计划 规划 政治 思想 主题 成果 转化 干事 创业 生动 作风 纪律 廉洁 自身 加强 全面 深入 贯彻 落实
精神 战略 行动 特色 优质 幸福 魅力 名城 典范 样板 示范 一流 世界 国际 国家 地方 综合 实力 竞争力
影响力 首位 支柱 领域 关键 环节 优化 市场化 法治化 国际化 营商环境 进一步 深化 江城 关于 发展和改革
政府工作报告 政府工作 高标准 农田 产业链 供应链 创新链 专精特新 小巨人 先进制造业 现代 现代服务业
高质量发展 第一季度 第二季度 第三季度 第四季度 一季度 二季度
三季度 四季度 半年 重大 重大项目 主题教育 干事创业 学习 牢记 嘱托 感恩 奋进 团结
勇扛 重任 踔厉 奋发 迈出 坚实 步伐 更足 能级 跃升 不断 增进 幸福感 获得感 社会主义 党中央 市委 省委
国务院 党组 代表大会 开发区 强富美高 新江苏 新篇章 篇章 开创 新局面 局面 奋斗
对比 排名 增速 贡献率
"""
_WORDS = frozenset(_LIST.split())
_ENDING = "的和与及暨"
#: Signs that close a place's name.
_SUFFIXES = "省市县区镇乡州"
_PAUSES = "，。；：！？、"


def price_words(text: Text) -> None:
    """Make breaks inside known words dear, those before 的 dearer than those behind it."""
    signs, prices = text.signs, text.prices
    for start in range(len(signs)):
        for length in range(_LONGEST, 1, -1):
            if (word := signs[start : start + length]) in _WORDS:
                _raise(prices, range(start, start + len(word) - 1), _IN_WORD)
                break
    for place, sign in enumerate(signs[:-1]):
        if sign == " " and prices[place] != FORBIDDEN:
            prices[place] = _AT_BLANK
        if prices[place] != FORBIDDEN:
            prices[place] += _AFTER_PAUSE if sign in _PAUSES else _AFTER_PARTICLE if sign in _ENDING else 0
        below = signs[place + 1]
        if below in _ENDING or (below in _SUFFIXES and text.kinds[place] is Kind.HAN):
            _raise(prices, range(place, place + 1), _BEFORE_PARTICLE if below in _ENDING else _IN_NAME)


def _raise(prices: list[float], places: range, price: float) -> None:
    for place in places:
        prices[place] = max(prices[place], price)
