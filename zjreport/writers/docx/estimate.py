"""How many lines a text takes, near enough to lay out a cover and to guess the pages of headings."""

from __future__ import annotations

import itertools
import math
import re

from ...runs import Runs, text_of
from ...themes import TextStyle, Theme
from .lengths import mm_of_points
from .widths import safe_width, text_width

# What stands between Chinese and Latin signs, in ems.
_GAP = 0.25
# Pairs of signs within the usual words of titles.
_TITLE_WORDS = """
政府 工作 报告 要点 解读 经济 运行 情况 社会 发展 全市 全省 全年 上半 半年 季度 年度 月份 主要 指标 目标 任务
重点 完成 回顾 简报 通报 公报 统计 分析 人民 国民 计划 规划 建设 推进 质量 产业 城市 民生 企业 关于
"""
_PAIRS = frozenset(_TITLE_WORDS.split())

# Marks that begin no line; they go with the sign before them.
_CLOSING = "，。；：、！？）》”’％"
# What no line break parts: Latin words and numbers, a sign with the marks that close it.
_WORDS = re.compile(rf"(?:[!-~]+|[（《“‘]*.)[{_CLOSING}]*", re.DOTALL)

__all__ = ["balanced_width", "line_count", "text_height"]


def _room(style: TextStyle, width: float) -> float:
    """Characters that a line of ``width`` millimetres holds."""
    return max(1.0, width / mm_of_points(style.size) - style.hang)


def _set_width(text: str, style: TextStyle, theme: Theme) -> float:
    """The width of a text in ems with the gaps that programs put between Chinese and Latin signs."""
    gap = 0.0 if theme.page.grid else _GAP
    return text_width(text, theme.font(style.font).latin) + gap * sum(map(_meet, text, text[1:]))


def _meet(one: str, other: str) -> bool:
    """Whether two neighbours are a Chinese sign and a Latin letter or a digit."""
    return one.isalnum() and other.isalnum() and one.isascii() != other.isascii()


def line_count(text: str, style: TextStyle, theme: Theme, width: float) -> int:
    """The lines that ``text`` takes in ``width`` millimetres, filled word by word as programs do."""
    room = _room(style, width)
    first = max(0.0, style.indent - style.hang)
    return sum(
        _lines(part, room, first if number == 0 else 0.0, style, theme)
        for number, part in enumerate(text.split("\n"))
    )


def _lines(text: str, room: float, used: float, style: TextStyle, theme: Theme) -> int:
    """The lines of a text without breaks of its own, ``used`` ems of whose first are taken."""
    latin, gap = theme.font(style.font).latin, 0.0 if theme.page.grid else _GAP
    count, last = 1, ""
    for word in _WORDS.findall(text):
        wide = safe_width(word, latin) + (gap if last and _meet(last, word[0]) else 0.0)
        # A closing mark may hang over the edge.
        if used + wide - (1.0 if word[-1] in _CLOSING else 0.0) > room + 1e-6 and used:
            count, used = count + max(1, math.ceil(wide / room - 1e-6)), wide % room
        else:
            used += wide
        last = word[-1]
    return count


def text_height(runs: Runs, style: TextStyle, theme: Theme, width: float) -> float:
    """The height of a paragraph in millimetres, the space around it included; 0 without text."""
    if not runs:
        return 0.0
    leading = style.leading or style.size * 1.3
    lines = line_count(text_of(runs), style, theme, width)
    return mm_of_points(lines * leading + style.before + style.after)


def balanced_width(runs: Runs, style: TextStyle, theme: Theme, width: float) -> float:
    """The width in millimetres that breaks a title into lines of about one length, at best between words.

    A title of one line keeps all of ``width``.
    """
    text = text_of(runs)
    lines = line_count(text, style, theme, width)
    if lines < 2 or "\n" in text:
        return width
    most = width / mm_of_points(style.size)
    even = _set_width(text, style, theme) / lines + 0.5
    rooms = [room for step in range(8) if (room := even + 0.5 * step) <= most] or [most]

    def cost(room: float) -> float:
        """How bad the breaks are: words parted, lines too many, lines of unlike length."""
        found = _broken(text, room, style, theme)
        ends = itertools.accumulate(len(line) for line in found[:-1])
        parted = sum(_parts_word(text, end) for end in ends)
        return 10 * parted + 50 * max(0, len(found) - lines) + room - _set_width(found[-1], style, theme)

    chosen = _broken(text, min(rooms, key=cost), style, theme)
    return min(width, _holding(chosen, style, theme) * mm_of_points(style.size))


def _holding(lines: list[str], style: TextStyle, theme: Theme) -> float:
    """The width in ems that breaks a text into these lines, even with the digits of a face that stands in."""
    latin = theme.font(style.font).latin
    widest = max(_set_width(line, style, theme) for line in lines)
    wider = max(safe_width(line, latin) - text_width(line, latin) for line in lines)
    # Below this no line takes the first sign of the next.
    limits = [_set_width(line + after[0], style, theme) for line, after in itertools.pairwise(lines)]
    return max(widest, min([*limits, widest + wider + 0.3]) - 0.1)


def _broken(text: str, room: float, style: TextStyle, theme: Theme) -> list[str]:
    """The lines of a text as a program fills them, sign by sign."""
    lines = [""]
    for sign in text:
        if lines[-1] and _set_width(lines[-1] + sign, style, theme) > room:
            lines.append("")
        lines[-1] += sign
    return lines


def _parts_word(text: str, place: int) -> bool:
    """Whether a break at ``place`` parts a word that titles are made of, or a number."""
    pair = text[place - 1 : place + 1]
    return pair in _PAIRS or (pair.isascii() and pair.isalnum())
