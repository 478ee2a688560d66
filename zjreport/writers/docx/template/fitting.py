"""The measures of a template's styles as text styles, so that widths and heights are reckoned by them."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from ....themes import TextStyle, Theme
from ....themes.house.namespaces import W
from ....themes.house.opening import HouseFile
from ....themes.house.roles import Matches
from ....themes.house.styles import based_on

__all__ = ["fitted_theme", "set_like_body"]

_DEFAULT_SIZE = 10.0
# A line of one line's height takes about this many times the size of its type.
_NATURAL = 1.3
_ALIGN = {"both": "justify", "distribute": "justify", "left": "left", "start": "left", "center": "center",
          "right": "right", "end": "right"}  # fmt: skip


def set_like_body(role: str, theme: Theme) -> bool:
    """Whether a theme sets a role in the size and leading of its body, be it in another face or place."""
    text, body = theme.styles.get(role), theme.style("body")
    return text is not None and (text.size, text.leading) == (body.size, body.leading)


def fitted_theme(theme: Theme, file: HouseFile, matches: Matches) -> Theme:
    """The theme with sizes, leadings and indents of the styles that the template has for its roles."""
    root = file.tree("styles")
    if root is None:
        return theme
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    styles = dict(theme.styles)
    for role, found in matches.found.items():
        if role in styles and found.id in elements:
            styles[role] = _fitted(styles[role], based_on(elements[found.id], elements), root)
    body = styles["body"]
    if not body.indent and theme.style("body").indent:
        styles["body"] = body = replace(body, indent=theme.style("body").indent)
    for role in styles:
        if role not in matches.found and set_like_body(role, theme):
            styles[role] = replace(styles[role], size=body.size, leading=body.leading)
    return replace(theme, styles=styles, layout=_fitted_layout(theme, matches))


def _fitted_layout(theme: Theme, matches: Matches) -> dict[str, str]:
    """The manners of blocks: a heading in a style of the template's stands on no band of ours."""
    if "heading-1" in matches.found and theme.layout.get("headings") == "band":
        return {**theme.layout, "headings": "plain"}
    return theme.layout


def _fitted(text: TextStyle, chain: list[etree._Element], root: etree._Element) -> TextStyle:
    defaults = root.find(f"{W}docDefaults")
    sources = [*chain, *([] if defaults is None else [defaults])]
    size = _number(sources, "rPr/sz", "val", _DEFAULT_SIZE * 2) / 2
    first = _number(sources, "pPr/ind", "firstLineChars", 0) / 100
    if not first:
        first = _number(sources, "pPr/ind", "firstLine", 0) / 20 / size
    return replace(
        text,
        size=size,
        leading=_leading(sources, size),
        before=_number(sources, "pPr/spacing", "before", 0) / 20,
        after=_number(sources, "pPr/spacing", "after", 0) / 20,
        indent=first,
        hang=0,
        align=_ALIGN.get(_said(sources, "pPr/jc", "val"), "left"),
    )


def _leading(sources: list[etree._Element], size: float) -> float:
    line = _number(sources, "pPr/spacing", "line", 240)
    rule = _said(sources, "pPr/spacing", "lineRule")
    if rule == "exact":
        return line / 20
    if rule == "atLeast":
        return max(line / 20, size * _NATURAL)
    return line / 240 * size * _NATURAL


def _number(sources: list[etree._Element], path: str, attribute: str, default: float) -> float:
    try:
        return float(_said(sources, path, attribute) or default)
    except ValueError:
        return default


def _said(sources: list[etree._Element], path: str, attribute: str) -> str:
    """What the nearest style that says it says of a property."""
    steps = "/".join(f"{W}{step}" for step in path.split("/"))
    for source in sources:
        for found in (source.find(steps), source.find(f".//{steps}")):
            if found is not None and found.get(f"{W}{attribute}"):
                return str(found.get(f"{W}{attribute}"))
    return ""
