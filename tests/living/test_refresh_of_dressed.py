"""Files in the dress of a house template: verified, and refreshed to what a new build in it is."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integrity import faults
from tests.word_file import Read, W
from tests.writers.docx.template.conftest import as_template, numbered, office
from zjreport import IndicatorSet, verify
from zjreport.living.refreshing.refreshing import refreshed

from .test_refresh import drawn, revised, said

pytestmark = pytest.mark.filterwarnings("ignore::zjreport.errors.ZjreportWarning")

TEMPLATES: dict[str, Callable[[], bytes]] = {
    "numbered.docx": numbered,
    "framed.docx": office,
    "office.dotx": lambda: as_template(office()),
}


def looks(word: bytes) -> list[tuple[str, str, str]]:
    """Every paragraph with its ordinal, and the names of its style and of those of its runs.

    How far the make-up of pages has stretched a gap is none of its looks: a refresh leaves gaps as they are.
    """
    file = Read(word)
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in file.part("word/styles.xml").iter(f"{W}style")
    }
    lines = iter(file.numbered_lines())
    found = []
    for paragraph in file.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        runs = [names[each.get(f"{W}val")] for each in paragraph.iter(f"{W}rStyle")]
        name = "" if style is None else names[style.get(f"{W}val")]
        name = name.partition("（加")[0]
        found.append((file.text_of(paragraph), name, " ".join(runs)))
    return [*found, *((line, "", "") for line in lines)]


def releases(found: Any, name: str) -> list[tuple[IndicatorSet, IndicatorSet]]:
    """Data before and after: all values are others, indicators and topics go, or come."""
    if name == "work-report":
        return [(found.data, revised(found.data, 3, 0.6))]
    fewer = found.without("agri_output", "agriculture", "grain", "fdi", "new_jobs")
    return [(found.data, revised(fewer, 1, 0.5)), (fewer, revised(found.data, 3, 0.6))]


@pytest.mark.parametrize(
    ("name", "base", "template"),
    [
        ("quarterly", "official", "numbered.docx"),
        ("quarterly", "official", "framed.docx"),
        ("quarterly", "official", "office.dotx"),
        ("work-report", "brochure", "numbered.docx"),
        ("work-report", "brochure", "framed.docx"),
    ],
)
def test_a_dressed_file_becomes_what_a_new_build_in_its_template_is(
    example: Callable[[str], Any], tmp_path: Path, name: str, base: str, template: str
) -> None:
    found = example(name)
    (tmp_path / template).write_bytes(TEMPLATES[template]())
    theme = {"base": base, "docx": str(tmp_path / template)}

    def built(data: IndicatorSet) -> bytes:
        word: bytes = found.briefing.compose(data, theme=theme).to_bytes("docx")
        return word

    path = tmp_path / "briefing.docx"
    for old, new in releases(found, name):
        path.write_bytes(built(old))
        assert verify(path, old).remarks == ()
        fresh = built(new)
        word, changes = refreshed(path, new)
        assert said(word) == said(fresh)
        assert looks(word) == looks(fresh)
        assert drawn(word) == drawn(fresh)
        assert faults(word) == []
        assert schema_faults(word, tmp_path) == []
        assert [change for change in changes if change.what == "left"] == []
        path.write_bytes(word)
        assert refreshed(path, new) == (word, ())
        assert [remark for remark in verify(path, new).remarks if remark.severity == "error"] == []


def schema_faults(word: bytes, folder: Path) -> list[Any]:
    """What the validator says, where there is one."""
    program = shutil.which("ooxml-validator")
    if not program:
        return []
    path = folder / "judged.docx"
    path.write_bytes(word)
    done = subprocess.run(
        [program, path, "--officeVersion", "Office2019"], capture_output=True, encoding="utf-8"
    )
    errors: list[Any] = json.loads(done.stdout)["errors"]
    return errors
