"""The same bytes from another process, another order of hashes, another thread; no plotting library."""

from __future__ import annotations

import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.writers.docx.conftest import BLOCKS
from zjreport.blocks import Document, Metadata
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

SCRIPT = """
import hashlib, sys
from tests.writers.docx.conftest import BLOCKS
from zjreport.blocks import Document, Metadata
from zjreport.themes import load_theme
for theme in ("official", "brochure"):
    document = Document(BLOCKS, load_theme(theme), Metadata("题", "江城市"))
    print(hashlib.sha256(document.to_bytes("docx")).hexdigest())
print("matplotlib" in sys.modules)
"""


def digest(theme: str) -> str:
    document = Document(BLOCKS, load_theme(theme), Metadata("题", "江城市"))
    return hashlib.sha256(DocxWriter().write(document)).hexdigest()


@pytest.fixture(scope="module")
def here() -> list[str]:
    return [digest(theme) for theme in ("official", "brochure")]


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_other_processes_give_the_same_bytes_and_load_no_matplotlib(seed, here, run, checkout):
    done = run(sys.executable, "-c", SCRIPT, cwd=checkout, PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [*here, "False"]


def test_threads_give_the_same_bytes(here):
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(digest, ["official", "brochure"] * 4)) == here * 4
