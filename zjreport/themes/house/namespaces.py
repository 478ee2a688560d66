"""The namespaces of Word's XML that a template is read by, as lxml writes names."""

from __future__ import annotations

__all__ = ["CARRIED", "MC", "WP", "A", "R", "W", "namespace_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: What every program that reads Word files knows; the rest is for newer ones and may be left out.
CARRIED = frozenset(
    {
        *(space.strip("{}") for space in (W, R, A, WP, MC)),
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "http://www.w3.org/XML/1998/namespace",
        "urn:schemas-microsoft-com:vml",
        "urn:schemas-microsoft-com:office:office",
        "urn:schemas-microsoft-com:office:word",
    }
)


def namespace_of(name: str) -> str:
    """The namespace of an element's or attribute's name; empty for none.

    >>> namespace_of(f"{W}p") == W.strip("{}"), namespace_of("w")
    (True, '')
    """
    return name[1:].partition("}")[0] if name.startswith("{") else ""
