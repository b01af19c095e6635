"""The form of a ritual: while it is filled in it tells what the meeting costs and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from textual.content import Content

from opsdesk.desk import rituals
from opsdesk.desk.rituals_rules import checked
from opsdesk.desk.rituals_standing import cost_if_known
from opsdesk.domain.errors import BadInput, EditedMeanwhile
from opsdesk.domain.meeting_lint import Finding, lint
from opsdesk.domain.meeting_policy import MeetingPolicy
from opsdesk.domain.ritual import Aim, Charter, Recurrence, Ritual
from opsdesk.domain.ritual_typed import ITEM_EXAMPLE, SEAT_EXAMPLE, item_of, item_typed, seat_of, seat_typed
from opsdesk.domain.ritual_words import NO_RATE, price_words
from opsdesk.domain.text import one_line
from screens.breadth import Breadth
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice, names
from screens.dialogs.form_refused import Overtaken
from screens.presenting.row import MUTED, join, plain
from screens.session import Session

MOST_FINDINGS = 3
"""Findings that are told while one fills the form in."""


class RitualForm(Form[Ritual], Breadth[Ritual | None]):
    """A charter; a new ritual's begins with what ships or with nothing."""

    CSS_PATH = ["../../styles/dialogs.tcss", "../../styles/form.tcss", "../../styles/rituals.tcss"]

    def __init__(
        self, session: Session, ritual: Ritual | None, charter: Charter, typed: Mapping[str, Typed] | None = None
    ) -> None:
        self._policy = session.settings.meetings
        self._today = session.now.date()
        self._charter = charter
        title = f"Edit {ritual.name}" if ritual else "New ritual"
        super().__init__(title, charter_fields(charter), SavingCharter(session, ritual, charter), typed)

    def preview(self, answers: Answers) -> Content:
        """What it would cost, and what speaks against it."""
        return design_words(told(self._charter, answers), self._policy, self._today)


class SavingCharter:
    """Saves what the form says, over the charter that it showed or over a newer one once both were seen."""

    def __init__(self, session: Session, ritual: Ritual | None, charter: Charter) -> None:
        self._desk = session.desk
        self._ritual = ritual
        self._shown = charter

    async def __call__(self, answers: Answers) -> Ritual:
        """The ritual as it is kept; raises Overtaken when somebody was faster, and what the desk raises."""
        wanted, shown, ritual = told(self._shown, answers), self._shown, self._ritual
        if ritual is None:
            return await self._desk.ask(lambda desk: rituals.add(desk, wanted))
        number = ritual.number
        try:
            return await self._desk.ask(lambda desk: rituals.edit(desk, number, wanted, shown))
        except EditedMeanwhile as clash:
            self._shown = (await self._desk.ask(lambda desk: rituals.one(desk, number))).charter
            raise Overtaken(charter_fields(self._shown)) from clash


def told(charter: Charter, answers: Answers) -> Charter:
    """The charter that answers make of another, as far as there are some."""
    dated = {field.name for field in fields(Recurrence)}
    own = {key: value for key, value in answers.items() if key not in dated}
    when = {key: value for key, value in answers.items() if key in dated}
    return replace(charter, **own, recurrence=replace(charter.recurrence, **when))


def charter_fields(charter: Charter) -> tuple[Field, ...]:
    """What a charter is asked by, what matters most first."""
    rule = charter.recurrence
    return (
        Field("title", "Title", charter.title, hint="On-call review"),
        Field("purpose", "What it is for", charter.purpose, hint="what would be missed without it"),
        choice("aim", "People must be there to", tuple(Aim), charter.aim, read=Aim),
        names("outputs", "What there is afterwards", charter.outputs, hint="one alert has an owner who fixes it"),
        Field("owner", "Who prepares it and may cancel it", charter.owner, hint="a short name"),
        Field("minutes", "Minutes", str(charter.minutes), _minutes, "30"),
        _list("seats", "Who attends: role / people / rate band", map(seat_typed, charter.seats), seat_of, SEAT_EXAMPLE),
        _list(
            "agenda",
            "Agenda: item / minutes / what the desk fills in",
            map(item_typed, charter.agenda),
            item_of,
            ITEM_EXAMPLE,
        ),
        Field("rule", "When it comes (RRULE; empty: on request)", rule.rule, hint="FREQ=WEEKLY;BYDAY=TU;COUNT=26"),
        Field("first", "From which day on", str(rule.first or ""), _day, "2026-12-01; empty: today"),
        Field("at", "At", rule.at, hint="09:30"),
        Field("zone", "On whose wall clock", rule.zone, hint="Europe/Stockholm"),
    )


def design_words(charter: Charter, policy: MeetingPolicy, today: date) -> Content:
    """`4 people, 125 EUR each time, 6,500 EUR a year (52 times)`, and below it every finding's words."""
    return join(plain(_cost(charter, policy, today), "bold"), "\n", _findings(lint(charter, policy.bands)))


def _cost(charter: Charter, policy: MeetingPolicy, today: date) -> str:
    """What it costs, or why the rule that is being typed is none yet."""
    try:
        kept = replace(charter, recurrence=checked(charter.recurrence, today))
    except BadInput as error:
        return error.message
    cost = cost_if_known(kept, policy, today)
    if cost is None:
        return NO_RATE
    return f"{kept.people} people, {price_words(cost, kept.recurrence, policy.currency)}"


def _findings(found: tuple[Finding, ...]) -> Content:
    words = [one.words for one in found[:MOST_FINDINGS]]
    words += [f"and {len(found) - MOST_FINDINGS} more"] if len(found) > MOST_FINDINGS else []
    return plain(one_line(" · ".join(words)) or "nothing speaks against it", "$text-warning" if found else MUTED)


def _list(key: str, label: str, held: Any, read: Any, hint: str) -> Field:
    return names(key, label, tuple(held), read=lambda said: tuple(map(read, said)), hint=hint)


def _minutes(shown: str) -> int:
    said = shown.strip()
    if not (said.isascii() and said.isdecimal() and len(said) < 6):
        raise BadInput("a number of minutes, like 30")
    return int(said)


def _day(shown: str) -> date | None:
    try:
        return date.fromisoformat(shown.strip()) if shown.strip() else None
    except ValueError:
        raise BadInput("write it like 2026-12-01") from None
