"""The reference says what the code has: every option, column, filter, command, name and layer."""

from __future__ import annotations

import argparse
import inspect
import operator
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jinja2 import Environment, meta

import zjreport
from zjreport import errors, plugins
from zjreport.briefing.loading import KEYS
from zjreport.cli.parser import parser
from zjreport.indicators.columns import ALIASES
from zjreport.phrasing import period_name
from zjreport.phrasing.filters import FILTERS, TEXT_FILTERS
from zjreport.phrasing.hedges import FOLLOWING, INFIX, PRECEDING
from zjreport.phrasing.register import Register
from zjreport.phrasing.sandbox import environment
from zjreport.sections import Section
from zjreport.themes import FontRole, Page, RunLook, TextStyle, load_theme

_CODE = re.compile(r"`([^`]+)`")


def part(page: Any, title: str) -> str:
    """The text below a heading, up to the next one of its level or a higher one."""
    found = re.search(rf"^(#+) `?{re.escape(title)}`?$", page.source, re.MULTILINE)
    assert found, f"{page.name} has no heading “{title}”"
    rest = page.source[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def table(text: str) -> list[list[str]]:
    """The cells of the first table in a text, without its header."""
    lines = text.partition("\n|")[2].partition("\n\n")[0].splitlines()
    assert len(lines) > 2, f"no table in\n{text[:200]}"
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines[2:]]


def names(text: str) -> list[str]:
    """What stands in code in the first column of the first table."""
    return [name for row in table(text) for name in _CODE.findall(row[0])]


# -- definition ----------------------------------------------------------------------------------------


def test_every_entry_of_a_briefing(pages: dict[str, Any]) -> None:
    text = part(pages["docs/reference/definition.md"], "Entries of a briefing")
    assert sorted(names(text)) == sorted(KEYS)


def own_sections() -> list[str]:
    return [plugin.name for plugin in plugins.sections.plugins() if plugin.provider == "zjreport"]


def options(kind: type[Section]) -> dict[str, Any]:
    common = {} if kind is Section else options(Section)
    return {
        entry.encode_name: entry for entry in msgspec.structs.fields(kind) if entry.encode_name not in common
    }


@pytest.mark.parametrize("name", own_sections())
def test_every_option_of_a_section(name: str, pages: dict[str, Any]) -> None:
    text = part(pages["docs/reference/definition.md"], name)
    fields = options(plugins.sections.load(name))
    if not fields:
        assert "no options" in text
        return
    rows = {_CODE.findall(row[0])[0]: row for row in table(text)}
    assert list(rows) == list(fields)
    for option, row in rows.items():
        assert_option(row, fields[option])


def test_every_option_of_all_sections(pages: dict[str, Any]) -> None:
    text = part(pages["docs/reference/definition.md"], "Options of every section")
    assert names(text) == list(options(Section))


def assert_option(row: list[str], entry: Any) -> None:
    """The type and the default of a row are those of the code."""
    _, kind, default, _ = row
    told = default_of(entry)
    assert default in told, f"{entry.name}: {default} is not {told}"
    found = msgspec.inspect.type_info(entry.type)
    inner = found.item_type if isinstance(found, msgspec.inspect.ListType) else found
    if isinstance(inner, msgspec.inspect.LiteralType):
        assert sorted(_CODE.findall(kind)) == sorted(map(str, inner.values)), entry.name
    elif isinstance(found, msgspec.inspect.ListType):
        assert kind.endswith("s"), f"{entry.name} is a list, not “{kind}”"
    elif isinstance(found, msgspec.inspect.BoolType):
        assert kind == "true or false", entry.name
    elif isinstance(found, msgspec.inspect.IntType):
        assert kind == "whole number", entry.name


def default_of(entry: Any) -> set[str]:
    value = entry.default
    if entry.default_factory is not msgspec.NODEFAULT:
        value = entry.default_factory()
    if value is msgspec.NODEFAULT:
        return {"required"}
    if value == "":
        return {"empty"}
    if value is None or value == []:
        return {"none"}
    if isinstance(value, bool):
        return {str(value).lower()}
    return {", ".join(value) if isinstance(value, list) else str(value)}


def test_every_section_is_in_the_list_at_the_head(pages: dict[str, Any]) -> None:
    head = pages["docs/reference/definition.md"].source.partition("\n## ")[0]
    assert set(own_sections()) <= set(re.findall(r"\]\(#([\w-]+)\)", head))


# -- data ----------------------------------------------------------------------------------------------


def test_every_column_and_all_its_headers(pages: dict[str, Any]) -> None:
    text = part(pages["docs/reference/data.md"], "All columns and their headers")
    told = {_CODE.findall(row[0])[0]: set(" ".join(row[1:]).split()) for row in table(text)}
    assert told == {name: set(headers.split()) - {name} for name, headers in ALIASES.items()}


def cells(page: Any, title: str) -> list[list[str]]:
    return [[_CODE.findall(row[0])[0], *row[1:]] for row in table(part(page, title))]


def row_of(**fields: str) -> zjreport.Observation:
    (row,) = zjreport.read_indicators([{"指标": "某指标", "时期": "2024", **fields}]).observations
    return row


_MISSING = {"M": "not applicable", "O": "missing"}


def test_values_are_read_as_told(pages: dict[str, Any]) -> None:
    for cell, value, more in cells(pages["docs/reference/data.md"], "Values"):
        row = row_of(数值=cell)
        told = (row.unit, row.qualifier, row.status_word, row.category, _MISSING.get(row.status, ""))
        assert str("" if row.value is None else row.value) == value, cell
        assert more.partition(":")[0].split() == " ".join(told).split(), cell


def test_refused_values_are_refused(pages: dict[str, Any]) -> None:
    text = part(pages["docs/reference/data.md"], "Values").partition("Refused, for example:")[2]
    for cell in _CODE.findall(text):
        with pytest.raises(errors.DataError, match="is not a number"):
            row_of(数值=cell)


def test_growth_is_read_as_told(pages: dict[str, Any]) -> None:
    for cell, rate in cells(pages["docs/reference/data.md"], "Growth"):
        assert str(row_of(同比=cell).yoy) == rate, cell


def test_ranks_are_read_as_told(pages: dict[str, Any]) -> None:
    for cell, rank in cells(pages["docs/reference/data.md"], "Ranks"):
        row = row_of(位次=cell)
        of = f"of {row.rank_of}" if row.rank_of else ""
        assert " ".join(filter(None, (str(row.rank or ""), of, row.rank_word, row.rank_scope))) == rank, cell


def test_hedges_stand_where_told(pages: dict[str, Any]) -> None:
    told = [tuple(row[1].split()) for row in table(part(pages["docs/reference/data.md"], "Hedges"))]
    assert told == [PRECEDING, FOLLOWING, INFIX]


def test_periods_are_read_and_printed_as_told(pages: dict[str, Any]) -> None:
    for cell, period, printed in cells(pages["docs/reference/data.md"], "Periods"):
        assert str(zjreport.Period.parse(cell)) == period
        assert period_name(zjreport.Period.parse(cell)) == printed


def test_status_is_read_as_told(pages: dict[str, Any]) -> None:
    for _, letter, words in table(part(pages["docs/reference/data.md"], "Status")):
        for word in (*_CODE.findall(letter), *words.split(", ")):
            assert row_of(数值="1", 状态=word).status == _CODE.findall(letter)[0], word


def test_tables_name_columns_that_there_are(pages: dict[str, Any]) -> None:
    page = pages["docs/reference/data.md"]
    for title in ("Catalogue (指标目录)", "Data (数据)", "Targets (目标)"):
        assert set(names(part(page, title))) <= set(ALIASES)


# -- filters, phrases, themes --------------------------------------------------------------------------


def test_every_filter(pages: dict[str, Any]) -> None:
    titles = re.findall(r"^### (\w+)$", pages["docs/reference/filters.md"].source, re.MULTILINE)
    assert sorted(titles) == sorted({**FILTERS, **TEXT_FILTERS})


def test_plain_filters_of_jinja(pages: dict[str, Any]) -> None:
    text = part(pages["docs/reference/filters.md"], "Plain Jinja2").partition("filters there are")[2]
    told = _CODE.findall(text.partition(";")[0])
    assert sorted(told) == sorted(environment([]).filters)


def test_every_setting_of_a_register(pages: dict[str, Any]) -> None:
    text = part(pages["docs/how-to/phrase.md"], "Settings of a register")
    assert sorted(names(text)) == sorted(set(Register.__struct_fields__) - {"name"})


def test_every_phrase(pages: dict[str, Any], checkout: Path) -> None:
    text = part(pages["docs/how-to/phrase.md"], "All phrases")
    files = (checkout / "templates" / "phrases").rglob("*.j2")
    assert sorted(names(text)) == sorted({path.name for path in files})


def test_every_variable_of_a_phrase(pages: dict[str, Any], checkout: Path) -> None:
    rows = part(pages["docs/how-to/phrase.md"], "All phrases").splitlines()
    for path in (checkout / "templates" / "phrases").rglob("*.j2"):
        source = path.read_text("utf-8")
        own = set(re.findall(r"{%-? *set (\w+)", source))
        (row,) = (row for row in rows if f"`{path.name}`" in row)
        told = set(_CODE.findall(row.split("|")[3]))
        used = meta.find_undeclared_variables(Environment(autoescape=True).parse(source))
        assert told == used - own, path.name


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Page", Page), ("Fonts", FontRole), ("Text styles", TextStyle), ("Looks of runs", RunLook)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_setting_of_a_theme(title: str, kind: Any, pages: dict[str, Any]) -> None:
    text = part(pages["docs/how-to/theme.md"], title)
    assert sorted(names(text)) == sorted(kind.__struct_fields__)


@pytest.mark.parametrize("title", ["Layout", "Measures", "Colours"])
def test_every_entry_of_the_bundled_themes(title: str, pages: dict[str, Any]) -> None:
    known: set[str] = set()
    for name in ("official", "brochure"):
        known |= set(getattr(load_theme(name), title.lower()))
    assert set(names(part(pages["docs/how-to/theme.md"], title))) == known


# -- command line --------------------------------------------------------------------------------------


def commands() -> dict[str, argparse.ArgumentParser]:
    (subparsers,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(subparsers.choices)


def test_every_command(pages: dict[str, Any]) -> None:
    page = pages["docs/reference/cli.md"]
    assert sorted(re.findall(r"^## (\w+)$", page.source, re.MULTILINE)) == sorted(commands())


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_argument_of_a_command(name: str, pages: dict[str, Any]) -> None:
    text = part(pages["docs/reference/cli.md"], name)
    actions = [action for action in commands()[name]._actions if action.dest not in ("help", "verbose")]
    if not actions:
        assert "no arguments" in text
        return
    assert names(text) == [shown(action) for action in actions]


def shown(action: argparse.Action) -> str:
    metavar = action.metavar or (action.dest if action.choices else action.dest.upper())
    value = "" if action.nargs == 0 else str(metavar)
    flag = action.option_strings[-1] if action.option_strings else ""
    return " ".join(filter(None, (flag, value.upper())))


# -- Python --------------------------------------------------------------------------------------------


def test_every_public_name(pages: dict[str, Any]) -> None:
    titles = re.findall(r"^### (\w+)", pages["docs/reference/python.md"].source, re.MULTILINE)
    assert sorted(titles) == sorted(zjreport.__all__)


_SIGNATURE = re.compile(r"^`(\w+(?:\.\w+)?)\((.*)\)`$", re.MULTILINE)


def test_signatures(pages: dict[str, Any]) -> None:
    shown = _SIGNATURE.findall(pages["docs/reference/python.md"].source)
    assert len(shown) > 8
    for name, told in shown:
        function = operator.attrgetter(name)(zjreport)
        parameters = [
            ("*" if parameter.kind is parameter.VAR_POSITIONAL else "") + parameter.name
            for parameter in inspect.signature(function).parameters.values()
            if parameter.name not in ("self", "cls")
        ]
        written = [word.strip().partition("=")[0] for word in re.split(r",\s*(?![^(]*\))", told)]
        assert [word for word in written if word not in ("", "*")] == parameters, name


def test_the_tree_of_errors(pages: dict[str, Any]) -> None:
    text = part(pages["docs/reference/errors.md"], "The tree")
    kinds = [
        name
        for name in errors.__all__
        if isinstance(getattr(errors, name), type) and issubclass(getattr(errors, name), Exception)
    ]
    assert set(kinds) - {"ZjreportError", "ZjreportWarning"} == set(names(text))


def test_codes_of_errors_are_those_of_the_code(pages: dict[str, Any], checkout: Path) -> None:
    source = "\n".join(path.read_text("utf-8") for path in (checkout / "zjreport").rglob("*.py"))
    known = set(re.findall(r'"([a-z]+\.[a-z-]+)"', source))
    known |= {f"{family.removesuffix('s')}.unknown" for family in plugins.FAMILIES}
    kinds = re.findall(r'(?:refuse\(\s*|_WHAT = )"([a-z -]+)"', source)
    known |= {f"refused.{what.replace(' ', '-')}" for what in kinds}
    assert set(names(part(pages["docs/reference/errors.md"], "Common codes"))) <= known


# -- architecture --------------------------------------------------------------------------------------


def test_layers_are_those_of_the_contract(pages: dict[str, Any], checkout: Path) -> None:
    contract = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    (layers,) = (
        each["layers"] for each in contract["tool"]["importlinter"]["contracts"] if each["type"] == "layers"
    )
    text = part(pages["docs/explanation/architecture.md"], "Layers")
    assert [" | ".join(_CODE.findall(row[0])) for row in table(text)] == layers


def test_every_module_has_its_place_in_the_architecture(checkout: Path, pages: dict[str, Any]) -> None:
    text = part(pages["docs/explanation/architecture.md"], "Layers")
    own = {path.stem for path in (checkout / "zjreport").glob("*.py")} - {"__init__"}
    own |= {path.parent.name for path in (checkout / "zjreport").glob("*/__init__.py")}
    assert own == set(names(text))
