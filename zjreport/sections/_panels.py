"""What achievement panels share: the kicker in the title, items in groups, the chart, the icon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..blocks import Chart, ListItem, PanelGroup
from ..errors import DefinitionError, did_you_mean
from ..indicators.periods import Period
from ..themes.icons import ICONS
from ._base import Context, Item
from ._charts import ChartOptions

__all__ = ["chart_of", "group", "known_icon", "split_title", "topic_of"]

_LONGEST_KICKER = 6


def split_title(title: str) -> tuple[str, str]:
    """The phrase common to a row of panels, and the rest of the title.

    >>> split_title("过去一年，乡村振兴更见成效")
    ('过去一年', '乡村振兴更见成效')
    """
    kicker, comma, rest = title.partition("，")
    if comma and rest and len(kicker) <= _LONGEST_KICKER and "{" not in kicker:
        return kicker, rest
    return "", title


def group(context: Context, items: Iterable[Item], lead: str = "") -> PanelGroup:
    """Items under one sub-lead."""
    return PanelGroup(tuple(ListItem(context.item(item)) for item in items), context.text(lead))


def chart_of(context: Context, options: ChartOptions | None) -> Chart | None:
    """The panel's chart, of the panel's period or of one of its own; none without options."""
    if options is None:
        return None
    if options.period:
        context = replace(context, speaker=replace(context.speaker, period=Period.parse(options.period)))
    return options.build(context)


def known_icon(name: str) -> str:
    """The name of an icon, or none.

    Raises:
        DefinitionError: there is no such icon.
    """
    if name and name not in ICONS:
        raise DefinitionError(
            f"there is no icon “{name}”", code="section.icon", hint=did_you_mean(name, ICONS)
        )
    return name


def topic_of(context: Context, ids: Iterable[str], items: Iterable[Item] = ()) -> str:
    """The group that all indicators named here belong to; none where they belong to several."""
    named = [*ids, *(id for item in items if not isinstance(item, str) for id in item)]
    groups = {context.data.indicator(id).group for id in named}
    return groups.pop() if len(groups) == 1 else ""
