"""The backlog in words and signs: one honest sentence, a chart of what was open, what was late, what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.followup_backlog import Backlog
from opsdesk.domain.sparkline import sparkline

_GROWTH: Final = {1: "It grows", 0: "It stays about level", -1: "It shrinks"}


def growth_words(held: Backlog) -> str:
    """`It grows: 9 taken on, 4 closed in 12 weeks (n = 13).`"""
    opened, closed = held.opened_lately, held.closed_lately
    if not opened + closed:
        still = f"; {counted(held.open, 'older one')} still open" if held.open else ""
        return f"Nothing was taken on or closed in {len(held.weeks)} weeks{still}."
    verdict = "Too few to say whether it grows" if held.growth is None else _GROWTH[held.growth]
    return f"{verdict}: {opened} taken on, {closed} closed in {len(held.weeks)} weeks (n = {opened + closed})."


def chart_lines(held: Backlog, *, ascii_only: bool = False) -> tuple[tuple[str, str, str], ...]:
    """Label, a sign a week, and what its ends mean: what was open at each week's end, taken on and closed in it."""
    opened = [week.opened for week in held.weeks]
    closed = [week.closed for week in held.weeks]
    still = [week.open for week in held.weeks]
    span = f"{still[0]} → {still[-1]}" if still else ""
    return (
        ("open", sparkline(still, ascii_only=ascii_only), span if not ascii_only else span.replace("→", "->")),
        ("taken on", sparkline(opened, ascii_only=ascii_only), _in_all(opened)),
        ("closed", sparkline(closed, ascii_only=ascii_only), _in_all(closed)),
    )


def on_time_words(held: Backlog) -> str:
    """`5 of 8 done by their day, 4 by the day set at first`; says so while nothing is due yet."""
    found = held.on_time
    if not found.of:
        return "none was due yet"
    first = "" if found.kept == found.kept_first else f", {found.kept_first} by the day set at first"
    return f"{found.kept} of {found.of} done by their day{first}"


def overdue_words(held: Backlog) -> str:
    """`3 overdue, for 12, 40 and 61 days`; of many their median and the longest."""
    days = held.overdue
    if not days:
        return "none overdue"
    if len(days) > 3:
        return f"{len(days)} overdue, half of them for more than {held.median_overdue:g} days, the longest {days[0]}"
    *others, last = map(str, reversed(days))
    told = f"{', '.join(others)} and {last}" if others else last
    return f"{len(days)} overdue, for {told} {'day' if days == (1,) else 'days'}"


def mix_words(held: Backlog) -> str:
    """`4 prevent · 1 detect · 0 mitigate · 2 nobody said`."""
    return " · ".join(f"{count} {kind or 'nobody said'}" for kind, count in held.mix)


def _in_all(weekly: Sequence[int]) -> str:
    """Each row has a scale of its own, so it says what its highest sign stands for."""
    return f"{sum(weekly)}, at most {max(weekly, default=0)} a week"
