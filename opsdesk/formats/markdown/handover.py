"""The handover: what whoever takes over needs, in the order they need it.

After ICS-201 (situation, objectives, actions, resources, organisation) and the SRE practice of handing over open *and*
eliminated hypotheses and the last update that was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from opsdesk.domain.cadence import Due
from opsdesk.domain.delivery import Delivery, in_doubt
from opsdesk.domain.entries import Entry
from opsdesk.domain.incident import Incident
from opsdesk.domain.staffing import Suggestion
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus, Outcome, Status
from opsdesk.formats.markdown import sections
from opsdesk.formats.markdown.attention import needs
from opsdesk.formats.markdown.decisions import decisions
from opsdesk.formats.markdown.escape import inline
from opsdesk.formats.markdown.page import Clock, bullets, clock_for, numbered, page, part, section, top

_OBJECTIVES = {
    Status.INVESTIGATING: "Find out what users see and what causes it",
    Status.IDENTIFIED: "Make it better for users, then repair the cause",
    Status.MONITORING: "Make sure that it holds, and that nothing else broke",
}


def render(
    incident: Incident,
    entries: Iterable[Entry],
    now: datetime,
    *,
    zone: tzinfo,
    waiting: Sequence[Due] = (),
    suggestions: Sequence[Suggestion] = (),
    went: Sequence[Delivery] = (),
) -> str:
    """The handover as Markdown.

    `waiting` are the updates that are due; `suggestions` are those of the policy about people; `went` is what became of
    the texts, of which those are told that may have reached nobody.
    """
    clock = clock_for(incident, now, zone)
    doubted = in_doubt(went, now)
    return page(
        top("Handover", incident, now, clock),
        section("Situation", sections.situation(incident, clock)),
        section("Do first", numbered(_first(incident, waiting, suggestions, doubted, now))),
        section("Objectives", bullets(_objectives(incident, waiting, clock))),
        _board(incident, clock),
        section("Actions by owner", sections.actions_by_owner(incident, now, clock) or "Nothing is under way."),
        _tried(incident, clock),
        section("Decisions", decisions(incident, entries, clock)),
        section("Updates", sections.last_and_next(incident, waiting, now, clock) or "Nobody was told anything yet."),
        section("Updates that may not be there", bullets(_doubts(incident, doubted, now))),
        section("Roles", sections.roles(incident, clock) or "Nobody has a role."),
        section("Services", sections.services(incident, clock)),
        section("Links", sections.links(incident)),
    )


def _first(
    incident: Incident,
    waiting: Sequence[Due],
    suggestions: Sequence[Suggestion],
    doubted: Sequence[Delivery],
    now: datetime,
) -> Iterator[str]:
    if incident.commander and not incident.status.is_over:
        yield "Say on the call, by name, that you have command now."
    if doubted:
        yield "Look whether the updates below are there, then send them again or drop them (`opsdesk outbox list`)."
    yield from needs(incident, waiting, now)
    yield from (f"{inline(item.text).capitalize()}: {inline(item.why)}" for item in suggestions)


def _doubts(incident: Incident, doubted: Sequence[Delivery], now: datetime) -> Iterator[str]:
    for item in doubted:
        update = incident.updates.get(item.update)
        to = f" to {update.audience}" if update else ""
        yield f"Update {item.update}{to}: {inline(item.said(now))}"


def _objectives(incident: Incident, waiting: Sequence[Due], clock: Clock) -> Iterator[str]:
    if objective := _OBJECTIVES.get(incident.status):
        yield objective
    if incident.plan:
        yield f"Plan: {inline(incident.plan)}"
    for due in waiting:
        promised = ", as promised" if due.promise == due.at else ""
        yield f"Tell {due.audience} by {clock.stamp(due.at)}{promised}"


def _board(incident: Incident, clock: Clock) -> str:
    held = list(incident.hypotheses.values())
    told = {
        status: sections.hypotheses(incident, [item for item in held if item.status is status], clock)
        for status in (HypothesisStatus.CONFIRMED, HypothesisStatus.RULED_OUT)
    }
    still = [item for item in [*incident.board(), *incident.board(HypothesisKind.PATH)] if not item.status.is_closed]
    return section(
        "Hypotheses",
        part("Confirmed", told[HypothesisStatus.CONFIRMED]),
        part("Open", sections.hypotheses(incident, still, clock)),
        part("Ruled out", told[HypothesisStatus.RULED_OUT]),
        "" if held else "None was raised.",
    )


def _tried(incident: Incident, clock: Clock) -> str:
    return section(
        "What was tried",
        part("Made it worse", sections.outcomes(incident, [Outcome.MADE_IT_WORSE], clock)),
        part("Did not help", sections.outcomes(incident, [Outcome.DID_NOT_HELP], clock)),
        part("Dropped", sections.dropped(incident, clock)),
        part("Helped", sections.outcomes(incident, [Outcome.HELPED], clock)),
        part("Done", sections.outcomes(incident, [Outcome.NOT_SAID], clock)),
    )
