"""XML as text that only this module can make, so that data never becomes markup.

:class:`Xml` is a string that is well-formed already.  Plain strings reach a document through
:func:`escape` alone; the type checker refuses every other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NewType

__all__ = ["EMPTY", "HEAD", "NAMESPACES", "Xml", "concat", "element", "escape", "in_order", "root", "w"]

Xml = NewType("Xml", str)

EMPTY = Xml("")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}


def escape(text: str) -> Xml:
    """Text as character data or as an attribute's value.

    >>> escape('A<B & "C"')
    'A&lt;B &amp; &quot;C&quot;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Xml(text.replace('"', "&quot;"))


def concat(parts: Iterable[Xml]) -> Xml:
    """The pieces one after the other."""
    return Xml("".join(parts))


def element(name: str, attributes: Mapping[str, str | int | None] | None = None, *children: Xml) -> Xml:
    """One element; attributes of value ``None`` are left out.

    >>> element("a:off", {"x": 0, "y": None})
    '<a:off x="0"/>'
    """
    pairs = "".join(
        f' {key}="{escape(str(value))}"' for key, value in (attributes or {}).items() if value is not None
    )
    inner = "".join(children)
    return Xml(f"<{name}{pairs}>{inner}</{name}>" if inner else f"<{name}{pairs}/>")


def w(name: str, /, *children: Xml, **attributes: str | int | None) -> Xml:
    """One element of the main namespace, whose attributes are in that namespace too.

    >>> w("spacing", before=120, line=None)
    '<w:spacing w:before="120"/>'
    """
    pairs = ""
    for key, value in attributes.items():
        if value is not None:
            pairs += f' w:{key}="{value if isinstance(value, int) else escape(value)}"'
    inner = "".join(children)
    return Xml(f"<w:{name}{pairs}>{inner}</w:{name}>" if inner else f"<w:{name}{pairs}/>")


def in_order(order: tuple[str, ...], properties: Mapping[str, Xml]) -> Xml:
    """Properties in the order that the schema asks for, whatever order they were given in."""
    unknown = properties.keys() - set(order)
    if unknown:
        raise ValueError(f"no place in the schema's order for {sorted(unknown)}")
    return concat(properties[name] for name in order if name in properties)


def root(name: str, *children: Xml, prefixes: tuple[str, ...] = ("w",)) -> bytes:
    """A whole part: its root element with the namespaces of ``prefixes``, as UTF-8.

    Programs that do not know the newer ones (``w15``) may pass over what is in them.
    """
    spaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    if "w15" in prefixes:
        spaces += ' mc:Ignorable="w15"'
    return f"{HEAD}<{name}{spaces}>{''.join(children)}</{name}>".encode()
