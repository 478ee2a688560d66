"""Notes on the figures (price basis, rounding, status, sources) and definitions of indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ..analysis import find
from ..blocks import Block, Paragraph
from ..indicators.model import Indicator, Prices
from ..runs import Role, Runs, Source, join_runs, with_role
from ._base import Context, Section
from ._cells import status_note

__all__ = ["NotesSection", "plugin"]

_PRICES = {
    (Prices.CONSTANT, True): "绝对数按现价计算，增长速度按可比价格计算。",
    (Prices.CONSTANT, False): "增长速度按可比价格计算。",
    (Prices.CURRENT, True): "绝对数按现价计算。",
}
_ROUNDING = "部分数据因四舍五入，存在分项合计与总计不等的情况。"


class NotesSection(Section, frozen=True, kw_only=True):
    """Notes that the catalogue and the data give, then an author's own, then definitions.

    Attributes:
        indicators: of which indicators; by default all.
        prices: whether the price basis is told, by ``prices`` of the catalogue, unless its remark tells it.
        remarks: whether the remarks of the catalogue (``note``) are told.
        status: whether it is told which figures are preliminary or expected.
        rounding: whether it is told that parts may not add up; only where parts are among the indicators.
        sources: whether it is told whence the figures are, by ``source`` of the catalogue.
        items: further notes.
        definitions: whether the definitions of the catalogue are printed.
        definitions_title: the heading of the definitions.
    """

    kind = "notes"

    indicators: list[str] = []
    prices: bool = True
    remarks: bool = True
    status: bool = True
    rounding: bool = True
    sources: bool = False
    items: list[str] = []
    definitions: bool = False
    definitions_title: str = "指标解释"

    def render(self, context: Context) -> Iterable[Block]:
        """Heading, one line a note, and the definitions."""
        chosen = [context.data.indicator(id) for id in self.indicators] or list(context.data)
        notes = list(self._notes(context, chosen))
        if notes:
            yield from self.heading(context, numbered=False)
        for number, note in enumerate(notes):
            opening = "注：" if not number and not self.title else ""
            yield Paragraph(join_runs([opening, note]), "note")
        if self.definitions:
            yield from self._definitions(context, chosen)

    def _notes(self, context: Context, chosen: Sequence[Indicator]) -> Iterable[Runs]:
        if self.prices:
            for (basis, with_level), text in _PRICES.items():
                said = [item for item in chosen if item.prices is basis and not self._tells_prices(item)]
                said = [item for item in said if _has_level(context, item) is with_level]
                yield from _of_names(context, said, text)
        if self.remarks:
            yield from (_remark(context, item) for item in chosen if item.note)
        if self.status:
            for word, items in _by_status(context, chosen).items():
                yield from _of_names(context, items, f"为{status_note(word)}")
        ids = {item.id for item in chosen}
        if self.rounding and any(item.parent in ids for item in chosen):
            yield join_runs([_ROUNDING])
        if self.sources:
            yield from _sources(context, chosen)
        yield from (context.text(item) for item in self.items)

    def _tells_prices(self, item: Indicator) -> bool:
        """Whether the remark on an indicator, which is told as well, is of its prices."""
        return self.remarks and "价" in item.note

    def _definitions(self, context: Context, chosen: Sequence[Indicator]) -> Iterable[Block]:
        defined = [item for item in chosen if item.definition]
        if not defined:
            return
        titled = msgspec.structs.replace(self, title=self.definitions_title)
        yield from titled.heading(context, numbered=False)
        for item in defined:
            name = with_role(context.speaker.name(item), Role.LEAD)
            told = context.speaker.declared(item.definition, _cell(item, "definition"), indicator=item.id)
            yield Paragraph(join_runs([name, with_role(join_runs(["："]), Role.LEAD), told]))


def _remark(context: Context, item: Indicator) -> Runs:
    """The remark of the catalogue on an indicator, as a sentence."""
    told = context.speaker.declared(item.note.rstrip("。"), _cell(item, "note"), indicator=item.id)
    return join_runs([context.speaker.name(item), "：", told, "。"])


def _has_level(context: Context, indicator: Indicator) -> bool:
    row = find(context.data, indicator.id, context.period, context.area)
    return row is not None and row.value is not None


def _by_status(context: Context, chosen: Iterable[Indicator]) -> dict[str, list[Indicator]]:
    """The indicators by the status word of their rows."""
    found: dict[str, list[Indicator]] = {}
    for item in chosen:
        row = find(context.data, item.id, context.period, context.area)
        if row is not None and row.status_word:
            found.setdefault(row.status_word, []).append(item)
    return found


def _of_names(context: Context, items: Sequence[Indicator], text: str) -> Iterable[Runs]:
    """The names of the indicators and what holds of all of them."""
    if items:
        yield join_runs([join_runs((context.speaker.name(item) for item in items), "、"), text])


def _sources(context: Context, chosen: Iterable[Indicator]) -> Iterable[Runs]:
    """Which offices the figures are from, in the order of the indicators."""
    offices: dict[str, list[Indicator]] = {}
    for item in chosen:
        if item.source:
            offices.setdefault(item.source, []).append(item)
    if not offices:
        return
    told = []
    for office, items in offices.items():
        named = context.speaker.declared(office, _cell(items[0], "source"))
        names = join_runs((context.speaker.name(item) for item in items), "、")
        told.append(
            join_runs([names, "数据来自", named]) if len(offices) > 1 else join_runs(["资料来源：", named])
        )
    yield join_runs([join_runs(told, "；"), "。"])


def _cell(indicator: Indicator, column: str) -> Source:
    origin = indicator.origin
    return Source(origin.file, origin.sheet, origin.row, column)


plugin = NotesSection
