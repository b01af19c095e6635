"""What is new to an audience since its last text.

PD-SC: an update without news still says at least one useful thing (ruled out, tried), and never the same text twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.domain.action import Action
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import ActionStatus, Audience, HypothesisStatus, Lane, Outcome
from opsdesk.drafting.facts import Fact
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import objection, reads_as_cause
from opsdesk.drafting.phrasing import listed, spelled, tidy
from opsdesk.drafting.slots.overtaken import named_as_suspected, plan_given_up, told_of
from opsdesk.drafting.slots.telling import confirmed
from opsdesk.drafting.slots.work import fixes, names_of
from opsdesk.drafting.steps import TakenStep, plain_step

_MOST_NEWS = 4
_SEE_THEM_BELOW = {Audience.CUSTOMERS, Audience.EXECUTIVES}
"""Whose texts name the steps under way anyhow, or name none."""
_READ_LAST_STEP = {Audience.EXECUTIVES, Audience.ENGINEERS}
"""Whose texts name the last step, with or without plain words."""
_TOLD = " (suspected in that update)"


@dataclass(frozen=True, slots=True)
class _News:
    """What an audience doesn't know yet."""

    out: list[Hypothesis]
    """Causes ruled out."""
    vain: list[Action]
    """Steps that were no use."""
    done: list[Action]
    """Steps that helped, or of which nobody said so, and which no step that is told tells."""
    new: list[Action]
    """Steps begun."""
    plan: str
    """What happened to the plan that it was told."""
    told: frozenset[str]
    """The suspicion that its last text named, by its name."""


def news(frame: Frame) -> Iterator[Fact]:
    """For each audience what was ruled out, tried, finished and begun since its last text: completes “since … we …”."""
    begun = fixes(frame)
    for audience in Audience:
        last = frame.incident.last_update(audience)
        if last is None:
            continue
        out = [cause for cause in frame.causes if _ruled_out_since(cause, last.sent_at)]
        vain = [action for action in frame.in_vain if _ended_since(action, last.sent_at)]
        ended = [action for action in _done(frame, audience) if _ended_since(action, last.sent_at)]
        new = [action for action in begun if action.given_at and action.given_at > last.sent_at]
        if audience is Audience.CUSTOMERS:
            told = told_of(frame, last)
            out = [cause for cause in out if cause.name not in told]
            vain = [action for action in vain if action.name not in told]
            ended = [action for action in ended if action.name not in told and action.outcome is Outcome.HELPED]
        plan = _new_plan(frame, last)
        if parts := _parts(audience, _News(out, vain, ended, new, plan, named_as_suspected(frame, last))):
            times = [cause.closed_at for cause in out] + [action.ended_at for action in (*vain, *ended)]
            times += [action.given_at for action in new]
            yield confirmed(
                f"news:{audience}",
                listed(parts, most=_MOST_NEWS, others="more"),
                at=max(filter(None, times), default=None),
                evidence=(
                    *(cause.name for cause in out),
                    *names_of([*vain, *ended, *new]),
                    *(["plan"] if plan else []),
                ),
                audiences=frozenset({audience}),
            )


def _ruled_out_since(cause: Hypothesis, since: datetime) -> bool:
    return cause.status is HypothesisStatus.RULED_OUT and cause.closed_at is not None and cause.closed_at > since


def _new_plan(frame: Frame, last: SentUpdate) -> str:
    before = plan_given_up(frame, last)
    if not before:
        return ""
    return f"changed the plan (before: “{before}”)" if frame.incident.plan else f"gave up the plan “{before}”"


def _ended_since(action: Action, since: datetime) -> bool:
    return action.ended_at is not None and action.ended_at > since


def _done(frame: Frame, audience: Audience) -> list[Action]:
    """The steps that were carried out and weren't in vain, without those that the last step tells as well."""
    last = frame.told_step if audience in _READ_LAST_STEP else frame.last_step
    done = (action for action in frame.incident.actions.values() if action.status is ActionStatus.DONE)
    return [
        action
        for action in done
        if action.lane is Lane.FIX and action not in frame.in_vain
        if last is None or not (last.action == action.name or _tells(last, action))
    ]


def _tells(step: TakenStep, action: Action) -> bool:
    """A mitigation that was stated when the action had ended tells what it did; so does one of the same kind."""
    if action.ended_at and action.ended_at <= step.at:
        return True
    return (plain := plain_step(action.text)) is not None and plain == plain_step(step.words)


def _parts(audience: Audience, news: _News) -> list[str]:
    """By name as far as the audience may read names, and as numbers where the names beside each other would read as a
    cause and its effect."""
    tell = _outside if audience is Audience.CUSTOMERS else _inside
    begun_now = _counted if audience in _SEE_THEM_BELOW else _named
    parts = [*tell(news), *begun_now(news.new)]
    if parts and reads_as_cause(listed(parts, most=_MOST_NEWS)):
        return [*_outside(news), *_counted(news.new)]
    return parts


def _outside(news: _News) -> list[str]:
    parts = [f"ruled out {spelled(len(news.out), 'possible cause')}"] if news.out else []
    if len(news.vain) > 1:
        parts.append(f"took {spelled(len(news.vain), 'step')}, none of which helped")
    for action in news.vain if len(news.vain) == 1 else ():
        step = plain_step(action.text)
        parts.append(f"{step.did}, which {action.outcome}" if step else f"took a step that {action.outcome}")
    if news.done:
        parts.append(
            "took a step that helped" if len(news.done) == 1 else f"took {spelled(len(news.done), 'step')} that helped"
        )
    return parts


def _inside(news: _News) -> list[str]:
    named = [cause for cause in news.out if not objection(cause.statement, cause_known=False)]
    ruled = [f"ruled out “{tidy(cause.statement)}”{_TOLD if cause.name in news.told else ''}" for cause in named]
    if rest := len(news.out) - len(named):  # a reason in quotation marks reads as the cause, ruled out or not
        ruled.append(f"ruled out {spelled(rest, 'other possible cause' if named else 'possible cause')}")
    failed = [f"tried “{tidy(item.text)}”, which {item.outcome}" for item in news.vain if not objection(item.text)]
    return [
        *ruled,
        *failed,
        *filter(None, [news.plan]),
        *map(_finished, (item for item in news.done if not objection(item.text))),
    ]


def _finished(step: Action) -> str:
    return f"finished “{tidy(step.text)}”{', which helped' if step.outcome is Outcome.HELPED else ''}"


def _counted(new: list[Action]) -> list[str]:
    several = f"began {spelled(len(new), 'new step')}" if len(new) > 1 else "began a new step"
    return [several] if new else []


def _named(new: list[Action]) -> list[str]:
    return [f"began “{tidy(item.text)}”" for item in new if not objection(item.text)]
