"""How the standing of a rollback procedure is said: the same on screens, on the command line and in the log."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from opsdesk.domain.rollback import Procedure, Rehearsal, Result
from opsdesk.domain.rollback_standing import MINUTE_S, Expected, Standing
from opsdesk.domain.times import spoken

NEVER: Final = "never rehearsed"


def expected_words(expected: Expected | None) -> str:
    """`about 12 min (n = 3)`: from how many rehearsals is always said."""
    if expected is None:
        return "nobody knows how long it takes"
    told = f"n = {expected.n}" if expected.n else "an estimate, never timed"
    return f"about {_took(expected.minutes * MINUTE_S)} ({told})"


def due_words(held: Standing, today: date) -> str:
    """`drill due 2027-02-15`, `drill due since 2026-11-01, 16 days`."""
    if held.procedure.over:
        return "retired"
    late = (today - held.due_on).days
    if late < 0:
        return f"drill due {held.due_on}"
    if late == 0:
        return "drill due today"
    return f"drill due since {held.due_on}, {late} {'day' if late == 1 else 'days'}"


def rehearsal_words(one: Rehearsal) -> str:
    """`drill RUN-3 on 2026-11-02 worked in 11 min (skipped: 2.1)`."""
    return f"{_went(one)}{f' ({one.why})' if one.why else ''}"


def last_words(held: Standing) -> str:
    """How it went the last time; why is told with the others."""
    return _went(held.last) if held.last else NEVER


def gap_words(held: Standing) -> str:
    """The first thing that the procedure doesn't say, and how many more there are."""
    if not held.gaps:
        return ""
    more = len(held.gaps) - 1
    gaps = "gap" if more == 1 else "gaps"
    return f"{held.gaps[0]}{f' and {more} more {gaps}' if more else ''}"


def tier_words(procedure: Procedure, days: int) -> str:
    """`high changes: every 90 days`."""
    return f"{procedure.plan.tier} changes: rehearsed every {days} days"


def _went(one: Rehearsal) -> str:
    took = f" in {_took(one.seconds)}" if one.seconds is not None else ""
    what = "was broken off" if one.result is Result.BROKEN_OFF else str(one.result)
    return f"{one.what} on {one.at.date()} {what}{took}"


def _took(seconds: Fraction | int) -> str:
    """To the nearest minute, the longer one of two as near; what takes less than a minute is said in seconds."""
    whole = round(seconds)
    if 0 < whole < MINUTE_S:
        return f"{whole} s"
    return spoken(timedelta(minutes=(whole + MINUTE_S // 2) // MINUTE_S))
