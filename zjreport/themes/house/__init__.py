"""An office's own Word file as part of a theme: read with care, its page measured, its styles told apart.

Only :mod:`.model` is loaded with the themes; the other modules read XML and are loaded with such a file.
"""

from .model import House

__all__ = ["House"]
