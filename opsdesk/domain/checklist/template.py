"""What a checklist is: sections with a pause before each, and steps in them.

A template keeps what it came with: the text between the steps, the columns of a table, and the lines of a front matter
that mean something to other tools only. All texts are Markdown as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from opsdesk.domain.values import dataclass


class Kind(StrEnum):
    """What a checklist is for."""

    DEPLOYMENT = "deployment"
    ROLLBACK = "rollback"
    READINESS = "readiness"
    ROLE = "incident role"
    ONBOARDING = "onboarding"
    OTHER = "other"


class Mode(StrEnum):
    """How it is worked through (Gawande): each step read and then done, or all done from memory and then confirmed."""

    READ_DO = "read-do"
    DO_CONFIRM = "do-confirm"


class Box(StrEnum):
    """The box before a step, by the sign that stands in it."""

    OPEN = " "
    TICKED = "x"
    NONE = ""
    """No box: a line of the list that gathers steps or remarks on them, nothing to do by itself."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A blank that a run fills in, written `{{ name }}` wherever it is used."""

    name: str
    words: str = ""
    """What to put there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a checklist with what belongs to it."""

    words: str
    depth: int = 0
    """How many steps it stands in; 0 at the top."""
    box: Box = Box.OPEN
    marker: str = "-"
    """What the list writes before its lines: `-`, `*`, `+`, `1.`, `2)`."""
    role: str = ""
    """Who does it, by their role."""
    expected: str = ""
    """What is to be seen when it went well."""
    link: str = ""
    command: str = ""
    """To copy, without a line feed at its end."""
    shell: str = ""
    """The language that the command's block names."""
    note: str = ""
    cells: tuple[str, ...] = ()
    """In a table: the row's cells after the first, which is `words`."""
    after: str = ""
    """Text between this step and the next that belongs to neither."""

    @property
    def doable(self) -> bool:
        """There is something to tick."""
        return self.box is not Box.NONE


@dataclass(frozen=True, slots=True)
class Section:
    """Steps between two pause points; the first one of a template may have no heading."""

    title: str = ""
    level: int = 2
    """The heading's depth, 1 to 6; 0 without one, and for a further table below the same heading."""
    intro: str = ""
    """Text before the first step."""
    steps: tuple[Step, ...] = ()
    columns: tuple[str, ...] = ()
    """The titles of the table whose rows the steps are; none for a list."""
    alignment: tuple[str, ...] = ()
    """`---`, `:---`, `---:` or `:---:` for each column."""


@dataclass(frozen=True, slots=True)
class Template:
    """A checklist to be run. `version` is the desk's own count, raised with every change; 0 before it is kept."""

    name: str
    title: str = ""
    version: int = 0
    owner: str = ""
    """The team or the person who keeps it right."""
    service: str = ""
    kind: Kind = Kind.OTHER
    mode: Mode = Mode.READ_DO
    last_reviewed_on: date | None = None
    review_in: str = ""
    """How long a review holds: `90 days`, `6 months` (see `staleness.interval`)."""
    variables: tuple[Variable, ...] = ()
    foreign: tuple[str, ...] = ()
    """Lines of the front matter that belong to other tools, as they were."""
    preface: str = ""
    """Text before the front matter."""
    lead: str = ""
    """Text between the front matter and the title."""
    sections: tuple[Section, ...] = ()

    @property
    def heading(self) -> str:
        """What to call it."""
        return self.title or self.name

    @property
    def steps(self) -> Iterator[Step]:
        """Every step there is something to tick at, in order."""
        return (step for section in self.sections for step in section.steps if step.doable)
