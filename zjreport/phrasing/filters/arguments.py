"""What filters are given: the indicator, the asker, options; and how they answer."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from ...errors import TemplateError
from ..asking import Asker
from ..choice import Choice
from ..statuses import marked
from ..tokens import Tokens, is_clean

__all__ = ["IndicatorName", "choice_of", "decimal_of", "id_of", "no_more", "said"]


class IndicatorName:
    """An indicator in a text; printed bare it refuses, because nobody wants to print an id."""

    __slots__ = ("id",)

    def __init__(self, id: str) -> None:
        self.id = id

    def __str__(self) -> str:
        raise TemplateError(
            f"{{{{ {self.id} }}}} prints nothing by itself",
            code="template.bare-indicator",
            hint=f"write {{{{ {self.id} | say }}}}",
        )


def id_of(value: object) -> str:
    """The id of an indicator given by name or as text."""
    if isinstance(value, IndicatorName):
        return value.id
    id = str(value)
    if not is_clean(id):
        raise TemplateError(
            "a figure was given where an indicator is needed",
            code="template.not-an-indicator",
            hint="give filters the indicator itself, one filter a figure",
        )
    return id


def said(asker: Asker, tokens: Tokens, phrase: str, fact: Any, **options: Any) -> str:
    """A fact by the method of ``Words`` called ``phrase``, its status word in marks."""
    return marked(fact.status_word, getattr(asker.words(tokens), phrase)(fact, **options))


def choice_of(options: Mapping[str, Any]) -> Choice:
    """What a line is to say, by the options that a text gives."""
    try:
        return Choice.of(**options)
    except TypeError:
        known = ("period", "area", "parts", "where_known", "than", "since", "before", "stated")
        wrong = next((name for name in options if name not in known), "parts")
        raise TemplateError(
            f"the filter takes no such “{wrong}”",
            code="template.option",
            hint="known: " + ", ".join(known) + "; lists stand in brackets",
        ) from None


def no_more(options: Mapping[str, object]) -> None:
    """Refuse the options that a filter does not know."""
    if options:
        raise TemplateError(
            f"the filter takes no option “{next(iter(options))}”",
            code="template.option",
            hint="known: period, area",
        )


def decimal_of(value: object) -> Decimal:
    """A number given to a filter, exactly."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise TemplateError(f"{value!r} is no number", code="template.number") from None
