"""What other programs and hands do to a file: cells filled anew, bookmarks drawn wider, blanks in numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.living.conftest import Example, W, controls, packed, parts_of, words_of
from zjreport import verify
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing.refreshing import refreshed

Edit = Callable[..., Path]


@pytest.fixture
def report(example: Callable[[str], Example]) -> Example:
    return example("work-report")


def texts(word: bytes) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(WordFile(word, ""))]


def filled(word: bytes, old: str, new: str) -> bytes:
    """The first cell that says ``old`` filled anew by python-docx, which takes the marks away."""
    document = docx.Document(io.BytesIO(word))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    next(cell for cell in cells if words_of(cell._tc) == old).text = new
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def widened(root: etree._Element) -> None:
    """The controls gone, all bookmarks drawn around their whole paragraph."""
    for control in controls(root, "zjr:"):
        for child in list(control.find(f"{W}sdtContent")):
            control.addprevious(child)
        control.getparent().remove(control)
    for paragraph in root.iter(f"{W}p"):
        first = 0 if paragraph.find(f"{W}pPr") is None else 1
        for start in list(paragraph.iter(f"{W}bookmarkStart")):
            paragraph.insert(first, start)
        for end in list(paragraph.iter(f"{W}bookmarkEnd")):
            paragraph.append(end)


def test_a_wrong_figure_in_a_cell_without_its_mark_is_told(report: Example, tmp_path: Path) -> None:
    path = tmp_path / "edited.docx"
    path.write_bytes(filled(report.word(), "1650", "77.7"))
    outcome = verify(path, report.data)
    (remark,) = [each for each in outcome.remarks if each.severity != "info"]
    assert (remark.code, remark.printed, remark.says) == ("living.cell", "77.7", "1650")
    assert not outcome.agrees


def test_a_right_figure_in_a_cell_without_its_mark_is_no_fault(report: Example, tmp_path: Path) -> None:
    path = tmp_path / "edited.docx"
    path.write_bytes(filled(report.word(), "1650", "1650"))
    assert verify(path, report.data).agrees


def test_bookmarks_around_whole_paragraphs_change_no_other_number(
    report: Example, edited: Edit, tmp_path: Path
) -> None:
    path = edited(report.word(), widened)
    before = texts(path.read_bytes())
    once, _ = refreshed(path, report.data)
    again = tmp_path / "again.docx"
    again.write_bytes(once)
    twice, _ = refreshed(again, report.data)
    assert texts(once) == before
    assert texts(twice) == before
    assert [str(each) for each in verify(again, report.data).remarks if each.severity == "error"] == []


def test_a_thin_blank_within_a_number_is_part_of_it(example: Callable[[str], Example], edited: Edit) -> None:
    found = example("quarterly")

    def part(root: etree._Element) -> None:
        control = next(each for each in controls(root, "zjr:") if words_of(each) == "2362.71亿元")
        next(control.iter(f"{W}t")).text = "2\u2009362.71亿元"

    path = edited(found.word(), part)
    assert verify(path, found.data).remarks == ()
    new, _ = refreshed(path, found.data)
    assert texts(new) == texts(path.read_bytes())


def test_a_record_under_another_number_is_found(report: Example, tmp_path: Path) -> None:
    def renamed(text: bytes) -> bytes:
        return text.replace(b"item1.xml", b"item3.xml").replace(b"itemProps1.xml", b"itemProps3.xml")

    parts = parts_of(report.word())
    moved = {
        renamed(name.encode()).decode(): renamed(data) if name.endswith((".rels", "Types].xml")) else data
        for name, data in parts.items()
    }
    path = tmp_path / "edited.docx"
    path.write_bytes(packed(moved))
    assert "customXml/item3.xml" in moved
    assert verify(path, report.data).remarks == ()
