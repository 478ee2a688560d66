"""What a chart shows in one sentence, for readers who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..charts import Series
from ..quantities import is_percent, with_unit
from ..runs import Runs, text_of

__all__ = ["alt_text"]


def alt_text(title: Runs, categories: Sequence[Runs], series: Iterable[Series], note: Runs = ()) -> str:
    """The title, then every point of every series, then the note."""
    parts = [text_of(title), "；".join(_said(one, categories) for one in series), text_of(note)]
    return "".join(f"{part}。" for part in parts if part)


def _said(series: Series, categories: Sequence[Runs]) -> str:
    unit = "" if is_percent(series.unit) else series.unit
    values = "，".join(
        f"{text_of(category)}{with_unit(point.label, unit)}"
        for category, point in zip(categories, series.points, strict=True)
        if point.value is not None
    )
    return f"{text_of(series.name)}：{values}"
