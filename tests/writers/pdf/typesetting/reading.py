"""Reading a finished PDF glyph by glyph: which sign, which face, where its box begins and ends."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

__all__ = ["Glyph", "SetLine", "lines_of"]

_BFCHAR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed sign; ``left`` and ``right`` are the edges of its advance box in points."""

    sign: str
    left: float
    right: float
    size: float
    rise: float
    face: str
    colour: str


@dataclass(slots=True)
class SetLine:
    """Glyphs of one baseline, in the order they are drawn."""

    page: int
    baseline: float
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(glyph.sign for glyph in self.glyphs)


@dataclass(slots=True)
class _Font:
    name: str
    signs: dict[int, str]
    widths: dict[int, float]


def lines_of(data: bytes, *, above: float = 0) -> list[SetLine]:
    """The lines of a PDF in drawing order, those with baselines below ``above`` points left out."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[str, _Font] = {}
        lines: list[SetLine] = []
        for number, page in enumerate(pdf.pages):
            for name, font in page.Resources.Font.items():
                if name not in fonts:
                    fonts[name] = _font(font)
            for baseline, glyph in _glyphs(page, fonts):
                if baseline < above:
                    continue
                line = lines[-1] if lines else None
                if line is None or line.page != number or abs(line.baseline - baseline) > 0.01:
                    line = SetLine(number, baseline)
                    lines.append(line)
                line.glyphs.append(glyph)
    return lines


def _font(font: pikepdf.Object) -> _Font:
    below = font.DescendantFonts[0]
    signs = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _BFCHAR.findall(font.ToUnicode.read_bytes())
    }
    first, values = int(below.W[0]), below.W[1]
    return _Font(str(font.BaseFont), signs, {first + n: float(width) for n, width in enumerate(values)})


def _glyphs(page: pikepdf.Page, fonts: dict[str, _Font]) -> Iterator[tuple[float, Glyph]]:
    """Every sign with the baseline of its line; what our writer puts out, not all of PDF."""
    shifts = [(0.0, 0.0)]
    colours = [""]
    font, size, spacing, stretch, x, y, rise = _Font("", {}, {}), 0.0, 0.0, 1.0, 0.0, 0.0, 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                shifts.append(shifts[-1])
                colours.append(colours[-1])
            case "Q":
                shifts.pop()
                colours.pop()
            case "cm":
                a, _, _, d, e, f = map(float, operands)
                assert a == d == 1
                shifts[-1] = (shifts[-1][0] + e, shifts[-1][1] + f)
            case "BT":
                x = y = rise = spacing = 0.0
            case "rg":
                colours[-1] = "".join(f"{round(255 * float(part)):02X}" for part in operands)
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "Tc":
                spacing = float(operands[0])
            case "Ts":
                rise = float(operands[0])
            case "Tm":
                stretch, x, y = float(operands[0]), float(operands[4]), float(operands[5])
            case "Tj" | "TJ":
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                for part in parts:
                    if not isinstance(part, pikepdf.String):
                        x -= float(part) / 1000 * size * stretch
                        continue
                    codes = bytes(part)
                    for place in range(0, len(codes), 2):
                        code = int.from_bytes(codes[place : place + 2], "big")
                        advance = font.widths[code] / 1000 * size * stretch
                        left = x + shifts[-1][0]
                        yield (
                            y + shifts[-1][1],
                            Glyph(font.signs[code], left, left + advance, size, rise, font.name, colours[-1]),
                        )
                        x += advance + spacing * stretch
            case _:
                pass
