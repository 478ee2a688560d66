"""Callouts: one strong sentence on a field of its own, a figure beside it or not."""

from __future__ import annotations

from dataclasses import replace

from ...blocks import Callout
from ...runs import Role, with_role
from .cards import ruled_cards, stacked_figures
from .draft import Draft
from .grid import Box, Rule
from .icons import DISC, icon_disc
from .lengths import twips
from .markup import EMPTY, Xml, concat
from .paragraphs import text_paragraph
from .parted import Part, Row, edged, parted_table
from .titles import broken_title

__all__ = ["write_callout"]

# The padding of the field and that above and below as shares; in millimetres the pane of its figure and
# what is between that and the words.
_WIDER, _FLATTER = 1.6, 0.7
_PANE, _GAP = 52.0, 3.0


def write_callout(block: Callout, draft: Draft, width: float) -> Xml:
    """A callout on its field, or as a stressed paragraph where the theme has none."""
    source = text_paragraph("source", block.source, draft)
    if draft.layout("callout") != "panel":
        words = text_paragraph("callout", with_role(block.runs, Role.STRONG), draft)
        cards = ruled_cards([block.card], draft, width) if block.card else EMPTY
        return concat((words, cards, source))
    return _field(block, draft, width, source)


def _field(block: Callout, draft: Draft, width: float, source: Xml) -> Xml:
    """The sentence beside its figure or its icon, between golden rules."""
    colour = draft.theme.colour
    padding = draft.theme.measures.get("panel_padding", 5) * _WIDER
    title = broken_title(
        block.runs, draft.styles["callout"].text, draft.theme, width - 2 * padding - DISC - 2 * _GAP
    )
    words = concat((text_paragraph("callout", title, draft), source))
    icon = draft.theme.icon(block.icon, block.topic)
    ground = Box(colour("gold_light"), vertical="center")
    rows = {side: twips(_FLATTER * padding) for side in ("top", "bottom")}
    left = replace(ground, padding={"left": twips(padding), "right": twips(_GAP), **rows})
    right = replace(ground, padding={"left": twips(_GAP), "right": twips(padding), **rows})
    if block.card:
        split = padding + _PANE
        figure = Part(0, split, left, stacked_figures([block.card], draft, _PANE - 2 * _GAP))
        ruled = replace(right, rules={"left": Rule(1.2, colour("gold"))})
        parts = [figure, Part(split, width, ruled, words)]
    elif icon:
        split = padding + DISC + _GAP
        disc = icon_disc(icon, "navy", "gold_light", draft)
        bare = replace(left, padding={"left": twips(padding), **rows})
        parts = [Part(0, split, bare, disc), Part(split, width, right, words)]
    else:
        parts = [Part(0, width, replace(left, padding={**right.padding, "left": twips(padding)}), words)]
    gold = Rule(1.0, colour("gold"))
    return parted_table(edged([Row(parts)], {"top": gold, "bottom": gold}))
