"""The paragraph styles of a document: the theme's own, those derived from them, and Word's additions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from ...themes import TextStyle, Theme
from .decor import Decoration, decoration_properties, decorations
from .grounds import grounded_styles
from .lengths import points, twips
from .markup import Xml, w
from .numbering import heading_numbering
from .properties import indents

__all__ = [
    "CHARACTER_PREFIX",
    "LAYOUT_STYLE",
    "LINK",
    "TABLE_STYLE",
    "ParagraphStyle",
    "paragraph_styles",
]

CHARACTER_PREFIX = "zjr-run-"
LINK = "link"
TABLE_STYLE = "zjr-table"
LAYOUT_STYLE = "zjr-layout"

_CONTENTS_DEPTH = 4
_GUTTER_MM = 4.0
# The space around tables and charts, in points, where the theme asks for none.
_LEAST_GAP = 18.0
# Styles that stand in cells where the theme has cards of that sort.  Their rows stay whole anyway, and
# LibreOffice would take them to keep the whole card with what follows it.
_CELL_STYLES: Mapping[str, str] = {
    "panel-kicker": "panels",
    "panel-title": "panels",
    "panel-lead": "panels",
    "task-lead": "tasks",
    "chart-title": "charts",
}
# Gaps as a share of the theme's, since pages are filled by whole fields and never stretched.
_TIGHTER = 0.8
# The sizes of numbers that would be too wide for their cards, as shares of the usual one.
_SMALLER = {"small": 0.8, "smaller": 0.6, "smallest": 0.45}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its key in the theme, its look, and what Word needs besides.

    ``tracking`` are the points added behind each sign.
    """

    key: str
    text: TextStyle
    decoration: Decoration = field(default_factory=Decoration)
    extra: Mapping[str, Xml] = field(default_factory=dict)
    tracking: float = 0

    @property
    def indent(self) -> Xml:
        """Its indents, for the lists that must repeat them."""
        return self.extra.get("ind") or indents(self.text)


def paragraph_styles(theme: Theme) -> Mapping[str, ParagraphStyle]:
    """Every paragraph style of a document in this theme, by key."""
    decorated = decorations(theme)
    styles = {**dict(_derived(theme)), **theme.styles}
    styles |= dict(grounded_styles(styles, theme))
    styles["table-cell"] = replace(theme.style("table-cell"), align="left")
    if theme.layout.get("headings") == "band":
        # Both stand on the band.
        styles["statement"] = styles["statement-hung"]
        title = theme.style("heading-1")
        styles["contents-title"] = replace(title, before=0, after=theme.style("contents-title").after)
    if theme.layout.get("cover") == "page":
        # They stand on the light foot of the picture.
        for key, colour in (("cover-organisation", "accent_deep"), ("cover-date", "ink")):
            styles[key] = replace(styles[key], colour=colour)
    del styles["card-unit"]  # a character style: a unit stands in the line of its number
    return {
        key: _complete(key, text, decorated.get(key, Decoration()), theme) for key, text in styles.items()
    }


def _complete(key: str, text: TextStyle, decoration: Decoration, theme: Theme) -> ParagraphStyle:
    extra = dict(decoration_properties(decoration, text, theme))
    if decoration.before or decoration.after:
        text = replace(text, before=text.before or decoration.before, after=text.after or decoration.after)
    if theme.layout.get(_CELL_STYLES.get(key, "")) == "cards":
        text = replace(text, keep_with_next=False)
    if key in ("panel-title", "panel-title-dark"):
        extra["outlineLvl"] = w("outlineLvl", val=1)
    if key == "page-start":
        extra["pageBreakBefore"] = w("pageBreakBefore")
    if key.startswith("heading-"):
        level = int(key.removeprefix("heading-"))
        extra |= {"outlineLvl": w("outlineLvl", val=level - 1), "numPr": heading_numbering(level)}
    if key.startswith("contents-") and key != "contents-title":
        extra["tabs"] = _right_tab(theme, leader="dot")
    if key in ("footer", "footer-turned"):
        extra["tabs"] = _right_tab(replace(theme, page=theme.page.turned) if key != "footer" else theme)
    return ParagraphStyle(key, text, decoration, extra)


def _right_tab(theme: Theme, leader: str | None = None) -> Xml:
    return w("tabs", w("tab", val="right", leader=leader, pos=twips(theme.page.text_width)))


def _derived(theme: Theme) -> Iterator[tuple[str, TextStyle]]:
    """Styles that the theme does not name: each differs in one thing from one that it does."""
    yield from _cells(theme)
    yield from _fields(theme)
    yield from _spaces(theme)
    if theme.layout.get("headings") == "band":
        yield "statement-hung", replace(theme.style("statement"), colour="gold_light")
    title = theme.style("cover-title")
    yield "cover-title-long", replace(title, size=title.size * 0.76, leading=title.leading * 0.76)
    yield "cover-title-longest", replace(title, size=title.size * 0.54, leading=title.leading * 0.54)
    yield "footer-turned", theme.style("footer")
    footer = replace(theme.style("footer"), indent=theme.page.number_indent)
    yield "footer-left", replace(footer, align="left")
    yield "footer-right", replace(footer, align="right")
    yield "footer-centre", replace(footer, align="center", indent=0)
    entry = theme.style("contents-2")
    for level in range(3, _CONTENTS_DEPTH + 1):
        step = 2 * (level - 2)
        yield f"contents-{level}", replace(entry, indent=entry.indent + step, hang=entry.hang + step)


def _cells(theme: Theme) -> Iterator[tuple[str, TextStyle]]:
    """Table cells by their alignment, and those of group and total rows."""
    cell = theme.style("table-cell")
    # An official text has no bold type: what is stressed changes the face.
    total = replace(cell, font="hei") if theme.page.grid else replace(cell, bold=True)
    yield "table-total", replace(total, align="left")
    yield "table-cell-center", replace(cell, align="center")
    yield "table-cell-right", replace(cell, align="right")
    yield "table-total-center", replace(total, align="center")
    yield "table-total-right", replace(total, align="right")


def _fields(theme: Theme) -> Iterator[tuple[str, TextStyle]]:
    """What stands in cards and tiles."""
    change, unit = theme.style("card-change"), theme.style("card-unit")
    yield "card-change-good", replace(change, colour="good")
    yield "card-change-bad", replace(change, colour="bad")
    figure = theme.style("card-figure")
    for name, share in _SMALLER.items():
        yield f"card-figure-{name}", replace(figure, size=figure.size * share)
    yield "card-unit-line", replace(unit, leading=unit.size * 1.4)


def _spaces(theme: Theme) -> Iterator[tuple[str, TextStyle]]:
    """Lines without text: between blocks, between rows of cards, where Word only wants a paragraph."""
    line = TextStyle(size=1, leading=1, align="left")
    block_gap = points(theme.measures.get("block_gap", 0)) * _TIGHTER or _LEAST_GAP
    yield "hidden-line", line
    yield "page-start", line
    yield "gutter", replace(line, leading=points(_GUTTER_MM))
    yield "gap", replace(line, leading=block_gap)
    note = theme.styles.get("footnote", theme.style("table-note"))
    yield "footnote", note
    yield "footnote-rule", replace(line, size=note.size, leading=0)
    picture = TextStyle(size=theme.style("source").size, align="center", keep_with_next=True)
    yield "picture", picture
