"""Native charts: axes in pairs, labels where their kind may have them, caches equal to cells."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from .package import Package, R, UnreadableError
from .packaging import package_faults
from .workbook import Workbook, workbook_faults

__all__ = ["RULES"]

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_AXES = ("catAx", "valAx", "dateAx", "serAx")
_BARS = {"ctr", "inEnd", "inBase"}
#: Where labels may stand, by the kind of the chart; nowhere that is told for the kinds left out.
_PLACES = {
    "barChart": _BARS | {"outEnd"},
    "lineChart": {"t", "b", "l", "r", "ctr"},
    "scatterChart": {"t", "b", "l", "r", "ctr"},
    "pieChart": {"bestFit", "ctr", "inEnd", "outEnd"},
    "radarChart": {"outEnd"},
}
_WITHOUT_AXES = {"pieChart", "doughnutChart", "ofPieChart", "pie3DChart"}
_CELLS = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")


def _value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(C + step for step in path.split("/")))
    return "" if found is None else found.get("val", "")


def _plots(chart: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for area in chart.iter(f"{C}plotArea"):
        for plot in area:
            name = etree.QName(plot).localname
            if name.endswith("Chart"):
                yield name, plot


def _axes(package: Package) -> Iterator[str]:
    for part, chart in package.charts():
        axes = {_value(one, "axId"): one for tag in _AXES for one in chart.iter(f"{C}{tag}")}
        if len(axes) != sum(1 for tag in _AXES for _ in chart.iter(f"{C}{tag}")):
            yield f"{part}: two axes of one id"
        used: set[str] = set()
        for name, plot in _plots(chart):
            own = [one.get("val", "") for one in plot.findall(f"{C}axId")]
            used |= set(own)
            if len(own) != (0 if name in _WITHOUT_AXES else 2):
                yield f"{part}: {name} with {len(own)} axes"
            yield from (
                f"{part}: {name} on an axis {id_} that is not there" for id_ in own if id_ not in axes
            )
        yield from (f"{part}: nothing is drawn on axis {id_}" for id_ in axes.keys() - used)
        for id_, axis in axes.items():
            other = axes.get(_value(axis, "crossAx"))
            if other is None or _value(other, "crossAx") != id_:
                yield f"{part}: axis {id_} is not crossed by the one that it crosses"
            yield from _scale(part, axis)


def _scale(part: str, axis: etree._Element) -> Iterator[str]:
    low, high, step = (_value(axis, path) for path in ("scaling/min", "scaling/max", "majorUnit"))
    if low and high and Decimal(low) >= Decimal(high):
        yield f"{part}: an axis from {low} to {high}"
    if step and Decimal(step) <= 0:
        yield f"{part}: an axis in steps of {step}"


def _labels(package: Package) -> Iterator[str]:
    for part, chart in package.charts():
        for name, plot in _plots(chart):
            legal = _PLACES.get(name, set())
            if name == "barChart" and _value(plot, "grouping") != "clustered":
                legal = _BARS
            for place in plot.iter(f"{C}dLblPos"):
                if place.get("val") not in legal:
                    yield f"{part}: labels of {name} at {place.get('val')}"


def _moved_labels(package: Package) -> Iterator[str]:
    """Labels are moved from a place, which must be told where a kind has several."""
    for part, chart in package.charts():
        for name, plot in _plots(chart):
            for label in plot.iter(f"{C}dLbl"):
                moved = label.find(f"{C}layout/{C}manualLayout")
                if moved is None:
                    continue
                if name in _PLACES and label.find(f"{C}dLblPos") is None:
                    yield f"{part}: a label of {name} is moved from no place"
                if any(abs(float(_value(moved, way) or 0)) > 1 for way in "xy"):
                    yield f"{part}: a label of {name} is moved out of the chart"


def _stacks(package: Package) -> Iterator[str]:
    """Word sets the segments of a stack beside each other unless told that they overlap."""
    for part, chart in package.charts():
        for name, plot in _plots(chart):
            if (
                "tacked" in _value(plot, "grouping")
                and name == "barChart"
                and _value(plot, "overlap") != "100"
            ):
                yield f"{part}: segments of a stack that do not stand upon each other"


def _legend(package: Package) -> Iterator[str]:
    """What a legend leaves out is one of its entries: a series, or a trend, which comes behind all series."""
    for part, chart in package.charts():
        entries = sum(1 for _ in chart.iter(f"{C}ser", f"{C}trendline"))
        for entry in chart.iter(f"{C}legendEntry"):
            if not 0 <= int(_value(entry, "idx") or -1) < entries:
                yield f"{part}: entry {_value(entry, 'idx')} of a legend of {entries}"


def _gaps(package: Package) -> Iterator[str]:
    """A line through a missing value is drawn to 0 unless the chart says that it has gaps."""
    for part, chart in package.charts():
        if _value(chart, "chart/dispBlanksAs") in ("gap", "span"):
            continue
        for cache in chart.iterfind(f".//{C}lineChart/{C}ser/{C}val//{C}numCache"):
            if len(cache.findall(f"{C}pt")) < int(_value(cache, "ptCount") or 0):
                yield f"{part}: a missing value is drawn as 0"


def _series(package: Package) -> Iterator[str]:
    for part, chart in package.charts():
        every = [one for _, plot in _plots(chart) for one in plot.findall(f"{C}ser")]
        if not every:
            yield f"{part}: a chart without series"
        for tag in ("idx", "order"):
            seen = Counter(_value(one, tag) for one in every)
            yield from (f"{part}: {times} series of {tag} {id_}" for id_, times in seen.items() if times > 1)
        for series in every:
            yield from _points(part, series)


def _points(part: str, series: etree._Element) -> Iterator[str]:
    counts = set()
    for cache in series.iter(f"{C}numCache", f"{C}strCache"):
        count = int(_value(cache, "ptCount") or -1)
        places = [int(point.get("idx", -1)) for point in cache.findall(f"{C}pt")]
        if places != sorted(set(places)) or any(not 0 <= place < count for place in places):
            yield f"{part}: points {places} of {count}"
        if etree.QName(cache.getparent().getparent()).localname in ("cat", "val", "xVal", "yVal"):
            counts.add(count)
    if len(counts) > 1:
        yield f"{part}: categories and values differ in number: {sorted(counts)}"
    most = max(counts, default=0)
    for tag, above in (("dPt", series), ("dLbl", series.find(f"{C}dLbls"))):
        found = [] if above is None else [int(_value(one, "idx")) for one in above.findall(f"{C}{tag}")]
        if len(found) != len(set(found)) or found != sorted(found):
            yield f"{part}: {tag} out of order: {found}"
        yield from (f"{part}: {tag} {place} of {most} points" for place in found if place >= most)


def _workbooks(package: Package) -> Iterator[str]:
    for part, chart in package.charts():
        data = chart.find(f"{C}externalData")
        formulas = list(chart.iter(f"{C}f"))
        if data is None:
            if formulas:
                yield f"{part}: cells of a workbook that is not there"
            continue
        id_ = data.get(f"{R}id")
        name = next((one.target for one in package.relations.get(part, ()) if one.id == id_), "")
        if name not in package.parts:
            yield f"{part}: its workbook is not there"
            continue
        try:
            inner = Package(package.parts[name])
        except UnreadableError as error:
            yield f"{name}: {error}"
            continue
        yield from (
            f"{name}: {fault}" for fault in (*package_faults(inner, ours=False), *workbook_faults(inner))
        )
        book = Workbook(inner)
        for formula in formulas:
            yield from _cached(part, formula, book)


def _cached(part: str, formula: etree._Element, book: Workbook) -> Iterator[str]:
    """What the chart shows is what opens at a double click."""
    found = _CELLS.fullmatch(formula.text or "")
    cache = next((one for one in formula.itersiblings() if one.tag.endswith("Cache")), None)
    if found is None or cache is None:
        yield f"{part}: {formula.text!r} names no cells or has no cache"
        return
    sheet = (found[1] or found[2]).replace("''", "'")
    if sheet not in book.sheets:
        yield f"{part}: no sheet {sheet!r}"
        return
    cells = list(_area(found[3], int(found[4]), found[5] or found[3], int(found[6] or found[4])))
    if len(cells) != int(_value(cache, "ptCount") or -1):
        yield f"{part}: {formula.text} has {len(cells)} cells and {_value(cache, 'ptCount')} points"
    shown = {int(one.get("idx", -1)): one.findtext(f"{C}v") or "" for one in cache.findall(f"{C}pt")}
    numeric = cache.tag == f"{C}numCache"
    for place, cell in enumerate(cells):
        said, held = shown.get(place), book.sheets[sheet].get(cell)
        if not _same(said, held, numeric=numeric):
            yield f"{part}: point {place} is {said!r}, and {held!r} in cell {cell}"


def _same(said: str | None, held: str | Decimal | None, *, numeric: bool) -> bool:
    if said is None or held is None:
        return not said and not held
    if not numeric:
        return said == str(held)
    try:
        return isinstance(held, Decimal) and Decimal(said) == held
    except InvalidOperation:
        return False


def _area(left: str, top: int, right: str, bottom: int) -> Iterator[str]:
    columns = range(_number(left), _number(right) + 1)
    for row, column in itertools.product(range(top, bottom + 1), columns):
        yield f"{_letters(column)}{row}"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


RULES = (_axes, _labels, _moved_labels, _stacks, _legend, _gaps, _series, _workbooks)
