"""Marks and tree belong together: everything painted is marked, every mark has one element."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pdfplumber
import pytest

from zjreport.blocks import Block, Document, Metadata, Paragraph
from zjreport.runs import Run, as_runs
from zjreport.themes import Theme

Read = Callable[[bytes], Any]


@pytest.fixture
def data(rich_blocks: tuple[Block, ...], theme: Theme) -> bytes:
    return Document(rich_blocks, theme, Metadata("江城市政府工作报告", "江城市人民政府")).to_bytes("pdf")


def test_everything_painted_is_content_or_an_artifact(data: bytes, read_tags: Read) -> None:
    tags = read_tags(data)
    assert tags.unmarked == []
    assert len(tags.marked) > 100


def test_every_piece_of_content_belongs_to_one_element(data: bytes, read_tags: Read) -> None:
    tags = read_tags(data)
    assert sorted(tags.claimed) == sorted(tags.marked)


def test_the_parent_tree_leads_from_content_to_its_element(data: bytes, read_tags: Read) -> None:
    tags = read_tags(data)
    parents = tags.parent_tree()
    assert int(tags.pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(parents)
    used = set()
    for number, page in enumerate(tags.pdf.pages, 1):
        if "/StructParents" in page:
            key = int(page.StructParents)
            used.add(key)
            for mark, element in enumerate(parents[key]):
                owner = next(node for node in tags.root.walk() if node.source.objgen == element.objgen)
                assert number in owner.pages
                assert (number, mark) in tags.marked
            assert len(parents[key]) == sum(1 for page_number, _ in tags.marked if page_number == number)
        for annotation in page.get("/Annots", ()):
            key = int(annotation.StructParent)
            used.add(key)
            element = parents[key]
            assert str(element.S) == "/Link"
            objects = [kid.Obj.objgen for kid in element.K if str(getattr(kid, "Type", "")) == "/OBJR"]
            assert annotation.objgen in objects
    assert used == set(parents)


def test_the_document_says_that_it_is_tagged(data: bytes, read_tags: Read) -> None:
    tags = read_tags(data)
    root = tags.pdf.Root
    assert root.MarkInfo.Marked is True
    assert str(root.Lang) == "zh-CN"
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert all(str(page.Tabs) == "/S" for page in tags.pdf.pages)
    assert {str(key): str(value) for key, value in root.StructTreeRoot.RoleMap.items()} == {"/Title": "/P"}


def test_text_of_the_tree_and_of_artifacts_is_all_that_is_printed(data: bytes, read_tags: Read) -> None:
    tags = read_tags(data)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        printed = sum(len(page.chars) for page in pdf.pages)
    assert sum(map(len, tags.marked.values())) + sum(map(len, tags.artifacts.values())) == printed


def test_furniture_is_no_content(data: bytes, read_tags: Read, theme: Theme) -> None:
    tags = read_tags(data)
    texts = [node.text for node in tags.root.walk()]
    if theme.name == "official":
        assert "— 2 —" in tags.artifacts[2]
    assert not any("— 2 —" in text for text in texts)
    # The running foot of the brochure names the office; the tree has it from the cover and the signature.
    assert sum("江城市人民政府　江城市政府工作报告" in text for text in texts) == 0


def test_drawing_that_knows_no_tags_is_an_artifact(
    make_document: Callable[..., Document], read_tags: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zjreport.writers.pdf import writer
    from zjreport.writers.pdf.file.canvas import PageCanvas
    from zjreport.writers.pdf.furniture import margins

    def stamp(desk: object, canvas: PageCanvas, *_: object) -> None:
        canvas.fill("B5121B", 10, 10, 5, 5)

    monkeypatch.setattr(writer, "draw_foot", stamp)
    assert margins.draw_foot is not stamp
    tags = read_tags(make_document(Paragraph(as_runs("正文。"))).to_bytes("pdf"))
    assert tags.unmarked == []
    assert [node.whole() for node in tags.root.all("P")] == ["正文。"]


def test_links_are_elements_with_their_text_and_annotation(
    make_document: Callable[..., Document], read_tags: Read
) -> None:
    runs = (
        Run("数据见"),
        Run("统计局网站上的一季度国民经济和社会发展统计数据的全部附表", link="https://example.org/a"),
        Run("和"),
        Run("附件", link="mailto:a@example.org"),
        Run("。"),
    )
    tags = read_tags(make_document(Paragraph(runs)).to_bytes("pdf"))
    (paragraph,) = tags.root.all("P")
    first, second = tags.root.all("Link")
    assert (first.text, second.text) == (runs[1].text, "附件")
    # One annotation a line that the link runs over.
    assert (first.links, second.links) == (2, 1)
    assert paragraph.text == "数据见和。"
    kids = [str(getattr(kid, "S", "text")) for kid in paragraph.source.K]
    assert kids == ["text", "/Link", "text", "/Link", "text"]
    annotations = [note for page in tags.pdf.pages for note in page.get("/Annots", ())]
    assert {str(note.Contents) for note in annotations} == {"https://example.org/a", "mailto:a@example.org"}
    assert all(int(note.F) == 4 for note in annotations)


def test_an_empty_document_is_tagged(make_document: Callable[..., Document], read_tags: Read) -> None:
    tags = read_tags(make_document().to_bytes("pdf"))
    assert tags.root.role == "Document"
    assert tags.unmarked == []
