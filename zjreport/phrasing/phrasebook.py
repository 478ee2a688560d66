"""The phrase templates of a register, with an author's own in front of ours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateError as JinjaError

from .. import resources
from ..errors import DefinitionError, Place, TemplateError, UnknownNameError, ZjreportError, did_you_mean
from .register import Register, load_register
from .sandbox import MAX_OUTPUT, Environment, bounded, counting, environment, refused, restrained
from .tokens import clean

__all__ = ["Phrasebook", "phrasebook"]

# What a wrong template may raise when it is parsed or rendered.
_FAULTS = (
    JinjaError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
_NO_FILTER = re.compile(r"No filter named '([^']+)'")
_SNIPPET = 60


class Phrasebook:
    """Renders phrases by name and texts by their source; raises only :class:`TemplateError`."""

    def __init__(self, register: Register, environment: Environment) -> None:
        self.register = register
        self.environment = environment

    def phrase(self, name: str, variables: dict[str, Any]) -> str:
        """The phrase ``name`` (a file ``<name>.j2``) with its variables."""
        try:
            return bounded(self.environment.get_template(f"{name}.j2").generate(counting(variables))).strip()
        except _FAULTS as error:
            raise _phrase_error(error, name) from error

    def text(self, source: str, names: dict[str, Any], filters: dict[str, Any]) -> str:
        """A text of a definition: jinja2 with the indicators as ``names``.

        Raises:
            TemplateError: it is no valid template, or does what a text may not.
            UnknownNameError: it names an indicator that there is not.
        """
        if len(source) > MAX_OUTPUT:
            raise TemplateError(f"a text of {len(source)} signs is too long", code="template.too-long")
        overlay = self.environment.overlay()
        overlay.filters = {**self.environment.filters, **filters}
        try:
            tree = overlay.parse(clean(source))
            _refuse_statements(tree, source)
            return bounded(overlay.from_string(restrained(tree)).generate(counting(names)))
        except UnknownNameError as error:
            hint = _quoting_hint(source, names) or error.hint
            raise UnknownNameError(error.message, code=error.code, hint=hint) from error
        except ZjreportError:
            raise
        except UndefinedError as error:
            raise _undefined(error, source, names) from error
        except _FAULTS as error:
            raise _text_error(error, source, names, overlay.filters) from error


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


def _refuse_statements(tree: nodes.Template, source: str) -> None:
    """Assignment, too, is no matter of a text."""
    for node in (*refused(tree), *tree.find_all(nodes.Assign)):
        raise TemplateError(
            f"a text may hold expressions, if and for, and nothing else{_in(source, node.lineno)}",
            code="template.forbidden",
            hint="put what is more into a phrase template",
        )


def _phrase_error(error: Exception, name: str) -> TemplateError:
    place = Place(file=f"{name}.j2", line=_line(error))
    if isinstance(error, TemplateNotFound):
        return TemplateError(f"there is no phrase “{error.name}”", code="template.missing", place=place)
    return TemplateError(_message(error), code=_code(error), place=place)


def _text_error(
    error: Exception, source: str, names: Iterable[str], filters: Collection[str]
) -> TemplateError:
    return TemplateError(
        f"{_message(error)}{_in(source, _line(error))}",
        code=_code(error),
        hint=_filter_hint(error, filters) or _quoting_hint(source, names),
    )


def _undefined(error: UndefinedError, source: str, names: Collection[str]) -> ZjreportError:
    message = str(error.message or error)
    if not (message.endswith("is undefined") and message.startswith("'")):
        return TemplateError(f"{message}{_in(source, None)}", code="template.undefined")
    name = message.split("'")[1]
    return UnknownNameError(
        f"no indicator is called “{name}”",
        code="indicator.unknown",
        hint=_quoting_hint(source, names) or did_you_mean(name, names),
    )


def _message(error: Exception) -> str:
    if isinstance(error, RecursionError | MemoryError):
        return "the template is too large or too deeply nested"
    return str(error).rstrip(".") or type(error).__name__


def _code(error: Exception) -> str:
    return "template.forbidden" if isinstance(error, SecurityError) else "template.invalid"


def _in(source: str, line: int | None) -> str:
    """The text that is wrong, or the wrong line of it."""
    lines = source.strip().splitlines() or [""]
    snippet = (lines[line - 1] if line and line <= len(lines) else lines[0]).strip()
    shown = snippet if len(snippet) <= _SNIPPET else f"{snippet[:_SNIPPET]}……"
    return f", in “{shown}”"


def _filter_hint(error: Exception, filters: Iterable[str]) -> str:
    found = _NO_FILTER.search(str(error))
    if not found:
        return ""
    return did_you_mean(found[1], filters) or "see the list of filters in the reference"


def _quoting_hint(source: str, names: Iterable[str]) -> str:
    """How to reach an indicator whose id is no name in a template (gdp-2)."""
    odd = next((name for name in names if not name.isidentifier() and name in source), None)
    return f'write {{{{ "{odd}" | level }}}}, because “{odd}” is no plain name' if odd else ""


def _line(error: Exception) -> int | None:
    return error.lineno if isinstance(error, TemplateSyntaxError) else None
