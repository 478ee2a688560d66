"""Where a theme's settings come from: its own, and those of the base below it, down to the last."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from .. import plugins
from ..errors import Place, ThemeError
from .house.model import House

__all__ = ["Layer", "house_names", "is_house", "layers", "merged_settings", "with_base"]

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
_WORD_FILES = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".wps", ".wpt")
_KEY = re.compile(r"\s*([\w\"'.-]+)\s*=")


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings that one source says itself; ``path`` and ``text`` are those of a file."""

    settings: Mapping[str, Any]
    path: Path | None = None
    text: str = ""

    def says(self, setting: str) -> bool:
        """Whether the source says a setting, given by its dotted name."""
        found: Any = self.settings
        for part in setting.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return False
            found = found[part]
        return True

    def place(self, setting: str) -> Place:
        """The line of the file that says a setting."""
        if self.path is None:
            return Place()
        wanted, table, best = setting.split("."), "", (0, 0)
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := _HEADER.match(line):
                table = header[1].strip()
            elif key := _KEY.match(line):
                path = _parts(f"{table}.{key[1]}" if table else key[1])
                if path == wanted[: len(path)] and len(path) > best[0]:
                    best = (len(path), number)
        return Place(self.path.name, line=best[1] or None)


def _parts(name: str) -> list[str]:
    return [part.strip(" \"'") for part in name.split(".")]


def with_base(theme: Any) -> Any:
    """A theme as it is; settings alone, and an office's Word file, stand over the official one."""
    if isinstance(theme, str | Path) and is_house(theme):
        return {"base": "official", "docx": theme}
    return {"base": "official", **theme} if isinstance(theme, Mapping) else theme


def is_house(theme: str | Path) -> bool:
    """Whether a theme is named by an office's Word file rather than by its name or settings."""
    return Path(theme).suffix.casefold() in _WORD_FILES


def layers(theme: Any, folder: Path | None = None) -> Iterator[Layer]:
    """The sources of a theme's settings, what counts most first.

    ``folder`` is where the theme names its base from.

    Raises:
        ThemeError: a file cannot be read.
        UnknownNameError: no theme is installed under that name.
    """
    if isinstance(theme, msgspec.Struct):
        yield Layer(msgspec.to_builtins(theme))
    elif isinstance(theme, Mapping):
        yield from _with_base(theme, folder or Path(), None, "")
    elif str(theme).endswith(".toml"):
        path = (folder or Path()) / Path(theme)
        text = _text(path)
        yield from _with_base(_parsed(text, path), path.parent, path, text)
    else:
        found = plugins.themes.load(str(theme))
        given = found() if callable(found) else found
        yield from layers(str(given) if isinstance(given, Path) else given)


def _with_base(settings: Mapping[str, Any], folder: Path, path: Path | None, text: str) -> Iterator[Layer]:
    own = {key: value for key, value in settings.items() if key != "base"}
    if isinstance(own.get("docx"), str | Path):
        own["docx"] = str(folder / own["docx"])
    yield Layer(own, path, text)
    if base := settings.get("base"):
        yield from layers(base, folder)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path.name} cannot be read: {error}", code="theme.unreadable") from error


def _parsed(text: str, path: Path) -> Mapping[str, Any]:
    try:
        return _settings_in(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"{path.name} cannot be read: {error}", code="theme.unreadable") from error


@lru_cache(maxsize=32)
def _settings_in(text: str) -> Mapping[str, Any]:
    """The settings that a text in TOML holds, to be read only: many briefings of one batch share them."""
    return tomllib.loads(text)


def merged_settings(theme: Any) -> dict[str, Any]:
    """The settings of a theme, those of its base where it says nothing itself.

    A house template stands between the layer that names it and the layers below: what the file says of the
    page counts unless that layer says otherwise.  ``docx`` becomes the template itself.
    """
    settings: dict[str, Any] = {}
    for layer in reversed(list(layers(theme))):
        own = dict(layer.settings)
        house = own.pop("docx", None)
        names, own["styles"] = house_names(own.get("styles", {}))
        if house:
            taken = _house(house, names)
            settings = _merged(settings, {"docx": taken, "page": _page(taken, settings)})
        elif names and "docx" in settings:
            known = settings["docx"]
            settings["docx"] = replace(known, styles={**known.styles, **names})
        elif names:
            raise ThemeError(
                f"the theme names the style “{next(iter(names.values()))}” but no file that has it",
                code="theme.setting",
                hint="add docx: and the office's Word file, or give the style its settings",
            )
        settings = _merged(settings, own)
    return settings


def house_names(styles: Any) -> tuple[dict[str, str], Any]:
    """The entries of ``styles`` that name a template's style, and those that are settings.

    >>> house_names({"body": "公文正文", "note": {"size": 12}})
    ({'body': '公文正文'}, {'note': {'size': 12}})
    """
    if not isinstance(styles, Mapping):
        return {}, styles
    names = {role: name for role, name in styles.items() if isinstance(name, str)}
    return names, {role: settings for role, settings in styles.items() if role not in names}


def _house(given: Any, names: Mapping[str, str]) -> House:
    from .house.opening import read_house

    if isinstance(given, str):
        return read_house(Path(given), names)
    try:
        return msgspec.convert(given, House)
    except msgspec.ValidationError:
        raise ThemeError(
            f"docx is “{given}”, which is no file",
            code="theme.setting",
            hint="write docx: and the path of a .docx or .dotx file",
        ) from None


def _page(house: House, settings: Mapping[str, Any]) -> dict[str, Any]:
    from .house.opening import open_house
    from .house.page import page_settings

    return page_settings(open_house(house), settings.get("page", {}))


def _merged(base: Mapping[str, Any], overrides: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in overrides.items():
        inner = merged.get(key)
        if isinstance(value, Mapping) and isinstance(inner, Mapping):
            merged[key] = _merged(inner, value)
        else:
            merged[key] = value
    return merged
