"""The forms of the rollbacks screen: a procedure, a drill's blanks, and a rehearsal that is told of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from opsdesk.desk import checklists, registry, rollbacks, rollbacks_running
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.checklist import variables as blanks
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.template import Kind, Template
from opsdesk.domain.errors import BadInput, EditedMeanwhile
from opsdesk.domain.rigor import Tier
from opsdesk.domain.rollback import EVERY_SERVICE, Plan, Procedure, Result
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice
from screens.dialogs.form_refused import Overtaken

EVERY = "every service"
NO_STEPS = "none yet"
SERVICE, TYPE = "service", "deployment_type"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form about a procedure offers to choose from."""

    services: tuple[str, ...]
    types: tuple[str, ...]
    checklists: tuple[str, ...]


def read_asked(desk: Desk) -> Asked:
    """The registry's services and deployment types, and the checklists of kind rollback."""
    services = registry.services(desk)
    kinds = dict.fromkeys(kind for service in services for kind in service.deployment_types)
    kept = (one.template for one in checklists.templates(desk))
    return Asked(
        tuple(service.name for service in services if service.deployment_types),
        tuple(kinds),
        tuple(template.name for template in kept if template.kind is Kind.ROLLBACK),
    )


def new_form(
    desk: DeskThread, asked: Asked, service: str, deployment_type: str, typed: Mapping[str, Typed]
) -> Form[Procedure]:
    """The form of a new procedure, for one way of deploying if it is known which."""

    async def save(answers: Answers) -> Procedure:
        given = dict(answers)
        name, kind = given.pop(SERVICE), given.pop(TYPE)
        plan = Plan(**given)
        return await desk.ask(lambda desk: rollbacks.add(desk, EVERY_SERVICE if name == EVERY else name, kind, plan))

    way = (
        choice(SERVICE, "Service", (*asked.services, EVERY), service or next(iter(asked.services), EVERY)),
        choice(TYPE, "Deployed by", asked.types, deployment_type or next(iter(asked.types), "")),
    )
    return Form("New procedure", (*way, *plan_fields(Plan(), asked.checklists)), save, typed)


def edit_form(desk: DeskThread, asked: Asked, procedure: Procedure, typed: Mapping[str, Typed]) -> Form[Procedure]:
    """The form of a procedure that is there. After another person's edit the next save goes over what was seen."""
    shown = [procedure.plan]

    async def save(answers: Answers) -> Procedure:
        plan = Plan(**answers)
        try:
            return await desk.ask(lambda desk: rollbacks.edit(desk, procedure.number, plan, shown[-1]))
        except EditedMeanwhile as clash:
            shown.append((await desk.ask(lambda desk: rollbacks.one(desk, procedure.number))).plan)
            raise Overtaken(plan_fields(shown[-1], asked.checklists)) from clash

    return Form(f"Edit {one_line(procedure.title)}", plan_fields(procedure.plan, asked.checklists), save, typed)


def plan_fields(plan: Plan, names: Sequence[str]) -> tuple[Field, ...]:
    """What a procedure says, a field each."""
    offered = tuple(dict.fromkeys((NO_STEPS, *names, *([plan.checklist] if plan.checklist else []))))
    return (
        Field("metric", "Watched metric", plan.metric, hint="e.g. share of failed payments"),
        Field("threshold", "Roll back at", plan.threshold, hint="e.g. above 2 % for 5 minutes"),
        Field("point_of_no_return", "Point of no return", plan.point_of_no_return, hint="or that there is none"),
        choice(
            "checklist",
            "Steps: a checklist of kind rollback",
            offered,
            plan.checklist or NO_STEPS,
            read=lambda name: "" if name == NO_STEPS else name,
        ),
        Field("verifier", "Verified by", plan.verifier, hint="a role or a person, not the one who rolls back"),
        Field("minutes", "Minutes, until a drill is timed", str(plan.minutes or ""), _minutes, "e.g. 15"),
        choice("tier", "For changes up to", tuple(Tier), plan.tier, read=Tier),
    )


def left_blank(template: Template, service: str) -> tuple[str, ...]:
    """The blanks that a rollback asks for: all but the service, where it is known."""
    known = {blanks.SERVICE} if service else set()
    return tuple(blank.name for blank in blanks.blanks(template) if blank.name not in known)


def drill_form(desk: DeskThread, procedure: Procedure, template: Template, typed: Mapping[str, Typed]) -> Form[Run]:
    """The form that begins a drill: what its steps leave blank."""

    async def save(values: Mapping[str, str]) -> Run:
        return await desk.ask(lambda desk: rollbacks_running.drill(desk, procedure.number, variables=values))

    return blanks_form(f"Drill {one_line(procedure.title)}", template, procedure.service, save, typed)


def blanks_form(
    title: str,
    template: Template,
    service: str,
    begin: Callable[[Mapping[str, str]], Awaitable[Run]],
    typed: Mapping[str, Typed] | None = None,
) -> Form[Run]:
    """Asks for what the steps leave blank; `begin` gets it by name, empty for what nobody knows."""
    names = left_blank(template, service)
    words = {variable.name: variable.words for variable in template.variables}

    async def save(answers: Answers) -> Run:
        return await begin({name: answers[f"blank-{place}"] for place, name in enumerate(names)})

    fields = [
        Field(f"blank-{place}", name.replace("_", " "), hint=one_line(words.get(name, "")))
        for place, name in enumerate(names)
    ]
    return Form(title, fields, save, typed)


def told_form(desk: DeskThread, procedure: Procedure, typed: Mapping[str, Typed]) -> Form[Procedure]:
    """The form about a drill that was no checklist run here."""

    async def save(answers: Answers) -> Procedure:
        given = dict(answers)
        result = given.pop("result")
        return await desk.ask(lambda desk: rollbacks.tell_rehearsal(desk, procedure.number, result, **given))

    fields = (
        choice("result", "How it went", tuple(Result), Result.WORKED, read=Result),
        Field("minutes", "Minutes", "", lambda shown: _minutes(shown) or None, "empty: nobody took the time"),
        Field("why", "What went wrong", hint="needed unless it worked"),
    )
    return Form(f"Drill of {one_line(procedure.title)}", fields, save, typed)


def _minutes(shown: str) -> int:
    text = shown.strip()
    if text and not (text.isascii() and text.isdecimal() and len(text) < 8):
        raise BadInput("a whole number of minutes")
    return int(text or 0)
