"""How the styles of a theme are called in Word: their ids, their names, and Word's own where it has one."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = [
    "CHARACTER_NAMES",
    "HEADING_LEVELS",
    "HEAD_NAMES",
    "PARAGRAPH_NAMES",
    "is_layout_only",
    "paragraph_id",
    "paragraph_name",
]

HEADING_LEVELS = 4

_SIZED = re.compile(r"(.+)-([0-9.]+)pt")
_SPACED = re.compile(r"(.+)-plus([0-9.]+)mm")
_DARK = "-dark"

# Styles of lines without text, which no one chooses from a gallery.
_LAYOUT_ONLY = frozenset(
    {
        "footnote-rule",
        "gap",
        "gutter",
        "hidden-line",
        "letterhead-rule",
        "masthead-rule",
        "page-start",
        "picture",
        "title-page-gap",
        "title-page-rule",
        "title-page-speaker",
        "title-page-top",
    }
)

_BUILT_IN: Mapping[str, tuple[str, str]] = {
    "title": ("Title", "Title"),
    "heading-1": ("Heading1", "heading 1"),
    "heading-2": ("Heading2", "heading 2"),
    "heading-3": ("Heading3", "heading 3"),
    "heading-4": ("Heading4", "heading 4"),
    "contents-title": ("TOCHeading", "TOC Heading"),
    "contents-1": ("TOC1", "toc 1"),
    "contents-2": ("TOC2", "toc 2"),
    "contents-3": ("TOC3", "toc 3"),
    "contents-4": ("TOC4", "toc 4"),
    "footer": ("Footer", "footer"),
    "header": ("Header", "header"),
    "footnote": ("FootnoteText", "footnote text"),
}

PARAGRAPH_NAMES: Mapping[str, str] = {
    "body": "正文",
    "lead": "导语",
    "closing": "结语",
    "note": "说明",
    "salutation": "称谓",
    "signature": "落款",
    "statement": "判断句",
    "statement-hung": "判断句（标题带）",
    "quote-heading": "引文标题",
    "quote": "引文",
    "callout": "要点",
    "item": "条目",
    "item-lead": "条目标题",
    "principle": "原则",
    "task-lead": "任务标题",
    "task": "任务",
    "panel-kicker": "版块眉题",
    "panel-title": "版块标题",
    "panel-lead": "版块小标题",
    "panel-item": "版块条目",
    "card-label": "指标名称",
    "card-figure": "指标数值",
    "card-figure-small": "指标数值（小）",
    "card-figure-smaller": "指标数值（较小）",
    "card-figure-smallest": "指标数值（很小）",
    "card-change": "指标变化",
    "table-title": "表题",
    "table-unit": "表格单位",
    "table-header": "表头",
    "table-cell": "表格文字",
    "table-note": "表注",
    "chart-title": "图题",
    "source": "来源",
    "cover-year": "封面年份",
    "cover-event": "封面会议",
    "cover-speaker": "封面报告人",
    "cover-couplet": "封面联语",
    "cover-title": "封面标题",
    "cover-title-long": "封面标题（长）",
    "cover-title-longest": "封面标题（很长）",
    "cover-organisation": "封面单位",
    "title-page-title": "扉页标题",
    "title-page-top": "扉页上边",
    "title-page-gap": "扉页标题上边",
    "title-page-rule": "扉页双线",
    "title-page-speaker": "扉页报告人上边",
    "cover-date": "封面日期",
    "table-cell-center": "表格文字居中",
    "table-cell-right": "表格文字居右",
    "table-total": "表格合计",
    "table-total-center": "表格合计居中",
    "table-total-right": "表格合计居右",
    "card-change-good": "指标变化向好",
    "card-change-bad": "指标变化向差",
    "icon": "图标",
    "tile-number": "原则序号",
    "task-number": "任务序号",
    "card-unit-line": "指标单位行",
    "gap": "间隔",
    "gutter": "行间隔",
    "hidden-line": "版面行",
    "picture": "图片",
    "footer-turned": "页脚横排",
    "footnote-rule": "脚注线",
    "footer-left": "页码居左",
    "footer-right": "页码居右",
    "footer-centre": "页码居中",
    "masthead-mark": "报头密级",
    "masthead-name": "报头名称",
    "masthead-issue": "报头期号",
    "masthead-line": "报头单位日期",
    "masthead-rule": "报头红线",
    "letterhead-name": "发文机关标志",
    "letterhead-issue": "发文字号",
    "letterhead-rule": "版头红线",
    "signature-office": "落款居中",
    "signature-left": "落款单位",
    "signature-date": "落款日期",
    "signature-note": "附注",
    "attachment-note": "附件说明",
    "attachment-note-more": "附件说明（续）",
    "attachment-note-single": "附件说明（单件）",
    "attachment-number": "附件序号",
    "attachment-title": "附件标题",
    "imprint": "版记",
    **{f"imprint-copy-{size}": f"版记抄送（{size}字）" for size in range(1, 5)},
    "page-start": "另起页",
}

CHARACTER_NAMES: Mapping[str, str] = {
    "strong": "着重",
    "lead": "引题",
    "unit": "单位",
    "muted": "淡化",
    "note-mark": "注号",
    "figure": "数据",
    "datum": "数据（素）",
}


# Headings that paragraphs begin with, by their roles.
HEAD_NAMES: Mapping[str, str] = {
    f"head-{level}": f"段首标题（{rank}级）" for level, rank in enumerate("一二三四", 1)
}


def paragraph_id(style: str) -> str:
    """The Word id of a paragraph style.

    >>> paragraph_id("heading-1"), paragraph_id("panel-item")
    ('Heading1', 'zjr-panel-item')
    """
    return _BUILT_IN[style][0] if style in _BUILT_IN else f"zjr-{style}"


def paragraph_name(style: str) -> str:
    """The name that Word shows for a paragraph style.

    >>> paragraph_name("body"), paragraph_name("heading-2"), paragraph_name("office-x")
    ('zjreport 正文', 'heading 2', 'zjreport office-x')
    >>> paragraph_name("table-cell-right-8.5pt")
    'zjreport 表格文字居右（8.5磅）'
    >>> paragraph_name("gap-plus1.5mm")
    'zjreport 间隔（加1.5毫米）'
    """
    if sized := _SIZED.fullmatch(style):
        return f"{paragraph_name(sized[1])}（{sized[2]}磅）"
    if spaced := _SPACED.fullmatch(style):
        return f"{paragraph_name(spaced[1])}（加{spaced[2]}毫米）"
    if style.endswith(_DARK):
        return f"{paragraph_name(style.removesuffix(_DARK))}（深底）"
    if style in _BUILT_IN:
        return _BUILT_IN[style][1]
    return f"zjreport {PARAGRAPH_NAMES.get(style, style)}"


def is_layout_only(style: str) -> bool:
    """Whether paragraphs of a style never hold text, so that no one chooses it.

    >>> is_layout_only("gap-plus1.5mm"), is_layout_only("body")
    (True, False)
    """
    spaced = _SPACED.fullmatch(style)
    return (spaced[1] if spaced else style) in _LAYOUT_ONLY
