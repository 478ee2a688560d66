"""Mapping files: which indicator a name in a table means, settled once and used again every quarter.

A YAML file with ``rows``, each a name as tables give it and what it stands for::

    others: list
    rows:
      - name: 规模以上工业增加值增速
        indicator: industrial_va
        measure: yoy
      - name: 住宅
        section: 商品房销售
        indicator: housing_sold
        unit: 万平方米
      - name: 其他
        ignore: true
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ..definition import Definition, read_definition
from ..errors import DefinitionError, Place, Problem, did_you_mean
from .columns import plain
from .model import Accumulation
from .names import name_of
from .tables import Table
from .values import plain_unit

__all__ = ["MEASURES", "OTHERS", "ROW_KEYS", "Mapping", "Rule"]

KEYS = ("others", "rows")
ROW_KEYS = (
    "name",
    "file",
    "sheet",
    "table",
    "section",
    "indicator",
    "measure",
    "accumulation",
    "unit",
    "ignore",
    "accept",
    "confidence",
)
OTHERS = ("refuse", "list")
MEASURES = {
    "level": "value",
    "yoy": "yoy",
    "pop": "pop",
    "change": "change",
    "rank": "rank",
    "share": "share",
    "share_change": "share_change",
    "contribution": "contribution",
    "contribution_share": "contribution_share",
}
_SCOPES = ("file", "sheet", "table", "section")


@dataclass(frozen=True, slots=True)
class Rule:
    """What one name stands for.

    ``name`` is empty for the rule of a whole table, whose figures are of one indicator.  ``scopes`` narrow
    it by patterns: ``file``, ``sheet``, ``table`` (the title) and ``section`` (the heading between rows);
    ``measure`` is the field that the level of a row stands for; ``is_ignored`` leaves the row out.
    """

    name: str
    indicator: str = ""
    measure: str = ""
    accumulation: Accumulation | None = None
    unit: str = ""
    is_ignored: bool = False
    is_accepted: bool = True
    scopes: tuple[tuple[str, str], ...] = ()
    place: Place = field(default_factory=Place)

    def holds(self, table: Table, section: str) -> bool:
        """Whether the rule is for a row of ``table`` below the heading ``section``."""
        found = {
            "file": table.sheet.file,
            "sheet": table.sheet.name or "",
            "table": table.title,
            "section": section,
        }
        return all(fnmatchcase(found[scope], f"*{pattern}*") for scope, pattern in self.scopes)


class Mapping:
    """The rules of mapping files, by the names that they are for."""

    def __init__(self, rules: Iterable[Rule] = (), *, refuses_others: bool = True) -> None:
        self.rules = tuple(rules)
        self.refuses_others = refuses_others
        self._by_name: dict[str, list[Rule]] = {}
        for rule in self.rules:
            if rule.is_accepted:
                for key in dict.fromkeys((rule.name, _key(rule.name))):
                    self._by_name.setdefault(key, []).append(rule)

    def __bool__(self) -> bool:
        return bool(self.rules)

    @classmethod
    def load(cls, path: str | Path) -> Mapping:
        """The mapping of a YAML file.

        Raises:
            DefinitionError: everything that is wrong, together, each with its line.
        """
        definition = read_definition(Path(path))
        problems = list(_unknown_keys(definition.values, KEYS, definition, ()))
        rows = definition.values.get("rows") or []
        if not isinstance(rows, list):
            problems.append(
                _problem("rows: holds no list", definition.place("rows"), "write - name: … below it")
            )
            rows = []
        others = definition.values.get("others", OTHERS[0])
        if others not in OTHERS:
            problems.append(
                _problem(
                    f"“{others}” is nothing to do with others", definition.place("others"), _one_of(OTHERS)
                )
            )
        rules = [
            rule for number, row in enumerate(rows) if (rule := _rule(row, number, definition, problems))
        ]
        problems += _contradictions(rules)
        if problems:
            raise DefinitionError.collect(problems)
        return cls(rules, refuses_others=others == "refuse")

    def find(self, texts: Iterable[str], table: Table, section: str) -> Rule | None:
        """The rule for a row named by ``texts``; the one with the most scopes of those that hold."""
        for text in texts:
            rules = (self._by_name.get(text) or self._by_name.get(_key(text))) if text else None
            held = [rule for rule in rules or () if rule.holds(table, section)]
            if held:
                return max(held, key=lambda rule: len(rule.scopes))
        return None

    def of_table(self, table: Table) -> Rule | None:
        """The rule for all figures of a table that names no indicators itself."""
        held = [rule for rule in self._by_name.get("", ()) if rule.holds(table, "")]
        return max(held, key=lambda rule: len(rule.scopes), default=None)


def _key(name: str) -> str:
    return plain(name_of(name).bare)


def _rule(row: Any, number: int, definition: Definition, problems: list[Problem]) -> Rule | None:
    at = ("rows", number)
    if not isinstance(row, dict):
        problems.append(
            _problem("a row of a mapping is no list of keys", definition.place(*at), "write - name: …")
        )
        return None
    before = len(problems)
    problems += _unknown_keys(row, ROW_KEYS, definition, at)
    problems += _wrong_values(row, definition, at)
    if len(problems) > before:
        return None
    accumulation = row.get("accumulation")
    return Rule(
        name=str(row.get("name") or "").strip(),
        indicator=str(row.get("indicator") or "").strip(),
        measure=MEASURES.get(str(row.get("measure") or "level"), "value"),
        accumulation=Accumulation(str(accumulation)) if accumulation else None,
        unit=plain_unit(str(row.get("unit") or "")),
        is_ignored=row.get("ignore") is True,
        is_accepted=row.get("accept") is not False,
        scopes=tuple((scope, str(row[scope])) for scope in _SCOPES if row.get(scope)),
        place=definition.place(*at),
    )


def _wrong_values(
    row: Lookup[str, Any], definition: Definition, at: tuple[str | int, ...]
) -> Iterator[Problem]:
    if not row.get("name") and not any(row.get(scope) for scope in ("file", "sheet", "table")):
        yield _problem(
            "a row of a mapping names nothing", definition.place(*at), "add name: as the table gives it"
        )
    if not row.get("indicator") and row.get("ignore") is not True and row.get("accept") is not False:
        hint = "add indicator:, or ignore: true"
        yield _problem(f"“{row.get('name', '')}” is mapped to nothing", definition.place(*at), hint)
    if row.get("indicator") and row.get("ignore") is True:
        yield _problem(
            f"“{row.get('name', '')}” is both mapped and ignored", definition.place(*at, "ignore"), "keep one"
        )
    for key, known in (("measure", MEASURES), ("accumulation", tuple(Accumulation))):
        if row.get(key) and str(row[key]) not in known:
            yield _problem(f"“{row[key]}” is no {key}", definition.place(*at, key), _one_of(known))
    for key in ("ignore", "accept"):
        if row.get(key) is not None and not isinstance(row[key], bool):
            yield _problem(
                f"{key}: “{row[key]}” is neither true nor false",
                definition.place(*at, key),
                "write true or false",
            )


def _contradictions(rules: Iterable[Rule]) -> Iterator[Problem]:
    """Two rules for one name of which the same rows are held."""
    seen: dict[tuple[str, tuple[tuple[str, str], ...]], Rule] = {}
    for rule in rules:
        if not rule.is_accepted:
            continue
        first = seen.setdefault((_key(rule.name), rule.scopes), rule)
        if first is not rule:
            message = f"“{rule.name}” is mapped twice, first in line {first.place.line}"
            yield _problem(
                message, rule.place, "keep one, or narrow them by section:, table:, sheet: or file:"
            )


def _unknown_keys(
    values: Lookup[str, Any], known: Iterable[str], definition: Definition, at: tuple[str | int, ...]
) -> Iterator[Problem]:
    for key in values:
        if key not in known:
            yield _problem(
                f"a mapping has no entry “{key}”", definition.place(*at, key), did_you_mean(str(key), known)
            )


def _one_of(known: Iterable[str]) -> str:
    return f"write one of {', '.join(known)}"


def _problem(message: str, place: Place, hint: str) -> Problem:
    return Problem("mapping.invalid", message, place, hint)
