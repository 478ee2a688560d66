"""A text cut into pieces, each for the first face that holds its signs."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import TypeVar

from ..errors import ZjreportWarning

__all__ = ["FALLBACKS", "cut"]

T = TypeVar("T")

_SUBSTITUTE = "□"

FALLBACKS = ("hei", "song", "body", "title", "kai")
"""The roles whose faces are asked, in order, for a sign that a text's own face lacks."""


def cut(text: str, faces: Sequence[T], holds: Callable[[T, str], bool]) -> list[tuple[T, str]]:
    """The pieces of ``text`` with their faces; □ stands for a sign that no face has.

    Warns:
        ZjreportWarning: no face has a glyph for some sign.

    >>> cut("1500㎡", ["digits", "symbols"], lambda face, sign: face == "symbols" or sign.isdecimal())
    [('digits', '1500'), ('symbols', '㎡')]
    """
    pieces: list[tuple[T, str]] = []
    missing = ""
    for sign in text:
        face = _first(sign, faces, holds)
        if face is None:
            missing += sign
            sign, face = _SUBSTITUTE, _first(_SUBSTITUTE, faces, holds) or faces[0]
        if pieces and pieces[-1][0] == face:
            pieces[-1] = (face, pieces[-1][1] + sign)
        else:
            pieces.append((face, sign))
    if missing:
        warnings.warn(f"no face has a glyph for “{missing}” in “{text}”", ZjreportWarning, stacklevel=3)
    return pieces


def _first(sign: str, faces: Sequence[T], holds: Callable[[T, str], bool]) -> T | None:
    return next((face for face in faces if holds(face, sign)), None)
