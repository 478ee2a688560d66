"""Definitions: plain values with their lines; wrong, hostile and huge YAML ends in one of our errors."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zjreport.definition import Definition, read_definition
from zjreport.errors import DefinitionError

Read = Callable[[str | bytes], Definition]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(text: str | bytes) -> Definition:
        path = tmp_path / "briefing.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_definition(path)

    return read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("033000", "033000"),
        ("2024", 2024),
        ("-3", -3),
        ("2.50", Decimal("2.50")),
        ("1e3", Decimal("1e3")),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("0x1F", "0x1F"),
        ("2024-01-31", "2024-01-31"),
        ("2024-Q1", "2024-Q1"),
        ("true", True),
        ("~", None),
        ("", None),
        ("'7'", "7"),
        ("!!python/object/apply:os.system ['true']", ["true"]),
        ("[1, 甲]", [1, "甲"]),
    ],
)
def test_values(read: Read, text: str, value: object) -> None:
    assert read(f"key: {text}").values == {"key": value}


def test_byte_order_mark_is_passed_over(read: Read) -> None:
    assert read("\ufefftitle: 甲").values == {"title": "甲"}


def test_lines(read: Read) -> None:
    definition = read("title: 甲\nsections:\n  - kind: cover\n    year: 2024\n  - kind: affairs\n")
    places = [
        definition.place(*path).line
        for path in (
            ("title",),
            ("sections", 0, "year"),
            ("sections", 1),
            ("sections", 1, "nothing"),
            ("nothing",),
        )
    ]
    assert places == [1, 4, 5, 5, 1]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title: 甲\ntitle: 乙", "definition.duplicate", 2),
        ("title: [甲", "definition.yaml", None),
        ("a: 1\n b: 2", "definition.yaml", 2),
        ("- 甲", "definition.no-mapping", 1),
        ("", "definition.no-mapping", 1),
        ("title: 甲\nkey: {{ x }}", "definition.key", 2),
        ("title: &a [*a]", "definition.too-deep", None),
        ("title: *nothing", "definition.yaml", 1),
        ("title: " + "[" * 5000, "definition.too-deep", None),
        ("title: 甲\n---\ntitle: 乙", "definition.yaml", None),
        (b"title: \xc4\xd0", "definition.encoding", None),
        (b"title: \x00", "definition.yaml", None),
        ("a" * 1_000_001, "definition.too-large", None),
    ],
)
def test_wrong(read: Read, text: str | bytes, code: str, line: int | None) -> None:
    with pytest.raises(DefinitionError) as error:
        read(text)
    assert error.value.code == code
    assert line is None or error.value.place.line == line


def test_doubling_aliases_are_capped(read: Read) -> None:
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(DefinitionError) as error:
        read("\n".join(lines))
    assert error.value.code == "definition.too-large"


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as error:
        read_definition(tmp_path / "none.yaml")
    assert error.value.code == "definition.unreadable"
    assert error.value.hint


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@` \n\t甲0.", max_size=80))
def test_anything_is_read_or_refused(read: Read, text: str) -> None:
    try:
        assert isinstance(read(text).values, dict)
    except DefinitionError as error:
        codes = {problem.code for problem in error.problems}
        assert all(code.startswith("definition.") for code in codes)
