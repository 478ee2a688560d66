"""An integrity checker for Word files, of whatever making: what a schema does not say and Word minds.

:func:`faults` reads the bytes of a file and says in words what is wrong with it, each fault with the
part it stands in; none is what is hoped for.  It shares no code with the writers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import charts, fields, ids, notes, order, sections, styles, tables
from .package import Package, UnreadableError
from .packaging import package_faults

__all__ = ["faults"]

_RULES: tuple[Callable[[Package], Iterator[str]], ...] = (
    *ids.RULES,
    *styles.RULES,
    *fields.RULES,
    *notes.RULES,
    *tables.RULES,
    *sections.RULES,
    *order.RULES,
    *charts.RULES,
)


def faults(data: bytes, *, ours: bool = True) -> list[str]:
    """What is wrong with a Word file; for one that is not ``ours`` the zip may have any times and order."""
    try:
        package = Package(data)
    except UnreadableError as error:
        return [str(error)]
    found = list(package_faults(package, ours=ours))
    for rule in _RULES:
        found += rule(package)
    return found
