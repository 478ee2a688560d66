"""New figures for a chart that an author has worked on: his looks stay, values, labels and scale are new."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from . import NativeChart

__all__ = ["renewed"]

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_AXES = ("catAx", "dateAx", "valAx")
#: What of a series are figures, and points that stand out by them; in the order of the schema.
_FIGURES = ("tx", "dPt", "dLbls", "cat", "val")
_SCALE = ("scaling", "majorUnit")
# What may stand before each of these in a series.
_BEFORE = {
    "tx": ("idx", "order"),
    "dPt": ("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "explosion"),
}
_BEFORE["dLbls"] = (*_BEFORE["dPt"], "dPt")
_BEFORE["cat"] = (*_BEFORE["dLbls"], "dLbls", "trendline", "errBars")
_BEFORE["val"] = (*_BEFORE["cat"], "cat")


def renewed(part: bytes, chart: NativeChart) -> bytes:
    """The chart part of an edited file with the figures of ``chart``.

    Colours, faces, title, legend and layout of the edited part are kept.  Where it no longer has the same
    plots with as many series, the part of ``chart`` is given as it is.  ``chart.workbook`` belongs in
    the place of the old workbook, ``chart.shapes`` in that of the old shapes over the chart.
    """
    old, new = _parsed(part), _parsed(chart.xml)
    if _form(old) != _form(new):
        return chart.xml
    for mine, fresh in zip(old.iter(f"{_C}ser"), new.iter(f"{_C}ser"), strict=True):
        _renew_series(mine, fresh)
    for mine, fresh in zip(_axes(old), _axes(new), strict=True):
        _renew_scale(mine, fresh)
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


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _axes(chart: etree._Element) -> list[etree._Element]:
    return [one for one in chart.iter(etree.Element) if _name(one) in _AXES]


def _renew_series(mine: etree._Element, fresh: etree._Element) -> None:
    for name in _FIGURES:
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
