"""Styles, lists and languages: what is named must be there, and be what it is taken for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from .package import Package, W, attribute

__all__ = ["RULES"]

_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
# LibreOffice writes nothing for no language.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?|x-none|none|")
_DEPTH = 9


def _styles_of(package: Package) -> dict[str, etree._Element]:
    tree = package.tree_of("styles")
    return {} if tree is None else {one.get(f"{W}styleId", ""): one for one in tree.iter(f"{W}style")}


def _style_sheet(package: Package) -> Iterator[str]:
    tree = package.tree_of("styles")
    if tree is None:
        yield "there are no styles"
        return
    found = list(tree.iter(f"{W}style"))
    for what, values in (
        ("style", [one.get(f"{W}styleId", "") for one in found]),
        ("style of name", [f"{one.get(f'{W}type')} {attribute(one, 'name')}" for one in found]),
        ("default style of", [one.get(f"{W}type", "") for one in found if one.get(f"{W}default") == "1"]),
    ):
        yield from (f"{what} {value!r} {n} times" for value, n in Counter(values).items() if n > 1)
    styles = _styles_of(package)
    for id_, style in styles.items():
        for name in ("basedOn", "next", "link"):
            other = attribute(style, name)
            if other is not None and other not in styles:
                yield f"style {id_}: {name} {other}, which is not there"
        base = attribute(style, "basedOn")
        if base in styles and styles[base].get(f"{W}type") != style.get(f"{W}type"):
            yield f"style {id_}: based on {base}, which is of another kind"
        if _goes_round(id_, styles):
            yield f"style {id_}: based on itself"


def _goes_round(id_: str, styles: dict[str, etree._Element]) -> bool:
    seen: set[str] = set()
    at: str | None = id_
    while at in styles and at not in seen:
        seen.add(at)
        at = attribute(styles[at], "basedOn")
    return at in seen


def _named_styles(package: Package) -> Iterator[str]:
    styles = _styles_of(package)
    parts = list(package.stories())
    numbering = package.tree_of("numbering")
    if numbering is not None:
        parts.append(("numbering", numbering))
    for part, tree in parts:
        for tag, kind in _KINDS.items():
            for id_ in sorted({one.get(f"{W}val", "") for one in tree.iter(f"{W}{tag}")}):
                if id_ not in styles:
                    yield f"{part}: style {id_} is not there"
                elif styles[id_].get(f"{W}type") != kind:
                    yield f"{part}: style {id_} is taken for one of {kind}s"


def _lists(package: Package) -> Iterator[str]:
    tree = package.tree_of("numbering")
    tables = [] if tree is None else list(tree)
    abstracts = {one.get(f"{W}abstractNumId"): one for one in tables if one.tag == f"{W}abstractNum"}
    numbers = {one.get(f"{W}numId"): one for one in tables if one.tag == f"{W}num"}
    for tag, id_ in (("abstractNum", "abstractNumId"), ("num", "numId")):
        ids = Counter(one.get(f"{W}{id_}") for one in tables if one.tag == f"{W}{tag}")
        yield from (f"numbering: {tag} {value} {times} times" for value, times in ids.items() if times > 1)
    seen = Counter(attribute(one, "nsid") for one in abstracts.values())
    yield from (
        f"numbering: {times} lists of identity {id_}" for id_, times in seen.items() if id_ and times > 1
    )
    for id_, abstract in abstracts.items():
        levels = [one.get(f"{W}ilvl") for one in abstract.iter(f"{W}lvl")]
        if len(levels) != len(set(levels)):
            yield f"numbering: a level of list {id_} twice"
    for id_, number in numbers.items():
        if attribute(number, "abstractNumId") not in abstracts:
            yield f"numbering: {id_} is of a list that is not there"
    styles = package.tree_of("styles")
    parts = [*package.stories(), *([("styles", styles)] if styles is not None else [])]
    for part, tree_ in parts:
        for one in tree_.iter(f"{W}numPr"):
            yield from _reference(part, one, numbers, abstracts)


def _reference(
    part: str, one: etree._Element, numbers: dict[str, etree._Element], abstracts: dict[str, etree._Element]
) -> Iterator[str]:
    id_, level = attribute(one, "numId"), attribute(one, "ilvl") or "0"
    if id_ in (None, "0"):
        return
    if id_ not in numbers:
        yield f"{part}: list {id_} is not there"
        return
    abstract = abstracts.get(attribute(numbers[id_], "abstractNumId") or "")
    levels = [] if abstract is None else [one.get(f"{W}ilvl") for one in abstract.iter(f"{W}lvl")]
    if abstract is not None and attribute(abstract, "numStyleLink") is None and level not in levels:
        yield f"{part}: list {id_} has no level {level}"
    if not level.isdigit() or int(level) >= _DEPTH:
        yield f"{part}: level {level} of a list"


def _languages(package: Package) -> Iterator[str]:
    for part, tree in package.trees.items():
        said = {
            value
            for one in tree.iter(f"{W}lang", f"{W}themeFontLang")
            for key, value in one.attrib.items()
            if key.startswith(W)
        }
        said |= {
            one.get(name)
            for one in tree.iter("{*}rPr", "{*}defRPr", "{*}endParaRPr")
            for name in ("lang", "altLang")
            if one.get(name)
        }
        yield from (f"{part}: no language: {tag!r}" for tag in sorted(said) if not _LANGUAGE.fullmatch(tag))


RULES = (_style_sheet, _named_styles, _lists, _languages)
