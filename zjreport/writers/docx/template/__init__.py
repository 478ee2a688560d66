"""Documents in the dress of an office's own Word file: its styles, page, headers, footers and masthead."""

from .attire import Attire, attire_of

__all__ = ["Attire", "attire_of"]
