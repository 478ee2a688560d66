"""A chart of indicators, of periods or of areas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..blocks import Block
from ..blocks.primitives import Span
from ._base import Context
from ._charts import ChartOptions

__all__ = ["ChartSection", "plugin"]


class ChartSection(ChartOptions, frozen=True, kw_only=True):
    """One chart; its options are those of every chart.

    Attributes:
        span: the full width or half of it.
    """

    kind = "chart"

    span: Span = "full"

    def render(self, context: Context) -> Iterable[Block]:
        """One chart."""
        yield replace(self.build(context), span=self.span)


plugin = ChartSection
