"""Charts against the data: what their caches and their workbooks say, and pictures that are out of date."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from ...quantities import round_decimal
from ...writers.docx.native.tables import HELPERS
from ..charts import ChartPart, ChartSeries, changed_labels, charts_of
from ..edited import Edited
from ..remarks import Remark, Spot, flat, spot_at
from ..renewal import Renewal

__all__ = ["apart", "check_charts", "in_print", "same_number"]

# What a program may lose of a number by reading and writing it as a floating one.
_NEAR = Decimal("1e-9")
_MOST_LISTED = 8
_FORMAT = re.compile(r'(?:"([^"]*)")?(#,##)?0(\.0+)?(%)?(?:"([^"]*)")?')


def check_charts(edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    """A remark for each chart that is not as the data have it."""
    standing, new = charts_of(edited.file), charts_of(renewal.file)
    for mark in edited.record.charts:
        chart = standing.get(mark.number)
        if chart is None:
            yield Remark(
                "living.removed", f"the chart “{mark.title}” is no longer in the text", severity="info"
            )
            continue
        spot, title = _spot(chart, edited), mark.title
        number = renewal.charts.get(mark.number)
        if number is None:
            yield Remark(
                "living.unproved",
                f"the data no longer give the chart “{title}”",
                spot,
                title,
                hint="see what is refused",
                severity="warning",
            )
        elif not chart.part:
            yield from _picture(title, mark.data, renewal.record.charts[number - 1].data, spot)
        elif number in new:
            yield from _native(title, chart, new[number], spot)


def _picture(title: str, old: str, new: str, spot: Spot) -> Iterator[Remark]:
    if old and new and old != new:
        yield Remark(
            "living.chart",
            f"the chart “{title}” is a picture of data that have changed",
            spot,
            title,
            hint="refresh draws it anew",
        )


def _native(title: str, chart: ChartPart, new: ChartPart, spot: Spot) -> Iterator[Remark]:
    changes = list(_changes(chart.series, new.series))
    if changes:
        listed = "；".join(changes[:_MOST_LISTED])
        more = f" and {len(changes) - _MOST_LISTED} more" if len(changes) > _MOST_LISTED else ""
        yield Remark(
            "living.chart",
            f"the chart “{title}” is not as the data have it: {listed}{more}",
            spot,
            title,
            listed,
            "refresh brings the chart and its workbook up to date",
        )
    if not chart.workbook_part:
        yield Remark(
            "living.workbook",
            f"the file holds no workbook behind the chart “{title}”: its data cannot be edited",
            spot,
            title,
            hint="build the briefing to have it",
            severity="info",
        )
    elif chart.workbook is None:
        yield Remark(
            "living.workbook",
            f"the workbook behind the chart “{title}” cannot be read",
            spot,
            title,
            hint="build the briefing to have it",
            severity="warning",
        )
    differing = list(apart(chart))
    if differing:
        said = (
            f"{name} {shown}, in the workbook {held}".strip()
            for name, shown, held in differing[:_MOST_LISTED]
        )
        yield Remark(
            "living.workbook",
            f"the chart “{title}” does not show what its workbook holds: {'；'.join(said)}",
            spot,
            title,
            hint="refresh writes both; in Word, open the chart's data once",
            severity="warning",
        )


def _changes(old: tuple[ChartSeries, ...], new: tuple[ChartSeries, ...]) -> Iterator[str]:
    """What differs between the caches of a chart, in words."""
    if len(old) != len(new):
        yield f"{len(old)} series instead of {len(new)}"
        return
    told = changed_labels(old, new)
    for name, (was, now) in told.items():
        yield f"{flat(name)} {was or 'nothing'} → {now or 'nothing'}"
    for before, after in zip(old, new, strict=True):
        if after.name in HELPERS:
            continue
        if before.name != after.name:
            yield f"“{before.name}” is “{after.name}”"
        names = list(after.categories.values())
        if sorted(before.categories.values()) != sorted(names):
            yield f"its categories are {'、'.join(map(flat, names))}"
            continue
        if before.categories != after.categories:
            yield f"its categories stand in the order {'、'.join(map(flat, names))}"
        yield from _values(before, after, told)


def _values(before: ChartSeries, after: ChartSeries, told: Container[str]) -> Iterator[str]:
    """The values of a series that differ; by their categories, wherever these stand, but those ``told``."""
    places = {name: place for place, name in before.categories.items()}
    for place in sorted(after.categories.keys() | after.values.keys()):
        name = after.categories.get(place, "")
        was, now = before.values.get(places.get(name, place), ""), after.values.get(place, "")
        if name not in told and not same_number(was, now):
            where = " ".join(filter(None, (flat(after.name), flat(name))))
            yield f"{where} {in_print(was, after.format)} → {in_print(now, after.format)}"


def apart(chart: ChartPart) -> Iterator[tuple[str, str, str]]:
    """What of the cache is not as in the cells it was taken from: its name, what is shown, what they hold."""
    if chart.workbook is None:
        return
    named: set[str] = set()
    for series in chart.series:
        for shown, formula in (
            ({0: series.name}, series.name_formula),
            (series.categories, series.category_formula),
        ):
            if formula not in named:
                named.add(formula)
                yield from _words_apart(chart, shown, formula)
        for place, cell in enumerate(_cells(chart, series.value_formula)):
            value = series.values.get(place, "")
            if not same_number(value, cell):
                name = " ".join(filter(None, (flat(series.name), flat(series.categories.get(place, "")))))
                yield name, in_print(value, series.format), in_print(cell, series.format)


def _words_apart(chart: ChartPart, shown: Mapping[int, str], formula: str) -> Iterator[tuple[str, str, str]]:
    """Names that differ; those in several levels are not held against the cells, which stand in columns."""
    cells = _cells(chart, formula)
    if len(cells) > max(shown, default=-1) + 1:
        return
    for place, cell in enumerate(cells):
        name = shown.get(place, "")
        if flat(name) != flat(cell) and not same_number(name, cell):
            yield "", flat(name) or "nothing", flat(cell) or "nothing"


def _cells(chart: ChartPart, formula: str) -> list[str]:
    return (chart.workbook.values(formula) if chart.workbook and formula else None) or []


def in_print(value: str, code: str) -> str:
    """A value as the labels of its series print it; as it is where their number format says more.

    >>> in_print("-2", '0"%"'), in_print("0.54", "0%"), in_print("315.5", "0.00"), in_print("", "0")
    ('-2%', '54%', '315.50', 'nothing')
    """
    found = _FORMAT.fullmatch(code)
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value or "nothing"
    if found is None:
        return value
    before, commas, zeros, percent, after = (group or "" for group in found.groups())
    rounded = round_decimal(number * 100 if percent else number, max(0, len(zeros) - 1))
    return f"{before}{rounded:{',' if commas else ''}}{percent}{after}"


def same_number(one: str, other: str) -> bool:
    """Whether two texts are one number, as near as programs keep it.

    >>> same_number("6.5", "6.50"), same_number("6.499999999999999", "6.5"), same_number("6.5", "")
    (True, True, False)
    """
    if one == other:
        return True
    try:
        first, second = Decimal(one), Decimal(other)
    except InvalidOperation:
        return False
    return abs(first - second) <= _NEAR * max(Decimal(1), abs(first))


def _spot(chart: ChartPart, edited: Edited) -> Spot:
    """The place of the paragraph next to a chart, which shows no words itself."""
    around = {id(each.element): each for each in edited.paragraphs}
    for paragraph in (chart.paragraph, *chart.paragraph.itersiblings(preceding=True)):
        if id(paragraph) in around:
            return spot_at(around[id(paragraph)])
    return Spot()
