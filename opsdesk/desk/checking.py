"""What the linter is told of an incident: its ledger, its hypotheses, what was sent and what was promised."""

from __future__ import annotations

from datetime import datetime, tzinfo

from opsdesk.domain.cadence import latest_promise, promised
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy
from opsdesk.domain.vocabulary import Audience, Milestone, ServiceState
from opsdesk.drafting.lint import KnownFact, KnownHypothesis, LintContext
from opsdesk.drafting.writer import Draft


def lint_context(
    incident: Incident, audience: Audience, policy: Policy, draft: Draft, *, now: datetime, zone: tzinfo
) -> LintContext:
    """The context for a text to an audience; `draft` brings stage and ledger."""
    latest = latest_promise(incident, audience, draft.stage, policy, now)
    return LintContext(
        stage=draft.stage,
        audience=audience,
        previous=sent_texts(incident, audience),
        now=now,
        zone=zone,
        next_due=promised(incident, audience),
        cadence=latest - now if latest else None,
        has_cadence=latest is not None,
        facts=_facts(draft),
        hypotheses=tuple(
            KnownHypothesis(item.statement, item.status, item.band, item.kind) for item in incident.hypotheses.values()
        ),
        resolution_confirmed=incident.reached(Milestone.RESOLVED) is not None,
        impact_total=_is_total(incident),
        named_actions=tuple(item.text for item in incident.actions.values() if not item.status.is_over),
        services=tuple(incident.services),
    )


def sent_texts(incident: Incident, audience: Audience) -> tuple[str, ...]:
    """What an audience was told already, oldest first."""
    sent = [update for update in incident.updates.values() if update.audience is audience]
    return tuple(update.text for update in sorted(sent, key=lambda update: (update.sent_at, update.number)))


def _facts(draft: Draft) -> tuple[KnownFact, ...]:
    """What isn't known is among them: admitting it is honest, and no vagueness."""
    return tuple(KnownFact(fact.key, fact.state, fact.words) for fact in draft.ledger.values())


def _is_total(incident: Incident) -> bool | None:
    """Whether a service is out for everybody; None while no service has a state."""
    if not incident.services:
        return None
    return any(service.state is ServiceState.FULL_OUTAGE for service in incident.services.values())
