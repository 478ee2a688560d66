"""The only module that knows where templates, fonts and the bundled example lie.

A wheel ships ``templates/`` and ``examples/`` inside the package; an editable install and a source
checkout have them beside it.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["example", "font", "templates"]

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    for folder in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"zjreport was installed without its {name}")


def templates(*parts: str) -> Path:
    """A folder or file below ``templates/``."""
    return _folder("templates").joinpath(*parts)


def example(name: str) -> Path:
    """The folder of a bundled example."""
    return _folder("examples") / name


def font(file: str) -> Path:
    """A bundled font file."""
    return _PACKAGE / "fonts" / file
