"""Signals as they are told in a line, the same on every screen, in every command and in the notes of an incident."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from opsdesk.domain.signal import Ending, Signal
from opsdesk.domain.signal_report import Condition
from opsdesk.domain.text import one_line
from opsdesk.domain.times import spoken

MOST_NAMED: Final = 3
"""Things of a kind that a line names; the others are counted."""


def described(signal: Signal) -> str:
    """`alertmanager critical “High CPU” (payments), firing since 2026-11-17 13:58 UTC, 3 times · https://…`."""
    severity = f" {one_line(signal.claimed)}" if signal.claimed else ""
    services = f" ({services_words(signal)})" if signal.services else ""
    since = f" since {signal.since:%Y-%m-%d %H:%M} UTC" if signal.since else ""
    often = f", {signal.firings} times" if signal.firings > 1 else ""
    url = f" · {one_line(signal.url)}" if signal.url else ""
    title = f"{one_line(signal.source)}{severity} “{one_line(signal.title)}”{services}"
    return f"{title}, {signal.condition}{since}{often}{url}"


def severity_words(signal: Signal) -> str:
    """`SEV-1 critical`, `critical` where nobody knows what that is here, `no severity`."""
    parts = (f"SEV-{signal.severity}" if signal.severity else "", one_line(signal.claimed))
    return " ".join(part for part in parts if part) or "no severity"


def services_words(signal: Signal) -> str:
    """`payments, checkout, ledger and 4 more`."""
    return _some_of(signal.services)


def names_words(signals: Sequence[Signal]) -> str:
    """`SIG-3, SIG-4, SIG-5 and 997 more`."""
    return _some_of([signal.name for signal in signals])


def counted(signals: Sequence[Signal]) -> str:
    """`1 signal`, `1,000 signals`."""
    return f"{len(signals):,} signal{'' if len(signals) == 1 else 's'}"


def stands_words(signal: Signal, now: datetime) -> str:
    """`firing for 42 min, 3 times`, `acknowledged there, for 42 min`, `resolved there 5 min ago`, `told 2 days ago`."""
    age = age_words(signal, now)
    often = f", {signal.firings} times" if signal.firings > 1 else ""
    if signal.condition is Condition.FIRING:
        return f"firing{f' for {age}' if age else ''}{often}"
    if signal.condition is Condition.ACKNOWLEDGED:
        return f"acknowledged there{f', for {age}' if age else ''}{often}"
    how = "resolved there" if signal.resolved else "told"
    return f"{how}{f' {age} ago' if age else ''}"


def ending_words(signal: Signal) -> str:
    """`waiting`, `part of INC-7`, `declared as INC-7`, `dismissed: a test`."""
    if signal.ending is Ending.WAITING:
        return "waiting"
    if signal.ending is Ending.DISMISSED:
        return f"dismissed: {one_line(signal.why)}"
    return f"{'part of' if signal.ending is Ending.MERGED else 'declared as'} INC-{signal.incident}"


def earlier_words(signal: Signal) -> str:
    """`here twice before: SIG-2, SIG-9`, or nothing for what never was; of many the newest are named."""
    times = len(signal.earlier)
    if not times:
        return ""
    often = {1: "once", 2: "twice"}.get(times, f"{times} times")
    named = ", ".join(Signal.called(number) for number in signal.earlier[-MOST_NAMED:])
    return f"here {often} before: {named if times <= MOST_NAMED else f'… {named}'}"


def age_words(signal: Signal, now: datetime) -> str:
    """`42 min`, `3 h 10 min`, `12 days`: how long it lasts, or how long ago its source spoke last of what doesn't."""
    lasts = signal.condition in {Condition.FIRING, Condition.ACKNOWLEDGED}
    since = signal.since if lasts else signal.newest_at
    if since is None or since > now:
        return ""
    span = now - since
    return f"{span.days} days" if span.days > 1 else spoken(span)


def _some_of(names: Sequence[str]) -> str:
    named = ", ".join(one_line(name) for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return f"{named} and {more:,} more" if more > 0 else named
