"""Templates: which one an audience gets at a stage, the user's own first, and what becomes of a bad one.

A template has a sentence, or a few that belong together, on each line; an empty line parts paragraphs. A line that
prints a slot with nothing to say is left out. A line that prints no fact makes the whole template unusable, so that
nothing is told that doesn't come from the ledger. A bad template never costs a draft: the shipped one is used instead,
and the reason said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.views import Views

if TYPE_CHECKING:
    from jinja2 import Environment, Template

MAX_OUTPUT: Final = 20_000
"""Characters of a draft as printed."""
_SHIPPED: Final = Path(__file__).with_name("templates")
_SUFFIX: Final = ".j2"
_DOUBLE_STOP: Final = re.compile(r"([.!?…:][”\")]?)\.(?=\s|$)")


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
        self._environment: Environment | None = None
        self._compiled: dict[tuple[Audience, Stage], Template] = {}

    def lines(self, views: Views, audience: Audience, stage: Stage) -> tuple[list[Line], str]:
        """The lines for an audience at a stage, and a notice when the user's own template could not be used."""
        if self._folder is None:
            return list(self._printed(views, audience, stage)), ""
        from jinja2 import TemplateError

        try:
            return list(self._printed(views, audience, stage)), ""
        except (TemplateError, _Unusable, TypeError, ValueError, OSError) as problem:
            lines, _ = shipped().lines(views, audience, stage)
            return lines, f"your template can't be used ({_said(problem)}); this is the shipped one"

    def _printed(self, views: Views, audience: Audience, stage: Stage) -> Iterator[Line]:
        from opsdesk.drafting.sandbox import rendered

        template = self._template(audience, stage)
        text = rendered(template, views.context(audience, stage), MAX_OUTPUT)
        if text is None:
            raise _Unusable(f"{template.name}: prints more than {MAX_OUTPUT} characters")
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
                raise _Unusable(f"{template.name}: the line “{words.strip()[:60]}” prints no fact")
            begun = True
            yield Line(_sentence(words), keys, paragraph)

    def _template(self, audience: Audience, stage: Stage) -> Template:
        if (audience, stage) not in self._compiled:
            from opsdesk.drafting.sandbox import environment

            self._environment = self._environment or environment(self._source)
            self._compiled[audience, stage] = self._environment.select_template(_names(audience, stage))
        return self._compiled[audience, stage]

    def _source(self, name: str) -> str | None:
        from opsdesk.drafting.sandbox import MAX_SOURCE

        for folder in (self._folder, _SHIPPED):
            if folder and (file := folder / name).is_file():
                with file.open(encoding="utf-8") as source:
                    return source.read(MAX_SOURCE + 1)
        return None


class _Unusable(Exception):
    """A template that compiles and still can't be used."""


@cache
def shipped() -> Templates:
    """The templates of the package alone."""
    return Templates()


def _names(audience: Audience, stage: Stage) -> list[str]:
    """Templates for a draft, the most particular first."""
    at = stage.replace(" ", "_")
    return [f"{at}.{audience}{_SUFFIX}", f"{audience}{_SUFFIX}", f"{at}{_SUFFIX}"]


def _sentence(words: str) -> str:
    """One line with a capital at its start and one full stop at its end, whatever a fact brought along."""
    line = _DOUBLE_STOP.sub(r"\1", " ".join(words.split()))
    first = line.partition(" ")[0].rstrip(".,;:!?")
    return line[:1].upper() + line[1:] if first.isalpha() and first.islower() else line


def _said(problem: Exception) -> str:
    where = (
        f"{name}, line {problem.lineno}: "
        if (name := getattr(problem, "name", "")) and hasattr(problem, "lineno")
        else ""
    )
    return f"{where}{problem}".replace("\n", " ")[:200]
