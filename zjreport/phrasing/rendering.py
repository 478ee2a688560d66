"""Texts of definitions: jinja2 with the indicators as names and our filters.

A text is compiled once, and rendered for every period and area.  So what is compiled knows nothing of what is
asked: the filters find that in the variables of the rendering (:class:`Asked`).
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jinja2 import Template, UndefinedError, nodes, pass_context
from jinja2.runtime import Context

from ..errors import TemplateError, UnknownNameError, ZjreportError, did_you_mean
from ..indicators.model import IndicatorSet
from ..runs import Runs
from .asking import Asker
from .faults import FAULTS, code_of, line_of, message_of
from .filters import FILTERS, TEXT_FILTERS, IndicatorName, id_of
from .sandbox import MAX_OUTPUT, Environment, environment, refused, rendered, restrained
from .tokens import Tokens, clean

__all__ = ["Asked", "render_text"]

# No name that a text can write.
_ASKED = "what is asked"
_KEPT = 1024
# Texts of sections are far shorter; what is longer is not worth keeping in memory.
_LONGEST_KEPT = 4000
_NO_FILTER = re.compile(r"No filter named '([^']+)'")
_SNIPPET = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What the filters of one text are given besides their arguments.

    Attributes:
        asker: answers what is asked of the data.
        tokens: the figures of the text.
        finish: makes runs of a part of the text.
    """

    asker: Asker
    tokens: Tokens
    finish: Callable[[str], Runs]


def render_text(source: str, names: Mapping[str, Any], asked: Asked) -> str:
    """A text with its indicators and ``names`` filled in, figures as tokens.

    Raises:
        TemplateError: it is no valid template, or does what a text may not.
        UnknownNameError: it names an indicator that there is not.
    """
    if len(source) > MAX_OUTPUT:
        raise TemplateError(f"a text of {len(source)} signs is too long", code="template.too-long")
    known: ChainMap[str, Any] = ChainMap(dict(names), _Indicators(asked.asker.data))  # type: ignore[arg-type]
    try:
        template = _kept(source) if len(source) <= _LONGEST_KEPT else _compiled(source)
        return rendered(template, ChainMap({_ASKED: asked}, *known.maps))
    except UnknownNameError as error:
        hint = _quoting_hint(source, known) or error.hint
        raise UnknownNameError(error.message, code=error.code, hint=hint) from error
    except ZjreportError:
        raise
    except UndefinedError as error:
        raise _undefined(error, source, known) from error
    except FAULTS as error:
        raise _text_error(error, source, known) from error


class _Indicators(Mapping[str, IndicatorName]):
    """The indicators of a set by their ids."""

    def __init__(self, data: IndicatorSet) -> None:
        self._data = data

    def __contains__(self, id: object) -> bool:
        return id in self._data

    def __getitem__(self, id: str) -> IndicatorName:
        if id not in self._data:
            raise KeyError(id)
        return IndicatorName(id)

    def __iter__(self) -> Iterator[str]:
        return (indicator.id for indicator in self._data)

    def __len__(self) -> int:
        return len(self._data)


# -- compiling -----------------------------------------------------------------------------------------


@cache
def _environment() -> Environment:
    """The environment of all texts: no phrases, but our filters."""
    made = environment(())
    asking = {name: _of_an_indicator(function) for name, function in FILTERS.items()}
    made.filters = {
        **made.filters,
        **asking,
        **{name: _of_a_text(each) for name, each in TEXT_FILTERS.items()},
    }
    return made


def _of_an_indicator(function: Callable[..., str]) -> Callable[..., str]:
    @pass_context
    def asking(context: Context, id: object, *arguments: Any, **options: Any) -> str:
        asked: Asked = context[_ASKED]
        return function(asked.asker, asked.tokens, id_of(id), *arguments, **options)

    return asking


def _of_a_text(function: Callable[..., str]) -> Callable[..., str]:
    @pass_context
    def finishing(context: Context, *arguments: Any, **options: Any) -> str:
        asked: Asked = context[_ASKED]
        return function(asked.finish, asked.tokens, *arguments, **options)

    return finishing


def _compiled(source: str) -> Template:
    tree = _environment().parse(clean(source))
    _refuse_statements(tree, source)
    return _environment().from_string(restrained(tree))


_kept = lru_cache(_KEPT)(_compiled)


def _refuse_statements(tree: nodes.Template, source: str) -> None:
    """Assignment, too, is no matter of a text."""
    for node in (*refused(tree), *tree.find_all(nodes.Assign)):
        raise TemplateError(
            f"a text may hold expressions, if and for, and nothing else{_in(source, node.lineno)}",
            code="template.forbidden",
            hint="put what is more into a phrase template",
        )


# -- errors --------------------------------------------------------------------------------------------


def _text_error(error: Exception, source: str, names: Iterable[str]) -> TemplateError:
    return TemplateError(
        f"{message_of(error)}{_in(source, line_of(error))}",
        code=code_of(error),
        hint=_filter_hint(error) or _quoting_hint(source, names),
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


def _in(source: str, line: int | None) -> str:
    """The text that is wrong, or the wrong line of it."""
    lines = source.strip().splitlines() or [""]
    snippet = (lines[line - 1] if line and line <= len(lines) else lines[0]).strip()
    shown = snippet if len(snippet) <= _SNIPPET else f"{snippet[:_SNIPPET]}……"
    return f", in “{shown}”"


def _filter_hint(error: Exception) -> str:
    found = _NO_FILTER.search(str(error))
    if not found:
        return ""
    return did_you_mean(found[1], _environment().filters) or "see the list of filters in the reference"


def _quoting_hint(source: str, names: Iterable[str]) -> str:
    """How to reach an indicator whose id is no name in a template (gdp-2)."""
    odd = next((name for name in names if not name.isidentifier() and name in source), None)
    return f'write {{{{ "{odd}" | level }}}}, because “{odd}” is no plain name' if odd else ""
