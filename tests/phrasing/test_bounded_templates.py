"""Templates that come with a file from elsewhere make nothing huge, neither in a text nor in a phrase."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from zjreport.errors import TemplateError
from zjreport.indicators import IndicatorSet, Period
from zjreport.phrasing import Speaker
from zjreport.phrasing.phrasebook import phrasebook

DOUBLED = "".join(f"{{% set a{n + 1} = a{n} ~ a{n} %}}" for n in range(40))
SUMMED = "".join(f"{{% set a{n + 1} = a{n} + a{n} %}}" for n in range(40))
NESTED = "".join(f"{{% set a{n + 1} = [a{n}, a{n}] %}}" for n in range(40))
LOOPED = (
    "".join(f"{{% for v{n + 1} in [[v{n}, v{n}]] %}}" for n in range(15)) + "{{ v15 }}" + "{% endfor %}" * 15
)
LOOPS = "{% for a in range(9999) %}" * 4 + "{% endfor %}" * 4
TOO_DEEP = "{% for a in [1] %}" * 25 + "{% endfor %}" * 25

PHRASES = {
    "doubled": "{% set a0 = '一二三四' %}" + DOUBLED + "{{ a40 }}",
    "summed": "{% set a0 = '一二三四' %}" + SUMMED + "{{ a40 }}",
    "summed-lists": "{% set a0 = [1, 2] %}" + SUMMED + "{{ a40 | length }}",
    "nested": "{% set a0 = 1 %}" + NESTED + "{{ a40 }}",
    "pairs": "{% set a0 = 1 %}" + NESTED.replace("[", "(").replace("]", ")") + "{{ a40 }}",
    "looped": "{% set v0 = 1 %}" + LOOPED,
    "loops": LOOPS,
    "too-deep": TOO_DEEP,
    "macro": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "captured": "{% set a %}{{ 1 }}{% endset %}{{ a }}",
    "included": "{% include 'register.toml' %}",
    "imported": "{% import 'other.j2' as other %}",
    "recursive": "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
}


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_makes_nothing_huge(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.j2").write_text(PHRASES[name], "utf-8")
    start = time.process_time()
    with pytest.raises(TemplateError) as caught:
        phrasebook("work-report", (tmp_path,)).phrase(name, {})
    assert time.process_time() - start < 5
    assert caught.value.code in ("template.forbidden", "template.invalid")
    assert caught.value.place is not None
    assert caught.value.place.file == f"{name}.j2"


@pytest.mark.parametrize("text", [LOOPED.replace("v0", "1"), LOOPS, TOO_DEEP, "{{ [[[1]]] }}"])
def test_a_text_makes_nothing_huge(text: str) -> None:
    start = time.process_time()
    with pytest.raises(TemplateError):
        Speaker(IndicatorSet(), Period.parse("2024")).text(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("{% set a = '增' ~ 1 ~ '项' %}{{ a + '目' }}", "增1项目"),
        ("{% for a, b in [('一', 1), ('二', 2)] %}{{ a }}{{ b + 1 }}{% endfor %}", "一2二3"),
        ("{% for a in range(3) %}{% for b in range(2) %}{{ loop.index }}{% endfor %}{% endfor %}", "121212"),
        ("{{ {'a': [1, 2]}['a'] | join('、') }}", "1、2"),
        ("{% set a, b = 1, 2 %}{{ b if a in (1, 3) else a }}", "2"),
    ],
)
def test_what_is_small_stays_allowed(phrase: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_text(phrase, "utf-8")
    book = phrasebook("work-report", (tmp_path,))
    assert book.phrase("own", {}) == expected
    assert book.phrase("own", {}) == expected, "the budget of steps is that of one rendering"
