"""Values of arguments, from the text of the command line; what is none is wrong use."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .. import plugins, resources
from ..errors import ZjreportError, did_you_mean

if TYPE_CHECKING:
    from ..indicators import Period

__all__ = [
    "file",
    "listed",
    "number_of_jobs",
    "outline",
    "outlines",
    "period",
    "periods",
    "register",
    "theme",
    "writer",
]


def file(name: str) -> Path:
    """The path of a file that is there."""
    path = Path(name)
    if path.is_file():
        return path
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"“{name}” is a folder; name a file in it")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder “{path.parent}”")
    near = [file.name for file in path.parent.iterdir() if file.suffix == path.suffix]
    hint = f" ({did_you_mean(path.name, near)})" if near else ""
    raise argparse.ArgumentTypeError(f"there is no file “{name}”{hint}")


def period(text: str) -> Period:
    """A period."""
    from ..indicators import Period

    try:
        return Period.parse(text)
    except ZjreportError as error:
        hint = f" ({error.hint})" if error.hint else ""
        raise argparse.ArgumentTypeError(f"{error.message}{hint}") from None


def periods(text: str) -> list[Period]:
    """A list of periods."""
    return [period(part) for part in listed(text)]


def listed(text: str) -> list[str]:
    """The parts of a list, whose commas may be Chinese."""
    parts = [part.strip() for part in re.split("[,，、]", text)]
    if not all(parts):
        raise argparse.ArgumentTypeError(f"“{text}” names nothing between two commas")
    return parts


def number_of_jobs(text: str) -> int:
    """A number of processes."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes")
    return int(text)


def register(name: str) -> str:
    """The name of a register."""
    from ..phrasing import registers

    return _known("register", name, registers())


def theme(name: str) -> str:
    """The name of a theme, or the path of a theme's or an office's file."""
    from ..themes.layers import is_house

    if name.endswith(".toml") or is_house(name):
        return str(file(name))
    return _known("theme", name, plugins.themes.names())


def writer(name: str) -> str:
    """A format that is written."""
    return _known("writer", name.lower().lstrip("."), plugins.writers.names())


def outline(name: str) -> str:
    """The name of an outline."""
    return _known("outline", name, outlines())


def outlines() -> list[str]:
    """The names of all outlines."""
    folder = resources.templates("outlines")
    return sorted(outline.name for outline in folder.iterdir() if outline.is_dir())


def _known(what: str, name: str, known: Iterable[str]) -> str:
    names = tuple(known)
    if name not in names:
        raise argparse.ArgumentTypeError(f"no {what} is called “{name}” ({did_you_mean(name, names)})")
    return name
