"""Word files as the writer makes them, and what editors make of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.office import Office
from zjreport import Briefing, IndicatorSet
from zjreport.blocks import Document
from zjreport.indicators import Observation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EXAMPLES = ("work-report", "quarterly")
THEMES = ("official", "brochure")

Change = Callable[[etree._Element], None]
Values = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Example:
    """A bundled example: its briefing, its data, and documents by theme."""

    briefing: Briefing
    data: IndicatorSet

    @cache  # noqa: B019 - lives as long as the session
    def document(self, theme: str) -> Document:
        return self.briefing.compose(self.data, theme=theme)

    @cache  # noqa: B019
    def word(self, theme: str = "official") -> bytes:
        return self.document(theme).to_bytes("docx")

    def revised(self, changes: dict[tuple[str, str], Values]) -> IndicatorSet:
        """The data with other values by indicator and period, in every area that is the briefing's own."""

        def new(row: Observation) -> Observation:
            own = row.area in ("", self.briefing.area)
            values = changes.get((row.indicator, str(row.period)), {}) if own else {}
            return replace(row, **values) if values else row

        return IndicatorSet(self.data.indicators, map(new, self.data.observations), self.data.targets)

    def without(self, *indicators: str) -> IndicatorSet:
        """The data without the rows of some indicators."""
        rows = [row for row in self.data.observations if row.indicator not in indicators]
        return IndicatorSet(self.data.indicators, rows, self.data.targets)


@pytest.fixture(scope="session")
def example(checkout: Path) -> Callable[[str], Example]:
    """An example by its name, read once."""

    @cache
    def read(name: str) -> Example:
        briefing = Briefing.load(checkout / "examples" / name / "briefing.yaml")
        data, problems = briefing.read()
        assert not [problem for problem in problems if problem.severity == "error"]
        return Example(briefing, data)

    return read


def parts_of(word: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Path]:
    """A file with a part changed: ``edited(word, change)`` changes the text, ``part=`` another part."""

    def edit(
        word: bytes, *changes: Change, part: str = "word/document.xml", name: str = "edited.docx"
    ) -> Path:
        parts = parts_of(word)
        root = etree.fromstring(parts[part])
        for change in changes:
            change(root)
        parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        path = tmp_path / name
        path.write_bytes(packed(parts))
        return path

    return edit


def controls(root: etree._Element, part: str = "") -> list[etree._Element]:
    """The controls of figures; ``part`` is in their tags."""
    return [
        control
        for control in root.iter(f"{W}sdt")
        if (tag := control.find(f"{W}sdtPr/{W}tag")) is not None and part in tag.get(f"{W}val", "")
    ]


def words_of(element: etree._Element) -> str:
    """The text of an element."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def set_words(element: etree._Element, words: str) -> None:
    """Another text in an element: in its first ``w:t``, the others emptied."""
    for number, text in enumerate(element.iter(f"{W}t")):
        text.text = words if number == 0 else ""


def paragraph_above(element: etree._Element) -> etree._Element:
    """The paragraph that holds an element."""
    return next(element.iterancestors(f"{W}p"))


def unwrapped(control: etree._Element) -> None:
    """A control and its bookmark taken away, its text left, as pasting without format does."""
    for child in control.find(f"{W}sdtContent"):
        if child.tag == f"{W}r":
            control.addprevious(child)
    control.getparent().remove(control)


def number(text: str) -> Decimal:
    return Decimal(text)


@pytest.fixture(scope="session")
def libreoffice(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A file opened and saved by LibreOffice: ``libreoffice(path, "docx")``."""

    def convert(path: Path, form: str = "docx") -> Path:
        (made,) = office.convert(path, form=form, out=tmp_path_factory.mktemp("saved"))
        return made

    return convert
