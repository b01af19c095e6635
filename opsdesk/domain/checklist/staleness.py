"""Why a checklist can't be trusted any more. A stamp alone gets rubber-stamped, so what happened since counts as well
(PRACTICE §6: its service changed, a step was wrong, its owner left, a link is dead, a drill failed)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.values import dataclass

MOST_NAMED = 5
"""Steps that a reason names; of the others it gives the number."""

_WRONG = frozenset({StepState.FAILED, StepState.SKIPPED})
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_INTERVAL = re.compile(r"([1-9]\d{0,3}) +(day|week|month|year)s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What happened around a template; each field's default says that nothing of the kind is known."""

    service_changed_on: date | None = None
    changed_by: str = ""
    """The change that did it: `CHG-4 Larger pools`."""
    drill_failed_on: date | None = None
    owner_left: bool = False
    wrong_steps: tuple[str, ...] = ()
    """Steps that failed or were skipped in runs since the last review, each named with its run."""
    dead_links: tuple[str, ...] = ()


NOTHING_KNOWN = Known()


def interval(text: str) -> timedelta | None:
    """How long `90 days`, `6 months` (of 30 days) or `1 year` (of 365) is; None when it is no such text."""
    match = _INTERVAL.fullmatch(text.strip())
    return timedelta(days=int(match[1]) * _DAYS[match[2].lower()]) if match else None


def due_on(template: Template) -> date | None:
    """The last day on which the review still holds; None without a review or an interval."""
    span = interval(template.review_in)
    if template.last_reviewed_on is None or span is None:
        return None
    left = date.max - template.last_reviewed_on
    return template.last_reviewed_on + min(span, left)


def wrong_steps(template: Template, runs: Iterable[Run]) -> tuple[str, ...]:
    """`2.3 (failed in RUN-4)` for each step that failed or was skipped since the last review; of several runs, given
    newest first, the newest is named."""
    named: dict[str, str] = {}
    for run in runs:
        for record in run.marked() if run.name == template.name else ():
            if record.at and record.state in _WRONG and _since_review(template, record.at.date()):
                named.setdefault(record.number, f"{record.number} ({record.state} in {run.call})")
    return tuple(named[number] for number in sorted(named, key=_place))


def drill_failed_on(template: Template, runs: Iterable[Run]) -> date | None:
    """When a drill of it failed last: a step of it failed, or it was abandoned."""
    drills = (run for run in runs if run.name == template.name and run.drill and run.ended_at)
    failed = (run for run in drills if run.ending is Ending.ABANDONED or run.count(StepState.FAILED))
    return max((run.ended_at.date() for run in failed if run.ended_at), default=None)


def service_changed_by(template: Template, changes: Iterable[Change], runs: Iterable[Run]) -> Change | None:
    """The newest change of its service that is done; one that was made by following the template doesn't count."""
    followed = {run.change for run in runs if run.name == template.name}
    done = (change for change in changes if template.service in change.plan.services and change.number not in followed)
    ended = [change for change in done if change.state is ChangeState.DONE and change.ended_at]
    return max(ended, key=lambda change: (change.ended_at, change.number), default=None)


def stale_because(template: Template, today: date, known: Known = NOTHING_KNOWN) -> tuple[str, ...]:
    """Every reason to review it, the calendar's first; none while it can be trusted."""
    return (*_by_calendar(template, today), *_by_events(template, known))


def _by_calendar(template: Template, today: date) -> Iterator[str]:
    due = due_on(template)
    if template.last_reviewed_on is None:
        yield "never reviewed"
    elif due is not None and today > due:
        over = (today - due).days
        yield f"its review was due on {due}, {over} {'day' if over == 1 else 'days'} ago"


def _by_events(template: Template, known: Known) -> Iterator[str]:
    if _since_review(template, known.service_changed_on):
        by = f" ({known.changed_by})" if known.changed_by else ""
        yield f"{template.service or 'its service'} changed on {known.service_changed_on}{by}, after the review"
    if _since_review(template, known.drill_failed_on):
        yield f"a drill failed on {known.drill_failed_on}"
    if known.owner_left:
        yield f"its owner {template.owner} has left"
    if known.wrong_steps:
        yield f"failed or skipped since the review: {_named(known.wrong_steps)}"
    if known.dead_links:
        yield f"dead links: {', '.join(known.dead_links)}"


def _since_review(template: Template, happened: date | None) -> bool:
    """On the day itself counts: nobody knows which of the two came first."""
    reviewed = template.last_reviewed_on
    return happened is not None and (reviewed is None or happened >= reviewed)


def _named(steps: tuple[str, ...]) -> str:
    more = len(steps) - MOST_NAMED
    return ", ".join(steps[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _place(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))
