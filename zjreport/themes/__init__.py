"""Themes: how a document looks, in settings that every writer reads."""

from .model import FontRole, Grid, Page, RunLook, TextStyle, Theme, load_theme

__all__ = ["FontRole", "Grid", "Page", "RunLook", "TextStyle", "Theme", "load_theme"]
