"""Files appear whole or not at all: staged beside their targets, synced, then renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from .errors import WriteError

__all__ = ["write_all"]


def write_all(contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write every file or none.

    Args:
        contents: what to write, by path; missing folders are made.

    Raises:
        WriteError: one of them cannot be written; files that were there before are unchanged.
    """
    staged: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for target, data in contents.items():
            staged.append((_stage(target, data), target))
        for temporary, target in staged:
            temporary.replace(target)
    except OSError as error:
        raise WriteError(
            f"{target} cannot be written: {error.strerror or error}",
            hint="close it where it is open, and look at the folder's permissions",
        ) from error
    finally:
        for temporary, _ in staged:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(contents)


def _stage(target: Path, data: bytes) -> Path:
    if target.is_symlink() or target.is_dir():
        raise OSError(f"{target.name} is a {'link' if target.is_symlink() else 'folder'}")
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:  # Ctrl-C leaves nothing behind either
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
