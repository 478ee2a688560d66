"""The Word writer: real structure, named styles, and XML of our own where python-docx is slow."""

from .writer import DocxWriter

__all__ = ["DocxWriter", "plugin"]

plugin = DocxWriter
