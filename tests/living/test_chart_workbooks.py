"""Charts whose workbook was changed or is gone: told by verify, and by refresh even where no data are new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.integrity import faults
from tests.living.conftest import packed, parts_of
from zjreport import verify
from zjreport.living.archive import WordFile
from zjreport.living.charts import charts_of
from zjreport.living.refreshing.refreshing import refreshed
from zjreport.living.remarks import flat

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def found(example: Callable[[str], Any]) -> Any:
    return example("quarterly")


def renamed(word: bytes, number: int, cell: str) -> tuple[bytes, str]:
    """A file with other words in a cell of a chart's workbook; what stood there."""
    parts = parts_of(word)
    part = charts_of(WordFile(word, ""))[number].workbook_part
    book = parts_of(parts[part])
    sheet = etree.fromstring(book[SHEET])
    text = next(next(each.iter(f"{MAIN}t")) for each in sheet.iter(f"{MAIN}c") if each.get("r") == cell)
    old, text.text = text.text or "", "改过的名"
    book[SHEET] = etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts[part] = packed(book)
    return packed(parts), old


def numbers(word: bytes) -> list[int]:
    return [number for number, chart in charts_of(WordFile(word, "")).items() if chart.part]


@pytest.mark.parametrize("cell", ["A2", "B1"])
def test_a_name_that_was_changed_in_the_workbook_is_told_and_put_back(
    found: Any, tmp_path: Path, cell: str
) -> None:
    word = found.word()
    for number in numbers(word):
        path = tmp_path / "old.docx"
        content, old = renamed(word, number, cell)
        path.write_bytes(content)
        (remark,) = verify(path, found.data).remarks
        assert remark.code == "living.workbook"
        assert f"{flat(old)}, in the workbook 改过的名" in remark.message
        new, (change,) = refreshed(path, found.data)
        assert (change.what, change.old, change.reason) == ("chart", "改过的名", "in its workbook")
        assert faults(new) == []
        path.write_bytes(new)
        assert verify(path, found.data).remarks == ()


def test_a_workbook_that_is_gone_is_told_though_no_data_are_new(found: Any, tmp_path: Path) -> None:
    word = found.word()
    number = numbers(word)[0]
    chart = charts_of(WordFile(word, ""))[number]
    parts = parts_of(word)
    del parts[chart.workbook_part]
    del parts[f"word/charts/_rels/{Path(chart.part).name}.rels"]
    path = tmp_path / "old.docx"
    path.write_bytes(packed(parts))
    (remark,) = verify(path, found.data).remarks
    assert (remark.code, remark.severity) == ("living.workbook", "info")
    _, (change,) = refreshed(path, found.data)
    assert change.what == "left"
    assert "no workbook" in change.reason
