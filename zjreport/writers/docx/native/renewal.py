"""New figures for a chart that an author has worked on: his looks stay, values, labels and scale are new."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

__all__ = ["renewed"]

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_AXES = ("catAx", "dateAx", "valAx")
#: What of a series are figures, and points that stand out by them; in the order of the schema.
_FIGURES = ("tx", "dPt", "dLbls", "cat", "val")
_CACHES = ("tx", "cat", "val")
_SCALE = ("scaling", "majorUnit")
# What may stand before each of these in a series.
_BEFORE = {
    "tx": ("idx", "order"),
    "dPt": ("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "explosion"),
}
_BEFORE["dLbls"] = (*_BEFORE["dPt"], "dPt")
_BEFORE["cat"] = (*_BEFORE["dLbls"], "dLbls", "trendline", "errBars")
_BEFORE["val"] = (*_BEFORE["cat"], "cat")


def renewed(part: bytes, fresh: bytes) -> bytes:
    """The chart part of an edited file with the figures of ``fresh``, the part of the same chart made anew.

    Colours, faces, title, legend and layout of the edited part are kept.  Where its plots are of other
    kinds, names and values alone are new; where it has another number of series, ``fresh`` is given as it
    is.  The workbook of ``fresh`` belongs in the place of the old workbook, its shapes over the chart in
    that of the old ones.
    """
    old, new = _parsed(part), _parsed(fresh)
    if _form(old) == _form(new):
        for mine, theirs in zip(old.iter(f"{_C}ser"), new.iter(f"{_C}ser"), strict=True):
            _renew_series(mine, theirs, _FIGURES)
        for mine, theirs in zip(_axes(old), _axes(new), strict=True):
            _renew_scale(mine, theirs)
    elif _orders(old).keys() == _orders(new).keys():
        fresh_series = _orders(new)
        for order, mine in _orders(old).items():
            _renew_series(mine, fresh_series[order], _CACHES)
    else:
        return fresh
    return bytes(etree.tostring(old, xml_declaration=True, encoding="UTF-8", standalone=True))


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _form(chart: etree._Element) -> list[tuple[str, int]]:
    """The plots with the number of their series, and the axes."""
    area = chart.find(f".//{_C}plotArea")
    plots = [one for one in (area if area is not None else ()) if _name(one).endswith("Chart")]
    return [(_name(plot), len(plot.findall(f"{_C}ser"))) for plot in plots] + [
        (_name(axis), 0) for axis in _axes(chart)
    ]


def _orders(chart: etree._Element) -> dict[str, etree._Element]:
    """The series by their numbers, which they keep when an author gives them another kind of plot."""
    found = ((series.find(f"{_C}order"), series) for series in chart.iter(f"{_C}ser"))
    return {order.get("val", ""): series for order, series in found if order is not None}


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _axes(chart: etree._Element) -> list[etree._Element]:
    return [one for one in chart.iter(etree.Element) if _name(one) in _AXES]


def _renew_series(mine: etree._Element, fresh: etree._Element, names: tuple[str, ...]) -> None:
    for name in names:
        for old in mine.findall(f"{_C}{name}"):
            mine.remove(old)
        place = sum(1 for child in mine if _name(child) in _BEFORE[name])
        for one in reversed(fresh.findall(f"{_C}{name}")):
            mine.insert(place, deepcopy(one))


def _renew_scale(mine: etree._Element, fresh: etree._Element) -> None:
    """Range and steps of a value axis."""
    for name in _SCALE:
        old, new = mine.find(f"{_C}{name}"), fresh.find(f"{_C}{name}")
        if old is not None and new is not None:
            mine.replace(old, deepcopy(new))
