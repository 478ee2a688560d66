"""A Word file taken apart again: its parts, its paragraphs, the ordinals that Word counts."""

from __future__ import annotations

import io
import zipfile

import docx
from lxml import etree

__all__ = ["Counter", "R", "Read", "W"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Read:
    """A Word file taken apart again."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.word = docx.Document(io.BytesIO(data))

    def part(self, name: str):
        return etree.fromstring(self.archive.read(name))

    @property
    def body(self):
        return self.part("word/document.xml")[0]

    def style(self, id_: str):
        styles = self.part("word/styles.xml").iter(f"{W}style")
        return next(style for style in styles if style.get(f"{W}styleId") == id_)

    def footer(self, kind: str):
        reference = next(
            element for element in self.body.iter(f"{W}footerReference") if element.get(f"{W}type") == kind
        )
        part = self.word.part.related_parts[reference.get(f"{R}id")]
        return etree.fromstring(part.blob)

    def paragraphs(self) -> list[tuple[str, str]]:
        """Style id and text of every paragraph, those in tables too, in reading order."""
        return [(_value(item, "pPr/pStyle"), self.text_of(item)) for item in self.body.iter(f"{W}p")]

    def text(self) -> str:
        return "\n".join(text for _, text in self.paragraphs() if text)

    def numbered_lines(self) -> list[str]:
        """The paragraphs as Word shows them, with the ordinals that it counts; empty ones left out."""
        counter = Counter(self)
        lines = [counter.ordinal(item) + self.text_of(item) for item in self.body.iter(f"{W}p")]
        return [line for line in lines if line]

    def numbered_text(self) -> str:
        return "\n".join(self.numbered_lines())

    def styled_runs(self) -> list[tuple[str, str]]:
        """Character style and text of every run that has text."""
        runs = ((_value(run, "rPr/rStyle"), self.text_of(run)) for run in self.body.iter(f"{W}r"))
        return [(style, text) for style, text in runs if text]

    @staticmethod
    def text_of(element) -> str:
        return "".join(_text(part) for part in element.iter(*_SHOWN))


_SHOWN = (f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen")


def _value(element, path: str) -> str:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val")


def _text(element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    # Tab stops of styles are not text; those in runs are.
    if element.getparent().tag != f"{W}r" or element.get(f"{W}type") == "page":
        return ""
    return "\n" if element.tag == f"{W}br" else "\t"


class Counter:
    """Word's counters: one for each level of each abstract list, restarted where a list says so."""

    def __init__(self, file: Read) -> None:
        numbering = file.part("word/numbering.xml")
        self.abstracts = {
            item.get(f"{W}abstractNumId"): item for item in numbering.findall(f"{W}abstractNum")
        }
        self.numbers = {item.get(f"{W}numId"): item for item in numbering.findall(f"{W}num")}
        self.styles = {
            style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}numPr")
            for style in file.part("word/styles.xml").iter(f"{W}style")
        }
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def ordinal(self, paragraph) -> str:
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            properties = self.styles.get(_value(paragraph, "pPr/pStyle"))
        if properties is None or _value(properties, "numId") == "0":
            return ""
        level, number = int(_value(properties, "ilvl")), _value(properties, "numId")
        abstract = _value(self.numbers[number], "abstractNumId")
        shapes = {int(item.get(f"{W}ilvl")): item for item in self.abstracts[abstract].findall(f"{W}lvl")}
        shape = shapes[level]
        if _value(shape, "numFmt") == "bullet":
            return ""
        self._count(abstract, number, level, int(_value(shape, "start")))
        text = _value(shape, "lvlText")
        for place in range(level + 1):
            value = self.counts[abstract].get(place, 0)
            arabic = _value(shapes[place], "numFmt") == "decimal" or shape.find(f"{W}isLgl") is not None
            text = text.replace(f"%{place + 1}", str(value) if arabic else _chinese(value))
        return text

    def _count(self, abstract: str, number: str, level: int, start: int) -> None:
        counts = self.counts.setdefault(abstract, {})
        override = next(
            (
                int(_value(item, "startOverride"))
                for item in self.numbers[number].findall(f"{W}lvlOverride")
                if item.get(f"{W}ilvl") == str(level)
            ),
            None,
        )
        if override is not None and (number, level) not in self.started:
            self.started.add((number, level))
            counts[level] = override
        else:
            counts[level] = counts.get(level, start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    digits = "零一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones else "")
