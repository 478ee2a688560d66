"""Files that were edited in LibreOffice, by cursor, keys and menus: what verify finds, what refresh does."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.integrity import faults
from zjreport import IndicatorSet, verify
from zjreport.living.archive import WordFile
from zjreport.living.charts import charts_of
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing import Change
from zjreport.living.refreshing.refreshing import refreshed

from .conftest import Typist

QUARTER = "2024-Q1"


@dataclass(frozen=True)
class Edited:
    """An edited file, and what it becomes over new data."""

    path: Path
    new: bytes
    changes: tuple[Change, ...]

    @property
    def says(self) -> str:
        """The text of the new file."""
        return "\n".join(texts(self.new))


Refresh = Callable[[Path], Edited]


def texts(word: bytes) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(WordFile(word, ""))]


@pytest.fixture(scope="module")
def quarterly(example: Callable[[str], Any]) -> Any:
    return example("quarterly")


@pytest.fixture(scope="module")
def written(quarterly: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file as it left the house."""
    path: Path = tmp_path_factory.mktemp("written") / "简报.docx"
    path.write_bytes(quarterly.word())
    return path


@pytest.fixture(scope="module")
def revised(quarterly: Any) -> IndicatorSet:
    """The data of a later release: the whole output falls."""
    data: IndicatorSet = quarterly.revised(
        {
            ("gdp", QUARTER): {"yoy": Decimal("-1.2")},
            ("agri_output", QUARTER): {"yoy": Decimal("2.9"), "value": Decimal("11.87")},
            ("services_revenue", "2024-01/2024-02"): {"yoy": Decimal("8.6")},
            ("retail", QUARTER): {"value": Decimal("107.34")},
            ("deposits", "2024-03"): {"yoy": Decimal("9.4")},
        }
    )
    return data


@pytest.fixture(scope="module")
def refresh(revised: IndicatorSet, typist: Typist, tmp_path_factory: pytest.TempPathFactory) -> Refresh:
    """Refreshes a file over the new data, and holds the new one against what any has to keep."""

    def done(path: Path) -> Edited:
        new, changes = refreshed(path, revised)
        old_faults, new_faults = (Counter(faults(each, ours=False)) for each in (path.read_bytes(), new))
        assert new_faults - old_faults == Counter()
        again = tmp_path_factory.mktemp("again") / "again.docx"
        again.write_bytes(new)
        # LibreOffice does not keep to the schema itself: nothing may come to what it does.
        assert errors_of_schema(again) - errors_of_schema(path) == Counter()
        same, more = refreshed(again, revised)
        assert [str(change) for change in more if change.what != "left"] == []
        assert same == new
        # LibreOffice reads the new file as we do.
        opened = typist(again)
        assert body(opened.read_bytes()) == body(new)
        return Edited(path, new, changes)

    return done


def body(word: bytes) -> list[str]:
    """The words outside of headers and footers, whose numbers of pages LibreOffice counts anew."""
    found = paragraphs_of(WordFile(word, ""))
    return ["".join(each.text.split()) for each in found if each.kind not in ("header", "footer", "contents")]


def errors_of_schema(path: Path) -> Counter[str]:
    program = shutil.which("ooxml-validator")
    assert program, "ooxml-validator is not installed"
    done = subprocess.run(
        [program, str(path), "--officeVersion", "Office2019"], capture_output=True, encoding="utf-8"
    )
    return Counter(error["description"] for error in json.loads(done.stdout)["errors"])


def found(path: Path, data: IndicatorSet) -> list[tuple[str, str]]:
    """What verify says of a file, shortly."""
    return [(remark.code, remark.printed) for remark in verify(path, data).remarks]


def told(changes: Iterable[Change], what: str = "figure") -> dict[str, str]:
    return {change.old: change.new for change in changes if change.what == what}


def test_figures_that_were_typed_over(
    quarterly: Any, written: Path, typist: Typist, refresh: Refresh
) -> None:
    path = typist(
        written,
        # The digits alone, with the words before it, words around it, and by the key of deletion.
        ["select", "同比增长6.5%", "6.5"],
        ["type", "6.9"],
        ["select", "同比增长3.8%"],
        ["type", "比上年增长3.9%"],
        ["behind", "农林牧渔业总产值11.69亿元"],
        ["type", "左右"],
        ["before", "8.4%"],
        ["type", "约"],
        ["behind", "29.67亿元"],
        ["backspace", 4],
        ["type", "1亿元"],
        # Written otherwise, and taken out.
        ["select", "106.22亿元，"],
        ["type", "106.2亿元，"],
        ["select", "存款余额2362.71亿元，同比增长9.8%", "9.8%"],
        ["type", "９．８％"],
        ["select", "15292元"],
        ["type", "1.5292\u2009万元"],
        ["select", "新增就业1.43万人，同比增长1.4%", "，同比增长1.4%"],
        ["delete"],
        ["select", "工业生产者出厂价格同比下降2.6%", "2.6%"],
        ["type", "较多"],
    )
    said = found(path, quarterly.data)
    assert ("living.edited", "6.9%") in said
    assert ("living.edited", "3.9%") in said
    assert ("living.edited", "29.1亿元") in said
    assert [printed for code, printed in said if code == "living.restyled"] == [
        "106.2亿元",
        "1.5292\u2009万元",
    ]
    assert {code for code, _ in said} == {"living.edited", "living.restyled", "living.removed"}

    new = refresh(path)
    assert "同比下降1.2%，较上年全年由增转降" in new.says
    assert "农林牧渔业总产值11.87亿元左右，比上年增长2.9%。" in new.says
    assert "同比增长约8.6%" in new.says
    assert "一般公共预算收入29.67亿元" in new.says
    assert "零售总额107.3亿元，" in new.says
    assert "存款余额2362.71亿元，同比增长9.4%" in new.says
    assert "可支配收入1.5292\u2009万元" in new.says
    assert "新增就业1.43万人。" in new.says
    assert "出厂价格同比下降较多。" in new.says
    assert told(new.changes)["6.9%"] == "1.2%"


def test_sentences_and_paragraphs(quarterly: Any, written: Path, typist: Typist, refresh: Refresh) -> None:
    path = typist(
        written,
        ["behind", "同比增长3.8%。"],
        ["type", "全市居民消费价格同比上涨2.0%。新建高标准农田12.5万亩。税收收入22.86亿元。"],
        ["select", "社会消费品零售总额106.22亿元，同比增长", "增长"],
        ["type", "下降"],
        # Paragraphs: one goes, one moves, two are joined, one is parted, one gets another style.
        ["select_paragraph", "投资仍在下降"],
        ["delete"],
        ["select_paragraph", "农业生产形势稳定"],
        ["cut"],
        ["before", "金融支持力度稳固"],
        ["para_start"],
        ["paste"],
        ["behind", "扭亏为盈。"],
        ["delete"],
        ["before", "分产业看"],
        ["enter"],
        ["before", "就业形势总体稳定"],
        ["style", "Heading 2"],
        ["select", "存款余额2362.71亿元，同比增长9.8%", "9.8%"],
        ["bold"],
        ["colour", "C00000"],
        ["before", "物价水平总体平稳"],
        ["new_paragraph", "一季度，全市规模以上工业增加值同比下降7.8%。"],
    )
    said = found(path, quarterly.data)
    assert ("prose.contradicts", "2.0%") in said
    assert ("prose.no-datum", "12.5万亩") in said
    assert ("prose.unmarked", "22.86亿元") in said
    assert said.count(("prose.direction", "下降")) == 2
    assert not [code for code, _ in said if code in ("living.edited", "living.stale", "living.unproved")]

    new = refresh(path)
    lines = texts(new.new)
    (split,) = [at for at, line in enumerate(lines) if line.startswith("分产业看")]
    assert "全市地区生产总值为315.55亿元，同比下降1.2%" in lines[split - 1]
    assert "投资仍在下降" not in new.says
    (moved,) = [at for at, line in enumerate(lines) if "农业生产形势稳定" in line]
    assert "金融支持力度稳固" in lines[moved + 1]
    assert "11.87亿元，同比增长2.9%。全市居民消费价格同比上涨2.0%。新建高标准农田12.5万亩。" in lines[moved]
    assert [line for line in lines if "工业生产较快增长" in line and "服务业继续增长" in line]
    assert "零售总额107.34亿元，同比增长6.1%" in new.says
    # What an author has typed whole is told, and not changed.
    assert "一季度，全市规模以上工业增加值同比下降7.8%。" in lines
    assert "下降" in told(new.changes, "left")
    root = WordFile(new.new, "").root("word/document.xml")
    w = f"{{{root.nsmap['w']}}}"
    (run,) = [run for run in root.iter(f"{w}r") if run.findtext(f"{w}t") == "9.4%"]
    assert run.find(f"{w}rPr/{w}b") is not None
    assert run.find(f"{w}rPr/{w}color").get(f"{w}val").casefold() == "c00000"


def test_tables_notes_and_what_stands_apart(
    quarterly: Any, written: Path, typist: Typist, refresh: Refresh
) -> None:
    path = typist(
        written,
        ["select", "第二产业增加值①"],
        ["row_below"],
        ["next_row"],
        ["type", "高技术产业增加值"],
        ["select", "# 出口总额"],
        ["drop_row"],
        ["select", "全省增速（%）"],
        ["column_right"],
        ["behind", "同比增长6.5%"],
        ["footnote", "按不变价格计算。"],
        ["before", "总的来看"],
        ["box", "全市地区生产总值同比增长6.5%"],
        ["in_header"],
        ["type", "送审稿"],
        ["before", "农业生产形势稳定"],
        ["page", {"LeftMargin": 3000}],
        ["replace_all", "同比增长", "比上年同期增长"],
        ["update_indexes"],
    )
    codes = Counter(code for code, _ in found(path, quarterly.data))
    assert set(codes) == {"living.removed", "living.rows", "prose.unmarked"}

    new = refresh(path)
    assert "比上年同期下降1.2%" in new.says
    assert "农林牧渔业总产值11.87亿元，比上年同期增长2.9%" in new.says
    assert "高技术产业增加值" in texts(new.new)
    assert "# 出口总额" not in texts(new.new)
    assert "按不变价格计算。" in new.says
    assert "送审稿" in new.says
    assert "地区生产总值比上年同期增长6.5%" in told(new.changes, "left") or "6.5%" in told(
        new.changes, "left"
    )
    rows = [row for row in tables(new.new)[0] if row[0].startswith("地区生产总值")]
    assert [row[2:] for row in rows] == [["315.55", "-1.2", "6.1", "", "6"]]


def tables(word: bytes) -> list[list[list[str]]]:
    """The cells of the tables with headers."""
    made: dict[int, dict[int, dict[int, str]]] = {}
    root = WordFile(word, "").root("word/document.xml")
    w = f"{{{root.nsmap['w']}}}"
    for number, table in enumerate(root.iter(f"{w}tbl")):
        if table.find(f"{w}tr/{w}trPr/{w}tblHeader") is None:
            continue
        for row, line in enumerate(table.iterchildren(f"{w}tr")):
            for column, cell in enumerate(line.iterchildren(f"{w}tc")):
                words = "".join(text.text or "" for text in cell.iter(f"{w}t"))
                made.setdefault(number, {}).setdefault(row, {})[column] = words
    return [[list(row.values()) for row in table.values()] for table in made.values()]


def test_tracked_changes(quarterly: Any, written: Path, typist: Typist, refresh: Refresh) -> None:
    path = typist(
        written,
        ["track", True],
        ["select", "同比增长6.5%", "6.5%"],
        ["type", "6.9%"],
        ["behind", "同比增长3.8%"],
        ["type", "左右"],
        ["select", "1—2月，", "1—2月，"],
        ["delete"],
        ["select_paragraph", "投资仍在下降"],
        ["delete"],
    )
    said = found(path, quarterly.data)
    assert ("living.edited", "6.9%") in said
    assert {code for code, _ in said} == {"living.edited", "living.removed"}

    new = refresh(path)
    assert "同比下降1.2%" in new.says
    assert "同比增长2.9%左右" in new.says
    root = WordFile(new.new, "").root("word/document.xml")
    w = f"{{{root.nsmap['w']}}}"
    deleted = "".join(text.text or "" for text in root.iter(f"{w}delText"))
    assert "6.5%" in deleted
    assert "1—2月，" in deleted
    assert "投资仍在下降" in deleted
    inserted = ["".join(text.text or "" for text in each.iter(f"{w}t")) for each in root.iter(f"{w}ins")]
    assert "1.2%" in inserted
    assert "左右" in inserted


def test_charts(quarterly: Any, written: Path, typist: Typist, refresh: Refresh) -> None:
    path = typist(
        written,
        ["chart_value", 0, 1, 1, 9.9],
        ["chart_title", 0, "自己的标题"],
        ["chart_colour", 0, 0, "00AA00"],
    )
    codes = {code for code, _ in found(path, quarterly.data)}
    assert "living.chart" in codes

    new = refresh(path)
    file = WordFile(new.new, "")
    chart = charts_of(file)[1]
    rates = next(series for series in chart.series if "增速" in series.name)
    assert list(rates.values.values())[-1] == "-1.2"
    xml = file.read(chart.part)
    assert "自己的标题".encode() in xml
    assert b"00aa00" in xml.lower()
    for series in chart.series:
        assert chart.workbook is not None
        assert chart.workbook.values(series.value_formula) == list(series.values.values())


def test_a_tracked_refresh_is_accepted_or_rejected(
    written: Path, revised: IndicatorSet, typist: Typist, tmp_path: Path
) -> None:
    new, _ = refreshed(written, revised)
    tracked = tmp_path / "tracked.docx"
    tracked.write_bytes(refreshed(written, revised, track=True)[0])
    assert errors_of_schema(tracked) == Counter()
    assert body(typist(tracked, ["accept_all"]).read_bytes()) == body(new)
    assert body(typist(tracked, ["reject_all"]).read_bytes()) == body(written.read_bytes())
