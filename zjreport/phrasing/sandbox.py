"""The template environment: sandboxed, strict, and bounded, because templates may come with data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["MAX_OUTPUT", "Environment", "environment"]

MAX_OUTPUT = 100_000
_MAX_LOOP = 10_000
_FILTERS = ("default", "d", "first", "last", "join", "length", "list", "replace", "sort", "trim", "unique")


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


def environment(folders: Sequence[Path]) -> Environment:
    """An environment that looks for phrases in ``folders``, in order."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.globals = {"range": lambda *bounds: range(*bounds)[:_MAX_LOOP]}
    return made
