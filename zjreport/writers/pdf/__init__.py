"""The PDF writer: our own paragraph setting, page making and embedding, drawn with reportlab's canvas."""

from .writer import PdfWriter

__all__ = ["PdfWriter", "plugin"]

plugin = PdfWriter
