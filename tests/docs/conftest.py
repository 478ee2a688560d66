"""Pages of the documentation, cut into their fenced blocks.

A block says in its info string, behind its language, what it is:

====================  =============================================================================
``file=NAME``         the content of a file, written before the blocks below it are run
``change=NAME``       (diff) lines of that file to take out (-) and to put in (+)
``output``            what the block above it printed; a line ``…`` stands for any lines
``section``           (yaml) one section, composed over the page's files and printed
``run``               (jinja) texts, one a line, rendered over the page's files and printed
``install``           (sh) installation, found word for word in the scripts of ``.ci``;
                      (toml) entry points of a package that is then taken as installed
====================  =============================================================================

``python`` without any of these is run, ``sh`` has its commands run, other languages are parsed.
A comment ``<!-- files: FOLDER … -->`` names folders, as seen from the page, whose files the page works
on; ``<!-- period: 2024 -->``, ``<!-- area: 江城市 -->`` and ``<!-- theme: brochure -->`` frame its
``section`` and ``run`` blocks, as do options of the same names in an info string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!-- (?P<key>files|period|area|theme): (?P<value>.*?) -->")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its role, its options, its text, and the line it begins on."""

    language: str
    role: str
    options: dict[str, str]
    text: str
    line: int


@dataclass(frozen=True)
class Page:
    """A page with its blocks and what its comments set."""

    path: Path
    source: str
    blocks: tuple[Block, ...]
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def folders(self) -> list[Path]:
        return [(self.path.parent / name).resolve() for name in self.settings.get("files", "").split()]


def read_page(path: Path) -> Page:
    source = path.read_text(encoding="utf-8")
    settings = {found["key"]: found["value"] for found in _COMMENT.finditer(source)}
    blocks = tuple(_block(found, source) for found in _FENCE.finditer(source))
    return Page(path, source, blocks, settings)


def _block(found: re.Match[str], source: str) -> Block:
    language, *rest = found["info"].split() or [""]
    options = dict(word.split("=", 1) for word in rest if "=" in word)
    roles = [word for word in rest if "=" not in word]
    line = source.count("\n", 0, found.start()) + 1
    return Block(language, roles[0] if roles else "", options, found["text"], line)


def all_pages() -> list[Page]:
    """README in both languages, and everything below ``docs``."""
    paths = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [read_page(path) for path in paths]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "page" in metafunc.fixturenames:
        pages = all_pages()
        metafunc.parametrize("page", pages, ids=[page.name for page in pages])


@pytest.fixture(scope="session")
def pages() -> dict[str, Page]:
    """Every page by its path within the checkout."""
    return {page.name: page for page in all_pages()}
