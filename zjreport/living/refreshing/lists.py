"""Lists of the new file that adopted paragraphs stand in, as the edited file has them."""

from __future__ import annotations

from collections import Counter, defaultdict
from copy import deepcopy

from lxml import etree

from ...writers.docx.markup import NAMESPACES
from ..archive import WordFile

__all__ = ["Lists"]

_W = f"{{{NAMESPACES['w']}}}"
_NUM, _ABSTRACT, _NSID = f"{_W}num", f"{_W}abstractNum", f"{_W}nsid"
_NUM_ID, _ABSTRACT_ID = f"{_W}numId", f"{_W}abstractNumId"

# The number of a list and the level in it, as a paragraph names them.
_Place = tuple[str, str]


class Lists:
    """Where adopted paragraphs count.

    A list of the new file is the one of the edited file that paragraphs which both files have stand in;
    one that no such paragraph stands in is put into the edited file.
    """

    def __init__(self, file: WordFile, new: WordFile) -> None:
        self._root, self._new = _numbering_of(file), _numbering_of(new)
        self._seen: dict[_Place, Counter[_Place]] = defaultdict(Counter)
        self._made: dict[str, str] = {}

    def learn(self, old: etree._Element, new: etree._Element) -> None:
        """Notes the lists of one paragraph in both files."""
        mine, theirs = _place(old), _place(new)
        if mine and theirs:
            self._seen[theirs][mine] += 1

    def fit(self, made: etree._Element) -> None:
        """Puts the paragraphs of a copied element into lists of the edited file."""
        for properties in list(made.iter(f"{_W}numPr")):
            number, level = properties.find(_NUM_ID), properties.find(f"{_W}ilvl")
            if number is None or number.get(f"{_W}val") == "0":
                continue
            place = number.get(f"{_W}val", ""), "0" if level is None else level.get(f"{_W}val", "")
            if known := self._seen.get(place):
                own, at = known.most_common(1)[0][0]
                if level is not None:
                    level.set(f"{_W}val", at)
            else:
                own = self._adopted(place[0])
            if own:
                number.set(f"{_W}val", own)
            else:
                properties.getparent().remove(properties)

    def _adopted(self, number: str) -> str:
        """The number under which the edited file has a list of the new one from now on; empty for none."""
        if number not in self._made:
            self._made[number] = self._put(number)
        return self._made[number]

    def _put(self, number: str) -> str:
        source = _by_id(self._new, _NUM, _NUM_ID).get(number)
        reference = source.find(_ABSTRACT_ID) if source is not None else None
        if self._root is None or source is None or reference is None:
            return ""
        look = _by_id(self._new, _ABSTRACT, _ABSTRACT_ID).get(reference.get(f"{_W}val", ""))
        if look is None:
            return ""
        made = deepcopy(source)
        made.find(_ABSTRACT_ID).set(f"{_W}val", self._look(look))
        numbers = _by_id(self._root, _NUM, _NUM_ID)
        id = _free(numbers)
        made.set(_NUM_ID, id)
        _behind(self._root, made, (_ABSTRACT, _NUM))
        return id

    def _look(self, look: etree._Element) -> str:
        """The abstract list of the edited file that looks like one of the new file, put in if need be."""
        mine = _by_id(self._root, _ABSTRACT, _ABSTRACT_ID)
        for id, each in mine.items():
            if _looks(each) == _looks(look):
                return id
        made, id = deepcopy(look), _free(mine)
        made.set(_ABSTRACT_ID, id)
        # A level belongs to one style only, and that has its list; Word joins lists of one identity.
        for each in [*made.iter(f"{_W}pStyle"), *made.iter(_NSID)]:
            each.getparent().remove(each)
        _behind(self._root, made, (_ABSTRACT, f"{_W}numPicBullet"))
        return id


def _numbering_of(file: WordFile) -> etree._Element | None:
    parts = file.related("numbering")
    return file.root(parts[0]) if parts else None


def _place(paragraph: etree._Element) -> _Place | None:
    properties = paragraph.find(f"{_W}pPr/{_W}numPr")
    number = properties.find(_NUM_ID) if properties is not None else None
    if properties is None or number is None or number.get(f"{_W}val") == "0":
        return None
    level = properties.find(f"{_W}ilvl")
    return number.get(f"{_W}val", ""), "0" if level is None else level.get(f"{_W}val", "")


def _by_id(root: etree._Element | None, tag: str, name: str) -> dict[str, etree._Element]:
    return {} if root is None else {each.get(name, ""): each for each in root.findall(tag)}


def _free(taken: dict[str, etree._Element]) -> str:
    return str(max((int(id) for id in taken if id.isdecimal()), default=0) + 1)


def _behind(root: etree._Element | None, made: etree._Element, tags: tuple[str, ...]) -> None:
    """Puts an element behind the last of some kinds, where the order of the part wants it."""
    if root is not None:
        root.insert(max((at for at, child in enumerate(root, 1) if child.tag in tags), default=0), made)


def _looks(abstract: etree._Element) -> bytes:
    """What an abstract list says but for its names."""
    bare = deepcopy(abstract)
    bare.tail = None
    bare.attrib.clear()
    for name in ("nsid", "tmpl", "name"):
        for each in bare.findall(f"{_W}{name}"):
            bare.remove(each)
    return bytes(etree.tostring(bare, method="c14n", exclusive=True))
