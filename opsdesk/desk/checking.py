"""What the linter is told of an incident: its ledger, its hypotheses, what was sent and what was promised."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from opsdesk.domain.cadence import first_due, latest_promise, promised
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.vocabulary import Audience, Milestone, ServiceState
from opsdesk.drafting.facts import Fact
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.identity import Same
from opsdesk.drafting.lint import KnownFact, KnownHypothesis, LintContext
from opsdesk.drafting.phrasing import in_words
from opsdesk.drafting.writer import Draft

_MINUTE: Final = timedelta(minutes=1)
_SINCE_THEN: Final = frozenset({"news", "overtaken"})
"""Slots that say what became new since a text was sent."""
WRITING_MINUTES: Final = 15
"""For so long a text may say what was true when it was begun."""


def lint_context(
    incident: Incident, audience: Audience, policy: Policy, draft: Draft, *, now: datetime, zone: tzinfo
) -> LintContext:
    """The context for a text to an audience; `draft` brings stage and ledger.

    `now` counts to the minute, as times are told. While it lasts the same context comes back, so that the linter keeps
    what it made of each sentence.
    """
    minute = now.replace(second=0, microsecond=0)
    return _context(Same(incident), audience, Same(policy), Same(draft), minute, zone)


@lru_cache(maxsize=8)
def _context(
    key: Same[Incident], audience: Audience, policy: Same[Policy], written: Same[Draft], now: datetime, zone: tzinfo
) -> LintContext:
    incident, draft = key.thing, written.thing
    latest = latest_promise(incident, audience, draft.stage, policy.thing, now)
    return LintContext(
        stage=draft.stage,
        audience=audience,
        previous=sent_texts(incident, audience),
        news=_news(draft),
        now=now,
        zone=zone,
        next_due=promised(incident, audience) or first_due(incident, audience, policy.thing),
        cadence=latest - now if latest else None,
        has_cadence=latest is not None,
        is_over=incident.status.is_over,
        facts=_facts(draft, now, zone),
        hypotheses=tuple(
            KnownHypothesis(item.statement, item.status, item.band, item.kind) for item in incident.hypotheses.values()
        ),
        resolution_confirmed=incident.reached(Milestone.RESOLVED) is not None,
        security_confirmed=Frame(incident, now, zone).rules.security_confirmed,
        impact_total=_is_total(incident),
        named_actions=tuple(item.text for item in incident.actions.values() if not item.status.is_over),
        services=tuple(incident.services),
        people=incident.everybody,
        contradicted=tuple(map(str, draft.contradictions)),
    )


def sent_texts(incident: Incident, audience: Audience) -> tuple[str, ...]:
    """What an audience was told already, oldest first."""
    return tuple(update.text for update in incident.told(audience))


def _news(draft: Draft) -> tuple[str, ...]:
    """What is another fact now, and what the draft says of the time since its readers' last text."""
    changes = draft.since_last.changes if draft.since_last else ()
    since = (fact.words for fact in draft.ledger.seen_by(draft.audience) if fact.slot in _SINCE_THEN)
    return (*(change.now.words for change in changes if change.now), *since)


def _facts(draft: Draft, now: datetime, zone: tzinfo) -> tuple[KnownFact, ...]:
    """What isn't known is among them: admitting it is honest, and no vagueness."""
    return tuple(
        KnownFact(fact.key, fact.state, fact.words, (*_while_written(fact, now), *_in_utc(fact, zone)))
        for fact in draft.ledger.values()
    )


def _while_written(fact: Fact, now: datetime) -> tuple[str, ...]:
    """How late the update was while somebody wrote that it is: minutes pass meanwhile."""
    if fact.slot != "late" or fact.as_of is None:
        return ()
    return _lately((now - fact.as_of) // _MINUTE)


def _in_utc(fact: Fact, zone: tzinfo) -> tuple[str, ...]:
    """The time that a fact tells on a local clock, as it may be told to readers elsewhere."""
    if fact.as_of is None or f"{fact.as_of.astimezone(zone):%H:%M}" not in fact.words:
        return ()
    return (f"{fact.as_of.astimezone(UTC):%H:%M}",)


@lru_cache(maxsize=8)
def _lately(late: int) -> tuple[str, ...]:
    return tuple(in_words(_MINUTE * minutes) for minutes in range(max(1, late - WRITING_MINUTES), late + 1))


def _is_total(incident: Incident) -> bool | None:
    """Whether a service is out for everybody; None while no service has a state."""
    if not incident.services:
        return None
    return any(service.state is ServiceState.FULL_OUTAGE for service in incident.services.values())
