"""What is to be said of a theme's Word template: styles that it lacks, and what of it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from ...errors import Place, Problem
from .cleaning import clean
from .model import House
from .namespaces import W
from .opening import HouseFile, open_house
from .page import governing_section
from .place import place_of_contents, text_of_element
from .roles import match_styles

if TYPE_CHECKING:
    from ..model import Theme

__all__ = ["house_problems"]


def house_problems(theme: Theme, house: House, *, expected: bool = True) -> Iterator[Problem]:
    """Warnings, all of them; without ``expected``, those of styles alone that the theme names itself."""
    file = open_house(house)
    matches = match_styles(file, house.styles, theme.styles, cover=theme.layout.get("cover", "title"))
    yield from matches.problems
    if matches.missing and expected:
        yield _warning(
            file,
            "house-styles-missing",
            f"it has no style for {', '.join(matches.missing)}; those of the base theme are added",
            "name its style for a role in the theme: styles: {heading-1: 公文一级标题}",
        )
    yield from file.left_out()
    taken_out = sorted(_taken_out(file))
    if taken_out:
        yield _warning(
            file,
            "house-cleaned",
            f"taken out of its headers, footers and text: {', '.join(taken_out)}",
            "what these showed stays as text where it was text",
        )
    yield from _layout(file)


def _taken_out(file: HouseFile) -> set[str]:
    """What cleaning takes out of the parts that go into documents."""
    found: set[str] = set()
    for relation in file.parts.relations(file.main).values():
        if relation.kind in ("header", "footer") and relation.target in file.parts and not relation.external:
            relations = file.parts.relations(relation.target)
            found.update(clean(file.parts.tree(relation.target), relations))
    if place_of_contents(file) is not None:
        found.update(clean(deepcopy(file.body), file.parts.relations(file.main)))
    return found


def _layout(file: HouseFile) -> Iterator[Problem]:
    if place_of_contents(file) is None and text_of_element(file.body).strip():
        yield _warning(
            file,
            "house-body",
            "its text is left out",
            "where the text is to stay, mark the place of the contents by a paragraph {{ content }}",
        )
    section = governing_section(file)
    columns = section.find(f"{W}cols") if section is not None else None
    if columns is not None and (columns.get(f"{W}num") or "1") not in ("0", "1"):
        yield _warning(file, "house-columns", "its columns are left out; the contents are set in one")


def _warning(file: HouseFile, code: str, message: str, hint: str = "") -> Problem:
    return Problem(f"theme.{code}", message, Place(file.parts.name), hint, "warning")
