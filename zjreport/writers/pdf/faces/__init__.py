"""Faces: which one prints a sign, and how they are embedded."""
