"""The icons of briefings: line drawings in a square of 24 units, each told by the field it stands for.

Both writers and definitions know them by these names.  An icon is never guessed: a section names
it, or its theme ties the name of an indicator group to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

__all__ = ["ICONS", "SIDE", "Path", "icon_paths"]

#: The side of the square that icons are drawn in.
SIDE = 24.0

#: One line of an icon: its points from the upper left corner (pairs are corners, sixes curves by two
#: control points and the end), and whether it closes.
Path = tuple[tuple[tuple[float, ...], ...], bool]

# Drawn in the commands of SVG paths, upper case only (M, L, C and Z), and O for a circle by its
# centre and radius.
ICONS = {
    "economy": "M3 20.5 L21 20.5 M4 15.5 L9.5 10 L13.5 13 L20 5.5 M15 5 L20.5 5 L20.5 10.5",
    "industry": (
        "M3 20.5 L3 11 L8.5 14.5 L8.5 11 L14 14.5 L15 4 L19 4 L21 20.5 Z M7 17.5 L9 17.5 M11.5 17.5 L13.5 "
        "17.5 M16 17.5 L18 17.5"
    ),
    "investment": (
        "M4 21 L9 21 M6.5 21 L6.5 4 M3 7 L21 7 M6.5 4 L17 7 M17 7 L17 11.5 M14.5 11.5 L19.5 11.5 L19.5 16 "
        "L14.5 16 Z"
    ),
    "finance": "O12 12 9 M8 6.8 L12 12 L16 6.8 M12 12 L12 17.5 M8.6 12 L15.4 12 M8.6 14.9 L15.4 14.9",
    "farm": (
        "M12 21 L12 10.5 M12 14.5 C12 9.5 8.5 7 3.5 7 C3.5 12 7 14.5 12 14.5 M12 11 C12 6.5 15 4 20.5 3.5 "
        "C20.5 8.5 17 11 12 11 M6 21 L18 21"
    ),
    "water": (
        "M12 3 C15.5 7.5 18.5 11 18.5 14.8 C18.5 18.5 15.6 21 12 21 C8.4 21 5.5 18.5 5.5 14.8 C5.5 11 8.5 "
        "7.5 12 3 Z M8.8 15.2 C9 16.8 10.3 17.9 12 18"
    ),
    "park": (
        "M12 21.5 L12 11 M12 16 L15.5 13 M12 14 L9 11.5 M7 17 C3.5 17 2.5 12.5 5.5 11 C4.5 7 8 5.5 9 5.8 "
        "C10 2.5 14 2.5 15 5.8 C17 5.3 19.5 7.5 18.5 11 C21.5 12.5 20.5 17 17 17 Z"
    ),
    "health": "M9 3.5 L15 3.5 L15 9 L20.5 9 L20.5 15 L15 15 L15 20.5 L9 20.5 L9 15 L3.5 15 L3.5 9 L9 9 Z",
    "education": (
        "M1.8 9.2 L12 4.5 L22.2 9.2 L12 14 Z M6 11.4 L6 17 C9 19.8 15 19.8 18 17 L18 11.4 M22.2 9.2 L22.2 15"
    ),
    "housing": (
        "M2.8 11.8 L12 3.8 L21.2 11.8 M5.3 9.8 L5.3 20.5 L18.7 20.5 L18.7 9.8 M9.8 20.5 L9.8 14 L14.2 14 "
        "L14.2 20.5"
    ),
    "transport": (
        "M5 17.5 L5 6 C5 4.5 6 3.5 7.5 3.5 L16.5 3.5 C18 3.5 19 4.5 19 6 L19 17.5 Z M5 11.5 L19 11.5 M7.3 "
        "17.5 L7.3 20.5 M16.7 17.5 L16.7 20.5 M8 14.5 L9.3 14.5 M14.7 14.5 L16 14.5"
    ),
    "science": (
        "M8.5 3 L15.5 3 M10 3 L10 9.2 L4.6 18.4 C3.8 19.8 4.6 21 6.1 21 L17.9 21 C19.4 21 20.2 19.8 19.4 "
        "18.4 L14 9.2 L14 3 M7.2 15 L16.8 15"
    ),
    "digital": (
        "M7 7 L17 7 L17 17 L7 17 Z M10.3 10.3 L13.7 10.3 L13.7 13.7 L10.3 13.7 Z M9.5 7 L9.5 3.5 M14.5 7 "
        "L14.5 3.5 M9.5 20.5 L9.5 17 M14.5 20.5 L14.5 17 M7 9.5 L3.5 9.5 M7 14.5 L3.5 14.5 M20.5 9.5 L17 "
        "9.5 M20.5 14.5 L17 14.5"
    ),
    "trade": "O12 12 9 M3 12 L21 12 M12 3 C7.8 7.5 7.8 16.5 12 21 M12 3 C16.2 7.5 16.2 16.5 12 21",
    "consumption": "M5.8 8 L18.2 8 L19.8 21 L4.2 21 Z M8.8 11 L8.8 7.5 C8.8 2 15.2 2 15.2 7.5 L15.2 11",
    "people": (
        "O9 8 3.4 M2.8 20 C2.8 15.8 5.5 13.8 9 13.8 C12.5 13.8 15.2 15.8 15.2 20 M15.5 4.9 C18.9 4.9 18.9 "
        "11 15.5 11 M17.6 14.2 C19.9 14.9 21.2 16.8 21.2 20"
    ),
    "employment": (
        "M3 8 L21 8 L21 20 L3 20 Z M8.5 8 L8.5 4.5 L15.5 4.5 L15.5 8 M3 13.3 L10 13.3 M14 13.3 L21 13.3 "
        "M10 11.8 L14 11.8 L14 15 L10 15 Z"
    ),
    "culture": (
        "M12 6.3 C9 4.2 5.5 4 2.8 4.8 L2.8 18.8 C5.5 18 9 18.2 12 20.3 C15 18.2 18.5 18 21.2 18.8 L21.2 "
        "4.8 C18.5 4 15 4.2 12 6.3 Z M12 6.3 L12 20.3"
    ),
    "safety": (
        "M12 2.8 L19.8 5.6 L19.8 11 C19.8 15.8 16.6 19.6 12 21.2 C7.4 19.6 4.2 15.8 4.2 11 L4.2 5.6 Z "
        "M8.2 11.8 L11 14.6 L15.9 9.2"
    ),
    "government": (
        "M3 9 L12 3.6 L21 9 Z M5.8 9 L5.8 17 M10 9 L10 17 M14 9 L14 17 M18.2 9 L18.2 17 M4 17 L20 17 M2.6 "
        "20.4 L21.4 20.4"
    ),
    "law": (
        "M12 3.5 L12 20.5 M7 20.5 L17 20.5 M4.5 6.5 L19.5 6.5 M5 6.5 L2.2 13.5 C3 16 7 16 7.8 13.5 Z M19 "
        "6.5 L16.2 13.5 C17 16 21 16 21.8 13.5 Z"
    ),
    "energy": "M13.5 2.5 L4.8 13.2 L11 13.2 L10 21.5 L19.2 10.2 L12.8 10.2 Z",
    "park-zone": (
        "M3 20.5 L21 20.5 M4.5 20.5 L4.5 10 L10.5 10 L10.5 20.5 M10.5 20.5 L10.5 4 L19.5 4 L19.5 20.5 "
        "M13.3 8 L16.7 8 M13.3 12 L16.7 12 M13.3 16 L16.7 16 M7 13.5 L8 13.5 M7 17 L8 17"
    ),
    "target": "O12 12 9 O12 12 5 M12 12 L20.5 3.5 M17 3.2 L17 7 L20.8 7",
    "flag": "M5.5 21.5 L5.5 3 M5.5 4.2 C9 2.2 12.5 6.2 19.5 4.2 L19.5 13 C12.5 15 9 11 5.5 13",
}

_COMMAND = re.compile(r"([MLCZO])([^MLCZO]*)")


@cache
def icon_paths(name: str) -> tuple[Path, ...]:
    """The lines of an icon.

    >>> icon_paths("health")[0][0][:2]
    ((9.0, 3.5), (15.0, 3.5))

    Raises:
        KeyError: there is no such icon.
    """
    return tuple(_paths(ICONS[name]))


def _paths(text: str) -> Iterator[Path]:
    points: list[tuple[float, ...]] = []
    for command, rest in _COMMAND.findall(text):
        numbers = tuple(float(number) for number in rest.split())
        if command in "MO" and points:
            yield tuple(points), False
            points = []
        if command == "O":
            yield _circle(*numbers), True
        elif command == "Z":
            yield tuple(points), True
            points = []
        else:
            points.append(numbers)
    if points:
        yield tuple(points), False


def _circle(x: float, y: float, radius: float) -> tuple[tuple[float, ...], ...]:
    """A circle in four curves."""
    k = 0.5523 * radius
    return (
        (x + radius, y),
        (x + radius, y + k, x + k, y + radius, x, y + radius),
        (x - k, y + radius, x - radius, y + k, x - radius, y),
        (x - radius, y - k, x - k, y - radius, x, y - radius),
        (x + k, y - radius, x + radius, y - k, x + radius, y),
    )
