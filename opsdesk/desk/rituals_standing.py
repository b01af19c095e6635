"""What is known of rituals now: their dates, the next one, whether they are worth their time, what they cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from opsdesk.desk import dossiers
from opsdesk.desk.desk import Desk
from opsdesk.desk.rituals_recurring import dates_about, occurrences, times_a_year
from opsdesk.domain.errors import BadInput
from opsdesk.domain.meeting import Meeting
from opsdesk.domain.meeting_cost import Cost, cost
from opsdesk.domain.meeting_happenings import MEETINGS
from opsdesk.domain.meeting_lint import Finding, lint
from opsdesk.domain.meeting_policy import MeetingPolicy
from opsdesk.domain.ritual import Charter, Ritual
from opsdesk.domain.ritual_happenings import RITUALS
from opsdesk.domain.ritual_health import health
from opsdesk.domain.ritual_slots import GRACE, Slot, next_slot, slots
from opsdesk.domain.ritual_standing import Standing
from opsdesk.domain.values import dataclass

USUAL_DAYS: Final = 180
MOST_RITUALS: Final = 10_000
MOST_MEETINGS: Final = 10_000
RECENT_MEETINGS: Final = 200
"""So many of the newest say which dates of about now were held."""
AHEAD: Final = 8
"""Dates ahead that are looked at, beside the skipped ones."""
EMPTY_RUNS_RULE: Final = "empty-runs"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A ritual that is still held, and its next date."""

    ritual: Ritual
    slot: Slot | None
    sitting: bool
    """A meeting of it is under way."""


def overview(desk: Desk, policy: MeetingPolicy, *, retired: bool = False, days: int = USUAL_DAYS) -> list[Standing]:
    """Every ritual, the one that is held next first; health over so many days."""
    held = _by_ritual(dossiers.listed(desk, MEETINGS, limit=MOST_MEETINGS))
    found = (_standing(desk, one, held.get(one.number, []), policy, days) for one in listed(desk, retired=retired))
    return sorted(found, key=lambda one: one.rank)


def standing_of(desk: Desk, number: int, policy: MeetingPolicy, *, days: int = USUAL_DAYS) -> Standing:
    """One ritual; raises NotFound."""
    ritual = dossiers.one(desk, RITUALS, number)
    return _standing(desk, ritual, meetings_of(desk, number), policy, days)


def upcoming(desk: Desk) -> Iterator[Upcoming]:
    """The next date of each ritual, without looking at all its past: what the agenda asks for at every change."""
    held, now = _by_ritual(_recent(desk)), desk.clock()
    for ritual in listed(desk):
        meetings = held.get(ritual.number, [])
        slot = next_slot(_slots(ritual, meetings, now - GRACE, now, ahead=1))
        yield Upcoming(ritual, slot, any(one.under_way for one in meetings))


def listed(desk: Desk, *, retired: bool = False) -> list[Ritual]:
    """Every ritual that is held, newest first; on request those that aren't any more, too."""
    return dossiers.listed(desk, RITUALS, under_way=not retired, limit=MOST_RITUALS)


def meetings_of(desk: Desk, number: int) -> list[Meeting]:
    """Every meeting of a ritual, newest first."""
    return [one for one in dossiers.listed(desk, MEETINGS, limit=MOST_MEETINGS) if one.ritual == number]


def with_open_actions(desk: Desk) -> list[Meeting]:
    """Meetings of which an agreed action is still to be done, oldest first."""
    held = dossiers.listed(desk, MEETINGS, under_way=True, limit=MOST_MEETINGS)
    return [one for one in reversed(held) if one.open_actions]


def last_began(desk: Desk, number: int) -> datetime | None:
    """When a ritual was held last; None where it never was."""
    looked = (one for limit in (RECENT_MEETINGS, MOST_MEETINGS) for one in dossiers.listed(desk, MEETINGS, limit=limit))
    return next((one.begun_at for one in looked if one.ritual == number and one.held), None)


def slots_about_now(desk: Desk, ritual: Ritual, *, until: datetime | None = None) -> tuple[Slot, ...]:
    """The dates of a ritual of which something can still be said: those of about now, and the next few or all until
    a time."""
    meetings = [one for one in _recent(desk) if one.ritual == ritual.number]
    return _slots(ritual, meetings, desk.clock() - GRACE, desk.clock(), until=until)


def cost_if_known(charter: Charter, policy: MeetingPolicy, today: date) -> Cost | None:
    """What it costs as booked; None when a rate band is unknown."""
    try:
        return cost(charter, policy.bands, times_a_year(charter.recurrence, today))
    except BadInput:
        return None


def _recent(desk: Desk) -> list[Meeting]:
    """The newest meetings, and all that aren't over."""
    recent = dossiers.listed(desk, MEETINGS, limit=RECENT_MEETINGS)
    open_ones = dossiers.listed(desk, MEETINGS, under_way=True, limit=MOST_MEETINGS)
    return list({one.number: one for one in (*recent, *open_ones)}.values())


def _by_ritual(meetings: Iterable[Meeting]) -> dict[int, list[Meeting]]:
    found: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(meeting.ritual, []).append(meeting)
    return found


def _standing(desk: Desk, ritual: Ritual, meetings: Sequence[Meeting], policy: MeetingPolicy, days: int) -> Standing:
    now = desk.clock()
    since = now - timedelta(days=days)
    dates = _slots(ritual, meetings, since, now)
    found = health(ritual, dates, meetings, policy.bands, since, now)
    findings = lint(ritual.charter, policy.bands)
    if found.proposal is not None:
        findings = (Finding(EMPTY_RUNS_RULE, found.proposal.why, found.proposal.words), *findings)
    costs = cost_if_known(ritual.charter, policy, now.date())
    return Standing(ritual, dates, tuple(meetings), found, costs, findings)


def _slots(
    ritual: Ritual,
    meetings: Sequence[Meeting],
    since: datetime,
    now: datetime,
    *,
    ahead: int = AHEAD,
    until: datetime | None = None,
) -> tuple[Slot, ...]:
    """The dates since a moment, those before it that were put to about now or later, and the next few, or all until
    a time."""
    rule = ritual.charter.recurrence
    begins = max(ritual.scheduled_at or now, min((since, *(one.slot for one in ritual.moves if one.to >= now - GRACE))))
    if until is not None:
        return slots(ritual, occurrences(rule, begins, until), meetings, now)
    early = (one.slot for one in meetings if one.slot is not None)  # held, or begun, before its time
    settled = {*(one.slot for one in ritual.skips), *(one.slot for one in ritual.moves), *early}
    dates = dates_about(rule, begins.date(), now.date(), ahead + sum(slot >= now for slot in settled))
    return slots(ritual, (at for at in dates if at >= begins), meetings, now)
