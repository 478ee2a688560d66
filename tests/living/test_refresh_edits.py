"""Refresh of edited files: figures and untouched words are new, what an author wrote stays."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.integrity import faults
from zjreport.indicators import IndicatorSet
from zjreport.living.archive import WordFile
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing import Change, as_csv
from zjreport.living.refreshing.refreshing import refreshed
from zjreport.living.remarks import Spot

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Edit = Callable[..., Path]
WHOLE = "经济总量较快增长"


@pytest.fixture
def quarterly(example: Callable[[str], Any]) -> Any:
    return example("quarterly")


def data_with(found: Any, gdp: str) -> IndicatorSet:
    """The data with another rate of the whole output."""
    data: IndicatorSet = found.revised({("gdp", "2024-Q1"): {"yoy": Decimal(gdp)}})
    return data


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def saying(root: etree._Element, part: str) -> etree._Element:
    """The first paragraph that says the words."""
    return next(p for p in root.iter(f"{W}p") if part in words(p))


def control(root: etree._Element, part: str, figure: str) -> etree._Element:
    """The control of a figure in the paragraph that says ``part``."""
    return next(each for each in saying(root, part).iter(f"{W}sdt") if words(each) == figure)


def texts(word: bytes) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(WordFile(word, ""))]


def saying_now(word: bytes, part: str) -> str:
    return next(text for text in texts(word) if part in text)


def test_a_figure_that_was_typed_over_is_brought_up_to_date_and_told(quarterly: Any, edited: Edit) -> None:
    def type_over(root: etree._Element) -> None:
        next(control(root, WHOLE, "6.5%").iter(f"{W}t")).text = "6.9%"

    new, changes = refreshed(edited(quarterly.word(), type_over), data_with(quarterly, "6.7"))
    assert "同比增长6.7%" in saying_now(new, WHOLE)
    (change,) = [change for change in changes if change.old == "6.9%"]
    assert (change.new, change.what) == ("6.7%", "figure")
    assert "by hand" in change.reason
    assert faults(new, ours=False) == []


def test_a_figure_that_was_written_in_another_way_stays_in_that_way(quarterly: Any, edited: Edit) -> None:
    def shorten(root: etree._Element) -> None:
        next(control(root, WHOLE, "315.55亿元").iter(f"{W}t")).text = "315.6亿元"

    data = quarterly.revised({("gdp", "2024-Q1"): {"value": Decimal("316.04")}})
    new, _ = refreshed(edited(quarterly.word(), shorten), data)
    assert "地区生产总值为316.0亿元" in saying_now(new, WHOLE)


def test_looks_comments_and_torn_runs_stay(quarterly: Any, edited: Edit) -> None:
    def tear(root: etree._Element) -> None:
        run = next(control(root, WHOLE, "6.5%").iter(f"{W}r"))
        run.set(f"{W}rsidR", "00AB12CD")
        properties = run.find(f"{W}rPr")
        etree.SubElement(properties, f"{W}b")
        second = deepcopy(run)
        run.find(f"{W}t").text, second.find(f"{W}t").text = "6.", "5%"
        run.addnext(second)
        run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        etree.SubElement(saying(root, WHOLE), f"{W}commentRangeEnd", {f"{W}id": "1"})

    path = edited(quarterly.word(), tear)
    new, _ = refreshed(path, data_with(quarterly, "6.7"))
    root = etree.fromstring(WordFile(new, "").read("word/document.xml"))
    found = control(root, WHOLE, "6.7%")
    assert [words(run) for run in found.iter(f"{W}r")] == ["6.7%"]
    assert found.find(f".//{W}rPr/{W}b") is not None
    assert saying(root, WHOLE).find(f"{W}commentRangeEnd") is not None


def test_an_edited_sentence_gets_new_figures_and_the_right_direction(quarterly: Any, edited: Edit) -> None:
    def rewrite(root: etree._Element) -> None:
        first = next(saying(root, WHOLE).iter(f"{W}t"))
        first.text = (first.text or "").replace(
            "一季度，全市", "今年以来，全市上下共同努力，"
        ) or "今年以来，"
        run = etree.SubElement(saying(root, WHOLE), f"{W}r")
        etree.SubElement(run, f"{W}t").text = "这来之不易。"

    new, changes = refreshed(edited(quarterly.word(), rewrite), data_with(quarterly, "-1.2"))
    text = next(text for text in texts(new) if "这来之不易。" in text)
    assert "同比下降1.2%" in text
    assert "同比增长1.2%" not in text
    assert any(change.new == "1.2%" for change in changes)


def test_what_an_author_deleted_stays_away_and_what_he_added_stays(quarterly: Any, edited: Edit) -> None:
    def work(root: etree._Element) -> None:
        gone = saying(root, "农业生产形势稳定")
        own = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(own, f"{W}r"), f"{W}t").text = "作者自己的一段话。"
        gone.addprevious(own)
        gone.getparent().remove(gone)

    new, _ = refreshed(edited(quarterly.word(), work), data_with(quarterly, "6.7"))
    said = texts(new)
    assert not [text for text in said if "农业生产形势稳定" in text]
    at = said.index("作者自己的一段话。")
    assert WHOLE in said[at - 1]
    assert "工业生产" in said[at + 1]


def test_a_figure_in_deleted_text_is_left_alone(quarterly: Any, edited: Edit) -> None:
    def strike(root: etree._Element) -> None:
        struck = control(root, WHOLE, "6.5%")
        deleted = etree.Element(f"{W}del", {f"{W}id": "9001", f"{W}author": "甲"})
        struck.addprevious(deleted)
        run = deepcopy(next(struck.iter(f"{W}r")))
        run.find(f"{W}t").tag = f"{W}delText"
        deleted.append(run)
        struck.getparent().remove(struck)

    new, _ = refreshed(edited(quarterly.word(), strike), data_with(quarterly, "6.7"))
    root = etree.fromstring(WordFile(new, "").read("word/document.xml"))
    assert [text.text for text in root.iter(f"{W}delText")] == ["6.5%"]
    assert "6.7%" not in saying_now(new, WHOLE)


def test_a_figure_in_inserted_text_is_new(quarterly: Any, edited: Edit) -> None:
    def insert(root: etree._Element) -> None:
        found = control(root, WHOLE, "6.5%")
        inserted = etree.Element(f"{W}ins", {f"{W}id": "9002", f"{W}author": "甲"})
        found.addprevious(inserted)
        inserted.append(found)

    new, _ = refreshed(edited(quarterly.word(), insert), data_with(quarterly, "6.7"))
    root = etree.fromstring(WordFile(new, "").read("word/document.xml"))
    (inserted,) = root.iter(f"{W}ins")
    assert words(inserted) == "6.7%"


def test_colours_of_a_chart_stay_and_its_workbook_is_new(quarterly: Any, edited: Edit) -> None:
    part = "word/charts/chart1.xml"

    def paint(root: etree._Element) -> None:
        next(root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr")).set("val", "00AA00")

    new, changes = refreshed(edited(quarterly.word(), paint, part=part), data_with(quarterly, "9.1"))
    assert b"00AA00" in WordFile(new, "").read(part)
    assert b"<c:v>9.1</c:v>" in WordFile(new, "").read(part)
    rates = [change.new for change in changes if change.what == "chart" and "增速" in change.name]
    assert "9.1%" in rates
    assert faults(new, ours=False) == []


def test_other_parts_are_copied_as_they_are(quarterly: Any, tmp_path: Path) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(quarterly.word())
    new, _ = refreshed(path, data_with(quarterly, "6.7"))
    old, made = WordFile(path.read_bytes(), ""), WordFile(new, "")
    assert old.names() == made.names()
    changed = {name for name in old.names() if old.read(name) != made.read(name)}
    allowed = (
        "word/document.xml",
        "customXml/item1.xml",
        "word/charts/",
        "word/embeddings/",
        "word/drawings/",
    )
    assert all(name.startswith(allowed) for name in changed)


def test_a_file_that_libreoffice_saved(
    quarterly: Any, tmp_path: Path, libreoffice: Callable[..., Path]
) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(quarterly.word())
    data = quarterly.revised(
        {
            ("gdp", "2024-Q1"): {"yoy": Decimal("-1.2"), "value": Decimal("316.04")},
            ("industry", "2024-Q1"): {"yoy": Decimal("8.8")},
        }
    )
    fresh, _ = refreshed(path, data)
    new, _ = refreshed(libreoffice(path), data)

    def body(word: bytes) -> list[str]:
        kinds = ("header", "footer")
        found = paragraphs_of(WordFile(word, ""))
        return ["".join(each.text.split()) for each in found if each.kind not in kinds]

    assert body(new) == body(fresh)


def test_the_list_of_changes_opens_as_a_table() -> None:
    change = Change("figure", "-6.3%", "=1+1", Spot(12, "一、工业"), "规上工业")
    lines = as_csv([change]).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("what,old,new,name,reason,paragraph,heading")
    assert lines[1].startswith("figure,-6.3%,'=1+1,规上工业,,12,一、工业")


def test_no_sentence_is_made_wrong_and_what_is_left_is_told_each_time(quarterly: Any, edited: Edit) -> None:
    def rewrite(root: etree._Element) -> None:
        paragraph = saying(root, WHOLE)
        found = control(root, WHOLE, "6.5%")
        before = next(t for t in found.itersiblings(preceding=True) if t.tag == f"{W}r")
        next(before.iter(f"{W}t")).text = "，呈现喜人的"
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = "局面来之不易。"

    path = edited(quarterly.word(), rewrite)
    data = data_with(quarterly, "-1.2")
    new, changes = refreshed(path, data)
    text = saying_now(new, "局面来之不易。")
    assert "呈现喜人的6.5%" in text
    told = [change for change in changes if change.what == "left" and change.old == "6.5%"]
    assert [change.new for change in told] == ["1.2%"]
    path.write_bytes(new)
    again, more = refreshed(path, data)
    assert again == new
    assert [change.old for change in more if change.what == "left" and change.old == "6.5%"] == ["6.5%"]


def test_a_file_of_another_version_gets_new_figures_alone(quarterly: Any, edited: Edit) -> None:
    def older(root: etree._Element) -> None:
        root.set("program", "0.0.1")

    def merged(root: etree._Element) -> None:
        gone = saying(root, "农业生产形势稳定")
        gone.getparent().remove(gone)

    path = edited(quarterly.word(), merged)
    path = edited(path.read_bytes(), older, part="customXml/item1.xml")
    before = len(texts(path.read_bytes()))
    new, changes = refreshed(path, data_with(quarterly, "-1.2"))
    assert len(texts(new)) == before
    assert "同比下降1.2%" in saying_now(new, "全市地区生产总值为")
    assert any("another zjreport" in change.reason for change in changes)
