"""The cover: a page on a red field, or the title block of an official text."""

from __future__ import annotations

from collections.abc import Sequence

from ...blocks import Cover
from ...runs import Runs, text_of
from .draft import Draft
from .estimate import line_count, set_width, text_height
from .grid import Box, Rule, box, grid_row, grid_table
from .landscape import cover_shapes
from .lengths import mm_of_points, twips
from .markup import EMPTY, Xml, concat
from .page import cover_section
from .paragraphs import paragraph, text_paragraph
from .shapes import background
from .styles import LAYOUT_STYLE
from .titles import broken_title

__all__ = ["cover_has_page", "write_cover", "write_title_block"]

# Millimetres: where the first line begins, how far text stands in from the margins, the length of the
# gold rule, and the spaces before the event, the title, the rule, the couplet and the speaker.
_TOP = 34.0
_INSET = 6.0
_RULE = 30.0
# How far the lines of the office end above the paper's edge.
_FOOT = 18.0
# What the outline of the event is wider than its text at each side, and higher.
_TAG_SIDE, _TAG_PAD = 3.2, 1.2
# The width of the speaker's line: the disc of the picture stands beside it.
_SPEAKER = 118.0
_BEFORE_EVENT, _BEFORE_TITLE, _BEFORE_RULE, _BEFORE_COUPLET, _BEFORE_SPEAKER = 3.0, 13.0, 5.0, 7.0, 7.0

_LINES = 4

_Lines = Sequence[tuple[str, Runs]]


def cover_has_page(draft: Draft) -> bool:
    """Whether the theme gives the cover a page without a number."""
    return draft.layout("cover") == "page"


def _parts(block: Cover) -> tuple[_Lines, ...]:
    """The lines of a cover but for its title, with their styles: head, couplet, speaker, office."""
    head = (("cover-year", block.year), ("cover-event", block.event))
    couplet = [("cover-couplet", line) for line in block.couplet]
    speaker = (("cover-speaker", block.speaker),)
    office = (("cover-organisation", block.organisation), ("cover-date", block.date))
    return head, couplet, speaker, office


def _text(lines: _Lines, draft: Draft) -> Xml:
    return concat(text_paragraph(style, runs, draft) for style, runs in lines)


def write_title_block(block: Cover, draft: Draft, width: float) -> Xml:
    """All lines centred, and on the grid a blank one that parts them from the text."""
    head, *below = _parts(block)
    title = _text((_title(block.title, "cover-title", draft, width),), draft)
    blank = paragraph("body", EMPTY) if draft.theme.page.grid else EMPTY
    return concat((_text(head, draft), title, *(_text(lines, draft) for lines in below), blank))


def _title(title: Runs, style: str, draft: Draft, width: float) -> tuple[str, Runs]:
    """A title in balanced lines, with its style."""
    return style, broken_title(title, draft.styles[style].text, draft.theme, width)


def _title_style(title: Runs, draft: Draft, width: float) -> str:
    """The largest style in which a title takes no more than four lines."""
    theme, text = draft.theme, text_of(title)
    for style in ("cover-title", "cover-title-long"):
        if line_count(text, draft.styles[style].text, theme, width, stand_in=True) <= _LINES:
            return style
    return "cover-title-longest"


def write_cover(block: Cover, draft: Draft, width: float) -> Xml:
    """A red page; the text stands in a table whose cells have the field's colour.

    So it can be read even where the shapes behind it are not drawn.
    """
    theme, (_, couplet, speaker, office) = draft.theme, _parts(block)
    year, event = (("cover-year", block.year),), (("cover-event", block.event),)
    room = width - 2 * _INSET
    style = _title_style(block.title, draft, room)
    title = (_title(block.title, style, draft, room),)
    columns = [twips(part) for part in (_INSET, _RULE, _SPEAKER - _INSET - _RULE, width - _SPEAKER)]
    top = _TOP - theme.page.top
    rows = [_row(year, top, draft, columns)]
    depth = top + _height(year, draft, room)
    if block.event:
        rows.append(_tag_row(event, draft, columns))
        depth += _BEFORE_EVENT + 2 * _TAG_PAD + _height(event, draft, room)
    rows += [_row(title, _BEFORE_TITLE, draft, columns), _rule_row(draft, columns)]
    depth += _BEFORE_TITLE + _height(title, draft, room) + _BEFORE_RULE
    if couplet:
        narrow = all(_width(line, draft) < _SPEAKER - _INSET for line in couplet)
        rows.append(_row(couplet, _BEFORE_COUPLET, draft, columns, wide=not narrow))
        depth += _BEFORE_COUPLET + _height(couplet, draft, room)
    if block.speaker:
        rows.append(_row(speaker, _BEFORE_SPEAKER, draft, columns, wide=False))
        depth += _BEFORE_SPEAKER + _height(speaker, draft, _SPEAKER - _INSET)
    rows.append(_foot(office, depth, draft, columns))
    paper = (theme.page.width, theme.page.height)
    shapes = cover_shapes(theme, light=any(runs for _, runs in office))
    picture = background(shapes, draft.drawing_id(), "封面底图（装饰）", paper)
    end = paragraph("hidden-line", EMPTY, cover_section(theme))
    return concat((paragraph("hidden-line", picture), grid_table(columns, rows, LAYOUT_STYLE), end))


def _height(lines: _Lines, draft: Draft, width: float) -> float:
    return sum(
        text_height(runs, draft.styles[style].text, draft.theme, width, stand_in=True)
        for style, runs in lines
    )


def _width(line: tuple[str, Runs], draft: Draft) -> float:
    """The width of a line in millimetres."""
    style = draft.styles[line[0]].text
    return set_width(text_of(line[1]), style, draft.theme) * mm_of_points(style.size)


def _tag_row(event: _Lines, draft: Draft, columns: Sequence[int]) -> Xml:
    """The event in a gold outline, which is a cell of its own as wide as its text."""
    whole = sum(columns)
    rule = Rule(1.0, draft.theme.colour("gold"))
    sides = ("top", "left", "bottom", "right")
    padding = {side: twips(_TAG_PAD if side in ("top", "bottom") else _TAG_SIDE) for side in sides}
    width = twips(max(_width(line, draft) for line in event) + 2 * _TAG_SIDE + 1)
    width = min(width, whole - 2 * twips(_INSET))
    field = _field(draft)
    tag = box(width, Box(field, dict.fromkeys(sides, rule), padding), _text(event, draft))
    around = Box(field, padding={"top": twips(_BEFORE_EVENT), "left": twips(_INSET)})
    outline = grid_table([width], [grid_row([tag])], LAYOUT_STYLE)
    return grid_row([box(whole, around, outline, span=len(columns))])


def _foot(lines: _Lines, depth: float, draft: Draft, columns: Sequence[int]) -> Xml:
    """Office and date at the foot of the page, below a row that takes what the ``depth`` so far leaves."""
    page, span = draft.theme.page, len(columns)
    width = sum(columns)
    text = _text(lines, draft)
    if not text:
        return EMPTY
    height = _height(lines, draft, page.text_width - 2 * _INSET)
    spare = page.height - page.top - depth - height - _FOOT
    blank = grid_row([box(width, Box(), EMPTY, span=span)], height=twips(max(4.0, spare)), exact=True)
    # Lines that a long text drives off the page keep their light ground.
    fill = "" if spare > 0 else draft.theme.colour("tint")
    look = Box(fill, padding={"left": twips(_INSET), "right": twips(_INSET)})
    return concat((blank, grid_row([box(width, look, text, span=span)])))


def _row(lines: _Lines, above: float, draft: Draft, columns: Sequence[int], *, wide: bool = True) -> Xml:
    """Lines in a cell of the field's colour; where it is not ``wide``, the last column is the picture's."""
    padding = {
        "top": twips(above),
        "left": twips(_INSET),
        "right": twips(_INSET) if wide else 0,
    }
    span = len(columns) if wide else len(columns) - 1
    text = box(sum(columns[:span]), Box(_field(draft), padding=padding), _text(lines, draft), span=span)
    return grid_row([text] if wide else [text, box(columns[-1], Box(), EMPTY)])


def _rule_row(draft: Draft, columns: Sequence[int]) -> Xml:
    """The short gold rule below the title."""
    field = Box(_field(draft))
    ruled = Box(field.fill, {"bottom": Rule(3.0, draft.theme.colour("gold"))})
    rest = box(sum(columns[2:]), field, EMPTY, span=len(columns) - 2)
    cells = [box(columns[0], field, EMPTY), box(columns[1], ruled, EMPTY), rest]
    return grid_row(cells, height=twips(_BEFORE_RULE), exact=True)


def _field(draft: Draft) -> str:
    return draft.theme.colour("accent")
