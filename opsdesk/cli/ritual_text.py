"""How rituals and their meetings are told: in a line, as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from opsdesk.domain.meeting import Gathered, Meeting, filled_in
from opsdesk.domain.meeting_lint import Finding
from opsdesk.domain.meeting_words import meeting_words
from opsdesk.domain.ritual_health import Health
from opsdesk.domain.ritual_standing import Standing
from opsdesk.domain.ritual_words import cost_words, health_words, next_words, recurrence_words, seat_words
from opsdesk.domain.text import one_line


def summary(held: Standing, zone: tzinfo) -> str:
    """`RIT-3  On-call review · Mon 23 Nov 2026 10:00 UTC · ana · held 3 of 4 · propose: cancel`."""
    found, ritual = held.health, held.ritual
    dates = found.held + found.skipped + found.missed
    parts = (
        ritual.title,
        next_words(held, zone),
        ritual.charter.owner or "no owner",
        f"held {found.held} of {dates}" if dates else "never held",
        f"propose: {found.proposal.words}" if found.proposal else "",
    )
    return one_line(f"{ritual.name:<6} {' · '.join(part for part in parts if part)}")


def told(held: Standing, zone: tzinfo, currency: str) -> Iterator[str]:
    """The ritual as a page: what speaks against it comes first."""
    ritual, charter = held.ritual, held.ritual.charter
    yield one_line(f"{ritual.name} {ritual.title}")
    yield from finding_lines(held.findings)
    facts = (
        ("purpose", charter.purpose),
        ("aim", f"to {charter.aim}"),
        ("next", next_words(held, zone)),
        ("comes", recurrence_words(charter.recurrence)),
        ("owner", charter.owner),
        ("attend", ", ".join(map(seat_words, charter.seats))),
        ("outputs", "; ".join(charter.outputs)),
        ("costs", cost_words(held, currency)),
    )
    yield from (one_line(f"{label:<9}{words}") for label, words in facts if words)
    yield f"agenda, {charter.minutes} min"
    for place, item in enumerate(charter.items, start=1):
        filled = f"  ← {', '.join(item.inputs)}" if item.inputs else ""
        yield one_line(f"  {place}. {item.title} · {item.minutes or '?'} min{filled}")
    yield from health_lines(held.health, currency)
    yield from (one_line(f"  {meeting_words(meeting, zone)}") for meeting in held.meetings[:10])


def health_lines(found: Health, currency: str) -> Iterator[str]:
    """What came of it; the proposal comes first."""
    if found.proposal is not None:
        yield one_line(f"  propose to {found.proposal.words}: {found.proposal.why}")
    yield from (f"  {words}" for words in health_words(found, currency))


def finding_lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    """`no-end: it recurs without an end – end the series …`."""
    yield from (one_line(f"{one.rule}: {one.words} – {one.advice}") for one in findings)


def item_lines(meeting: Meeting, gathered: Iterable[Gathered]) -> Iterator[str]:
    """The item that is talked about, and what the desk filled in for it."""
    charter, item = meeting.charter, meeting.current
    minutes = f" · {item.minutes} min" if item.minutes else ""
    yield one_line(f"{meeting.item + 1}/{len(charter.items)} {item.title}{minutes}")
    for held in filled_in(item, gathered):
        yield one_line(f"  {held.heading}: {held.count or 'nothing'}")
        yield from (one_line(f"    {line}") for line in held.lines)
        if held.more:
            yield f"    and {held.more} more"
