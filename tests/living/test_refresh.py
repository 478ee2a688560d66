"""Refresh: what nobody has edited is as a new build has it, what an author wrote stays."""

from __future__ import annotations

import random
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integrity import faults
from zjreport import IndicatorSet, ZjreportError, refresh, verify
from zjreport.indicators import Observation
from zjreport.living.archive import WordFile
from zjreport.living.charts import charts_of
from zjreport.living.paragraphs import paragraphs_of
from zjreport.living.refreshing.refreshing import refreshed
from zjreport.living.renewal import renewed

FIELDS = ("yoy", "pop", "rank", "value")
EXAMPLES = ("work-report", "quarterly")


def revised(data: IndicatorSet, seed: int, share: float) -> IndicatorSet:
    """Data as a later release has them: rates, places and levels are others, some signs are turned."""
    chance = random.Random(seed)

    def new(row: Observation) -> Observation:
        return replace(row, **dict(_fields(row))) if chance.random() < share else row

    def _fields(row: Observation) -> Any:
        for name in FIELDS:
            value = getattr(row, name)
            if name == "rank" and value:
                yield name, max(1, value + chance.randint(-2, 2))
            elif name == "value" and value is not None:
                yield name, (value * chance.randint(997, 1003) / 1000).quantize(value)
            elif isinstance(value, Decimal):
                turned = chance.random() < 0.2
                yield name, -value if turned else value + Decimal(chance.randint(-30, 30)) / 10

    return IndicatorSet(data.indicators, map(new, data.observations), data.targets)


def said(word: bytes | WordFile) -> list[tuple[str, str, tuple[tuple[int, str], ...]]]:
    """The paragraphs with their figures, as numbered and printed."""
    file = WordFile(word, "") if isinstance(word, bytes) else word
    return [
        (each.kind, each.text, tuple((figure.number, each.printed(figure)) for figure in each.figures))
        for each in paragraphs_of(file)
    ]


def drawn(word: bytes | WordFile) -> dict[int, Any]:
    """The charts: their caches, and what the workbooks say of the same cells."""
    file = WordFile(word, "") if isinstance(word, bytes) else word
    return {
        number: [
            (
                series.name,
                series.categories,
                series.values,
                chart.workbook and chart.workbook.values(series.value_formula),
            )
            for series in chart.series
        ]
        for number, chart in charts_of(file).items()
    }


def check(path: Path, data: IndicatorSet) -> bytes:
    """Refreshes a file that nobody has edited: it is as a new build has it, and then stays so."""
    record = WordFile(path.read_bytes(), "").record
    assert record is not None
    renewal = renewed(record, data)
    fresh = renewal.file
    new, changes = refreshed(path, data)
    if renewal.refused:
        # What cannot be made stays in the file; the new build lacks it.
        return new
    assert said(new) == said(fresh)
    assert drawn(new) == drawn(fresh)
    assert faults(new) == []
    again = path.with_name("again.docx")
    again.write_bytes(new)
    same, none = refreshed(again, data)
    assert same == new
    assert {change.what for change in none} <= {"left"}
    assert [remark for remark in verify(again, data).remarks if remark.severity == "error"] == []
    assert {change.old == change.new for change in changes if change.what == "figure"} <= {False}
    return new


@pytest.mark.parametrize("theme", ["official", "brochure"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_file_that_nobody_edited_becomes_what_a_new_build_is(
    example: Any, tmp_path: Path, name: str, theme: str
) -> None:
    found = example(name)
    path = tmp_path / "old.docx"
    path.write_bytes(found.word(theme))
    for seed in (1, 2):
        data = revised(found.data, seed, 0.5)
        check(path, data)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10_000), share=st.floats(0.05, 1), name=st.sampled_from(EXAMPLES))
def test_whatever_is_revised(example: Any, tmp_path: Path, seed: int, share: float, name: str) -> None:
    found = example(name)
    path = tmp_path / "old.docx"
    path.write_bytes(found.word("official"))
    data = revised(found.data, seed, share)
    try:
        renewed(WordFile(path.read_bytes(), "").record, data)  # type: ignore[arg-type]
    except ZjreportError:
        return  # nothing can be composed over such data
    check(path, data)


def test_the_same_data_change_nothing(example: Any, tmp_path: Path) -> None:
    found = example("quarterly")
    path = tmp_path / "old.docx"
    path.write_bytes(found.word("official"))
    new, changes = refreshed(path, found.data)
    assert changes == ()
    assert WordFile(new, "").names() == WordFile(path.read_bytes(), "").names()
    for name in WordFile(new, "").names():
        assert WordFile(new, "").read(name) == WordFile(path.read_bytes(), "").read(name)


def test_the_old_file_is_never_written_over(example: Any, tmp_path: Path) -> None:
    found = example("work-report")
    path = tmp_path / "报告.docx"
    path.write_bytes(found.word("official"))
    with pytest.raises(ZjreportError) as error:
        refresh(path, found.data, path)
    assert error.value.problems[0].code == "living.same-file"
    outcome = refresh(path, found.data)
    assert outcome.path == tmp_path / "报告-更新.docx"
    assert outcome.path.is_file()
    assert outcome.made == outcome.left == ()


def test_a_signed_file_is_refused(example: Any, tmp_path: Path) -> None:
    path = tmp_path / "signed.docx"
    path.write_bytes(example("work-report").word("official"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(ZjreportError) as error:
        refreshed(path, example("work-report").data)
    assert error.value.problems[0].code == "living.signed"
