"""A postmortem's document, filled in from the incident's log and from what the desk knows around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import changes_preceding, followups, followups_ideas, recurrences, similar
from opsdesk.desk.desk import FROM_THE_RECORD, Desk
from opsdesk.domain import postmortem_filling as filling
from opsdesk.domain.change_preceding import Preceding
from opsdesk.domain.entries import Entry
from opsdesk.domain.incident import Incident
from opsdesk.domain.person import people_in
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_anonymous import anonymised, roles_for
from opsdesk.domain.postmortem_document import Document, Fact, Part
from opsdesk.domain.postmortem_factors import taxonomy
from opsdesk.domain.postmortem_milestones import looked_at
from opsdesk.domain.postmortem_sources import settled, sources
from opsdesk.domain.postmortem_timeline import preceding, timeline
from opsdesk.domain.seen_before import Seen
from opsdesk.domain.shape_lanes import shape_of

BEFORE: Final = timedelta(hours=24)
"""How long before its start the timeline begins."""
_SHORT_NAME: Final = re.compile(r"[^\W\dA-Z][^\sA-Z@]*")
"""A person, as the desk writes one; in a record an idea's owner may be a team (“Database”)."""


def document(
    desk: Desk, settings: Settings, held: Postmortem, *, anonymous: bool = False, drawn: bool = False
) -> Document:
    """All of a postmortem as it is known now; on demand with roles for names, and with the incident's shape."""
    incident = desk.incident(held.incident)
    entries = [_by_somebody(entry) for entry in settled(desk.entries(held.incident), incident.marks)]
    taken = tuple(followups.of_incident(desk, incident.number))
    ideas = tuple(followups_ideas.ideas(desk, incident))
    before = changes_preceding.before(desk, incident, BEFORE)
    started = incident.started_at
    kinds = {kind.id: kind.words for kind in taxonomy(settings.postmortems.factors).values()}
    filled = Document(
        held,
        incident.title,
        incident.severity,
        str(incident.status),
        started.astimezone(UTC).date() if started else None,
        desk.clock(),
        kinds,
        _facts(desk, held, incident, entries, before, kinds),
        taken,
        ideas,
        shape_of(incident, entries, desk.clock()) if drawn else None,
    )
    return anonymised(filled, _roles(filled, incident, entries)) if anonymous else filled


def _facts(
    desk: Desk,
    held: Postmortem,
    incident: Incident,
    entries: list[Entry],
    before: tuple[Preceding, ...],
    kinds: dict[str, str],
) -> dict[Part, tuple[Fact, ...]]:
    found, milestones = sources(entries), looked_at(held, incident, desk.clock())
    return {
        Part.OVERVIEW: tuple(filling.overview(incident, found)),
        Part.IMPACT: tuple(filling.impact(entries)),
        Part.FACTORS: tuple(filling.factors(held.factors, kinds)),
        Part.RESOLUTION: tuple(filling.resolution(incident, entries, found)),
        Part.RESPONDERS: tuple(filling.responders(incident, found)),
        Part.MILESTONES: tuple(filling.milestones(milestones, found)),
        Part.DETECTION: tuple(filling.milestones(milestones, found, filling.UNTIL_IN_HAND)),
        Part.HYPOTHESES: tuple(filling.hypotheses(incident, found)),
        Part.TRIED: tuple(filling.tried(incident, found)),
        Part.DECISIONS: tuple(filling.decisions(entries)),
        Part.CHANGED: (*preceding(before), *filling.changed(incident, found)),
        Part.SEEN_BEFORE: (*_again(desk, incident), *map(_seen, similar.seen_before(desk, incident.number))),
        Part.MESSAGES: tuple(filling.messages(incident, found)),
        Part.TIMELINE: timeline(entries, before),
    }


def _by_somebody(entry: Entry) -> Entry:
    """What a record ascribes to nobody was written by nobody."""
    return replace(entry, by="") if entry.by == FROM_THE_RECORD else entry


def _again(desk: Desk, incident: Incident) -> Iterator[Fact]:
    """What somebody found it to be again."""
    for held in recurrences.of_incident(desk, incident.number):
        if held.incident == incident.number:
            words = f"it is INC-{held.earlier} again: {held.why}"
            yield Fact(words, refs=(held.name, f"INC-{held.earlier}"), at=held.linked_at, by=held.linked_by)


def _seen(seen: Seen) -> Fact:
    fixed = f"; what helped: {seen.fixed_by[0]}" if seen.fixed_by else ""
    left = f"; {seen.left_undone}" if seen.left_undone else ""
    return Fact(f"{seen.incident.title} (both: {', '.join(seen.words)}){fixed}{left}", refs=(seen.incident.name,))


def _roles(filled: Document, incident: Incident, entries: Iterable[Entry]) -> dict[str, str]:
    """What stands for each person whom the document may name."""
    there = dict.fromkeys((*incident.people, *_at_work(incident), *(entry.by for entry in entries)))
    there.pop(FROM_THE_RECORD, None)
    return roles_for(incident, there, (name for name in _others(filled) if name != FROM_THE_RECORD))


def _at_work(incident: Incident) -> Iterator[str]:
    for action in incident.actions.values():
        yield from (*action.owners, action.given_by)
    for held in incident.hypotheses.values():
        yield from (held.tester, held.raised_by)
    for update in incident.updates.values():
        yield from (update.sent_by, update.approved_by)
    yield incident.declared_by


def _others(filled: Document) -> Iterator[str]:
    """Who had to do with it afterwards, or is called by name in a text."""
    held = filled.postmortem
    yield held.owner
    yield from held.review.present if held.review else ()
    yield from held.answered_by.values()
    yield from (one.by for one in held.confirmed)
    for one in filled.follow_ups:
        yield from (one.task.owner, one.opened_by, one.ended_by)
    yield from (idea.owner for idea in filled.ideas if _SHORT_NAME.fullmatch(idea.owner))
    for facts in filled.facts.values():
        for fact in facts:
            yield fact.by
            yield from _called(f"{fact.words} {fact.detail}")
    for said in held.answers.values():
        yield from _called(said)


def _called(text: str) -> Iterator[str]:
    """Who is called by name in a text; the mere word may be any other one."""
    return (f"@{name}" for name in people_in(text))
