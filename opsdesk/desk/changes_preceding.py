"""What changed just before an incident, of all changes that the desk knows; and from one of them to a hypothesis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from opsdesk.desk import dossiers, registry
from opsdesk.desk.decision import Decision
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.change_preceding import START_IS_A_GUESS, WITHIN, Preceding, Start, preceding
from opsdesk.domain.entries import Payload, board
from opsdesk.domain.errors import Refused
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges.change import is_beginning
from opsdesk.domain.rollback_coverage import change_numbers
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import Milestone, Rating


def before(desk: Desk, incident: Incident, within: timedelta = WITHIN) -> tuple[Preceding, ...]:
    """The changes that went before an incident, the likeliest first."""
    depends_on = {service.name: service.depends_on for service in registry.services(desk)}
    start = Start(
        incident.started_at or desk.clock(),
        tuple(incident.services),
        incident.title,
        known=incident.reached(Milestone.STARTED) is not None,
    )
    stretch = start.at - within, start.at + START_IS_A_GUESS
    near = dossiers.overlapping(desk, CHANGES, ("began_at", "ended_at"), *stretch)
    return preceding(near, start, depends_on, within)


def at_the_beginning(desk: Desk, incident: Incident, now: datetime) -> tuple[Preceding, ...]:
    """As `before`, where it is to be said unasked: of an incident that was declared shortly before a time."""
    return before(desk, incident) if is_beginning(incident, now) else ()


def suspect(found: Preceding) -> Decision:
    """Puts a change on the board as a possible cause, with what speaks for it as first evidence.

    Raises Refused when a hypothesis names the change already.
    """

    def decide(incident: Incident) -> Iterable[Payload]:
        change = found.change
        for held in incident.hypotheses.values():
            if change.number in change_numbers(held.statement):
                raise Refused(f"H{held.number} says so already")
        hypothesis, evidence = incident.next_number("hypothesis"), incident.next_number("evidence")
        rating = Judgement(evidence, hypothesis, Rating.RATHER_CONSISTENT)
        yield board.HypothesisRaised(hypothesis, f"{change.name} {one_line(change.title)}")
        yield board.EvidenceFiled(evidence, one_line(found.evidence), (rating,))

    return decide
