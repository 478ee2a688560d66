"""The JSON Schema of a definition, made from the sections that are installed."""

from __future__ import annotations

from typing import Any

import msgspec

from .. import plugins
from ..errors import PluginError
from .loading import CAPTIONS, KEYS

__all__ = ["schema"]

_TEXTS = ("title", "area", "register", "organisation", "language", "catalogue", "targets", "mapping")


def schema() -> dict[str, Any]:
    """Draft 2020-12; editors complete and check a briefing.yaml with it."""
    definitions: dict[str, Any] = {}
    kinds = []
    for name in plugins.sections.names():
        try:
            section = plugins.sections.load(name)
        except PluginError:
            continue
        (reference,), parts = msgspec.json.schema_components([section], ref_template="#/$defs/{name}")
        own = reference["$ref"].rpartition("/")[2]
        parts[own]["properties"] = {"kind": {"const": name}, **parts[own]["properties"]}
        parts[own]["required"] = ["kind", *parts[own].get("required", [])]
        definitions |= _with_numbers(parts)
        kinds.append(reference)
    files = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    released = {
        "type": "object",
        "properties": {"file": {"type": "string"}, "vintage": {"type": ["string", "number"]}},
        "required": ["file"],
        "additionalProperties": False,
    }
    query = {
        "type": "object",
        "properties": {key: {"type": "string"} for key in ("sql", "database", "name")},
        "required": ["sql", "database"],
        "additionalProperties": False,
    }
    source = {"anyOf": [{"type": "string"}, released, query]}
    data = {"anyOf": [*source["anyOf"], {"type": "array", "items": source}]}
    properties: dict[str, Any] = {key: {"type": "string"} for key in _TEXTS}
    properties |= {
        "period": {"type": ["string", "integer"]},
        "archive": {"type": "boolean"},
        "captions": {"enum": [*CAPTIONS]},
        "theme": {"anyOf": [{"type": "string"}, {"type": "object"}]},
        "data": data,
        "phrases": files,
        "sections": {"type": "array", "items": {"anyOf": kinds}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "zjreport briefing",
        "type": "object",
        "properties": {key: properties[key] for key in KEYS},
        "required": ["sections"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _with_numbers(schema: Any) -> Any:
    """The schema with decimals as numbers, which definitions write them as; msgspec calls them texts."""
    if isinstance(schema, dict):
        if schema.get("format") == "decimal":
            return {"type": "number"}
        return {key: _with_numbers(value) for key, value in schema.items()}
    return [_with_numbers(value) for value in schema] if isinstance(schema, list) else schema
