"""What a batch makes: one job for each area and period, each with a file name of its own."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import DefinitionError, Problem, did_you_mean
from ..indicators import IndicatorSet, Period

__all__ = ["Job", "plan"]

# What no file system is trusted with: separators, wildcards, control and format signs.
_UNSAFE = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef]'
)
# File systems count bytes; a suffix and the sign of a staged file have to fit, too.
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Job:
    """One briefing of a batch; ``None`` stands for the definition's own area or period.

    ``name`` is the file's, without its suffix.
    """

    area: str | None
    period: Period | None
    name: str

    @property
    def label(self) -> str:
        """What tells it from the others, for messages."""
        return " ".join(str(part) for part in (self.area, self.period) if part is not None)


def plan(
    name: str,
    data: IndicatorSet,
    areas: Iterable[str] | None,
    periods: Iterable[Period] | None,
) -> tuple[Job, ...]:
    """A job for every area and every period of it, in the order given; what comes again counts once.

    Args:
        name: what the names of all files begin with.
        data: has to know the areas.
        areas, periods: ``None`` leaves the definition's own.

    Raises:
        DefinitionError: an area that the data has not, names of files that clash or are too long, or
            nothing to make.
    """
    wanted: Sequence[str | None] = [None] if areas is None else list(dict.fromkeys(areas))
    times: Sequence[Period | None] = [None] if periods is None else list(dict.fromkeys(periods))
    jobs = tuple(Job(area, period, _name(name, area, period)) for area in wanted for period in times)
    problems = [*_unknown(wanted, data), *_clashes(jobs), *_too_long(jobs)]
    if not jobs:
        problems = [Problem("batch.empty", "no area and no period was named, so there is nothing to make")]
    if problems:
        raise DefinitionError.collect(problems)
    return jobs


def _name(name: str, area: str | None, period: Period | None) -> str:
    """The name of a file, such as ``briefing-京口区-2024-Q1--2024-Q3``: ranges as ISO 8601 has them."""
    when = None if period is None else str(period).replace("/", "--")
    return "-".join(_safe(part) for part in (name, area, when) if part is not None)


def _safe(text: str) -> str:
    """A text as a part of a file's name: none of its signs leads elsewhere.

    >>> _safe("../京口区"), _safe(" a:b. ")
    ('_京口区', 'a_b')
    """
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", text))
    return plain.strip(" .\t") or "_"


def _unknown(areas: Iterable[str | None], data: IndicatorSet) -> Iterator[Problem]:
    known = {*data.areas, *(target.area for target in data.targets)} - {""}
    for area in areas:
        if area is not None and area not in known:
            yield Problem("area.unknown", f"the data has no area “{area}”", hint=did_you_mean(area, known))


def _clashes(jobs: Iterable[Job]) -> Iterator[Problem]:
    """Files that would be one, also where a file system does not tell capital letters from small ones."""
    same: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        same[unicodedata.normalize("NFC", job.name.casefold())].append(job)
    for group in same.values():
        if len(group) > 1:
            labels = " and ".join(f"“{job.label}”" for job in group)
            hint = "make them in batches of their own, into folders of their own"
            yield Problem(
                "batch.name-clash", f"{labels} would be written to one file, {group[0].name}", hint=hint
            )


def _too_long(jobs: Iterable[Job]) -> Iterator[Problem]:
    for job in jobs:
        if len(job.name.encode("utf-8", "replace")) > _LONGEST:
            yield Problem("batch.name-too-long", f"the file's name would be too long: {job.name[:40]}…")
