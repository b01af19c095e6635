"""What is new to an audience since its last text, and what that text has to be corrected for.

PD-SC: an update without news still says at least one useful thing (ruled out, tried), and never the same text twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.domain.action import Action
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.vocabulary import ActionStatus, Audience, HypothesisStatus, Outcome, Stage, Status
from opsdesk.drafting.facts import INTERNAL, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import objection
from opsdesk.drafting.phrasing import counted, listed, tidy
from opsdesk.drafting.slots.telling import confirmed
from opsdesk.drafting.steps import plain_step

_DOING = {
    Status.INVESTIGATING: "looking for the cause",
    Status.IDENTIFIED: "acting on what we found",
    Status.MONITORING: "watching whether the last step has worked",
}
_CALLED_OFF = {
    Status.CANCELLED: "we have found that there was no problem",
    Status.DUPLICATE: "we report on this together with another problem",
}


def standing(frame: Frame) -> Iterator[Fact]:
    """Where it stands: by name and severity for the desk, as what we are doing for everybody."""
    yield from _for_the_desk(frame)
    status = frame.incident.status
    known = status is Status.INVESTIGATING and frame.confirmed
    doing = _DOING.get(Status.IDENTIFIED if known else status)
    if doing:
        yield confirmed("status", doing, evidence=(str(status),))
    if status in _CALLED_OFF:
        yield confirmed("called_off", _CALLED_OFF[status], evidence=(str(status),))


def news(frame: Frame) -> Iterator[Fact]:
    """For each audience what was ruled out and tried in vain since its last text: completes “since then we …”."""
    for audience in Audience:
        last = frame.incident.last_update(audience)
        if last is None:
            continue
        out = [cause for cause in frame.causes if _ruled_out_since(cause, last.sent_at)]
        vain = [action for action in frame.incident.actions.values() if _in_vain_since(action, last.sent_at)]
        parts = _outside(out, vain) if audience is Audience.CUSTOMERS else _inside(out, vain)
        if parts:
            evidence = (*(cause.name for cause in out), *(action.name for action in vain))
            yield Fact(
                f"news:{audience}", listed(parts), FactState.CONFIRMED, frame.now, evidence, frozenset({audience})
            )


def corrections(frame: Frame) -> Iterator[Fact]:
    """What the last text to an audience said that no longer holds (a contradiction is never passed over in silence)."""
    for audience in Audience:
        last = frame.incident.last_update(audience)
        if last:
            text = _correction(frame, last)
            yield confirmed(
                f"correction:{audience}",
                text,
                at=last.sent_at,
                evidence=(f"U{last.number}",),
                audiences=frozenset({audience}),
            )


def _correction(frame: Frame, last: SentUpdate) -> str:
    when = frame.clock(last.sent_at)
    if frame.incident.status is Status.CANCELLED:
        return f"at {when} we told you of a problem; we have found that there was none"
    if frame.incident.status is Status.DUPLICATE:
        return f"what we told you at {when} belongs to another problem, which we report on separately"
    if last.stage in {Stage.RESOLVED, Stage.POSTMORTEM} and not frame.incident.status.is_over:
        return f"at {when} we said that this was over; it is not"
    return f"our update of {when} was not right; this is what we know now"


def _for_the_desk(frame: Frame) -> Iterator[Fact]:
    incident = frame.incident
    severity = f"SEV-{incident.severity}" if incident.severity else "no severity yet"
    title = "" if objection(incident.title, cause_known=bool(frame.confirmed)) else tidy(incident.title)
    name = f"{incident.name}{f', {title}' if title else ''}"
    evidence = (incident.name,)
    yield confirmed("incident", name, at=incident.declared_at, evidence=evidence, audiences=INTERNAL)
    yield confirmed("state", f"{severity}, {incident.status}", evidence=evidence, audiences=INTERNAL)
    if commander := incident.commander:
        yield confirmed(
            "commander", commander.person, at=commander.since, evidence=("role commander",), audiences=INTERNAL
        )


def _ruled_out_since(cause: Hypothesis, since: datetime) -> bool:
    return cause.status is HypothesisStatus.RULED_OUT and cause.closed_at is not None and cause.closed_at > since


def _in_vain_since(action: Action, since: datetime) -> bool:
    failed = action.outcome in {Outcome.DID_NOT_HELP, Outcome.MADE_IT_WORSE}
    return failed and action.status is ActionStatus.DONE and action.ended_at is not None and action.ended_at > since


def _outside(out: list[Hypothesis], vain: list[Action]) -> list[str]:
    parts = [f"ruled out {counted(len(out), 'possible cause')}"] if out else []
    for action in vain[:1]:
        step = plain_step(action.text)
        parts.append(f"{step.did}, which {action.outcome}" if step else f"took a step that {action.outcome}")
    return parts


def _inside(out: list[Hypothesis], vain: list[Action]) -> list[str]:
    ruled = [f"ruled out “{tidy(cause.statement)}”" for cause in out if not objection(cause.statement)]
    failed = [f"tried “{tidy(item.text)}”, which {item.outcome}" for item in vain if not objection(item.text)]
    return [*ruled, *failed]
