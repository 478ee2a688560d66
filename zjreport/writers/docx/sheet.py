"""The style sheet of a Word file, whole: every look of the document is a named style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from ...themes import RunLook, TextStyle, Theme
from .footnotes import REFERENCE
from .grounds import grounded_runs
from .lengths import half_points
from .markup import EMPTY, Xml, concat, root, w
from .names import CHARACTER_NAMES, HEAD_NAMES, HEADING_LEVELS, is_layout_only, paragraph_id, paragraph_name
from .properties import (
    fonts_xml,
    language_xml,
    paragraph_properties,
    run_look_properties,
    run_properties,
)
from .sizes import cell_margins
from .styles import CHARACTER_PREFIX, LAYOUT_STYLE, LINK, TABLE_STYLE, ParagraphStyle

__all__ = ["style_sheet"]

_ROLES_OF_FIGURES = ("strong", "lead", "unit", "muted")


def style_sheet(
    styles: Mapping[str, ParagraphStyle],
    tables: Iterable[str],
    heads: Iterable[str],
    theme: Theme,
    language: str,
) -> bytes:
    """The part ``styles.xml``, with the styles of ``tables`` besides the theme's own.

    ``heads`` are the roles of headings that paragraphs begin with.
    """
    return root(
        "w:styles",
        _defaults(theme, language),
        _latent(),
        _normal(theme),
        concat(_paragraph_style(style, theme) for style in styles.values()),
        concat(_character_styles(theme, sorted(heads))),
        concat(_table_styles(tables)),
        _base_style("numbering", "NoList", "No List"),
    )


def _defaults(theme: Theme, language: str) -> Xml:
    body = theme.style("body")
    size = half_points(body.size)
    faces = fonts_xml(theme.font(body.font))
    run = w("rPr", faces, w("sz", val=size), w("szCs", val=size), language_xml(language))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr")))


def _latent() -> Xml:
    """Hides Word's several hundred styles of its own but for those used here."""
    shown = concat(
        w("lsdException", name=name, uiPriority=9, semiHidden=0, unhideWhenUsed=0, qFormat=1)
        for name in ("Normal", *(f"heading {level}" for level in range(1, HEADING_LEVELS + 1)))
    )
    return w(
        "latentStyles",
        shown,
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def _base_style(kind: str, id_: str, name: str, *properties: Xml) -> Xml:
    """The style of its kind that Word wants to be there and that no one chooses."""
    head = (w("name", val=name), w("uiPriority", val=99), w("semiHidden"))
    return w("style", *head, *properties, type=kind, default=1, styleId=id_)


def _normal(theme: Theme) -> Xml:
    """Word's base style: the grid is reckoned from its size, so it has that of the body."""
    body = replace(theme.style("body"), bold=False, leading=0)
    plain = TextStyle(size=body.size, align="justify")
    extra = {"widowControl": w("widowControl", val=0)}
    if theme.page.grid:
        extra["snapToGrid"] = w("snapToGrid", val=0)
    if not theme.measures.get("latin_gap", 1):
        extra |= {name: w(name, val=0) for name in ("autoSpaceDE", "autoSpaceDN")}
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w("pPr", paragraph_properties(plain, theme, extra)),
        w("rPr", run_properties(body, theme)),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _paragraph_style(style: ParagraphStyle, theme: Theme) -> Xml:
    name = paragraph_name(style.key)
    own = name.startswith("zjreport ")
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("next", val=paragraph_id("body")) if style.key.startswith("heading-") else EMPTY,
        w("uiPriority", val=1 if own else 9),
        EMPTY if is_layout_only(style.key) else w("qFormat"),
        w("pPr", paragraph_properties(style.text, theme, style.extra)),
        w("rPr", run_properties(style.text, theme, style.tracking)),
        type="paragraph",
        customStyle=1 if own else None,
        styleId=paragraph_id(style.key),
    )


def _character_styles(theme: Theme, heads: Sequence[str]) -> Iterator[Xml]:
    yield _base_style("character", "DefaultParagraphFont", "Default Paragraph Font")
    size = theme.style("body").size
    for key, name in CHARACTER_NAMES.items():
        yield _character_style(key, name, run_look_properties(theme.look(key), theme, size))
    yield _character_style("card-unit", "指标单位", run_properties(theme.style("card-unit"), theme))
    for key, name, properties in grounded_runs(theme):
        yield _character_style(key, name, properties)
    yield _character_style("unspaced", "不加宽", w("spacing", val=0))
    underlined = Xml(run_look_properties(theme.look("link"), theme, size) + w("u", val="single"))
    mark = run_look_properties(theme.look("note-mark"), theme, size)
    yield _character_style(REFERENCE, "", mark, built_in="footnote reference")
    yield _character_style(LINK, "", underlined, built_in="Hyperlink")
    for head in heads:
        yield _character_style(head, HEAD_NAMES[head], run_look_properties(theme.look(head), theme, size))
    for role in (*_ROLES_OF_FIGURES, *heads):
        name, own = {**CHARACTER_NAMES, **HEAD_NAMES}[role], theme.look(role)
        stressed = run_look_properties(_both(own, theme.look("figure")), theme, size)
        yield _character_style(f"figure-{role}", f"数据·{name}", stressed)
        yield _character_style(f"datum-{role}", f"数据（素）·{name}", run_look_properties(own, theme, size))


def _both(role: RunLook, figure: RunLook) -> RunLook:
    """The look of a figure within a run of a role."""
    return RunLook(
        font=role.font or figure.font,
        colour=figure.colour or role.colour,
        scale=role.scale,
        rise=role.rise,
        bold=role.bold or figure.bold,
    )


def _character_style(key: str, name: str, properties: Xml, built_in: str = "") -> Xml:
    return w(
        "style",
        w("name", val=built_in or f"zjreport {name}"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=2),
        w("qFormat"),
        w("rPr", properties) if properties else EMPTY,
        type="character",
        customStyle=None if built_in else 1,
        styleId=f"{CHARACTER_PREFIX}{key}",
    )


def _table_styles(sized: Iterable[str]) -> Iterator[Xml]:
    """Word's base table style, one for data in each size of type, and one for layout without padding."""
    yield _base_style("table", "TableNormal", "Normal Table", _table_properties(0, 108))
    names = {TABLE_STYLE: "数据表", LAYOUT_STYLE: "版面格"}
    names |= {id_: f"数据表（{id_.rpartition('-')[2]}%）" for id_ in sorted(set(sized) - set(names))}
    for id_, name in names.items():
        yield w(
            "style",
            w("name", val=f"zjreport {name}"),
            w("basedOn", val="TableNormal"),
            w("uiPriority", val=3),
            _table_properties(*cell_margins(id_)),
            type="table",
            customStyle=1,
            styleId=id_,
        )


def _table_properties(above: int, beside: int) -> Xml:
    margins = (
        w(side, w=beside if side in ("left", "right") else above, type="dxa")
        for side in ("top", "left", "bottom", "right")
    )
    return w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margins))
