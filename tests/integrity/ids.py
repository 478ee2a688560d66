"""What must be there once: ids of drawings, bookmarks and content controls, and how long names may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .package import Package, W, attribute

__all__ = ["RULES"]

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_NAME = re.compile(r"[^\W\d]\w{0,39}|_\w{0,39}")
_MOST = 64
_HIGHEST = 2**31 - 1


def _twice(what: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {value!r} {times} times" for value, times in Counter(values).items() if times > 1)


def _drawings(package: Package) -> Iterator[str]:
    found = [(name, one) for name, tree in package.stories() for one in tree.iter(f"{_DRAWING}docPr")]
    yield from _twice("drawing", (one.get("id", "") for _, one in found))
    for name, one in found:
        if not one.get("id", "").isdigit() or not 0 < int(one.get("id", "")) <= _HIGHEST:
            yield f"{name}: drawing of id {one.get('id')!r}"
        if not one.get("name"):
            yield f"{name}: drawing {one.get('id')} has no name"
        pictures = one.getparent().iter("{*}pic", "{*}chart")
        if not one.get("descr") and next(pictures, None) is not None:
            yield f"{name}: picture {one.get('id')} has no description"


def _bookmarks(package: Package) -> Iterator[str]:
    names: list[str] = []
    ids: list[str] = []
    for part, tree in package.stories():
        open_: set[str] = set()
        for mark in tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            id_ = mark.get(f"{W}id", "")
            if mark.tag == f"{W}bookmarkStart":
                open_.add(id_)
                ids.append(id_)
                names.append(mark.get(f"{W}name", ""))
            elif id_ in open_:
                open_.remove(id_)
            else:
                yield f"{part}: bookmark {id_} ends, but has not begun"
        yield from (f"{part}: bookmark {id_} has no end" for id_ in sorted(open_))
    yield from _twice("bookmark", (name.lower() for name in names))
    yield from _twice("bookmark of id", ids)
    yield from (f"no name for a bookmark: {name!r}" for name in names if not _NAME.fullmatch(name))


def _controls(package: Package) -> Iterator[str]:
    ids: list[str] = []
    for part, tree in package.stories():
        for control in tree.iter(f"{W}sdt"):
            if control.find(f"{W}sdtContent") is None:
                yield f"{part}: a control without content"
            if control.find(f"{W}sdtPr/{W}text") is not None:
                yield f"{part}: a control of plain text, which LibreOffice destroys"
            id_ = attribute(control, "sdtPr/id")
            if id_ is not None:
                ids.append(id_)
                if not re.fullmatch(r"-?\d+", id_) or abs(int(id_)) > _HIGHEST:
                    yield f"{part}: control of id {id_!r}"
            for name in ("alias", "tag"):
                text = attribute(control, f"sdtPr/{name}") or ""
                if len(text.encode("utf-16-le", "surrogatepass")) > 2 * _MOST:
                    yield f"{part}: the {name} of a control has over {_MOST} signs: {text}"
    yield from _twice("control", ids)


RULES = (_drawings, _bookmarks, _controls)
