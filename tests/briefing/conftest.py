"""Folders with a definition and its data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

CATALOGUE = """id,name,unit,verb,decimals
investment,工业投资,亿元,达到,
villages,示范村,个,新增,
coverage,覆盖率,%,达到,
"""
DATA = """indicator,period,value,yoy,status_word
investment,2024,1650.5,66,
villages,2024,16,,
coverage,2024,54,2,预计
investment,2023,994.3,,
"""
DEFINITION = """title: 要点
period: 2024
theme: brochure
catalogue: catalogue.csv
data: [data.csv]
sections:
  - kind: narrative
    title: 回顾
    text: "工业投资{{ investment | level_and_growth }}。"
  - kind: achievements
    title: 过去一年，好
    items:
      - [investment, villages]
      - "覆盖率{{ coverage | level }}"
"""

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Write a definition and its data; the definition's path."""

    def folder(definition: str = DEFINITION, *, data: str = DATA, catalogue: str = CATALOGUE) -> Path:
        for name, text in (("要点.yaml", definition), ("data.csv", data), ("catalogue.csv", catalogue)):
            (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / "要点.yaml"

    return folder


@pytest.fixture
def definition() -> str:
    """A definition that is right."""
    return DEFINITION
