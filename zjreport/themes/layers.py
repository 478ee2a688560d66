"""Where a theme's settings come from: its own, and those of the base below it, down to the last."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from .. import plugins
from ..errors import Place, ThemeError

__all__ = ["Layer", "layers", "merged_settings", "with_base"]

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
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
    """A theme as it is; settings alone stand over the official one."""
    return {"base": "official", **theme} if isinstance(theme, Mapping) else theme


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
    yield Layer({key: value for key, value in settings.items() if key != "base"}, path, text)
    if base := settings.get("base"):
        yield from layers(base, folder)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path.name} cannot be read: {error}", code="theme.unreadable") from error


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"{path.name} cannot be read: {error}", code="theme.unreadable") from error


def merged_settings(theme: Any) -> dict[str, Any]:
    """The settings of a theme, those of its base where it says nothing itself."""
    settings: dict[str, Any] = {}
    for layer in layers(theme):
        settings = _merged(layer.settings, settings)
    return settings


def _merged(base: Mapping[str, Any], overrides: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in overrides.items():
        inner = merged.get(key)
        if isinstance(value, Mapping) and isinstance(inner, Mapping):
            merged[key] = _merged(inner, value)
        else:
            merged[key] = value
    return merged
