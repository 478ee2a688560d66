"""A file's text as a tree: paragraphs, tables, rows and cells, each with what it is known by."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from ...writers.docx.marks import checksum, sort_of_mark
from ...writers.docx.markup import NAMESPACES
from ..paragraphs import Paragraph
from .cards import BLOCK, CARDS, rows_of

__all__ = ["Node", "nodes_below"]

Kind = Literal["p", "tbl", "tr", "tc", "cards", "card", "block"]

_W = f"{{{NAMESPACES['w']}}}"
_SKIPPED = frozenset(
    f"{_W}{name}"
    for name in ("sectPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr", "pPr", "del", "moveFrom")
)
_DRAWN = tuple(f"{_W}{name}" for name in ("drawing", "pict", "object"))


@dataclass(eq=False)
class Node:
    """A paragraph, table, row or cell; cards that stand together, or one of them; a table with its notes.

    Attributes:
        style: the style of a paragraph.
        tokens: what it is known by: figures, tables and charts by their marks, and its words.
        paragraph: a paragraph as it was read, where it shows something.
    """

    element: etree._Element
    kind: Kind
    style: str = ""
    tokens: set[Hashable] = field(default_factory=set)
    paragraph: Paragraph | None = None
    children: list[Node] = field(default_factory=list)

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs in it that show something."""
        for node in self.walk():
            if node.paragraph is not None:
                yield node.paragraph

    def walk(self) -> Iterator[Node]:
        """The node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def section(self) -> str:
        """The heading that it stands under, or is."""
        first = next(self.paragraphs(), None)
        if first is None:
            return ""
        return first.text.strip() if first.level else first.heading

    @property
    def text(self) -> str:
        """What it shows."""
        return " ".join(each.text.strip() for each in self.paragraphs() if each.text.strip())

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing at all."""
        return not self.tokens and not any(True for _ in self.element.iter(*_DRAWN))

    @property
    def holds_foreign_drawing(self) -> bool:
        """Whether there is a picture in it that is none of the briefing's."""
        drawn = sum(1 for _ in self.element.iter(*_DRAWN))
        return drawn > sum(1 for token in self.tokens if isinstance(token, tuple) and token[0] == "c")


def nodes_below(parent: etree._Element, read: Mapping[etree._Element, Paragraph]) -> list[Node]:
    """The blocks of a body, a cell or a note; those in content controls too."""
    return list(_below(parent, read, ("p", "tbl")))


def _below(
    parent: etree._Element, read: Mapping[etree._Element, Paragraph], kinds: tuple[Kind, ...]
) -> Iterator[Node]:
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag == CARDS:
            yield _cards(child, read)
            continue
        if child.tag == BLOCK:
            yield _holder(child, "block", read, ("p", "tbl"))
            continue
        name = child.tag.removeprefix(_W)
        if name not in kinds:
            yield from _below(child, read, kinds)
        elif name == "p":
            yield _paragraph(child, read)
        elif name == "tbl":
            yield _holder(child, "tbl", read, ("tr",))
        elif name == "tr":
            yield _holder(child, "tr", read, ("tc",))
        elif name == "tc":
            yield _holder(child, "tc", read, ("p", "tbl"))


def _cards(holder: etree._Element, read: Mapping[etree._Element, Paragraph]) -> Node:
    cards = [_holder(card, "card", read, ("p", "tbl")) for _, row in rows_of(holder) for card in row]
    return Node(holder, "cards", "", {token for card in cards for token in card.tokens}, None, cards)


def _holder(
    element: etree._Element, kind: Kind, read: Mapping[etree._Element, Paragraph], kinds: tuple[Kind, ...]
) -> Node:
    children = list(_below(element, read, kinds))
    tokens = {token for child in children for token in child.tokens}
    if kind == "tr" and children:
        # A row is called by its first cell.
        tokens |= {("name", token[-1]) for token in children[0].tokens if isinstance(token, tuple)}
    return Node(element, kind, "", tokens, None, children)


def _paragraph(element: etree._Element, read: Mapping[etree._Element, Paragraph]) -> Node:
    paragraph = read.get(element)
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    tokens: set[Hashable] = set()
    for bookmark in element.iter(f"{_W}bookmarkStart"):
        mark = sort_of_mark(bookmark.get(f"{_W}name", ""))
        if mark is not None and mark[0]:
            tokens.add(mark)
    if paragraph is not None:
        tokens |= {("f", figure.number) for figure in paragraph.figures}
        if paragraph.text.strip():
            tokens.add(("x", checksum("".join(paragraph.pieces))))
    return Node(element, "p", name, tokens, paragraph)
