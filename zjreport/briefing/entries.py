"""Entries of a definition that nobody knows, told with the place where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..errors import Place, Problem, did_you_mean

__all__ = ["PlaceOf", "unknown_keys"]

PlaceOf = Callable[..., Place]


def unknown_keys(
    owner: str, values: Mapping[str, Any], known: Sequence[str], place: PlaceOf
) -> Iterator[Problem]:
    """A problem for each key of ``values`` that is not among the ``known`` ones of their ``owner``."""
    for key in values:
        if key not in known:
            yield Problem(
                "definition.unknown-key",
                f"{owner} has no entry “{key}”",
                place(key),
                did_you_mean(key, known),
            )
