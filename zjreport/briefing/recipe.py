"""The recipe of a document: all that is needed to compose a briefing again over other data.

It travels within the files that are made, so it is plain JSON without any folder's name: of its data
a briefing's recipe says nothing, its phrases and its mapping file are in it as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields, replace
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec

from .. import plugins
from ..blocks import Document
from ..definition import Definition
from ..errors import DefinitionError, Place, Problem, ZjreportError
from ..indicators import IndicatorSet
from ..sections import Section
from ..themes import Theme
from .section_options import load_sections

if TYPE_CHECKING:
    from .model import Briefing

__all__ = ["Restored", "recipe_of", "restored"]

_VERSION = 1
_MOST = 4_000_000
# What has a form of its own in a recipe, or none.
_APART = ("sections", "period", "register", "theme", "data", "phrases", "mapping", "definition")
_PHRASES = (".j2", ".toml")
# Signs that no XML can hold, in which a recipe travels.
_UNWRITABLE = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Restored:
    """A briefing made from its recipe; ``problems`` are sections that cannot be made here."""

    briefing: Briefing
    frame: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    def compose(self, data: IndicatorSet) -> tuple[Document, tuple[Problem, ...]]:
        """The briefing over other data, of the period, the area and the register that it was made for.

        What the data do not prove is left out and told.

        Raises:
            ZjreportError: nothing can be composed.
        """
        frame = self.frame
        briefing = replace(
            self.briefing, period=frame["period"], area=frame["area"], register=frame["register"]
        )
        try:
            return briefing.compose(data), ()
        except ZjreportError:
            from .partial import provable

            rest, refused = provable(briefing, data)
            if not rest.sections:
                raise
            return rest.compose(data), refused


def recipe_of(briefing: Briefing, frame: Mapping[str, str], look: Theme) -> str:
    """The recipe of a briefing composed within ``frame`` (period, area, register) in a ``look``."""
    settings = {
        entry.name: msgspec.to_builtins(getattr(briefing, entry.name))
        for entry in fields(briefing)
        if entry.name not in _APART and getattr(briefing, entry.name) != _default(entry)
    }
    recipe = {
        "version": _VERSION,
        "briefing": settings,
        "frame": dict(frame),
        "theme": _theme(look),
        "sections": [_section(section) for section in briefing.sections],
    }
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


@contextmanager
def restored(recipe: str) -> Iterator[Restored]:
    """The briefing of a recipe, as long as the context lasts.

    Recipes come out of files that anybody may have changed: nothing in them names a file to read.

    Raises:
        DefinitionError: the recipe is of a newer zjreport, or damaged.
    """
    values = _parsed(recipe)
    problems: list[Problem] = []
    with TemporaryDirectory(prefix="zjreport-") as folder:
        try:
            made = _briefing(values, Path(folder), problems)
            frame = {key: str(value) for key, value in values.get("frame", {}).items()}
            yield Restored(made, frame, tuple(problems))
        except (AttributeError, TypeError, KeyError, msgspec.ValidationError) as error:
            raise _damaged(str(error)) from error


def _parsed(recipe: str) -> dict[str, Any]:
    if len(recipe) > _MOST:
        raise _damaged(f"it has {len(recipe)} signs")
    try:
        values = json.loads(recipe, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise _damaged(str(error)) from error
    if not isinstance(values, dict) or not isinstance(values.get("version"), int):
        raise _damaged("it says no version")
    if values["version"] > _VERSION:
        raise DefinitionError(
            f"the file was made by a newer zjreport: its recipe has the version {values['version']}",
            code="recipe.newer",
            hint="update zjreport",
        )
    return values


def _damaged(why: str) -> DefinitionError:
    return DefinitionError(
        f"the recipe in the file is damaged: {why}",
        code="recipe.damaged",
        hint="build the briefing again from its definition",
    )


def _briefing(values: Mapping[str, Any], folder: Path, problems: list[Problem]) -> Briefing:
    from .model import Briefing

    known = {entry.name for entry in fields(Briefing)} - set(_APART)
    settings = {key: value for key, value in values["briefing"].items() if key in known}
    sections = load_sections(Definition({"sections": values["sections"]}), problems)
    return Briefing(
        **settings,
        sections=sections,
        theme=_known_theme(values["theme"]),
        phrases=tuple(
            _phrases(files, folder / str(at)) for at, files in enumerate(values.get("phrases", []))
        ),
        mapping=_mapping(values.get("mapping"), folder),
    )


def _known_theme(theme: Any) -> str | Mapping[str, Any]:
    """A theme's name or its settings; never a file, and never a base outside the recipe."""
    if isinstance(theme, Mapping):
        return {key: value for key, value in theme.items() if key not in ("base", "docx")}
    if theme not in plugins.themes.names():
        raise _damaged(f"its theme “{theme}” is not installed")
    return str(theme)


def _phrases(files: Mapping[str, str], folder: Path) -> Path:
    folder.mkdir()
    for name, text in files.items():
        _write(folder, name, text)
    return folder


def _mapping(mapping: Mapping[str, str] | None, folder: Path) -> Path | None:
    return _write(folder / "mapping", mapping["name"], mapping["text"]) if mapping else None


def _write(folder: Path, name: str, text: str) -> Path:
    """A file below ``folder``, wherever its name would lead."""
    parts: Iterable[str] = PurePosixPath(name.replace("\\", "/")).parts
    if any(part in ("..", "/") or ":" in part or "\0" in part for part in parts):
        raise DefinitionError(
            f"the recipe in the file names “{name}”, which is no plain file name",
            code="recipe.damaged",
            place=Place(),
            hint="the file has been tampered with; build the briefing again",
        )
    path = folder.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
