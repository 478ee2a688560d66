"""Setting paragraphs in a column and reading them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from zjreport.blocks import Document, Metadata, Paragraph
from zjreport.runs import Runs, text_of
from zjreport.themes import Theme, load_theme

from .reading import lines_of
from .rules import Column, Fault, faults, paragraphs_of

POINTS = 72 / 25.4
LEFT, FOOT = 20, 35


def column_theme(size: float, width: float, base: str = "official") -> Theme:
    """A theme without a grid, with a column ``width`` mm wide and type of ``size``."""
    return load_theme(
        {
            "base": base,
            "page": {"left": LEFT, "right": 210 - LEFT - width, "bottom": FOOT, "grid": None},
            "styles": {"body": {"font": "body", "size": size, "leading": size * 1.6, "indent": 2}},
            "measures": {"latin_gap": 0.125, "rhythm": 0, "block_gap": 0},
        }
    )


def set_column(runs: Sequence[Runs], size: float, width: float, base: str = "official") -> bytes:
    """Paragraphs as a finished PDF."""
    blocks = tuple(Paragraph(each) for each in runs)
    return Document(blocks, column_theme(size, width, base), Metadata()).to_bytes("pdf")


def found_faults(runs: Sequence[Runs], size: float, width: float, base: str = "official") -> list[Fault]:
    """What is wrong with the paragraphs, read from the finished PDF."""
    texts = [text_of(each) for each in runs]
    lines = lines_of(set_column(runs, size, width, base), above=(FOOT - 0.1) * POINTS)
    characters = width * POINTS / size
    # A column of fewer than five signs has no room for an indent of two.
    column = Column(LEFT * POINTS, (LEFT + width) * POINTS, size, 2 if characters >= 5 else 1)
    return [
        fault
        for text, group in zip(texts, paragraphs_of(lines, texts), strict=True)
        for fault in faults(group, text, column)
    ]


Check = Callable[..., list[Fault]]


@pytest.fixture(scope="session")
def check() -> Check:
    return found_faults


@pytest.fixture(scope="session")
def column() -> Callable[..., bytes]:
    return set_column
