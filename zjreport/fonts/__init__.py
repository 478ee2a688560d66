"""The bundled faces with their licences, and the way from a theme's font role to a face."""

from .faces import Face, Stack, stack

__all__ = ["Face", "Stack", "stack"]
