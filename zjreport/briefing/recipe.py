"""The recipe of a document: all that is needed to compose a briefing again over other data.

It travels within the files that are made, so it is plain JSON without any folder's name: of its data
a briefing's recipe says nothing, its phrases and its mapping file are in it as they are.  :mod:`.restoring`
makes a briefing of it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from .. import plugins
from ..sections import Section
from ..themes import Theme

if TYPE_CHECKING:
    from .model import Briefing

__all__ = ["APART", "VERSION", "recipe_of"]

VERSION = 1
# What has a form of its own in a recipe, or none.
APART = ("sections", "period", "register", "theme", "data", "phrases", "mapping", "definition")
_PHRASES = (".j2", ".toml")
# Signs that no XML can hold, in which a recipe travels.
_UNWRITABLE = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def recipe_of(briefing: Briefing, frame: Mapping[str, str], look: Theme) -> str:
    """The recipe of a briefing composed within ``frame`` (period, area, register) in a ``look``."""
    settings = {
        entry.name: msgspec.to_builtins(getattr(briefing, entry.name))
        for entry in fields(briefing)
        if entry.name not in APART and getattr(briefing, entry.name) != _default(entry)
    }
    recipe = {
        "version": VERSION,
        "briefing": settings,
        "frame": dict(frame),
        "theme": _theme(look),
        "sections": [_section(section) for section in briefing.sections],
    }
    if look.docx is not None:
        recipe["dress"] = _dress(look)
    if briefing.phrases:
        recipe["phrases"] = [_folder(folder) for folder in briefing.phrases]
    if briefing.mapping:
        recipe["mapping"] = {"name": briefing.mapping.name, "text": _text(briefing.mapping)}
    text = json.dumps(recipe, ensure_ascii=False, separators=(",", ":"))
    return _UNWRITABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _default(entry: Any) -> Any:
    return entry.default if entry.default_factory is MISSING else entry.default_factory()


def _theme(look: Theme) -> Any:
    """The name of an installed theme, else its settings; files are named without their folders."""
    if look.name in plugins.themes.names() and look == _installed(look.name):
        return look.name
    settings = msgspec.to_builtins(look)
    settings.pop("docx", None)
    for font in settings["fonts"].values():
        font["installed"] = [Path(name).name for name in font["installed"]]
        font["bundled"] = Path(font["bundled"]).name
    return settings


def _dress(look: Theme) -> dict[str, str]:
    """The names of the styles that a house template has for our roles; the file itself holds the styles."""
    from ..themes.house.roles import matches_of

    found = matches_of(look).found
    body = found.get("body")
    # A body that is not set in has a style of ours on top of it, which is made again.
    ours = body if body and not body.indented and look.style("body").indent else None
    return {role: style.name for role, style in found.items() if style != ours}


@lru_cache(maxsize=8)
def _installed(name: str) -> Theme:
    from ..themes import load_theme

    return load_theme(name)


def _section(section: Section) -> dict[str, Any]:
    """The kind of a section and its options; those that are no plain values are left out."""
    options: dict[str, Any] = {"kind": section.kind}
    for name, written, default in _options(type(section)):
        value = getattr(section, name)
        if value == default:
            continue
        try:
            options[written] = msgspec.to_builtins(value)
        except TypeError:
            continue
    return options


@cache
def _options(kind: type[Section]) -> tuple[tuple[str, str, Any], ...]:
    """The options of a kind of sections: their names in Python and in definitions, and their defaults."""
    return tuple((each.name, each.encode_name, each.default) for each in msgspec.structs.fields(kind))


def _folder(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.suffix in _PHRASES and file.is_file())
    return {file.relative_to(folder).as_posix(): _text(file) for file in files}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig", errors="replace")
