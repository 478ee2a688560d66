"""The prose pass: panels and tasks as the running text of an official document.

A brochure shows items; an official document says them.  The items of a group become one paragraph,
joined by ；and closed by 。, under the group's lead.  A card is left out where a sentence says its
figure, and kept where none does.  A panel's chart follows the paragraphs as a figure of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..runs import Provenance, Role, Run, Runs, as_runs, head_role, join_runs, text_of, with_role
from .primitives import (
    Block,
    Card,
    Cards,
    Heading,
    ItemList,
    ListItem,
    Panel,
    PanelGroup,
    Paragraph,
    figures_of,
)

__all__ = ["charts_apart", "in_prose"]

_PANEL_LEVEL = 2
_ENDINGS = "。！？…；，、"


def in_prose(blocks: Iterable[Block], *, panels: bool = True, tasks: bool = True) -> Iterator[Block]:
    """The blocks with panels as headings and paragraphs, and tasks as paragraphs with their leads.

    >>> from zjreport.runs import as_runs
    >>> items = tuple(ListItem(as_runs(text)) for text in ("新建甲3处", "改造乙4公里"))
    >>> groups = (PanelGroup(items, as_runs("聚焦更新")),)
    >>> panel = Panel(as_runs("更加宜居"), groups, kicker=as_runs("过去一年"))
    >>> for block in in_prose([panel]):
    ...     print(text_of(block.runs))
    过去一年，更加宜居
    聚焦更新。新建甲3处；改造乙4公里。
    """
    for block in blocks:
        if panels and isinstance(block, Panel):
            yield from _panel(block)
        elif tasks and isinstance(block, ItemList) and block.style == "tasks":
            yield from (_task(item, block.level) for item in block.items)
        else:
            yield block


def charts_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with the charts of panels behind them, for where panels are no cards."""
    for block in blocks:
        if isinstance(block, Panel) and block.chart:
            yield from (replace(block, chart=None), block.chart)
        else:
            yield block


def _panel(panel: Panel) -> Iterator[Block]:
    title = join_runs([panel.kicker, panel.title], "，") if panel.kicker else panel.title
    yield Heading(title, level=_PANEL_LEVEL, number=panel.number)
    if cards := _unsaid(panel):
        yield Cards(cards)
    for group in panel.groups:
        if group.lead or group.items:
            yield Paragraph(_group(group))
    if panel.chart:
        yield panel.chart


def _unsaid(panel: Panel) -> tuple[Card, ...]:
    """The cards whose figures no sentence of the panel says."""
    said = {proof for text, proof in figures_of((panel.groups,))}
    return tuple(card for card in panel.cards if not said.issuperset(_stated(card)))


def _stated(card: Card) -> set[Provenance]:
    return {proof for text, proof in figures_of((card.figure, card.change))}


def _group(group: PanelGroup) -> Runs:
    lead = with_role(_closed(group.lead), Role.LEAD) if group.lead else ()
    return (*lead, *_sentence(group.items))


def _task(task: ListItem, level: int) -> Paragraph:
    """The lead, run in with what is to be done; its ordinal counts among the headings of its level."""
    told = (*task.runs, *_sentence(task.children))
    if not level or not task.number:
        return Paragraph((*with_role(join_runs([task.number, _closed(task.lead)]), Role.LEAD), *told))
    lead = with_role(_closed(task.lead), head_role(level))
    return Paragraph((*lead, *told), number=task.number, level=level)


def _sentence(items: Sequence[ListItem]) -> Runs:
    """The items as one sentence, or as several where one is more than a clause, or all are sentences."""
    said = [_said(item) for item in items]
    if not said or not said[-1]:
        return ()
    opened = [_open(text) for text in said[:-1]]
    whole = all(map(_ends, said)) or any("。" in text_of(text) for text in (*opened, _open(said[-1])))
    return _closed(join_runs([*opened, said[-1]], "。" if whole else "；"))


def _said(item: ListItem) -> Runs:
    """An item with what is nested in it."""
    parts = [join_runs([item.lead, item.runs]), *(_said(child) for child in item.children)]
    return join_runs([part for part in parts if part], "，")


def _open(runs: Runs) -> Runs:
    """The runs without the stop at their end."""
    if not runs or runs[-1].provenance:
        return runs
    last = replace(runs[-1], text=runs[-1].text.rstrip(_ENDINGS))
    return (*runs[:-1], last) if last.text or last.note else runs[:-1]


def _closed(runs: Runs) -> Runs:
    """The runs with a full stop at their end."""
    return join_runs([_open(runs), as_runs(Run("。"))]) if not _ends(runs) else runs


def _ends(runs: Runs) -> bool:
    return text_of(runs).endswith(("。", "！", "？", "…"))
