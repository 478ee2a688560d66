"""The parts of a Word file that is not ours: counted while unpacked, and read without entities or network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ...errors import Place, ThemeError, ZjreportError

__all__ = ["Parts", "Relation", "refusal"]

_MAX_ENTRIES = 3000
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: the last word of its type, and the part or the address that it leads to."""

    kind: str
    type: str
    target: str
    external: bool


def refusal(name: str, message: str, hint: str = "", code: str = "theme.house-unreadable") -> ThemeError:
    """The error for a template that is not taken."""
    return ThemeError(f"the template cannot be used: {message}", code=code, place=Place(name), hint=hint)


class Parts:
    """The parts of a package by name, such as ``word/styles.xml``.

    Attributes:
        most, most_unpacked: the bytes that are taken, packed and unpacked.
        most_xml: the bytes of one part that is read as XML, which takes many times the room in memory.

    Raises:
        ThemeError: the file is no package, is locked, or is larger than any template.
    """

    most = 30 << 20
    most_unpacked = 150 << 20
    most_xml = 64 << 20

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if len(data) > self.most:
            raise self._too_large()
        if data.startswith(_OLE):
            raise self.refusal(
                "it is locked with a password, or in the form of Word 97 to 2003",
                "save it in Word as .docx or .dotx, without a password",
            )
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError) as error:
            raise self._broken("it is no Word file") from error
        entries = self._archive.infolist()
        if len(entries) > _MAX_ENTRIES or sum(entry.file_size for entry in entries) > self.most_unpacked:
            raise self._too_large()
        if any(entry.flag_bits & 1 for entry in entries):
            raise self.refusal("it is locked with a password", "save it without a password")
        # Names of parts differ by more than case, says the standard; programs take either for the other.
        self._left = self.most_unpacked
        self._names = {entry.filename.casefold(): entry.filename for entry in entries}
        if len(self._names) < len(entries):
            raise self._broken("two of its parts have one name")

    def refusal(self, message: str, hint: str, code: str = "theme.house-unreadable") -> ZjreportError:
        """The error for a file that is not taken."""
        return refusal(self.name, message, hint, code)

    def _too_large(self) -> ZjreportError:
        return self.refusal(
            "it is larger than such files are", "take large pictures out of it", "theme.house-too-large"
        )

    def _broken(self, message: str) -> ZjreportError:
        return self.refusal(message, "save it in Word or WPS as .docx or .dotx")

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._names

    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._names.values())

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        if part not in self:
            raise self._broken(f"its part {part} is missing")
        chunks = []
        try:
            with self._archive.open(self._names[part.casefold()]) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    # What an entry says of its size is a hint only: what is unpacked is counted.
                    if self._left < 0:
                        raise self._too_large()
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
            raise self._broken(f"its part {part} is damaged") from error
        return b"".join(chunks)

    def tree(self, part: str) -> etree._Element:
        """A part as XML; one that declares a document type, or is too large, is refused."""
        data = self.read(part)
        if len(data) > self.most_xml:
            raise self._too_large()
        try:
            root = etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            raise self._broken(f"its part {part} is no well-formed XML") from error
        info = root.getroottree().docinfo
        if info.doctype or info.internalDTD is not None:
            raise self.refusal(
                f"its part {part} declares a document type (DTD), which Word files never do",
                "save it anew in Word",
                "theme.house-dtd",
            )
        return root

    def type_of(self, part: str) -> str:
        """The content type of a part; empty where the package says none."""
        return self._types.get(f"/{part}".casefold(), self._default_types.get(_extension(part), ""))

    @cached_property
    def _content_types(self) -> etree._Element:
        return self.tree("[Content_Types].xml")

    @cached_property
    def _types(self) -> dict[str, str]:
        overrides = self._content_types.iter(f"{_TYPES}Override")
        return {entry.get("PartName", "").casefold(): entry.get("ContentType", "") for entry in overrides}

    @cached_property
    def _default_types(self) -> dict[str, str]:
        defaults = self._content_types.iter(f"{_TYPES}Default")
        return {entry.get("Extension", "").casefold(): entry.get("ContentType", "") for entry in defaults}

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id; those of the package for an empty name."""
        folder, base = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{base}.rels")
        if source not in self:
            return {}
        return {
            entry.get("Id", ""): _relation(entry, folder)
            for entry in self.tree(source)
            if isinstance(entry.tag, str)
        }


def _relation(entry: etree._Element, folder: str) -> Relation:
    type_, target = entry.get("Type", ""), entry.get("Target", "")
    external = entry.get("TargetMode", "").casefold() == "external"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(type_.rpartition("/")[2], type_, target, external)


def _extension(part: str) -> str:
    return part.rpartition(".")[2].casefold()
