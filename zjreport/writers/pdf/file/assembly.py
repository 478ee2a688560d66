"""The finished file: a document's objects numbered, packed and indexed (PDF 1.7).

reportlab writes every object by itself and a table of twenty bytes for each.  A tagged document has a
small object for every paragraph and cell; packed in object streams they take a tenth of that.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from reportlab.pdfbase import pdfdoc

__all__ = ["assembled"]

# The second line tells programs that the file is not text.
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_END = b"endstream"
#: How many objects a stream holds; few enough that readers need not unpack much for one of them.
_PACK = 200
#: The bytes of a line of the index: kind, offset or stream, number in the stream.
_KIND, _PLACE, _INDEX = 1, 4, 1


def assembled(document: Any) -> bytes:
    """The bytes of a reportlab document that is complete."""
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    file = bytearray(_HEAD)
    index: dict[int, tuple[int, int, int]] = {}
    loose: list[tuple[int, bytes]] = []
    for number, content in _objects(document):
        if content.endswith(_END):
            index[number] = (1, len(file), 0)
            # The line end before the word is no part of the stream, and must be there.
            file += b"%d 0 obj\n%b\nendstream\nendobj\n" % (number, content.removesuffix(_END))
        else:
            loose.append((number, content))
    free = document.objectcounter + 1
    for pack in (loose[start : start + _PACK] for start in range(0, len(loose), _PACK)):
        index.update((number, (2, free, place)) for place, (number, _) in enumerate(pack))
        index[free] = (1, len(file), 0)
        file += _packed(free, pack)
        free += 1
    index[free] = (1, len(file), 0)
    start = len(file)
    identity = hashlib.md5(file, usedforsecurity=False).hexdigest().encode()
    file += _indexed(
        free,
        [index[number] for number in range(1, free + 1)],
        b"/Root %b/Info %b/ID[<%b><%b>]" % (root.format(document), info.format(document), identity, identity),
    )
    file += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(file)


def _objects(document: Any) -> Iterator[tuple[int, bytes]]:
    """Every object by its number; more may turn up while others are written."""
    for number in count(1):
        name = document.numberToId.get(number)
        if name is None:
            return
        yield number, pdfdoc.format(document.idToObject[name], document, toplevel=1).rstrip(b"\n")


def _packed(number: int, pack: Sequence[tuple[int, bytes]]) -> bytes:
    """An object stream."""
    places, place = [], 0
    for inner, content in pack:
        places.append(b"%d %d" % (inner, place))
        place += len(content) + 1
    head = b" ".join(places) + b"\n"
    body = head + b"\n".join(content for _, content in pack)
    return _stream(number, b"/Type/ObjStm/N %d/First %d" % (len(pack), len(head)), body)


def _indexed(number: int, entries: Iterable[tuple[int, int, int]], trailer: bytes) -> bytes:
    """The cross-reference stream; its lines hold only what differs from the one above."""
    width = _KIND + _PLACE + _INDEX
    # Number 0 is never in use.
    lines = (
        bytes(width - _INDEX)
        + b"\xff"
        + b"".join(
            kind.to_bytes(_KIND, "big") + place.to_bytes(_PLACE, "big") + inner.to_bytes(_INDEX, "big")
            for kind, place, inner in entries
        )
    )
    differences = bytes(
        (below - above) & 255 for below, above in zip(lines, bytes(width) + lines, strict=False)
    )
    body = b"".join(b"\x02" + differences[at : at + width] for at in range(0, len(differences), width))
    known = b"/Type/XRef/Size %d/W[%d %d %d]/DecodeParms<</Predictor 12/Columns %d>>%b" % (
        number + 1,
        _KIND,
        _PLACE,
        _INDEX,
        width,
        trailer,
    )
    return _stream(number, known, body)


def _stream(number: int, known: bytes, body: bytes) -> bytes:
    data = zlib.compress(body)
    return b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        number,
        known,
        len(data),
        data,
    )
