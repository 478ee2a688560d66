"""Loading: a definition's plain values as the settings and sections of a briefing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..definition import Definition
from ..errors import DefinitionError, Problem, ZjreportError, did_you_mean
from ..indicators import Period
from ..themes.layers import is_house
from .entries import unknown_keys
from .section_options import load_sections
from .sources import beside, data_files, files, mapping_file, vintages

__all__ = ["CAPTIONS", "KEYS", "load_settings"]

CAPTIONS = ("numbered", "plain")

KEYS = (
    "title",
    "period",
    "area",
    "register",
    "theme",
    "organisation",
    "language",
    "archive",
    "captions",
    "data",
    "catalogue",
    "targets",
    "mapping",
    "phrases",
    "sections",
)


def load_settings(definition: Definition) -> dict[str, Any]:
    """The arguments of a :class:`~zjreport.briefing.Briefing`, sections included.

    Raises:
        DefinitionError: everything that is wrong, together.
    """
    problems = list(unknown_keys("a briefing", definition.values, KEYS, definition.place))
    settings = _settings(definition, problems)
    settings["sections"] = load_sections(definition, problems)
    if problems:
        raise DefinitionError.collect(problems)
    return settings


def _settings(definition: Definition, problems: list[Problem]) -> dict[str, Any]:
    values = definition.values
    settings: dict[str, Any] = {}
    for key in ("title", "area", "register", "organisation", "language", "period"):
        if values.get(key) is not None:
            settings[key] = str(values[key])
    settings.setdefault("title", "")
    if "period" in settings:
        try:
            settings["period"] = Period.parse(settings["period"])
        except ZjreportError as error:
            problems += error.at(definition.place("period")).problems
    if values.get("theme") is not None:
        settings["theme"] = _theme(values["theme"], definition)
    if values.get("archive") is not None:
        settings["archive"] = values["archive"]
        problems += _no_choice("archive", definition)
    if values.get("captions") is not None:
        settings["captions"] = str(values["captions"])
        problems += _unknown_captions(definition)
    settings["data"] = data_files(definition)
    settings["vintages"] = vintages(definition, problems)
    settings["mapping"] = mapping_file(definition)
    settings["phrases"] = tuple(beside(definition, name) for name in files(values.get("phrases")))
    problems += _missing_folders(settings["phrases"], definition)
    return settings


def _theme(theme: Any, definition: Definition) -> Any:
    """The theme, its files found from the definition's folder."""
    if isinstance(theme, str) and (theme.endswith(".toml") or is_house(theme)):
        return str(beside(definition, theme))
    if isinstance(theme, dict) and isinstance(theme.get("docx"), str):
        return {**theme, "docx": str(beside(definition, theme["docx"]))}
    return theme


def _no_choice(key: str, definition: Definition) -> Iterator[Problem]:
    value = definition.values[key]
    if not isinstance(value, bool):
        yield Problem(
            "definition.wrong-type",
            f"{key} is “{value}”, which is neither true nor false",
            definition.place(key),
            f"write {key}: true, or leave it out",
        )


def _unknown_captions(definition: Definition) -> Iterator[Problem]:
    value = str(definition.values["captions"])
    if value not in CAPTIONS:
        yield Problem(
            "definition.captions",
            f"captions is “{value}”",
            definition.place("captions"),
            did_you_mean(value, CAPTIONS),
        )


def _missing_folders(folders: Sequence[Path], definition: Definition) -> Iterator[Problem]:
    for folder in folders:
        if not folder.is_dir():
            yield Problem(
                "definition.no-phrases",
                f"the folder of phrases {folder.name} does not exist",
                definition.place("phrases"),
                "give its path from the definition's folder",
            )
