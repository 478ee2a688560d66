"""The template environment: sandboxed, strict, and bounded, because templates may come with data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["MAX_OUTPUT", "Environment", "bounded", "counted_loops", "environment"]

MAX_OUTPUT = 100_000
_MAX_STEPS = 10_000
_COUNTED = "counted_steps"
_FILTERS = ("default", "d", "first", "last", "length", "list", "sort", "trim", "unique")


class Environment(ImmutableSandboxedEnvironment):
    """Jinja2 without the ways to make something huge out of something small."""

    intercepted_binops = frozenset(["*", "**", "%"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on small numbers only."""
        numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
        if operator == "**" or not numbers or abs(left) > 1e12 or abs(right) > 1e12:
            raise SecurityError(f"the operator {operator} is not allowed on these values in a template")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Text has no methods in a template: ``format`` and ``ljust`` can make it huge."""
        return not isinstance(obj, (str, bytes)) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """No ``format`` either, which Jinja lets through in a form of its own that bounds no width."""


def environment(folders: Sequence[Path]) -> Environment:
    """An environment that looks for phrases in ``folders``, in order."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    made.filters = {**{name: made.filters[name] for name in _FILTERS}, "join": _join}
    made.globals = {"range": lambda *bounds: range(*bounds)[:_MAX_STEPS]}
    return made


def bounded(pieces: Iterable[object], separator: str = "") -> str:
    """The pieces as one text.

    Raises:
        SecurityError: it grows beyond :data:`MAX_OUTPUT` signs.
    """
    parts: list[str] = []
    length = 0
    for piece in pieces:
        text = str(piece)
        length += len(text) + len(separator)
        if length > MAX_OUTPUT:
            raise SecurityError(f"the text grows beyond {MAX_OUTPUT} signs")
        parts.append(text)
    return separator.join(parts)


def _join(value: Iterable[object], d: str = "") -> str:
    """Jinja's ``join``, bounded."""
    return bounded(value, str(d))


def counted_loops(tree: nodes.Template) -> dict[str, Callable[..., Any]]:
    """Make the loops of a template share one budget of steps; gives the filter they then need.

    Loops within loops cost much and print nothing, so that a bound on the text does not stop them.
    """
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
    taken = 0

    def steps(values: Iterable[Any]) -> Iterator[Any]:
        nonlocal taken
        for value in values:
            taken += 1
            if taken > _MAX_STEPS:
                raise SecurityError(f"the loops take more than {_MAX_STEPS} steps")
            yield value

    return {_COUNTED: steps}
