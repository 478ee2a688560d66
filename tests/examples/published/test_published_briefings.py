"""Briefings that were published, from their tables: the clauses must come out with the same figures.

A file of ``briefings`` holds options, the tables in the layout of their office (``--- file name``), and
below ``====`` a line a clause: what is asked, `` => ``, what the release said.  An expectation that begins
with ``!`` is the code of a refusal: what the tables do not prove.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from zjreport.errors import ZjreportError
from zjreport.indicators import Period, read_with_problems
from zjreport.phrasing import Speaker
from zjreport.runs import text_of

_BRIEFINGS = sorted((Path(__file__).parent / "briefings").glob("*.txt"))
_FILE = re.compile(r"^--- (\S+)(?: (\S+))?\n", re.MULTILINE)


@dataclass(frozen=True)
class Published:
    """A release: its options, its tables by file name (and encoding), and its clauses."""

    options: dict[str, str]
    tables: tuple[tuple[str, str, str], ...]
    clauses: tuple[tuple[str, str], ...]

    @classmethod
    def load(cls, path: Path) -> Published:
        tables, _, clauses = path.read_text(encoding="utf-8").partition("\n====\n")
        head, *pieces = _FILE.split(tables)
        return cls(
            dict(part.strip().split(": ") for part in head.strip().split(";")),
            tuple(
                (name, encoding or "utf-8", text)
                for name, encoding, text in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
            ),
            tuple((asked, said) for line in clauses.splitlines() for asked, said in [line.split(" => ")]),
        )

    def speaker(self, folder: Path) -> Speaker:
        files = []
        for name, encoding, text in self.tables:
            (folder / name).write_bytes(text.encode(encoding))
            files.append(folder / name)
        area = self.options.get("area", "")
        data, problems = read_with_problems(*files, area=area)
        assert [str(problem) for problem in problems if problem.severity == "error"] == []
        return Speaker(data, Period.parse(self.options["period"]), area, register="statistics")


def _said(speaker: Speaker, asked: str) -> str:
    try:
        return text_of(speaker.text(asked))
    except ZjreportError as error:
        return "!" + error.code


@pytest.mark.parametrize("path", _BRIEFINGS, ids=lambda path: path.stem)
def test_the_tables_of_a_release_give_its_clauses(path: Path, tmp_path: Path) -> None:
    published = Published.load(path)
    speaker = published.speaker(tmp_path)
    assert published.clauses
    assert dict(_answers(speaker, published)) == dict(published.clauses)


def _answers(speaker: Speaker, published: Published) -> Iterator[tuple[str, str]]:
    for asked, _ in published.clauses:
        yield asked, _said(speaker, asked)
