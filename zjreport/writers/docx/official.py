"""The paragraph styles that only the furniture of official papers needs, made for one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from ...blocks import Attachment, AttachmentNote, Block, Cover, Imprint, Masthead, Signature
from ...layout.spacing import spaced_name
from ...runs import text_of
from ...themes import TextStyle, Theme
from .decor import Decoration
from .imprint import imprint_styles
from .lengths import eighths, points, twips
from .markup import Xml, w
from .styles import ParagraphStyle, paragraph_styles
from .title_page import title_page_styles

__all__ = ["document_styles", "manner_of"]


def manner_of(block: Masthead) -> str:
    """What the styles and measures of a head begin with."""
    return "letterhead" if block.kind == "document" else "masthead"


def document_styles(theme: Theme, blocks: Sequence[Block]) -> dict[str, ParagraphStyle]:
    """Every paragraph style of a document: the theme's, and what its furniture asks for."""
    styles = dict(paragraph_styles(theme))
    for block in blocks:
        for style in _styles_for(block, theme):
            styles[style.key] = style
    return styles


def _styles_for(block: Block, theme: Theme) -> Iterator[ParagraphStyle]:
    match block:
        case Cover() if theme.layout.get("cover") != "page":
            yield from title_page_styles(theme)
        case Masthead():
            yield from _masthead(block, theme)
        case Signature():
            yield from _signature(theme)
        case AttachmentNote():
            yield from _attachment_note(theme)
        case Imprint():
            yield from imprint_styles(block, theme)
        case Attachment():
            label = theme.style("attachment-number")
            yield ParagraphStyle("attachment-number", label, extra={"pageBreakBefore": w("pageBreakBefore")})


def _masthead(block: Masthead, theme: Theme) -> Iterator[ParagraphStyle]:
    manner, measures = manner_of(block), theme.measures
    name = theme.style(f"{manner}-name")
    width = points(measures.get(f"{manner}_name_width", 130))
    spaced = spaced_name(len(text_of(block.name)), name.size, width)
    mark, line = theme.style("masthead-mark"), theme.style("masthead-line")
    marks = len(block.marks) + (1 if block.number and (block.kind == "document" or not block.marks) else 0)
    above = points(measures.get(f"{manner}_top", 0)) - marks * mark.leading - (name.leading - spaced.size) / 2
    fitted = replace(name, size=spaced.size, before=max(0.0, above))
    yield ParagraphStyle(f"{manner}-name", fitted, tracking=spaced.gap)
    for key, style in (("masthead-mark", mark), ("masthead-line", line)):
        side = style.indent * style.size
        yield ParagraphStyle(key, style, extra={"tabs": _right_tab(theme, side)})
    yield ParagraphStyle(f"{manner}-rule", *_rule(theme, manner, line))


def _right_tab(theme: Theme, side: float) -> Xml:
    """A stop as far from the right edge as the line is indented."""
    return w("tabs", w("tab", val="right", pos=twips(theme.page.text_width) - int(side * 20 + 0.5)))


def _rule(theme: Theme, manner: str, line: TextStyle) -> tuple[TextStyle, Decoration, Mapping[str, Xml]]:
    """A line without text below which the red rule runs from edge to edge."""
    gap = points(theme.measures.get("masthead_rule_gap", 4)) - (line.leading - line.size) / 2
    thickness = points(theme.measures.get(f"{manner}_rule", 0.5))
    colour = theme.colour(theme.style(f"{manner}-name").colour)
    border = w("pBdr", w("bottom", val="single", sz=eighths(thickness), space=0, color=colour))
    return (
        TextStyle(size=1, leading=1, align="left", before=max(0.0, gap - 1)),
        Decoration(),
        {"pBdr": border},
    )


def _signature(theme: Theme) -> Iterator[ParagraphStyle]:
    """Lines in the cell that holds office and date."""
    plain = replace(theme.style("signature"), indent=0, align="left", keep_with_next=True)
    yield ParagraphStyle("signature-office", replace(plain, align="center"))
    yield ParagraphStyle("signature-left", plain)
    inset = theme.measures.get("signature_indent", 2)
    yield ParagraphStyle("signature-date", replace(plain, indent=inset))


def _attachment_note(theme: Theme) -> Iterator[ParagraphStyle]:
    """附件：1. hangs by four characters, the lines below by one, a single title by three."""
    style = replace(theme.style("attachment-note"), align="left")
    first = style.indent + 3
    yield ParagraphStyle("attachment-note", replace(style, hang=first + 1))
    yield ParagraphStyle("attachment-note-more", replace(style, indent=first, hang=first + 1))
    yield ParagraphStyle("attachment-note-single", replace(style, hang=first))
