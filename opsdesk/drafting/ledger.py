"""The fact ledger: everything that may be told about an incident at one moment, to whom, and what stands behind it.

A pure function of the incident: the same log, clock and approvals give the same ledger.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.drafting.facts import Fact, FactState, Ledger
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.slots import causes, effect, news, places, planned, when, work

__all__ = ["SLOTS", "Fact", "FactState", "Ledger", "ledger"]

SLOTS: Final = (
    "incident", "state", "commander", "status", "called_off",
    "impact", "impact_at", "past_impact", "seen_now", "scope", "services", "services_still", "services_back", "started",
    "noticed",     "cause", "suspects", "ruled_out", "aside",
    "mitigation", "mitigated_at", "plan", "actions", "open_actions", "tried", "decision", "needs",
    "workaround", "where", "contact", "links", "route",
    "recovered", "resolved", "lasted", "data_effect", "follow_ups", "report",
    "news", "correction", "last_update", "late", "now", "next_update",
)  # fmt: skip
"""Every slot there is, filled or not: the names that a template may use."""

_BUILDERS: Final = (
    news.standing,
    effect.impact,
    effect.scope,
    effect.services,
    when.began,
    causes.cause,
    causes.suspects,
    causes.ruled_out,
    causes.beside_the_point,
    planned.mitigation,
    planned.plan,
    work.actions,
    work.tried,
    work.decisions,
    work.needs,
    effect.meanwhile,
    places.where,
    places.route,
    when.ending,
    effect.data_effect,
    planned.follow_ups,
    places.report,
    news.news,
    news.corrections,
    when.sent_before,
    when.moment_of_draft,
    when.next_word,
)


def ledger(
    incident: Incident,
    now: datetime,
    *,
    next_at: datetime | None = None,
    zone: tzinfo = UTC,
    approved_suspects: frozenset[int] = frozenset(),
) -> Ledger:
    """The facts as of `now`, with times in words of `zone`.

    `next_at` is when the next update is due; `approved_suspects` are the numbers of the suspected causes that the
    commander lets customers hear of.
    """
    frame = Frame(incident, now, zone, next_at, approved_suspects)
    return Ledger.of(fact for build in _BUILDERS for fact in build(frame))
