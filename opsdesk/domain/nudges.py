"""What a good deputy would say in the commander's ear: one thing at a time, with its reason and what to do about it.

Suggestions, never rules; each keeps its key while the reason for it lasts, so that it can be put off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations
from typing import Final

from opsdesk.domain.action import same_work
from opsdesk.domain.cadence import all_due
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.staffing import suggestions
from opsdesk.domain.text import short
from opsdesk.domain.times import spoken
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import HypothesisStatus, Milestone

PUT_OFF_FOR: Final = timedelta(minutes=30)
SILENT_FOR: Final = timedelta(minutes=10)
"""Without a new entry for so long, nobody who joins knows what goes on."""
CHECKED_WITHIN: Final = timedelta(minutes=10)
"""From a mitigation to some word on whether it worked."""
LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Nudge:
    """One thing to do now; `key` stays the same while the reason for it lasts."""

    key: str
    says: str
    why: str
    line: str = ""
    """What begins to do it on the capture line; empty where that is somebody's to find."""


def nudges(incident: Incident, policy: Policy, now: datetime) -> tuple[Nudge, ...]:
    """Everything to be said, the most pressing first; nothing once the incident is over."""
    if incident.status.is_over:
        return ()
    return (
        *_late_updates(incident, policy, now),
        *_late_actions(incident, now),
        *_unwatched_mitigation(incident, now),
        *_untested_lead(incident),
        *_same_work_twice(incident),
        *(Nudge(one.key, one.text, one.why, _line_of(one.key)) for one in suggestions(incident, policy, now)),
        *_silence(incident, now),
    )


def first_of(found: tuple[Nudge, ...], put_off: dict[str, datetime], now: datetime) -> Nudge | None:
    """The one to say now: the most pressing that wasn't put off."""
    return next((nudge for nudge in found if put_off.get(nudge.key, now) <= now), None)


def _late_updates(incident: Incident, policy: Policy, now: datetime) -> Iterator[Nudge]:
    for due in all_due(incident, policy):
        if due.at <= now:
            broken = " and they were promised one" if due.breaks_promise(now) else ""
            why = f"it was due {spoken(now - due.at)} ago{broken}"
            yield Nudge(f"update:{due.audience}", f"tell {due.audience} how it stands", why, ":send")


def _late_actions(incident: Incident, now: datetime) -> Iterator[Nudge]:
    late = [(left, action) for action in incident.actions.values() if (left := action.left(now)) is not None]
    for left, action in sorted(late, key=lambda one: (one[0], one[1].number)):
        if left <= timedelta(0):
            why = f"the check-in passed {spoken(-left)} ago" if left else "the check-in is now"
            says = f"ask {action.owner or 'whoever has it'} about {action.name} {short(action.text, LONGEST)}"
            yield Nudge(f"check-in:{action.number}", says, why, f"{action.name} ")


def _unwatched_mitigation(incident: Incident, now: datetime) -> Iterator[Nudge]:
    at = incident.mitigation_at
    if not incident.mitigation or at is None or now - at < CHECKED_WITHIN:
        return
    checked = incident.reached(Milestone.MITIGATED) or incident.reached(Milestone.RECOVERED)
    seen = any(one.at > at for one in incident.evidence.values())
    watched = any(action.given_at and action.given_at >= at for action in incident.actions.values())
    if not (checked or seen or watched):
        why = f"{short(incident.mitigation, LONGEST)}, {spoken(now - at)} ago: nobody said whether it helped"
        yield Nudge("mitigation", "have somebody look whether the mitigation works", why, "@")


def _untested_lead(incident: Incident) -> Iterator[Nudge]:
    lead = incident.leading_cause
    if lead is None or lead.status is HypothesisStatus.CONFIRMED or lead.tester:
        return
    if not any(lead.number in action.tests and not action.status.is_over for action in incident.actions.values()):
        says = f"find somebody to test {lead.name} {short(lead.statement, LONGEST)}"
        yield Nudge(f"untested:{lead.number}", says, "it leads the board and nobody tests it", f"{lead.name} @")


def _same_work_twice(incident: Incident) -> Iterator[Nudge]:
    working = [action for action in incident.actions.values() if not action.status.is_over and action.owner]
    for one, other in combinations(working, 2):
        if one.owner != other.owner and same_work(other.text, [one]):
            why = f"{one.owner} and {other.owner} do nearly the same: {short(one.text, LONGEST)}"
            yield Nudge(
                f"twice:{one.number}:{other.number}", f"take {other.name} or {one.name} back", why, f"{other.name} "
            )


def _silence(incident: Incident, now: datetime) -> Iterator[Nudge]:
    if incident.last_at is not None and now - incident.last_at >= SILENT_FOR:
        why = f"nothing was written for {spoken(now - incident.last_at)}"
        yield Nudge("silence", "note where it stands, even if nothing changed", why)


_LINES: Final = {"handover": ":handover", "staff": ":roles", "hands-on": "A{} "}


def _line_of(key: str) -> str:
    what, _, which = key.partition(":")
    return _LINES.get(what, "").format(which)
