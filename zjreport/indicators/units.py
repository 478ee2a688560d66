"""Units of measure: which bracketed part of a name or header is one."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["index_base", "looks_like_unit", "unit_at"]

_BASE_UNITS = """
    元 美元 欧元 人 人次 名 户 家 个 吨 千瓦时 度 平方米 平方公里 公里 米 千米 亩 公顷 立方米 标准箱 标箱 辆
    件 项 条 处 张 套 所 座 倍 天 岁 台 次 部 株 头 只 公斤 千克 克 升 吨标准煤 吨公里 人公里 床 例 起 宗 门
    种 场 期 分 点 % ‰ 个百分点 百分点 人民币 港元 日元 英镑 箱 重量箱 自然箱 标准集装箱 TEU 瓦 千瓦 兆瓦
    瓦时 兆瓦时 千伏安 微克 毫克 毫米 厘米 斤 担 匹 架 艘 载重吨 综合吨 幅 双 盒 瓶 袋 册 本 卷 锭 羽 枚
    套次 户次 车次 班次 人天 分贝 吨油当量 标准煤 标准台 平方千米 秒 分钟 小时 年 月 日 摄氏度 ℃ 吨公里
"""
_LISTED = (
    r"(?:人民币)?(?:万亿|千万|百万|十万|十亿|百亿|亿|万|千|百)?"
    rf"(?:{'|'.join(sorted(_BASE_UNITS.split(), key=len, reverse=True))})"
)
_UNIT = re.compile(_LISTED + r"(?:/[㐀-鿿A-Za-z0-9²³]{1,6})?")
# In running text nobody knows where the name ends of what stands behind the stroke: 元/人, 元/吨.
_UNIT_AT = re.compile(_LISTED + r"(?:/[㐀-鿿])?")

# What an index declares to be 100.
_YEAR_AT_100 = re.compile(
    r"以?(?:上年|去年)(?:同[期月季])?(?:价格)?(?:[=＝]|为)100|为?(?:上年|去年)同期的?[%％]"
)
_OTHER_AT_100 = re.compile(r"以?(?:上[月季期]|\d{4}年?)(?:价格)?(?:[=＝]|为)100")


@lru_cache(maxsize=2048)
def index_base(text: str) -> str:
    """The time that ``text`` declares to be 100: ``year`` for the year before, ``other``, or nothing.

    >>> index_base("以上年同期为100"), index_base("2020年=100"), index_base("亿元")
    ('year', 'other', '')
    """
    text = "".join(text.split())
    if _YEAR_AT_100.search(text):
        return "year"
    return "other" if _OTHER_AT_100.search(text) else ""


@lru_cache(maxsize=2048)
def looks_like_unit(text: str) -> bool:
    """Whether a bracketed part of a name is a unit (亿元, 万人) and not a part of the name (规模以上).

    What an index has at 100 (上年=100) stands where a unit does.

    >>> looks_like_unit("亿元"), looks_like_unit("规模以上"), looks_like_unit("上年同期=100")
    (True, False, True)
    """
    return bool(index_base(text)) or _UNIT.fullmatch(text.replace("％", "%")) is not None


def unit_at(text: str, start: int) -> str:
    """The unit that stands in ``text`` at ``start``, with its power of ten, or nothing.

    >>> unit_at("增长7.5%，居第5位", 5), unit_at("48652.37亿元，", 8), unit_at("7月", 1)
    ('%', '亿元', '月')
    """
    match = _UNIT_AT.match(text, start)
    return match[0] if match else ""
