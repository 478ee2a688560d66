"""The pictures of the README, from the bundled example: ``python docs/images/make.py``.

Needs pdftoppm (Debian: poppler-utils).  Each picture shows two pages of one theme beside each other.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

import zjreport
from zjreport import resources

PAGES = {"brochure": (1, 3), "official": (3, 4)}
_HEIGHT, _GAP, _EDGE = 900, 18, "#c9c9c9"
_COLOURS = 96


def main(folder: Path) -> None:
    """Write ``<theme>.png`` for each theme into ``folder``."""
    for theme, pages in PAGES.items():
        with tempfile.TemporaryDirectory() as scratch:
            (pdf,) = zjreport.build(
                resources.example("work-report") / "briefing.yaml", scratch, ["pdf"], theme=theme
            )
            picture = beside([page_of(pdf, number) for number in pages])
        picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(folder / f"{theme}.png", optimize=True)


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
