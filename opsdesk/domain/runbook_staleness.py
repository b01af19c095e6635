"""Why a document can't be trusted any more. A stamp alone gets rubber-stamped, so its use counts as well: what changed
in its services, which steps were wrong when somebody followed them, whether its links and people are still there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.person import people_in
from opsdesk.domain.runbook import Document
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass

MOST_NAMED: Final = 5
"""Dead links that a reason names; of the others it gives the number."""


class Cause(StrEnum):
    """What kind of reason it is; what was seen in use stands first."""

    STEP_WRONG = "step wrong"
    DRILL_FAILED = "drill failed"
    SERVICE_CHANGED = "service changed"
    REGISTRY_CHANGED = "registry changed"
    TEXT_CHANGED = "text changed"
    DEAD_LINK = "dead link"
    OWNER_LEFT = "owner left"
    CONTACT_LEFT = "contact left"
    NEVER_REVIEWED = "never reviewed"
    OVERDUE = "review overdue"


class Drift(StrEnum):
    """What became of a document's file since its text was kept."""

    CHANGED = "its file says something else by now"
    GONE = "its file isn't there any more"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to review a document, in words."""

    cause: Cause
    words: str
    about: str = ""
    """What to look at for it: `CHG-4`, `INC-7`."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows around its documents."""

    changes: Mapping[str, tuple[Change, ...]]
    """Those that were done, by service, newest first."""
    versions: Mapping[str, int]
    """The registry's services with their versions."""
    gone: frozenset[str] = frozenset()
    """Short names of people who have left."""


def done_by_service(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """The changes that are done, under each service they touched, newest first."""
    done = [change for change in changes if change.state is ChangeState.DONE and change.ended_at]
    found: dict[str, list[Change]] = {}
    for change in sorted(done, key=lambda change: (change.ended_at, change.number), reverse=True):
        for service in change.plan.services:
            found.setdefault(service, []).append(change)
    return {service: tuple(touched) for service, touched in found.items()}


def stale_because(
    document: Document, known: Known, today: date, dead_links: tuple[str, ...] = (), drift: Drift | None = None
) -> tuple[Reason, ...]:
    """Every reason to review it; none while it can be trusted. `dead_links` are those that lead nowhere now."""
    return (
        *_by_use(document),
        *_by_services(document, known),
        *_by_text(document, drift),
        *_by_links(dead_links),
        *_by_people(document, known.gone),
        *_by_calendar(document, today),
    )


def _by_use(document: Document) -> Iterator[Reason]:
    for wrong in document.wrong:
        where = f"in INC-{wrong.incident} " if wrong.incident else ""
        why = f": {wrong.why}" if wrong.why else ""
        words = f"step “{wrong.step}” was marked wrong {where}on {wrong.at.date()} by {wrong.by}{why}"
        yield Reason(Cause.STEP_WRONG, words, f"INC-{wrong.incident}" if wrong.incident else "")
    if (drill := document.failed_drill) is not None:
        yield Reason(Cause.DRILL_FAILED, f"a drill failed on {drill.at.date()}{f': {drill.why}' if drill.why else ''}")


def _by_services(document: Document, known: Known) -> Iterator[Reason]:
    for service in document.card.services:
        if touched := _since(document, known.changes.get(service, ())):
            newest, more = touched[0], len(touched) - 1
            others = f" and {more} more since {_baseline(document)}" if more else f", after {_baseline(document)}"
            day = newest.ended_at.date() if newest.ended_at else ""
            words = f"{service} changed on {day} ({newest.name} {one_line(newest.title)}){others}"
            yield Reason(Cause.SERVICE_CHANGED, words, newest.name)
    for seen in document.seen:
        now = known.versions.get(seen.service)
        if now is None:
            yield Reason(Cause.REGISTRY_CHANGED, f"{seen.service} isn't in the registry any more")
        elif now != seen.version:
            words = f"the registry says something else of {seen.service} since {_baseline(document)}"
            yield Reason(Cause.REGISTRY_CHANGED, words)


def _since(document: Document, changes: tuple[Change, ...]) -> list[Change]:
    """Those that were done after it was last compared with its services."""
    start = document.unchanged_since
    return [change for change in changes if start and change.ended_at and change.ended_at > start]


def _baseline(document: Document) -> str:
    return f"its review of {document.compared_at.date()}" if document.compared_at else "it was added"


def _by_text(document: Document, drift: Drift | None) -> Iterator[Reason]:
    if drift is not None and document.text is not None:
        yield Reason(Cause.TEXT_CHANGED, f"{drift}: its text was kept on {document.text.at.date()}")


def _by_links(dead: tuple[str, ...]) -> Iterator[Reason]:
    if dead:
        more = len(dead) - MOST_NAMED
        named = ", ".join(dead[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        yield Reason(Cause.DEAD_LINK, f"dead links: {named}")


def _by_people(document: Document, gone: frozenset[str]) -> Iterator[Reason]:
    card = document.card
    if card.owner.lower() in gone:
        yield Reason(Cause.OWNER_LEFT, f"its owner {card.owner} has left")
    for name in people_in(card.escalation):
        if name in gone:
            yield Reason(Cause.CONTACT_LEFT, f"its escalation path names {name}, who has left")


def _by_calendar(document: Document, today: date) -> Iterator[Reason]:
    due = document.due_on
    if not document.reviews:
        yield Reason(Cause.NEVER_REVIEWED, "never reviewed")
    elif due is not None and today > due:
        over = (today - due).days
        yield Reason(Cause.OVERDUE, f"its review was due on {due}, {over} {'day' if over == 1 else 'days'} ago")
