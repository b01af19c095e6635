"""Rituals as the screens' tests find them: one held often, one from which nothing comes, one on request."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from opsdesk.config import Settings
from opsdesk.desk import meetings, meetings_line, rituals
from opsdesk.desk.desk import Desk
from opsdesk.domain.ritual import AgendaItem, Aim, Charter, Recurrence, Seat
from opsdesk.formats.ritual import shipped
from tests.fakes import FakeClock

WEEKLY = Recurrence("FREQ=WEEKLY;BYDAY=TU;COUNT=20", None, "15:00", "UTC")
STATUS = Charter(
    "Status round [/b] of every team that there is in the whole of the platform",
    "everybody hears what everybody does",
    Aim.INFORM,
    "bo",
    30,
    (Seat("engineer", 9),),
    (AgendaItem("Round", 30),),
    ("everybody knows",),
    WEEKLY,
)


def told(desk: Desk, clock: FakeClock) -> None:
    """RIT-1 is the status round, RIT-2 the on-call review, RIT-3 on request; at the end it is 2026-12-08 14:42."""
    rituals.add(desk, STATUS)
    review = replace(shipped()["weekly-on-call-review"], owner="ana")
    rituals.add(desk, replace(review, recurrence=replace(WEEKLY, at="15:30")))
    rituals.add(desk, replace(shipped()["postmortem-meeting"], owner="cy"))
    for week in range(3):
        for number, lines in ((1, ("nothing new",)), (2, ("! delete the disk alert", f"@bo raise the pool to {week}"))):
            meeting = meetings.begin(desk, Settings(), number)
            for line in lines:
                meetings_line.typed(desk, meeting.number, line, UTC)
            clock.forward(minutes=25)
            meetings.end(desk, meeting.number)
        clock.now += timedelta(days=7, minutes=-50)
