"""Changes of a refresh as tracked changes: accepted they are the new text, rejected the old one."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.integrity import faults
from tests.living.conftest import W, packed, parts_of
from tests.living.test_refresh import revised
from zjreport.indicators import IndicatorSet
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing.refreshing import refreshed

Edit = Callable[..., Path]
OURS = "zjreport"


@pytest.fixture
def quarterly(example: Callable[[str], Any]) -> Any:
    return example("quarterly")


def lines(word: bytes) -> list[str]:
    """The words of a file, its pages' numbers left out."""
    read = paragraphs_of(WordFile(word, ""))
    return ["".join(each.text.split()) for each in read if each.kind not in ("header", "footer")]


def decided(word: bytes, *, accept: bool) -> bytes:
    """A file with all tracked changes accepted or rejected."""
    parts = parts_of(word)
    for name in [name for name in parts if name in ("word/document.xml", "word/footnotes.xml")]:
        root = etree.fromstring(parts[name])
        gone, kept = (f"{W}del", f"{W}ins") if accept else (f"{W}ins", f"{W}del")
        for change in list(root.iter(gone)):
            above = change.getparent()
            if above.tag == f"{W}trPr":
                row = above.getparent()
                row.getparent().remove(row)
            elif above.tag != f"{W}rPr":
                above.remove(change)
        for change in list(root.iter(kept)):
            if change.getparent().tag not in (f"{W}trPr", f"{W}rPr"):
                for child in list(change):
                    change.addprevious(child)
                change.getparent().remove(change)
        for text in list(root.iter(f"{W}delText")):
            text.tag = f"{W}t"
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def authors(word: bytes) -> set[str]:
    root = WordFile(word, "").root("word/document.xml")
    return {each.get(f"{W}author", "") for each in root.iter(f"{W}ins", f"{W}del")}


@pytest.mark.parametrize("theme", ["official", "brochure"])
@pytest.mark.parametrize("name", ["work-report", "quarterly"])
def test_accepted_it_is_the_new_text_and_rejected_the_old_one(
    example: Callable[[str], Any], tmp_path: Path, name: str, theme: str
) -> None:
    found = example(name)
    path = tmp_path / "old.docx"
    path.write_bytes(found.word(theme))
    data: IndicatorSet = revised(found.data, 1, 0.5)
    plain, changes = refreshed(path, data)
    tracked, same_changes = refreshed(path, data, track=True)
    assert changes == same_changes
    assert lines(tracked) == lines(plain)
    assert lines(decided(tracked, accept=True)) == lines(plain)
    assert lines(decided(tracked, accept=False)) == lines(path.read_bytes())
    assert authors(tracked) == {OURS}
    assert faults(tracked) == []
    again = tmp_path / "tracked.docx"
    again.write_bytes(tracked)
    same, none = refreshed(again, data)
    assert same == tracked
    assert {change.what for change in none} <= {"left"}


def test_what_an_author_has_tracked_stays_theirs(quarterly: Any, edited: Edit) -> None:
    def rewrite(root: etree._Element) -> None:
        run = next(
            each for each in root.iter(f"{W}r") if "农林牧渔业总产值" in (each.findtext(f"{W}t") or "")
        )
        struck = etree.Element(f"{W}del", {f"{W}id": "7001", f"{W}author": "甲"})
        run.addprevious(struck)
        old = deepcopy(run)
        struck.append(old)
        old.find(f"{W}t").tag = f"{W}delText"
        typed = etree.Element(f"{W}ins", {f"{W}id": "7002", f"{W}author": "甲"})
        run.addprevious(typed)
        typed.append(run)
        run.find(f"{W}t").text = "一季度，农林牧渔业总产值达"

    path = edited(quarterly.word(), rewrite)
    data = quarterly.revised({("agri_output", "2024-Q1"): {"value": Decimal("12.01")}})
    tracked, _ = refreshed(path, data, track=True)
    assert authors(tracked) == {"甲", OURS}
    assert any("农林牧渔业总产值达12.01亿元" in line for line in lines(tracked))
    root = WordFile(tracked, "").root("word/document.xml")
    theirs = [each for each in root.iter(f"{W}ins", f"{W}del") if each.get(f"{W}author") == "甲"]
    assert len(theirs) == 2
    assert faults(tracked, ours=False) == []
