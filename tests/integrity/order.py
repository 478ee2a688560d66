"""The order of children that the schema asks for: Word takes a file for damaged where it is another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from .package import Package
from .schema_orders import CHART, WORD

__all__ = ["RULES"]


def _orders(text: str) -> dict[str, dict[str, int]]:
    joined = text.replace("\n ", " ").strip().splitlines()
    lines = (line.partition(": ") for line in joined)
    return {key: {name: place for place, name in enumerate(names.split())} for key, _, names in lines}


_WORD_ORDERS, _CHART_ORDERS = _orders(WORD), _orders(CHART)


def _order(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        for spaces, orders in (("/wordprocessingml/2006/main", _WORD_ORDERS), ("/2006/chart", _CHART_ORDERS)):
            if tree.tag.startswith("{") and spaces in tree.tag:
                yield from _disorder(name, tree, orders)


def _disorder(part: str, tree: etree._Element, orders: dict[str, dict[str, int]]) -> Iterator[str]:
    space = tree.tag.partition("}")[0] + "}"
    for path, order in orders.items():
        above, _, tag = path.rpartition("/")
        for element in tree.iter(space + tag):
            if above and element.getparent().tag != space + above:
                continue
            names = [one.tag.removeprefix(space) for one in element if isinstance(one.tag, str)]
            places = [order[name] for name in names if name in order]
            if any(one > other for one, other in pairwise(places)):
                yield f"{part}: {path} has its children out of order: {' '.join(names)}"


RULES = (_order,)
