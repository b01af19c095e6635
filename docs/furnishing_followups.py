"""What the pictures' desk took on after earlier incidents: some done, one overdue, one whose day moved."""

from __future__ import annotations

from datetime import datetime, timedelta

from opsdesk.desk import followups
from opsdesk.desk.desk import Desk
from opsdesk.domain.followup import Kind, Task

WEEK = timedelta(weeks=1)
TAKEN_ON = (
    (9, 3, Kind.PREVENT, "bo", "Refuse a configuration file over 200 entries in its build", "201 entries are refused"),
    (8, 5, Kind.DETECT, "cy", "Add an alert for every region with more than 1 % error pages", "a drill pages in 3 min"),
    (8, 4, Kind.MITIGATE, "ana", "Keep the former configuration file on every machine", "one machine goes back"),
    (6, 2, Kind.MITIGATE, "di", "Write down how the proxy starts without the bot rules", "eli starts one by it"),
    (5, 4, Kind.DETECT, "cy", "Alert when one file grows by a tenth between two builds", "a grown file pages"),
    (3, 4, Kind.PREVENT, "bo", "Roll configuration out to one region before the others", "the log shows one first"),
    (2, 5, Kind.MITIGATE, "eli", "Add a switch that turns the bot rules off everywhere", "off within a minute"),
    (1, 1, Kind.DETECT, "ana", "Page the owner of a module whose errors double in a minute", "a drill pages the owner"),
)
"""So many weeks ago, for so many weeks."""
DONE_AFTER = {1: 2, 3: 4}
"""Weeks after which some were done."""


def furnish_follow_ups(desk: Desk, now: datetime) -> None:
    """Fills the desk."""
    for number, (ago, weeks, kind, owner, text, test) in enumerate(TAKEN_ON, start=1):
        then = now - ago * WEEK
        due = (then + weeks * WEEK).date()
        followups.add(_at(desk, then), Task(text, kind, owner, due, test, inside="the edge"), then.date())
        if number in DONE_AFTER:
            done = then + DONE_AFTER[number] * WEEK
            followups.done(_at(desk, done), number, "seen in the drill of that week", done.date())
    followups.move(desk, 5, (now + WEEK).date(), "the build moves to another team first", today=now.date())


def _at(desk: Desk, then: datetime) -> Desk:
    """The same desk at an earlier time."""
    return Desk(desk.opened, by=desk.by, clock=lambda: then)
