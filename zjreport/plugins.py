"""One registry mechanism for every family of plug-ins: sections, charts, readers, writers, themes.

Our own plug-ins are found by their place: each public module of the family's package is one, its
name with hyphens the plug-in's name.  Others' come through entry points of the group
``zjreport.<family>``.  Nothing is imported before it is asked for.  Two plug-ins of one name are
refused, naming both; a broken one is listed with its error and not in the way of the rest.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import resources
from .errors import PluginError, UnknownNameError, did_you_mean

__all__ = ["FAMILIES", "Family", "Plugin", "charts", "readers", "sections", "themes", "writers"]


@dataclass(frozen=True, slots=True)
class Plugin:
    """A registered name: what provides it (a package), and where its code lies."""

    name: str
    provider: str
    target: str


class Family:
    """The plug-ins of one kind.

    ``attribute`` is the name by which a built-in module hands out its plug-in (``plugin``).
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.group = f"zjreport.{name}"

    @cached_property
    def _found(self) -> Mapping[str, tuple[Plugin, ...]]:
        found: dict[str, tuple[Plugin, ...]] = {}
        for plugin in (*self._own(), *self._others()):
            found[plugin.name] = (*found.get(plugin.name, ()), plugin)
        return found

    def _own(self) -> list[Plugin]:
        package = importlib.import_module(self._package)
        return [
            Plugin(module.name.replace("_", "-"), "zjreport", f"{self._package}.{module.name}:plugin")
            for module in pkgutil.iter_modules(package.__path__)
            if not module.name.startswith("_")
        ]

    @property
    def _package(self) -> str:
        return {"charts": "zjreport.charts.kinds", "readers": "zjreport.indicators.readers"}.get(
            self.name, self.group
        )

    def _others(self) -> list[Plugin]:
        from importlib.metadata import entry_points

        return [
            Plugin(entry.name, entry.dist.name if entry.dist else "?", entry.value)
            for entry in entry_points(group=self.group)
        ]

    def names(self) -> tuple[str, ...]:
        """Every registered name, sorted."""
        return tuple(sorted(self._found))

    def plugins(self) -> tuple[Plugin, ...]:
        """Every registered plug-in, sorted by name."""
        return tuple(plugin for name in self.names() for plugin in self._found[name])

    def load(self, name: str) -> Any:
        """The plug-in called ``name``.

        Raises:
            UnknownNameError: nothing is registered under that name.
            PluginError: two packages claim it, or importing it fails.
        """
        claims = self._found.get(name, ())
        if not claims:
            raise UnknownNameError(
                f"no {self.name[:-1]} is called “{name}”",
                code=f"{self.name[:-1]}.unknown",
                hint=did_you_mean(name, self._found),
            )
        if len(claims) > 1:
            both = " and ".join(f"{claim.provider} ({claim.target})" for claim in claims)
            raise PluginError(
                f"the {self.name[:-1]} “{name}” is claimed twice: by {both}",
                code="plugin.duplicate",
                hint="uninstall one of them or rename its entry point",
            )
        return self._import(claims[0])

    def _import(self, plugin: Plugin) -> Any:
        module, _, attribute = plugin.target.partition(":")
        try:
            loaded: Any = importlib.import_module(module)
            for part in filter(None, attribute.split(".")):
                loaded = getattr(loaded, part)
        except Exception as error:
            raise PluginError(
                f"the {self.name[:-1]} “{plugin.name}” of {plugin.provider} cannot be loaded: "
                f"{type(error).__name__}: {error}",
                code="plugin.broken",
                hint=f"its code is at {plugin.target}",
            ) from error
        return loaded

    def forget(self) -> None:
        """Look again at the next call; for processes that install plug-ins while they run."""
        self.__dict__.pop("_found", None)


class ThemeFamily(Family):
    """Themes: our own are TOML files beside the other templates."""

    def _own(self) -> list[Plugin]:
        return [
            Plugin(path.stem, "zjreport", str(path))
            for path in sorted(resources.templates("themes").glob("*.toml"))
        ]

    def _import(self, plugin: Plugin) -> Any:
        if plugin.target.endswith(".toml"):
            return resources.templates("themes") / f"{plugin.name}.toml"
        return super()._import(plugin)


sections = Family("sections")
charts = Family("charts")
readers = Family("readers")
writers = Family("writers")
themes = ThemeFamily("themes")

FAMILIES: Mapping[str, Family] = {
    family.name: family for family in (sections, charts, readers, writers, themes)
}
