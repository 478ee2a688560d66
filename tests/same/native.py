"""What a native chart of a Word file shows: its texts, with labels as their number formats print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from lxml import etree

from zjreport.quantities import number_text

__all__ = ["Shown", "shown"]

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FORMAT = re.compile(r'((?:"[^"]*"|\\.)*)([#,0]*0)(?:\.(0+))?((?:"[^"]*"|\\.|%)*)')


@dataclass(slots=True)
class Shown:
    """What a chart prints (``labels``, ``texts``) and what is in it besides.

    ``names`` are those of categories and series, ``ticks`` what Word prints at its axes, ``values`` all
    points as their series would print them.
    """

    labels: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    ticks: list[str] = field(default_factory=list)


def shown(chart: etree._Element, drawn: etree._Element | None) -> Shown:
    """What a chart shows, with what is drawn over it."""
    found = Shown(texts=[_rich(title) for title in chart.iter(f"{C}title")])
    if drawn is not None:
        found.texts += [_rich(paragraph) for paragraph in drawn.iter(f"{A}p")]
    for series in chart.iter(f"{C}ser"):
        found.names += [point.findtext(f"{C}v") or "" for point in series.iterfind(f"{C}tx//{C}pt")]
        found.names += [point.findtext(f"{C}v") or "" for point in series.iterfind(f"{C}cat//{C}pt")]
        found.labels += _labels(series)
        found.values += _values(series)
    for axis in chart.iter(f"{C}valAx"):
        found.ticks += _ticks(axis)
    return found


def _ticks(axis: etree._Element) -> Iterator[str]:
    """What Word prints at an axis by its range and its step."""
    step = axis.find(f"{C}majorUnit")
    if step is None or axis.find(f"{C}tickLblPos").get("val") == "none":
        return
    low, high = (Decimal(axis.find(f"{C}scaling/{C}{end}").get("val")) for end in ("min", "max"))
    code, size = axis.find(f"{C}numFmt").get("formatCode"), Decimal(step.get("val"))
    for number in range(int((high - low) / size) + 1):
        value = low + number * size
        yield number_text(value, keep_zeros=False) if code == "General" else printed(value, code)


def _rich(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{A}t"))


def _labels(series: etree._Element) -> Iterator[str]:
    labels = series.find(f"{C}dLbls")
    if labels is None:
        return
    own = {int(one.find(f"{C}idx").get("val")): one for one in labels.findall(f"{C}dLbl")}
    cache = series.find(f"{C}val//{C}numCache")
    for point in [] if cache is None else cache.findall(f"{C}pt"):
        place = int(point.get("idx"))
        label = own.get(place, labels)
        if _flag(label, "delete"):
            continue
        text = label.find(f"{C}tx")
        if text is not None:
            yield _rich(text)
        elif _flag(label, "showVal"):
            code = label.find(f"{C}numFmt").get("formatCode")
            yield printed(Decimal(point.findtext(f"{C}v") or "0"), code)


def _values(series: etree._Element) -> Iterator[str]:
    for cache in series.iterfind(f"{C}val//{C}numCache"):
        code = cache.findtext(f"{C}formatCode") or "General"
        for point in cache.findall(f"{C}pt"):
            yield printed(Decimal(point.findtext(f"{C}v") or "0"), code)


def _flag(label: etree._Element, name: str) -> bool:
    found = label.find(f"{C}{name}")
    return found is not None and found.get("val") == "1"


def printed(value: Decimal, code: str) -> str:
    """A number in an Excel format, as far as ours go.

    >>> printed(Decimal("1234.56"), '#,##0.0"亿元"')
    '1,234.6亿元'
    """
    parts = code.split(";")
    code = parts[1] if len(parts) > 1 and value < 0 else parts[0]
    value = abs(value) if len(parts) > 1 else value
    found = _FORMAT.fullmatch(code)
    if not found:
        return _literal(code) if "0" not in code else f"?{code}"
    before, digits, decimals, after = found.groups()
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals or "")), ROUND_HALF_UP)
    return _literal(before) + f"{rounded:{',' if ',' in digits else ''}f}" + _literal(after)


def _literal(code: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)', lambda match: match[1] or match[2] or "", code)
