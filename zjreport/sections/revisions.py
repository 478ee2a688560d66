"""What later releases changed: a sentence on each figure and a table of old and new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from ..analysis import Fact, Revision, revision, revisions
from ..blocks import Block, Cell, Column, Orientation, Paragraph, Row, Table
from ..errors import RefusalError
from ..indicators.periods import Period
from ..phrasing import period_name, release_name
from ..runs import Measure, Runs, as_runs, join_runs
from ._base import Context, Section
from ._cells import cell

__all__ = ["RevisionsSection", "plugin"]

By = Literal["level", "growth"]


class RevisionsSection(Section, frozen=True, kw_only=True):
    """Revised figures, old beside new.  Where nothing was revised, nothing is printed but ``none``.

    Attributes:
        indicators: whose figures; by default all.
        intro: text before the sentences.
        show: ``text``, ``table`` or ``both``.
        none: what is said where nothing was revised.
        source: the source line of the table.
        orientation: ``landscape`` sets the table on a page turned on its side, ``portrait`` never;
            ``auto`` where its columns have no room upright at a readable size.
    """

    kind = "revisions"

    indicators: list[str] = []
    intro: str = ""
    show: Literal["text", "table", "both"] = "both"
    none: str = ""
    source: str = ""
    orientation: Orientation = "auto"

    def render(self, context: Context) -> Iterable[Block]:
        """Heading, sentences and table."""
        steps = [
            step
            for by in ("level", "growth")
            for step in revisions(context.data, self.indicators, context.area, by=by)
            if step.period <= context.period
        ]
        if not steps:
            if self.none:
                yield from self.heading(context)
                yield Paragraph(context.text(self.none))
            return
        yield from self.heading(context)
        if self.intro:
            yield Paragraph(context.text(self.intro))
        if self.show != "table" and (told := _sentence(context, steps)):
            yield Paragraph(told)
        if self.show != "text":
            yield self._table(context, steps)

    def _table(self, context: Context, steps: Sequence[Revision]) -> Table:
        order = [item.id for item in context.data]
        listed = sorted(steps, key=lambda step: (order.index(step.indicator.id), step.period))
        old = _one_name((step.old, step.first_released) for step in listed)
        new = _one_name((step.new, step.released) for step in listed)
        columns = (
            Column("指标", weight=2.8),
            Column("时期", align="center", weight=1.8),
            Column("单位", align="center", weight=1.4),
            Column(old or "原数据", align="decimal", weight=1.8),
            Column(new or "修订后", align="decimal", weight=1.8),
            Column("修订", align="center", weight=1.8),
            Column("发布", align="center", weight=1.9),
        )
        rows = tuple(_row(context, step) for step in listed)
        return Table(columns, rows, source=context.text(self.source), orientation=self.orientation)


def _one_name(releases: Iterable[tuple[Fact, str]]) -> str:
    """What all releases of a column are called, where that is one name."""
    names = {release_name(fact, vintage) for fact, vintage in releases}
    return names.pop() if len(names) == 1 else ""


def _row(context: Context, step: Revision) -> Row:
    unit = step.new.unit
    return Row(
        (
            Cell(_called(context, step)),
            Cell(as_runs(period_name(step.period, accumulation=step.indicator.accumulation))),
            Cell(context.speaker.unit(step.new)),
            cell(context, step.old, unit=unit),
            cell(context, step.new, unit=unit),
            cell(context, step, unit=unit),
            Cell(context.speaker.declared(step.released, step.sources[0]) if step.released else ()),
        )
    )


def _called(context: Context, step: Revision) -> Runs:
    """The indicator, or its rate."""
    return join_runs([context.speaker.name(step.indicator), "增速" if _of_rate(step) else ""])


def _of_rate(step: Revision) -> bool:
    return step.new.measure is Measure.GROWTH


# -- the sentence --------------------------------------------------------------------------------------


def _sentence(context: Context, steps: Sequence[Revision]) -> Runs:
    """Every revised figure of the latest release against the first: 经最终核实，2023年……."""
    keys = dict.fromkeys((step.indicator.id, step.period) for step in steps)
    clauses = [clause for id, period in keys if (clause := _clause(context, id, period))]
    return join_runs([join_runs(clauses, "；"), "。"]) if clauses else ()


def _clause(context: Context, id: str, period: Period) -> Runs:
    found = [fact for by in ("level", "growth") if (fact := _whole(context, id, period, by))]
    if not found:
        return ()
    indicator = found[0].indicator
    named = join_runs(
        [
            _lead(found[0]),
            period_name(period, accumulation=indicator.accumulation),
            context.speaker.name(indicator),
        ]
    )
    parts = [
        join_runs(["增速" if _of_rate(fact) else "", context.speaker.runs("revision", fact)])
        for fact in found
    ]
    return join_runs([named, join_runs(parts, "，")])


def _whole(context: Context, id: str, period: Period, by: str) -> Revision | None:
    """The latest release against the first, if they differ."""
    try:
        fact = revision(context.data, id, period, context.area, by=by)
    except RefusalError:
        return None
    return fact if fact.sign else None


def _lead(fact: Revision) -> str:
    """经最终核实，, where the release is called so."""
    word = fact.new.status_word or fact.released
    return f"经{word.removesuffix('数')}，" if release_name(fact.new, fact.released) and "核" in word else ""


plugin = RevisionsSection
