"""Nudges about the work: what is late, what was done and not looked after, what is done twice, and silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from opsdesk.domain.action import Action, twins
from opsdesk.domain.cadence import all_due
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges.nudge import LONGEST, Nudge
from opsdesk.domain.parts import MilestoneTime
from opsdesk.domain.policy import Policy, standing
from opsdesk.domain.staffing import idle
from opsdesk.domain.text import short
from opsdesk.domain.times import spoken
from opsdesk.domain.told_end import BELIEVED_OVER
from opsdesk.domain.vocabulary import Classification, Milestone, Status

SILENT_FOR: Final = timedelta(minutes=10)
"""Without a new entry for so long, nobody who joins knows what goes on."""
CALM_FOR: Final = timedelta(minutes=30)
"""The same where nothing new is expected: while it is watched, for an anomaly, and while a fix runs that is asked after
later."""
CHECKED_WITHIN: Final = timedelta(minutes=10)
"""From a mitigation to some word on whether it worked."""

TYPED_LATE: Final = timedelta(minutes=5)
"""So much later than applied a mitigation may be written down, by somebody who knows since when it was better."""


def false_ends(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Before anything else: whoever takes for over what isn't looks for no help."""
    for due in all_due(incident, policy):
        if due.corrects(now):
            key = f"correction:{due.audience}:{due.at:%H:%M}"
            why = f"{BELIEVED_OVER}, and it is {'open again' if incident.reopened_at else 'not'}"
            yield Nudge(key, f"send {due.audience} the correction", why, f":send {due.audience}")


def late_updates(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Broken promises first."""
    late = [due for due in all_due(incident, policy) if due.at <= now and not due.corrects(now)]
    for due in sorted(late, key=lambda due: not due.breaks_promise(now)):
        broken = due.breaks_promise(now)
        when = f"was due {spoken(now - due.at)} ago" if now - due.at >= timedelta(minutes=1) else "is due now"
        why = f"it {when}{' and they were promised one' if broken else ''}"
        key = f"update:{due.audience}:{due.at:%H:%M}{':promised' if broken else ''}"
        yield Nudge(key, f"tell {due.audience} how it stands", why, f":send {due.audience}")


def late_actions(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """The longest overdue first."""
    late = [(left, action) for action in incident.actions.values() if (left := action.left(now)) is not None]
    for left, action in sorted(late, key=lambda one: (one[0], one[1].number)):
        if left <= timedelta(0):
            says, line = _asking(incident, action)
            why = f"{_passed(-left)} · {short(action.text, LONGEST)}"
            yield Nudge(f"check-in:{action.number}:{now + left:%H:%M}", says, why, line)


def unwatched_mitigation(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Whatever was written since that could be a look at it counts as one."""
    at = incident.mitigation_at
    if incident.mitigation and at is not None and now - at >= CHECKED_WITHIN and not _looked_after(incident, at):
        why = f"nobody said so for {spoken(now - at)} · {short(incident.mitigation, LONGEST)}"
        somebody = next(iter(idle(incident)), "")
        line = f"@{somebody} check whether it works now in 5m"
        yield Nudge(f"mitigation:{at:%H:%M}", "have somebody look whether the mitigation helped", why, line)


def unverified_decision(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Whoever was to verify a decision is asked when it was agreed, and nobody about the others."""
    for made in incident.decisions.values():
        left = made.left(now)
        if left is not None and left <= timedelta(0):
            who = f"ask {made.verifier}" if made.verifier else "find out"
            why = f"{_passed(-left)} · {short(made.text, LONGEST)}"
            yield Nudge(
                f"verify:{made.number}:{now + left:%H:%M}", f"{who} whether {made.name} worked", why, f"{made.name} "
            )


def failed_decision(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """One that did not work and has a fallback, until something else is decided, done or given to somebody."""
    decided = [made.at for made in incident.decisions.values()]
    given = [action.given_at for action in incident.actions.values() if action.given_at]
    applied = [incident.mitigation_at] if incident.mitigation_at else []
    newest = max((*decided, *given, *applied), default=None)
    for made in incident.decisions.values():
        if made.worked is False and made.fallback and made.checked_at and newest and newest <= made.checked_at:
            why = f"it did not work · {short(made.fallback, LONGEST)}"
            yield Nudge(f"fallback:{made.number}", f"take the fallback of {made.name}", why, f"! {made.fallback}")


def unsaid_severity(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """From the beginning: how often people hear, and who is called, hangs on it."""
    if not incident.severity:
        why = f"it counts as {standing(incident)} until somebody does (:triage asks, :sev 2 says)"
        yield Nudge("severity", "say how bad it is", why, ":triage")


def same_work_twice(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Two people sent on one errand, each by themselves."""
    for one, other in twins(incident.actions.values()):
        why = f"{one.owner} and {other.owner} do nearly the same · {short(one.text, LONGEST)}"
        says, line = f"take {other.name} or {one.name} back", f"{other.name} drop {one.owner} does it ({one.name})"
        yield Nudge(f"twice:{one.number}:{other.number}", says, why, line)


def silence(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    """Not where somebody is asked soon anyway: then everybody agreed to wait."""
    left = [left for action in incident.actions.values() if (left := action.left(now)) is not None]
    to_come = [span for span in left if span > timedelta(0)]
    fixing = incident.status is Status.IDENTIFIED and bool(to_come)
    calm = fixing or incident.status is Status.MONITORING or standing(incident) is Classification.ANOMALY
    silent = now - incident.last_at if incident.last_at else timedelta(0)
    if silent >= (CALM_FOR if calm else SILENT_FOR) and min(to_come, default=CALM_FOR) > SILENT_FOR:
        why = f"nothing was written for {spoken(silent)}"
        yield Nudge("silence", "note where it stands, even if nothing changed", why, "unchanged: ")


def _passed(ago: timedelta) -> str:
    return f"check-in was {spoken(ago)} ago" if ago >= timedelta(minutes=1) else "check-in is now"


def _asking(incident: Incident, action: Action) -> tuple[str, str]:
    """What is to be asked about an action at its check-in, and the line that takes the answer."""
    if not action.owners:
        return f"find somebody for {action.name}", f"{action.name} @"
    tested = [number for number in action.tests if number in incident.hypotheses]
    if not tested:
        return f"ask {action.owner} about {action.name}", f"{action.name} "
    if _filed_since(incident, action.given_at, tested):
        return f"ask {action.owner} whether {action.name} is done", f"{action.name} done "
    either = " or ".join(f"H{number}" for number in tested)
    signs = " ".join(f"{'-' if place else '+'}H{number}" for place, number in enumerate(tested))
    return f"ask {action.owner} what {action.name} showed, for {either}", f"{signs} "


def _filed_since(incident: Incident, since: datetime | None, hypotheses: list[int]) -> bool:
    """Evidence on one of them came after the test was given."""
    new = {number for number, fact in incident.evidence.items() if since is None or fact.at > since}
    return any(cell.evidence in new and cell.hypothesis in hypotheses for cell in incident.judgements.values())


def _came_of(better: MilestoneTime | None, at: datetime) -> bool:
    """That it got better was said of this mitigation, and not of one before it that didn't last."""
    if better is None or better.at is None:
        return False
    return better.at >= (at - TYPED_LATE if better.stated else at)


def _looked_after(incident: Incident, at: datetime) -> bool:
    """Something says that the mitigation was looked after, or that somebody does it."""
    if any(
        _came_of(incident.milestones.get(milestone), at) for milestone in (Milestone.MITIGATED, Milestone.RECOVERED)
    ):
        return True
    if incident.status is Status.MONITORING or (incident.impact_at and incident.impact_at > at):
        return True
    new = (time for action in incident.actions.values() for time in (action.given_at, action.ended_at))
    return any(time and time >= at for time in (*new, *(fact.at for fact in incident.evidence.values())))
