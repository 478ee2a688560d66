"""The same briefing through other programs, as each of them is commonly used; all use our bundled faces.

reportlab sets its own Paragraph, Table and Image with pictures by matplotlib; WeasyPrint and Typst
(the dependency group ``bench``) are given the same pictures, as SVG.
"""

from __future__ import annotations

import html
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zjreport import resources

from .content import Grid, Heading, Part, Picture, Prose, parts

__all__ = ["bare", "picture", "pictures", "reportlab_pdf", "typst_pdf", "weasyprint_pdf"]

MM = 72 / 25.4
BODY, BOLD = "ZJRSong.ttf", "ZJRHei.ttf"


def bare(text: str) -> str:
    """A text without the marks of its figures."""
    return text.replace("{", "").replace("}", "")


def picture(shown: Picture, form: str) -> bytes:
    """A chart by matplotlib alone."""
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    face = FontProperties(fname=str(resources.font(BODY)), size=8)
    figure = Figure(figsize=(75.5 / 25.4, 56 / 25.4))
    axes = figure.add_axes((0.12, 0.12, 0.86, 0.76))
    values = [tenths / 10 for tenths in shown.tenths]
    places = range(len(values))
    if shown.kind == "column":
        axes.bar(places, values, color="#B5121B", width=0.56)
    else:
        axes.plot(places, values, color="#B5121B", marker="o")
    for place, value in zip(places, values, strict=True):
        axes.annotate(str(value), (place, value), ha="center", va="bottom", fontproperties=face)
    axes.set_xticks(list(places), shown.names, fontproperties=face)
    axes.set_title(shown.title, fontproperties=face)
    stream = io.BytesIO()
    figure.savefig(stream, format=form, dpi=200)
    return stream.getvalue()


def pictures() -> bytes:
    """All pictures of one briefing, which every program is given."""
    return b"".join(picture(part, "svg") for part in parts() if isinstance(part, Picture))


def reportlab_pdf(copies: int) -> bytes:
    """By reportlab's platypus, its Chinese line breaking and its TrueType fonts."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Image, PageTemplate
    from reportlab.platypus import Paragraph as Platypus
    from reportlab.platypus import Table as PlatypusTable
    from reportlab.platypus.doctemplate import BaseDocTemplate
    from reportlab.platypus.frames import Frame

    for name, file in (("bench-body", BODY), ("bench-bold", BOLD)):
        pdfmetrics.registerFont(TTFont(name, str(resources.font(file))))
    body = ParagraphStyle(
        "body", fontName="bench-body", fontSize=16, leading=29, wordWrap="CJK", firstLineIndent=32
    )
    head = ParagraphStyle("head", body, fontName="bench-bold")
    grid = [("FONT", (0, 0), (-1, -1), "bench-body", 12, 16), ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black")]

    def flowables() -> Iterator[Any]:
        for row in _rows(copies):
            match row:
                case [Picture(), *_]:
                    images = [Image(io.BytesIO(picture(one, "png")), 75.5 * MM, 56 * MM) for one in row]
                    yield PlatypusTable([images])
                case [Heading() as heading]:
                    yield Platypus(heading.number + heading.text, head)
                case [Prose() as prose]:
                    yield Platypus(bare(prose.text), body)
                case [Grid() as table]:
                    yield Platypus(table.title, head)
                    yield PlatypusTable([table.head, *table.rows], repeatRows=1, style=grid)

    stream = io.BytesIO()
    document = BaseDocTemplate(stream, pagesize=(210 * MM, 297 * MM))
    frame = Frame(28 * MM, 35 * MM, 156 * MM, 225 * MM, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build(list(flowables()))
    return stream.getvalue()


def _rows(copies: int) -> Iterator[list[Any]]:
    """The parts one by one, pictures in pairs."""
    waiting: list[Part] = []
    for part in parts(copies):
        waiting.append(part)
        if not isinstance(part, Picture) or len(waiting) == 2:
            yield waiting
            waiting = []


def weasyprint_pdf(copies: int) -> bytes:
    """By WeasyPrint, from HTML and a style sheet."""
    import weasyprint

    faces = "".join(
        f"@font-face {{font-family: {name}; src: url({resources.font(file).as_uri()})}}"
        for name, file in (("body", BODY), ("bold", BOLD))
    )
    style = (
        f"{faces} @page {{size: A4; margin: 37mm 26mm 35mm 28mm}} * {{margin: 0}}"
        "body {font: 16pt/29pt body} p {text-indent: 2em; text-align: justify} h2 {font: 16pt/29pt bold}"
        "table {width: 100%; font-size: 12pt; line-height: 16pt; border-collapse: collapse} img {width: 49%}"
    )
    with tempfile.TemporaryDirectory() as folder:
        text = "".join(_html(row, Path(folder), number) for number, row in enumerate(_rows(copies)))
        page = f"<html lang=zh><style>{style}</style>{text}</html>"
        made: bytes = weasyprint.HTML(string=page, base_url=folder).write_pdf()
    return made


def _html(row: list[Any], folder: Path, number: int) -> str:
    match row:
        case [Heading() as heading]:
            return f"<h2>{heading.number}{heading.text}</h2>"
        case [Prose() as prose]:
            return f"<p>{html.escape(bare(prose.text))}</p>"
        case [Grid() as table]:
            lines = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in cells)}" for cells in table.rows)
            top = "".join(f"<th>{title}" for title in table.head)
            return f"<h2>{table.title}</h2><table><thead><tr>{top}</thead><tbody>{lines}</tbody></table>"
    for place, one in enumerate(row):
        (folder / f"{number}-{place}.svg").write_bytes(picture(one, "svg"))
    return f"<div><img src={number}-0.svg><img src={number}-1.svg></div>"


def typst_pdf(copies: int) -> bytes:
    """By Typst, from its own markup."""
    import typst

    opening = (
        "#set page(paper: 'a4', margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))\n"
        "#set text(font: 'Noto Serif SC', size: 16pt, lang: 'zh')\n"
        "#set par(justify: true, leading: 13pt, first-line-indent: (amount: 2em, all: true))\n"
    ).replace("'", '"')
    with tempfile.TemporaryDirectory() as folder:
        rows = (_typst(row, Path(folder), number) for number, row in enumerate(_rows(copies)))
        source = Path(folder) / "briefing.typ"
        source.write_text(opening.replace("Noto Serif SC", _family()) + "\n\n".join(rows), "utf-8")
        made: bytes = typst.compile(str(source), font_paths=[str(resources.font(BODY).parent)])
    return made


def _family() -> str:
    """The family name of the body's face, by which Typst asks for it."""
    from zjreport.fonts.sfnt import family_names

    return next(name for _, name in family_names(resources.font(BODY).read_bytes()))


def _typst(row: list[Any], folder: Path, number: int) -> str:
    match row:
        case [Heading() as heading]:
            return "=" * heading.level + f" {heading.number}{heading.text}"
        case [Prose() as prose]:
            return "".join(f"\\{sign}" if sign in "*_#$<>@`~" else sign for sign in bare(prose.text))
        case [Grid() as table]:
            cells = ", ".join(f'"{cell}"' for cells in (table.head, *table.rows) for cell in cells)
            columns = f"columns: (1.6fr,) + (1fr,) * {len(table.head) - 1}"
            return f"== {table.title}\n#text(size: 12pt)[#table({columns}, stroke: none, {cells})]"
    for place, one in enumerate(row):
        (folder / f"{number}-{place}.svg").write_bytes(picture(one, "svg"))
    images = ", ".join(f'image("{number}-{place}.svg")' for place in range(2))
    return f"#grid(columns: (1fr, 1fr), {images})"
