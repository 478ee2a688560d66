"""A topic told: headline, branches and further lines, each a whole sentence or left out with a warning.

What is told is put together as the source of a text, so that the sentence engine sees the sentence whole.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import RefusalError, ZjreportWarning
from ..phrasing import Choice, period_name
from ..runs import Runs
from ._base import Context, Item
from ._subjects import Subject, subject_of
from ._topics import Branches, Judgement, Part, Topic

__all__ = ["Telling"]

_AS_FAR_AS_IT_GOES: tuple[Part, ...] = ("level", "growth")


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells a topic in the words of a context.

    Attributes:
        context: the frame of the briefing.
        topic: what is told.
        scope: the words before the headline's name (全市).
        lag: by how many months a figure may lie behind the period; it is then told with its own.
    """

    context: Context
    topic: Topic
    scope: str = ""
    lag: int = 1

    def sentences(self) -> list[Runs]:
        """What the data proves of the topic, a sentence each; nothing where the headline has no data."""
        headline = self._subject(self.topic.headline)
        told = self._headline(headline) if headline else ""
        if not headline or not told:
            return []
        branches = (self._branches(each, headline) for each in self.topic.branches)
        also = (self._also(each, headline) for each in self.topic.also)
        return [self._runs(source) for source in (told, *branches, *also) if source]

    def judgement(self, declared: str | Sequence[Judgement]) -> str:
        """The words of judgement: typed, or the first whose threshold the printed growth reaches."""
        if isinstance(declared, str):
            return declared
        headline = self._subject(self.topic.headline)
        if headline is None:
            return ""
        growth = self.context.fact("growth", headline.id, period=headline.row.period).quantity.rounded()
        reached = (one.text for one in declared if one.at_least is None or growth >= one.at_least)
        return next(reached, "")

    # -- sentences, as the sources of texts --------------------------------------------------------------

    def _headline(self, headline: Subject) -> str:
        told = self._line(headline, self.topic.parts, before=f"{headline.when}，{self.scope}")
        return f"{told}。" if told else ""

    def _branches(self, branches: Branches, headline: Subject) -> str:
        if branches.joint:
            told = self._joint(branches.indicators, headline)
        else:
            told = self._clauses(branches.indicators, branches.parts, headline)
        return f"{branches.lead}{told}。" if told else ""

    def _also(self, item: Item, headline: Subject) -> str:
        if isinstance(item, str):
            return item
        told = self._clauses(item, _AS_FAR_AS_IT_GOES, headline, strict=False)
        return f"{told}。" if told else ""

    def _joint(self, names: Iterable[str], headline: Subject) -> str:
        """A list that says the growth of all that are of one period; others have clauses of their own."""
        subjects = [one for one in self._subjects(names) if self._is_proved(one, "growth", strict=True)]
        lists = []
        for when in dict.fromkeys(one.when for one in subjects):
            alike = [one for one in subjects if one.when == when]
            first, *others = (repr(one.id) for one in alike)
            options = [
                *others,
                f"period={str(alike[0].row.period)!r}",
                f"stated={headline.row.status_word!r}",
            ]
            lists.append(f"{_own_period(alike[0], headline)}{{{{ {first} | each({', '.join(options)}) }}}}")
        return "；".join(lists)

    def _clauses(
        self, names: Iterable[str], parts: Sequence[Part], headline: Subject, *, strict: bool = True
    ) -> str:
        """A clause of each indicator; one of another period than the headline's names its own."""
        told = (
            self._line(one, parts, _own_period(one, headline), headline.row.status_word, strict=strict)
            for one in self._subjects(names)
        )
        return "；".join(filter(None, told))

    def _line(
        self, subject: Subject, parts: Sequence[Part], before: str, stated: str = "", *, strict: bool = True
    ) -> str:
        """Name and parts of one indicator; empty where nothing can be said.

        ``stated`` is a status word that was said before.  Where ``strict``, a warning tells of each
        part that is missed.
        """
        wanted = [part for part in parts if part != "level" or subject.has_level]
        proved = [part for part in wanted if self._is_proved(subject, part, strict)]
        return self._say(subject, proved, before=before, stated=stated) if proved else ""

    def _say(self, subject: Subject, parts: Sequence[Part], **words: str) -> str:
        options: dict[str, object] = {"parts": list(parts), "period": str(subject.row.period), **words}
        if "gap" in parts:
            options["than"] = list(self.topic.than)
        said = ", ".join(f"{name}={value!r}" for name, value in options.items())
        return f"{{{{ {subject.id!r} | say({said}) }}}}"

    # -- what the data has -------------------------------------------------------------------------------

    def _is_proved(self, subject: Subject, part: Part, strict: bool) -> bool:
        try:
            choice = Choice.of([part], than=self.topic.than if part == "gap" else ())
            self.context.speaker.say(subject.id, choice=choice, period=subject.row.period)
        except RefusalError as error:
            if strict:
                self._leave_out(f"the {part} of {subject.indicator.name}", str(error))
            return False
        return True

    def _subjects(self, references: Iterable[str]) -> Iterator[Subject]:
        for reference in references:
            if subject := self._subject(reference):
                yield subject

    def _subject(self, reference: str) -> Subject | None:
        """What is spoken of; where the data has nothing of it, a warning says so."""
        subject = subject_of(self.context, reference, self.lag)
        if subject is None:
            self._leave_out(
                reference.partition("|")[0],
                f"the data has no row of it for {period_name(self.context.period)}",
            )
        return subject

    def _runs(self, source: str) -> Runs:
        return self.context.speaker.text(source, place=self.context.place)

    def _leave_out(self, what: str, why: str) -> None:
        place = f" ({self.context.place})" if self.context.place else ""
        warnings.warn(f"{what} is left out of its topic: {why}{place}", ZjreportWarning, stacklevel=2)


def _own_period(subject: Subject, headline: Subject) -> str:
    return f"{subject.when}，" if subject.when != headline.when else ""
