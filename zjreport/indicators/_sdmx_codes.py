"""The codes of SDMX files, and what they are called here."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ADJUSTMENTS", "FIGURES", "PRICES", "TRANSFORMATIONS"]

# Codes of the cross-domain list where it has one; the others are our own.
FIGURES: Mapping[str, str] = {
    "value": "N",
    "yoy": "GY",
    "pop": "G1",
    "change": "CHANGE",
    "share": "SHARE",
    "share_change": "SHARE_CHANGE",
    "contribution": "CONTRIBUTION",
    "contribution_share": "CONTRIBUTION_SHARE",
}
TRANSFORMATIONS: Mapping[str, str] = {code: name for name, code in FIGURES.items()} | dict.fromkeys(
    ("", "_Z", "_N"), "value"
)
PRICES: Mapping[str, str] = {
    "V": "current",
    "Q": "constant",
    "L": "constant",
    "LR": "constant",
    "I": "index",
    "_Z": "none",
}
ADJUSTMENTS: Mapping[str, str] = {"Y": "yes", "S": "yes", "N": "no", "W": "no"}
