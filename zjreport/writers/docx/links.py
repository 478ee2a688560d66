"""Links to addresses: a relationship of the part where it can have one, a field elsewhere."""

from __future__ import annotations

from ...links import address_of
from .draft import Draft
from .fields import field
from .markup import Xml, element

__all__ = ["linked"]


def linked(content: Xml, link: str | None, draft: Draft) -> Xml:
    """Runs as a link; as they are where there is no address, or none that a text may link to."""
    address = address_of(link) if link and content else ""
    if not address:
        return content
    if draft.add_link is None:
        return field(f'HYPERLINK "{address}"', content)
    return element("w:hyperlink", {"r:id": draft.add_link(address), "w:history": 1}, content)
