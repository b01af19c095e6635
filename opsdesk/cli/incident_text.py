"""An incident as text, for `list`, `show` and `search`: one thing a line, the most needed first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from opsdesk.desk.exporting import Whole
from opsdesk.domain.action import Action, by_urgency
from opsdesk.domain.cadence import due, hold, most_urgent, promise_in_words
from opsdesk.domain.decision import MadeDecision, decision_parts
from opsdesk.domain.delivery import in_doubt
from opsdesk.domain.entries import Payload
from opsdesk.domain.entries.board import EvidenceFiled
from opsdesk.domain.hypothesis import NOTHING_RATED, Hypothesis, Weight, weights
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.text import one_line
from opsdesk.domain.times import countdown, elapsed
from opsdesk.domain.told_end import BELIEVED_OVER
from opsdesk.domain.vocabulary import Audience, HypothesisKind, Outcome, Status
from opsdesk.store.reads.timeline import TimelineRow


def row(incident: Incident, policy: Policy, now: datetime) -> str:
    """The line of `list`."""
    first = most_urgent(incident, policy, now)
    update = f"{first.audience} {countdown(first.left(now))}" if first else ""
    standing = (
        f"SEV-{incident.severity or '?'}  {incident.status:<13} {elapsed(incident.running(now)):<13} {update:<17}"
    )
    return f"{incident.name:<7} {standing} {one_line(incident.title)}".rstrip()


def found(row: TimelineRow, zone: tzinfo) -> str:
    """A line of `search`."""
    entry = row.entry
    struck = " (struck)" if row.mark and row.mark.struck else ""
    when = f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M}"
    return f"INC-{entry.incident:<4}{when}  {said(entry.payload, zone)}{struck}"


def said(payload: Payload, zone: tzinfo = UTC) -> str:
    """An entry in one line: its glyph and its words, or for evidence every rating as it is typed."""
    if isinstance(payload, EvidenceFiled):
        ratings = " ".join(f"{cell.rating.sign}H{cell.hypothesis}" for cell in payload.judged)
        return one_line(f"{ratings or payload.glyph()} {payload.fact}")
    return one_line(f"{payload.glyph()} {payload.headline_in(zone)}")


def shown(seen: Whole, policy: Policy, zone: tzinfo) -> str:
    """What `show` prints."""
    return "\n".join(_lines(seen, policy, zone))


def _lines(seen: Whole, policy: Policy, zone: tzinfo) -> Iterator[str]:
    incident = seen.incident
    yield row(incident, policy, seen.now)
    yield from _situation(incident, zone)
    weight_of = weights(incident.judgements)
    for kind, title in ((HypothesisKind.CAUSE, "Causes"), (HypothesisKind.PATH, "Paths")):
        board = incident.board(kind)
        yield from _section(title, [_hypothesis(item, weight_of.get(item.number, NOTHING_RATED)) for item in board])
    actions = by_urgency(incident.actions.values(), seen.now)
    yield from _section("Actions", [_action(item, seen.now) for item in actions])
    yield from _section("Decisions", [line for made in incident.decisions.values() for line in decision(made, zone)])
    yield from _section("Next updates", list(_next_updates(seen, policy, zone)))
    doubted = [f"update {item.update} {one_line(item.said(seen.now))}" for item in in_doubt(seen.deliveries, seen.now)]
    yield from _section("Updates that may not be there", doubted)
    yield from _section("Services", [f"{held.name}: {held.state}" for held in incident.services.values()])
    yield from _section("Links", [f"{link.name}: {link.url}" for link in incident.links.values()])
    yield ""
    went = [update for update in incident.updates.values() if not update.undelivered]
    lost = len(incident.updates) - len(went)
    counts = [entries(len(seen.entries)), f"updates sent: {len(went)}", f"follow-ups: {len(incident.follow_ups)}"]
    yield " · ".join(counts + [f"updates that reached nobody: {lost}"] * bool(lost))


def _situation(incident: Incident, zone: tzinfo) -> Iterator[str]:
    known = {
        "impact": incident.impact,
        "mitigation": incident.mitigation,
        "plan": incident.plan,
        "status": incident.status_why,
        "resolved": incident.resolution if incident.status is Status.CLOSED else "",
        "commander": incident.commander.person if incident.commander else "nobody",
        "here": ", ".join(incident.present),
        "started": f"{incident.started_at.astimezone(zone):%Y-%m-%d %H:%M %Z}" if incident.started_at else "",
    }
    for name, words in known.items():
        if words:
            yield f"{name:<11}{one_line(words)}"


def _next_updates(seen: Whole, policy: Policy, zone: tzinfo) -> Iterator[str]:
    """`customers   last 14:00 · promised 14:30, 4 min overdue · snoozed until 15:10: why`."""
    for audience in Audience:
        last, waiting = seen.incident.last_update(audience), due(seen.incident, audience, policy)
        held = hold(seen.incident, audience, seen.now)
        parts = [f"last {last.sent_at.astimezone(zone):%H:%M}"] if last else []
        if waiting and waiting.promise:
            parts.append(promise_in_words(waiting.promise, seen.now, zone))
        if waiting and waiting.corrects(seen.now):
            parts.append(BELIEVED_OVER)
        if waiting and waiting.at != waiting.promise:
            parts.append(f"{waiting.kind} {waiting.at.astimezone(zone):%H:%M} ({countdown(waiting.at - seen.now)})")
        if held:
            until = f"snoozed until {held.until.astimezone(zone):%H:%M}" if held.until else "paused"
            parts.append(f"{until}: {one_line(held.why)}")
        if waiting or held:
            yield f"{audience:<12}{' · '.join(parts)}"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title} ({len(lines)})"
        yield from (f"  {line}" for line in lines)


def _hypothesis(item: Hypothesis, weight: Weight) -> str:
    standing = item.status if item.status.is_closed else item.band or item.status
    why = f": {one_line(item.closed_why)}" if item.closed_why else ""
    return f"{item.name:<5}{one_line(item.statement)} · {standing}{why} · +{weight.consistent} −{weight.inconsistent}"


def decision(made: MadeDecision, zone: tzinfo) -> Iterator[str]:
    """A decision, and below it what was weighed, who verifies it and whether it worked."""
    when = f"{made.at.astimezone(zone):%H:%M}"
    yield f"{made.name:<5}{when}  {one_line(made.text)}{f' ({made.by})' if made.by else ''}"
    for what, said in decision_parts(made, zone):
        yield f"     {what + ':':<14}{one_line(said)}"


def _action(item: Action, now: datetime) -> str:
    left = item.left(now)
    outcome = item.outcome if item.outcome is not Outcome.NOT_SAID else None
    standing = countdown(left) if left is not None else (outcome or item.status)
    return f"{item.name:<5}{', '.join(item.owners) or 'nobody'}: {one_line(item.text)} · {standing}"


def entries(count: int) -> str:
    """`1 entry`, `23 entries`."""
    return f"{count} entr{'y' if count == 1 else 'ies'}"
