"""Looking for a face on the machine, by file name or by family name."""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from .sfnt import family_names

__all__ = ["find", "folders"]

_SUFFIXES = (".ttf", ".ttc")


def folders() -> tuple[Path, ...]:
    """The folders that this system keeps fonts in."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return (windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )


def find(name: str) -> tuple[Path, int] | None:
    """The font file and face number for a path, a file name or a family name; ``None`` if there is none."""
    path = Path(name)
    if path.suffix.lower() in _SUFFIXES:
        return _file(path)
    return _files().get(name.lower()) or _families().get(name.lower())


def _file(path: Path) -> tuple[Path, int] | None:
    if path.is_absolute():
        return (path, 0) if path.is_file() else None
    return _files().get(path.stem.lower())


@cache
def _files() -> Mapping[str, tuple[Path, int]]:
    found: dict[str, tuple[Path, int]] = {}
    for path in _font_files():
        found.setdefault(path.stem.lower(), (path, 0))
    return found


@cache
def _families() -> Mapping[str, tuple[Path, int]]:
    found: dict[str, tuple[Path, int]] = {}
    for path in _font_files():
        try:
            # A mapping reads only the pages that hold the names: collections have tens of megabytes.
            with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                for index, name in family_names(data):
                    found.setdefault(name.lower(), (path, index))
        except (OSError, ValueError):
            continue
    return found


def _font_files() -> Iterator[Path]:
    for folder in folders():
        for root, names, files in os.walk(folder):
            names.sort()
            yield from (Path(root, name) for name in sorted(files) if name.lower().endswith(_SUFFIXES))
