"""What was decided, as Markdown: in the order of time, with what was weighed and whether it worked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from opsdesk.domain.decision import MadeDecision
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.board import HypothesisNamed
from opsdesk.domain.fold import settle
from opsdesk.domain.incident import Incident
from opsdesk.formats.markdown.escape import inline
from opsdesk.formats.markdown.page import Clock, bullets


def decisions(incident: Incident, entries: Iterable[Entry], clock: Clock) -> str:
    """A line each, with who wrote it down; also which suspects customers may read of."""
    made = ((held.at, _decision(held, clock)) for held in incident.decisions.values())
    in_time = sorted([*_named(incident, entries, clock), *made], key=lambda one: one[0])
    return bullets(said for _, said in in_time)


def _named(incident: Incident, entries: Iterable[Entry], clock: Clock) -> Iterator[tuple[datetime, str]]:
    for written in entries:
        if isinstance(written.payload, HypothesisNamed) and (entry := settle(written, incident.marks.get(written.seq))):
            said = entry.payload.headline().partition("decided: ")[2]
            yield entry.at, f"{clock.stamp(entry.at)} {inline(said)}{_by(entry.by)}"


def _decision(made: MadeDecision, clock: Clock) -> str:
    """`14:10 D2 roll back 4.2 (ana); option: wait; …`, in the order in which a commander asks."""
    parts = [
        *(f"option: {inline(option)}" for option in made.options),
        *(f"risk: {inline(risk)}" for risk in made.risks),
        *(f"objection: {inline(held.words)}{_by(held.who)}" for held in made.objections),
        f"fallback: {inline(made.fallback)}" if made.fallback else "",
        _verifying(made, clock),
    ]
    said = "".join(f"; {part}" for part in parts if part)
    return f"{clock.stamp(made.at)} {made.name} {inline(made.text)}{_by(made.by)}{said}"


def _verifying(made: MadeDecision, clock: Clock) -> str:
    if made.outcome:
        return f"**{made.outcome}**{f': {inline(made.result)}' if made.result else ''}{_by(made.checked_by)}"
    when = f" at {clock.stamp(made.check_at)}" if made.check_at else ""
    return f"{inline(made.verifier)} verifies it{when}" if made.verifier else ""


def _by(who: str) -> str:
    return f" ({inline(who)})" if who else ""
