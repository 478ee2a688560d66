"""The architecture as it is written down: layers, plug-in families, documentation, no prints."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import grimp
import pytest

from zjreport import plugins

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PACKAGE = Path(__file__).resolve().parents[1] / "zjreport"
MODULES = sorted(PACKAGE.rglob("*.py"))
HOMES = {
    "sections": "zjreport.sections",
    "charts": "zjreport.charts.kinds",
    "readers": "zjreport.indicators.readers",
    "writers": "zjreport.writers",
}


def name_of(path: Path) -> str:
    return (
        path.relative_to(PACKAGE.parent)
        .with_suffix("")
        .as_posix()
        .removesuffix("/__init__")
        .replace("/", ".")
    )


def is_public(name: str) -> bool:
    return not any(part.startswith("_") and part != "__main__" for part in name.split("."))


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("zjreport", cache_dir=None)


def test_import_contracts_are_kept(run: Run, checkout: Path) -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = run(lint, "--no-cache", cwd=checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken." in done.stdout


@pytest.mark.parametrize("family", HOMES)
def test_plugins_of_a_family_never_import_each_other(family: str, graph: grimp.ImportGraph) -> None:
    home = HOMES[family]
    members = {name: graph.find_descendants(name) | {name} for name in graph.find_children(home)}
    public = {name: modules for name, modules in members.items() if is_public(name)}
    assert public
    for name, modules in public.items():
        for module in modules:
            others = {
                imported
                for imported in graph.find_modules_directly_imported_by(module)
                if any(imported in theirs for other, theirs in public.items() if other != name)
            }
            assert others == set(), f"{module} imports {others}"


@pytest.mark.parametrize("family", sorted({*plugins.FAMILIES} - {"themes"}))
def test_every_own_plugin_loads_and_is_documented(family: str) -> None:
    for plugin in plugins.FAMILIES[family].plugins():
        if plugin.provider == "zjreport":
            loaded = plugins.FAMILIES[family].load(plugin.name)
            assert (loaded.__doc__ or "").strip(), plugin.target


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module(path: Path) -> None:
    """A module has a docstring, prints nothing, and documents what it offers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module says what it is for"
    assert not list(prints(tree)), "a library prints nothing"
    if is_public(name_of(path)):
        assert not list(undocumented(tree)), "public names are documented"


def prints(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Names of ``__all__`` that are functions or classes without a docstring."""
    offered = {
        element.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for element in ast.walk(node.value)
        if isinstance(element, ast.Constant)
    }
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name not in offered:
            continue
        if not ast.get_docstring(node):
            yield node.name
