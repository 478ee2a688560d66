"""Sections: where pages turn on their side for wide tables, and what stands at their head and foot.

A section ends in the last paragraph of its text.  Each names its headers and footers itself, since
those of a turned page are as wide as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from ...themes import Theme
from .draft import Draft
from .markup import EMPTY, Xml
from .page import footer_part, footer_sides, header_part, text_section
from .paragraphs import paragraph

__all__ = ["Sections", "ended", "sections_of"]

AddPart = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Sections:
    """The properties of upright sections, and of turned ones where there are any."""

    upright: Xml
    turned: Xml = EMPTY

    def of(self, *, turned: bool) -> Xml:
        """The properties of a section by the way its pages stand."""
        return self.turned if turned else self.upright


def sections_of(draft: Draft, add_header: AddPart, add_footer: AddPart, *, turns: bool) -> Sections:
    """The sections of a document, their headers and footers put into the file."""
    theme = draft.theme
    sides = footer_sides(theme)
    footers = {kind: add_footer(footer_part(side, draft)) for kind, side in sides.items()}
    upright = _section(draft, theme, footers, add_header)
    if not turns:
        return Sections(upright)
    if theme.page.number_side == "right":
        footers = {kind: add_footer(footer_part(side, draft, turned=True)) for kind, side in sides.items()}
    return Sections(upright, _section(draft, replace(theme, page=theme.page.turned), footers, add_header))


def _section(draft: Draft, theme: Theme, footers: dict[str, str], add_header: AddPart) -> Xml:
    header = header_part(draft, theme)
    return text_section(theme, add_header(header) if header else "", footers)


def ended(xml: Xml, section: Xml) -> Xml:
    """Blocks with the end of their section in their last paragraph, or in one below a table.

    >>> ended(paragraph("body", EMPTY), Xml("<w:sectPr/>"))
    '<w:p><w:pPr><w:pStyle w:val="zjr-body"/><w:sectPr/></w:pPr></w:p>'
    """
    if not xml.endswith("</w:p>"):
        return Xml(xml + paragraph("hidden-line", EMPTY, section))
    place = xml.index("</w:pPr>", xml.rindex("<w:p>"))
    return Xml(xml[:place] + section + xml[place:])
