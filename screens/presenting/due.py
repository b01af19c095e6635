"""What of the incidents somebody has to see to, as rows of the desk's list, each with its countdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

from opsdesk.domain import staffing
from opsdesk.domain.cadence import SOON, Due, DueKind, all_due, hold
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience
from screens.presenting.actions import NOBODY
from screens.presenting.desk import incident_text
from screens.presenting.row import column, join, plain, spread
from screens.presenting.urgency import counted
from screens.widgets.line_list import Row


@dataclass(frozen=True, slots=True)
class Pressing:
    """One thing of an incident that is due."""

    incident: Incident
    what: str
    """What it is known by beside its incident."""
    words: str
    left: timedelta | None = None
    """Until it is due, negative when that is over; None for what has no time."""

    @property
    def text(self) -> str:
        """What a filter looks in, in small letters."""
        return f"{self.words.casefold()} {incident_text(self.incident)}"


def pressing(
    running: Sequence[Incident], past: Sequence[Incident], now: datetime, zone: tzinfo, policy: Policy
) -> list[Pressing]:
    """What nobody owns, then updates and check-ins by their time, then what is paused. Of those that are over only the
    promises."""
    unowned = [one for incident in running for one in _unowned(incident, now)]
    owned = [one for incident in (*running, *past) for one in _updates(incident, now, zone, policy)]
    owned += [one for incident in running for one in _check_ins(incident, now)]
    owned.sort(key=lambda one: one.left or timedelta(0))
    return [*unowned, *owned, *(one for incident in running for one in _paused(incident, now))]


def due_rows(due: Sequence[Pressing], width: int) -> tuple[Row, ...]:
    """A row each."""
    return tuple(_row(one, width) for one in due)


def _row(one: Pressing, width: int) -> Row:
    line = join(column(plain(one.incident.name, "bold"), 7), " ", one.words)
    shown = spread(width, line, counted(one.left) if one.left is not None else None)
    return Row(f"{one.incident.number} {one.what}", shown)


def _unowned(incident: Incident, now: datetime) -> Iterator[Pressing]:
    if incident.commander is None:
        yield Pressing(incident, "commander", "no commander")
    for action in incident.actions.values():
        if not action.owners and not action.status.is_over:
            words = f"{action.name} {NOBODY}: {one_line(action.text)}"
            yield Pressing(incident, action.name, words, action.left(now))


def _updates(incident: Incident, now: datetime, zone: tzinfo, policy: Policy) -> Iterator[Pressing]:
    for due in all_due(incident, policy):
        yield Pressing(incident, due.audience, _awaited(incident, due, now, zone), due.left(now))


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


def _paused(incident: Incident, now: datetime) -> Iterator[Pressing]:
    for audience in Audience:
        held = hold(incident, audience, now)
        if held and held.is_pause:
            words = f"updates to {audience} paused: {one_line(held.why)}"
            yield Pressing(incident, f"{audience} paused", words)


def _check_ins(incident: Incident, now: datetime) -> Iterator[Pressing]:
    for action in incident.actions.values():
        left = action.left(now)
        if left is not None and action.owners and left <= SOON:
            words = f"{action.name} {one_line(action.owner)}: {one_line(action.text)}"
            yield Pressing(incident, action.name, words, left)
    for made in incident.decisions.values():
        left = made.left(now)
        if left is not None and left <= SOON:
            words = f"{made.name} {one_line(made.verifier)} verifies: {one_line(made.text)}"
            yield Pressing(incident, made.name, words, left)
    for held in staffing.over_long(incident, now):
        words = f"{one_line(held.person)} is {held.role} for three hours: hand over"
        yield Pressing(incident, f"{held.person} {held.role}", words)
