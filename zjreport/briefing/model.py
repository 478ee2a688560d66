"""A briefing: what it says and how, and the way from data to a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..blocks import Attachment, Block, Document, Heading, Metadata
from ..blocks.attachments import with_attachments
from ..blocks.captions import captioned, named
from ..blocks.numbering import numbered
from ..blocks.prose import in_prose
from ..blocks.references import referred
from ..definition import Definition, read_definition
from ..errors import DefinitionError, Place, PluginError, Problem, ZjreportError
from ..indicators import IndicatorSet, Period, Query, read_with_problems
from ..phrasing import Speaker, load_register, period_name
from ..runs import Source
from ..sections import Context, Section
from ..themes import Theme, load_theme
from .lines import text_lines
from .loading import load_settings
from .recipe import recipe_of

__all__ = ["Briefing", "Progress"]

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a briefing says and how: sections, register, theme, and where its data lies.

    Attributes:
        title: the document's title; like all texts it may name ``{{ area }}`` and ``{{ period }}``.
        sections: the section renderers in order.
        period: the period that figures are of; may be given when composing.
        area: the reference area.
        register: ``work-report`` or ``statistics``.
        theme: the name of a theme, a TOML file, or settings over a ``base``.
        organisation: the publishing office.
        captions: ``numbered`` counts charts and tables (图1, 表1), ``plain`` does not; by default the theme
            settles it.
        archive: whether files are made in the archival form of their format (PDF/A).
        data: data files and queries; catalogue and targets among them or apart.
        mapping: a mapping file: which indicators names in the tables stand for.
        vintages: the release of a data file whose rows do not say theirs, by the file's name.
        phrases: folders of phrase templates that replace ours.
        definition: the file that this was loaded from, for places in messages.
    """

    title: str
    sections: tuple[Section, ...] = ()
    period: Period | str | None = None
    area: str = ""
    register: str = "work-report"
    theme: str | Mapping[str, Any] = "official"
    organisation: str = ""
    language: str = "zh-CN"
    archive: bool = False
    captions: str = ""
    data: tuple[Path | Query, ...] = ()
    phrases: tuple[Path, ...] = ()
    mapping: Path | None = None
    vintages: Mapping[str, str] = field(default_factory=dict)
    definition: Definition = field(default_factory=lambda: Definition({}))

    @classmethod
    def load(cls, path: str | Path) -> Briefing:
        """The briefing that a YAML file defines.

        Raises:
            DefinitionError: wrong keys, wrong types, unknown sections: all of them at once, with
                their lines.
        """
        return cls.defined(read_definition(Path(path)))

    @classmethod
    def defined(cls, definition: Definition) -> Briefing:
        """The briefing of a definition that has been read.

        Raises:
            DefinitionError: as :meth:`load` does.
        """
        return cls(definition=definition, **load_settings(definition))

    @property
    def name(self) -> str:
        """The name of files made from this briefing: the definition's, or the title."""
        if self.definition.path:
            return self.definition.path.stem
        return "".join(sign for sign in self.title if sign.isalnum()) or "briefing"

    def read(self, data: Iterable[str | Path | Query] = ()) -> tuple[IndicatorSet, tuple[Problem, ...]]:
        """The briefing's data, or ``data`` instead of it, with every problem found.

        Rows that name no area are of the briefing's own.

        Raises:
            DefinitionError: no data was named.
        """
        sources = tuple(data) or self.data
        if not sources:
            raise DefinitionError(
                "no data was named", code="definition.no-data", hint="give data: in the definition, or --data"
            )
        return read_with_problems(*sources, area=self.area, mapping=self.mapping, vintages=self.vintages)

    def compose(
        self,
        data: IndicatorSet,
        *,
        period: Period | str | None = None,
        area: str | None = None,
        register: str | None = None,
        theme: str | Mapping[str, Any] | None = None,
        progress: Progress | None = None,
    ) -> Document:
        """The briefing over ``data`` as a tree of blocks; pure.

        Raises:
            ZjreportError: what cannot be said or proved, all sections together, with their places.
        """
        when = _as_period(period or self.period, data)
        speaker = Speaker(
            data,
            when,
            self.area if area is None else area,
            register or self.register,
            self.phrases,
            {"year": f"{when.year}年", "organisation": self.organisation},
        )
        speaker = replace(speaker, names={**speaker.names, "period": period_name(when), "area": speaker.area})
        load_register(speaker.register)
        blocks = self._render(speaker, progress or _silent)
        look = self._look(theme)
        title, organisation = self._plain(speaker, "title"), self._plain(speaker, "organisation")
        metadata = Metadata(title, organisation, period_name(when), self.language, area=speaker.area)
        frame = {"period": str(when), "area": speaker.area, "register": speaker.register}
        recipe = recipe_of(self, frame, look)
        return Document(_arranged(blocks, look, self.captions), look, metadata, self.archive, recipe)

    def _plain(self, speaker: Speaker, name: str) -> str:
        """An entry of the head as it stands in properties and running heads.

        Raises:
            ZjreportError: it is no valid text.
        """
        entry: str = getattr(self, name)
        try:
            return "".join(run.text for run in speaker.text(entry)) if "{{" in entry else entry
        except ZjreportError as error:
            raise error.at(self.definition.place(name)) from error

    def _look(self, theme: str | Mapping[str, Any] | None) -> Theme:
        if theme:
            return load_theme(theme)
        try:
            return load_theme(self.theme)
        except ZjreportError as error:
            raise error.at(self.definition.place("theme")) from error

    def _render(self, speaker: Speaker, progress: Progress) -> tuple[Block, ...]:
        blocks: list[Block] = []
        errors: list[ZjreportError] = []
        nested = False
        for index, section in enumerate(self.sections):
            progress(section.kind, index, len(self.sections))
            place = self.definition.place("sections", index, section=section.title or section.kind)
            try:
                made = _blocks(section, self._context(speaker, index, place, nested))
            except ZjreportError as error:
                errors.append(error.at(place))
                continue
            for block in made:
                if isinstance(block, Attachment):
                    nested = False
                elif isinstance(block, Heading) and block.level == 1:
                    nested = True
            blocks += made
        progress("", len(self.sections), len(self.sections))
        if errors:
            raise _collected(errors)
        return tuple(blocks)

    def _context(self, speaker: Speaker, index: int, place: Place, nested: bool) -> Context:
        section = self.sections[index]
        if section.period:
            speaker = replace(speaker, period=Period.parse(section.period))
        source = Source(place.file or "", row=place.line, column=section.title or section.kind)
        return Context(speaker, self.organisation, source, nested, text_lines(self.definition, index))


def _arranged(blocks: Iterable[Block], look: Theme, captions: str) -> tuple[Block, ...]:
    """The blocks in the theme's manner: panels and tasks as prose or not; headings and captions numbered."""
    manner = look.layout
    said = in_prose(
        with_attachments(blocks),
        panels=manner.get("panels") == "prose",
        tasks=manner.get("tasks") == "prose",
    )
    counted = numbered(
        said,
        levels=int(manner.get("numbered-levels", "4")),
        panels=manner.get("panels") == "paragraphs",
    )
    if (captions or manner.get("captions")) == "numbered":
        counted = captioned(counted)
    return referred(counted)


def _blocks(section: Section, context: Context) -> tuple[Block, ...]:
    """What a section renders.

    Raises:
        ZjreportError: what it refuses.
        PluginError: it fails, or gives something that is no block.
    """
    try:
        made = tuple(section.render(context))
    except ZjreportError:
        raise
    except Exception as error:
        raise PluginError(
            f"the section {section.kind} failed: {type(error).__name__}: {error}",
            code="plugin.failed",
            hint=f"its code is {type(section).__module__}.{type(section).__name__}",
        ) from error
    for block in made:
        if not isinstance(block, Block):
            raise PluginError(
                f"the section {section.kind} gave {block!r}, which is no block",
                code="plugin.no-block",
                hint="render gives blocks of zjreport.blocks",
            )
    return named(made, section.id) if section.id else made


def _silent(what: str, done: int, of: int) -> None:
    """No progress."""


def _collected(errors: Sequence[ZjreportError]) -> ZjreportError:
    if len(errors) == 1:
        return errors[0]
    kinds = {type(error) for error in errors}
    kind = kinds.pop() if len(kinds) == 1 else ZjreportError
    return kind.collect(problem for error in errors for problem in error.problems)


def _as_period(period: Period | str | None, data: IndicatorSet) -> Period:
    if isinstance(period, Period):
        return period
    if period:
        return Period.parse(str(period))
    raise DefinitionError(
        "no period was given",
        code="definition.no-period",
        hint="the data has " + ", ".join(str(known) for known in data.periods[-6:]),
    )
