"""The style sheet of a Word file, whole, from a theme: every look of the document is a named style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from ...themes import RunLook, TextStyle, Theme
from .decor import Decoration, decoration_properties, decorations
from .lengths import twips
from .markup import EMPTY, Xml, concat, root, w
from .names import CHARACTER_NAMES, HEADING_LEVELS, paragraph_id, paragraph_name
from .numbering import heading_numbering
from .properties import (
    fonts_xml,
    indents,
    language_xml,
    paragraph_properties,
    run_look_properties,
    run_properties,
)

__all__ = [
    "CHARACTER_PREFIX",
    "LAYOUT_STYLE",
    "TABLE_STYLE",
    "ParagraphStyle",
    "paragraph_styles",
    "style_indents",
    "style_sheet",
    "tile_number_properties",
]

CHARACTER_PREFIX = "zjr-run-"
TABLE_STYLE = "zjr-table"
LAYOUT_STYLE = "zjr-layout"

_CONTENTS_DEPTH = 4


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its key in the theme, its look, and what Word needs besides."""

    key: str
    text: TextStyle
    decoration: Decoration = field(default_factory=Decoration)
    extra: Mapping[str, Xml] = field(default_factory=dict)
    next: str = ""


def style_sheet(theme: Theme, language: str) -> bytes:
    """The part ``styles.xml``."""
    return root(
        "w:styles",
        _defaults(theme, language),
        _latent(),
        _normal(theme),
        concat(_paragraph_style(style, theme) for style in paragraph_styles(theme)),
        concat(_character_styles(theme)),
        concat(_table_styles()),
        w("style", w("name", val="No List"), w("uiPriority", val=99), w("semiHidden"),
          type="numbering", default=1, styleId="NoList"),
    )  # fmt: skip


def paragraph_styles(theme: Theme) -> tuple[ParagraphStyle, ...]:
    """Every paragraph style of a document in this theme: the theme's own, then those derived from them."""
    decorated = decorations(theme)
    own = {key: text for key, text in theme.styles.items() if key != "card-unit"}
    styles = {**own, **{key: text for key, text in _derived(theme) if key not in own}}
    return tuple(
        _complete(key, text, decorated.get(key, Decoration()), theme) for key, text in styles.items()
    )


def style_indents(theme: Theme) -> Mapping[str, Xml]:
    """The indents of every paragraph style, for the lists that must repeat them."""
    return {style.key: style.extra.get("ind") or indents(style.text) for style in paragraph_styles(theme)}


def _complete(key: str, text: TextStyle, decoration: Decoration, theme: Theme) -> ParagraphStyle:
    extra = dict(decoration_properties(decoration, text, theme))
    if decoration.before or decoration.after:
        text = replace(text, before=text.before or decoration.before, after=text.after or decoration.after)
    if key.startswith("heading-"):
        level = int(key.removeprefix("heading-"))
        extra |= {"outlineLvl": w("outlineLvl", val=level - 1), "numPr": heading_numbering(level)}
    if key.startswith("contents-") and key != "contents-title":
        extra["tabs"] = _leader(theme)
    if key == "footer" and theme.page.number_side == "right":
        extra["tabs"] = w("tabs", w("tab", val="right", pos=twips(theme.page.text_width)))
    next_style = "body" if key.startswith("heading-") else ""
    return ParagraphStyle(key, text, decoration, extra, next_style)


def _leader(theme: Theme) -> Xml:
    return w("tabs", w("tab", val="right", leader="dot", pos=twips(theme.page.text_width)))


def _derived(theme: Theme) -> Iterator[tuple[str, TextStyle]]:
    """Styles that differ in one thing from a style of the theme."""
    cell, header = theme.style("table-cell"), theme.style("table-header")
    total = replace(cell, font="hei") if theme.page.grid else replace(cell, bold=True)
    for key, text in (("table-cell", cell), ("table-total", total)):
        yield key, replace(text, align="left")
        yield f"{key}-center", replace(text, align="center")
        yield f"{key}-right", replace(text, align="right")
    yield "table-header-left", replace(header, align="left")
    change = theme.style("card-change")
    yield "card-change-good", replace(change, colour="good")
    yield "card-change-bad", replace(change, colour="bad")
    principle = theme.style("principle")
    tile = replace(principle, indent=0, hang=2.2, leading=principle.size * 1.8, align="left")
    yield "tile", tile
    tiny = TextStyle(size=1, leading=1, align="left")
    yield "hidden-line", tiny
    yield "gutter", replace(tiny, leading=4 / 25.4 * 72)
    yield "gap", replace(tiny, leading=max(1.0, theme.measures.get("block_gap", 0) / 25.4 * 72))
    yield (
        "picture",
        replace(tiny, size=theme.style("source").size, leading=0, align="center", keep_with_next=True),
    )
    footer = replace(theme.style("footer"), indent=theme.page.number_indent)
    yield "footer-left", replace(footer, align="left")
    yield "footer-right", replace(footer, align="right")
    yield "footer-centre", replace(footer, align="center", indent=0)
    deepest = theme.style("contents-2")
    for level in range(3, _CONTENTS_DEPTH + 1):
        step = 2 * (level - 2)
        yield f"contents-{level}", replace(deepest, indent=deepest.indent + step, hang=deepest.hang + step)


def _defaults(theme: Theme, language: str) -> Xml:
    body = theme.style("body")
    run = w("rPr", fonts_xml(theme.font(body.font)), *_sizes(body), language_xml(language))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr")))


def _sizes(style: TextStyle) -> tuple[Xml, Xml]:
    size = int(style.size * 2 + 0.5)
    return w("sz", val=size), w("szCs", val=size)


def _latent() -> Xml:
    """Hides Word's several hundred styles of its own but for those used here."""
    shown = concat(
        w("lsdException", name=name, uiPriority=9, semiHidden=0, unhideWhenUsed=0, qFormat=1)
        for name in ("Normal", *(f"heading {level}" for level in range(1, HEADING_LEVELS + 1)))
    )
    return w(
        "latentStyles", shown, defLockedState=0, defUIPriority=99, defSemiHidden=1,
        defUnhideWhenUsed=1, defQFormat=0, count=376,
    )  # fmt: skip


def _normal(theme: Theme) -> Xml:
    """Word's base style: the grid is reckoned from its size, so it has that of the body."""
    spacing = {} if theme.measures.get("latin_gap", 1) else {
        "autoSpaceDE": w("autoSpaceDE", val=0),
        "autoSpaceDN": w("autoSpaceDN", val=0),
    }  # fmt: skip
    plain = TextStyle(size=theme.style("body").size, align="justify")
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w("pPr", paragraph_properties(plain, theme, {**spacing, "widowControl": w("widowControl", val=0)})),
        w("rPr", run_properties(replace(theme.style("body"), bold=False), theme)),
        type="paragraph", default=1, styleId="Normal",
    )  # fmt: skip


def _paragraph_style(style: ParagraphStyle, theme: Theme) -> Xml:
    name = paragraph_name(style.key)
    own = name.startswith("zjreport ")
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("next", val=paragraph_id(style.next)) if style.next else EMPTY,
        w("uiPriority", val=1 if own else 9),
        w("qFormat"),
        w("pPr", paragraph_properties(style.text, theme, style.extra)),
        w("rPr", run_properties(style.text, theme)),
        type="paragraph",
        customStyle=1 if own else None,
        styleId=paragraph_id(style.key),
    )


def _character_styles(theme: Theme) -> Iterator[Xml]:
    yield w(
        "style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"),
        type="character", default=1, styleId="DefaultParagraphFont",
    )  # fmt: skip
    for key in CHARACTER_NAMES:
        yield _character_style(key, CHARACTER_NAMES[key], _look(key, theme), theme)
    for role in ("strong", "lead", "unit", "muted"):
        figure, own = theme.look("figure"), theme.look(role)
        both = RunLook(
            own.font or figure.font, own.colour or figure.colour, own.scale, own.rise, own.bold or figure.bold
        )
        yield _character_style(f"figure-{role}", f"数据·{CHARACTER_NAMES[role]}", both, theme)
        yield _character_style(f"datum-{role}", f"数据（素）·{CHARACTER_NAMES[role]}", own, theme)


def _look(key: str, theme: Theme) -> Xml | RunLook:
    if key == "card-unit":
        return run_properties(theme.style("card-unit"), theme)
    if key == "tile-number":
        return tile_number_properties(theme)
    return theme.look(key)


def tile_number_properties(theme: Theme) -> Xml:
    """The large ordinal of a tile."""
    return run_properties(TextStyle(font="title", size=22, colour="gold"), theme)


def _character_style(key: str, name: str, look: Xml | RunLook, theme: Theme) -> Xml:
    properties = (
        run_look_properties(look, theme, theme.style("body").size) if isinstance(look, RunLook) else look
    )
    return w(
        "style",
        w("name", val=f"zjreport {name}"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=2),
        w("qFormat"),
        w("rPr", properties) if properties else EMPTY,
        type="character", customStyle=1, styleId=f"{CHARACTER_PREFIX}{key}",
    )  # fmt: skip


def _table_styles() -> Iterator[Xml]:
    """Word's base table style, one for data, and one for layout that has no padding of its own."""
    yield w(
        "style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _margins(0, 108)),
        type="table", default=1, styleId="TableNormal",
    )  # fmt: skip
    for id_, name, padding in ((TABLE_STYLE, "数据表", (45, 85)), (LAYOUT_STYLE, "版面格", (0, 0))):
        yield w(
            "style",
            w("name", val=f"zjreport {name}"),
            w("basedOn", val="TableNormal"),
            w("uiPriority", val=3),
            w("tblPr", w("tblInd", w=0, type="dxa"), _margins(*padding)),
            type="table",
            customStyle=1,
            styleId=id_,
        )


def _margins(above: int, beside: int) -> Xml:
    return w(
        "tblCellMar",
        w("top", w=above, type="dxa"),
        w("left", w=beside, type="dxa"),
        w("bottom", w=above, type="dxa"),
        w("right", w=beside, type="dxa"),
    )
