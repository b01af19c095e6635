"""An incident as one HTML file for those who weren't there: it reads anywhere, loads nothing and prints well.

Times are in UTC: a file is read in other places than the one it was written in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from opsdesk.domain.delivery import Delivery
from opsdesk.domain.delivery_ways import ways_of
from opsdesk.domain.entries import Entry
from opsdesk.domain.incident import Incident
from opsdesk.domain.shape_lanes import shape_of
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import Milestone
from opsdesk.formats.html.board import board_section
from opsdesk.formats.html.markup import Html, Piece, element, joined, link, moment, words
from opsdesk.formats.html.page import Section, bullets, facts, page, table, top
from opsdesk.formats.html.picture import picture_section
from opsdesk.formats.html.timeline import timeline
from opsdesk.formats.html.work import actions_section, decisions_section, updates_section
from opsdesk.formats.markdown.page import Clock

UNKNOWN = "not known"


def render(incident: Incident, entries: Iterable[Entry], now: datetime, went: Iterable[Delivery] = ()) -> str:
    """The file, as of `now`; `went` is what became of its texts."""
    log = list(entries)
    clock = Clock.over((entry.at for entry in log), UTC)
    head = top("Incident", incident.name, incident.title, _standing(incident, now))
    sections = (
        Section("Summary", (_summary(incident, clock),)),
        picture_section(shape_of(incident, log, now)),
        Section("Milestones", (_milestones(incident, clock),)),
        Section("Timeline", (timeline(incident, log),)),
        board_section(incident, clock),
        actions_section(incident, clock),
        decisions_section(incident, log, clock),
        updates_section(incident, clock, ways_of(went, now)),
        Section("Changes", (_changes(incident, clock),)),
        Section("Services", (_services(incident, clock),)),
        Section("Roles", (_roles(incident, clock),)),
        Section("Follow-ups", (_follow_ups(incident),)),
        Section(
            "Links", (bullets(joined((words(held.name), ": ", link(held.url))) for held in incident.links.values()),)
        ),
    )
    return page(
        f"{incident.name} {incident.title}", head, sections, foot=f"As of {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC."
    )


def _standing(incident: Incident, now: datetime) -> Iterable[Piece]:
    yield element("span", f"SEV-{incident.severity}", class_="strong") if incident.severity else "no severity"
    yield str(incident.status)
    if incident.started_at:
        started = incident.started_at.astimezone(UTC)
        yield f"{started.day} {started:%B %Y}"
    yield f"{spoken(incident.running(now))}{'' if incident.status.is_over else ' so far'}"
    yield joined(("commander ", words(incident.commander.person))) if incident.commander else "no commander"


def _summary(incident: Incident, clock: Clock) -> Html:
    cause = incident.leading_cause
    started = incident.started_at
    rows: dict[str, Piece] = {
        "Impact": words(incident.impact) or UNKNOWN,
        "Since": moment(started, clock.stamp(started)) if started else UNKNOWN,
        "Leading cause": joined((f"{cause.name} ", words(cause.statement), f", {cause.status}")) if cause else UNKNOWN,
        "Mitigation": words(incident.mitigation) or "none written down",
        "Plan": words(incident.plan) or "none written down",
    }
    if incident.status_why:
        rows["Status"] = joined((f"{incident.status}: ", words(incident.status_why)))
    return facts(rows)


def _milestones(incident: Incident, clock: Clock) -> Html:
    rows = []
    for milestone in Milestone:
        if milestone in incident.milestones:
            known = incident.milestones[milestone]
            when = (
                moment(known.at, f"{'about ' if known.approx else ''}{clock.stamp(known.at)}") if known.at else UNKNOWN
            )
            rows.append((str(milestone), when))
    return table("When each was reached", ("Milestone", "When"), rows, named=True)


def _changes(incident: Incident, clock: Clock) -> Html:
    noted = sorted(incident.changes.values(), key=lambda change: (change.at, change.number))
    rows = [
        (
            moment(held.at, f"{'about ' if held.approx else ''}{clock.stamp(held.at)}"),
            words(held.service) or "–",
            words(held.text),
        )
        for held in noted
    ]
    return table("Changes named during the incident", ("When", "Service", "Change"), rows)


def _services(incident: Incident, clock: Clock) -> Html:
    rows = [
        (words(held.name), str(held.state), moment(held.since, clock.stamp(held.since)))
        for held in incident.services.values()
    ]
    return table("How each fares", ("Service", "State", "Since"), rows, named=True)


def _roles(incident: Incident, clock: Clock) -> Html:
    held = sorted(incident.roles.values(), key=lambda role: (role.since, role.number))
    rows = [
        (
            words(role.person),
            str(role.role),
            moment(role.since, clock.stamp(role.since)),
            moment(role.until, clock.stamp(role.until)) if role.until else "–",
        )
        for role in held
    ]
    return table("Who had which role", ("Who", "Role", "From", "Until"), rows, named=True)


def _follow_ups(incident: Incident) -> Html:
    return bullets(
        joined((words(item.text), " (", words(item.owner), ")")) if item.owner else words(item.text)
        for item in incident.follow_ups.values()
    )
