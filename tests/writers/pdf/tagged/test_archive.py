"""Archival files: what PDF/A-2b asks for, and that nothing else is written."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image, ImageCms

import zjreport as zj
from zjreport.blocks import Block, Document, Metadata, Paragraph
from zjreport.cli import main
from zjreport.errors import DefinitionError, WriteError
from zjreport.runs import Run, as_runs
from zjreport.themes import Theme
from zjreport.writers.pdf.file import archive, canvas
from zjreport.writers.pdf.file.srgb import srgb_profile

Make = Callable[..., Document]
_METADATA = Metadata("江城市<政府>工作报告 & 𬭎", "江城市人民政府", "2024年", subject="简报\x07摘要")


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_the_file_is_valid_pdf_a(rich_blocks: tuple[Block, ...], theme: Theme, tmp_path: Path) -> None:
    data = Document(rich_blocks, theme, _METADATA, archive=True).to_bytes("pdf")
    report = pdfa.validate_written(io.BytesIO(data), "2b")
    assert report.passed, report.summary()
    path = tmp_path / "archive.pdf"
    path.write_bytes(data)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_plain_files_are_sound_too(rich_blocks: tuple[Block, ...], theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(Document(rich_blocks, theme, _METADATA).to_bytes("pdf"))
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_it_looks_and_reads_as_the_plain_file(rich_blocks: tuple[Block, ...], theme: Theme) -> None:
    plain, archival = (
        opened(Document(rich_blocks, theme, _METADATA, archive=flag).to_bytes("pdf"))
        for flag in (False, True)
    )
    contents = [[page.Contents.read_bytes() for page in pdf.pages] for pdf in (plain, archival)]
    assert contents[0] == contents[1]
    assert "/OutputIntents" not in plain.Root
    assert "/StructTreeRoot" in archival.Root


def properties(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The XMP packet's properties by their local names; lists joined."""
    described = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())[0][0]
    return {element.tag.rpartition("}")[2]: "".join(element.itertext()) for element in described}


@pytest.mark.parametrize("archival", [False, True])
def test_what_is_known_is_said_twice_and_the_same(make_document: Make, archival: bool) -> None:
    made = make_document(Paragraph(as_runs("正文。")))
    pdf = opened(Document(made.blocks, made.theme, _METADATA, archive=archival).to_bytes("pdf"))
    said = properties(pdf)
    information = {str(key): str(value) for key, value in pdf.docinfo.items()}
    assert said["title"] == information["/Title"] == _METADATA.title
    assert said["creator"] == information["/Author"] == "江城市人民政府"
    assert said["description"] == information["/Subject"] == "简报摘要"
    assert said["Keywords"] == information["/Keywords"] == "2024年"
    assert said["language"] == "zh-CN"
    assert said["CreateDate"] == said["ModifyDate"] == "2000-01-01T00:00:00+00:00"
    assert information["/CreationDate"] == "D:20000101000000+00'00'"
    assert ("part" in said) is archival
    if archival:
        assert (said["part"], said["conformance"]) == ("2", "B")


def test_what_is_not_known_is_not_said(make_document: Make) -> None:
    pdf = opened(make_document(Paragraph(as_runs("正文。"))).to_bytes("pdf"))
    assert set(pdf.docinfo.keys()) == {"/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_colours_are_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert profile.profile.version == pytest.approx(2.1)
    transform = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    for colour in ((181, 18, 27), (224, 172, 69), (22, 50, 92), (0, 0, 0), (255, 255, 255), (3, 3, 3)):
        seen = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), transform)
        assert seen is not None
        assert seen.getpixel((0, 0)) == colour


def test_the_profile_is_in_the_file(make_document: Make) -> None:
    made = make_document(Paragraph(as_runs("正文。")))
    pdf = opened(Document(made.blocks, made.theme, archive=True).to_bytes("pdf"))
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes() == srgb_profile()
    assert int(intent.DestOutputProfile.N) == 3


@pytest.fixture
def definition(tmp_path: Path) -> Path:
    (tmp_path / "data.csv").write_text(
        "指标,地区,时期,数值,单位\n城市绿道,江城市,2024年,203,公里\n", encoding="utf-8"
    )
    path = tmp_path / "briefing.yaml"
    path.write_text(
        "title: 简报\narchive: true\nperiod: '2024'\ndata: data.csv\n"
        "sections:\n  - kind: narrative\n    text: 新建城市绿道。\n",
        encoding="utf-8",
    )
    return path


def is_archival(path: Path) -> bool:
    return pdfa.validate_written(path, "2b").passed


def test_the_definition_the_argument_and_the_flag_ask_for_it(definition: Path, tmp_path: Path) -> None:
    (first,) = zj.build(definition, tmp_path / "one", ["pdf"])
    (second,) = zj.build(definition, tmp_path / "two", ["pdf"], archive=False)
    assert is_archival(first)
    assert not is_archival(second)
    definition.write_text(
        definition.read_text(encoding="utf-8").replace("archive: true\n", ""), encoding="utf-8"
    )
    (third,) = zj.build(definition, tmp_path / "three", ["pdf"])
    assert not is_archival(third)
    assert (
        main(["build", str(definition), "--out", str(tmp_path / "four"), "--format", "pdf", "--archive"]) == 0
    )
    assert is_archival(tmp_path / "four" / "briefing.pdf")


def test_word_files_are_the_same_with_and_without(definition: Path) -> None:
    briefing = zj.Briefing.load(definition)
    data, _ = briefing.read()
    document = briefing.compose(data)
    assert document.archive
    plain = replace(document, archive=False)
    assert plain.to_bytes("docx") == document.to_bytes("docx")


def test_the_entry_is_true_or_false(definition: Path) -> None:
    definition.write_text(
        definition.read_text(encoding="utf-8").replace("archive: true", "archive: 2b"), encoding="utf-8"
    )
    with pytest.raises(DefinitionError, match="neither true nor false") as raised:
        zj.Briefing.load(definition)
    assert raised.value.place.line == 2


def test_without_the_validator_nothing_is_written(
    definition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(WriteError) as raised:
        zj.build(definition, tmp_path / "out", ["docx", "pdf"])
    assert raised.value.code == "archive.no-validator"
    assert "zjreport[archive]" in raised.value.hint
    assert not (tmp_path / "out").exists()


def test_a_file_that_breaks_a_rule_is_refused(
    definition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas, "declare_colours", lambda document: None)
    with pytest.raises(WriteError, match="would not be PDF/A-2b") as raised:
        zj.build(definition, tmp_path / "out", ["pdf"])
    assert raised.value.code == "archive.invalid"
    assert re.search(r"ISO_19005_2:\S+", str(raised.value))
    assert not (tmp_path / "out").exists()
    assert archive.CONFORMANCE == "2B"


def rich(blocks: tuple[Block, ...], theme: Theme, flag: bool) -> bytes:
    return Document(blocks, theme, _METADATA, archive=flag).to_bytes("pdf")


@pytest.mark.parametrize("archival", [False, True])
def test_two_threads_make_the_same_bytes(
    rich_blocks: tuple[Block, ...], theme: Theme, archival: bool
) -> None:
    made: dict[int, bytes] = {}

    def work(number: int) -> None:
        made[number] = rich(rich_blocks, theme, archival)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made[0] == made[1] == rich(rich_blocks, theme, archival)


_PROGRAM = """
import hashlib, zjreport
from zjreport.blocks import Document, Metadata, Heading, Paragraph
from zjreport.runs import as_runs
from zjreport.themes import load_theme
blocks = (Heading(as_runs("总体情况"), number="一、"), Paragraph(as_runs("增长7%。")))
data = Document(blocks, load_theme("brochure"), Metadata("简报"), archive=True).to_bytes("pdf")
print(hashlib.sha256(data).hexdigest(), b"2024" in data)
"""


def test_the_bytes_hang_on_the_epoch_alone() -> None:
    def run(epoch: str, seed: str) -> str:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.split()[0]

    first, again, later = run("1711929600", "1"), run("1711929600", "2"), run("1712016000", "1")
    assert first == again
    assert first != later


def test_the_identity_differs_with_the_content(make_document: Make) -> None:
    ids = {
        bytes(opened(make_document(Paragraph((Run(text),))).to_bytes("pdf")).trailer.ID[0])
        for text in ("甲。", "乙。")
    }
    assert len(ids) == 2
