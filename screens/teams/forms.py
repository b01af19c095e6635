"""The forms of the teams screen: a team, how it works with another one, a promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from opsdesk.desk import commitments, teams
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.commitment import Commitment, Promise
from opsdesk.domain.contact import contact_of
from opsdesk.domain.errors import BadInput, EditedMeanwhile
from opsdesk.domain.reach import MOST_DAYS
from opsdesk.domain.team import Profile, Relation, Team, Way, spelling
from opsdesk.domain.team_hours import EXAMPLE
from opsdesk.domain.text import one_line
from opsdesk.formats.contracts_cells import typed_day, whole_number
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice, names
from screens.dialogs.form_refused import CHANGED, Overtaken

AGREED = "There is a way of working with that team already. ^s saves what stands here now, Esc leaves it as it is."


def team_form(desk: DeskThread, team: Team | None, typed: Mapping[str, Typed], name: str = "") -> Form[Team]:
    """What is known of a team; a new one without one, perhaps of a name that others use already."""
    shown = [team.profile if team else Profile(name)]

    async def save(answers: Answers) -> Team:
        profile = replace(shown[-1], **answers)
        if team is None:
            return await desk.ask(lambda desk: teams.add(desk, profile))
        try:
            return await desk.ask(lambda desk: teams.edit(desk, team.number, profile, shown[-1]))
        except EditedMeanwhile as clash:
            shown.append(await desk.ask(lambda desk: teams.one(desk, team.number).profile))
            raise Overtaken(_team_fields(shown[-1])) from clash

    return Form(f"Edit {one_line(team.title)}" if team else "New team", _team_fields(shown[0]), save, typed)


def way_form(desk: DeskThread, team: Team, others: Sequence[str], other: str, typed: Mapping[str, Typed]) -> Form[Team]:
    """How a team works with another one. Under another team's name it is what is agreed with that one."""
    shown = [team.relation([other]) or Relation(other)]

    async def save(answers: Answers) -> Team:
        wanted = Relation(**answers)
        try:
            return await desk.ask(lambda desk: teams.agree(desk, team.number, wanted, shown[-1]))
        except EditedMeanwhile as clash:
            shown.append(await desk.ask(lambda desk: teams.way_with(desk, team.number, wanted.team)))
            why = CHANGED if spelling(shown[-1].team) == spelling(shown[-2].team) else AGREED
            raise Overtaken(_way_fields(shown[-1], others), why) from clash

    return Form(f"{one_line(team.title)}: way of working", _way_fields(shown[0], others), save, typed)


def promise_form(
    desk: DeskThread, commitment: Commitment | None, typed: Mapping[str, Typed], giver: str = ""
) -> Form[Commitment]:
    """What was promised; a new promise without one. The date of one that is there is moved, not edited."""
    shown = [commitment.promise if commitment else Promise(giver)]

    async def save(answers: Answers) -> Commitment:
        promise = replace(shown[-1], **answers)
        if commitment is None:
            return await desk.ask(lambda desk: commitments.promise(desk, promise))
        try:
            return await desk.ask(lambda desk: commitments.edit(desk, commitment.number, promise, shown[-1]))
        except EditedMeanwhile as clash:
            shown.append(await desk.ask(lambda desk: commitments.one(desk, commitment.number).promise))
            raise Overtaken(_promise_fields(shown[-1])) from clash

    fields = _promise_fields(shown[0])
    dated = commitment is not None and commitment.promise.due is not None
    title = f"Edit {commitment.name}" if commitment else "New commitment"
    return Form(title, fields[:-1] if dated else fields, save, typed)


def a_day(text: str) -> date | None:
    """A day as it is typed, None for an empty text; raises BadInput."""
    return typed_day(text) if text.strip() else None


def _team_fields(profile: Profile) -> tuple[Field, ...]:
    contacts = tuple(contact.words for contact in profile.contacts)
    return (
        Field("name", "Name", profile.name, hint="as the service registry names it"),
        Field("purpose", "What it is for", profile.purpose, hint="takes money, and gives it back"),
        Field("lead", "Who decides for it", profile.lead, hint="a short name"),
        Field("channel", "Where to ask", profile.channel, hint="#payments"),
        Field("on_call", "How somebody is woken", profile.on_call, hint="pager payments, +46 8 1"),
        Field("hours", "Hours", profile.hours, hint=EXAMPLE),
        Field("zone", "Zone of these hours", profile.zone, hint="Europe/Stockholm; else UTC"),
        Field("asking", "How to ask", profile.asking, hint="a ticket with the done-test"),
        Field("response", "How quickly it answers", profile.response, hint="at once when paged, else two days"),
        names(
            "contacts",
            "Escalation path, nearest first",
            contacts,
            read=lambda said: tuple(map(contact_of, said)),
            hint="Di / lead / @di, Ed / head / +46 8 2",
        ),
        Field("check_days", "Days a check of these holds", str(profile.check_days), _days, "90; 0: never asked for"),
    )


def _way_fields(held: Relation, others: Sequence[str]) -> tuple[Field, ...]:
    return (
        Field("team", "Works with", held.team, hint=", ".join(others[:4])),
        choice("way", "How", tuple(Way), held.way, read=Way),
        Field("cadence", "How often, and where", held.cadence, hint="every two weeks in writing, #payments"),
        Field("decision", "Who decides what", held.decision, hint="the lead of payments, within two days"),
        Field("until", "Until, or to be looked at again", str(held.until or ""), a_day, "2027-01-31"),
    )


def _promise_fields(promise: Promise) -> tuple[Field, ...]:
    return (
        Field("giver", "Who promises", promise.giver, hint="a team"),
        Field("person", "Who sees to it there", promise.person, hint="a short name"),
        Field("receiver", "Who waits", promise.receiver, hint="a team"),
        Field("deliverable", "What", promise.deliverable, hint="refunds by API"),
        Field("done_test", "What shows that it is done", promise.done_test, hint="web's contract test passes"),
        Field("due", "By when", str(promise.due or ""), a_day, "2026-12-01"),
    )


def _days(shown: str) -> int:
    number = whole_number(shown)
    if number > MOST_DAYS:
        raise BadInput(f"{MOST_DAYS:,} days are the most")
    return number
