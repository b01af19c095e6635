"""Templates: which one an audience gets at a stage, the user's own first, and what becomes of a bad one.

A template has a sentence, or a few that belong together, on each line; an empty line parts paragraphs. A line that
prints a slot with nothing to say is left out. A line that prints no fact makes the whole template unusable, so that
nothing is told that doesn't come from the ledger. A bad template never costs a draft: the shipped one is used instead,
and the reason said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from opsdesk.domain.text import one_line, quoted
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.ledger import SLOTS
from opsdesk.drafting.own_templates import no_file, template_names, why_unused
from opsdesk.drafting.phrasing import as_sentence
from opsdesk.drafting.views import Views, shape_of

if TYPE_CHECKING:
    from jinja2 import Template

    from opsdesk.drafting.sandbox import Sandbox

MAX_OUTPUT: Final = 20_000
"""Characters of a draft as printed."""
_SHIPPED: Final = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, the keys of its facts, and the paragraph it stands in (from 0)."""

    text: str
    facts: tuple[str, ...]
    paragraph: int


class Templates:
    """A folder of templates over the shipped ones. Each file is read and compiled once; a new object reads anew."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._sandbox: Sandbox | None = None
        self._compiled: dict[tuple[Audience, Stage], Template] = {}
        self._refused: dict[tuple[Audience, Stage], _Unusable] = {}

    @cached_property
    def unused(self) -> str:
        """What of the folder is never used, since nothing asks for it by that name; empty when nothing is amiss."""
        return why_unused(self._folder, _SHIPPED) if self._folder else ""

    def lines(self, views: Views, audience: Audience, stage: Stage) -> tuple[list[Line], str]:
        """The lines for an audience at a stage, and a notice when the user's own template could not be used."""
        if self._folder is None:
            return list(self._printed(views, audience, stage)), ""
        try:
            return self._own(views, audience, stage), ""
        except _Unusable as problem:
            lines, _ = shipped().lines(views, audience, stage)
            return lines, f"your template can't be used ({problem}); this is the shipped one"

    def _own(self, views: Views, audience: Audience, stage: Stage) -> list[Line]:
        """The lines of the user's own template; an empty text tells nobody anything, so it is none."""
        lines = list(self._printed(views, audience, stage))
        if not lines:
            raise _Unusable(f"{self._compiled[audience, stage].name}: it prints nothing")
        return lines

    def _printed(self, views: Views, audience: Audience, stage: Stage) -> Iterator[Line]:
        text = self._text(views, audience, stage)
        paragraph, begun = 0, False
        for raw in text.split("\n"):
            if not raw.strip():
                paragraph, begun = paragraph + begun, False
                continue
            found = views.facts_in(raw)
            if found is None:
                continue
            words, keys = found
            if not keys:
                name = self._compiled[audience, stage].name
                raise _Unusable(f"{name}: the line {quoted(words.strip())} prints no fact")
            begun = True
            yield Line(as_sentence(words), keys, paragraph)

    def _text(self, views: Views, audience: Audience, stage: Stage) -> str:
        from jinja2 import TemplateError

        from opsdesk.drafting.sandbox import TooMuch

        sandbox, template = self._template(audience, stage)
        context = views.context(audience, stage, sandbox.names[template.name or ""])
        try:
            return self._rendered(template, context)
        except TooMuch as problem:
            raise self._refuse(audience, stage, f"{template.name}: {problem}") from None
        except TemplateError as problem:
            raise _Unusable(f"{template.name}: {problem}") from None

    def _rendered(self, template: Template, context: dict[str, Any]) -> str:
        """The shipped ones end, and nothing stands in for them. A pause of the machine is no fault of a person's own,
        so that one that took too long is tried once more."""
        from opsdesk.drafting.sandbox import TooSlow, rendered

        if self._folder is None:
            return rendered(template, context, MAX_OUTPUT, seconds=inf)
        try:
            return rendered(template, context, MAX_OUTPUT)
        except TooSlow:
            return rendered(template, context, MAX_OUTPUT)

    def _template(self, audience: Audience, stage: Stage) -> tuple[Sandbox, Template]:
        """The compiled template; raises _Unusable, at once when it was refused before."""
        from opsdesk.drafting.sandbox import Sandbox

        self._sandbox = self._sandbox or Sandbox(self._source, shape_of(SLOTS))
        if (audience, stage) in self._refused:
            raise self._refused[audience, stage]
        if (audience, stage) not in self._compiled:
            self._compiled[audience, stage] = self._compile(self._sandbox, audience, stage)
        return self._sandbox, self._compiled[audience, stage]

    def _compile(self, sandbox: Sandbox, audience: Audience, stage: Stage) -> Template:
        from jinja2 import TemplateError, TemplateSyntaxError

        try:
            return sandbox.select_template(list(template_names(audience, stage)))
        except TemplateSyntaxError as problem:
            where = f"{problem.name}, line {problem.lineno}"
            raise self._refuse(audience, stage, f"{where}: {problem.message}") from None
        except (TemplateError, OSError, ValueError) as problem:
            raise self._refuse(audience, stage, str(problem)) from None
        except RecursionError:
            raise self._refuse(audience, stage, "nested too deep") from None

    def _refuse(self, audience: Audience, stage: Stage, reason: str) -> _Unusable:
        """A template refused for good, so that it isn't read again for every draft."""
        self._refused[audience, stage] = _Unusable(one_line(reason)[:200])
        return self._refused[audience, stage]

    def _source(self, name: str) -> str | None:
        from opsdesk.drafting.sandbox import MAX_SOURCE

        for folder in (self._folder, _SHIPPED):
            if folder is None:
                continue
            if (file := folder / name).is_file():
                try:
                    with file.open(encoding="utf-8-sig") as source:
                        return source.read(MAX_SOURCE + 1)
                except UnicodeDecodeError:
                    raise ValueError(f"{name}: it is no UTF-8 text") from None
            if problem := no_file(file):
                raise ValueError(f"{name}: {problem}")
        return None


class _Unusable(Exception):
    """A template that can't be used, and why."""


@cache
def shipped() -> Templates:
    """The templates of the package alone."""
    return Templates()


@lru_cache(maxsize=4)
def templates_in(folder: Path) -> Templates:
    """A person's own templates over the shipped ones, as they stood when they were needed first."""
    return Templates(folder)
