"""What a wrong template may raise, and how it is told."""

from __future__ import annotations

from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateError as JinjaError

__all__ = ["FAULTS", "code_of", "line_of", "message_of"]

# When it is parsed or rendered.
FAULTS = (
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


def message_of(error: Exception) -> str:
    """What is wrong, in words."""
    if isinstance(error, RecursionError | MemoryError):
        return "the template is too large or too deeply nested"
    return str(error).rstrip(".") or type(error).__name__


def code_of(error: Exception) -> str:
    """The code of the problem."""
    return "template.forbidden" if isinstance(error, SecurityError) else "template.invalid"


def line_of(error: Exception) -> int | None:
    """The line of the template, where it is known."""
    return error.lineno if isinstance(error, TemplateSyntaxError) else None
