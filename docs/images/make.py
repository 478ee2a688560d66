"""The pictures of the README, from the examples: ``python docs/images/make.py``.

Needs pdftoppm (Debian: poppler-utils).  Each picture shows two pages of one briefing beside each other.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from typing import NamedTuple

from PIL import Image

import zjreport


class Picture(NamedTuple):
    """Two pages of an example, in a theme and for a period."""

    example: str
    theme: str
    period: str
    pages: tuple[int, int]


PICTURES = {
    "brochure": Picture("work-report", "brochure", "2023", (1, 3)),
    "official": Picture("work-report", "official", "2023", (3, 4)),
    "quarterly": Picture("quarterly", "official", "2024-H1", (1, 7)),
}
_EXAMPLES = Path(__file__).parents[2] / "examples"
_HEIGHT, _GAP, _EDGE = 900, 18, "#c9c9c9"
_COLOURS = 96


def main(folder: Path) -> None:
    """Write ``<name>.png`` for each picture into ``folder``."""
    for name, shown in PICTURES.items():
        definition = _EXAMPLES / shown.example / "briefing.yaml"
        with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
            # The quarterly example holds every trap of published tables, and each is told.
            warnings.simplefilter("ignore", zjreport.ZjreportWarning)
            (pdf,) = zjreport.build(definition, scratch, ["pdf"], theme=shown.theme, period=shown.period)
            picture = beside([page_of(pdf, number) for number in shown.pages])
        picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(folder / f"{name}.png", optimize=True)


def page_of(pdf: Path, number: int) -> Image.Image:
    """One page, drawn at twice its size and then reduced, so that thin lines stay even."""
    stem = pdf.with_name(f"page-{number}")
    command = ["pdftoppm", "-f", str(number), "-l", str(number), "-scale-to", str(2 * _HEIGHT)]
    subprocess.run([*command, "-singlefile", "-png", str(pdf), str(stem)], check=True)  # noqa: S603
    with Image.open(stem.with_suffix(".png")) as page:
        return page.convert("RGB").reduce(2)


def beside(pages: list[Image.Image]) -> Image.Image:
    """The pages in a row, each with a hair line around it, on white."""
    framed = []
    for page in pages:
        frame = Image.new("RGB", (page.width + 2, page.height + 2), _EDGE)
        frame.paste(page, (1, 1))
        framed.append(frame)
    width = sum(page.width for page in framed) + _GAP * (len(framed) - 1)
    row = Image.new("RGB", (width, max(page.height for page in framed)), "white")
    left = 0
    for page in framed:
        row.paste(page, (left, 0))
        left += page.width + _GAP
    return row


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
