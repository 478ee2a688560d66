"""The document while it is being written: theme, ids, numbering, parts, and where the writer is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ...blocks import Chart, Metadata, Table
from ...charts import ChartSpec
from ...runs import Run, text_of
from ...themes import Theme
from .._looks import Look, look_of
from .footnotes import Footnotes
from .grounds import heading_looks
from .house_headings import HeadingList
from .marks import Marks, at_start
from .markup import Xml
from .native import AddChart
from .numbering import Numbering
from .sizes import resized, spaced, table_style
from .styles import ParagraphStyle

__all__ = ["Draft", "WaitingChart"]

# The steps in which lines without text become deeper, in millimetres.
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class WaitingChart:
    """A chart whose place is written, and that is drawn when its height is known; lengths in millimetres.

    ``usual`` is the height for which its labels are settled, ``give`` and ``grow`` are how much lower and
    taller than ``height`` it may become, ``ground`` is the theme's colour behind it, ``where`` the place that
    warnings name.
    """

    spec: ChartSpec
    width: float
    height: float
    usual: float
    give: float
    grow: float
    ground: str
    where: str


@dataclass(slots=True)
class Draft:
    """State of one writing run, made anew for every document.

    ``add_picture`` puts PNG bytes into the file and gives the id of the relationship to them, ``add_link``
    an address; where there is none, as in parts with relationships of their own, links are fields.
    ``add_chart`` puts in a chart that Word edits; without it charts are pictures.
    ``ordinals`` gathers what stands before headings, by the places of their blocks;
    ``heads`` gathers the roles of headings that paragraphs begin with, whose styles the document needs.
    ``targets`` are the named charts and tables by their places (:func:`zjreport.blocks.references.targets`),
    ``heading_lists`` the lists of a template by the levels of headings that it counts itself.
    """

    theme: Theme
    metadata: Metadata
    add_picture: Callable[[bytes], str]
    styles: dict[str, ParagraphStyle]
    add_link: Callable[[str], str] | None = None
    add_chart: AddChart | None = None
    targets: Mapping[str, int] = field(default_factory=dict)
    heading_lists: Mapping[int, HeadingList] = field(default_factory=dict)
    where: str = ""
    numbering: Numbering = field(init=False)
    marks: Marks = field(default_factory=Marks)
    footnotes: Footnotes = field(default_factory=Footnotes)
    table_styles: set[str] = field(default_factory=set)
    ordinals: dict[int, str] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    waiting: dict[str, WaitingChart] = field(default_factory=dict)
    _drawings: int = 0
    _bookmarks: int = 0
    _panels: int = 0
    _counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        indents = {key: style.indent for key, style in self.styles.items()}
        self.numbering = Numbering(indents, self.heading_lists, heading_looks(self.theme))

    def drawing_id(self) -> int:
        """An id for the properties of a drawing, unique in the file."""
        self._drawings += 1
        return self._drawings

    def bookmark_id(self) -> int:
        """An id for a bookmark, unique in the file."""
        self._bookmarks += 1
        return self._bookmarks

    def sized(self, style: str, scale: float) -> str:
        """The key of a paragraph style in type ``scale`` times as large; it is made where it is not there."""
        if scale == 1:
            return style
        made = resized(self.styles[style], scale)
        self.styles.setdefault(made.key, made)
        return made.key

    def spaced(self, style: str, more: float) -> str:
        """The key of the style of lines without text that are ``more`` millimetres deeper, in whole steps."""
        steps = int(more / _STEP)
        if not steps:
            return style
        made = spaced(self.styles[style], steps * _STEP)
        self.styles.setdefault(made.key, made)
        return made.key

    def table_style(self, scale: float) -> str:
        """The style of tables whose type is ``scale`` times as large as the theme's."""
        style = table_style(scale)
        self.table_styles.add(style)
        return style

    @contextmanager
    def in_footnotes(self) -> Iterator[None]:
        """While the part of the footnotes is written, which has no relationships."""
        add_link, self.add_link = self.add_link, None
        try:
            yield
        finally:
            self.add_link = add_link

    def next_look(self) -> Look:
        """The look of the next panel, or of the next row of panels."""
        self._panels += 1
        return look_of(self.theme, self._panels - 1)

    def marked(self, run: Run, content: Xml) -> Xml:
        """What is printed of a figure, in the mark that ties it to its datum."""
        return self.marks.figure(run, content, self.bookmark_id()) if content else content

    def marked_chart(self, block: Chart, content: Xml) -> Xml:
        """The drawing of a chart in the mark by which it is found again."""
        return self.marks.chart(block.spec, content, self.bookmark_id())

    def marked_table(self, block: Table, rows: Sequence[Xml]) -> list[Xml]:
        """The rows of a table, the first cell with the mark by which it is found again."""
        columns = (column.title for column in block.columns)
        mark = self.marks.table(text_of(block.title), columns, len(block.rows), self.bookmark_id())
        return [at_start(rows[0], mark), *rows[1:]] if rows else []

    def counts_on(self, label: str, count: int) -> bool:
        """Whether a caption's number is the one that follows the last of its label."""
        follows = count == self._counts.get(label, 0) + 1
        self._counts[label] = count
        return follows

    def layout(self, name: str) -> str:
        """The manner in which the theme wants blocks of one sort."""
        return self.theme.layout.get(name, "")
