"""A checklist while somebody writes it: what can be read of it, what the rules say, what it would change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from opsdesk.desk import checklists
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.comparing import Difference, differences
from opsdesk.domain.checklist.lint import Finding, lint
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.errors import BadInput, DeskError, NotFound
from opsdesk.domain.values import dataclass
from opsdesk.formats.checklist import read_checklist, write_checklist
from screens.dialogs.form_fields import Typed
from screens.half_filled import from_text

FIRST = """\
---
checklist: {name}
owner: {by}
kind: deployment
mode: read-do
last_reviewed_on: {today}
review_in: 90 days
---

# What this list is for

## Before you begin

- [ ] The first thing that somebody would forget
  Role: release lead
  Expect: what is to be seen when it went well

## Before the step that can't be undone

- [ ] The next thing
"""
"""What a new checklist begins with: every key once, two sections."""
UNNAMED = "new-checklist"
TEXT = "text"
"""Under which key a half-written text stands in what is kept of it."""


def half_written(kept: str) -> Typed | None:
    """What was kept of a text that somebody was writing, with what stood there first; a store of before this was kept
    has the text alone."""
    try:
        return from_text(kept).get(TEXT)
    except ValueError:
        return Typed("", kept)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as far as it is a checklist."""

    template: Template | None
    findings: tuple[Finding, ...] = ()
    problem: str = ""
    """Why it can't be read; empty when it can."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What keeping a text would do."""

    template: Template
    over: int
    """The version it would follow; 0 for a new checklist."""
    changes: tuple[Difference, ...]
    text: str = ""
    """That version as Markdown."""


def first_text(by: str, today: date) -> str:
    """The text of a new checklist."""
    return FIRST.format(name=UNNAMED, by=by or "nobody", today=today)


def kept_text(desk: Desk, name: str) -> str:
    """The newest version as Markdown; raises NotFound."""
    return write_checklist(checklists.template(desk, name))


def text_key(name: str, by: str) -> str:
    """Under which name a person's half-written text is kept."""
    return f"checklist {name or UNNAMED} {by}"


def read_text(text: str, name: str) -> Reading:
    """The text as a checklist; `name` is what an edited one keeps being called."""
    try:
        template = read_checklist(text.encode(), "the text", called=name or UNNAMED)
    except DeskError as error:
        return Reading(None, problem=error.message)
    return Reading(template, lint(replace(template, version=template.version or 1)))


def propose(desk: Desk, template: Template, name: str) -> Proposed:
    """What keeping it as the next version of `name` would change; empty for a new one, whose name has to be free."""
    if name:
        held = checklists.template(desk, name)
        mine = replace(template, name=name, version=held.version)
        return Proposed(mine, held.version, differences(held, mine), write_checklist(held))
    try:
        held = checklists.template(desk, template.name)
    except NotFound:
        return Proposed(template, 0, differences(Template(template.name), template))
    raise BadInput(f"“{held.name}” is there already: write another name into the line “checklist:”")


def keep(desk: Desk, proposed: Proposed) -> checklists.TakenIn:
    """Keeps what was proposed, over the version that was compared; raises EditedMeanwhile when there is a newer one."""
    mine = proposed.template
    if not proposed.over:
        return checklists.take_in(desk, [mine])[0]
    return checklists.amend(desk, mine.name, lambda held: mine, expected_version=proposed.over)
