"""A finished document put into the dress of a template, part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from ....themes import Theme
from ....themes.house.namespaces import W
from ....themes.house.opening import HouseFile
from ....themes.house.roles import Matches
from ..styles import ParagraphStyle
from .carrying import Carrier, as_part
from .frame import Frame, frame_of
from .heads import dress_heads
from .keeping import keep_titles, loose_titles
from .lists import house_lists
from .mending import mend_languages, mend_lists, tell_styles_apart
from .sections import dress_sections
from .settings import joined_fonts, joined_settings
from .sheets import SheetMerger, our_id

__all__ = ["dress"]

_FURNITURE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_STYLED = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_BEFORE_NUMBERING = tuple(
    f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
_HEADING_LEVELS = range(1, 10)


def dress(
    document: DocumentPart,
    file: HouseFile,
    matches: Matches,
    theme: Theme,
    styles: Mapping[str, ParagraphStyle],
    restarts: Mapping[int, int],
) -> None:
    """Puts a finished document of ours into the dress of ``file``.

    Args:
        document: the document; changed.
        file: the template.
        matches: its styles by our roles.
        theme: the theme, whose page and whose looks count where the template has none.
        styles: the document's paragraph styles.
        restarts: lists of ours that begin a list of the template anew, by their numbers.
    """
    carrier = Carrier(file, document)
    frame = frame_of(file, carrier)
    if frame.references:
        _drop_own_furniture(document)
    texts = _texts(document)
    sheet = file.tree("styles")
    if sheet is not None:
        mend_languages(sheet)
        mend_lists(sheet)
        tell_styles_apart(sheet)
        ours = _tree(document, RELATIONSHIP_TYPE.STYLES)
        lists = _tree(document, RELATIONSHIP_TYPE.NUMBERING)
        dress_heads(sheet, ours, lists, matches)
        merger = SheetMerger(sheet, ours, matches, styles, theme)
        titles = loose_titles(sheet, matches, styles)
        for root in texts.values():
            keep_titles(root, titles)
        _merge_looks(document, file, carrier, merger, texts, lists, restarts)
    _dress_body(document, frame, theme)
    settings = _tree(document, RELATIONSHIP_TYPE.SETTINGS)
    joined = joined_settings(settings, file, furniture=bool(frame.references))
    _fill(document.part_related_by(RELATIONSHIP_TYPE.SETTINGS), joined)
    fonts = joined_fonts(_tree(document, RELATIONSHIP_TYPE.FONT_TABLE), file)
    _fill(document.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE), fonts)
    _take_theme(document, carrier)


def _merge_looks(
    document: DocumentPart,
    file: HouseFile,
    carrier: Carrier,
    merger: SheetMerger,
    texts: Mapping[Part, etree._Element],
    numbering: etree._Element,
    restarts: Mapping[int, int],
) -> None:
    """Styles and lists of both in one, and what the text says of ours renamed to it."""
    used = dict.fromkeys(
        element.get(f"{W}val", "") for root in texts.values() for element in root.iter(*_STYLED)
    )
    counted = _counted_levels(texts[document], merger.matches)
    lists = house_lists(file, carrier.lists | _numbers(merger.root))
    merger.add([*used, *(our_id(f"heading-{level}") for level in counted)])
    merger.finish(lists.shift, counted)
    listless = _listless(merger)
    for part, root in texts.items():
        _without_lists(root, listless)
        _rename(root, merger.ids, lists.shift)
        if part is not document:
            _fill(part, root)
    for style in numbering.iter(*(name for name in _STYLED if name != f"{W}pStyle")):
        style.set(f"{W}val", merger.ids.get(style.get(f"{W}val", ""), style.get(f"{W}val", "")))
    joined = lists.joined(numbering, merger.ids, restarts, counted)
    _fill(document.part_related_by(RELATIONSHIP_TYPE.NUMBERING), joined)
    _fill(document.part_related_by(RELATIONSHIP_TYPE.STYLES), merger.root)


def _counted_levels(root: etree._Element, matches: Matches) -> set[int]:
    """The levels of headings that Word is to count in our own list, as it does by their styles."""
    levels = {our_id(f"heading-{level}"): level for level in _HEADING_LEVELS}
    counted = set()
    for style in root.iter(f"{W}pStyle"):
        level = levels.get(style.get(f"{W}val", ""))
        found = matches.found.get(f"heading-{level}")
        theirs = found is not None and found.list
        if level and not theirs and style.getparent().find(f"{W}numPr") is None:
            counted.add(level)
    return counted


def _listless(merger: SheetMerger) -> set[str]:
    """Our styles but for headings for which the template has one that counts: our text has its ordinals."""
    return {
        our_id(role)
        for role, found in merger.matches.found.items()
        if found.list and not role.startswith("heading-")
    }


def _without_lists(root: etree._Element, listless: set[str]) -> None:
    """Takes paragraphs of such styles out of the template's lists."""
    for style in root.iter(f"{W}pStyle"):
        properties = style.getparent()
        if style.get(f"{W}val") in listless and properties.find(f"{W}numPr") is None:
            numbering = etree.Element(f"{W}numPr")
            etree.SubElement(numbering, f"{W}ilvl").set(f"{W}val", "0")
            etree.SubElement(numbering, f"{W}numId").set(f"{W}val", "0")
            place = sum(child.tag in _BEFORE_NUMBERING for child in properties)
            properties.insert(place, numbering)


def _rename(root: etree._Element, ids: Mapping[str, str], shift: int) -> None:
    for element in root.iter(*_STYLED):
        element.set(f"{W}val", ids.get(element.get(f"{W}val", ""), element.get(f"{W}val", "")))
    for number in root.iter(f"{W}numId"):
        if number.get(f"{W}val") != "0":
            number.set(f"{W}val", str(int(number.get(f"{W}val", "0")) + shift))


def _numbers(root: etree._Element) -> set[int]:
    return {int(number.get(f"{W}val", "0")) for number in root.iter(f"{W}numId")}


def _dress_body(document: DocumentPart, frame: Frame, theme: Theme) -> None:
    """The template's body around the contents, and its sections in place of ours."""
    body = document.element.find(f"{W}body")
    *content, ours = list(body)
    dress_sections(content, ours, frame, theme.page)
    body.remove(ours)
    start = _end_of_cover(content) if frame.before else 0
    for number, element in enumerate(frame.before, start):
        body.insert(number, element)
    for element in chain(frame.after, (frame.final,)):
        body.append(element)
    _part_tables(body)


def _part_tables(body: etree._Element) -> None:
    """An empty line between a table of ours and one of the template's, which Word would make one of."""
    for table in body.findall(f"{W}tbl"):
        following = table.getnext()
        if following is not None and following.tag == f"{W}tbl":
            table.addnext(etree.Element(f"{W}p"))


def _end_of_cover(content: Sequence[etree._Element]) -> int:
    """How many elements a cover page of ours takes, a section without furniture: it stays the first page."""
    for number, element in enumerate(content, 1):
        section = element.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            headed = section.find(f"{W}headerReference") is not None
            headed = headed or section.find(f"{W}footerReference") is not None
            return 0 if headed else number
    return 0


def _texts(document: DocumentPart) -> dict[Part, etree._Element]:
    """The parts with text of ours: the document itself, notes, and headers and footers that stay."""
    found: dict[Part, etree._Element] = {document: document.element}
    kinds = (*_FURNITURE, RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
    for relation in document.rels.values():
        own = not relation.is_external and "/house-" not in str(relation.target_part.partname)
        if own and relation.reltype in kinds:
            found[relation.target_part] = etree.fromstring(relation.target_part.blob)
    return found


def _drop_own_furniture(document: DocumentPart) -> None:
    """Takes our headers and footers out of the file: the template has its own."""
    for key, relation in list(document.rels.items()):
        if relation.reltype in _FURNITURE and "/house-" not in str(relation.target_part.partname):
            del document.rels[key]


def _take_theme(document: DocumentPart, carrier: Carrier) -> None:
    """The template's colours and faces, to which its styles refer."""
    part = carrier.plain("theme", "/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME)
    if part is None:
        return
    for key, relation in list(document.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THEME:
            del document.rels[key]
    document.relate_to(part, RELATIONSHIP_TYPE.THEME)


def _tree(document: DocumentPart, kind: str) -> etree._Element:
    return etree.fromstring(document.part_related_by(kind).blob)


def _fill(part: Part, root: etree._Element) -> None:
    # python-docx has no public way to give a part other content.
    part._blob = as_part(root)
