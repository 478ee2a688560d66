"""The edited text and the new one merged: what nobody edited becomes new, what an author wrote stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from ...writers.docx.markup import NAMESPACES
from ..line import Line
from ..paragraphs import Paragraph
from .adopting import Adopter
from .cards import BLOCK, CARDS, GUTTER, arrange, count_on, width_of
from .changes import What
from .knowledge import Knowledge
from .matching import matched
from .moves import moved
from .nodes import Node
from .row_looks import set_by_place
from .sentences import renew_paragraph
from .sharing import Sharing

__all__ = ["Merger"]

_W = f"{{{NAMESPACES['w']}}}"
_WHAT: dict[str, What] = {"tr": "row", "tbl": "table", "cards": "table", "card": "table", "block": "table"}


class Merger:
    """Merges one file; changes its trees."""

    def __init__(self, known: Knowledge, adopter: Adopter) -> None:
        self._known = known
        self._adopter = adopter
        self.partners: dict[etree._Element, Paragraph] = {}
        self._seen: set[etree._Element] = set()

    def merge(self, old: Sequence[Node], new: Sequence[Node], holder: etree._Element) -> None:
        """Merges the items in ``holder``: the blocks of a text, the rows of a table, the cells of a row."""
        # What the new file lacks may be of a section that cannot be made now: it is nobody's like.
        is_partial = bool(self._known.renewal.refused) and any(map(_stands_in_text, old))
        pairs = matched(old, new, self._may_be, by_section=is_partial)
        for at, place in pairs.items():
            self._pair(old[at], new[place])
        if not is_partial:
            self._put_in_order(old, new, pairs)
        gone = self._remove(old, pairs)
        came = self._add(old, new, pairs, holder)
        for at, node in enumerate(old):
            if at not in pairs and at not in gone:
                self._keep(node)
        if (gone or came) and old and old[0].kind == "tr":
            for at, place in pairs.items():
                set_by_place(old[at], new[place])

    def _may_be(self, old: Node, new: Node) -> bool:
        """Whether what shares nothing with an item of the new file may yet be it, written anew.

        It is none that an author has deleted, nor of other indicators: comments would come to stand there.
        """
        if old.kind == "tc" or (old.kind == "p" and not _stands_in_text(old)):
            return True
        if self._was_struck_out(new):
            return False
        mine, theirs = self._known.indicators(old.paragraphs()), self._known.indicators(new.paragraphs())
        return not mine or not theirs or bool(mine & theirs)

    def _pair(self, old: Node, new: Node) -> None:
        if old.kind == "p":
            self._adopter.lists.learn(old.element, new.element)
        if old.kind == "cards":
            self._share_out(old, new)
        elif old.kind == "tbl" and self._has_other_columns(old, new):
            self._replace(old, new)
        elif old.kind != "p":
            self.merge(old.children, new.children, old.element)
        elif old.paragraph is not None:
            if old.paragraph.kind == "contents" and self._known.renewal.refused:
                # Numbers of headings and pages are others where a section is lacking.
                return
            self._seen.add(old.element)
            if new.paragraph is None and new.is_blank and self._known.is_as_written(old.paragraph):
                self._empty(old.paragraph)
                return
            if new.paragraph is not None:
                self.partners[old.element] = new.paragraph
                if self._known.is_as_written(old.paragraph):
                    self._adopter.restyle(old.element, new.element)
            renew_paragraph(old.paragraph, new.paragraph, self._known, self._adopter)
        elif new.paragraph is not None and not self._known.was_struck_out(new.paragraph):
            self._fill(old, new)

    def _has_other_columns(self, old: Node, new: Node) -> bool:
        """Whether a table has other columns by the data than when it was written: an author's own stay."""
        number = next((number for sort, number in _marks(old) if sort == "t"), 0)
        columns = self._known.columns(number)
        return columns[0] != columns[1] if columns else _widths(old) != _widths(new)

    def _can_be_replaced(self, old: Node, new: Node) -> bool:
        return self._may_go(old) and self._adopter.can_hold(new.element)

    def _replace(self, old: Node, new: Node) -> None:
        """A table that has other columns now."""
        if not self._can_be_replaced(old, new):
            self._keep(old)
            reason = "the table has other columns by the data now, and was edited"
            self._known.changes.add("left", old.text, new.text, next(old.paragraphs(), None), reason=reason)
            return
        self._seen |= {paragraph.element for paragraph in old.paragraphs()}
        old.element.getparent().replace(old.element, made := self._adopter.copy(new.element))
        old.element = made
        self._known.changes.add("table", old.text, new.text, next(old.paragraphs(), None))

    def _fill(self, old: Node, new: Node) -> None:
        """An empty paragraph, as of a cell without a figure, that now says something."""
        if not self._adopter.can_hold(new.element) or old.holds_foreign_drawing:
            return
        made = self._adopter.copy(new.element)
        for child in list(made):
            if child.tag != f"{_W}pPr":
                old.element.append(child)
        self._known.changes.add("words", "", new.text, self._known.changes.near(old.element))

    def _empty(self, old: Paragraph) -> None:
        """A cell of which the data say nothing any more."""
        line = Line(old.element)
        line.delete(0, len(line.text))
        self._known.changes.add("words", old.text, "", old)

    def _keep(self, old: Node) -> None:
        """What only the edited file has: its figures are new, as far as the data still give them."""
        for paragraph in old.paragraphs():
            self._seen.add(paragraph.element)
            renew_paragraph(paragraph, None, self._known, self._adopter)

    def renew_in_place(self) -> None:
        """Paragraphs each by itself, by their figures: nothing comes, goes or moves."""
        alike = {tuple(each.number for each in new.figures): new for new in self._known.new.values()}
        alike.pop((), None)
        for paragraph in self._known.paragraphs:
            numbers = tuple(each.number for each in paragraph.figures)
            renew_paragraph(paragraph, alike.get(numbers), self._known, self._adopter)

    def renew_rest(self) -> None:
        """The figures of what is outside of text, tables and notes: text boxes, headers and footers."""
        for paragraph in self._known.paragraphs:
            if paragraph.element not in self._seen and paragraph.element.getparent() is not None:
                renew_paragraph(paragraph, None, self._known, self._adopter)

    # -- cards -----------------------------------------------------------------------------------------

    def _share_out(self, old: Node, new: Node) -> None:
        """Cards, which come and go one by one, in the rows in which the new file has them."""
        pairs = matched(old.children, new.children, self._may_be)
        if any(self._is_stuck(old.children[at], new.children[place]) for at, place in pairs.items()):
            self._keep(old)
            reason = "its rows are others by the data now, and were edited"
            self._known.changes.add("left", old.text, new.text, next(old.paragraphs(), None), reason=reason)
            return
        for at, place in pairs.items():
            mine, theirs = old.children[at], new.children[place]
            self.merge(mine.children, theirs.children, mine.element)
        gone = {at for at, card in enumerate(old.children) if at not in pairs and self._may_go(card)}
        for at in gone:
            self._forget(old.children[at])
        kept = [at for at in range(len(old.children)) if at not in pairs and at not in gone]
        for at in kept:
            self._keep(old.children[at])
        cards = {place: old.children[at].element for at, place in pairs.items()}
        cards |= self._cards_that_come(old, new, pairs.values())
        sharing = Sharing(old, new, cards, kept, self._adopter.copy)
        if rows := sharing.rows(as_they_stand=bool(self._moved(old.children))):
            arrange(old.element, rows, width_of(new.element), self._adopter.style(GUTTER))

    def _is_stuck(self, old: Node, new: Node) -> bool:
        """Whether a card is a row of fields, of which there are others now, and cannot be set anew."""
        tables = [[child for child in card.children if child.kind == "tbl"] for card in (old, new)]
        return any(
            self._has_other_columns(mine, theirs) and not self._can_be_replaced(mine, theirs)
            for mine, theirs in zip(*tables, strict=False)
        )

    def _cards_that_come(
        self, old: Node, new: Node, taken: Collection[int]
    ) -> Iterator[tuple[int, etree._Element]]:
        for place, card in enumerate(new.children):
            if place in taken or card.is_blank or not self._is_new(card):
                continue
            if not self._adopter.can_hold(card.element):
                self._tell_lacking(card)
                continue
            made = self._adopter.copy(card.element)
            count_on(made, old.element)
            self._known.changes.add("table", "", card.text, next(old.paragraphs(), None))
            yield place, made

    # -- what has gone ---------------------------------------------------------------------------------

    def _remove(self, old: Sequence[Node], pairs: dict[int, int]) -> set[int]:
        """Takes out what the data no longer give, where nobody has edited it; gives its places."""
        gone = {
            at for at, node in enumerate(old) if at not in pairs and not node.is_blank and self._may_go(node)
        }
        if old and old[0].kind == "tc":
            return set()
        for at in sorted(gone):
            # The space that belongs to what has gone goes with it.
            if at + 1 < len(old) and at + 1 not in pairs and _is_space(old[at + 1]):
                gone.add(at + 1)
            elif at and at - 1 not in pairs and _is_space(old[at - 1]):
                gone.add(at - 1)
        if len(gone) == len(old):
            gone.discard(len(old) - 1)
        for at in gone:
            self._forget(old[at])
            parent = old[at].element.getparent()
            if parent is not None:
                parent.remove(old[at].element)
        return gone

    def _forget(self, node: Node) -> None:
        """Takes down that something goes."""
        if not node.is_blank:
            what = _WHAT.get(node.kind, "paragraph")
            self._known.changes.add(what, node.text, "", next(node.paragraphs(), None))
        self._seen |= {paragraph.element for paragraph in node.paragraphs()}

    def _may_go(self, node: Node) -> bool:
        known = self._known
        if known.renewal.refused and _stands_in_text(node):
            # What is lacking may be of a section that cannot be made now, and that stays.
            return False
        if next(node.element.iter(f"{_W}sectPr"), None) is not None or node.holds_foreign_drawing:
            return False
        if any(not known.is_as_written(paragraph) for paragraph in node.paragraphs()):
            return False
        return any(paragraph.text.strip() for paragraph in node.paragraphs()) or ("c" in _sorts(node))

    # -- what has come ---------------------------------------------------------------------------------

    def _add(
        self, old: Sequence[Node], new: Sequence[Node], pairs: dict[int, int], holder: etree._Element
    ) -> list[etree._Element]:
        """Puts in what the data now give, behind what it stands behind in the new file."""
        partners = {place: old[at].element for at, place in pairs.items()}
        made: list[etree._Element] = []
        if new and new[0].kind == "tc":
            return made
        wanted = {
            place
            for place, node in enumerate(new)
            if place not in partners and not node.is_blank and self._is_new(node)
        }
        wanted |= {
            place
            for place, node in enumerate(new)
            if place not in partners and _is_space(node) and {place - 1, place + 1} & wanted
        }
        for place in sorted(wanted):
            node = new[place]
            if not self._adopter.can_hold(node.element) or (
                self._known.renewal.refused and _stands_in_text(node)
            ):
                self._tell_lacking(node)
                continue
            copy = self._adopter.copy(node.element)
            self._place(copy, place, partners, holder)
            partners[place] = copy
            made.append(copy)
            if not node.is_blank:
                what = _WHAT.get(node.kind, "paragraph")
                self._known.changes.add(what, "", node.text, self._known.changes.near(copy))
        return made

    def _tell_lacking(self, node: Node) -> None:
        """What a new build has and the file cannot take."""
        charts = {mark.number: mark.title for mark in self._known.renewal.record.charts}
        titles = [charts.get(number, "") for sort, number in _marks(node) if sort == "c"]
        text = node.text or "、".join(filter(None, titles))
        self._known.changes.add("left", "", text, reason="it is new: build the briefing to have it")

    def _is_new(self, node: Node) -> bool:
        paragraphs = list(node.paragraphs())
        if self._known.renewal.refused and any(paragraph.kind == "contents" for paragraph in paragraphs):
            # Numbers of headings are others where one is lacking.
            return False
        return not self._was_struck_out(node)

    def _was_struck_out(self, node: Node) -> bool:
        """Whether an author has taken it out: told by its figures, where it has any."""
        paragraphs = list(node.paragraphs())
        held = [paragraph for paragraph in paragraphs if paragraph.figures] or paragraphs
        return any(map(self._known.was_struck_out, held))

    def _place(
        self,
        copy: etree._Element,
        place: int,
        partners: dict[int, etree._Element],
        holder: etree._Element,
    ) -> None:
        before = [at for at in partners if at < place]
        after = [at for at in partners if at > place]
        if before:
            partners[max(before)].addnext(copy)
        elif after:
            partners[min(after)].addprevious(copy)
        else:
            _append(holder, copy)

    # -- what has moved --------------------------------------------------------------------------------

    def _put_in_order(self, old: Sequence[Node], new: Sequence[Node], pairs: dict[int, int]) -> None:
        """Puts items into the order of the new file, but those that an author has moved."""
        if not old or old[0].kind == "tc":
            return
        there = sorted(pairs)
        away = {old[at] for at in self._moved(old)}
        standing = [old[at] for at in there if old[at] not in away]
        places = [pairs[at] for at in there if old[at] not in away]
        if places == sorted(places):
            return
        if any(next(node.element.iter(f"{_W}sectPr"), None) is not None for node in standing):
            return
        slots = []
        for node in standing:
            slot = etree.Element("slot")
            node.element.addprevious(slot)
            slots.append(slot)
        by_place = dict(zip(places, standing, strict=True))
        for slot, place in zip(slots, sorted(by_place), strict=True):
            slot.addprevious(by_place[place].element)
            slot.getparent().remove(slot)
        for was, place in zip(standing, sorted(by_place), strict=True):
            now = by_place[place]
            if was is not now and not now.is_blank:
                what = _WHAT.get(now.kind, "paragraph")
                moved = next(now.paragraphs(), None)
                self._known.changes.add(what, now.text, now.text, moved, reason="it stands in another place")
        for place, node in by_place.items():
            if node.kind == "tr":
                set_by_place(node, new[place])

    def _moved(self, nodes: Sequence[Node]) -> set[int]:
        """Those that an author has moved."""
        return moved([self._known.written_at(node.paragraphs()) for node in nodes])


def _marks(node: Node) -> list[tuple[object, int]]:
    return [token for token in node.tokens if isinstance(token, tuple) and len(token) == 2]


def _sorts(node: Node) -> set[object]:
    return {token[0] for token in node.tokens if isinstance(token, tuple)}


def _stands_in_text(node: Node) -> bool:
    """Whether a node stands in the text itself or its contents: not in a table, its notes, or among cards."""
    return next(node.element.iterancestors(f"{_W}tbl", CARDS, BLOCK), None) is None


def _widths(table: Node) -> set[int]:
    """How many cells its rows have."""
    return {len(row.children) for row in table.children}


def _is_space(node: Node) -> bool:
    """A paragraph that is nothing but space of the house's own."""
    return node.kind == "p" and node.is_blank and node.style.startswith("zjr-") and len(node.element) < 2


def _append(holder: etree._Element, copy: etree._Element) -> None:
    last = holder[-1] if len(holder) else None
    if last is not None and last.tag == f"{_W}sectPr":
        last.addprevious(copy)
    else:
        holder.append(copy)
