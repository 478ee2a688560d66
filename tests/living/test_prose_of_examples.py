"""What the engine prints, read as if typed by hand: nothing is called wrong, and what is changed is found."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from itertools import pairwise
from typing import Any

import pytest

import zjreport as zj
from tests.calls import calls_of
from zjreport import resources
from zjreport.blocks import Chart, Document, Table
from zjreport.errors import ZjreportWarning
from zjreport.indicators import IndicatorSet, Period
from zjreport.living.prose import Judge, Known
from zjreport.runs import Run, Runs, text_of

_PERIODS = ("2024-Q1", "2024-H1", "2024-Q1/2024-Q3", "2024")
_REGISTERS = ("statistics", "work-report")
_WRONG = ("prose.contradicts", "prose.direction")
_OPPOSITE = {
    "增长": "下降",
    "下降": "增长",
    "加快": "回落",
    "回落": "加快",
    "高于": "低于",
    "低于": "高于",
    "收窄": "扩大",
}
_NEXT = {digit: str((int(digit) + 3) % 9 + 1) for digit in "0123456789"}


@cache
def _example(name: str) -> tuple[zj.Briefing, IndicatorSet]:
    briefing = zj.Briefing.load(resources.example(name) / "briefing.yaml")
    return briefing, briefing.read()[0]


def _composed(name: str, period: str | None, register: str | None) -> tuple[Judge, tuple[Runs, ...]]:
    briefing, data = _example(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ZjreportWarning)
        document = briefing.compose(data, period=period, register=register)
    when = Period.parse(str(period or briefing.period))
    judge = Judge(data, when, briefing.area, register or briefing.register)
    return judge, tuple(_texts(document))


def _texts(part: Any) -> Iterator[Runs]:
    """Every text of a document, apart from tables and charts."""
    if isinstance(part, Document):
        part = part.blocks
    if isinstance(part, tuple):
        if part and all(isinstance(run, Run) for run in part):
            yield part
        else:
            for each in part:
                yield from _texts(each)
    elif is_dataclass(part) and not isinstance(part, Table | Chart | Run):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


def _figures(runs: Runs) -> Iterator[tuple[int, int]]:
    """Where the printed figures with a unit stand."""
    position = 0
    for run in runs:
        end = position + len(run.text)
        if run.is_figure and re.search(r"\d.*[%元点人位里家]$", run.text):
            yield position, end
        position = end


_CASES = [
    *(("quarterly", period, register) for period in _PERIODS for register in _REGISTERS),
    ("work-report", None, None),
]


@pytest.mark.parametrize(("name", "period", "register"), _CASES)
def test_nothing_that_the_engine_prints_is_called_wrong(
    name: str, period: str | None, register: str | None
) -> None:
    judge, texts = _composed(name, period, register)
    found = [finding for runs in texts for finding in judge.findings(text_of(runs))]
    assert [finding for finding in found if finding.code in _WRONG] == []
    unknown = sum(finding.code == "prose.no-datum" for finding in found)
    assert unknown <= len(found) * 0.12


@pytest.mark.parametrize("register", _REGISTERS)
def test_changed_digits_turned_words_and_swapped_figures_are_found(register: str) -> None:
    judge, texts = _composed("quarterly", "2024-H1", register)
    seen = {"digit": 0, "word": 0, "swap": 0}
    missed = []
    for runs in texts:
        text = text_of(runs)
        spans = [span for span in _figures(runs) if text[: span[0]]]
        for kind, changed in (
            *(("digit", _with_other_digit(text, *span)) for span in spans),
            *(("word", _turned(text, span[0])) for span in spans),
            *(("swap", _swapped(text, one, other)) for one, other in pairwise(spans)),
        ):
            if not changed or "修订" in changed:
                continue
            seen[kind] += 1
            if not any(each.code in _WRONG and each.certainty == "error" for each in judge.findings(changed)):
                missed.append((kind, changed))
    assert min(seen.values()) >= 15, seen
    assert len(missed) <= sum(seen.values()) * 0.02, missed


def _with_other_digit(text: str, start: int, end: int) -> str:
    figure = text[start:end]
    digit = re.search(r"\d", figure)
    assert digit is not None
    return text[:start] + figure[: digit.start()] + _NEXT[digit[0]] + figure[digit.end() :] + text[end:]


def _turned(text: str, figure: int) -> str:
    """The text with the word turned that stands right before a figure."""
    for word, other in _OPPOSITE.items():
        if text.endswith(word, 0, figure) and not text.endswith(("影响", "拉动"), 0, figure - 2):
            return text[: figure - 2] + other + text[figure:]
    return ""


def _swapped(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    """The text with two figures swapped that have one unit and differ."""
    first, second = text[slice(*one)], text[slice(*other)]
    if first == second or re.sub(r"[\d.]", "", first) != re.sub(r"[\d.]", "", second):
        return ""
    return text[: one[0]] + second + text[one[1] : other[0]] + first + text[other[1] :]


@pytest.mark.parametrize(("name", "period", "register"), _CASES)
def test_marked_figures_of_an_untouched_document_raise_nothing(
    name: str, period: str | None, register: str | None
) -> None:
    judge, texts = _composed(name, period, register)
    for runs in texts:
        position, marks = 0, []
        for run in runs:
            end = position + len(run.text)
            proof = run.provenance
            if run.is_figure and proof is not None:
                value = _number(proof.raw)
                marks.append(
                    Known(position, end, proof.indicator, proof.area, proof.period, proof.measure, value)
                )
            position = end
        found = [each for each in judge.findings(text_of(runs), marks) if each.code != "prose.unmarked"]
        assert found == []


def _number(raw: str) -> Decimal | None:
    try:
        return Decimal(raw)
    except InvalidOperation:
        return None


def test_cost_grows_with_the_text_alone() -> None:
    judge, _ = _composed("quarterly", "2024-H1", "statistics")
    sentence = "全市地区生产总值659.23亿元，同比增长6.4%，经济运行总体平稳，"
    judge.findings(sentence)
    few, many = (calls_of(partial(judge.findings, sentence * repeated)) for repeated in (100, 400))
    assert many < few * 5
