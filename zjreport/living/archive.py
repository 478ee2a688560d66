"""A Word file that others may have edited: opened with care, its parts kept as they are."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from lxml import etree

from ..errors import DataError, Place
from ..themes.house.archive import Parts
from ..writers.docx.record import NAMESPACE, Record, read_record

__all__ = ["WordFile", "open_word"]

_ITEM, _RECORD = "customxml/item", "urn:zjreport:record:"


class WordFile(Parts):
    """The parts of a Word file by name, and its record.

    :meth:`read` gives the bytes of a part as they came, :meth:`root` its XML, one tree for all who ask.
    """

    most = 200 << 20
    most_unpacked = 1 << 30

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data, name)
        self._bytes: dict[str, bytes] = {}
        self._roots: dict[str, etree._Element] = {}

    def refusal(self, message: str, hint: str, code: str = "") -> DataError:
        """The error for a file that is not taken."""
        named = {"theme.house-too-large": "living.too-large", "theme.house-dtd": "living.dtd"}
        return DataError(
            f"the Word file cannot be used: {message}",
            code=named.get(code, "living.unreadable"),
            place=Place(self.name),
            hint=hint,
        )

    def read(self, part: str) -> bytes:
        """The bytes of a part, as they are in the file."""
        if part not in self._bytes:
            self._bytes[part] = super().read(part)
        return self._bytes[part]

    def root(self, part: str) -> etree._Element:
        """The root element of a part; always the same one."""
        if part not in self._roots:
            self._roots[part] = self.tree(part)
        return self._roots[part]

    def was_parsed(self, part: str) -> bool:
        """Whether anybody has asked for the XML of a part, and may have changed it."""
        return part in self._roots

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.external and relation.target in self:
                if relation.type.startswith("http://purl.oclc.org/"):
                    raise self.refusal("it is a Strict Open XML document", "save it as a plain Word document")
                return relation.target
        raise self.refusal("it holds no text", "save it in Word or WPS as .docx")

    def related(self, kind: str) -> list[str]:
        """The parts of a kind (``footnotes``, ``header`` …) that belong to the text, in the file's order."""
        found = {
            relation.target
            for relation in self.relations(self.main).values()
            if relation.kind == kind and not relation.external and relation.target in self
        }
        return [name for name in self.names() if name in found]

    @cached_property
    def record_part(self) -> str:
        """The name of the part with the record; empty where there is none."""
        for name in self.names():
            if name.casefold().startswith(_ITEM) and name.casefold().endswith(".xml"):
                root = self._custom(name)
                if root is not None and str(root.tag).startswith(f"{{{_RECORD}"):
                    return name
        return ""

    def _custom(self, name: str) -> etree._Element | None:
        """A custom part, which may be of any program: only one that speaks of us is read as XML."""
        return self.root(name) if _RECORD.encode() in self.read(name) else None

    @cached_property
    def record(self) -> Record | None:
        """What zjreport has noted of the file; ``None`` where it has not made it.

        Raises:
            DataError: the record is of a newer zjreport, or damaged.
        """
        if not self.record_part:
            return None
        root = self.root(self.record_part)
        if root.tag != f"{{{NAMESPACE}}}record":
            raise DataError(
                "the file was written by a newer zjreport",
                code="living.newer",
                place=Place(self.name),
                hint="update zjreport",
            )
        return read_record(root)


def open_word(path: str | Path) -> WordFile:
    """The Word file at ``path``.

    Raises:
        DataError: it cannot be read, is no Word file, is locked, is too large, or holds a DTD.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(
            f"{path.name} cannot be read: {error.strerror or error}",
            code="living.unreadable",
            hint="give the path of a .docx file",
        ) from error
    return WordFile(data, path.name)
