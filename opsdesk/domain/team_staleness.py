"""Why a team's contacts and escalation path can't be trusted any more: they go stale like documents, each way in for a
reason of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from opsdesk.domain.person import people_in
from opsdesk.domain.team import Failed, Reach, Team
from opsdesk.domain.values import dataclass


class Cause(StrEnum):
    """What kind of reason it is; what was seen in use stands first."""

    FAILED = "failed when used"
    LEFT = "person left"
    MISSING = "no way in"
    NEVER_CHECKED = "never checked"
    OVERDUE = "check overdue"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to look after a team's contacts, in words."""

    cause: Cause
    words: str


def stale_because(team: Team, gone: frozenset[str], today: date) -> tuple[Reason, ...]:
    """Every reason; none while all of its contacts can be trusted. `gone` are short names of people who have left."""
    if team.over:
        return ()
    found = (*_failed(team), *_left(team, gone), *_missing(team), *_by_calendar(team, today))
    places = list(Cause)
    return tuple(sorted(found, key=lambda reason: places.index(reason.cause)))


def next_check(team: Team) -> date | None:
    """The first day on which a check of a way in no longer holds; None where the calendar asks for none."""
    due = (_due(team, reach) for reach in team.reaches)
    return min((day for day in due if day is not None), default=None)


def _failed(team: Team) -> Iterator[Reason]:
    for failed in team.failures:
        name = next((reach.name for reach in team.reaches if reach.words == failed.words), failed.words)
        yield Reason(Cause.FAILED, f"{name} failed {_when(failed)}{f': {failed.why}' if failed.why else ''}")


def _when(failed: Failed) -> str:
    where = f"in INC-{failed.incident} " if failed.incident else ""
    return f"{where}on {failed.at.date()}"


def _left(team: Team, gone: frozenset[str]) -> Iterator[Reason]:
    if team.profile.lead in gone:
        yield Reason(Cause.LEFT, f"its lead {team.profile.lead} has left")
    for reach in team.reaches:
        for name in people_in(reach.words):
            if name in gone:
                yield Reason(Cause.LEFT, f"{reach.name} names {name}, who has left")


def _missing(team: Team) -> Iterator[Reason]:
    if not team.reaches:
        yield Reason(Cause.MISSING, "nobody said how it is reached")


def _by_calendar(team: Team, today: date) -> Iterator[Reason]:
    failed = {one.words for one in team.failures}
    for reach in team.reaches if team.profile.check_days else ():
        if reach.words in failed:
            continue
        due = _due(team, reach)
        if team.checked(reach) is None:
            yield Reason(Cause.NEVER_CHECKED, f"{reach.name} was never checked")
        elif due is not None and today > due:
            days = (today - due).days
            ago = f"{days} {'day' if days == 1 else 'days'} ago"
            yield Reason(Cause.OVERDUE, f"{reach.name} was to be checked by {due}, {ago}")


def _due(team: Team, reach: Reach) -> date | None:
    """The last day on which the newest check of a way in holds."""
    checked = team.checked(reach)
    if checked is None or not team.profile.check_days:
        return None
    day = checked.at.date()
    return day + min(timedelta(days=team.profile.check_days), date.max - day)
