"""Hedges (超过, 余, 以上, 左右 …) and where they stand.

达到, 超过, 近, 约 precede the number; 以上, 余, 左右 follow it; 余 stands before a classifier but
after 万: 60余条, 7万余人.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import RefusalError

__all__ = ["FOLLOWING", "INFIX", "PRECEDING", "VERBS", "Hedged", "hedge"]

PRECEDING = (
    "达到或超过",
    "达到或优于",
    "优于",
    "不低于",
    "不高于",
    "不超过",
    "不少于",
    "达到",
    "超过",
    "突破",
    "接近",
    "高于",
    "低于",
    "大约",
    "保持",
    "达",
    "超",
    "近",
    "约",
)
# Hedges that are verbs themselves: they take the place of 达到 and are not said after it.
VERBS = tuple(word for word in PRECEDING if word not in ("大约", "近", "约"))
FOLLOWING = ("以上", "以下", "以内", "左右", "上下")
INFIX = ("余", "多")
_SCALES = ("万亿", "千万", "百万", "亿", "万")


@dataclass(frozen=True, slots=True)
class Hedged:
    """A number with its unit and the words around it: ``before`` + ``figure`` + ``after``."""

    before: str
    figure: str
    after: str = ""


def hedge(number: str, unit: str, qualifier: str) -> Hedged:
    """Number, unit and qualifier in their order.

    >>> hedge("60", "条", "余").figure, hedge("7", "万人", "余").figure
    ('60余条', '7万余人')
    >>> hedge("2.7", "%", "以上")
    Hedged(before='', figure='2.7%', after='以上')

    Raises:
        RefusalError: the qualifier's place is not known, or two of one meaning meet.
    """
    plain = f"{number}{unit}"
    if not qualifier:
        return Hedged("", plain)
    if qualifier in INFIX:
        return Hedged("", _infix(number, unit, qualifier))
    if qualifier in FOLLOWING:
        return Hedged("", plain, qualifier)
    if qualifier in PRECEDING:
        return Hedged(qualifier, plain)
    raise RefusalError(
        f"the place of the qualifier “{qualifier}” is not known",
        code="refused.qualifier",
        hint=f"known: {'、'.join((*PRECEDING, *INFIX, *FOLLOWING))}",
    )


def _infix(number: str, unit: str, qualifier: str) -> str:
    if "." in number or not number.isdecimal() or unit.startswith(("%", "‰")):
        raise RefusalError(
            f"{qualifier} cannot follow {number}{unit}",
            code="refused.qualifier",
            hint="use 以上 or 超过 with decimals, percentages and classes",
        )
    for scale in _SCALES:
        if unit.startswith(scale):
            return f"{number}{scale}{qualifier}{unit[len(scale) :]}"
    return f"{number}{qualifier}{unit}"
