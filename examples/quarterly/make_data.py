"""Writes the data files of this example: ``python make_data.py [FOLDER]``.

The figures come from a fixed seed, so that every run writes the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jiangzhou.files import text_files
from jiangzhou.sheets import workbooks

__all__ = ["write"]


def write(folder: Path) -> list[Path]:
    """All data files into ``folder``; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in {**text_files(), **workbooks()}.items():
        (folder / name).write_bytes(content)
        written.append(folder / name)
    return written


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "data")
