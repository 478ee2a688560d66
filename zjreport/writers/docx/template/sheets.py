"""Two style sheets in one: the template's as it is, and of ours what the document needs and it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from ....themes import Theme
from ....themes.house.namespaces import W
from ....themes.house.roles import CHARACTER_ROLES, TABLE_ROLES, Matches
from ....themes.house.styles import style_key
from ..names import paragraph_id
from ..styles import CHARACTER_PREFIX, TABLE_STYLE, ParagraphStyle
from .fitting import set_like_body

__all__ = ["SheetMerger", "our_id"]

_BASE, _BASE_NAME = "zjr-base", "zjreport 基础"
_BEHIND_PROPERTIES = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
_BEFORE_NUMBERING = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


def our_id(role: str) -> str:
    """The id that our own sheet has for a role."""
    if role in CHARACTER_ROLES:
        return f"{CHARACTER_PREFIX}{role.removesuffix('-words')}"
    return TABLE_STYLE if role in TABLE_ROLES else paragraph_id(role)


@dataclass
class SheetMerger:
    """Puts our styles into a template's sheet.

    Attributes:
        root: the template's sheet, which is added to.
        ours: our own sheet.
        ids: what our ids became, so far.
    """

    root: etree._Element
    ours: etree._Element
    matches: Matches
    styles: Mapping[str, ParagraphStyle]
    theme: Theme
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._own = {style.get(f"{W}styleId", ""): style for style in self.ours.iter(f"{W}style")}
        self._roles = {our_id(role): role for role in self.styles}
        self._theirs = {style.get(f"{W}styleId", ""): style for style in self.root.iter(f"{W}style")}
        self._names = {_name_key(style): id_ for id_, style in self._theirs.items()}
        self._normal = next((key for key, style in self._own.items() if _is_default(style, "paragraph")), "")
        self._added: list[etree._Element] = []
        self._match_defaults()
        self._match_roles()

    def _match_defaults(self) -> None:
        for key, style in self._own.items():
            kind = style.get(f"{W}type", "")
            if _is_default(style, kind):
                default = next((id_ for id_, found in self._theirs.items() if _is_default(found, kind)), "")
                if default:
                    self.ids[key] = default

    def _match_roles(self) -> None:
        found = self.matches.found
        body = found.get("body")
        for role, style in found.items():
            self.ids[our_id(role)] = style.id
        if body is None or body.indented or not self.theme.style("body").indent:
            return
        # The house sets its first lines in by hand: a style of ours does it, on what the house has.
        for role, style in found.items():
            if style == body:
                del self.ids[our_id(role)]
        self._derive("body", self._own[our_id("body")], body.id)
        for role, style in found.items():
            if style == body:
                self.ids[our_id(role)] = self.ids[our_id("body")]

    def add(self, used: Iterable[str]) -> None:
        """Adds what the document uses and the template lacks."""
        for key in used:
            if key in self._own and key not in self.ids:
                self._add(key)

    def _add(self, key: str) -> None:
        style, role = self._own[key], self._roles.get(key, "")
        known = self._names.get(_name_key(style))
        if known:
            self.ids[key] = known
            return
        parent = self._parent(role)
        if parent:
            self._derive(role, style, self.ids[our_id(parent)], parent)
            return
        element = deepcopy(style)
        based = element.find(f"{W}basedOn")
        if based is not None:
            own = based.get(f"{W}val", "")
            based.set(f"{W}val", self._base() if own == self._normal else self.ids.get(own, own))
        self._put(key, element)

    def _parent(self, role: str) -> str:
        """The role of the template's that a role of ours only varies."""
        if role.startswith(("table-cell-", "table-total")) and "table-cell" in self.matches.found:
            return "table-cell"
        if "body" in self.matches.found and set_like_body(role, self.theme):
            return "body"
        return ""

    def _derive(self, role: str, style: etree._Element, target: str, parent: str = "body") -> None:
        """A style that says only in what it differs from another of the theme's, and rests on the house's."""
        element = deepcopy(style)
        based = element.find(f"{W}basedOn")
        if based is not None:
            based.set(f"{W}val", target)
        own, other = self.styles[role].text, self.styles[parent].text
        indents = own.indent, own.hang
        said = role == parent
        alike = {
            "pPr": {
                "spacing": (own.before, own.after) == (other.before, other.after),
                "ind": indents == (other.indent, other.hang) and not said,
                "jc": own.align == other.align and not said,
                "autoSpaceDE": True,
                "autoSpaceDN": True,
            },
            "rPr": {
                "rFonts": own.font == other.font,
                "color": own.colour == other.colour,
                "sz": own.size == other.size,
                "szCs": own.size == other.size,
                "spacing": True,
            },
        }
        for properties, names in alike.items():
            found = element.find(f"{W}{properties}")
            for name in [name for name, is_alike in names.items() if is_alike] if found is not None else []:
                for child in found.findall(f"{W}{name}"):
                    found.remove(child)
        self._put(our_id(role), element)

    def _base(self) -> str:
        """The base of styles that are wholly ours: what the template's own says must not shine through."""
        if _BASE not in self._theirs:
            element = deepcopy(self._own[self._normal])
            element.attrib.pop(f"{W}default", None)
            element.set(f"{W}customStyle", "1")
            element.find(f"{W}name").set(f"{W}val", _BASE_NAME)
            element.set(f"{W}styleId", _BASE)
            self._append(_BASE, element)
        return _BASE

    def _put(self, key: str, element: etree._Element) -> None:
        id_ = key
        while id_ in self._theirs:
            id_ = f"zjr-{id_}"
        name = element.find(f"{W}name")
        taken = {style_key(_name(style)) for style in self._theirs.values()}
        while style_key(name.get(f"{W}val", "")) in taken:
            name.set(f"{W}val", f"{name.get(f'{W}val')}（简报）")
        element.set(f"{W}styleId", id_)
        self._append(id_, element)
        self._names[_name_key(element)] = id_
        self.ids[key] = id_

    def finish(self, shift: int, counted: Iterable[int]) -> None:
        """Ties what was added to the styles and lists of the merged file.

        ``shift`` is added to the numbers of our lists; ``counted`` are the levels of headings that
        Word is to count in our list and whose style the template has without one.
        """
        for style in self._added:
            following = style.find(f"{W}next")
            if following is not None:
                target = self.ids.get(following.get(f"{W}val", ""), "")
                if target:
                    following.set(f"{W}val", target)
                else:
                    style.remove(following)
            for number in style.iter(f"{W}numId"):
                number.set(f"{W}val", str(int(number.get(f"{W}val", "0")) + shift))
        for level in counted:
            self._count(level, shift)

    def _append(self, id_: str, element: etree._Element) -> None:
        self.root.append(element)
        self._theirs[id_] = element
        self._added.append(element)

    def _count(self, level: int, shift: int) -> None:
        role = f"heading-{level}"
        style = self._theirs[self.ids[our_id(role)]]
        own = self._own[our_id(role)].find(f"{W}pPr/{W}numPr")
        if own is None or role not in self.matches.found:
            return
        numbering = deepcopy(own)
        number = numbering.find(f"{W}numId")
        number.set(f"{W}val", str(int(number.get(f"{W}val", "0")) + shift))
        properties = style.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            place = next(
                (style.index(child) for child in style if _local(child) in _BEHIND_PROPERTIES), len(style)
            )
            style.insert(place, properties)
        for old in properties.findall(f"{W}numPr"):
            properties.remove(old)
        place = sum(_local(child) in _BEFORE_NUMBERING for child in properties)
        properties.insert(place, numbering)


def _local(element: etree._Element) -> str:
    return str(element.tag).removeprefix(W)


def _is_default(style: etree._Element, kind: str) -> bool:
    return style.get(f"{W}type") == kind and style.get(f"{W}default") in ("1", "true", "on")


def _name(style: etree._Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else found.get(f"{W}val", "")


def _name_key(style: etree._Element) -> tuple[str, str]:
    return style.get(f"{W}type", "paragraph"), style_key(_name(style))
