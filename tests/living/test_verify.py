"""Edited files against the data: what is found, what is not, and where it is said to stand."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.living.conftest import (
    EXAMPLES,
    THEMES,
    Example,
    W,
    controls,
    paragraph_above,
    parts_of,
    set_words,
    unwrapped,
    words_of,
)
from zjreport import Briefing, ZjreportError, verify
from zjreport.living import Remark

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

Examples = Callable[[str], Example]
Edit = Callable[..., Path]


@pytest.fixture
def quarterly(example: Examples) -> Example:
    return example("quarterly")


def only(remarks: tuple[Remark, ...]) -> Remark:
    assert len(remarks) == 1, "\n".join(map(str, remarks))
    return remarks[0]


def codes(remarks: tuple[Remark, ...]) -> set[str]:
    return {remark.code for remark in remarks}


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_file_as_it_was_written_agrees(example: Examples, edited: Edit, name: str, theme: str) -> None:
    found = example(name)
    outcome = verify(edited(found.word(theme)), found.data)
    assert outcome.remarks == ()
    assert outcome.agrees
    assert outcome.figures > 100


@pytest.mark.parametrize("theme", THEMES)
def test_a_file_saved_by_libreoffice_agrees(
    example: Examples, edited: Edit, libreoffice: Callable[..., Path], theme: str
) -> None:
    found = example("quarterly")
    written = edited(found.word(theme))
    outcome = verify(libreoffice(written), found.data)
    assert [str(remark) for remark in outcome.remarks if remark.severity != "info"] == []
    assert outcome.figures == verify(written, found.data).figures


def test_a_file_saved_by_python_docx_agrees(quarterly: Example, edited: Edit, tmp_path: Path) -> None:
    document = docx.Document(str(edited(quarterly.word())))
    document.add_paragraph("以上情况，特此报告。")
    document.save(str(tmp_path / "saved.docx"))
    assert verify(tmp_path / "saved.docx", quarterly.data).remarks == ()


def test_figures_of_revised_data_are_stale(quarterly: Example, edited: Edit) -> None:
    data = quarterly.revised({("industrial_va", "2024-Q1"): {"yoy": Decimal("7.9")}})
    remarks = verify(edited(quarterly.word()), data).remarks
    stale = [remark for remark in remarks if remark.code == "living.stale" and remark.printed == "7.8%"]
    assert {remark.says for remark in stale} == {"7.9%"}
    assert "增加值同比增长【7.8%】" in stale[0].spot.context
    assert stale[0].spot.heading == "主要领域运行情况"
    assert "规模以上工业增加值 增速 2024-Q1 江州市" in stale[0].message
    cells = [remark for remark in remarks if remark.spot.row_name.startswith("规模以上工业增加值")]
    assert cells[0].spot.column_name == "同比（%）"
    assert (cells[0].printed, cells[0].says) == ("7.8", "7.9")


def test_words_of_direction_are_judged_by_the_data_now(quarterly: Example, edited: Edit) -> None:
    data = quarterly.revised({("industrial_va", "2024-Q1"): {"yoy": Decimal("-1.2")}})
    remarks = verify(edited(quarterly.word()), data).remarks
    turned = [remark for remark in remarks if remark.code == "prose.direction"]
    assert any(remark.printed == "增长" and remark.says == "下降" for remark in turned)


def test_a_figure_changed_by_hand_is_told_with_what_it_was(quarterly: Example, edited: Edit) -> None:
    path = edited(quarterly.word(), lambda root: set_words(controls(root, "zjr:1|")[0], "351.55亿元"))
    remark = only(verify(path, quarterly.data).remarks)
    assert (remark.code, remark.severity) == ("living.edited", "error")
    assert (remark.printed, remark.says) == ("351.55亿元", "315.55亿元")


@pytest.mark.parametrize("words", ["３１５.５５亿元", "315.6亿元", "3155500万元", "315.550亿元"])
def test_a_figure_in_another_form_is_right(quarterly: Example, edited: Edit, words: str) -> None:
    path = edited(quarterly.word(), lambda root: set_words(controls(root, "zjr:1|")[0], words))
    outcome = verify(path, quarterly.data)
    assert outcome.agrees, outcome.remarks
    assert codes(outcome.remarks) <= {"living.restyled"}


def test_a_figure_brought_up_to_date_by_hand_is_right(quarterly: Example, edited: Edit) -> None:
    data = quarterly.revised({("agri_output", "2024-Q1"): {"value": Decimal("11.75")}})

    def update(root: etree._Element) -> None:
        for control in controls(root, "|agri_output|江州市|2024-Q1|level"):
            set_words(control, words_of(control).replace("11.69", "11.75"))

    assert verify(edited(quarterly.word(), update), data).remarks == ()


def test_a_figure_without_its_mark_is_found_by_its_text(quarterly: Example, edited: Edit) -> None:
    path = edited(quarterly.word(), lambda root: unwrapped(controls(root, "zjr:1|")[0]))
    remark = only(verify(path, quarterly.data).remarks)
    assert (remark.code, remark.severity, remark.printed) == ("living.unmarked", "info", "315.55亿元")


def test_a_paragraph_pasted_without_its_marks_is_found_by_its_figures(
    quarterly: Example, edited: Edit
) -> None:
    def paste(root: etree._Element) -> None:
        for control in controls(paragraph_above(controls(root, "zjr:1|")[0])):
            unwrapped(control)

    outcome = verify(edited(quarterly.word(), paste), quarterly.data)
    assert codes(outcome.remarks) == {"living.unmarked"}
    assert len(outcome.remarks) > 5


def test_what_is_left_out_is_a_note(quarterly: Example, edited: Edit) -> None:
    def leave_out(root: etree._Element) -> None:
        paragraph = paragraph_above(controls(root, "zjr:1|")[0])
        paragraph.getparent().remove(paragraph)

    outcome = verify(edited(quarterly.word(), leave_out), quarterly.data)
    assert outcome.agrees
    assert "315.55亿元" in only(outcome.remarks).message


def test_a_copied_paragraph_keeps_its_figures(quarterly: Example, edited: Edit) -> None:
    def copy(root: etree._Element) -> None:
        paragraph = paragraph_above(controls(root, "zjr:1|")[0])
        paragraph.addnext(deepcopy(paragraph))

    assert verify(edited(quarterly.word(), copy), quarterly.data).remarks == ()


def test_tracked_changes_count_as_if_accepted(quarterly: Example, edited: Edit) -> None:
    def track(root: etree._Element) -> None:
        run = controls(root, "zjr:1|")[0].find(f".//{W}r")
        for kind, words in (("ins", "351.55亿元"), ("del", "")):
            change = etree.Element(f"{W}{kind}", {f"{W}id": "9", f"{W}author": "王"})
            copy = deepcopy(run)
            set_words(copy, words)
            change.append(copy if words else run)
            if words:
                run.addnext(change)
                inserted = change
            else:
                inserted.addprevious(change)
        for text in root.iter(f"{W}del"):
            for each in text.iter(f"{W}t"):
                each.tag = f"{W}delText"

    remark = only(verify(edited(quarterly.word(), track), quarterly.data).remarks)
    assert (remark.code, remark.printed) == ("living.edited", "351.55亿元")


@pytest.mark.filterwarnings("ignore::zjreport.ZjreportWarning")
def test_what_the_data_no_longer_prove_is_told(quarterly: Example, edited: Edit) -> None:
    outcome = verify(edited(quarterly.word()), quarterly.without("tertiary_va"))
    assert {"living.refused", "living.unproved"} <= codes(outcome.remarks)
    assert not outcome.agrees
    refused = next(remark for remark in outcome.remarks if remark.code == "living.refused")
    assert "tertiary_va" in refused.message
    assert not [remark for remark in outcome.remarks if remark.printed == "7.8%"]


def test_figures_typed_by_hand_are_held_against_the_data(quarterly: Example, edited: Edit) -> None:
    def type_in(root: etree._Element) -> None:
        run = etree.SubElement(paragraph_above(controls(root, "zjr:1|")[0]), f"{W}r")
        etree.SubElement(run, f"{W}t").text = "其中，全市进口总额同比增长88.8%。"

    remark = only(verify(edited(quarterly.word(), type_in), quarterly.data).remarks)
    assert (remark.code, remark.severity, remark.printed) == ("prose.contradicts", "error", "88.8%")
    assert "5.4" in remark.message


def test_charts_are_held_against_the_data(quarterly: Example, edited: Edit) -> None:
    data = quarterly.revised({("gdp", "2022-Q1"): {"value": Decimal("285.01")}})
    remarks = verify(edited(quarterly.word()), data).remarks
    chart = next(remark for remark in remarks if remark.code == "living.chart")
    assert "2022年一季度 284.32 → 285.01" in chart.message


def test_a_chart_edited_by_hand_is_told_and_so_is_its_workbook(quarterly: Example, edited: Edit) -> None:
    def edit(root: etree._Element) -> None:
        next(value for value in root.iter(f"{C}v") if value.text == "315.55").text = "400"

    path = edited(quarterly.word(), edit, part="word/charts/chart1.xml")
    remarks = verify(path, quarterly.data).remarks
    assert [remark.code for remark in remarks] == ["living.chart", "living.workbook"]
    assert "400.00 → 315.55" in remarks[0].message
    assert "in the workbook 315.55" in remarks[1].message


def test_signs_of_cards_point_where_the_data_go(example: Examples, edited: Edit) -> None:
    found = example("work-report")

    def turn(root: etree._Element) -> None:
        sign = next(text for text in root.iter(f"{W}t") if text.text.strip() == "▲")
        sign.text = sign.text.replace("▲", "▼")

    path = edited(found.word("brochure"), turn)
    remark = only(verify(path, found.data).remarks)
    assert (remark.code, remark.printed, remark.says) == ("living.sign", "▼", "▲")
    assert remark.spot.table == 0


def table_row(root: etree._Element, words: str) -> etree._Element:
    return next(row for row in root.iter(f"{W}tr") if words in words_of(row) and len(row) > 4)


def test_rows_of_tables_that_have_gone_are_told(quarterly: Example, edited: Edit) -> None:
    def cut(root: etree._Element) -> None:
        row = table_row(root, "第一产业增加值")
        row.getparent().remove(row)

    remarks = verify(edited(quarterly.word(), cut), quarterly.data).remarks
    assert {"living.rows", "living.removed"} == codes(remarks)
    assert "第一产业增加值" in next(remark.message for remark in remarks if remark.code == "living.rows")


def test_cells_of_words_are_held_against_the_data(quarterly: Example, edited: Edit) -> None:
    def rewrite(root: etree._Element) -> None:
        cell = next(cell for cell in table_row(root, "第一产业增加值") if words_of(cell) == "亿元")
        set_words(cell, "万元")

    remark = only(verify(edited(quarterly.word(), rewrite), quarterly.data).remarks)
    assert (remark.code, remark.printed, remark.says) == ("living.cell", "万元", "亿元")


def test_files_that_are_none_of_ours_are_refused(tmp_path: Path, quarterly: Example, edited: Edit) -> None:
    docx.Document().save(str(tmp_path / "plain.docx"))
    cases: dict[str, bytes] = {
        "living.no-record": (tmp_path / "plain.docx").read_bytes(),
        "living.unreadable": b"no word file",
    }
    for code, data in cases.items():
        (tmp_path / "case.docx").write_bytes(data)
        with pytest.raises(ZjreportError) as caught:
            verify(tmp_path / "case.docx", quarterly.data)
        assert caught.value.code == code
    with pytest.raises(ZjreportError, match="cannot be read"):
        verify(tmp_path / "missing.docx", quarterly.data)


def test_a_newer_record_is_refused(quarterly: Example, edited: Edit) -> None:
    path = edited(quarterly.word(), lambda root: root.set("version", "2"), part="customXml/item1.xml")
    with pytest.raises(ZjreportError) as caught:
        verify(path, quarterly.data)
    assert caught.value.code == "living.newer"


def test_the_file_is_not_touched(quarterly: Example, edited: Edit) -> None:
    path = edited(quarterly.word())
    before = path.read_bytes()
    verify(path, quarterly.data)
    assert path.read_bytes() == before
    assert parts_of(before)


def test_on_the_command_line(
    zjreport: Callable[..., subprocess.CompletedProcess[str]],
    checkout: Path,
    example: Examples,
    edited: Edit,
) -> None:
    folder = checkout / "examples" / "work-report"
    data = [
        part for name in ("data.csv", "catalogue.csv", "targets.csv") for part in ("--data", folder / name)
    ]
    word = example("work-report").word()
    done = zjreport("verify", edited(word, name="as-written.docx"), *data)
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        ["134 figures held against the data: 0 errors, 0 warnings, 0 notes"],
    )
    path = edited(word, lambda root: set_words(controls(root, "zjr:1|")[0], "999项"))
    done = zjreport("verify", path, *data, "--json")
    assert done.returncode == 1
    remark = json.loads(done.stdout)["remarks"][0]
    assert (remark["code"], remark["printed"], remark["spot"]["paragraph"] > 0) == (
        "living.edited",
        "999项",
        True,
    )
    assert zjreport("verify", path).returncode == 2
    assert zjreport("verify", "no.docx", *data).returncode == 2


def test_progress_to_targets_is_told_by_what_is_printed(tmp_path: Path) -> None:
    briefing = """
title: 简报
period: "2025"
data: old.csv
targets: targets.csv
sections:
  - kind: targets
    title: 2026年主要预期目标
    period: "2026"
    chart: true
"""
    old = "指标,时期,数值,单位,同比\ngdp,2025,100,亿元,5.5\nforest,2025,59,%,\n"
    aims = "indicator,period,target\ngdp,2026,110\nforest,2026,60\n"
    for name, text in (("briefing.yaml", briefing), ("old.csv", old), ("targets.csv", aims)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "new.csv").write_text(old.replace("gdp,2025,100", "gdp,2025,90"), encoding="utf-8")
    made = Briefing.load(tmp_path / "briefing.yaml")
    word = made.compose(made.read()[0]).save(tmp_path / "old.docx")
    remarks = verify(word, [tmp_path / "new.csv", tmp_path / "targets.csv"]).remarks
    chart = next(remark for remark in remarks if remark.code == "living.chart")
    assert "实绩 100 / 2026年目标 110 亿元 → 2025年实绩 90 / " in chart.message
    assert "位置" not in chart.message
    assert "比重" not in chart.message
