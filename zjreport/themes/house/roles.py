"""Which style of a house template plays which of our roles: by the theme's word, else by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...errors import Place, Problem, did_you_mean
from .opening import HouseFile, open_house
from .styles import HouseStyle, house_styles, style_key

if TYPE_CHECKING:
    from ..model import TextStyle, Theme

__all__ = ["CHARACTER_ROLES", "TABLE_ROLES", "Matches", "match_styles", "matches_of"]

CHARACTER_ROLES = ("strong", "lead-words", "unit", "muted", "note-mark", "figure", "datum")
TABLE_ROLES = ("table",)

# The names that styles of a role go by, the likeliest first.  Word and WPS write their own styles' English
# names into files; the Chinese ones are those of styles that offices make, and of older programs.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("公文标题", "文件标题", "报告标题", "文档标题", "主标题", "大标题", "Title", "标题"),
    "heading-1": ("公文一级标题", "一级标题", "heading 1", "标题 1", "标题一", "1级标题", "标题1级"),
    "heading-2": ("公文二级标题", "二级标题", "heading 2", "标题 2", "标题二", "2级标题", "标题2级"),
    "heading-3": ("公文三级标题", "三级标题", "heading 3", "标题 3", "标题三", "3级标题", "标题3级"),
    "heading-4": ("公文四级标题", "四级标题", "heading 4", "标题 4", "标题四", "4级标题", "标题4级"),
    "body": ("zjreport 正文", "公文正文", "报告正文", "正文内容", "正文样式", "文件正文"),
    "salutation": ("主送机关", "称谓", "抬头", "Salutation", "称呼"),
    "signature": ("落款", "署名", "发文机关署名", "Signature", "签名"),
    "signature-date": ("成文日期", "落款日期", "Date", "日期"),
    "attachment-note": ("附件说明",),
    "attachment-title": ("附件标题",),
    "table-title": ("表题", "表格标题", "表标题", "表名", "caption", "题注"),
    "table-header": ("表头", "表格表头", "表头文字", "Table Heading", "表格标题行"),
    "table-cell": (
        "表格文字",
        "表格正文",
        "表格内容",
        "表内文字",
        "表中文字",
        "Table Text",
        "Table Contents",
    ),
    "table-unit": ("表格单位", "单位"),
    "table-note": ("表注", "表格注释", "注释"),
    "chart-title": ("图题", "图标题", "图名", "图表标题", "caption", "题注"),
    "source": ("资料来源", "数据来源", "来源", "Source"),
    "quote": ("引用", "引文", "Quote"),
    "contents-title": ("目录标题", "TOC Heading", "TOC 标题"),
    **{f"contents-{level}": (f"toc {level}", f"目录 {level}") for level in range(1, 5)},
    "footer": ("footer", "页脚"),
    "header": ("header", "页眉"),
}
# Styles of Word's own that many files hold and few use: taken for the body only where the template does.
_IF_USED = ("Body Text First Indent", "正文首行缩进", "Normal Indent", "正文缩进", "Body Text", "正文文本")
_ON_COVERS = ("cover-title", "cover-event", "cover-year", "cover-speaker", "cover-date", "cover-organisation")
# Roles whose lack is worth a word: without them the document looks little like the office's.
_EXPECTED = ("title", "heading-1", "heading-2", "heading-3", "heading-4", "body")


@dataclass(frozen=True, slots=True)
class Matches:
    """The styles found by role, what was asked for and is not there, and the roles expected in vain."""

    found: Mapping[str, HouseStyle] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()


def matches_of(theme: Theme) -> Matches:
    """The styles of a theme's template by role; none where it has no template."""
    if theme.docx is None:
        return Matches()
    cover = theme.layout.get("cover", "title")
    return match_styles(open_house(theme.docx), theme.docx.styles, theme.styles, cover=cover)


def match_styles(
    file: HouseFile, asked: Mapping[str, str], texts: Mapping[str, TextStyle], *, cover: str = "title"
) -> Matches:
    """The styles of a template by role.

    Args:
        file: the template.
        asked: names of its styles by role, as the theme says them.
        texts: the text styles of the theme: those that are set as its body go with the template's body.
        cover: the theme's manner of covers; those on a field of colour keep the theme's styles.
    """
    styles = house_styles(file)
    found: dict[str, HouseStyle] = {}
    for role, name in asked.items():
        if style := _named(styles, role, (name,), by_id=True):
            found[role] = style
    vain = [role for role in asked if role not in found]
    for role in _NAMES:
        if role not in found and (style := _by_itself(styles, role)):
            found[role] = style
    found = _with_body(found, styles)
    if cover == "title" and "title" in found:
        found.setdefault("cover-title", found["title"])
    problems = tuple(_missing(file, role, asked[role], styles, found.get(role)) for role in vain)
    missing = tuple(role for role in _EXPECTED if role not in found)
    return Matches({**dict(_following(found, texts, cover)), **found}, problems, missing)


def _kind(role: str) -> str:
    if role in CHARACTER_ROLES:
        return "character"
    return "table" if role in TABLE_ROLES else "paragraph"


def _by_itself(styles: Sequence[HouseStyle], role: str) -> HouseStyle | None:
    own = next((style for style in styles if style.id == f"zjr-{role}" and style.kind == _kind(role)), None)
    return own or _named(styles, role, _NAMES[role])


def _named(
    styles: Sequence[HouseStyle], role: str, names: Sequence[str], *, by_id: bool = False
) -> HouseStyle | None:
    kind = _kind(role)
    for name in map(style_key, names):
        for style in styles:
            known = [style.name, *style.aliases, *([style.id] if by_id else [])]
            if style.kind == kind and name in map(style_key, known):
                return style
    return None


def _with_body(found: dict[str, HouseStyle], styles: Sequence[HouseStyle]) -> dict[str, HouseStyle]:
    """The body: a style that is named for it, else that of Word's own which the template uses most."""
    if "body" in found:
        return found
    normal = next((style for style in styles if style.kind == "paragraph" and style.default), None)
    other = [_named(styles, "body", (name,)) for name in _IF_USED]
    candidates = [normal, *(style for style in other if style and style.used)]
    likely = [style for style in candidates if style is not None]
    return {**found, "body": max(likely, key=lambda style: style.used)} if likely else found


def _following(
    found: Mapping[str, HouseStyle], texts: Mapping[str, TextStyle], cover: str
) -> Iterator[tuple[str, HouseStyle]]:
    """The roles that the theme sets exactly as its body: what is alike in the theme is alike in the house."""
    body = found.get("body")
    if body is None or "body" not in texts:
        return
    for role, text in texts.items():
        if (
            text == texts["body"]
            and not role.startswith("heading-")
            and (cover == "title" or role not in _ON_COVERS)
        ):
            yield role, body


def _missing(
    file: HouseFile, role: str, name: str, styles: Sequence[HouseStyle], instead: HouseStyle | None
) -> Problem:
    known = [style.name for style in styles if style.kind == _kind(role)]
    others = [style.kind for style in styles if style_key(style.name) == style_key(name)]
    what = f"is a {others[0]} style there" if others else "is not there"
    then = f"“{instead.name}” is taken" if instead else "the one of the base theme is added"
    return Problem(
        "theme.house-style",
        f"the style “{name}” for {role} {what}; {then}",
        Place(file.parts.name),
        did_you_mean(name, known),
        "warning",
    )
