"""Why contacts can't be trusted any more: they go stale like documents, each way in for a reason of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from opsdesk.domain.person import people_in
from opsdesk.domain.reach import Failed, Reach, Reachable
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
    """One reason to look after contacts, in words."""

    cause: Cause
    words: str


def unreachable_because(held: Reachable, gone: frozenset[str], today: date) -> Iterator[Reason]:
    """Every reason that lies in a way in; none while all can be trusted, or there are none. `gone` are short names of
    people who have left."""
    yield from _failed(held)
    yield from _left(held, gone)
    yield from _by_calendar(held, today)


def in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons by their causes."""
    places = list(Cause)
    return tuple(sorted(reasons, key=lambda reason: places.index(reason.cause)))


def in_words(reasons: Iterable[Reason]) -> str:
    """All of them in one line."""
    return "; ".join(reason.words for reason in reasons)


def next_check(held: Reachable) -> date | None:
    """The first day on which a check of a way in no longer holds; None where the calendar asks for none."""
    due = (_due(held, reach) for reach in held.reaches)
    return min((day for day in due if day is not None), default=None)


def check_due(reasons: Iterable[Reason], held: Reachable) -> date | None:
    """When contacts are to be checked next; None: now, since more than the calendar speaks against them."""
    return None if any(reason.cause is not Cause.OVERDUE for reason in reasons) else next_check(held)


def _failed(held: Reachable) -> Iterator[Reason]:
    for failed in held.failures:
        name = next((reach.name for reach in held.reaches if reach.words == failed.words), failed.words)
        yield Reason(Cause.FAILED, f"{name} failed {_when(failed)}{f': {failed.why}' if failed.why else ''}")


def _when(failed: Failed) -> str:
    where = f"in INC-{failed.incident} " if failed.incident else ""
    return f"{where}on {failed.at.date()}"


def _left(held: Reachable, gone: frozenset[str]) -> Iterator[Reason]:
    for reach in held.reaches:
        for name in people_in(reach.words):
            if name in gone:
                yield Reason(Cause.LEFT, f"{reach.name} names {name}, who has left")


def _by_calendar(held: Reachable, today: date) -> Iterator[Reason]:
    for reach in held.reaches if held.check_days else ():
        if held.failed(reach) is not None:
            continue
        due = _due(held, reach)
        if held.checked(reach) is None:
            yield Reason(Cause.NEVER_CHECKED, f"{reach.name} was never checked")
        elif due is not None and today > due:
            days = (today - due).days
            ago = f"{days} {'day' if days == 1 else 'days'} ago"
            yield Reason(Cause.OVERDUE, f"{reach.name} was to be checked by {due}, {ago}")


def _due(held: Reachable, reach: Reach) -> date | None:
    """The last day on which the newest check of a way in holds."""
    checked = held.checked(reach)
    if checked is None or not held.check_days:
        return None
    day = checked.at.date()
    return day + min(timedelta(days=held.check_days), date.max - day)
