"""Writers turn a document into the bytes of a file; one package a format, each a plug-in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from ..blocks import Document

__all__ = ["Writer"]


class Writer(ABC):
    """A file format.

    A writer takes the document as it is: data is text to it and never markup, a formula, a field
    or a path.  It raises :class:`~zjreport.errors.ZjreportError` or gives the whole file.
    """

    format: ClassVar[str]

    @abstractmethod
    def write(self, document: Document) -> bytes:
        """The document as the bytes of one file."""
