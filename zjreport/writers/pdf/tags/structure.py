"""What a document's parts are, for readers that do not see the page: the tree of its tags.

The tree is made while blocks are composed, so its order is the order of the blocks, wherever their
pieces come to stand.  What is set then belongs to the tag that is open; what is drawn without a tag
is furniture (an artifact of the page).  The canvas tells a tag where its content was drawn.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import NamedTuple

from ....blocks import Attachment, Block, Cards, Chart, Cover, Heading, ItemList, Panel, Quotation

__all__ = ["Link", "Marked", "Structure", "Tag", "cell_attributes"]

#: Tags that hold text themselves; text that is set in others becomes a paragraph in them.
_OF_TEXT = frozenset(
    {"H1", "H2", "H3", "H4", "H5", "H6", "LBody", "Lbl", "Link", "Note", "P", "Span", "TD", "TH", "Title"}
)
#: What text becomes in tags that hold no paragraphs.
_INSTEAD = {"L": ("LI", "LBody"), "LI": ("LBody",), "TOC": ("TOCI",), "TR": ("TD",)}
#: Tags of text that a footnote follows; others hold it.
_WITH_NOTES_BEHIND = frozenset({"H1", "H2", "H3", "H4", "H5", "H6", "P", "Title"})
#: Tags that stand in a table even where nothing is drawn in them.
_KEPT = frozenset({"TR", "TD", "TH"})
#: The elements that whole blocks are.
_OF_BLOCKS: dict[type, str] = {
    Cards: "Div",
    Chart: "Div",
    Cover: "Div",
    ItemList: "L",
    Quotation: "BlockQuote",
}
_PANEL_LEVEL, _DEEPEST = 2, 6


class Marked(NamedTuple):
    """Marked content: the number of its page, and its own number there."""

    page: int
    number: int


class Link(NamedTuple):
    """A link's annotation: its page's number, its name in the document, its key in the parent tree."""

    page: int
    name: str
    number: int


@dataclass(eq=False, slots=True)
class Tag:
    """One element of the structure.

    Attributes:
        role: the standard structure type (``"P"``, ``"H1"`` …), or one that the tree maps to it.
        parent: the element it stands in.
        kids: the elements, content and links in it, in reading order.
        alt: what is said in its place.
        attributes: what is known of a table's cell, in PDF's own syntax.
        box: the edges of a figure in points: left, bottom, right, top.
        placed: whether it is among its parent's kids.
    """

    role: str
    parent: Tag | None = None
    kids: list[Tag | Marked | Link] = field(default_factory=list)
    alt: str = ""
    attributes: str = ""
    box: tuple[float, float, float, float] | None = None
    placed: bool = True

    def child(self, role: str, *, alt: str = "", attributes: str = "") -> Tag:
        """A new element behind the others in this one."""
        made = Tag(role, self, alt=alt, attributes=attributes)
        self.kids.append(made)
        return made

    def before(self, role: str) -> Tag:
        """A new element right before this one."""
        made = Tag(role, self.parent)
        if self.parent:
            self.parent.kids.insert(self.parent.kids.index(self), made)
        return made

    def part(self, role: str) -> Tag:
        """A new element for a stretch of this one's text, which takes its place when it is drawn."""
        return Tag(role, self, placed=False)

    def note(self) -> Tag:
        """A new element for a footnote to this one's text: behind a paragraph, else at its end."""
        if self.role not in _WITH_NOTES_BEHIND or self.parent is None:
            return self.part("Note")
        kids = self.parent.kids
        place = kids.index(self) + 1
        while place < len(kids) and _is_note(kids[place]):
            place += 1
        made = Tag("Note", self.parent)
        kids.insert(place, made)
        return made

    def add(self, content: Marked | Link) -> None:
        """Take content that has been drawn."""
        self._place()
        self.kids.append(content)

    def _place(self) -> None:
        """Take the place of something drawn."""
        if not self.placed and self.parent:
            self.placed = True
            self.parent._place()
            self.parent.kids.append(self)

    def prune(self) -> bool:
        """Drop the elements below in which nothing was drawn; gives whether there is anything."""
        filled, kept = False, []
        for kid in self.kids:
            holds = not isinstance(kid, Tag) or kid.prune()
            filled = filled or holds
            if holds or (isinstance(kid, Tag) and kid.role in _KEPT):
                kept.append(kid)
        self.kids = kept
        return filled


def _is_note(kid: Tag | Marked | Link) -> bool:
    return isinstance(kid, Tag) and kid.role == "Note"


def cell_attributes(scope: str = "", *, columns: int = 1, rows: int = 1) -> str:
    """What is known of a table's cell: what it heads, and how many columns and rows it spans.

    >>> cell_attributes("Column", columns=2)
    '<</O/Table/Scope/Column/ColSpan 2>>'
    """
    known = f"/Scope/{scope}" if scope else ""
    known += f"/ColSpan {columns}" if columns > 1 else ""
    known += f"/RowSpan {rows}" if rows > 1 else ""
    return f"<</O/Table{known}>>" if known else ""


class Structure:
    """The tree of one document, and the place in it where composing is."""

    def __init__(self) -> None:
        self.root = Tag("Document")
        #: The tag that is open; none where furniture is composed.
        self.here: Tag | None = None
        self._sections: list[tuple[int, Tag]] = []
        self._level = 0

    def block(self, block: Block) -> AbstractContextManager[Tag | None]:
        """What is composed inside is a block of the document.

        Headings and attachments open sections, which hold the blocks that follow; panels have sections of
        their own.
        """
        level = _level(block)
        if level is not None:
            while self._sections and self._sections[-1][0] >= level:
                self._sections.pop()
        here = self._sections[-1][1] if self._sections else self.root
        role = "Sect" if level is not None else _OF_BLOCKS.get(type(block))
        if role:
            here = here.child(role)
        if level is not None and not isinstance(block, Panel):
            self._sections.append((level, here))
        return self.inside(here)

    def heading(self, level: int) -> str:
        """The role of a heading: no level is left out on the way down."""
        self._level = min(max(level, 1), self._level + 1, _DEEPEST)
        return f"H{self._level}"

    def element(
        self, role: str, *, alt: str = "", attributes: str = ""
    ) -> AbstractContextManager[Tag | None]:
        """What is composed inside stands in a new element; in none where furniture is composed.

        Items outside a list make one.
        """
        parent = self.here
        if parent is not None and role == "LI" and parent.role != "L":
            last = parent.kids[-1] if parent.kids else None
            parent = last if isinstance(last, Tag) and last.role == "L" else parent.child("L")
        return _Inside(self, parent.child(role, alt=alt, attributes=attributes) if parent else None)

    def inside(self, tag: Tag | None) -> AbstractContextManager[Tag | None]:
        """What is composed inside stands in an element that is there already."""
        return _Inside(self, tag)

    def artifact(self) -> AbstractContextManager[Tag | None]:
        """What is composed inside is furniture."""
        return self.inside(None)

    def text(self) -> Tag | None:
        """The tag of a text that is being set: the open element, or a paragraph in it."""
        tag = self.here
        if tag is not None and tag.role not in _OF_TEXT:
            for role in _INSTEAD.get(tag.role, ("P",)):
                tag = tag.child(role)
        return tag


class _Inside:
    """Opens a tag, and then again the one that was open; opened for every text, so no generator."""

    __slots__ = ("_outer", "_structure", "_tag")

    def __init__(self, structure: Structure, tag: Tag | None) -> None:
        self._structure, self._tag = structure, tag
        self._outer: Tag | None = None

    def __enter__(self) -> Tag | None:
        self._outer, self._structure.here = self._structure.here, self._tag
        return self._tag

    def __exit__(self, *_: object) -> None:
        self._structure.here = self._outer


def _level(block: Block) -> int | None:
    """The level of the section that a block opens."""
    match block:
        case Heading():
            return block.level
        case Panel():
            return _PANEL_LEVEL
        case Attachment():
            return 1
    return None
