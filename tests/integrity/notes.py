"""Footnotes, endnotes and comments: each is referred to once, and each reference has its note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .package import Package, W

__all__ = ["RULES"]

_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def _notes(package: Package) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        tree = package.tree_of(f"{kind}s")
        notes = [] if tree is None else list(tree.iter(f"{W}{kind}"))
        special = {one.get(f"{W}id") for one in notes if one.get(f"{W}type") in _SEPARATORS}
        own = Counter(one.get(f"{W}id") for one in notes)
        yield from (f"{kind} {id_} {times} times" for id_, times in own.items() if times > 1)
        asked = Counter(
            mark.get(f"{W}id") for _, story in package.stories() for mark in story.iter(f"{W}{kind}Reference")
        )
        yield from (f"{kind} {id_} is not there" for id_ in asked if id_ not in own)
        yield from (f"{kind} {id_} is referred to {n} times" for id_, n in asked.items() if n > 1)
        yield from (f"{kind} {id_} is not referred to" for id_ in own if id_ not in {*asked, *special})
        settings = package.tree_of("settings")
        named = [] if settings is None else settings.findall(f"{W}{kind}Pr/{W}{kind}")
        yield from (
            f"settings: {kind} {one.get(f'{W}id')} is no separator"
            for one in named
            if one.get(f"{W}id") not in special
        )
        if tree is not None and len(special) < 2:
            yield f"{kind}s without their separators"
        for one in notes:
            if one.find(f".//{W}p") is None:
                yield f"{kind} {one.get(f'{W}id')} has no paragraph"


def _comments(package: Package) -> Iterator[str]:
    tree = package.tree_of("comments")
    own = {one.get(f"{W}id") for one in ([] if tree is None else tree.iter(f"{W}comment"))}
    found = {
        tag: Counter(
            mark.get(f"{W}id") for _, story in package.stories() for mark in story.iter(f"{W}comment{tag}")
        )
        for tag in ("Reference", "RangeStart", "RangeEnd")
    }
    for ids in found.values():
        yield from (f"comment {id_} is not there" for id_ in ids if id_ not in own)
    yield from (f"comment {id_} is not referred to" for id_ in own if id_ not in found["Reference"])
    if found["RangeStart"] != found["RangeEnd"]:
        yield "comments begin and do not end, or the other way round"


RULES = (_notes, _comments)
