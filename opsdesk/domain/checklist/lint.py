"""What is wrong with a checklist before anybody runs it (PRACTICE §5): rules as data, each with the place it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from opsdesk.domain.action import irreversible_word
from opsdesk.domain.checklist import variables
from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.template import Box, Section, Step, Template
from opsdesk.domain.checklist.wording import joined, plain, unverifiable
from opsdesk.domain.values import dataclass

MOST = 9
"""Steps that a person keeps in mind between two pauses [s Gawande]."""
WHOLE = "the checklist"
"""The place of a finding about no step or section."""


class Level(StrEnum):
    """How much a finding matters."""

    WARNING = "W"
    INFO = "I"


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule applies."""

    place: str
    """A step's number, a section's title, or the whole."""
    words: str = ""
    """What is meant, as it stands there."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as data."""

    id: str
    level: Level
    message: str
    suggestion: str
    find: Callable[[Template], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found; the order of the fields is the order of the JSON keys."""

    rule: str
    level: Level
    message: str
    place: str
    words: str
    suggestion: str


def lint(template: Template) -> tuple[Finding, ...]:
    """Everything the rules find, in their order."""
    return tuple(
        Finding(rule.id, rule.level, rule.message, hit.place, hit.words, rule.suggestion)
        for rule in RULES
        for hit in rule.find(template)
    )


def _crowded(template: Template) -> Iterator[Hit]:
    for place, section in enumerate(template.sections, start=1):
        count = sum(step.doable for step in section.steps)
        if count > MOST:
            yield Hit(section.title or f"section {place}", f"{count} steps")


def _joined(template: Template) -> Iterator[Hit]:
    for number, _, step in numbered(template):
        if step.doable and (found := joined(_said(step))):
            yield Hit(number, found)


def _unverifiable(template: Template) -> Iterator[Hit]:
    """A step that says what is to be seen can be verified, whatever its words."""
    for number, _, step in numbered(template):
        if step.doable and not step.expected and (found := unverifiable(_said(step))):
            yield Hit(number, found)


def _without_pause(template: Template) -> Iterator[Hit]:
    """Irreversible steps that don't come first in their section."""
    for number, section, step in numbered(template):
        first = next((one for one in section.steps if one.doable), step)
        if step.doable and step is not first and (found := _irreversible(step, section)):
            yield Hit(number, found)


def _irreversible(step: Step, section: Section) -> str:
    """The word that makes it so: in its command, or as the verb it begins with. Rows of a table begin with a name."""
    verb = "" if section.columns else plain(step.words).partition(" ")[0]
    return irreversible_word(step.command) or irreversible_word(verb)


def _said(step: Step) -> str:
    """The step's words, and in a table those beside them."""
    return ". ".join((step.words, *step.cells))


def _ticked(template: Template) -> Iterator[Hit]:
    return (Hit(number, step.words[:40]) for number, _, step in numbered(template) if step.box is Box.TICKED)


def _undeclared(template: Template) -> Iterator[Hit]:
    declared = {variable.name for variable in template.variables}
    return (Hit(WHOLE, name) for name in variables.used(template) if name not in declared)


def _unused(template: Template) -> Iterator[Hit]:
    used = variables.used(template)
    return (Hit(WHOLE, variable.name) for variable in template.variables if variable.name not in used)


def _lacking(lacks: Callable[[Template], bool]) -> Callable[[Template], Iterator[Hit]]:
    def find(template: Template) -> Iterator[Hit]:
        if lacks(template):
            yield Hit(WHOLE)

    return find


RULES: tuple[Rule, ...] = (
    Rule(
        "CKL1",
        Level.WARNING,
        "more than nine steps without a pause",
        "split the section at a natural pause, and keep only the steps whose omission hurts",
        _crowded,
    ),
    Rule("CKL2", Level.WARNING, "two checks in one step", "make it two steps: half a tick says nothing", _joined),
    Rule(
        "CKL3",
        Level.WARNING,
        "nobody can show that it is done",
        "say what is to be seen: a number, a state, a place to look (Expect: …)",
        _unverifiable,
    ),
    Rule(
        "CKL4",
        Level.WARNING,
        "an irreversible step without a pause before it",
        "begin a section with it",
        _without_pause,
    ),
    Rule("CKL5", Level.WARNING, "no owner", "say who keeps it right", _lacking(lambda template: not template.owner)),
    Rule("CKL6", Level.WARNING, "no version", "import it: the desk counts", _lacking(lambda one: not one.version)),
    Rule(
        "CKL7",
        Level.WARNING,
        "no review date",
        "say when somebody last went through it (last_reviewed_on: 2026-11-21)",
        _lacking(lambda template: template.last_reviewed_on is None),
    ),
    Rule(
        "CKL8",
        Level.INFO,
        "no review interval",
        "say how long a review holds (review_in: 90 days)",
        _lacking(lambda template: not template.review_in),
    ),
    Rule("CKL9", Level.INFO, "a ticked box in a template", "empty it: runs do the ticking", _ticked),
    Rule("CKL10", Level.INFO, "a blank nobody explains", "declare it (variable.NAME: what to put there)", _undeclared),
    Rule("CKL11", Level.INFO, "a declared blank that nothing uses", "use it or leave it out", _unused),
)
