"""A section for zjreport: the year's targets, each with its actual, how far it got, and a verdict.

In a definition::

    - kind: scorecard
      title: 年度目标完成情况
      indicators: [new_jobs, waste_rate]
      missed: 差距较大
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import zjreport as zj
from zjreport.analysis import Completion, TargetFact
from zjreport.blocks import Block, Cell, Column, Paragraph, Row, Table
from zjreport.runs import Basis, Measure, Provenance, Role, Run, Runs, join_runs

__all__ = ["Scorecard"]

_COLUMNS = (
    Column("指标", weight=2.2),
    Column("目标", align="center", weight=1.4),
    Column("实绩", align="center", weight=1.4),
    Column("完成情况", weight=2.6),
    Column("评价", align="center"),
)


class Scorecard(zj.Section, frozen=True, kw_only=True):
    """A table of targets with a verdict on each, below a sentence that counts them.

    Attributes:
        indicators: whose targets; each needs a target and an actual for the period.
        met: the verdict on a target that was reached.
        missed: the verdict on one that was not.
    """

    kind = "scorecard"

    indicators: list[str]
    met: str = "已完成"
    missed: str = "未完成"

    def render(self, context: zj.Context) -> Iterable[Block]:
        """The heading, the sentence and the table."""
        scores = [cast(Completion, context.fact("completion", id)) for id in self.indicators]
        yield from self.heading(context)
        yield Paragraph(self._summary(scores))
        yield Table(_COLUMNS, tuple(self._row(context, score) for score in scores))

    def _summary(self, scores: list[Completion]) -> Runs:
        met = [score for score in scores if score.met]
        return join_runs([_counted(scores), "年度目标中，", _counted(met), f"{self.met}。"])

    def _row(self, context: zj.Context, score: Completion) -> Row:
        speaker = context.speaker
        aim = cast(TargetFact, context.fact("target", score.indicator.id, period=context.period))
        measure = "growth" if aim.bound == "growth" else "level"
        actual = context.fact(measure, score.indicator.id)
        verdict = Run(self.met) if score.met else Run(self.missed, Role.STRONG)
        return Row(
            (
                Cell(speaker.name(score.indicator)),
                Cell(speaker.runs("target", aim)),
                Cell(speaker.runs(measure, actual)),
                Cell(speaker.runs("completion", score)),
                Cell((verdict,)),
            )
        )


def _counted(scores: list[Completion]) -> Runs:
    """How many; a printed figure carries the cells that prove it, and so this one does."""
    sources = tuple(source for score in scores for source in score.sources)
    proof = Provenance("", Measure.COUNT, str(len(scores)), basis=Basis.COMPUTED, sources=sources)
    return (Run(f"{len(scores)}项", provenance=proof),)
