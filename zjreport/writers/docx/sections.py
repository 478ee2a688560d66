"""Sections: where pages turn on their side or begin to be counted, and what stands at head and foot.

A section ends in the last paragraph of its text.  Each names its headers and footers itself, since
those of a turned page are as wide as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from ...themes import Theme
from .draft import Draft
from .markup import EMPTY, Xml
from .page import footer_part, footer_sides, has_running_header, header_part, text_section
from .paragraphs import paragraph

__all__ = ["Sections", "ended"]

AddPart = Callable[[bytes], str]


@dataclass
class Sections:
    """The sections of a document in their order, whose headers and footers are put into the file.

    Attributes:
        draft: the document.
        add_header: puts a header into the file and gives the id of the relationship to it.
        add_footer: the same for a footer.
        covered: whether a cover page, which has a section of its own, stands before them.
    """

    draft: Draft
    add_header: AddPart
    add_footer: AddPart
    covered: bool = False
    _parts: dict[tuple[object, ...], str] = field(default_factory=dict)
    _fronted: bool = False
    _begun: bool = False

    def next(self, *, turned: bool = False, front: bool = False) -> Xml:
        """The properties of the next section.

        ``turned`` says whether its pages lie on their side, ``front`` whether they stand before page 1.
        """
        page = self.draft.theme.page
        theme = replace(self.draft.theme, page=page.turned) if turned else self.draft.theme
        opens_file = not (self.covered or self._fronted or self._begun)
        restarts = page.number_start == "text" and not opens_file and not front and not self._begun
        titled = has_running_header(theme)
        unnumbered = page.first_number == "no" and not front and (opens_file or restarts)
        kinds = list(footer_sides(theme))
        if unnumbered or (titled and opens_file):
            kinds.append("first")
        self._fronted, self._begun = self._fronted or front, self._begun or not front
        return text_section(
            theme,
            self._headers(theme, kinds, bare=opens_file, turned=turned),
            self._footers(theme, kinds, front=front, unnumbered=unnumbered, turned=turned),
            restarts=restarts,
        )

    def _headers(self, theme: Theme, kinds: Iterable[str], *, bare: bool, turned: bool) -> dict[str, str]:
        found = {}
        for kind in kinds:
            titled = has_running_header(theme) and bool(self.draft.metadata.title)
            titled = titled and not (kind == "first" and bare)
            key = ("header", kind, titled, turned)
            if key not in self._parts:
                part = header_part(self.draft, theme, titled=titled)
                self._parts[key] = self.add_header(part) if part else ""
            if self._parts[key]:
                found[kind] = self._parts[key]
        return found

    def _footers(
        self, theme: Theme, kinds: Iterable[str], *, front: bool, unnumbered: bool, turned: bool
    ) -> dict[str, str]:
        sides = footer_sides(theme)
        # Only a foot with text at both ends is as wide as its page.
        wide = turned and theme.page.number_side == "right"
        found = {}
        for kind in kinds:
            numbered = not front and not (kind == "first" and unnumbered)
            key = ("footer", kind, numbered, wide)
            if key not in self._parts:
                side = sides.get(kind, sides["default"])
                part = footer_part(side, self.draft, turned=wide, numbered=numbered)
                self._parts[key] = self.add_footer(part)
            found[kind] = self._parts[key]
        return found


def ended(xml: Xml, section: Xml) -> Xml:
    """Blocks with the end of their section in their last paragraph, or in one below a table.

    >>> ended(paragraph("body", EMPTY), Xml("<w:sectPr/>"))
    '<w:p><w:pPr><w:pStyle w:val="zjr-body"/><w:sectPr/></w:pPr></w:p>'
    """
    if not xml.endswith("</w:p>"):
        return Xml(xml + paragraph("hidden-line", EMPTY, section))
    place = xml.index("</w:pPr>", xml.rindex("<w:p>"))
    return Xml(xml[:place] + section + xml[place:])
