"""What a planned change must be before it is kept: words cleaned, a window in order, evidence of the kind asked for.

Nothing here knows of tiers and states; those are `opsdesk.domain.change_steps`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from opsdesk.desk import checklists, rollbacks, runs
from opsdesk.desk.decision import person, words
from opsdesk.desk.desk import Desk
from opsdesk.desk.fields import field, names
from opsdesk.domain.change_parts import ChangePlan, Piece, PieceSort
from opsdesk.domain.errors import BadInput
from opsdesk.domain.rigor import Demand
from opsdesk.domain.text import one_line, quoted

MOST_NAMED: Final = 100
"""Services or stages of one change."""

_NUMBERED: Final = re.compile(r"(RUN|RB)-(\d{1,9})", re.IGNORECASE)


def checked(desk: Desk, plan: ChangePlan) -> ChangePlan:
    """The plan with every text cleaned; raises BadInput for one that can't be kept."""
    if plan.fixes:
        desk.incident(plan.fixes)
    return replace(
        plan,
        title=field("the title", plan.title, needed=True),
        services=_spelled(desk, _names("the services", plan.services)),
        deployment_type=field("the deployment type", plan.deployment_type),
        starts_at=_utc(plan.starts_at),
        ends_at=_end_of(plan),
        requester=person(plan.requester) if plan.requester.strip() else desk.by,
        author_role=field("the author's role", plan.author_role),
        link=field("the link", plan.link),
        stages=_names("the stages", plan.stages),
        committed_at=_committed(plan, desk.clock()),
    )


def piece(desk: Desk, demand: Demand, text: str) -> Piece:
    """The evidence that somebody means by a text; raises BadInput when it is none, NotFound when it isn't there."""
    said = words(text, "the evidence")
    match demand.evidence:
        case "person":
            return Piece(demand.id, PieceSort.PERSON, person(said))
        case "link":
            return Piece(demand.id, PieceSort.LINK, _url(demand, said))
        case "rollback procedure" | "trigger metric":
            return _numbered(desk, demand, said, ("RB",)) or Piece(demand.id, PieceSort.WORDS, said)
        case "rollback rehearsal":
            return _numbered(desk, demand, said, ("RB", "RUN")) or _day(desk, demand, said)
        case "checklist run":
            return _numbered(desk, demand, said, ("RUN",)) or _checklist(desk, demand, said)
    return Piece(demand.id, PieceSort.WORDS, said)


def _numbered(desk: Desk, demand: Demand, said: str, prefixes: tuple[str, ...]) -> Piece | None:
    """A run or a procedure that is on the desk; None for words that name neither."""
    match = _NUMBERED.fullmatch(said)
    if match is None or match[1].upper() not in prefixes:
        return None
    number = int(match[2])
    if match[1].upper() == "RB":
        rollbacks.one(desk, number)
        return Piece(demand.id, PieceSort.PROCEDURE, number=number)
    runs.one(desk, number)
    return Piece(demand.id, PieceSort.RUN, number=number)


def _day(desk: Desk, demand: Demand, said: str) -> Piece:
    today = desk.clock().date()
    try:
        on = date.fromisoformat(said)
    except ValueError:
        example = f"RB-1, RUN-3 or its day, like {today}"
        raise BadInput(f"{demand.id}: {quoted(said)} is no rehearsal (write {example})") from None
    if on > today:
        raise BadInput(f"{demand.id}: {on} is still to come")
    return Piece(demand.id, PieceSort.DAY, on=on)


def _checklist(desk: Desk, demand: Demand, said: str) -> Piece:
    return Piece(demand.id, PieceSort.CHECKLIST, checklists.template(desk, said).name)


def _url(demand: Demand, said: str) -> str:
    url = one_line(said)
    if "://" not in url or any(sign.isspace() for sign in url):
        raise BadInput(f"{demand.id}: {quoted(url)} is no link (write it like https://ci.example/run/17)")
    return url


def _names(what: str, given: Iterable[str]) -> tuple[str, ...]:
    cleaned = names(what, given)
    if len(cleaned) > MOST_NAMED:
        raise BadInput(f"{what} are {len(cleaned):,}; {MOST_NAMED} are the most")
    return cleaned


def _spelled(desk: Desk, services: Iterable[str]) -> tuple[str, ...]:
    """Services as the registry writes them: freezes, conflicts and metrics go by the very name."""
    registered = {name.casefold(): name for name in desk.service_names()}
    return tuple(dict.fromkeys(registered.get(name.casefold(), name) for name in services))


def _end_of(plan: ChangePlan) -> datetime | None:
    """When the window ends; one that was named without its beginning, or that ends before, is a mistake."""
    if plan.ends_at is None:
        return None
    if plan.starts_at is None:
        raise BadInput("the window ends, but nobody said when it starts")
    if plan.ends_at <= plan.starts_at:
        raise BadInput("the window has to end after it begins")
    return _utc(plan.ends_at)


def _committed(plan: ChangePlan, now: datetime) -> datetime | None:
    if plan.committed_at is not None and plan.committed_at > now:
        raise BadInput("it can't have been committed in the future")
    return _utc(plan.committed_at)


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None
