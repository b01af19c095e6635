"""Use cases about an incident's ideas, which were proposed while it ran: make a commitment of one, or decline it.

Both open a follow-up: an idea that was declined is kept with its reason, and counts in no backlog.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from opsdesk.desk import dossiers
from opsdesk.desk.decision import need_reason
from opsdesk.desk.desk import Desk
from opsdesk.desk.followups import noted, of_incident
from opsdesk.desk.followups_checking import checked, committed
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.followup import FollowUp, State, Task
from opsdesk.domain.followup_happenings import FOLLOW_UPS, IdeaDeclined, TakenOn
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import ProposedFollowUp
from opsdesk.domain.policy import DEFAULT_POLICY, Policy
from opsdesk.domain.text import one_line


def take_up(
    desk: Desk, incident: int, idea: int, task: Task, today: date, *, policy: Policy = DEFAULT_POLICY
) -> FollowUp:
    """Makes a commitment of an incident's idea; what `task` leaves out is as the idea says. Raises as `add` does.

    An idea that was declined can be taken up after all, under the number it has.
    """
    with desk.together():
        of = desk.incident(incident)
        kept = committed(desk, _said(proposed(of, idea), task), today, of, policy)
        taken = _taken_up(desk, TakenOn(kept, incident, idea), _of_idea(desk, incident, idea))
        return noted(desk, taken, f"{taken.name}: {kept.words}")


def decline_idea(desk: Desk, incident: int, idea: int, why: str, on: date) -> FollowUp:
    """Says why nobody takes an incident's idea on; it is kept with the reason."""
    reason = one_line(need_reason(why, "declining an idea"))
    with desk.together():
        task = checked(Task(proposed(desk.incident(incident), idea).text))
        if (held := _of_idea(desk, incident, idea)) is not None:
            raise Refused(f"{held.name} is made of it already, and {held.state}")
        happened = IdeaDeclined(task, incident, idea, reason, on)
        declined = dossiers.begin(desk, FOLLOW_UPS, lambda followup: (happened,))
        return noted(desk, declined, f"{declined.name}: “{task.text}” declined, {reason}")


def ideas(desk: Desk, incident: Incident) -> list[ProposedFollowUp]:
    """What was proposed while an incident ran and nobody has decided on."""
    decided = {held.idea for held in of_incident(desk, incident.number)}
    return [idea for idea in incident.follow_ups.values() if idea.number not in decided]


def as_decided(desk: Desk, incident: Incident) -> Incident:
    """The incident with what became of its ideas in their place, for those who write of it once it is over: what was
    taken on, as it reads now, and nothing that was declined."""
    held = of_incident(desk, incident.number) if incident.status.is_over else []
    if not held:
        return incident
    decided = {followup.idea for followup in held}
    taken_on = [ProposedFollowUp(0, _reads(followup), foreign=followup.name) for followup in held if _stands(followup)]
    open_ideas = [idea for idea in incident.follow_ups.values() if idea.number not in decided]
    told = enumerate((*taken_on, *open_ideas), 1)
    return replace(incident, follow_ups={place: replace(item, number=place) for place, item in told})


def _taken_up(desk: Desk, happened: TakenOn, held: FollowUp | None) -> FollowUp:
    if held is None:
        return dossiers.begin(desk, FOLLOW_UPS, lambda followup: (happened,))
    if held.was_taken_on:
        raise Refused(f"{held.name} is made of it already, and {held.state}")
    return dossiers.do(desk, FOLLOW_UPS, held.number, lambda followup: (happened,))


def _stands(followup: FollowUp) -> bool:
    return followup.was_taken_on and followup.state is not State.DECLINED


def _reads(followup: FollowUp) -> str:
    return f"{followup.task.text}{' (done)' if followup.state is State.DONE else ''}"


def proposed(incident: Incident, idea: int) -> ProposedFollowUp:
    """An incident's idea by its number; raises NotFound."""
    held = incident.follow_ups.get(idea)
    if held is None:
        known = ", ".join(map(str, incident.follow_ups)) or "none"
        raise NotFound(f"{incident.name} has no idea {idea} (it has: {known})")
    return held


def _said(idea: ProposedFollowUp, task: Task) -> Task:
    """The task with the idea's words and owner in place of what it leaves out; several words are no person's name."""
    owner = idea.owner if len(idea.owner.split()) == 1 else ""
    return replace(task, text=task.text or idea.text, owner=task.owner or owner)


def _of_idea(desk: Desk, incident: int, idea: int) -> FollowUp | None:
    return next((held for held in of_incident(desk, incident) if held.idea == idea), None)
