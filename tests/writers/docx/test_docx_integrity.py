"""The file as a package: ids, relationships, types; the same bytes twice; nothing hostile gets through."""

from __future__ import annotations

import posixpath
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from zjreport.blocks import (
    Card,
    Cards,
    Cell,
    Column,
    Cover,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Row,
    Table,
)
from zjreport.errors import ZjreportWarning
from zjreport.runs import Run, as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter
from zjreport.writers.docx.texts import clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HOSTILE = "<w:b/>&amp; {{7*7}} =1+1 PAGE \\h ../../etc https://example.org ]]> “”"


@pytest.fixture
def file(sample, read):
    return read(DocxWriter().write(sample))


def test_every_part_has_a_type_and_is_well_formed(file):
    types = etree.fromstring(file.archive.read("[Content_Types].xml"))
    overrides = {entry.get("PartName") for entry in types if entry.tag.endswith("Override")}
    defaults = {entry.get("Extension") for entry in types if entry.tag.endswith("Default")}
    names = file.archive.namelist()
    assert len(names) == len(set(names))
    for name in names:
        if name == "[Content_Types].xml":
            continue
        assert f"/{name}" in overrides or name.rpartition(".")[2] in defaults - {"xml"}
        if name.endswith((".xml", ".rels")):
            etree.fromstring(file.archive.read(name))
    assert overrides <= {f"/{name}" for name in names}


def test_relationships_lead_somewhere_inside_and_are_used_by_their_id(file):
    names = set(file.archive.namelist())
    for name in [name for name in names if name.endswith(".rels")]:
        folder, _, base = name.replace("_rels/", "").rpartition("/")
        ids = set()
        for relation in file.part(name):
            assert relation.get("TargetMode") != "External"
            target = relation.get("Target")
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            assert path in names
            ids.add(relation.get("Id"))
        source = posixpath.join(folder, base.removesuffix(".rels"))
        if source in names:
            used = {
                value
                for element in file.part(source).iter()
                for key, value in element.attrib.items()
                if key.startswith(R)
            }
            assert used <= ids


def test_ids_of_drawings_and_bookmarks_are_unique(file):
    drawings, names = [], []
    for part in (
        name for name in file.archive.namelist() if name.startswith("word/") and name.endswith(".xml")
    ):
        drawings += [element.get("id") for element in file.part(part).iter(f"{WP}docPr")]
        names += [element.get(f"{W}name") for element in file.part(part).iter(f"{W}bookmarkStart")]
    assert len(drawings) == len(set(drawings)) >= 3
    assert len(names) == len(set(names)) > 3
    starts = [element.get(f"{W}id") for element in file.body.iter(f"{W}bookmarkStart")]
    assert starts == [element.get(f"{W}id") for element in file.body.iter(f"{W}bookmarkEnd")]
    assert len(starts) == len(set(starts))


def test_lists_in_use_are_defined(file):
    numbering = file.part("word/numbering.xml")
    numbers = {num.get(f"{W}numId") for num in numbering.iter(f"{W}num")}
    abstracts = {item.get(f"{W}abstractNumId") for item in numbering.findall(f"{W}abstractNum")}
    assert {num.find(f"{W}abstractNumId").get(f"{W}val") for num in numbering.iter(f"{W}num")} <= abstracts
    for part in ("word/document.xml", "word/styles.xml"):
        used = {item.get(f"{W}val") for item in file.part(part).iter(f"{W}numId")}
        assert used - {"0"} <= numbers
    identities = [item.get(f"{W}val") for item in numbering.iter(f"{W}nsid")]
    assert len(identities) == len(set(identities))


def test_the_same_document_gives_the_same_bytes(sample):
    assert DocxWriter().write(sample) == DocxWriter().write(sample)


def test_times_in_the_archive_are_fixed(file):
    assert {entry.date_time for entry in file.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def hostile_document(text, theme):
    runs = as_runs(text)
    blocks = (
        Cover(runs, organisation=runs),
        Heading(runs, 1, text),
        Paragraph((Run(text, link="javascript:x"),)),
        Table((Column(text),), (Row((Cell(runs),)),), runs, text, text, (runs,), runs),
        Cards((Card(runs, runs, runs, runs),)),
    )
    return Document(blocks, theme, Metadata(text, text, text, subject=text))


def test_data_is_text_and_nothing_else(theme, read):
    file = read(DocxWriter().write(hostile_document(HOSTILE, theme)))
    assert file.text().count(HOSTILE) >= 12
    assert not list(file.body.iter(f"{W}hyperlink", f"{W}instrText", f"{W}b"))
    assert file.word.core_properties.title == HOSTILE


def test_signs_that_xml_cannot_hold_are_dropped_with_a_warning(theme, read):
    text = "增\x00长\ud8007\x1b%\uffff"
    with pytest.warns(ZjreportWarning) as caught:
        file = read(DocxWriter().write(hostile_document(text, theme)))
    assert "增长7%" in file.text()
    said = [str(warning.message) for warning in caught]
    assert all("U+0000, U+D800, U+001B, U+FFFF" in words for words in said)
    for name in ("properties", "cover", "heading", "paragraph", "table", "cards"):
        assert any(name in words for words in said), name


def test_where_a_sign_was_dropped_is_said_with_its_block():
    document = Document((Paragraph(as_runs("好")), Paragraph(as_runs("坏\x07"))), load_theme("official"))
    with pytest.warns(ZjreportWarning) as caught:
        DocxWriter().write(document)
    assert next(str(warning.message) for warning in caught).startswith("block 2, paragraph")


@given(st.text(max_size=60))
def test_any_text_comes_back_as_it_was(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ZjreportWarning)
        kept = clean(text, "here")
        data = DocxWriter().write(Document((Paragraph(as_runs(text)),), _THEME))
    import io

    import docx

    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == ([kept] if text else [])


_THEME = load_theme("official")
