"""Sections: the last closes the body, headers and footers are there, each of its sort once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from .package import Package, R, W

__all__ = ["RULES"]


def _sections(package: Package) -> Iterator[str]:
    tree = package.trees.get(package.main)
    body = None if tree is None else tree.find(f"{W}body")
    if body is None or not len(body) or body[-1].tag != f"{W}sectPr":
        yield "the body does not end with its section"
        return
    relations = {one.id: one for one in package.relations.get(package.main, ())}
    for section in body.iter(f"{W}sectPr"):
        parent = section.getparent()
        if (
            parent is not None
            and section is not body[-1]
            and parent.tag not in (f"{W}pPr", f"{W}sectPrChange")
        ):
            yield f"a section in {etree.QName(parent).localname}"
        for kind in ("header", "footer"):
            references = section.findall(f"{W}{kind}Reference")
            types = Counter(one.get(f"{W}type") for one in references)
            yield from (f"{times} {kind}s for {type_} pages" for type_, times in types.items() if times > 1)
            for one in references:
                relation = relations.get(one.get(f"{R}id", ""))
                if relation is not None and relation.kind != kind:
                    yield f"a {kind} that is a {relation.kind}"
        yield from _paper(section)
    yield from _even_pages(package, body)


def _even_pages(package: Package, body: etree._Element) -> Iterator[str]:
    settings = package.tree_of("settings")
    apart = settings is not None and settings.find(f"{W}evenAndOddHeaders") is not None
    kinds = {one.get(f"{W}type") for one in body.iter(f"{W}headerReference", f"{W}footerReference")}
    if "even" in kinds and not apart:
        yield "headers or footers of even pages, which the settings leave out"


def _paper(section: etree._Element) -> Iterator[str]:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return
    width, height = int(size.get(f"{W}w", 0)), int(size.get(f"{W}h", 0))
    if (width > height) != (size.get(f"{W}orient") == "landscape") and width != height:
        yield f"paper of {width} × {height} that is said to lie the other way"
    across = width - sum(int(margins.get(f"{W}{side}", 0)) for side in ("left", "right", "gutter"))
    upright = height - sum(abs(int(margins.get(f"{W}{side}", 0))) for side in ("top", "bottom"))
    if across <= 0 or upright <= 0:
        yield "margins that leave no room for text"


RULES = (_sections,)
