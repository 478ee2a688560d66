"""Files appear whole or not at all: staged beside their targets, synced, then renamed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import WriteError

__all__ = ["write_all"]

_PREFIX = ".zjreport-"


def write_all(contents: Mapping[Path, bytes] | Iterable[tuple[Path, bytes]]) -> tuple[Path, ...]:
    """Write every file or none.

    Args:
        contents: what to write, by path, or pairs of both, of which one at a time is held in memory, and
            whose maker may still raise: then nothing is written.  Missing folders are made.

    Raises:
        WriteError: one of them cannot be written; files that were there before are unchanged.
    """
    staged: dict[Path, Path] = {}
    folders: list[Path] = []
    try:
        for target, data in contents.items() if isinstance(contents, Mapping) else contents:
            folders += _missing(target.parent)
            with _telling(target):
                staged[target] = _stage(target, data)
        _swap(staged)
    finally:
        _remove(staged.values())
        _remove_empty(folders)
    return tuple(staged)


@contextmanager
def _telling(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(
            f"{target} cannot be written: {error.strerror or error}",
            hint="close it where it is open, and look at the folder's permissions",
        ) from error


def _swap(staged: Mapping[Path, Path]) -> None:
    """Put every staged file in its place; where one cannot be, put back those that were there."""
    former: dict[Path, Path | None] = {}
    try:
        for target, temporary in staged.items():
            with _telling(target):
                former[target] = _copy(target)
                temporary.replace(target)
    except WriteError:
        for target, copy in former.items():
            with suppress(OSError):
                copy.replace(target) if copy else target.unlink(missing_ok=True)
        raise
    finally:
        _remove(copy for copy in former.values() if copy)


def _copy(target: Path) -> Path | None:
    """The former file under a second name, or ``None`` where there was none."""
    if not target.exists():
        return None
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=target.parent))
    copy = folder.with_name(f"{folder.name}.former")
    folder.rmdir()
    try:
        copy.hardlink_to(target)
    except OSError:
        shutil.copy2(target, copy)
    return copy


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _missing(folder: Path) -> list[Path]:
    """A folder and those that it lies in, as far as they are yet to be made, the innermost first."""
    return [each for each in (folder, *folder.parents) if not each.exists()]


def _remove_empty(folders: Iterable[Path]) -> None:
    """Take back folders that were made for files which then were not written."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _stage(target: Path, data: bytes) -> Path:
    if target.is_symlink() or target.is_dir():
        raise OSError(f"{target.name} is a {'link' if target.is_symlink() else 'folder'}")
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=target.parent)
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
