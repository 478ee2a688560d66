"""A briefing made from its recipe again (:mod:`.recipe`).

Recipes come out of files that anybody may have changed, so nothing in one is trusted: its shape is checked
as a whole, what it brings along is written into a folder of its own for as long as it is needed, and no
file is read that it names.  Kinds of sections and themes are those that are installed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec

from .. import plugins
from ..blocks import Document
from ..definition import Definition
from ..errors import DefinitionError, Problem, ZjreportError
from ..indicators import IndicatorSet
from .recipe import APART, VERSION
from .section_options import load_sections

if TYPE_CHECKING:
    from .model import Briefing

__all__ = ["Restored", "restored"]

_MOST_SIGNS = 4_000_000
_MOST_FILES = 1000


class _Frame(msgspec.Struct, frozen=True):
    """What a briefing was composed for."""

    period: str
    area: str
    register: str


class _File(msgspec.Struct, frozen=True):
    """A file that travels along, by its name below a folder."""

    name: str
    text: str


class _Recipe(msgspec.Struct, frozen=True):
    """A recipe as :func:`~zjreport.briefing.recipe.recipe_of` writes it."""

    briefing: dict[str, Any]
    frame: _Frame
    theme: str | dict[str, Any]
    sections: list[Any]
    phrases: list[dict[str, str]] = []
    mapping: _File | None = None
    dress: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """A briefing made from its recipe.

    Attributes:
        briefing: without the house template that its files may have been dressed in.
        frame: period, area and register.
        problems: sections that cannot be made here.
        dress: the names of the template's styles by roles; none where there was no template.
    """

    briefing: Briefing
    frame: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    dress: Mapping[str, str] | None = None

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


@contextmanager
def restored(recipe: str) -> Iterator[Restored]:
    """The briefing of a recipe, as long as the context lasts.

    Raises:
        DefinitionError: the recipe is of a newer zjreport, or damaged.
    """
    found = _read(recipe)
    with TemporaryDirectory(prefix="zjreport-") as folder:
        yield _restored(found, Path(folder))


def _read(recipe: str) -> _Recipe:
    if len(recipe) > _MOST_SIGNS:
        raise _damaged(f"it has {len(recipe)} signs")
    try:
        values = json.loads(recipe, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise _damaged(str(error)) from error
    if not isinstance(values, dict) or not isinstance(values.get("version"), int):
        raise _damaged("it says no version")
    if values["version"] > VERSION:
        raise DefinitionError(
            f"the file was made by a newer zjreport: its recipe has the version {values['version']}",
            code="recipe.newer",
            hint="update zjreport",
        )
    made: _Recipe = _converted(values, _Recipe)
    return made


def _converted(value: Any, form: Any) -> Any:
    try:
        return msgspec.convert(value, form)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _damaged(str(error)) from error


def _damaged(why: str) -> DefinitionError:
    return DefinitionError(
        f"the recipe in the file is damaged: {why}",
        code="recipe.damaged",
        hint="build the briefing again from its definition",
    )


def _restored(found: _Recipe, folder: Path) -> Restored:
    from .model import Briefing

    problems: list[Problem] = []
    briefing = Briefing(
        **_settings(found.briefing, Briefing),
        sections=load_sections(Definition({"sections": found.sections}), problems),
        theme=_theme(found.theme),
        phrases=_phrases(found.phrases, folder),
        mapping=_mapping(found.mapping, folder),
    )
    return Restored(briefing, msgspec.structs.asdict(found.frame), tuple(problems), found.dress)


def _settings(values: Mapping[str, Any], briefing: type) -> dict[str, Any]:
    """The plain settings of a briefing, each of its own type; what else there may be is passed over."""
    types = get_type_hints(briefing)
    known = [entry.name for entry in fields(briefing) if entry.name not in APART and entry.name in values]
    if "title" not in known:
        raise _damaged("it has no title")
    return {name: _converted(values[name], types[name]) for name in known}


def _theme(theme: str | Mapping[str, Any]) -> str | Mapping[str, Any]:
    """A theme's name or its settings; never a file, and never a base outside the recipe."""
    if isinstance(theme, str):
        if theme not in plugins.themes.names():
            raise _damaged(f"its theme “{theme}” is not installed")
        return theme
    settings = {key: value for key, value in theme.items() if key not in ("base", "docx")}
    if isinstance(fonts := settings.get("fonts"), Mapping):
        settings["fonts"] = {role: _font(font) for role, font in fonts.items()}
    return settings


def _font(font: Any) -> Any:
    """The faces of a role by plain names, which are looked for among the installed and the bundled ones."""
    if not isinstance(font, Mapping):
        return font
    made = dict(font)
    if isinstance(made.get("installed"), list):
        made["installed"] = [_plain(name) for name in made["installed"]]
    if "bundled" in made:
        made["bundled"] = _plain(made["bundled"])
    return made


def _plain(name: Any) -> str:
    """The last part of a name, wherever the rest would lead."""
    return str(name).replace("\\", "/").rpartition("/")[2].replace("\0", "")


def _phrases(folders: list[dict[str, str]], folder: Path) -> tuple[Path, ...]:
    if len(folders) + sum(map(len, folders)) > _MOST_FILES:
        raise _damaged(f"it brings more than {_MOST_FILES} files along")
    made = []
    for number, files in enumerate(folders):
        home = folder / str(number)
        home.mkdir()
        for name, text in files.items():
            _write(home, _File(name, text))
        made.append(home)
    return tuple(made)


def _mapping(mapping: _File | None, folder: Path) -> Path | None:
    return _write(folder / "mapping", mapping) if mapping else None


def _write(folder: Path, file: _File) -> Path:
    """A file below ``folder``, wherever its name would lead."""
    parts = PurePosixPath(file.name.replace("\\", "/")).parts
    if not parts or any(part in ("..", "/") or ":" in part or "\0" in part for part in parts):
        raise _damaged(f"it names “{file.name}”, which is no plain file name")
    path = folder.joinpath(*parts)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise _damaged(f"its file “{file.name}” cannot be written") from error
    return path
