"""The desk screen as lines: incidents on the left, what is due on the right, the counts on top."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from textual.content import Content

from opsdesk.domain import staffing
from opsdesk.domain.cadence import SOON, Due, DueKind, all_due, hold, most_urgent
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.text import one_line
from opsdesk.domain.times import elapsed
from opsdesk.domain.vocabulary import Audience
from screens.presenting.actions import NOBODY
from screens.presenting.row import GONE, MUTED, column, join, plain, spread
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


def due_rows(
    running: Sequence[Incident], past: Sequence[Incident], now: datetime, zone: tzinfo, policy: Policy, width: int
) -> tuple[Row, ...]:
    """What somebody has to see to: what nobody owns, then updates and check-ins, each with its countdown, then what is
    paused. Of those that are over only the promises."""
    unowned: list[tuple[timedelta, Row]] = []
    owned: list[tuple[timedelta, Row]] = []
    for incident in running:
        unowned += _unowned(incident, now, policy, width)
        owned += _updates(incident, now, zone, policy, width) + _check_ins(incident, now, width)
    for incident in past:
        owned += _updates(incident, now, zone, policy, width)
    by_time = sorted(owned, key=lambda item: item[0])
    paused = [row for incident in running for row in _paused(incident, now, width)]
    return (*(row for _, row in [*unowned, *by_time]), *paused)


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


def _unowned(incident: Incident, now: datetime, policy: Policy, width: int) -> list[tuple[timedelta, Row]]:
    rows = []
    if incident.commander is None:
        rows.append((timedelta(0), _due(f"{incident.number} commander", incident, "no commander", None, width)))
    for action in incident.actions.values():
        if not action.owners and not action.status.is_over:
            words = f"{action.name} {NOBODY}: {one_line(action.text)}"
            rows.append(
                (timedelta(0), _due(f"{incident.number} {action.name}", incident, words, action.left(now), width))
            )
    return rows


def _updates(
    incident: Incident, now: datetime, zone: tzinfo, policy: Policy, width: int
) -> list[tuple[timedelta, Row]]:
    rows = []
    for due in all_due(incident, policy):
        words, left = _awaited(incident, due, now, zone), due.left(now)
        rows.append((left, _due(f"{incident.number} {due.audience}", incident, words, left, width)))
    return rows


def _awaited(incident: Incident, due: Due, now: datetime, zone: tzinfo) -> str:
    """`next update to customers`, `update promised to customers for 14:30`, `snoozed update to executives: why`,
    `correction to customers, who were told that it is over`."""
    if due.corrects(now):
        return f"{due.kind} to {due.audience}, who were told that it is over"
    if due.promise and (due.kind is DueKind.PROMISED or due.breaks_promise(now)):
        return f"update promised to {due.audience} for {due.promise.astimezone(zone):%H:%M}"
    if due.kind not in {DueKind.SNOOZED, DueKind.CORRECTION}:
        return f"{due.kind} to {due.audience}"
    held = hold(incident, due.audience, now)
    return f"{DueKind.SNOOZED} to {due.audience}: {one_line(held.why)}" if held else f"{DueKind.NEXT} to {due.audience}"


def _paused(incident: Incident, now: datetime, width: int) -> list[Row]:
    held = [item for audience in Audience if (item := hold(incident, audience, now)) and item.is_pause]
    return [
        _due(
            f"{incident.number} {item.audience} paused",
            incident,
            f"updates to {item.audience} paused: {one_line(item.why)}",
            None,
            width,
        )
        for item in held
    ]


def _check_ins(incident: Incident, now: datetime, width: int) -> list[tuple[timedelta, Row]]:
    rows = []
    for action in incident.actions.values():
        left = action.left(now)
        if left is not None and action.owners and left <= SOON:
            words = f"{action.name} {one_line(action.owner)}: {one_line(action.text)}"
            rows.append((left, _due(f"{incident.number} {action.name}", incident, words, left, width)))
    for made in incident.decisions.values():
        left = made.left(now)
        if left is not None and left <= SOON:
            words = f"{made.name} {one_line(made.verifier)} verifies: {one_line(made.text)}"
            rows.append((left, _due(f"{incident.number} {made.name}", incident, words, left, width)))
    for held in staffing.over_long(incident, now):
        words = f"{one_line(held.person)} is {held.role} for three hours: hand over"
        rows.append((timedelta(0), _due(f"{incident.number} {held.person} {held.role}", incident, words, None, width)))
    return rows


def _due(key: str, incident: Incident, words: str, left: timedelta | None, width: int) -> Row:
    line = join(column(plain(incident.name, "bold"), 7), " ", words)
    return Row(key, spread(width, line, counted(left) if left is not None else None))


def _overdue(incident: Incident, now: datetime) -> int:
    lefts = (action.left(now) for action in incident.actions.values())
    return sum(left is not None and left < timedelta(0) for left in lefts)
