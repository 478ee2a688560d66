"""The phrase templates of a register, with an author's own in front of ours."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound

from .. import resources
from ..errors import DefinitionError, Place, TemplateError
from .faults import FAULTS, code_of, line_of, message_of
from .register import Register, load_register
from .sandbox import Environment, environment, rendered

__all__ = ["Phrasebook", "phrasebook"]


class Phrasebook:
    """Renders phrases by name; raises only :class:`TemplateError`."""

    def __init__(self, register: Register, environment: Environment) -> None:
        self.register = register
        self.environment = environment

    def phrase(self, name: str, variables: dict[str, Any]) -> str:
        """The phrase ``name`` (a file ``<name>.j2``) with its variables."""
        try:
            return rendered(self.environment.get_template(f"{name}.j2"), variables).strip()
        except FAULTS as error:
            raise _phrase_error(error, name) from error


@lru_cache(maxsize=32)
def phrasebook(register: str, folders: tuple[Path, ...] = ()) -> Phrasebook:
    """The phrasebook of a register; phrases in ``folders`` replace ours of the same name.

    A ``register.toml`` there changes settings of the register.

    Raises:
        UnknownNameError: there is no such register.
        DefinitionError: one of the folders does not exist.
    """
    for own in folders:
        if not own.is_dir():
            raise DefinitionError(
                f"the folder of phrases {own.name} does not exist",
                code="definition.no-phrases",
                hint="give its path from the definition's folder",
            )
    settings, folder = load_register(register, folders)
    common = resources.templates("phrases", "common")
    return Phrasebook(settings, environment((*folders, folder, common)))


def _phrase_error(error: Exception, name: str) -> TemplateError:
    place = Place(file=f"{name}.j2", line=line_of(error))
    if isinstance(error, TemplateNotFound):
        return TemplateError(f"there is no phrase “{error.name}”", code="template.missing", place=place)
    return TemplateError(message_of(error), code=code_of(error), place=place)
