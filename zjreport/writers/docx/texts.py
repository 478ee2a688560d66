"""The one door by which text comes into a Word file.

Signs that XML cannot hold (control characters, lone surrogates, non-characters) are dropped with a
warning that says where they stood; everything else comes through as it is, escaped.
"""

from __future__ import annotations

import re
import warnings

from ...errors import ZjreportWarning
from .markup import Xml, concat, escape, w

__all__ = ["clean", "legal", "text_xml"]

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# A minus behind words: programs break lines behind it; its number may be the next run.
_MINUS = re.compile(r"(?<=[㐀-鿿，、：；（])-(?=\d|\Z)")
_PARTS = re.compile(rf"(\n|\t|{_MINUS.pattern})")
_SIGNS = {"\n": w("br"), "\t": w("tab"), "-": w("noBreakHyphen")}


def clean(text: str, where: str) -> str:
    """``text`` without the signs that a Word file cannot hold.

    A carriage return counts as a line break.  ``where`` names the place in the warning
    (:class:`~zjreport.errors.ZjreportWarning`) that says what was dropped.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    found = _ILLEGAL.findall(text)
    if not found:
        return text
    names = ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(found))
    kept = _ILLEGAL.sub("", text)
    warnings.warn(
        f"{where}: dropped {names}, which a Word file cannot hold, from “{kept[:40]}”",
        ZjreportWarning,
        stacklevel=2,
    )
    return kept


def legal(text: str) -> str:
    """``text`` without the signs that a Word file cannot hold; for what only programs read."""
    return text if text.isascii() and text.isprintable() else _ILLEGAL.sub("", text)


def text_xml(text: str, *, held: bool = False) -> Xml:
    """Clean text as the content of a run; line breaks, tabs and a minus behind words become Word's own.

    ``held`` text that begins with a minus stands behind words, too.

    >>> text_xml("7%"), text_xml("为-7%")
    ('<w:t>7%</w:t>', '<w:t>为</w:t><w:noBreakHyphen/><w:t>7%</w:t>')
    """
    if held and text[:1] == "-" and text[1:2].isdigit():
        return concat((_SIGNS["-"], text_xml(text[1:])))
    if "\n" in text or "\t" in text or ("-" in text and _MINUS.search(text)):
        return concat(_part(part) for part in _PARTS.split(text) if part)
    return _plain(text)


def _part(part: str) -> Xml:
    return _SIGNS.get(part) or _plain(part)


def _plain(text: str) -> Xml:
    # Without the attribute Word drops blanks at either end.
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        return Xml(f'<w:t xml:space="preserve">{escape(text)}</w:t>')
    return Xml(f"<w:t>{escape(text)}</w:t>")
