"""Word files that somebody has made to do harm: refused with a reason, or held against the data as any."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import zjreport as zj
from tests.calls import calls_of
from tests.living.conftest import Example, packed, parts_of
from zjreport.living.archive import WordFile

MAIN = "word/document.xml"
LAUGHS = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
READS = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def code_of(path: Path, data: zj.IndicatorSet) -> str:
    with pytest.raises(zj.ZjreportError) as caught:
        zj.verify(path, data=data)
    return caught.value.code


@pytest.fixture
def file(example: Callable[[str], Example], tmp_path: Path) -> Callable[[dict[str, bytes]], Path]:
    """The example as a file, some of its parts exchanged."""

    def make(parts: dict[str, bytes]) -> Path:
        path = tmp_path / "hostile.docx"
        path.write_bytes(packed({**parts_of(example("quarterly").word()), **parts}))
        return path

    return make


@pytest.mark.parametrize("doctype", [LAUGHS, READS])
@pytest.mark.parametrize("part", [MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels", "record"])
def test_entities_are_never_read(
    part: str, doctype: bytes, file: Callable[..., Path], example: Callable[[str], Example]
) -> None:
    found = example("quarterly")
    parts = parts_of(found.word())
    name = WordFile(found.word(), "").record_part if part == "record" else part
    head, _, rest = parts[name].partition(b"?>")
    path = file({name: head + b"?>" + doctype + rest})
    if name == "[Content_Types].xml":
        zj.verify(path, data=found.data)
    else:
        assert code_of(path, found.data) == "living.dtd"


def test_a_bomb_is_refused(
    file: Callable[..., Path], example: Callable[[str], Example], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = example("quarterly")
    text = parts_of(found.word())[MAIN]
    path = file({MAIN: text.replace(b"</w:body>", b"<w:p/>" * 300_000 + b"</w:body>")})
    monkeypatch.setattr(WordFile, "most_xml", len(text) + 1_000_000)
    assert code_of(path, found.data) == "living.too-large"
    monkeypatch.setattr(WordFile, "most_unpacked", 1_000_000)
    assert code_of(path, found.data) == "living.too-large"


def test_names_of_parts_lead_nowhere(
    file: Callable[..., Path], example: Callable[[str], Example], tmp_path: Path
) -> None:
    path = file({"../../escaped.xml": b"<a/>", "/etc/escaped.xml": b"<a/>", "customXml/item9.xml": b"<a"})
    assert zj.verify(path, data=example("quarterly").data).agrees
    assert not list(tmp_path.parent.rglob("escaped.xml"))


def test_a_huge_table_costs_no_more_than_its_rows(
    file: Callable[..., Path], example: Callable[[str], Example]
) -> None:
    found = example("quarterly")
    row = "<w:tr><w:tc><w:p><w:r><w:t>江州市2024年增长6.3%</w:t></w:r></w:p></w:tc></w:tr>".encode()
    text = parts_of(found.word())[MAIN]

    def cost(rows: int) -> int:
        table = b"<w:tbl>" + row * rows + b"</w:tbl><w:p/>"
        path = file({MAIN: text.replace(b"<w:body>", b"<w:body>" + table, 1)})
        return calls_of(lambda: zj.verify(path, data=found.data))

    cost(0)  # What is kept from one file to the next is there now.
    base, few, many = cost(0), cost(500), cost(2000)
    assert 0 < many - base < 5 * (few - base)
