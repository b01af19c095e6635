"""Sections that several pages share. Each gives an empty text when there is nothing to tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from opsdesk.domain.action import Action, by_urgency
from opsdesk.domain.cadence import Due, hold
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import PaceHold
from opsdesk.domain.times import countdown
from opsdesk.domain.vocabulary import ActionStatus, Audience, HypothesisKind, HypothesisStatus, Outcome, Status
from opsdesk.formats.markdown.escape import inline, link, quote
from opsdesk.formats.markdown.page import Clock, bullets


def situation(incident: Incident, clock: Clock) -> str:
    """What users see, what is likely behind it, what was done and what comes next."""
    unknown = "not known yet"
    started = incident.started_at
    cause = incident.leading_cause
    rows = {
        "Impact": inline(incident.impact) or unknown,
        "Since": clock.stamp(started) if started else unknown,
        "Services": ", ".join(f"{inline(held.name)} {held.state}" for held in incident.services.values()) or unknown,
        "Leading cause": f"{hypothesis_line(cause)}, {_standing(cause)}" if cause else unknown,
        "Mitigation": inline(incident.mitigation) or "none written down",
        "Plan": inline(incident.plan) or "none written down",
    }
    if incident.status_why:
        rows["Status"] = f"{incident.status}: {inline(incident.status_why)}"
    if incident.status is Status.CLOSED and incident.resolution:
        rows["Resolved"] = inline(incident.resolution)
    return bullets(f"**{name}:** {text}" for name, text in rows.items())


def _standing(cause: Hypothesis) -> str:
    return "confirmed" if cause.status is HypothesisStatus.CONFIRMED else "not confirmed"


def hypothesis_line(held: Hypothesis) -> str:
    """`H1 pool size (likely; bo tests it)`; once it is closed neither counts any more."""
    tester = f"{inline(held.tester)} tests it" if held.tester else ""
    notes = "" if held.status.is_closed else "; ".join(note for note in (str(held.band or ""), tester) if note)
    path = "path: " if held.kind is HypothesisKind.PATH else ""
    return f"{held.name} {path}{inline(held.statement)}{f' ({notes})' if notes else ''}"


def hypotheses(incident: Incident, those: Iterable[Hypothesis], clock: Clock) -> str:
    """Each with why it was closed and the evidence for and against it, oldest first."""
    return bullets("\n".join([hypothesis_line(held), *_findings(incident, held, clock)]) for held in those)


def _findings(incident: Incident, held: Hypothesis, clock: Clock) -> Iterable[str]:
    if held.closed_at:
        proof = incident.evidence.get(held.closed_by)
        why = inline(held.closed_why) or (inline(proof.text) if proof else "no reason written down")
        yield f"  - {held.status} {clock.stamp(held.closed_at)}: {why}"
    rated = [
        (incident.evidence[cell.evidence], cell.rating)
        for cell in incident.judgements.values()
        if cell.hypothesis == held.number and cell.evidence in incident.evidence
    ]
    for fact, rating in sorted(rated, key=lambda pair: (pair[0].at, pair[0].number)):
        yield f"  - `{rating.sign}` {clock.stamp(fact.at)} {inline(fact.text)}"


def actions_by_owner(incident: Incident, now: datetime, clock: Clock) -> str:
    """Open work under the one who answers for it, the most urgent first; what nobody owns stands on top."""
    groups: dict[str, list[str]] = {}
    for action in by_urgency(incident.actions.values(), now):
        if not action.status.is_over:
            groups.setdefault(action.owner, []).append(f"  - {action_line(action, now, clock)}")
    return bullets(
        "\n".join([f"**{inline(owner) if owner else 'nobody yet'}**", *lines]) for owner, lines in groups.items()
    )


def action_line(action: Action, now: datetime, clock: Clock) -> str:
    """`A2 ask the provider, check-in 14:52 UTC (03:20 left), with cy; blocked: no access`."""
    parts = [f"{action.name} {inline(action.text)}"]
    left = action.left(now)
    if left is not None and action.check_in_at:
        due = f"{countdown(left)} left" if left > timedelta(0) else f"overdue by {countdown(-left)}"
        parts.append(f"check-in {clock.stamp(action.check_in_at)} ({due})")
    if len(action.owners) > 1:
        parts.append(f"with {', '.join(inline(helper) for helper in action.owners[1:])}")
    line = ", ".join(parts)
    return f"{line}; **blocked**: {inline(action.why)}" if action.status is ActionStatus.BLOCKED else line


def outcomes(incident: Incident, of: Sequence[Outcome], clock: Clock) -> str:
    """Actions that ended with one of these outcomes, oldest first."""
    over = [action for action in incident.actions.values() if action.status is ActionStatus.DONE]
    return bullets(_ended(action, clock) for action in _oldest(over) if (action.outcome or Outcome.NOT_SAID) in of)


def dropped(incident: Incident, clock: Clock) -> str:
    """Actions that won't be done."""
    over = [action for action in incident.actions.values() if action.status is ActionStatus.DROPPED]
    return bullets(_ended(action, clock) for action in _oldest(over))


def _oldest(actions: Iterable[Action]) -> list[Action]:
    return sorted(actions, key=lambda action: (action.ended_at is None, action.ended_at or 0, action.number))


def _ended(action: Action, clock: Clock) -> str:
    said = action.outcome if action.outcome not in (None, Outcome.NOT_SAID) else action.status
    when = f" {clock.stamp(action.ended_at)}" if action.ended_at else ""
    owner = f" ({inline(action.owner)})" if action.owner else ""
    return f"{action.name} {inline(action.text)}{owner}: {said}{when}{f', {inline(action.why)}' if action.why else ''}"


def last_and_next(incident: Incident, waiting: Sequence[Due], now: datetime, clock: Clock) -> str:
    """For each audience that heard or waits for something: its last update word for word, when the next is due or was
    promised, and who held it back and why."""
    blocks = []
    by_audience = {due.audience: due for due in waiting}
    for audience in Audience:
        last, due, held = incident.last_update(audience), by_audience.get(audience), hold(incident, audience, now)
        if last is None and due is None and held is None:
            continue
        head = f"**{audience}**: " + (
            f"last {clock.stamp(last.sent_at)} ({last.stage})" if last else "nothing sent yet"
        )
        head += (_next_due(due, now, clock) if due else "") + (_held(held, clock) if held else "")
        blocks.append("\n\n".join(block for block in (head, quote(last.text) if last else "") if block))
    return "\n\n".join(blocks)


def _next_due(due: Due, now: datetime, clock: Clock) -> str:
    """`; promised 14:30 UTC, overdue by 04:00`, `; next due 14:50 UTC, in 12:00`."""
    promise = due.promise if due.promise and (due.promise == due.at or due.breaks_promise(now)) else None
    what = "promised" if promise else "correction due" if due.corrects(now) else "next due"
    left = due.left(now)
    over = f"overdue by {countdown(-left)}" if left < timedelta(0) else f"in {countdown(left)}"
    return f"; {what} {clock.stamp(promise or due.at)}, {over}"


def _held(held: PaceHold, clock: Clock) -> str:
    """`; snoozed until 15:10 UTC by ana: we wait for the provider`."""
    until = f"snoozed until {clock.stamp(held.until)}" if held.until else f"paused since {clock.stamp(held.since)}"
    return f"; {until}{f' by {inline(held.by)}' if held.by else ''}: {inline(held.why)}"


def roles(incident: Incident, clock: Clock) -> str:
    """Who has and had which role, from when until when; and who else is there."""
    held = sorted(incident.roles.values(), key=lambda role: (role.since, role.number))
    lines = [f"{role.role}: {inline(role.person)}, {clock.period(role.since, role.until)}" for role in held]
    active = {role.person for role in held if role.until is None}
    others = [inline(person) for person in incident.present if person not in active]
    return bullets(lines + ([f"also on it: {', '.join(others)}"] if others else []))


def services(incident: Incident, clock: Clock) -> str:
    """How each service fares, and since when."""
    return bullets(
        f"{inline(held.name)}: {held.state}, since {clock.stamp(held.since)}" for held in incident.services.values()
    )


def links(incident: Incident) -> str:
    """Where the bridge, dashboards and the chat are."""
    return bullets(f"{inline(held.name)}: {link(held.url)}" for held in incident.links.values())
