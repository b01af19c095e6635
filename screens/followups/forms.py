"""The forms of the follow-ups screen: a follow-up, and what is made of a recurrence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from opsdesk.desk import followups, followups_ideas, recurrences_improving
from opsdesk.desk.recurrences_improving import Wish
from opsdesk.domain.errors import BadInput, EditedMeanwhile
from opsdesk.domain.followup import FollowUp, Idea, Kind, Task
from opsdesk.domain.recurrence import Means, Recurrence
from opsdesk.domain.text import quoted
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice
from screens.dialogs.form_refused import Overtaken
from screens.session import Session
from screens.teams.forms import a_day

NOT_SAID: Final = "not said"
DUE: Final = Field("due", "By when", read=a_day, hint="2026-12-01; else as policy says")
_INCIDENT: Final = re.compile(r"(?:INC-)?(\d{1,9})|", re.IGNORECASE)


def new_form(session: Session, idea: Idea | None, typed: Mapping[str, Typed], of: str = "") -> Form[FollowUp]:
    """Takes a follow-up on, of an idea where one is given, or of an incident (`INC-7`)."""
    policy, today = session.settings.policy, session.today

    async def save(answers: Answers) -> FollowUp:
        given = {**answers}
        incident = given.pop("incident", None)
        task = Task(**given)
        if idea is not None:
            return await session.desk.ask(
                lambda desk: followups_ideas.take_up(desk, idea.incident, idea.number, task, today, policy=policy)
            )
        number = incident or 0
        return await session.desk.ask(lambda desk: followups.add(desk, task, today, incident=number, policy=policy))

    begun = Task(idea.text, owner=idea.owner if len(idea.owner.split()) == 1 else "") if idea else Task()
    fields = _fields(begun, DUE)
    if idea is None:
        fields += (Field("incident", "From which incident", of, incident_of, "INC-7; none"),)
    return Form(f"Take on: {idea.name}" if idea else "New follow-up", fields, save, typed)


def edit_form(session: Session, followup: FollowUp, typed: Mapping[str, Typed]) -> Form[FollowUp]:
    """Makes a follow-up read otherwise; its day is moved, not edited."""
    shown = [followup.task]

    async def save(answers: Answers) -> FollowUp:
        task = replace(shown[-1], **answers)
        try:
            return await session.desk.ask(lambda desk: followups.edit(desk, followup.number, task, shown[-1]))
        except EditedMeanwhile as clash:
            shown.append(await session.desk.ask(lambda desk: followups.one(desk, followup.number).task))
            raise Overtaken(_fields(shown[-1])) from clash

    return Form(f"Edit {followup.name}", _fields(shown[0]), save, typed)


def improvement_form(
    session: Session, recurrence: Recurrence, means: Means, about: str, typed: Mapping[str, Typed]
) -> Form[Recurrence]:
    """What is made of a recurrence, and who answers for it."""
    policy, today = session.settings.policy, session.today

    async def save(answers: Answers) -> Recurrence:
        wish = Wish(means, about=about, **answers)
        return await session.desk.ask(
            lambda desk: recurrences_improving.improve(desk, recurrence.number, wish, today, policy=policy)
        )

    words, hint = _ASKED[means]
    usual = "" if means is Means.ALERT else f"; else the owner of {about}"
    fields: tuple[Field, ...] = (
        Field("words", words, hint=hint),
        Field("owner", "Who answers for it", hint=f"a short name{usual}"),
    )
    if means is Means.ALERT:
        fields += (
            Field("done_test", "Done when", hint="a test pages somebody within 5 minutes"),
            DUE,
        )
    of = f" in {about}" if about else ""
    return Form(f"{recurrence.name}: {means}{of}", fields, save, typed)


_ASKED = {
    Means.ALERT: ("What is added", "Add an alert for every case where …"),
    Means.CHECKLIST: ("The step", "look at the pool's use: below 80 %"),
    Means.RUNBOOK: ("The step that is wrong or missing", "2 restart the pool"),
    Means.RITUAL: ("What is talked about", "who owns the pool?"),
}


def _fields(task: Task, *more: Field) -> tuple[Field, ...]:
    """What is asked of a follow-up; `more` stands beside the owner."""
    kinds = (NOT_SAID, *Kind)
    return (
        Field("text", "What is done", task.text, hint="Add an alert for every case where …"),
        choice("kind", "What it changes next time", kinds, task.kind or NOT_SAID, read=_kind),
        Field("owner", "One person", task.owner, hint="a short name, never a team"),
        *more,
        Field("done_test", "Done when", task.done_test, hint="a test pages somebody within 5 minutes"),
        Field("inside", "What belongs to it", task.inside, hint="checkout"),
        Field("outside", "What doesn't", task.outside, hint="the back office"),
        Field("ticket", "Ticket", task.ticket, hint="a link, or OPS-12"),
        Field("factor", "Contributing factor", task.factor, hint="F2 of the postmortem, or its kind"),
    )


def _kind(word: str) -> Kind | None:
    return None if word == NOT_SAID else Kind(word)


def incident_of(word: str) -> int:
    """The incident that `INC-7` or `7` names, 0 for an empty word; raises BadInput."""
    match = _INCIDENT.fullmatch(word.strip())
    if match is None:
        raise BadInput(f"{quoted(word)} is no incident (they are written INC-7)")
    return int(match[1] or 0)
