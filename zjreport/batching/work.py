"""The work of one briefing of a batch, in this process or in another one."""

from __future__ import annotations

import multiprocessing
import pickle
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from ..blocks import Document
from ..briefing import Briefing
from ..errors import DefinitionError, Problem, ZjreportError, ZjreportWarning
from ..indicators import IndicatorSet
from .jobs import Job

__all__ = ["Kit", "Made", "Parcel", "work"]


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a job: a file for each format, or the errors against it; and what was warned of."""

    job: Job
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """What all briefings of a batch are made from."""

    briefing: Briefing
    data: IndicatorSet
    formats: tuple[str, ...]
    register: str | None = None
    theme: str | Mapping[str, Any] | None = None
    archive: bool | None = None

    def make(self, job: Job) -> dict[str, bytes]:
        """The files of a job by their format.

        Raises:
            ZjreportError: the briefing cannot be made for this area and period.
        """
        document = self._document(job)
        return {format: document.to_bytes(format) for format in self.formats}

    def _document(self, job: Job) -> Document:
        document = self.briefing.compose(
            self.data, period=job.period, area=job.area, register=self.register, theme=self.theme
        )
        self._look_at_title(document.metadata.title, job)
        return document if self.archive is None else replace(document, archive=self.archive)

    def _look_at_title(self, title: str, job: Job) -> None:
        """Warn of a title that names the definition's area, and so is that of another briefing."""
        own = self.briefing.area
        if own and job.area not in (None, own) and own in title and own not in str(job.area):
            warnings.warn(
                f"the title “{title}” names {own} (write {{{{ area }}}} in its place) [batch.title]",
                ZjreportWarning,
                stacklevel=2,
            )


class Parcel:
    """A kit on its way to workers: packed once, and unpacked once in each process that it comes to."""

    def __init__(self, kit: Kit) -> None:
        # All data has been read; its sources may be open connections, which cannot travel.
        self.kit = replace(kit, briefing=replace(kit.briefing, data=()))

    def __reduce__(self) -> tuple[Callable[[bytes], Parcel], tuple[bytes]]:
        return _unpacked, (self.packed,)

    @cached_property
    def packed(self) -> bytes:
        """The kit as bytes.

        Raises:
            DefinitionError: something in it, such as a section of one's own, cannot leave this process.
        """
        try:
            return pickle.dumps(self.kit)
        except (pickle.PicklingError, TypeError, AttributeError) as error:
            raise DefinitionError(
                f"the briefing cannot be made by other processes: {error}",
                code="batch.bound",
                hint="put the classes of its sections at the top of a module, or make it with jobs=1",
            ) from error


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Parcel:
    return Parcel(pickle.loads(packed))  # noqa: S301 - packed above, by the process that asks for the work


def work(parcel: Parcel, job: Job) -> Made:
    """Make one briefing; errors are a result, so that one that fails leaves the others alone."""
    files: dict[str, bytes] = {}
    problems: tuple[Problem, ...] = ()
    with _listening() as told:
        try:
            files = parcel.kit.make(job)
        except ZjreportError as error:
            problems = error.problems
    return Made(job, files, problems, tuple(dict.fromkeys(told)))


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Our warnings while a briefing is made.

    Warnings belong to the whole process: among threads nobody can tell whose they are, so there they go
    where they always go.
    """
    told: list[str] = []
    if threading.current_thread() is not threading.main_thread() and not multiprocessing.parent_process():
        yield told
        return
    usual = warnings.showwarning

    def tell(message: Warning | str, category: type[Warning], *place: Any, **options: Any) -> None:
        if issubclass(category, ZjreportWarning):
            told.append(str(message))
        else:
            usual(message, category, *place, **options)

    with warnings.catch_warnings():
        warnings.simplefilter("always", ZjreportWarning)
        warnings.showwarning = tell
        yield told
