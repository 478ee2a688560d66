"""Achievement panels: cards with a title, lead figures, a chart and items, or headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...blocks import Chart, ListItem, Panel, PanelGroup
from ...runs import Run, Runs, text_of
from .._looks import Look
from .cards import figure_rows, ruled_cards, stacked_figures
from .charts import chart_inset
from .draft import Draft
from .estimate import text_height
from .fields import bookmark, bookmark_name
from .grid import Box, Rule
from .grounds import TAG, on_dark
from .icons import DISC, icon_disc
from .lengths import twips
from .lists import item_paragraphs, list_paragraphs
from .markup import EMPTY, Xml, concat
from .numbering import Marker
from .paragraphs import gap, numbered_paragraph, paragraph, text_paragraph
from .parted import Part, Row, edged, footed, kept, parted_table
from .runs import runs_xml, styled_run
from .tiles import Field
from .titles import broken_caption

__all__ = ["panel_field", "write_panel"]

_SIDES = ("top", "left", "bottom", "right")
# Millimetres: cards wider than this set items in two columns, this far apart.
_WIDE, _GUTTER = 120.0, 6.0
# Items of up to this many characters on the average are short.
_SHORT = 46
# Items up to this many millimetres deep stand beside the panel's figures or chart.
_BESIDE = 84.0
# So few lead figures stand in a pane of this width beside the items.
_FEW, _FIGURES = 2, 46.0
# The pane of a chart as a share of the card, and the height of a narrow panel's as a share of its width.
_CHART, _TALL = 0.47, 0.85
# Deeper rows may go on on the next page.
_DEEP = 45.0
# The space above and below what a card holds as a share of its padding; that below its head and that
# between its parts; from the icon to the words; the rules, in points.
_FLATTER, _HEAD_FOOT, _BETWEEN, _ICON_GAP = 0.8, 2.6, 2.4, 3.0
_RULE_FOOT = 1.6
_BAR, _HAIR, _GOLD = 3.0, 0.75, 0.75


def write_panel(block: Panel, draft: Draft, width: float, place: int) -> Xml:
    """A panel on its own, block number ``place``, as a card or as heading and paragraphs."""
    if draft.layout("panels") != "cards":
        return _paragraphs(block, draft, width, place)
    return _card(block, draft, width, place, draft.next_look())


def panel_field(block: Panel, draft: Draft, width: float, place: int, look: Look) -> Field:
    """Panel ``place``, ``width`` millimetres wide, to stand in a row as deep as its neighbour."""
    card = _Card(block, draft, width, look)
    return parted_table(card.rows(place, held=False)), Box(card.ground.fill, card.frame)


def _card(block: Panel, draft: Draft, width: float, place: int, look: Look) -> Xml:
    card = _Card(block, draft, width, look)
    return parted_table(edged(card.rows(place), card.frame))


class _Card:
    """The rows of a panel on a card ``width`` millimetres wide."""

    def __init__(self, block: Panel, draft: Draft, width: float, look: Look) -> None:
        self._block, self._draft, self._look = block, draft, look
        self.width = width
        self.padding = draft.theme.measures.get("panel_padding", 5)
        self.ground = Box(draft.theme.colour(look.ground))
        self._left, self._right = self.padding, width - self.padding

    @property
    def frame(self) -> dict[str, Rule]:
        """The rules around the card."""
        colour, look = self._draft.theme.colour, self._look
        frame = {side: Rule(_HAIR, colour(look.line)) for side in _SIDES} if look.line else {}
        return {**frame, look.side: Rule(_BAR, colour(look.bar))} if look.bar else frame

    def rows(self, place: int, *, held: bool = True) -> list[Row]:
        """All rows of the card, the space at its foot within the last: a page must not begin with it.

        ``held`` keeps the head on the page of what follows; a card in a row stays whole anyway.
        """
        head, body = self._head(place), self._body()
        if not body:
            return head
        above = [kept(row) for row in head] if held else head
        return [*above, *body[:-1], footed(body[-1], _FLATTER * self.padding)]

    def _space(self, height: float, fill: str = "") -> Row:
        """A row without text."""
        return Row([Part(0, self.width, Box(fill) if fill else self.ground)], height)

    def _head(self, place: int) -> list[Row]:
        """Kicker and title beside the icon, and what parts them from the body."""
        block, draft, look = self._block, self._draft, self._look
        dark = bool(look.strip)
        fill = draft.theme.colour(look.strip or look.ground)
        icon = draft.theme.icon(block.icon, block.topic)
        inset = self._left + (DISC + _ICON_GAP if icon else 0)
        words = _titles(block, draft, place, self._right - inset, dark=dark)
        if not words:
            return [self._space(_FLATTER * self.padding)]
        cell = Box(fill, vertical="center")
        parts = [Part(0, inset, replace(cell, padding={"left": twips(self._left)}))]
        if icon:
            disc = icon_disc(icon, look.disc, look.sign, draft)
            parts = [replace(parts[0], content=disc)]
        parts.append(Part(inset, self.width, replace(cell, padding={"right": twips(self.padding)}), words))
        head = [self._space(_FLATTER * self.padding, fill), Row(parts)]
        return [*head, *self._foot(fill)]

    def _foot(self, fill: str) -> list[Row]:
        if not self._look.rule:
            return [self._space(_HEAD_FOOT, fill), self._space(_BETWEEN)]
        rule = {"bottom": Rule(_GOLD, self._draft.theme.colour(self._look.rule))}
        edges = ((0, self._left, self.ground), (self._right, self.width, self.ground))
        ruled = (self._left, self._right, Box(self.ground.fill, rule))
        parts = [Part(*part) for part in (edges[0], ruled, edges[1])]
        return [Row(parts, _HEAD_FOOT / 2), self._space(_HEAD_FOOT / 2 + _RULE_FOOT)]

    def _body(self) -> list[Row]:
        """Lead figures, chart and items."""
        block = self._block
        wide = self.width > _WIDE
        groups = [group for group in block.groups if group.lead or group.items]
        if wide and not block.chart and len(groups) == 1 and 0 < len(block.cards) <= _FEW:
            panes = self._beside_figures(groups)
            if panes:
                return panes
        rows = self._figures(4 if wide else _FEW)
        if block.chart:
            panes = self._beside_chart(block.chart, groups) if wide else []
            if panes:
                return [*rows, *([self._space(_BETWEEN)] if rows else []), *panes]
            tall = 0 if wide else _TALL * (self._right - self._left)
            chart = chart_inset(block.chart, self._draft, self._right - self._left, tall)
            rows += [*([self._space(_BETWEEN)] if rows else []), self._over(chart)]
        items = self._in_columns(groups) if wide else [self._over(self._items(groups))] if groups else []
        return [*rows, *([self._space(_BETWEEN)] if rows and items else []), *items]

    def _figures(self, most: int) -> list[Row]:
        """The lead figures over the whole width."""
        cards = self._block.cards
        if not cards:
            return []
        ends = (Part(0, self._left, self.ground), Part(self._right, self.width, self.ground))
        found = figure_rows(cards, self._draft, (self._left, self._right), self.ground, most)
        return [
            row
            for number, parts in enumerate(found)
            for row in (*([self._space(_BETWEEN)] if number else []), Row([ends[0], *parts, ends[1]]))
        ]

    def _over(self, content: Xml, depth: float = 0.0) -> Row:
        """A content over the whole width."""
        sides = {"left": twips(self._left), "right": twips(self.padding)}
        look = Box(self.ground.fill, padding=sides)
        return Row([Part(0, self.width, look, content)], whole=depth <= _DEEP)

    def _items(self, groups: Sequence[PanelGroup]) -> Xml:
        return concat(_group(group, self._draft) for group in groups)

    def _panes(self, split: float, left: Xml, right: Xml, *, ruled: bool, depth: float = 0.0) -> Row:
        """Two contents beside each other, the second from ``split`` millimetres."""
        gap, half = twips(_GUTTER / 2), "center" if ruled else ""
        rule = {"left": Rule(0.5, self._draft.theme.colour("hair"))} if ruled else {}
        first = Box(self.ground.fill, {}, {"left": twips(self._left), "right": gap}, half)
        second = Box(self.ground.fill, rule, {"left": gap, "right": twips(self.padding)}, half)
        parts = [Part(0, split, first, left), Part(split, self.width, second, right)]
        return Row(parts, whole=depth <= _DEEP)

    def _beside_figures(self, groups: Sequence[PanelGroup]) -> list[Row]:
        """Few lead figures one below the other, the items at their right."""
        split = self._left + _FIGURES + _GUTTER / 2
        if not 0 < self._depth(groups, self._right - split - _GUTTER / 2) <= _BESIDE:
            return []
        stack = stacked_figures(self._block.cards, self._draft, _FIGURES - 2)
        return [self._panes(split, stack, self._items(groups), ruled=True)]

    def _beside_chart(self, chart: Chart, groups: Sequence[PanelGroup]) -> list[Row]:
        """The chart at the left of the items; nothing where these go deeper."""
        pane = _CHART * (self._right - self._left - _GUTTER)
        split = self._left + pane + _GUTTER / 2
        depth = self._depth(groups, self._right - split - _GUTTER / 2)
        if not 0 < depth <= _BESIDE:
            return []
        drawn = chart_inset(chart, self._draft, pane, depth)
        return [self._panes(split, drawn, self._items(groups), ruled=True)]

    def _in_columns(self, groups: Sequence[PanelGroup]) -> list[Row]:
        """Groups in two columns as even as can be, read down the first and then down the second."""
        draft, each = self._draft, (self._right - self._left - _GUTTER) / 2
        rows: list[Row] = []
        if len(groups) == 1 and _are_short(groups[0].items):
            (group,) = groups
            parts = item_paragraphs(group.items, "panel-item", "panel-lead", draft)
            depths = [self._depth_of(_whole(item), "panel-item", each) for item in group.items]
            if group.lead:
                rows.append(self._over(_lead(group, draft)))
        elif len(groups) > 1:
            parts = [_group(group, draft) for group in groups]
            depths = [self._depth([group], each) for group in groups]
        else:
            return [self._over(self._items(groups), self._depth(groups, 2 * each))] if groups else []
        cut = min(range(1, len(parts) + 1), key=lambda end: max(sum(depths[:end]), sum(depths[end:])))
        deepest = max(sum(depths[:cut]), sum(depths[cut:]))
        left, right = concat(parts[:cut]), concat(parts[cut:])
        return [*rows, self._panes(self.width / 2, left, right, ruled=False, depth=deepest)]

    def _depth(self, groups: Sequence[PanelGroup], width: float) -> float:
        """About how many millimetres deep groups are in a column."""
        return sum(
            self._depth_of(runs, style, width)
            for group in groups
            for runs, style in (
                (group.lead, "panel-lead"),
                *((_whole(item), "panel-item") for item in group.items),
            )
        )

    def _depth_of(self, runs: Runs, style: str, width: float) -> float:
        return text_height(runs, self._draft.styles[style].text, self._draft.theme, width) if runs else 0.0


def _titles(block: Panel, draft: Draft, place: int, width: float, *, dark: bool) -> Xml:
    """Kicker and title, the latter in lines of ``width`` millimetres."""
    kicker = text_paragraph(on_dark("panel-kicker", dark=dark), block.kicker, draft)
    style = draft.styles["panel-title"].text
    title = broken_caption(block.title, style, draft.theme, width, before=block.number)
    return concat((kicker, _title(block.number, title, draft, place, dark=dark)))


def _title(number: str, runs: Runs, draft: Draft, place: int, *, dark: bool = False) -> Xml:
    if not (number or runs):
        return EMPTY
    content = bookmark(draft.bookmark_id(), bookmark_name(place), runs_xml(runs, "panel-title", draft))
    return numbered_paragraph(on_dark("panel-title", dark=dark), Marker(text=number), content, draft)


def _lead(group: PanelGroup, draft: Draft) -> Xml:
    """The lead of a group, on a tag of its own where it is plain text on a card."""
    (run, *others) = group.lead or (None,)
    plain = run is not None and not others and run == Run(run.text)
    if not plain or draft.layout("panels") != "cards":
        return text_paragraph("panel-lead", group.lead, draft)
    return paragraph("panel-lead", styled_run(text_of(group.lead), TAG, draft))


def _group(group: PanelGroup, draft: Draft) -> Xml:
    """A group of items under its lead."""
    return concat((_lead(group, draft), list_paragraphs(group.items, "panel-item", "panel-lead", draft)))


def _whole(item: ListItem) -> Runs:
    """An item with all that is nested in it."""
    return (*item.lead, *item.runs, *(run for child in item.children for run in _whole(child)))


def _are_short(items: Sequence[ListItem]) -> bool:
    """Whether items are better set in two columns than in lines half empty."""
    lengths = [len(text_of(item.lead) + text_of(item.runs)) for item in items]
    return len(items) > 1 and not any(item.children for item in items) and sum(lengths) <= _SHORT * len(items)


def _paragraphs(block: Panel, draft: Draft, width: float, place: int) -> Xml:
    """A panel as the official style has it: a heading line, then paragraphs."""
    title: Runs = (*block.kicker, Run("，"), *block.title) if block.kicker else block.title
    cards = concat((ruled_cards(block.cards, draft, width), gap())) if block.cards else EMPTY
    groups = (_group(group, draft) for group in block.groups)
    return concat((_title(block.number, title, draft, place), cards, *groups))
