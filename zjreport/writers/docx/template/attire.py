"""What a theme's Word template settles before and after a document is written."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from docx.parts.document import DocumentPart

from ....errors import ZjreportWarning
from ....themes import Theme
from ....themes.house.lists import house_list
from ....themes.house.opening import HouseFile, open_house
from ....themes.house.problems import house_problems
from ....themes.house.roles import Matches, matches_of
from ....themes.house.styles import HouseStyle
from ..house_headings import HeadingList
from ..styles import ParagraphStyle
from .dressing import dress
from .fitting import fitted_theme

__all__ = ["Attire", "attire_of"]


@dataclass(frozen=True)
class Attire:
    """A theme with the template that its documents are dressed in."""

    theme: Theme
    file: HouseFile
    matches: Matches

    @cached_property
    def fitted(self) -> Theme:
        """The theme with the measures of the template's styles, for all that is reckoned while writing."""
        return fitted_theme(self.theme, self.file, self.matches)

    @property
    def heading_lists(self) -> Mapping[int, HeadingList]:
        """The list and level of each level of headings that the template's own styles count."""
        styles = ((level, self.matches.found.get(f"heading-{level}")) for level in range(1, 10))
        return {level: self._list_of(style) for level, style in styles if style is not None and style.list}

    def _list_of(self, style: HouseStyle) -> HeadingList:
        found = house_list(self.file, style.list)
        return HeadingList(found, found.level_of(style.id, style.level))

    def put_on(
        self,
        document: DocumentPart,
        styles: Mapping[str, ParagraphStyle],
        restarts: Mapping[int, int],
    ) -> None:
        """Dresses a finished document.

        ``restarts`` are its lists that go on in a list of the template from 1 again, by their numbers.
        """
        dress(document, self.file, self.matches, self.theme, styles, restarts)


def attire_of(theme: Theme) -> Attire | None:
    """The attire of a theme, none where it has no template; warns of what is left out of the template."""
    if theme.docx is None:
        return None
    for problem in house_problems(theme, theme.docx, expected=False):
        warnings.warn(str(problem), ZjreportWarning, stacklevel=2)
    return Attire(theme, open_house(theme.docx), matches_of(theme))
