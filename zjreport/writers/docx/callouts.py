"""Callouts: one strong sentence on a field of its own, a figure beside it or not."""

from __future__ import annotations

from ...blocks import Callout
from ...runs import Role, with_role
from .cards import inner_cards, ruled_cards
from .draft import Draft
from .grid import Box
from .markup import EMPTY, Xml, concat
from .paragraphs import text_paragraph
from .tiles import Field, field_box, field_row

__all__ = ["write_callout"]

# Millimetres: the padding of the field, and the pane of its figure.
_PADDING, _GUTTER = 7.0, 0.0


def write_callout(block: Callout, draft: Draft, width: float) -> Xml:
    """A callout on its field, or as a stressed paragraph where the theme has none."""
    source = text_paragraph("source", block.source, draft)
    if draft.layout("callout") != "panel":
        words = text_paragraph("callout", with_role(block.runs, Role.STRONG), draft)
        cards = ruled_cards([block.card], draft, width) if block.card else EMPTY
        return concat((words, cards, source))
    words = concat((text_paragraph("callout", block.runs, draft), source))
    if not block.card:
        return field_row([(words, _look(draft, "gold"))], width, _GUTTER)
    figure: Field = (
        inner_cards([block.card], draft, width / 2 - 2 * _PADDING),
        _look(draft, "gold"),
    )
    return field_row([figure, (words, _look(draft, ""))] if words else [figure], width, _GUTTER)


def _look(draft: Draft, bar: str) -> Box:
    return field_box(draft.theme, bar, _PADDING, fill="gold_light", vertical="center")
