"""Themes: how a document looks, in settings that every writer reads."""

from .model import FontRole, Grid, Page, RunLook, TextStyle, Theme, load_theme
from .standard import Departure, departures

__all__ = [
    "Departure",
    "FontRole",
    "Grid",
    "Page",
    "RunLook",
    "TextStyle",
    "Theme",
    "departures",
    "load_theme",
]
