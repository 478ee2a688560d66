"""Real numbering, used only where Word will print exactly the ordinal that the block holds.

Headings share one multilevel list that is tied to the heading styles, so a heading that an editor
adds numbers itself.  Word's counters are followed while writing: where a heading's printed ordinal
is the one Word reaches, it is left to Word; where a level starts again, a restart is written; any
other ordinal (skipped, or in a form that Word has not) is printed as text.  Every list of items has
a list of its own under the same rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .house_headings import Count, HeadingList, HouseHeadings
from .markup import EMPTY, Xml, concat, root, w
from .names import HEADING_LEVELS, paragraph_id
from .ordinals import OrdinalPattern, parse_ordinal

__all__ = ["Marker", "Numbering", "heading_numbering"]

_HEADINGS = 1
_DEFAULT_PATTERNS = (
    OrdinalPattern("", "chineseCountingThousand", "、"),
    OrdinalPattern("（", "chineseCountingThousand", "）"),
    OrdinalPattern("", "decimal", "."),
    OrdinalPattern("（", "decimal", "）"),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """How one ordinal gets on the page: numbering properties, or ``text`` to print, or both empty.

    ``shown`` is what stands on the page then, whoever prints it.
    """

    properties: Xml = EMPTY
    text: str = ""
    shown: str = ""


def _reference(number: int, level: int = 0) -> Xml:
    return w("numPr", w("ilvl", val=level), w("numId", val=number))


def heading_numbering(level: int) -> Xml:
    """The property that ties the heading style of ``level`` (from 1) to the list of headings."""
    return _reference(_HEADINGS, level - 1)


@dataclass(frozen=True, slots=True)
class _ListLook:
    """What tells one abstract list from another."""

    text: str
    format: str
    depth: int
    suffix: str
    indent: Xml
    run: Xml = EMPTY


@dataclass(slots=True)
class _Headings:
    """The counters that Word keeps for the headings, and which list counts each level."""

    counters: list[int] = field(default_factory=lambda: [0] * HEADING_LEVELS)
    lists: list[int] = field(default_factory=lambda: [_HEADINGS] * HEADING_LEVELS)
    patterns: dict[int, OrdinalPattern] = field(default_factory=dict)

    def count(self, level: int, value: int) -> None:
        """Takes a heading in; deeper levels start again."""
        self.counters[level:] = [value, *[0] * (HEADING_LEVELS - level - 1)]
        self.lists[level + 1 :] = [self.lists[level]] * (HEADING_LEVELS - level - 1)


class Numbering:
    """Collects the lists of one document; :meth:`part` writes them.

    Args:
        indents: those of the paragraph styles by key.  A list's own would replace them, and some
            programs take a missing one for zero, so lists repeat them.
        heading_lists: the lists of a template by levels of headings whose styles it counts itself.
        heading_looks: the look of ordinals by levels of headings whose words stand at a hang behind them.
    """

    def __init__(
        self,
        indents: Mapping[str, Xml],
        heading_lists: Mapping[int, HeadingList] | None = None,
        heading_looks: Mapping[int, Xml] | None = None,
    ) -> None:
        self._indents = indents
        self._heading_looks = heading_looks or {}
        self._house = HouseHeadings(heading_lists or {})
        self._headings = _Headings()
        self._looks: dict[_ListLook, int] = {}
        self._bullets: dict[_ListLook, int] = {}
        self._lists: list[Xml] = []
        self._head_looks: dict[int, Xml] = {}
        self._going_on: dict[int, int] = {}
        self._printed: dict[Xml, str] = {}

    def heading(self, level: int, number: str) -> Marker:
        """The marker of the next heading; ``level`` counts from 1."""
        if level in self._house.lists:
            return self._house_heading(level, number)
        state, index = self._headings, level - 1
        ordinal = parse_ordinal(number) if number else None
        uncounted = self._uncounted(level, number)
        if ordinal is None or state.patterns.setdefault(index, ordinal.pattern) != ordinal.pattern:
            return uncounted
        if ordinal.value != state.counters[index] + 1:
            if ordinal.value != 1:
                return uncounted
            state.lists[index:] = [self._restart(index)] * (HEADING_LEVELS - index)
        state.count(index, ordinal.value)
        own = state.lists[index]
        return Marker(EMPTY if own == _HEADINGS else _reference(own, index), shown=number)

    def _uncounted(self, level: int, number: str) -> Marker:
        """A heading out of the count of its style, whose ordinal is text."""
        return Marker(concat((_reference(0), self._indents[f"heading-{level}"])), number, number)

    def head(self, level: int, number: str, indent: Xml, look: Xml) -> Marker:
        """The marker of a paragraph that begins with a heading of ``level``, among which it counts.

        Its style has no list, so the paragraph names it.  ``indent`` is that of its style, which stays;
        ``look`` is that of the ordinal.
        """
        level = min(max(level, 1), HEADING_LEVELS)
        marker = self.heading(level, number)
        if marker.text or not number:
            return Marker(text=number)
        self._head_looks[level] = look
        properties = marker.properties or self._whole_list(level)
        self._printed[properties] = max(self._printed.get(properties, ""), marker.shown, key=len)
        own = level in self._house.lists or indent != self._indents[f"heading-{level}"]
        return Marker(concat((properties, indent if own else EMPTY)))

    def _whole_list(self, level: int) -> Xml:
        """The reference to the list that the headings of a level are counted in by their style."""
        if level not in self._house.lists:
            return _reference(_HEADINGS, level - 1)
        own = self._house.lists[level]
        if own.list.number not in self._going_on:
            # The lists of a template have other numbers in the finished file: one of ours goes on in it.
            self._going_on[own.list.number] = self._add(0)
            self._house.restarts[self._going_on[own.list.number]] = own.list.number
        return _reference(self._going_on[own.list.number], own.level)

    def _house_heading(self, level: int, number: str) -> Marker:
        """A heading in a style that counts by itself: what it prints is the template's matter."""
        ordinal = parse_ordinal(number) if number else None
        counts = self._house.count(level, ordinal.value if ordinal else 0)
        if counts is None:
            return self._uncounted(level, number)
        shown = self._house.shown(level, counts)
        if counts is Count.ON and level not in self._house.restarted:
            return Marker(shown=shown)
        own = self._house.lists[level]
        if counts is Count.ANEW:
            self._house.restarted[level] = self._restart(own.level)
            self._house.restarts[self._house.restarted[level]] = own.list.number
        return Marker(_reference(self._house.restarted[level], own.level), shown=shown)

    def printed(self, number: int, level: int) -> str:
        """The longest ordinal that a list prints right before the words of its paragraphs."""
        return self._printed.get(_reference(number, level), "")

    @property
    def house_restarts(self) -> Mapping[int, int]:
        """The lists that begin a list of the template anew, by their numbers."""
        return self._house.restarts

    def _restart(self, level: int) -> int:
        override = w("lvlOverride", w("startOverride", val=1), ilvl=level)
        return self._add(0, override)

    def _add(self, abstract: int, override: Xml = EMPTY) -> int:
        number = _HEADINGS + 1 + len(self._lists)
        self._lists.append(w("num", w("abstractNumId", val=abstract), override, numId=number))
        return number

    def _abstract(self, look: _ListLook) -> int:
        return self._looks.setdefault(look, len(self._looks) + 1)

    def items(
        self, numbers: Sequence[str], depth: int, indent: Xml, *, tabbed: bool, run: Xml = EMPTY
    ) -> tuple[Marker, ...]:
        """The markers of the items of one list; one that Word would count otherwise is text throughout.

        Lists that interrupt one another differ in ``depth``.  ``tabbed`` lists set their text at
        the hanging indent; ``run`` is the look of the ordinals.
        """
        ordinals = [parse_ordinal(number) for number in numbers]
        first = ordinals[0] if ordinals else None
        counted = first is not None and all(
            ordinal is not None and ordinal.pattern == first.pattern and ordinal.value == first.value + place
            for place, ordinal in enumerate(ordinals)
        )
        if first is None or not counted:
            return tuple(Marker(EMPTY, number) for number in numbers)
        pattern = first.pattern
        look = _ListLook(
            f"{pattern.before}%1{pattern.after}",
            pattern.format,
            depth,
            "tab" if tabbed else "nothing",
            indent,
            run,
        )
        override = w("lvlOverride", w("startOverride", val=first.value), ilvl=0)
        marker = Marker(_reference(self._add(self._abstract(look), override)))
        if not tabbed:
            self._printed[marker.properties] = max(numbers, key=len)
        return (marker,) * len(numbers)

    def bullets(self, sign: str, indent: Xml, run: Xml = EMPTY) -> Marker:
        """The marker of items with the bullet ``sign``; all of one indent share a list."""
        look = _ListLook(sign, "bullet", 0, "tab", indent, run)
        if look not in self._bullets:
            self._bullets[look] = self._add(self._abstract(look))
        return Marker(_reference(self._bullets[look]))

    def _heading_level(self, level: int) -> Xml:
        pattern = self._headings.patterns.get(level - 1, _DEFAULT_PATTERNS[level - 1])
        hung = self._heading_looks.get(level, EMPTY)
        look = hung or self._head_looks.get(level, EMPTY)
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=pattern.format),
            w("pStyle", val=paragraph_id(f"heading-{level}")),
            w("suff", val="tab" if hung else "nothing"),
            w("lvlText", val=f"{pattern.before}%{level}{pattern.after}"),
            w("lvlJc", val="left"),
            w("pPr", self._indents[f"heading-{level}"]),
            w("rPr", look) if look else EMPTY,
            ilvl=level - 1,
        )

    def part(self) -> bytes:
        """The part ``numbering.xml``."""
        levels = concat(self._heading_level(level) for level in range(1, HEADING_LEVELS + 1))
        kind = w("multiLevelType", val="multilevel")
        abstracts = [w("abstractNum", _identity(0), kind, levels, abstractNumId=0)]
        abstracts += [_item_list(number, look) for look, number in self._looks.items()]
        first = w("num", w("abstractNumId", val=0), numId=_HEADINGS)
        return root("w:numbering", concat(abstracts), first, concat(self._lists))


def _identity(number: int) -> Xml:
    """Word joins lists of one identity, so every list has its own."""
    return w("nsid", val=f"{0x5A4A0000 + number:08X}")


def _item_list(number: int, look: _ListLook) -> Xml:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=look.format),
        w("suff", val=look.suffix),
        w("lvlText", val=look.text),
        w("lvlJc", val="left"),
        w("pPr", look.indent),
        w("rPr", look.run) if look.run else EMPTY,
        ilvl=0,
    )
    kind = w("multiLevelType", val="singleLevel")
    return w("abstractNum", _identity(number), kind, level, abstractNumId=number)
