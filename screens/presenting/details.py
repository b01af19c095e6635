"""Things in full, as plain Markdown: what Enter opens and `y` copies."""

from __future__ import annotations

from datetime import datetime, tzinfo

from opsdesk.domain.hypothesis import weigh
from opsdesk.domain.incident import Incident
from opsdesk.domain.times import countdown
from opsdesk.store.reads.timeline import TimelineRow


def stamp(at: datetime | None, zone: tzinfo) -> str:
    """`Tue 17 Nov 14:02:31 UTC`, or “unknown”."""
    if at is None:
        return "unknown"
    local = at.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y %H:%M:%S} {local.tzname() or 'UTC'}"


def overview(incident: Incident, zone: tzinfo) -> str:
    """Services, links, roles and milestones: what the panes have no room for."""
    lines = ["# Services", ""]
    lines += [f"{item.name}: {item.state} since {stamp(item.since, zone)}" for item in incident.services.values()]
    lines += ["", "# Links", ""]
    lines += [f"{item.name}: {item.url}" for item in incident.links.values()]
    lines += ["", "# Roles", ""]
    for held in incident.roles.values():
        until = f" until {stamp(held.until, zone)}" if held.until else ""
        lines.append(f"{held.person}: {held.role} from {stamp(held.since, zone)}{until}")
    lines += ["", "# Milestones", ""]
    for reached in incident.milestones.values():
        lines.append(f"{reached.milestone}: {'about ' if reached.approx else ''}{stamp(reached.at, zone)}")
    return "\n".join(lines)


def entry_details(row: TimelineRow, zone: tzinfo) -> str:
    """An entry with when, who, and what was done to it since."""
    entry, mark = row.entry, row.mark
    lines = [
        f"{'about ' if entry.approx else ''}{stamp(entry.at, zone)} · {entry.by or 'unknown'}",
        "",
        entry.payload.headline_in(zone),
        "",
        f"written down {stamp(entry.recorded_at, zone)} · entry {entry.seq} · {entry.payload.KIND}",
    ]
    if mark and mark.struck:
        lines.append(f"struck by {mark.struck_by}{f': {mark.why}' if mark.why else ''}")
    if mark and mark.edits:
        lines.append(f"edited {mark.edits} time{'s' if mark.edits > 1 else ''}; the first words are in the export")
    return "\n".join(lines)


def hypothesis_details(incident: Incident, number: int, zone: tzinfo) -> str:
    """A hypothesis with its standing and the evidence on it."""
    held = incident.hypotheses[number]
    weight = weigh(number, incident.judgements)
    standing = f" · {held.band}" if held.band else ""
    lines = [
        f"{held.name} {held.statement}",
        "",
        f"{held.kind} · {held.status}{standing} · +{weight.consistent} −{weight.inconsistent}",
        f"raised {stamp(held.raised_at, zone)} by {held.raised_by or 'unknown'}",
    ]
    if held.tester:
        lines.append(f"{held.tester} tests it")
    if held.status.is_closed:
        by = f" by E{held.closed_by}" if held.closed_by else ""
        lines.append(
            f"{held.status} {stamp(held.closed_at, zone)}{by}{f': {held.closed_why}' if held.closed_why else ''}"
        )
    lines.append("")
    for cell in incident.judgements.values():
        if cell.hypothesis == number and (fact := incident.evidence.get(cell.evidence)) is not None:
            lines.append(f"{cell.rating.sign:>2}  {fact.name} {stamp(fact.at, zone)}  {fact.text}")
    return "\n".join(lines)


def action_details(incident: Incident, number: int, now: datetime, zone: tzinfo) -> str:
    """An action with its owner, times and end."""
    held = incident.actions[number]
    left = held.left(now)
    lines = [
        f"{held.name} {held.text}",
        "",
        f"{', '.join(held.owners) or 'nobody'} · {held.lane} · {held.status}",
        f"given {stamp(held.given_at, zone)} by {held.given_by or 'unknown'}",
    ]
    if left is not None:
        lines.append(f"check-in {stamp(held.check_in_at, zone)} ({countdown(left)})")
    if held.every_minutes:
        lines.append(f"asked again every {held.every_minutes} min")
    if held.tests:
        lines.append(f"tells apart {', '.join(f'H{item}' for item in held.tests)}")
    if held.status.is_over:
        lines.append(f"ended {stamp(held.ended_at, zone)}{f' · {held.outcome}' if held.outcome else ''}")
    if held.why:
        lines.append(held.why)
    return "\n".join(lines)
