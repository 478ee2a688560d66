"""Batches: data read once, briefings made by any executor, files written all together."""

from __future__ import annotations

import multiprocessing
import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from ..briefing import Briefing
from ..briefing.building import known_formats, read_or_raise
from ..briefing.model import Progress
from ..errors import Problem, WriteError, ZjreportError, ZjreportWarning
from ..indicators import IndicatorSet, Period
from ..indicators.areas import is_whole
from ..staging import write_all
from .jobs import Job, plan
from .work import Kit, Made, Parcel, work

__all__ = ["Outcome", "batch"]

# A process has to start and to load our libraries first, which takes as long as six or seven short briefings.
_SHARE = 8
_AHEAD = 2

_Results = Callable[[Sequence[Job]], Iterator[Made]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one briefing of a batch.

    Attributes:
        area, period: what it is of; ``None`` where the batch left the definition's own.
        paths: the written files, in the order of the formats; none where it failed.
        problems: why it failed.
    """

    area: str | None
    period: Period | None
    paths: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


def batch(
    briefing: str | Path | Briefing,
    out: str | Path = ".",
    formats: Sequence[str] = ("docx", "pdf"),
    *,
    areas: Iterable[str] | None = None,
    all_areas: bool = False,
    periods: Iterable[str | Period] | None = None,
    data: Iterable[str | Path] = (),
    register: str | None = None,
    theme: str | Mapping[str, Any] | None = None,
    archive: bool | None = None,
    jobs: int | None = 1,
    executor: Executor | None = None,
    keep_going: bool = False,
    progress: Progress | None = None,
) -> list[Outcome]:
    """Make one briefing for each of many areas, periods, or both; every file or none.

    The data is read once.  Memory grows with the workers and not with the briefings: a finished one
    waits on the disk until all are.

    Args:
        briefing, out, formats, data, register, theme, archive: as in :func:`~zjreport.build`.
        areas: reference areas; ``None`` leaves the definition's own.
        all_areas: every area of the data, 全省, 全国 and the like left out, instead of ``areas``.
        periods: ``None`` leaves the definition's own.
        jobs: how many processes; ``None`` is as many as pay, up to one for each processor.  Scripts that ask
            for several need ``if __name__ == "__main__":``, as with all of multiprocessing.
        executor: makes the briefings in place of processes of our own; ``jobs`` then tells how many it
            makes at a time.  It is left open.
        keep_going: whether the others are written where one fails.
        progress: called with the area and period that is waited for, how far, and of how many.

    Returns:
        One outcome for each area and period, areas first, in the order given.

    Raises:
        ZjreportError: problems of the definition or the data; an unknown area; names of files that clash;
            a file that cannot be written; and, unless ``keep_going``, the problems of all briefings that
            fail, each with its area and period as ``place.briefing``.  Then nothing is written.
    """
    loaded = briefing if isinstance(briefing, Briefing) else Briefing.load(briefing)
    kinds = known_formats(formats)
    indicators = read_or_raise(loaded, data)
    wanted = _all_areas(indicators) if all_areas else areas
    times = None if periods is None else [Period.parse(str(period)) for period in periods]
    planned = plan(loaded.name, indicators, wanted, times)
    parcel = Parcel(Kit(loaded, indicators, kinds, register, theme, archive))
    with _workers(parcel, _workers_for(len(planned), jobs), executor) as results:
        made = _told(results(planned), len(planned), progress)
        return _written(made, Path(out), keep_going)


def _all_areas(data: IndicatorSet) -> list[str]:
    return [area for area in data.areas if area and not is_whole(area)]


def _workers_for(briefings: int, jobs: int | None) -> int:
    if jobs is not None:
        return max(1, min(jobs, briefings))
    return max(1, min(_processors(), briefings // _SHARE))


def _processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def _workers(parcel: Parcel, number: int, executor: Executor | None) -> Iterator[_Results]:
    """What turns jobs into results, in their order."""
    if executor:
        yield partial(_ordered, parcel, executor, max(number, _processors()) * _AHEAD)
    elif number == 1:
        yield lambda planned: (work(parcel, job) for job in planned)
    else:
        parcel.packed  # noqa: B018 - what cannot travel is told before any process starts
        # A forked process would inherit the locks of other threads as they happen to stand.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(number, mp_context=context) as pool:
            yield partial(_ordered, parcel, pool, number * _AHEAD)


def _ordered(parcel: Parcel, executor: Executor, ahead: int, jobs: Sequence[Job]) -> Iterator[Made]:
    """The results in the order of the jobs, of which only so many are in hand at any time."""
    pending: deque[Future[Made]] = deque()
    try:
        for job in jobs:
            pending.append(executor.submit(work, parcel, job))
            if len(pending) >= ahead:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    except BrokenExecutor as error:
        raise WriteError(
            "a process that made briefings has ended before its time",
            code="batch.worker-lost",
            hint='try fewer jobs, if memory is short; a script needs if __name__ == "__main__":',
        ) from error
    finally:
        for future in pending:
            future.cancel()


def _told(made: Iterator[Made], number: int, progress: Progress | None) -> Iterator[Made]:
    """The results; progress and warnings are told on the way, the latter with their area and period."""
    for done in range(number):
        if progress:
            progress("briefing", done, number)
        one = next(made)
        for message in one.told:
            warnings.warn(f"{one.job.label}: {message}", ZjreportWarning, stacklevel=2)
        yield one
    if progress:
        progress("", number, number)


def _written(made: Iterable[Made], out: Path, keep_going: bool) -> list[Outcome]:
    outcomes: list[Outcome] = []

    def files() -> Iterator[tuple[Path, bytes]]:
        for one in made:
            paths = {out / f"{one.job.name}.{format}": data for format, data in one.files.items()}
            problems = tuple(_placed(problem, one.job) for problem in one.problems)
            outcomes.append(Outcome(one.job.area, one.job.period, tuple(paths), problems))
            yield from paths.items()
        failed = [problem for outcome in outcomes for problem in outcome.problems]
        if failed and not keep_going:
            raise ZjreportError.collect(failed)

    write_all(files())
    return outcomes


def _placed(problem: Problem, job: Job) -> Problem:
    return replace(problem, place=replace(problem.place, briefing=job.label))
