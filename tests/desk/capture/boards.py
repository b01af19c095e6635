"""Incidents in memory, for reading lines against: what a decision says is applied without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from opsdesk.desk import actions, declaring, hypotheses, people
from opsdesk.desk.capture import Context, Reading, read
from opsdesk.desk.decision import Decision
from opsdesk.domain.entries import Entry
from opsdesk.domain.fold import apply
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import HypothesisKind, Rating
from tests.fakes import START


def after(incident: Incident, *decisions: Decision, at: datetime = START, approx: bool = False) -> Incident:
    """The incident once decisions were taken."""
    for decision in decisions:
        for payload in list(decision(incident)):
            entry = Entry(1, incident.seq + 1, f"k{incident.seq}", at, START, "ana", payload, approx)
            incident = apply(incident, entry)
    return incident


def busy() -> Incident:
    """H1, H2 (a path) open, H3 ruled out; A1 bo's, A2 ended; E1 against H1; ana commands and bo is there."""
    return after(
        Incident(number=1),
        declaring.declare("Card payments fail", severity=2, commander="ana"),
        hypotheses.raise_hypothesis("pool size in 4.2"),
        hypotheses.raise_hypothesis("restore the copy", HypothesisKind.PATH),
        hypotheses.raise_hypothesis("database failover"),
        hypotheses.rule_out(3, "no failover happened"),
        hypotheses.file_evidence("began before it", {1: Rating.RATHER_INCONSISTENT}),
        actions.give("roll back release 4.2 on eu-1", ["bo"], check_in_at=START),
        actions.give("look at the pool", ["bo"], check_in_at=START),
        actions.end(2),
        people.join("eli"),
    )


BUSY = busy()


def context(
    incident: Incident = BUSY,
    *,
    now: datetime = START,
    zone: tzinfo = UTC,
    target: int | None = None,
    services: frozenset[str] = frozenset(),
) -> Context:
    """What lines are read against; `cy` is known from other incidents."""
    return Context(
        incident, now, by="ana", zone=zone, target=target, known_people=frozenset({"cy"}), known_services=services
    )


def reading(line: str, **how: object) -> Reading:
    """How a line is read."""
    return read(line, context(**how))


def entered(line: str, **how: object) -> Incident:
    """The incident once a line was entered."""
    against = context(**how)
    found = read(line, against)
    assert found.decision, found.problem or found
    return after(against.incident, found.decision, at=found.at or against.now, approx=found.approx)


def noted(line: str, **how: object) -> str:
    """The words of the note that a line becomes."""
    found = reading(line, **how)
    assert found.kind == "note", found
    assert found.decision
    (payload,) = found.decision(replace(BUSY))
    return payload.text
