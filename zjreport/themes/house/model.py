"""The value that a theme holds of a house template."""

from __future__ import annotations

import msgspec

__all__ = ["House"]


class House(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A house template: the bytes of the office's file, and which of our roles its styles play.

    ``name`` is the file's name without its folder; ``styles`` maps roles (``heading-1``) to names of
    the file's styles, where those are not found by themselves.
    """

    name: str
    data: bytes
    styles: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"House({self.name!r}, {len(self.data)} bytes, styles={self.styles!r})"
