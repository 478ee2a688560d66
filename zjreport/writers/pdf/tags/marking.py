"""Marked content: which operators of a page belong to which tag, and which to none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from .structure import Link, Marked, Tag

__all__ = ["Marks"]

_UNCHANGED = nullcontext()


class Marks:
    """The tags of the page that is being drawn, and of the pages before.

    Code is a list of operators that grows; all that is noted is where it changes hands.
    """

    def __init__(self, code: Sequence[str]) -> None:
        #: The page's operators.
        self.code = code
        self._changes: list[tuple[int, Tag | None]] = []
        self._links: list[tuple[Tag, Link]] = []
        #: The tag that is open; none where furniture is drawn.
        self.tag: Tag | None = None
        self._muted = False
        #: What the keys of the parent tree stand for: a page's tags by their numbers there, or a link's tag.
        self.parents: list[list[Tag] | Tag] = []

    def tagged(self, tag: Tag | None) -> AbstractContextManager[None]:
        """What is drawn inside is content of ``tag``; without one, of the tag that is open already."""
        return _UNCHANGED if tag is None or tag is self.tag or self._muted else _Tagged(self, tag)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is furniture, whatever tags it bears."""
        outer, muted = self.tag, self._muted
        self.change(None)
        self._muted = True
        try:
            yield
        finally:
            self._muted = muted
            self.change(outer)

    def change(self, tag: Tag | None) -> None:
        """What is drawn from here on is content of ``tag``, or furniture."""
        self.tag = tag
        self._changes.append((len(self.code), tag))

    def link(self, page: int, name: str) -> int | None:
        """Note an annotation as a link of the open tag; gives its key in the parent tree."""
        if self.tag is None:
            return None
        key = len(self.parents)
        self._links.append((self.tag, Link(page, name, key)))
        self.parents.append(self.tag)
        return key

    def finish_page(self, page: int) -> tuple[list[str], int | None]:
        """The page's code with its content marked, and the page's key in the parent tree."""
        marked: list[str] = []
        tags: list[Tag] = []
        for first, end, tag in self._stretches():
            if tag is None:
                marked.append("/Artifact BMC")
            else:
                marked.append(f"/{tag.role} <</MCID {len(tags)}>>BDC")
                tag.add(Marked(page, len(tags)))
                tags.append(tag)
            marked += self.code[first:end]
            marked.append("EMC")
        # Only now, so that what stands before a link in its paragraph is there.
        for tag, link in self._links:
            tag.add(link)
        self._changes.clear()
        self._links.clear()
        if not tags:
            return marked, None
        self.parents.append(tags)
        return marked, len(self.parents) - 1

    def _stretches(self) -> list[tuple[int, int, Tag | None]]:
        """First and end of the code that is one tag's, or none's, without interruption."""
        found: list[tuple[int, int, Tag | None]] = []
        begin, tag = 0, None
        for place, following in (*self._changes, (len(self.code), None)):
            if place > begin:
                if found and found[-1][2] is tag:
                    found[-1] = (found[-1][0], place, tag)
                else:
                    found.append((begin, place, tag))
            begin, tag = place, following
        return found


class _Tagged:
    """Opens a tag, and then again what was open; opened for every line, so no generator."""

    __slots__ = ("_marks", "_outer", "_tag")

    def __init__(self, marks: Marks, tag: Tag) -> None:
        self._marks, self._tag = marks, tag
        self._outer: Tag | None = None

    def __enter__(self) -> None:
        self._outer = self._marks.tag
        self._marks.change(self._tag)

    def __exit__(self, *_: object) -> None:
        self._marks.change(self._outer)
