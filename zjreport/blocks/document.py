"""The document tree: blocks in order, the theme they are set in, and what is known of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .. import plugins
from ..charts.ticks import tick_texts
from ..errors import UnknownNameError, did_you_mean
from ..runs import Basis, Measure, Provenance
from ..staging import write_all
from ..themes import Theme
from .outline import outline
from .primitives import Block, Chart, Panel, figures_of

__all__ = ["Document", "Figure", "Metadata"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What file properties and running heads say of a document."""

    title: str = ""
    organisation: str = ""
    period: str = ""
    language: str = "zh-CN"
    subject: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure of a document: its text and its provenance."""

    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Document:
    """A composed briefing: pure data, the same for every writer.

    ``archive`` asks for the archival form of a format that has one (PDF/A).  ``recipe`` is what a writer
    may put into its file so that the document can be composed again over other data; writers do not read it.
    """

    blocks: tuple[Block, ...]
    theme: Theme
    metadata: Metadata = field(default_factory=Metadata)
    archive: bool = False
    recipe: str = ""

    def to_text(self) -> str:
        """The document as stable text, for reading, for comparing and for golden files."""
        return outline(self.blocks)

    def figures(self) -> Iterator[Figure]:
        """Every printed figure in reading order, with where it came from; the ticks of scales too."""
        for block in self.blocks:
            for text, provenance in figures_of(block):
                yield Figure(text, provenance)
            chart = block.chart if isinstance(block, Panel) else block
            if isinstance(chart, Chart):
                yield from (_tick(text) for text in tick_texts(chart.spec, self.theme))

    def to_bytes(self, format: str) -> bytes:
        """The document as a file of ``format`` (``"docx"``, ``"pdf"`` …).

        Raises:
            UnknownNameError: no writer of that name is installed.
        """
        return bytes(plugins.writers.load(format)().write(self))

    def save(self, path: str | Path) -> Path:
        """Write the document to ``path``, its format told by the suffix; whole or not at all."""
        target = Path(path)
        known = plugins.writers.names()
        suffix = target.suffix.lstrip(".").lower()
        if suffix not in known:
            raise UnknownNameError(
                f"no writer for “{target.name}”",
                code="writer.unknown",
                hint=did_you_mean(suffix, known),
            )
        write_all({target: self.to_bytes(suffix)})
        return target


def _tick(text: str) -> Figure:
    return Figure(text, Provenance("", Measure.SCALE, text, basis=Basis.COMPUTED))
