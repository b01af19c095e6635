"""Where it stands: by name and severity for the desk, as what we are doing for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.domain.vocabulary import Status
from opsdesk.drafting.facts import INTERNAL, Fact
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import objection
from opsdesk.drafting.phrasing import as_name, tidy
from opsdesk.drafting.slots.called_off import called_off
from opsdesk.drafting.slots.telling import confirmed

_DOING = {
    Status.INVESTIGATING: "looking for the cause",
    Status.IDENTIFIED: "working to fix it",
    Status.MONITORING: "watching whether our last step has worked",
}


def standing(frame: Frame) -> Iterator[Fact]:
    """Where it stands: by name and severity for the desk, as what we are doing for everybody."""
    yield from _for_the_desk(frame)
    status, since = frame.incident.status, frame.incident.status_at or frame.incident.declared_at
    evidence = frame.stamp(since, f"status {status}")
    known = status is Status.INVESTIGATING and frame.confirmed
    doing = _DOING.get(Status.IDENTIFIED if known else status)
    if doing:
        yield confirmed("status", doing, at=since, evidence=evidence)
    if words := called_off(frame):
        yield confirmed("called_off", words, at=since, evidence=evidence)


def _for_the_desk(frame: Frame) -> Iterator[Fact]:
    incident = frame.incident
    severity = f"SEV-{incident.severity}" if incident.severity else "no severity yet"
    title = "" if objection(incident.title, cause_known=bool(frame.confirmed)) else tidy(incident.title)
    name = f"{incident.name}{f', {title}' if title else ''}"
    evidence = (incident.name,)
    yield confirmed("incident", name, at=incident.declared_at, evidence=evidence, audiences=INTERNAL)
    yield confirmed("state", f"{severity}, {incident.status}{_why(frame)}", evidence=evidence, audiences=INTERNAL)
    if incident.reopened_at and not incident.status.is_over:
        yield _open_again(frame, incident.reopened_at)
    if commander := incident.commander:
        yield confirmed(
            "commander", as_name(commander.person), at=commander.since, evidence=("role commander",), audiences=INTERNAL
        )


def _why(frame: Frame) -> str:
    """Why it was called off, as far as its words may be read."""
    why = tidy(frame.incident.status_why) if frame.incident.status.is_called_off else ""
    return f": {why}" if why and not objection(why, people=frame.people) else ""


def _open_again(frame: Frame, since: datetime) -> Fact:
    """Since when, and why as far as its words may be read: completes “Open again since …”."""
    why = frame.incident.reopened_why
    when = frame.clock(since)
    barred = objection(f"Open again since {when}: {tidy(why)}", cause_known=bool(frame.confirmed))
    words = when if barred or not why else f"{when}: {tidy(why)}"
    return confirmed("reopened", words, at=since, evidence=frame.stamp(since, "opened again"), audiences=INTERNAL)
