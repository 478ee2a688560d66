"""Footnotes read back from the page: with their marks, at its foot, on whole lines of the grid."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Sequence
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zjreport.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    Imprint,
    ItemList,
    ListItem,
    Metadata,
    Panel,
    PanelGroup,
    Paragraph,
    Row,
    Table,
)
from zjreport.runs import Run, Runs, as_runs, with_note
from zjreport.themes import load_theme

MM = 72 / 25.4
THEMES = ("official", "brochure")
BODY = Paragraph(as_runs("前三季度，全市经济运行总体平稳，规模以上工业增加值稳步增长。" * 6))


def noted(text: str, note: str) -> Runs:
    return with_note(as_runs(text), as_runs(note))


def pdf(blocks: Sequence[Block], theme: str, *, archive: bool = False) -> bytes:
    return Document(tuple(blocks), load_theme(theme), Metadata(title="测试"), archive=archive).to_bytes("pdf")


def pages_of(blocks: Sequence[Block], theme: str) -> list[Any]:
    return list(pdfplumber.open(io.BytesIO(pdf(blocks, theme))).pages)


def text(page: Any) -> str:
    return "".join(sign["text"] for sign in page.chars)


def place(page: Any, words: str) -> list[dict[str, Any]]:
    """The signs of some words, in the order of the page's content."""
    start = text(page).index(words)
    return list(page.chars[start : start + len(words)])


@pytest.mark.parametrize("theme", THEMES)
def test_a_note_stands_at_the_foot_of_its_marks_page(theme: str) -> None:
    blocks = [*[BODY] * 9, Paragraph(noted("用电量增长", "市供电公司快报数")), *[BODY] * 9]
    pages = pages_of(blocks, theme)
    (page,) = [page for page in pages if "用电量增长①" in text(page)]
    (note,) = [page for page in pages if "①市供电公司快报数" in text(page)]
    assert page is note
    sheet = load_theme(theme).page
    foot = (sheet.height - sheet.bottom) * MM
    last = place(page, "市供电公司快报数")
    assert foot - 8 < last[0]["bottom"] <= foot + 1
    others = [sign for sign in page.chars if sign["bottom"] < last[0]["top"] - 2]
    assert len(others) > 100
    rules = [line for line in page.lines if line["x1"] - line["x0"] < 0.4 * sheet.text_width * MM]
    assert any(max(sign["bottom"] for sign in others) <= rule["top"] <= last[0]["top"] for rule in rules)


@pytest.mark.parametrize("theme", THEMES)
def test_marks_are_raised_and_counted_anew_on_each_page(theme: str) -> None:
    many = [
        [Paragraph(noted(f"{name}处", f"{name}处之注")), *[BODY] * 3] for name in "甲乙丙丁戊己庚辛壬癸子丑"
    ]
    pages = pages_of(list(itertools.chain(*many)), theme)
    assert len(pages) > 2
    for page in pages:
        marks = [sign for sign in page.chars if "①" <= sign["text"] <= "⑳"]
        half = len(marks) // 2
        numbers = [ord(mark["text"]) - ord("①") + 1 for mark in marks]
        assert numbers == [*range(1, half + 1)] * 2
        for number, mark in zip(numbers[:half], marks[:half], strict=True):
            name = page.chars[page.chars.index(mark) - 2]
            assert f"{chr(ord('①') + number - 1)}{name['text']}处之注" in text(page)
            assert mark["size"] < 0.8 * name["size"]
            assert mark["bottom"] < name["bottom"]


def test_the_official_grid_keeps_its_lines_above_notes() -> None:
    theme = load_theme("official")
    page = pages_of([*[BODY] * 2, Paragraph(noted("数据", "初步数")), *[BODY] * 20], "official")[0]
    pitch = theme.page.text_height * MM / 22
    tops = sorted({round(sign["top"], 1) for sign in page.chars if abs(sign["size"] - 16) < 0.1})
    steps = [(top - tops[0]) / pitch for top in tops]
    assert steps == pytest.approx([round(step) for step in steps], abs=0.02)
    assert len(tops) == 21


@pytest.mark.parametrize("theme", THEMES)
def test_notes_of_tables_lists_panels_and_cards_stand_there_too(theme: str) -> None:
    row = Row((Cell(noted("生产总值", "表注")), Cell(with_note(as_runs("5264.1"), as_runs("数注")))))
    card = Card(noted("标签", "签注"), as_runs("12"), as_runs("亿元"), noted("增长6%", "变注"), "up", True)
    blocks = [
        Heading(noted("标题", "题注"), 1),
        Table((Column("指标"), Column("数值", "decimal")), (row,), title=noted("表名", "名注")),
        ItemList((ListItem(noted("事项", "项注")),)),
        Cards((card,)),
        Panel(as_runs("城市更加宜居"), (PanelGroup((ListItem(noted("绿道", "道注")),)),), span="half"),
        Panel(as_runs("乡村更见成效"), (PanelGroup((ListItem(noted("农田", "田注")),)),), span="half"),
    ]
    pages = pages_of(blocks, theme)
    whole = "".join(map(text, pages))
    for page in pages:
        for name in ("表注", "数注", "签注", "变注", "题注", "名注", "项注", "道注", "田注"):
            if name in text(page):
                mark = text(page)[text(page).index(name) - 1]
                assert text(page).count(mark) == 2
    assert [whole.count(f"{name}") for name in ("题注", "名注", "表注", "数注", "项注")] == [1] * 5
    assert [whole.count(f"{name}") for name in ("签注", "变注", "道注", "田注")] == [1] * 4


@pytest.mark.parametrize("theme", THEMES)
def test_no_note_is_lost_where_none_can_stand(theme: str) -> None:
    blocks = [Cover(noted("封面", "封面之注")), Contents(), Heading(noted("情况", "情况之注")), BODY]
    whole = "".join(map(text, pages_of(blocks, theme)))
    assert whole.count("封面之注") == whole.count("情况之注") == 1


def test_notes_stand_above_the_imprint() -> None:
    blocks = [Paragraph(noted("数据", "初步数")), Imprint(office=as_runs("江城市统计局"))]
    (page,) = pages_of(blocks, "official")
    assert place(page, "初步数")[0]["bottom"] < place(page, "江城市统计局")[0]["top"]


@pytest.mark.parametrize("theme", THEMES)
def test_marks_and_notes_lead_to_each_other_and_are_tagged(theme: str) -> None:
    data = pdf([BODY, Paragraph(noted("用电量", "快报数")), BODY], theme, archive=True)
    with pikepdf.open(io.BytesIO(data)) as file:
        (page,) = file.pages
        there, back = page.Annots
        assert [str(link.Contents) for link in (there, back)] == ["注①", "注①"]
        assert there.Rect[1] > back.Rect[1]
        tops = [_destination(file, link) for link in (there, back)]
        assert tops[0] < there.Rect[1]
        assert tops[1] > there.Rect[1]
        roles = [role for role in _roles(file.Root.StructTreeRoot.K) if role not in ("Document", "Sect")]
    assert roles == ["P", "P", "Reference", "Link", "Note", "Lbl", "Link", "P"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [12, 60, 420])
def test_a_long_note_runs_over_and_nothing_of_it_is_lost(theme: str, count: int) -> None:
    sheet = load_theme(theme).page
    foot = (sheet.height - sheet.bottom) * MM
    lines = [f"{number:03}号说明文字" for number in range(count)]
    blocks = [*[BODY] * 4, Paragraph(noted("用电量", "".join(lines))), *[BODY] * 4]
    pages = pages_of(blocks, theme)
    first = next(page for page in pages if "用电量①" in text(page))
    assert "000号" in text(first)
    whole = "".join(text(page) for page in pages)
    assert [whole.count(line) for line in ("000号", f"{count // 2:03}号", f"{count - 1:03}号")] == [1, 1, 1]
    shown = re.findall(r"\d\d\d(?=号)", whole)
    assert shown == sorted(shown)
    for page in pages:
        inside = [sign for sign in page.chars if sign["bottom"] < foot + 6]
        assert all(sign["bottom"] <= foot + 1 for sign in inside)


def test_the_text_of_a_page_is_not_parted_from_short_notes() -> None:
    blocks = [Paragraph(noted("数据" * 40, "短注说明" * 12)) for _ in range(20)]
    for page in pages_of(blocks, "official"):
        marks = [sign["text"] for sign in page.chars if "①" <= sign["text"] <= "⑳"]
        assert all(marks.count(mark) == 2 for mark in marks)


def _destination(file: pikepdf.Pdf, link: Any) -> float:
    """How high the place of a link lies."""
    place = link.Dest
    if not isinstance(place, pikepdf.Array):
        found = file.Root.Dests[place] if "/Dests" in file.Root else None
        place = found.D if isinstance(found, pikepdf.Dictionary) else found
    return float(place[3] if len(place) > 3 else place[2])


def _roles(tag: Any) -> list[str]:
    if not isinstance(tag, pikepdf.Dictionary) or "/S" not in tag:
        return []
    kids = tag.get("/K", pikepdf.Array())
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [str(tag.S)[1:], *(role for kid in kids for role in _roles(kid))]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 120)), min_size=1, max_size=14),
    st.sampled_from(THEMES),
)
def test_every_mark_has_its_note_on_its_page(made: list[tuple[int, int]], theme: str) -> None:
    blocks = []
    for number, (length, long) in enumerate(made):
        name = f"〔{'甲乙丙丁戊己庚辛壬癸子丑寅卯'[number]}〕"
        runs = (
            Run("平稳增长，" * (length // 5) + name, note=as_runs(f"注{name}" + "说明" * long)),
            Run("运行" * 30),
        )
        blocks.append(Paragraph(runs))
    sheet = load_theme(theme).page
    top, foot = sheet.top * MM, (sheet.height - sheet.bottom) * MM
    seen = 0
    for page in pages_of(blocks, theme):
        words = text(page)
        names = [name for name in (f"〔{sign}〕" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯") if name in words]
        for number, name in enumerate(names):
            sign = chr(ord("①") + number)
            assert f"{name}{sign}" in words
            assert f"{sign}注{name}" in words
        seen += len(names)
        inside = [sign for sign in page.chars if sign["bottom"] < foot + 4]
        assert all(top - 1 <= sign["top"] and sign["bottom"] <= foot + 1 for sign in inside)
        rows = sorted({(round(sign["top"]), round(sign["bottom"])) for sign in inside if sign["size"] > 8})
        notes = min((sign["top"] for sign in place(page, "注〔")), default=foot) if "注〔" in words else foot
        texts = [sign for sign in inside if sign["top"] < notes - 1 and sign["size"] > 8]
        assert rows
        assert max((sign["bottom"] for sign in texts), default=0) <= notes + 1
    assert seen == len(made)
