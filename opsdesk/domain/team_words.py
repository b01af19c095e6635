"""What is known of a team in words, the same on the command line and on the screen."""

from __future__ import annotations

from datetime import datetime, timedelta

from opsdesk.domain.team import Team
from opsdesk.domain.team_hours import zone_of
from opsdesk.domain.times import spoken


def hours_words(team: Team, opens: datetime | None, now: datetime) -> str:
    """`mon-fri 09:00-17:00 Europe/Stockholm · there 17:00 now`, or when it is back; empty where nobody said."""
    profile = team.profile
    if not profile.hours:
        return ""
    said = f"{profile.hours} {profile.zone or 'UTC'}"
    return f"{said} · {at_work_words(team, opens, now)}" if opens else said


def at_work_words(team: Team, opens: datetime | None, now: datetime) -> str:
    """`at work now`, `back Mon 09:00 CET, in 14 h`; empty where nobody said."""
    if opens is None:
        return ""
    if opens <= now:
        return "at work now"
    back = opens.astimezone(zone_of(team.profile.zone))
    return f"back {back:%a %H:%M %Z}, in {spoken(opens - now + timedelta(seconds=59))}"
