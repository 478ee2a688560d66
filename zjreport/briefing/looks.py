"""What is to be said of a briefing's look: departures from its standard, what its Word template lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..errors import Place, Problem, ZjreportError
from ..themes import departures, load_theme
from ..themes.layers import Layer, layers, with_base
from .model import Briefing

__all__ = ["theme_problems"]


def theme_problems(briefing: Briefing, theme: str | Mapping[str, Any] | None = None) -> Iterator[Problem]:
    """A warning for each departure, with the file and line that say the setting, and for the Word template.

    ``theme`` stands instead of the briefing's own.  A theme that cannot be read has none here:
    composing says what is wrong with it.
    """
    chosen = theme or briefing.theme
    try:
        look = load_theme(chosen)
        found = departures(look)
        sources = list(layers(with_base(chosen)))
    except ZjreportError:
        return
    for departure in found:
        source = next((layer for layer in sources if layer.says(departure.setting)), None)
        place = source.place(departure.setting) if source else Place()
        if look.docx and departure.setting.startswith("page.") and _is_below_template(source, sources):
            place = Place(look.docx.name)
        if not theme and source is sources[0] and not place:
            place = briefing.definition.place("theme", *departure.setting.split("."))
        yield departure.problem(place)
    if look.docx:
        # Reads XML, which themes without a template do without.
        from ..themes.house.problems import house_problems

        yield from house_problems(look, look.docx)


def _is_below_template(source: Layer | None, sources: Sequence[Layer]) -> bool:
    """Whether a setting of the page is said by a layer over which the Word template stands."""
    template = next((number for number, layer in enumerate(sources) if layer.says("docx")), len(sources))
    return source in sources[template + 1 :]
