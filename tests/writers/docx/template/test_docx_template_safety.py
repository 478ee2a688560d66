"""What is refused of a template, what is taken out of it, and that it is never written to."""

from __future__ import annotations

import io
import zipfile

import pytest

from zjreport.errors import ThemeError, ZjreportWarning
from zjreport.themes import load_theme
from zjreport.themes.house import archive

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def refused(path) -> str:
    with pytest.raises(ThemeError) as caught:
        load_theme({"docx": path})
    assert caught.value.place.file == path.name or caught.value.code == "theme.house-unreadable"
    assert caught.value.hint
    return caught.value.code


def test_a_file_with_macros_is_refused_by_its_type_or_by_its_parts(template, parts, pack):
    types = parts["[Content_Types].xml"]
    enabled = types.replace(
        f"{MAIN}.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    assert (
        refused(template("a.docx", pack({**parts, "[Content_Types].xml": enabled}))) == "theme.house-macros"
    )
    assert refused(template("b.docx", pack({**parts, "word/vbaProject.bin": b"x"}))) == "theme.house-macros"


def test_macros_under_another_name_are_found_by_their_relation(template, parts, pack):
    rels = parts["word/_rels/document.xml.rels"]
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    macros = f'<Relationship Id="rIdV" Type="{kind}" Target="x.dat"/></Relationships>'
    hidden = {
        **parts,
        "word/_rels/document.xml.rels": rels.replace("</Relationships>", macros),
        "word/x.dat": "x",
    }
    assert refused(template("a.docx", pack(hidden))) == "theme.house-macros"


@pytest.mark.filterwarnings("ignore::zjreport.errors.ZjreportWarning")
def test_form_fields_and_numbers_that_are_none_do_no_harm(template, parts, pack, dressed):
    header = next(name for name in parts if name.startswith("word/header"))
    run = "<w:r>{}</w:r>".format
    form = '<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="Boom"/></w:ffData></w:fldChar>'
    kinds = ("separate", "end")
    separate, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in kinds)
    code = run("<w:instrText>PAGE</w:instrText>")
    field = f"<w:p>{run(form)}{code}{separate}{run('<w:t>1</w:t>')}{end}</w:p></w:hdr>"
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="x"/></w:numPr>'
    odd = (
        f'<w:style w:type="paragraph" w:styleId="odd"><w:name w:val="odd"/><w:pPr>{number}</w:pPr></w:style>'
    )
    styles = parts["word/styles.xml"].replace("</w:styles>", f"{odd}</w:styles>")
    hostile = {**parts, header: parts[header].replace("</w:hdr>", field), "word/styles.xml": styles}
    file = dressed(template("a.docx", pack(hostile)))
    for name in file.archive.namelist():
        assert b"Boom" not in file.archive.read(name)


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/header1.xml", "word/settings.xml", "docProps/x.xml"]
)
def test_a_document_type_in_any_part_is_refused(template, parts, pack, part):
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    text = bomb + parts.get(part, "<r>&a;</r>")
    assert refused(template("a.docx", pack({**parts, part: text}))) == "theme.house-dtd"


def test_what_is_no_word_file_is_refused(template, parts, pack):
    spreadsheet = parts["[Content_Types].xml"].replace("wordprocessingml.document", "spreadsheetml.sheet")
    for data in (
        b"no zip",
        b"\xd0\xcf\x11\xe0 locked",
        pack({"a.txt": "x"}),
        pack({**parts, "[Content_Types].xml": spreadsheet}),
        pack({name: text for name, text in parts.items() if name != "word/document.xml"}),
        pack({**parts, "word/styles.xml": "<w:styles"}),
        pack(parts)[:-40],
    ):
        assert refused(template("a.docx", data)) == "theme.house-unreadable"


def test_a_strict_file_is_refused(template, parts, pack):
    strict = parts["_rels/.rels"].replace(
        "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
    )
    assert refused(template("a.docx", pack({**parts, "_rels/.rels": strict}))) == "theme.house-unreadable"


def test_a_missing_file_is_told_with_the_nearest_name(template, tmp_path):
    template("office.docx")
    with pytest.raises(ThemeError) as caught:
        load_theme({"docx": tmp_path / "ofice.docx"})
    assert "office.docx" in caught.value.hint


def test_a_bomb_is_refused_before_it_is_unpacked_and_while_it_is(template, parts, pack, monkeypatch):
    monkeypatch.setattr(archive.Parts, "most_unpacked", 100_000)
    bomb = pack({**parts, "word/media/x.xml": b" " * 200_000})
    assert refused(template("a.docx", bomb)) == "theme.house-too-large"
    said = bytearray(bomb)
    # The directory of the archive says 1 byte: what is unpacked counts.
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive_:
        offset = archive_.start_dir
    at = said.index((200_000).to_bytes(4, "little"), offset)
    said[at : at + 4] = (1).to_bytes(4, "little")
    assert refused(template("b.docx", bytes(said))).startswith("theme.house")


def test_ways_out_of_the_file_are_taken_out_and_said(template, dressed):
    with pytest.warns(ZjreportWarning) as caught:
        file = dressed(template("word.docx"))
    said = " ".join(str(warning.message) for warning in caught)
    assert "theme.house-external" in said
    assert "links (1)" in said
    assert "attached to" in said
    assert "INCLUDEPICTURE" in said
    assert "theme.house-columns" in said
    for name in file.archive.namelist():
        data = file.archive.read(name)
        assert b"example.org" not in data
        assert b"office.dotm" not in data
        assert b"INCLUDEPICTURE" not in data
    (header,) = [name for name in file.archive.namelist() if "header" in name and not name.endswith(".rels")]
    text = file.archive.read(header).decode()
    assert "江城统计" in text
    assert "图示" in text
    assert "内部资料" in text


def test_the_template_is_not_written_to(template, dressed):
    path = template("office.docx")
    before = path.read_bytes(), path.stat().st_mtime_ns
    dressed(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
