"""What is put behind a text: a footnote, a link; and references to charts and tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...errors import TemplateError
from ...links import address_of
from ...runs import Reference, Run, Runs, Source
from ..tokens import Tokens, is_clean

__all__ = ["TEXT_FILTERS", "reference"]


def footnote(finish: Callable[[str], Runs], tokens: Tokens, text: object, note: object) -> str:
    """The text with the mark of a footnote behind it; figures of both keep their proof.

    Raises:
        TemplateError: the note says nothing, or has a note itself.
    """
    said = finish(str(note))
    if not said or any(run.note for run in said):
        raise TemplateError(
            "a footnote has a footnote itself" if said else "a footnote says nothing",
            code="template.footnote",
            hint='write {{ "text" | footnote("note") }}',
        )
    return f"{text}{tokens.hold(Run('', note=said))}"


def link(finish: Callable[[str], Runs], tokens: Tokens, text: object, address: object) -> str:
    """The text as a link to an address; figures in it keep their proof.

    Raises:
        TemplateError: the address is none of http, https or mailto, or there is no text.
    """
    target, said = address_of(str(address)), finish(str(text))
    if not target or not said:
        raise TemplateError(
            f"“{address}” is no address to link to" if said else "a link needs a text",
            code="template.link",
            hint='write {{ "text" | link("https://…") }}; http, https and mailto are known',
        )
    return "".join(tokens.hold(replace(run, link=target)) for run in said)


def reference(tokens: Tokens, place: Source | None, name: object) -> str:
    """The number of the chart or table called ``name``, which the finished document fills in.

    Raises:
        TemplateError: the name is empty, or a figure.
    """
    text = str(name).strip()
    if not text or not is_clean(text):
        raise TemplateError(
            "a reference names no chart and no table",
            code="template.reference",
            hint='write {{ ref("name") }}, and id: name where the chart or table is made',
        )
    return tokens.hold(Run(text, ref=Reference(text, place)))


TEXT_FILTERS = (footnote, link)
