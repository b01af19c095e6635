"""What is known of a meeting in words, the same on the command line, on the screen and on a page."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from opsdesk.domain.meeting import Agreed, Meeting
from opsdesk.domain.ritual_words import stamp
from opsdesk.domain.times import MINUS, countdown


def meeting_words(meeting: Meeting, zone: tzinfo) -> str:
    """`MTG-4  Tue 24 Nov 2026 10:00 UTC · held · 2 decisions, 1 action`."""
    begun = stamp(meeting.begun_at, zone) if meeting.begun_at else ""
    return f"{meeting.name:<6} {begun} · {meeting.ending or 'under way'} · {outcome_words(meeting)}"


def outcome_words(meeting: Meeting) -> str:
    """`2 decisions, 1 action`, and what was parked where something was."""
    parked = f", {len(meeting.parked)} parked" if meeting.parked else ""
    return f"{_count(len(meeting.decisions), 'decision')}, {_count(len(meeting.actions), 'action')}{parked}"


def action_words(action: Agreed) -> str:
    """`A2 bo: raise the pool size, due 2026-12-01`; one that isn't open says what became of it."""
    due = f", due {action.due_on}" if action.due_on else ""
    why = f": {action.why}" if action.why else ""
    return f"{action.name} {action.owner}: {action.task}{due}{'' if action.is_open else f' · {action.status}{why}'}"


def timer_words(meeting: Meeting, now: datetime) -> str:
    """`03:20 left of 5 min`, `01:12 over its 5 min`, or `02:00 so far` where nobody said how long it takes."""
    left = meeting.left(now)
    if left is None:
        return f"{countdown(meeting.spent(meeting.item, now))} so far"
    over = left < timedelta(0)
    return f"{countdown(left).removeprefix(MINUS)} {'over its' if over else 'left of'} {meeting.current.minutes} min"


def _count(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
