"""How a run begins: what its checklist asks for, and the incident it belongs to when one is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.checklist import variables
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.text import one_line, short
from opsdesk.domain.values import dataclass
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice

INCIDENT = "incident"
"""The key of its field; those of the blanks are their places, since any language's letters may be in a name."""
NONE = "none"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What there is to ask before a run of a template."""

    template: Template
    stale: tuple[str, ...]
    incidents: tuple[str, ...]
    """Open ones, as `INC-7 title`, worst first."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What the form asks for."""
        words = {variable.name: variable.words for variable in self.template.variables}
        asked = [
            Field(f"blank-{place}", name.replace("_", " "), hint=one_line(words.get(name, "")))
            for place, name in enumerate(self.blanks)
        ]
        if self.incidents:
            asked.append(choice(INCIDENT, "Belongs to", (NONE, *self.incidents), NONE))
        return tuple(asked)

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of what is to be filled in: those declared, then those only used."""
        declared = (variable.name for variable in self.template.variables)
        return tuple(dict.fromkeys((*declared, *variables.used(self.template))))

    @property
    def title(self) -> str:
        """What the form is called."""
        return f"Begin {one_line(self.template.heading)}"

    @property
    def details(self) -> Sequence[str]:
        """What to know before it begins."""
        count = len(list(self.template.steps))
        steps = f"{count} step{'' if count == 1 else 's'}, v{self.template.version}, {self.template.mode}."
        return (steps, *(f"Stale: {one_line(reason)}." for reason in self.stale))


def read_beginning(desk: Desk, name: str) -> Beginning:
    """What to ask before a run of the newest version; raises NotFound."""
    template = checklists.template(desk, name)
    incidents = tuple(f"{incident.name} {short(incident.title, 48)}" for incident in desk.open_incidents())
    return Beginning(template, checklists.staleness(desk, template), incidents)


def beginning_form(desk: DeskThread, asked: Beginning, typed: Mapping[str, Typed]) -> Form[Run]:
    """The form that begins a run."""

    async def save(answers: Answers) -> Run:
        incident = incident_number(answers.get(INCIDENT, NONE))
        values = {name: answers[f"blank-{place}"] for place, name in enumerate(asked.blanks)}
        name = asked.template.name
        return await desk.ask(lambda desk: runs.begin(desk, name, variables=values, incident=incident))

    stale = f" · stale: {one_line('; '.join(asked.stale))}" if asked.stale else ""
    return Form(f"{asked.title}{stale}", asked.fields, save, typed)


def incident_number(chosen: str) -> int:
    """7 for `INC-7 title`, 0 for none."""
    return 0 if chosen == NONE else int(chosen.partition(" ")[0].removeprefix("INC-"))
