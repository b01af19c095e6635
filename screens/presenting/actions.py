"""The actions as lines: unowned and overdue first, or grouped by owner or lane."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from textual.content import Content

from opsdesk.domain import staffing
from opsdesk.domain.action import Action, by_urgency, open_by_owner
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import ActionStatus, Lane, Outcome
from screens.presenting.row import GONE, MUTED, column, join, plain, spread
from screens.presenting.urgency import counted
from screens.widgets.line_list import Row

NOBODY = "nobody"


class Grouping(StrEnum):
    """How the actions are laid out; `o` goes on to the next."""

    URGENCY = "most urgent first"
    OWNER = "by owner"
    LANE = "by lane"


def action_rows(incident: Incident, now: datetime, width: int, grouping: Grouping) -> tuple[Row, ...]:
    """The open actions, then who has none or too many, then what is over."""
    actions = by_urgency(incident.actions.values(), now)
    running = [action for action in actions if not action.status.is_over]
    over = [action for action in actions if action.status.is_over]
    owners = _owner_width(actions, width)
    rows: list[Row] = []
    for heading, group in _groups(running, grouping):
        if heading:
            rows.append(Row(f"group {heading}", plain(heading, f"bold {MUTED}"), selectable=False))
        rows.extend(Row(action.name, _line(action, now, width, owners)) for action in group)
    rows.extend(_staffing(incident))
    rows.extend(Row(action.name, _over(action, width, owners)) for action in over)
    return tuple(rows)


def action_counts(incident: Incident, now: datetime) -> str:
    """`3 doing · 1 overdue · 1 blocked`."""
    running = [action for action in incident.actions.values() if not action.status.is_over]
    overdue = sum((left := action.left(now)) is not None and left < timedelta(0) for action in running)
    blocked = sum(action.status is ActionStatus.BLOCKED for action in running)
    unowned = sum(not action.owners for action in running)
    parts = [
        f"{len(running) - blocked} doing" if running else "",
        f"{unowned} unowned" if unowned else "",
        f"{overdue} overdue" if overdue else "",
        f"{blocked} blocked" if blocked else "",
    ]
    return " · ".join(part for part in parts if part)


def _owner_width(actions: Iterable[Action], width: int) -> int:
    longest = max((plain(one_line(action.owner) or NOBODY).cell_length for action in actions), default=3)
    return min(max(longest, 3), max(6, width // 4))


def _groups(actions: list[Action], grouping: Grouping) -> list[tuple[str, list[Action]]]:
    if grouping is Grouping.OWNER:
        return [(owner or NOBODY, group) for owner, group in open_by_owner(actions).items()]
    if grouping is Grouping.LANE:
        lanes = [(str(lane), [action for action in actions if action.lane is lane]) for lane in Lane]
        return [(lane, group) for lane, group in lanes if group]
    return [("", actions)]


def _line(action: Action, now: datetime, width: int, owners: int) -> Content:
    who = column(plain(one_line(action.owner) or NOBODY, "" if action.owner else "bold $text-warning"), owners)
    extra = plain(f" +{len(action.owners) - 1}", MUTED) if len(action.owners) > 1 else ""
    left = join(plain(f"{action.name:<3} ", "bold"), who, extra, " ", one_line(action.text))
    left_over = counted(action.left(now), soon=timedelta(minutes=2))
    if action.status is ActionStatus.BLOCKED:
        left_over = join(plain("blocked ", "$text-warning"), left_over)
    return spread(width, left, left_over)


def _over(action: Action, width: int, owners: int) -> Content:
    dropped = action.status is ActionStatus.DROPPED
    worse = action.outcome is Outcome.MADE_IT_WORSE
    said = "dropped" if dropped else str(action.outcome or Outcome.NOT_SAID)
    end = plain("done" if said == Outcome.NOT_SAID else said, "$text-error" if worse else GONE)
    sign = "✗" if dropped else "✓"
    left = join(
        plain(f"{action.name:<3} ", GONE), column(plain(one_line(action.owner), GONE), owners), plain(f" {sign} ", GONE)
    )
    return spread(width, join(left, plain(one_line(action.text), GONE)), end)


def _staffing(incident: Incident) -> list[Row]:
    rows = []
    if nobodys := staffing.idle(incident):
        rows.append(Row("idle", plain(f"no action: {', '.join(map(one_line, nobodys))}", MUTED), selectable=False))
    if loaded := [f"{one_line(owner)} has {len(work)}" for owner, work in staffing.overloaded(incident).items()]:
        rows.append(Row("loaded", plain(f"much at once: {', '.join(loaded)}", "$text-warning"), selectable=False))
    return rows
