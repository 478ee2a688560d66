"""The template environment: sandboxed, strict, and bounded, because templates come with data and with files.

A text may hold expressions, ``if`` and ``for``; a phrase also ``set``.  What either could make huge out of
little (doubled texts, lists within lists, loops within loops) is counted while it is rendered.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2 import Environment as AnyEnvironment
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

__all__ = ["MAX_OUTPUT", "Environment", "bounded", "environment", "refused", "rendered", "restrained"]

MAX_OUTPUT = 100_000
_MAX_STEPS = 10_000
_COUNTED = "counted_steps"
_JOINED = "joined"
_SHALLOW = "shallow"
_FILTERS = ("default", "d", "first", "last", "length", "list", "sort", "trim", "unique")
# Macros could double a text again and again; other files are no matter of a template.
_REFUSED = (
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
_CONTAINERS = (list, tuple, dict)


class Environment(ImmutableSandboxedEnvironment):
    """Jinja2 without the ways to make something huge out of something small."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on small numbers only; ``+`` joins short texts as well."""
        if operator == "+":
            return self._sum(context, left, right)
        numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
        if operator == "**" or not numbers or abs(left) > 1e12 or abs(right) > 1e12:
            raise SecurityError(f"the operator {operator} is not allowed on these values in a template")
        return super().call_binop(context, operator, left, right)

    def _sum(self, context: Any, left: Any, right: Any) -> Any:
        if isinstance(left, _CONTAINERS):
            raise SecurityError("the operator + is not allowed on these values in a template")
        if isinstance(left, str) and isinstance(right, str):
            return bounded((left, right))
        return super().call_binop(context, "+", left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Text has no methods in a template: ``format`` and ``ljust`` can make it huge."""
        return not isinstance(obj, (str, bytes)) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """No ``format`` either, which Jinja lets through in a form of its own that bounds no width."""


class _Phrases(BaseLoader):
    """Phrases from folders, each restrained before it is compiled."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._files = ChoiceLoader([FileSystemLoader(folder) for folder in folders])

    def load(
        self, environment: AnyEnvironment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The phrase in the file ``name``.

        Raises:
            SecurityError: it holds what a template may not.
        """
        source, path, uptodate = self._files.get_source(environment, name)
        tree = environment.parse(source, name, path)
        for node in refused(tree):
            raise SecurityError(
                f"a phrase may hold expressions, set, if and for, and nothing else, in line {node.lineno}"
            )
        code = environment.compile(restrained(tree), name, path)
        return environment.template_class.from_code(environment, code, globals or {}, uptodate)


def environment(folders: Sequence[Path]) -> Environment:
    """An environment that looks for phrases in ``folders``, in order."""
    made = Environment(
        loader=_Phrases(folders),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    made.filters = {**{name: made.filters[name] for name in _FILTERS}, "join": _join}
    steps = {"range": lambda *bounds: range(*bounds)[:_MAX_STEPS]}
    made.globals = {**steps, _JOINED: bounded, _SHALLOW: _shallow}
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


def refused(tree: nodes.Template) -> Iterator[nodes.Node]:
    """What a template holds and may not."""
    yield from tree.find_all(_REFUSED)
    yield from (loop for loop in tree.find_all(nodes.For) if loop.recursive)


def restrained(tree: nodes.Template) -> nodes.Template:
    """The template with its loops counted, its joined texts bounded and its lists kept shallow."""
    made: nodes.Template = _Restraint().visit(tree)
    return made


def rendered(template: Template, variables: Mapping[str, Any]) -> str:
    """A restrained template with its variables.

    Its loops share one budget of steps: loops within loops cost much and print nothing, so that a bound on
    the text does not stop them.

    Raises:
        SecurityError: it takes too many steps, or its text grows too long.
    """
    taken = 0

    def steps(values: Iterable[Any]) -> Iterator[Any]:
        nonlocal taken
        for value in values:
            taken += 1
            if taken > _MAX_STEPS:
                raise SecurityError(f"the loops take more than {_MAX_STEPS} steps")
            yield value

    known: Any = ChainMap({_COUNTED: steps}, variables, template.globals)  # type: ignore[arg-type]
    # Rendered by its own function: what Jinja does besides serves tracebacks through templates, which nobody
    # sees, and costs more than most refusals do.
    return bounded(template.root_render_func(template.new_context(known, shared=True)))


class _Restraint(NodeTransformer):
    """Puts a counter around what loops go through, and a watchman around what makes texts and lists."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.iter = _called(_COUNTED, node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _called(_JOINED, nodes.List(node.nodes, lineno=node.lineno))

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return _called(_SHALLOW, self.generic_visit(node))

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        return _called(_SHALLOW, self.generic_visit(node))

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return node if node.ctx == "store" else _called(_SHALLOW, node)


def _called(name: str, node: nodes.Node) -> nodes.Call:
    function = nodes.Name(name, "load", lineno=node.lineno)
    return nodes.Call(function, [node], [], None, None, lineno=node.lineno)


def _join(value: Iterable[object], d: str = "") -> str:
    """Jinja's ``join``, bounded."""
    return bounded(value, str(d))


def _shallow(value: Any) -> Any:
    """A list of plain values, or of lists of those; deeper ones can stand for more than any memory holds."""
    for entry in _entries(value):
        if any(isinstance(inner, _CONTAINERS) for inner in _entries(entry)):
            raise SecurityError("lists within lists within lists are not allowed in a template")
    return value


def _entries(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, _CONTAINERS) else ()
