"""Use cases about postmortems: answer, confirm milestones or set them right.

One is begun by `postmortems_opening`, filled in by `postmortems_filling`; `postmortems_factors` names its factors, and
it goes ahead or back by `postmortems_steps`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from opsdesk.config.settings import Settings
from opsdesk.desk import declaring, dossiers, fields
from opsdesk.desk.decision import need_reason, words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.domain.dossier import Happening
from opsdesk.domain.entries import Payload
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import MilestoneTime
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_dates import draft_due
from opsdesk.domain.postmortem_happenings import (
    POSTMORTEMS,
    Answered,
    Assigned,
    MilestoneConfirmed,
    Planned,
)
from opsdesk.domain.postmortem_milestones import Looked, looked_at, told
from opsdesk.domain.postmortem_prompts import prompt_named
from opsdesk.domain.text import is_reason, one_line
from opsdesk.domain.vocabulary import Milestone

Rule = Callable[[Postmortem], Happening[Postmortem] | None]
"""What happens to it as it is then; None: nothing."""

EARLIEST_DAY = timedelta(hours=12)
"""How far the clock of the westernmost zone is behind UTC."""


def assign(desk: Desk, number: int, owner: str) -> Postmortem:
    """Says who sees to it; an empty name: nobody does."""
    name = fields.owner(owner)
    return do(desk, number, lambda held: Assigned(name) if name != held.owner else None)


def plan(desk: Desk, settings: Settings, number: int, meeting: date, why: str = "") -> Postmortem:
    """Sets the meeting to a day, and the draft with it; a day later than policy's needs a reason."""
    fields.sensible("the day", meeting, "a meeting")
    said = one_line(words_if_any(why))
    not_before_its_incident(desk, number, meeting)

    def rule(held: Postmortem) -> Planned:
        if held.meeting_due and meeting > held.meeting_due:
            need_reason(why, f"{meeting} is later than {held.meeting_due}: putting a meeting off")
        return Planned(meeting, draft_due(meeting, settings.postmortems), said)

    return do(desk, number, rule)


def arrange(
    desk: Desk, settings: Settings, shown: Postmortem, owner: str, meeting: date | None, why: str
) -> Postmortem:
    """Both at once, from a form; EditedMeanwhile where either isn't any more as the form showed it."""
    with desk.together():
        held = to_change(one(desk, shown.number))
        if (held.owner, held.meeting_due) != (shown.owner, shown.meeting_due):
            mine, theirs = (
                f"{who or 'nobody'}, {on}" for who, on in ((owner, meeting), (held.owner, held.meeting_due))
            )
            raise EditedMeanwhile(held.name, mine=mine, theirs=theirs)
        held = assign(desk, shown.number, owner)
        return held if meeting in (None, held.meeting_due) else plan(desk, settings, shown.number, meeting, why)


def answer(desk: Desk, number: int, prompt: str, words: str, shown: str | None = None) -> Postmortem:
    """Keeps an answer as typed; an empty one takes it away. `shown` is what stood there when somebody began to write.

    Raises BadInput for no question of it, EditedMeanwhile when another answer stands there by now.
    """
    asked, said = prompt_named(prompt), words_if_any(words, "the answer")

    def rule(held: Postmortem) -> Answered | None:
        now = held.answer(asked.id)
        if shown is not None and now not in (shown, said):
            raise EditedMeanwhile(f"{held.name} “{asked.title}”", mine=said, theirs=now)
        return Answered(asked.id, said) if said != now else None

    return do(desk, number, rule)


def confirm(desk: Desk, number: int, milestone: Milestone, why: str = "", shown: Looked | None = None) -> Postmortem:
    """Says that a milestone's time is right. One that looks wrong needs a reason; one still to come is refused.

    EditedMeanwhile says that it has another time by now than `shown`.
    """
    said, incident = one_line(words_if_any(why)), desk.incident(one(desk, number).incident)

    def rule(held: Postmortem) -> MilestoneConfirmed:
        looked = next(item for item in looked_at(held, incident, desk.clock()) if item.milestone is milestone)
        _check_time(looked.known, shown, "it is right")
        if looked.known is None:
            raise Refused(f"{milestone} has no time: say when it was, or that nobody knows")
        if looked.at is not None and looked.at > desk.clock():
            raise Refused(f"{milestone} ({looked.told}) lies in the future")
        if looked.flags and not is_reason(said):
            raise Refused(f"{milestone} ({looked.told}) is {', '.join(looked.flags)}: say what makes it right")
        return MilestoneConfirmed(milestone, looked.at, said)

    return do(desk, number, rule)


def correct(
    desk: Desk,
    number: int,
    milestone: Milestone,
    at: datetime | None,
    *,
    approx: bool = False,
    why: str = "",
    shown: Looked | None = None,
) -> Postmortem:
    """Gives a milestone its time, or None when nobody knows: in the incident's log, and confirmed here. `shown` as
    `confirm` takes it."""
    said = one_line(words_if_any(why))
    held = to_change(one(desk, number))
    set_it = declaring.set_milestone(milestone, at, now=desk.clock(), approx=approx)

    def decide(incident: Incident) -> Iterable[Payload]:
        _check_time(incident.milestones.get(milestone), shown, told(MilestoneTime(milestone, at, approx)))
        return set_it(incident)

    def confirmed(incident: Incident) -> dossiers.DecisionOn[Postmortem]:
        return lambda held: (MilestoneConfirmed(milestone, at, said, (incident.number, incident.seq)),)

    desk.do(held.incident, decide, also=dossiers.beside(desk, POSTMORTEMS, number, confirmed))
    return one(desk, number)


def undo(desk: Desk, number: int) -> Postmortem:
    """Takes back what I wrote of it last, in the incident's log too; raises Refused when that can't be."""
    return dossiers.undo(desk, POSTMORTEMS, number)


def one(desk: Desk, number: int) -> Postmortem:
    """A postmortem as it stands; raises NotFound."""
    return dossiers.one(desk, POSTMORTEMS, number)


def not_before_its_incident(desk: Desk, number: int, meeting: date) -> None:
    """Raises BadInput for a meeting on a day before what it is about, wherever one's days begin."""
    incident = desk.incident(one(desk, number).incident)
    began = incident.started_at
    if began and meeting < (began - EARLIEST_DAY).date():
        raise BadInput(f"{meeting} is before {incident.name}, which began on {began.date()}: nobody met about it then")


def _check_time(now: MilestoneTime | None, shown: Looked | None, mine: str) -> None:
    if shown is not None and now != shown.known:
        raise EditedMeanwhile(str(shown.milestone), mine=mine, theirs=told(now))


def do(desk: Desk, number: int, rule: Rule) -> Postmortem:
    """One page of a postmortem that isn't over."""
    return write(desk, number, lambda held: rule(to_change(held)))


def write(desk: Desk, number: int, rule: Rule) -> Postmortem:
    """One page of a postmortem, whatever its state."""

    def decide(held: Postmortem) -> Iterable[Happening[Postmortem]]:
        happened = rule(held)
        return () if happened is None else (happened,)

    return dossiers.do(desk, POSTMORTEMS, number, decide)


def to_change(held: Postmortem) -> Postmortem:
    """A postmortem that isn't over; raises Refused for any other."""
    if held.over:
        raise Refused(f"{held.name} is {held.state}: take it a step back first, and say why")
    return held
