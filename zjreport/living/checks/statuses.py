"""Status words (预计, 初步核算) that the data demand and that have gone from an edited sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ...phrasing.register import Register
from ...phrasing.statuses import is_adverb, is_lead
from ..paragraphs import Paragraph
from ..remarks import Remark, spot_at
from ..renewal import Renewal

__all__ = ["Statuses"]


class Statuses:
    """The status words of the data, to see whether a sentence still has those that the briefing gives it."""

    def __init__(self, renewal: Renewal, register: Register) -> None:
        self._register = register
        told = {row.status_word for row in renewal.data.observations if row.status_word}
        self._words = sorted({*told, *register.status_adverbs, *register.status_leads}, key=len, reverse=True)

    def missing(self, paragraph: Paragraph, new: Paragraph | None) -> Iterator[Remark]:
        """A remark for each status word of ``new``, the same paragraph of the briefing, that is gone.

        An author may say it elsewhere in the paragraph, or in another word of the kind.
        """
        if new is None or new.text == paragraph.text:
            return
        for index, (mine, theirs) in enumerate(zip(paragraph.pieces, new.pieces, strict=True)):
            word = next((word for word in self._words if word in theirs), "")
            if not word or mine == theirs or any(_stem(each) in mine for each in self._words):
                continue
            if paragraph.text.count(_stem(word)) >= new.text.count(_stem(word)):
                continue
            precedes = is_adverb(self._register, word) or is_lead(self._register, word) or not index
            figure = paragraph.figures[min(index if precedes else index - 1, len(paragraph.figures) - 1)]
            printed = paragraph.text[figure.start : figure.end]
            yield Remark(
                "prose.status",
                f"“{printed}” stands without “{word}”, which the data say of it",
                spot_at(paragraph, figure.start, figure.end),
                printed,
                word,
                f"write {word}, or mend the status in the data",
                "warning",
            )


def _stem(word: str) -> str:
    return word.removesuffix("数") or word
