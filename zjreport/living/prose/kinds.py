"""What a figure says of its indicator, by its unit and the words that go with it."""

from __future__ import annotations

from enum import StrEnum

from ...quantities import is_percent, is_ratio
from .clauses import Claim
from .frames import Frame
from .lexicon import Kind, Word

__all__ = ["MOVING", "Says", "says", "sign_of"]


class Says(StrEnum):
    """The kinds of figures that texts state."""

    LEVEL = "level"
    RATIO = "ratio"
    ARRIVED = "arrived"
    GROWTH = "growth"
    STEP = "step"
    TWO_YEAR = "two years"
    TIMES_GROWTH = "times growth"
    CHANGE = "change"
    POINTS = "points"
    GAP = "gap"
    SHARE = "share"
    SHARE_POINTS = "share points"
    PLACE = "place"
    PLACES = "places"
    COMPLETION = "completion"
    AIM_GAP = "aim gap"
    CALENDAR = "calendar"
    AIM = "aim"
    PULL = "pull"
    PULL_SHARE = "pull share"
    MULTIPLE = "multiple"
    EARLIER = "earlier"
    NOTHING = "nothing"


# Figures whose sign is said by a word.
MOVING = frozenset(
    {
        Says.GROWTH,
        Says.STEP,
        Says.TWO_YEAR,
        Says.TIMES_GROWTH,
        Says.CHANGE,
        Says.POINTS,
        Says.GAP,
        Says.SHARE_POINTS,
        Says.PLACES,
        Says.AIM_GAP,
        Says.CALENDAR,
        Says.PULL,
    }
)
_COMPARED = {Kind.YEAR, Kind.YEAR_END, Kind.BEFORE}


def says(claim: Claim, unit: str, *, ordinal: bool = False) -> Says:
    """What the figure of a claim states."""
    frame = claim.frame
    if Kind.EARLIER in frame.kinds and frame.move is None:
        return Says.EARLIER
    if ordinal:
        return Says.PLACE if Kind.RANK in frame.kinds or frame.than_areas else Says.NOTHING
    if unit == "位":
        return Says.PLACES if _family(frame) in ("place", "rate") else Says.LEVEL
    if unit == "倍":
        return Says.TIMES_GROWTH if _family(frame) == "rate" else Says.MULTIPLE
    if is_percent(unit):
        return _of_percent(frame)
    return _of_points(frame) if is_ratio(unit) else _of_amount(frame)


def _of_percent(frame: Frame) -> Says:
    kinds, family = frame.kinds, _family(frame)
    if Kind.WHOLE_GROWTH in kinds:
        return Says.PULL_SHARE
    if family == "gap" and (frame.than_ids or frame.than_areas):
        # 高于城镇居民收入增速（5.5%）: the figure is the other's.
        return Says.NOTHING
    if Kind.TARGET in kinds or "完成率" in frame.words:
        of_it = Kind.DONE in kinds or frame.words[-1:] == ("的",)
        return Says.COMPLETION if of_it else Says.AIM
    if frame.noun is not None:
        return Says.GROWTH
    if family == "to":
        return Says.ARRIVED
    if family in ("rate", "pace"):
        if Kind.TWO_YEAR in kinds:
            return Says.TWO_YEAR
        return Says.STEP if frame.since is Kind.STEP else Says.GROWTH
    if Kind.SHARE in kinds or (Kind.OF in kinds and "占" in frame.words):
        return Says.SHARE
    return Says.RATIO


def _of_points(frame: Frame) -> Says:
    family = _family(frame)
    if family == "calendar":
        return Says.CALENDAR
    if frame.pulls is not None:
        return Says.PULL
    if family == "gap":
        return _gap(frame)
    if family in ("rate", "pace"):
        return Says.SHARE_POINTS if Kind.SHARE in frame.kinds else Says.POINTS
    return Says.NOTHING


def _of_amount(frame: Frame) -> Says:
    family = _family(frame)
    if family == "gap" and _gap(frame) is not Says.NOTHING:
        return _gap(frame)
    if Kind.TARGET in frame.kinds:
        return Says.AIM
    is_held = Kind.COMPARE in frame.kinds and (frame.since in _COMPARED or frame.than is not None)
    if family == "rate" or is_held:
        return Says.CHANGE
    return Says.ARRIVED if family == "to" else Says.LEVEL


def _gap(frame: Frame) -> Says:
    if Kind.TARGET in frame.kinds:
        return Says.AIM_GAP
    if frame.than_areas or frame.than_ids:
        return Says.GAP
    return Says.POINTS if frame.than or frame.since in _COMPARED else Says.NOTHING


def _family(frame: Frame) -> str:
    word = frame.move.means if frame.move is not None else None
    return word.family if isinstance(word, Word) else ""


def sign_of(claim: Claim, kind: Says) -> int:
    """The direction that the words of a moving figure say; 0 where they say none."""
    frame = claim.frame
    if kind is Says.PULL and frame.pulls is not None and frame.pulls.text != "影响":
        return _own_sign(frame.pulls.means)
    if frame.move is None:
        return -1 if kind is Says.GROWTH and frame.falls else 0
    if kind is Says.GROWTH and frame.noun is not None:
        # 降幅收窄到3.2%, 增速回落到3.2%: the noun says what the figure is.
        return -1 if frame.falls else 0
    return _own_sign(frame.move.means) * (-1 if frame.falls else 1)


def _own_sign(means: object) -> int:
    return means.sign if isinstance(means, Word) else 0
