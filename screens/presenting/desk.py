"""The desk screen as lines: incidents, and the counts on top. What is due of them is `due`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from textual.content import Content

from opsdesk.domain.cadence import all_due, most_urgent
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.text import one_line
from opsdesk.domain.times import elapsed
from screens.presenting.row import GONE, MUTED, join, plain, spread
from screens.presenting.urgency import counted, severity_name, severity_style
from screens.widgets.line_list import Row

LEFT = 6
"""Cells of a countdown: those of `−01:12`."""


def desk_line(
    running: Sequence[Incident],
    past: Sequence[Incident],
    now: datetime,
    zone: tzinfo,
    policy: Policy,
    notice: str,
    width: int,
    inbox: tuple[str, bool] = ("", False),
) -> Content:
    """`opsdesk  3 open · 1 promise overdue · 2 actions overdue · 4 signals wait  14:42 UTC`; `inbox` has the words for
    what waits, and whether something of it is bad."""
    waiting = [due for incident in (*running, *past) for due in all_due(incident, policy) if due.at < now]
    promises = sum(due.breaks_promise(now) for due in waiting)
    updates = len(waiting) - promises
    actions = sum(_overdue(incident, now) for incident in running)
    words, alarming = inbox
    counts = [f"{len(running)} open" if running or words else "nothing is on fire"]
    for number, thing in ((promises, "promise"), (updates, "update"), (actions, "action")):
        counts += [f"{number} {thing}{'s' if number > 1 else ''} overdue"] if number else []
    local = now.astimezone(zone)
    left = join(plain("opsdesk", "bold"), "  ", plain(" · ".join(counts), "$text-error" if len(counts) > 1 else MUTED))
    if words:
        left = join(left, plain(f" · {words}", "$text-warning" if alarming else MUTED))
    if notice:
        left = join(left, plain(f"  {notice}", "$text-warning"))
    return spread(width, left, plain(f"{local:%a} {local.day} {local:%b %H:%M} {local.tzname() or 'UTC'}", MUTED))


def incident_rows(
    running: Sequence[Incident], past: Sequence[Incident], now: datetime, policy: Policy, width: int
) -> tuple[Row, ...]:
    """Open incidents, worst first; under a heading those that are over."""
    rows = [Row(str(item.number), _open(item, now, policy, width)) for item in running]
    if past:
        rows.append(Row("over", plain("Over", f"bold {MUTED}"), selectable=False))
    rows += [Row(str(item.number), _over(item, now, width)) for item in past]
    return tuple(rows)


def incident_text(incident: Incident) -> str:
    """What a filter looks in, in small letters: what its row shows, who commands it, and the services that it names."""
    commander = incident.commander.person if incident.commander else ""
    known = (severity_name(incident.severity), incident.name, incident.title, incident.status, commander)
    return " ".join((*known, *incident.services)).casefold()


def _open(incident: Incident, now: datetime, policy: Policy, width: int) -> Content:
    due = most_urgent(incident, policy, now)
    left_over = counted(due.left(now) if due else None)
    right = join(" " * max(LEFT - left_over.cell_length, 0), left_over)
    left = join(
        plain(f"{severity_name(incident.severity)}", severity_style(incident.severity)),
        plain(f" {incident.name:<6} ", "bold"),
        one_line(incident.title),
        plain(f"  {incident.status}", MUTED),
    )
    return spread(width, left, join(plain(f"{elapsed(incident.running(now))} ", MUTED), right))


def _over(incident: Incident, now: datetime, width: int) -> Content:
    words = f"{severity_name(incident.severity)} {incident.name:<6} {one_line(incident.title)}"
    return spread(width, plain(words, GONE), plain(f"{incident.status} {elapsed(incident.running(now))}", GONE))


def _overdue(incident: Incident, now: datetime) -> int:
    lefts = (action.left(now) for action in incident.actions.values())
    return sum(left is not None and left < timedelta(0) for left in lefts)
