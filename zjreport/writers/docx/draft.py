"""The document while it is being written: theme, ids, numbering, parts, and where the writer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ...blocks import Metadata
from ...themes import Theme
from .numbering import Numbering
from .styles import ParagraphStyle

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """State of one writing run, made anew for every document.

    ``add_picture`` puts PNG bytes into the file and gives the id of the relationship to them, ``add_link``
    an address; where there is none, as in parts with relationships of their own, links are fields.
    ``targets`` are the named charts and tables by their places (:func:`zjreport.blocks.references.targets`).
    """

    theme: Theme
    metadata: Metadata
    add_picture: Callable[[bytes], str]
    styles: Mapping[str, ParagraphStyle]
    add_link: Callable[[str], str] | None = None
    targets: Mapping[str, int] = field(default_factory=dict)
    where: str = ""
    numbering: Numbering = field(init=False)
    _drawings: int = 0
    _bookmarks: int = 0
    _counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbering = Numbering({key: style.indent for key, style in self.styles.items()})

    def drawing_id(self) -> int:
        """An id for the properties of a drawing, unique in the file."""
        self._drawings += 1
        return self._drawings

    def bookmark_id(self) -> int:
        """An id for a bookmark, unique in the file."""
        self._bookmarks += 1
        return self._bookmarks

    def counts_on(self, label: str, count: int) -> bool:
        """Whether a caption's number is the one that follows the last of its label."""
        follows = count == self._counts.get(label, 0) + 1
        self._counts[label] = count
        return follows

    def layout(self, name: str) -> str:
        """The manner in which the theme wants blocks of one sort."""
        return self.theme.layout.get(name, "")
