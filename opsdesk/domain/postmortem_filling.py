"""What a postmortem tells because the log tells it: every fact with the entries it stands on, and no fact without.

The timeline is `postmortem_timeline`; what isn't in the log, changes made before the incident and incidents like it, is
given by name.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.board import HypothesisNamed
from opsdesk.domain.entries.declaration import ImpactStated, Mitigated
from opsdesk.domain.entries.note import Decided
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.postmortem import Factor
from opsdesk.domain.postmortem_document import Fact
from opsdesk.domain.postmortem_milestones import Looked
from opsdesk.domain.postmortem_sources import Sources
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import HypothesisStatus, Milestone, Outcome

UNTIL_IN_HAND: Final = (Milestone.STARTED, Milestone.DETECTED, Milestone.DECLARED, Milestone.ACKNOWLEDGED)
"""How it was seen, and how long that took."""


def overview(incident: Incident, found: Sources) -> Iterator[Fact]:
    """How bad it was, what it touched and how long it lasted."""
    if incident.severity:
        yield Fact(f"Severity: SEV-{incident.severity}", found.newest("severity"))
    yield Fact(f"Status: {incident.status}", found.newest("status") or found.of("declared_at"), at=incident.status_at)
    for held in incident.services.values():
        yield Fact(f"Service: {held.name}, at last {held.state}", found.of("services", held.name), at=held.since)
    started, ended = incident.reached(Milestone.STARTED), incident.reached(Milestone.RESOLVED)
    if started is not None and ended is not None and ended >= started:
        both = (found.newest("milestones", Milestone.STARTED), found.newest("milestones", Milestone.RESOLVED))
        yield Fact(f"It lasted {spoken(ended - started)}, from its start to its end.", both[0] + both[1])


def impact(entries: Iterable[Entry]) -> Iterator[Fact]:
    """What was said of what users see, in the order of time."""
    for entry in in_time(entries):
        if isinstance(entry.payload, ImpactStated):
            yield said(entry, entry.payload.impact)


def factors(held: Iterable[Factor], kinds: dict[str, str]) -> Iterator[Fact]:
    """What made it possible, worse or longer."""
    for factor in held:
        meaning = f" ({kinds[factor.kind]})" if factor.kind in kinds else ""
        yield Fact(f"{factor.name} {factor.kind}: {factor.words}{meaning}", factor.entries)


def resolution(incident: Incident, entries: Sequence[Entry], found: Sources) -> Iterator[Fact]:
    """What was done to make it better, what helped, and in which words it was called over."""
    for entry in in_time(entries):
        if isinstance(entry.payload, Mitigated):
            yield said(entry, f"Mitigation: {entry.payload.mitigation}")
    for action in incident.actions.values():
        if action.outcome is Outcome.HELPED:
            words = f"{action.name} {action.text}: helped{f', {action.why}' if action.why else ''}"
            yield Fact(words, found.of("actions", action.number), at=action.ended_at, by=action.owner)
    if incident.resolution:
        yield Fact(f"Resolved: {incident.resolution}", found.newest("resolution"))


def responders(incident: Incident, found: Sources) -> Iterator[Fact]:
    """Who had which role from when until when, and who else was there."""
    held = sorted(incident.roles.values(), key=lambda role: (role.since, role.number))
    for role in held:
        until = f" to {_clock(role.until)}" if role.until else ""
        words = f"{role.role}: {role.person}, from {_clock(role.since)}{until}"
        yield Fact(words, found.of("roles", role.number), at=role.since)
    with_a_role = {role.person for role in held}
    for presence in incident.people.values():
        if presence.person not in with_a_role:
            yield Fact(f"also on it: {presence.person}", found.of("people", presence.person), at=presence.joined_at)


def milestones(
    those: Iterable[Looked], found: Sources, only: Container[Milestone] = tuple(Milestone)
) -> Iterator[Fact]:
    """Each milestone that somebody gave a time, or said to be unknown; what is missing is no fact."""
    for looked in those:
        if looked.known is not None and looked.milestone in only:
            wrong = f" ({', '.join(looked.flags)})" if looked.flags else ""
            settled = "" if looked.is_settled else ", not confirmed"
            words = f"{looked.milestone}: {looked.told}{settled}{wrong}"
            yield Fact(words, found.newest("milestones", looked.milestone), at=looked.at, approx=looked.known.approx)


def hypotheses(incident: Incident, found: Sources) -> Iterator[Fact]:
    """What was thought, the confirmed first, then what was ruled out and by what, then what was never settled."""
    shelf = {HypothesisStatus.CONFIRMED: 0, HypothesisStatus.RULED_OUT: 1}
    for held in sorted(incident.hypotheses.values(), key=lambda held: (shelf.get(held.status, 2), held.number)):
        yield Fact(
            f"{held.status}: {held.name} {held.statement}{_because(incident, held)}",
            (*found.of("hypotheses", held.number), *_evidence(incident, held, found)),
            at=held.closed_at or held.raised_at,
        )


def tried(incident: Incident, found: Sources) -> Iterator[Fact]:
    """Every action with what came of it."""
    for action in incident.actions.values():
        came = action.outcome if action.outcome not in (None, Outcome.NOT_SAID) else action.status
        why = f", {action.why}" if action.why else ""
        at = action.ended_at or action.given_at
        words = f"{action.name} {action.text}: {came}{why}"
        yield Fact(words, found.of("actions", action.number), at=at, by=action.owner)


def decisions(entries: Iterable[Entry]) -> Iterator[Fact]:
    """What was decided."""
    for entry in in_time(entries):
        if isinstance(entry.payload, Decided | HypothesisNamed):
            yield said(entry, entry.payload.headline().partition("decided: ")[2])


def messages(incident: Incident, found: Sources) -> Iterator[Fact]:
    """What readers were told, word for word."""
    for update in sorted(incident.updates.values(), key=lambda update: (update.sent_at, update.number)):
        words = f"to {update.audience} ({update.stage}{f', {update.channel}' if update.channel else ''})"
        seqs = found.of("updates", update.number)
        yield Fact(words, seqs, at=update.sent_at, by=update.approved_by or update.sent_by, detail=update.text)


def changed(incident: Incident, found: Sources) -> Iterator[Fact]:
    """Changes that somebody named during the incident."""
    for change in sorted(incident.changes.values(), key=lambda change: (change.at, change.number)):
        words = f"{f'{change.service}: ' if change.service else ''}{change.text}"
        yield Fact(words, found.of("changes", change.number), at=change.at, approx=change.approx, by=change.by)


def in_time(entries: Iterable[Entry]) -> list[Entry]:
    """Entries in the order in which it happened."""
    return sorted(entries, key=lambda entry: (entry.at, entry.seq))


def said(entry: Entry, words: str) -> Fact:
    """What one entry says."""
    return Fact(words, (entry.seq,), at=entry.at, approx=entry.approx, by=entry.by)


def _because(incident: Incident, held: Hypothesis) -> str:
    proof = incident.evidence.get(held.closed_by)
    why = held.closed_why or (proof.text if proof else "")
    return f": {why}" if why and held.status.is_closed else ""


def _evidence(incident: Incident, held: Hypothesis, found: Sources) -> Iterator[int]:
    for cell in incident.judgements.values():
        if cell.hypothesis == held.number:
            yield from found.of("evidence", cell.evidence)


def _clock(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
