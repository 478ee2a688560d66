"""The blocks that a document is made of: what is said, never how it looks.

Every block is a frozen value.  Text is held as runs (:mod:`zjreport.runs`), so every figure in a
block still knows its data cell.  Writers turn blocks into bytes; each has one function a block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..charts.own import FigureSpec
from ..charts.spec import ChartSpec
from ..runs import Provenance, Run, Runs
from .official import Attachment, AttachmentNote, Imprint, Masthead, Signature

__all__ = [
    "Block",
    "Callout",
    "Card",
    "Cards",
    "Cell",
    "Chart",
    "Column",
    "Contents",
    "Cover",
    "Direction",
    "Heading",
    "ItemList",
    "ListItem",
    "Orientation",
    "PageBreak",
    "Panel",
    "PanelGroup",
    "Paragraph",
    "Quotation",
    "Row",
    "Span",
    "Table",
    "figures_of",
]

Direction = Literal["", "up", "down", "flat"]
Orientation = Literal["auto", "portrait", "landscape"]
Span = Literal["full", "half"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4.

    ``number`` is its printed ordinal (一、（一）1.), given by the numbering pass to headings that are
    ``numbered``.  ``statement`` is the judgement sentence that a brochure prints under a level-1
    heading.
    """

    runs: Runs
    level: int = 1
    number: str = ""
    statement: Runs = ()
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    Styles: ``body``, ``lead`` (the opening paragraph of a section), ``closing`` (the appeal),
    ``note`` (small print), ``salutation`` (flush left).

    A paragraph that begins with a heading of its own has the ordinal of that as its ``number``, which counts
    among the headings of ``level``; the heading's runs have the role of that level
    (:func:`zjreport.runs.head_role`).
    """

    runs: Runs
    style: Literal["body", "lead", "closing", "note", "salutation"] = "body"
    number: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """A set-off paragraph under a heading of its own."""

    heading: Runs
    runs: Runs


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item with its printed ordinal (``1.``, ``（一）``; empty for a bullet) and nested items.

    ``lead`` is the bold phrase that opens a task; it stands before ``runs`` or, where there are
    children, on a line of its own.
    """

    runs: Runs
    number: str = ""
    lead: Runs = ()
    children: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list.  ``principles`` are short parallel lines, ``tasks`` leads with bullets below.

    ``level`` is that of headings among which the ordinals of its items count where the leads are set as
    such; 0 where the list counts for itself.
    """

    items: tuple[ListItem, ...]
    style: Literal["bullets", "numbered", "principles", "tasks"] = "bullets"
    level: int = 0


@dataclass(frozen=True, slots=True)
class PanelGroup:
    """The items of a panel that stand under one sub-lead (突出科技支撑)."""

    items: tuple[ListItem, ...]
    lead: Runs = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One big figure: label above it, number and unit, change below.

    ``figure`` is the number alone, ``unit`` what is printed small beside it.  ``direction`` is the
    sign of the change (it draws ▲ or ▼), ``good`` whether that change is welcome by the
    indicator's polarity (``None``: neutral).
    """

    label: Runs
    figure: Runs
    unit: Runs = ()
    change: Runs = ()
    direction: Direction = ""
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """An achievement panel (过去一年，……): a title, lead figures, a chart, and items in groups.

    ``kicker`` is the phrase common to a row of panels (过去一年), printed small before the title.
    ``icon`` names the panel's icon; without one the theme may have an icon for its ``topic``, the
    group that its indicators belong to.  The ``chart`` stands among the items, whatever its own span.
    """

    title: Runs
    groups: tuple[PanelGroup, ...]
    kicker: Runs = ()
    number: str = ""
    cards: tuple[Card, ...] = ()
    span: Span = "full"
    icon: str = ""
    topic: str = ""
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    """One strong sentence set apart, with a figure beside it or without.

    ``icon`` and ``topic`` are those of a :class:`Panel`.
    """

    runs: Runs
    card: Card | None = None
    source: Runs = ()
    icon: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """A row of key figures; writers break it into as many lines as the page needs."""

    cards: tuple[Card, ...]
    title: Runs = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table column.  ``decimal`` aligns figures on their point; ``group`` spans neighbours of one name.

    Groups in groups are a tuple, the outermost first: ``("规模以上工业", "增加值")``.  ``weight`` is the
    column's share of the width.
    """

    title: str
    align: Literal["left", "center", "right", "decimal"] = "left"
    group: str | tuple[str, ...] = ""
    weight: float = 1.0

    @property
    def groups(self) -> tuple[str, ...]:
        """The titles above the column's own, the outermost first."""
        groups = (self.group,) if isinstance(self.group, str) else self.group
        return tuple(filter(None, groups))


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of one table cell; no runs: blank, which means no data."""

    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row.  ``indent`` counts of-which levels; ``group`` rows head the rows below them."""

    cells: tuple[Cell, ...]
    kind: Literal["body", "group", "total"] = "body"
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, its unit line (单位：亿元) and the notes below it.

    ``number`` is printed before the title (表1), ``id`` is the name by which texts refer to the table.
    Where the theme's page is upright, a ``landscape`` table stands on a turned one; ``auto`` is so
    for a table whose columns have no room at a readable size.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: Runs = ()
    number: str = ""
    unit: str = ""
    notes: tuple[Runs, ...] = ()
    source: Runs = ()
    orientation: Orientation = "auto"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its printed number (图1) and its source line; the title is the specification's.

    A :class:`~zjreport.charts.FigureSpec` puts a matplotlib figure of one's own in its place.  ``id`` is
    the name by which texts refer to the chart.
    """

    spec: ChartSpec | FigureSpec
    number: str = ""
    source: Runs = ()
    span: Span = "full"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: year and event, speaker line, couplet, title, office, date."""

    title: Runs
    year: Runs = ()
    event: Runs = ()
    speaker: Runs = ()
    couplet: tuple[Runs, ...] = ()
    organisation: Runs = ()
    date: Runs = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents down to ``levels``; writers know the pages."""

    title: Runs = (Run("目录"),)
    levels: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a new page."""


Block = (
    Heading
    | Paragraph
    | Quotation
    | ItemList
    | Panel
    | Callout
    | Cards
    | Table
    | Chart
    | Cover
    | Contents
    | PageBreak
    | Masthead
    | Signature
    | AttachmentNote
    | Attachment
    | Imprint
)


# Where a reader does not meet the parts in the order in which they are declared.
_READING_ORDER: dict[type, tuple[str, ...]] = {
    ListItem: ("lead", "runs", "children"),
    PanelGroup: ("lead", "items"),
    Panel: ("kicker", "title", "cards", "chart", "groups"),
    Callout: ("card", "runs", "source"),
    Cards: ("title", "cards"),
    Table: ("title", "columns", "rows", "notes", "source"),
    ChartSpec: ("title", "centre", "categories", "series", "target_name", "target"),
    Cover: ("year", "event", "speaker", "couplet", "title", "organisation", "date"),
    Masthead: ("marks", "name", "issue", "left", "right", "title"),
    Run: ("note",),
}


def figures_of(value: object) -> Iterator[tuple[str, Provenance]]:
    """Every printed figure in a block or in a part of one, in reading order: its text and its proof.

    The figures of a footnote follow the run that bears its mark.
    """
    if isinstance(value, tuple):
        for part in value:
            yield from figures_of(part)
        return
    provenance = getattr(value, "provenance", None)
    if isinstance(provenance, Provenance):
        yield getattr(value, "text", "") or getattr(value, "label", ""), provenance
        yield from figures_of(getattr(value, "note", ()))
        return
    for name in _READING_ORDER.get(type(value), getattr(type(value), "__dataclass_fields__", ())):
        yield from figures_of(getattr(value, name))
