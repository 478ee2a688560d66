"""The phrase templates of a register, with an author's own in front of ours."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateError as JinjaError

from .. import resources
from ..errors import Place, TemplateError, UnknownNameError, ZjreportError, did_you_mean
from .register import Register, load_register
from .sandbox import MAX_OUTPUT, Environment, environment

__all__ = ["Phrasebook", "phrasebook"]

# Assignment and macros could double a text again and again; files are no matter of a text.
_REFUSED = (
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.Block,
)


class Phrasebook:
    """Renders phrases by name and texts by their source; raises only :class:`TemplateError`."""

    def __init__(self, register: Register, environment: Environment) -> None:
        self.register = register
        self.environment = environment

    def phrase(self, name: str, variables: dict[str, Any]) -> str:
        """The phrase ``name`` (a file ``<name>.j2``) with its variables."""
        try:
            return self.environment.get_template(f"{name}.j2").render(variables).strip()
        except (JinjaError, ArithmeticError, TypeError, ValueError) as error:
            raise _error(error, Place(file=f"{name}.j2", line=_line(error))) from error

    def text(self, source: str, names: dict[str, Any], filters: dict[str, Any]) -> str:
        """A text of a definition: jinja2 with the indicators as ``names``."""
        overlay = self.environment.overlay()
        overlay.filters = {**self.environment.filters, **filters}
        try:
            tree = overlay.parse(source)
            for node in tree.find_all(_REFUSED):
                raise TemplateError(
                    "a text may hold expressions, if and for, and nothing else",
                    code="template.forbidden",
                    place=Place(line=node.lineno),
                    hint="put what is more into a phrase template",
                )
            pieces = overlay.from_string(tree).generate(names)
            return _bounded(pieces)
        except ZjreportError:
            raise
        except UndefinedError as error:
            raise _undefined(error, names) from error
        except (JinjaError, ArithmeticError, TypeError, ValueError) as error:
            raise _error(error, Place(line=_line(error))) from error


@lru_cache(maxsize=32)
def phrasebook(register: str, folders: tuple[Path, ...] = ()) -> Phrasebook:
    """The phrasebook of a register; phrases in ``folders`` replace ours of the same name."""
    settings, folder = load_register(register)
    common = resources.templates("phrases", "common")
    return Phrasebook(settings, environment((*folders, folder, common)))


def _bounded(pieces: Iterable[str]) -> str:
    parts: list[str] = []
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MAX_OUTPUT:
            raise TemplateError(
                f"the text grows beyond {MAX_OUTPUT} signs",
                code="template.too-long",
                hint="look at its loops",
            )
        parts.append(piece)
    return "".join(parts)


def _undefined(error: UndefinedError, names: Iterable[str]) -> ZjreportError:
    message = str(error.message or error)
    if message.endswith("is undefined") and message.startswith("'"):
        name = message.split("'")[1]
        return UnknownNameError(
            f"no indicator is called “{name}”", code="indicator.unknown", hint=did_you_mean(name, names)
        )
    return TemplateError(message, code="template.undefined")


def _error(error: Exception, place: Place) -> TemplateError:
    if isinstance(error, TemplateNotFound):
        return TemplateError(f"there is no phrase “{error.name}”", code="template.missing", place=place)
    code = "template.forbidden" if isinstance(error, SecurityError) else "template.invalid"
    hint = "see the list of filters in the reference" if "filter" in str(error) else ""
    return TemplateError(str(error), code=code, place=place, hint=hint)


def _line(error: Exception) -> int | None:
    return error.lineno if isinstance(error, TemplateSyntaxError) else None
