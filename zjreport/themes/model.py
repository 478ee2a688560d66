"""What a theme settles: page, fonts, colours, text styles and the manner of each block.

Every measure of GB/T 9704-2012 is a setting here, because local rules differ.  Lengths are
millimetres, font sizes and leadings points; indents count characters of the style's own size.
Both writers read the same theme, so Word and PDF look alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from ..errors import ThemeError, did_you_mean
from .house.model import House
from .icons import ICONS
from .layers import merged_settings, with_base

__all__ = ["FontRole", "Grid", "Page", "RunLook", "TextStyle", "Theme", "load_theme"]


T = TypeVar("T")


class FontRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A role that a face plays (body, song, hei, kai, title).

    ``installed`` are font files or family names to look for on the machine, in order, before the
    ``bundled`` file is taken.  ``word`` and ``latin`` are the family names a Word file asks for.
    In outputs that embed faces, ``heavy`` names the role whose face stands for bold (without it the
    strokes are thickened), ``western`` the role whose face sets Latin letters and digits.
    """

    bundled: str
    word: str
    latin: str = "Times New Roman"
    installed: tuple[str, ...] = ()
    heavy: str = ""
    western: str = ""


class Grid(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The official character grid: ``lines`` a page of ``characters`` each."""

    lines: int
    characters: int


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Paper and margins in millimetres; ``grid`` is set where characters stand on a grid.

    ``number`` is the pattern of the page number, ``number_side`` where it stands: ``outer`` is
    right on odd pages and left on even ones.  Page 1 is the file's first one (``cover``) or the first one
    behind the cover, its break and the contents, which then bear no numbers (``text``); it bears its number
    unless ``first_number`` is ``no``.  ``header_gap`` is the space between the running header and the text.
    """

    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    grid: Grid | None = None
    number: str = "— {} —"
    number_side: Literal["outer", "right", "centre"] = "outer"
    number_gap: float = 7
    number_indent: float = 1
    number_start: Literal["cover", "text"] = "cover"
    first_number: Literal["yes", "no"] = "yes"
    header_gap: float = 7

    @property
    def text_width(self) -> float:
        """The width of the text block in millimetres."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the text block in millimetres."""
        return self.height - self.top - self.bottom

    @property
    def turned(self) -> Page:
        """The sheet on its side, for wide tables: bound at its upper edge, and without a grid."""
        return msgspec.structs.replace(
            self,
            width=self.height,
            height=self.width,
            top=self.left,
            right=self.top,
            bottom=self.right,
            left=self.bottom,
            grid=None,
        )


class TextStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a paragraph of one purpose is set.

    ``size`` and ``leading`` are points, ``before`` and ``after`` points, ``indent`` (first line)
    and ``hang`` (the other lines) count characters; ``colour`` names an entry of the theme's
    colours.  ``figures`` names the run look that figures (runs with a provenance) take.
    """

    font: str = "body"
    size: float = 16
    leading: float = 0
    colour: str = "ink"
    align: Literal["justify", "left", "center", "right"] = "justify"
    indent: float = 0
    hang: float = 0
    before: float = 0
    after: float = 0
    bold: bool = False
    keep_with_next: bool = False
    figures: str = ""


class RunLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How runs of one role differ from their paragraph.

    ``font`` and ``colour`` replace the style's own where given; ``scale`` multiplies its size;
    ``rise`` lifts the baseline by that share of the style's size.
    """

    font: str = ""
    colour: str = ""
    scale: float = 1
    rise: float = 0
    bold: bool = False


_NO_LOOK = RunLook()


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A look, whole: what :func:`load_theme` reads from ``<name>.toml``.

    ``roles`` are the looks of runs by role name.  ``layout`` holds the manner of whole blocks by
    name (``panels = "cards"``), ``measures`` single lengths in millimetres or points that only one
    block needs.  ``icons`` ties the names of indicator groups to icons.
    ``standard`` is the norm that it follows, if any (:func:`~zjreport.themes.departures`).
    ``docx`` is the office's own Word file that Word documents are dressed in.
    """

    name: str
    label: str
    page: Page
    fonts: dict[str, FontRole]
    colours: dict[str, str]
    series: tuple[str, ...]
    styles: dict[str, TextStyle]
    roles: dict[str, RunLook] = {}
    layout: dict[str, str] = {}
    measures: dict[str, float] = {}
    icons: dict[str, str] = {}
    standard: Literal["", "GB/T 9704-2012"] = ""
    docx: House | None = None

    def style(self, name: str) -> TextStyle:
        """The text style of that name.

        Raises:
            ThemeError: the theme has none.
        """
        return self._entry("style", self.styles, name)

    def colour(self, name: str) -> str:
        """A colour as six hexadecimal digits; ``name`` may already be such."""
        if len(name) == 6 and name not in self.colours:
            return name
        return self._entry("colour", self.colours, name)

    def font(self, role: str) -> FontRole:
        """The faces of a role."""
        return self._entry("font role", self.fonts, role)

    def look(self, role: str) -> RunLook:
        """The look of runs of a role; that of their paragraph where the theme says nothing.

        Headings that paragraphs begin with (``head-2``) look as those do that stand by themselves.
        """
        if role.startswith("head-") and role not in self.roles:
            heading = self.style(f"heading-{role.removeprefix('head-')}")
            return RunLook(font=heading.font, colour=heading.colour, bold=heading.bold)
        return self.roles.get(role, _NO_LOOK)

    def measure(self, name: str) -> float:
        """A single length by name."""
        return self._entry("measure", self.measures, name)

    def icon(self, name: str, topic: str = "") -> str:
        """The icon that a block names, else the one tied to its topic; none is ever guessed.

        Raises:
            ThemeError: there is no such icon.
        """
        found = name or self.icons.get(topic, "")
        if found and found not in ICONS:
            raise ThemeError(
                f"there is no icon “{found}”", code="theme.icon", hint=did_you_mean(found, ICONS)
            )
        return found

    def _entry(self, what: str, entries: Mapping[str, T], name: str) -> T:
        try:
            return entries[name]
        except KeyError:
            raise ThemeError(
                f"the theme “{self.name}” has no {what} “{name}”",
                code="theme.missing",
                hint=did_you_mean(name, entries),
            ) from None


def load_theme(theme: str | Path | Theme | Mapping[str, Any]) -> Theme:
    """A theme by name, by TOML file, by an office's Word file, or as it is.

    A mapping takes ``base``, the name of a theme, and overrides its settings, table by table; its ``docx``
    names a Word file (.docx or .dotx) that lends its styles, page, headers and footers.

    Raises:
        ThemeError: the file has a wrong key or a wrong type; says which.
        UnknownNameError: no theme is installed under that name.
    """
    if isinstance(theme, Theme):
        return theme
    name = "of the briefing" if isinstance(theme, Mapping) else str(theme)
    return _convert(theme, name)


def _convert(theme: Any, name: str) -> Theme:
    settings = merged_settings(with_base(theme))
    house = settings.pop("docx", None)
    try:
        return msgspec.structs.replace(msgspec.convert(settings, Theme), docx=house)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        where = f" at {path.strip('`$.')}" if path else ""
        raise ThemeError(
            f"theme {name}: {message}{where}",
            code="theme.setting",
            hint='put quotes around a colour such as "0E2140"' if "colours" in path else "",
        ) from error
