"""Charts for documents of others: a chart that Word edits, put into any document of python-docx."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.oxml import parse_xml
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph

from ...charts import ChartSpec
from ...charts.sizing import height_of
from ...errors import DefinitionError
from ...runs import text_of
from ...themes import Theme, load_theme
from .markup import root
from .native import has_native_form, native_chart
from .native.embedding import chart_drawing, embed
from .texts import clean

__all__ = ["add_chart"]

_WHERE = "a chart"


def add_chart(
    place: Document | BlockItemContainer | Paragraph,
    spec: ChartSpec,
    *,
    theme: str | Path | Theme | Mapping[str, Any] = "official",
    width: float = 150,
    height: float = 72,
    title: bool = True,
) -> Paragraph:
    """Puts a chart with its workbook into a document of python-docx: a double click edits its data.

    Args:
        place: a document, a cell, a header or footer, which gets a paragraph for the chart, or a paragraph,
            at whose end it stands.
        spec: what to show; ``spec.alt`` says it to readers who cannot see it.
        theme: colours and faces, as :func:`~zjreport.load_theme` takes them.
        width, height: the size in millimetres; charts made of rows of bars choose their height.
        title: whether the chart prints its title.

    Returns:
        the paragraph with the chart.

    Raises:
        DefinitionError: the kind of chart has no native form, the specification makes no sense for it, or
            ``place`` is none.
        UnknownNameError: no kind or theme of that name is installed.
        ThemeError: the theme is wrong.

    Warns:
        ZjreportWarning: a text held signs that a Word file cannot hold.
    """
    if not has_native_form(spec):
        raise DefinitionError(
            f"charts of the kind “{spec.kind}” cannot be edited in Word",
            code="chart.native",
            hint="add its picture with python-docx's add_picture",
        )
    if not isinstance(place, Document | BlockItemContainer | Paragraph):
        raise DefinitionError(
            f"a chart cannot be put into a {type(place).__name__}",
            code="chart.place",
            hint="give a document, a cell, a header or footer, or a paragraph of python-docx",
        )
    size = (width, height_of(spec, height, width))
    chart = native_chart(spec, load_theme(theme), size, title=title, where=_WHERE)
    paragraph = place if isinstance(place, Paragraph) else place.add_paragraph()
    part: Any = paragraph.part
    name = text_of(spec.title)
    words = clean(spec.alt or name, _WHERE), clean(name, _WHERE)
    drawing = chart_drawing(embed(part, chart), _next_id(part), *words, size)
    run = parse_xml(root("w:r", drawing, prefixes=("w", "r", "wp", "a")))
    paragraph._p.append(run)
    return paragraph


def _next_id(part: Any) -> int:
    """The id of a drawing that none has in the file, its headers and footers included."""
    stories = (one for one in part.package.iter_parts() if isinstance(one, StoryPart))
    return max(story.next_id for story in stories)
