"""Zip files whose bytes depend on nothing but what they hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

__all__ = ["zipped"]

# The earliest time that a zip can hold.
_TIME = (1980, 1, 1, 0, 0, 0)
# Packed already, or packed with the file that they are part of.
_AS_THEY_ARE = (".png",)


def zipped(files: Iterable[tuple[str, bytes]], *, packed: bool = True) -> bytes:
    """Files by name, in their order; those of a file within another file need not be ``packed``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _TIME)
            stored = not packed or name.endswith(_AS_THEY_ARE)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return stream.getvalue()
