"""What every section plug-in must keep, ours and installed ones alike."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

import msgspec
import pytest

from zjreport import plugins
from zjreport.blocks import Block
from zjreport.briefing import Briefing
from zjreport.briefing.loading import load_settings
from zjreport.definition import Definition
from zjreport.errors import DefinitionError
from zjreport.runs import Measure, digit_groups
from zjreport.sections import Context, Section

KINDS = [plugin.name for plugin in plugins.sections.plugins() if plugin.provider == "zjreport"]
DATE = re.compile(
    r"\d{4}(—\d{4})?年(\d{1,2}月(\d{1,2}日)?)?|\d{1,2}(—\d{1,2})?月(\d{1,2}日|份|末)?|〔\d{4}〕(第?\d+号)?|^\d{4}$"
    r"|第\d+期|^共印\d+份$"
)
NOT_PRINTED = re.compile(r"\.(kind|align|style|span|axis|mark|tone|direction|number)$")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def section(kind: str, options: dict[str, Any]) -> Section:
    return msgspec.convert(options[kind], plugins.sections.load(kind))


@pytest.fixture
def context(section: Section, city: Any) -> Context:
    return Context(city.speaker(section.period or "2024"))


@pytest.fixture
def blocks(section: Section, context: Context) -> tuple[Block, ...]:
    return tuple(section.render(context))


def test_kind_is_the_name_of_the_file(kind: str) -> None:
    assert plugins.sections.load(kind).kind == kind


def test_every_option_is_documented(kind: str) -> None:
    section = plugins.sections.load(kind)
    documented = "".join(base.__doc__ or "" for base in section.__mro__ if issubclass(base, Section))
    missing = [field.name for field in msgspec.structs.fields(section) if field.name not in documented]
    assert section.__doc__
    assert not missing


def test_gives_blocks_and_nothing_else(blocks: tuple[Block, ...]) -> None:
    assert blocks
    assert all(isinstance(block, get_args(Block)) for block in blocks)


def test_is_pure(section: Section, context: Context, blocks: tuple[Block, ...]) -> None:
    assert tuple(section.render(context)) == blocks


def test_every_digit_of_every_text_is_traced(blocks: tuple[Block, ...], printed: Any) -> None:
    for path, text, provenance in printed(blocks):
        if provenance is None and not NOT_PRINTED.search(path) and not path.endswith(".alt"):
            assert not digit_groups(DATE.sub("", text)), (path, text)


def test_alternative_text_says_no_figure_that_is_not_shown(blocks: tuple[Block, ...], printed: Any) -> None:
    texts = printed(blocks)
    shown = {digits for path, text, _ in texts if not path.endswith(".alt") for digits in digit_groups(text)}
    for path, text, _ in texts:
        if path.endswith(".alt"):
            assert set(digit_groups(text)) <= shown


def test_figures_are_their_raw_values_rounded(blocks: tuple[Block, ...], printed: Any, half_up: Any) -> None:
    for path, text, provenance in printed(blocks):
        if (
            provenance is None
            or provenance.measure in (Measure.NAME, Measure.CLAIM, Measure.TYPED)
            or text in ("", "…")
        ):
            continue
        try:
            raw = Decimal(provenance.raw)
        except InvalidOperation:
            assert text == provenance.raw, path
            continue
        number = Decimal(digit_groups(text)[0])
        candidates = {abs(half_up(raw, places)) for places in range(4)}
        assert number in candidates, (path, text, provenance.raw)


def test_nothing_unwanted_is_printed(blocks: tuple[Block, ...], printed: Any) -> None:
    for path, text, _ in printed(blocks):
        assert not re.search(r"None|nan|[-−]0(?![.\d])|增长0|下降[-−0]|--|[\ufdd0-\ufdef]|\{\{", text), (
            path,
            text,
        )


def test_no_status_is_dropped(kind: str, blocks: tuple[Block, ...], printed: Any) -> None:
    """Where a figure of the expected 研发占比 stands, 预计 stands in the same block."""
    for block in blocks:
        texts = printed((block,))
        shows = any(
            proof
            and proof.indicator == "rd"
            and proof.measure is not Measure.NAME
            and proof.measure is not Measure.TARGET
            for _, _, proof in texts
        )
        if shows:
            assert any("预计" in text for path, text, _ in texts if not path.endswith(".alt")), kind


def test_wrong_option_names_the_nearest(kind: str, options: dict[str, Any]) -> None:
    name = next(iter([*options[kind], "level"]))
    wrong = name[:-1] + name[-1] * 2
    definition = Definition({"sections": [{"kind": kind, **options[kind], wrong: "x"}]})
    with pytest.raises(DefinitionError) as error:
        load_settings(definition)
    assert error.value.code == "definition.unknown-key"
    assert f"“{name}”" in error.value.hint


def test_composes_in_a_briefing(kind: str, section: Section, city: Any) -> None:
    document = Briefing("题", (section,), period="2024", area="甲2市").compose(city.set)
    assert document.to_text()
