"""The fact ledger: everything that may be told about an incident at one moment, to whom, and what stands behind it.

A pure function of the incident: the same log and clock give the same ledger.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from functools import lru_cache
from typing import Final

from opsdesk.config.linting import DEFAULT_LINT, LintSettings
from opsdesk.domain.incident import Incident
from opsdesk.drafting.facts import Fact, FactState, Ledger
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.identity import Same
from opsdesk.drafting.slots import (
    board,
    causes,
    corrections,
    effect,
    news,
    overtaken,
    places,
    planned,
    services,
    standing,
    when,
    work,
)

__all__ = ["SLOTS", "Fact", "FactState", "Ledger", "ledger"]

SLOTS: Final = (
    "incident", "state", "reopened", "commander", "status", "called_off",
    "impact", "impact_at", "past_impact", "seen_now", "scope", "data_now",
    "services", "services_too", "services_still", "services_back", "services_since", "started", "noticed",
    "cause", "discretion", "suspects", "ruled_out", "aside",
    "mitigation", "mitigated_at", "plan", "actions", "open_actions", "tried", "decision", "needs",
    "workaround", "where", "contact", "links", "route",
    "recovered", "resolved", "lasted", "data_effect", "follow_ups", "report",
    "news", "nothing_new", "overtaken", "correction", "customers_were_told",
    "last_update", "late", "now", "next_update", "customers_hear",
)  # fmt: skip
"""Every slot there is, filled or not: the names that a template may use."""

_BUILDERS: Final = (
    standing.standing,
    effect.impact,
    effect.scope,
    services.services,
    when.began,
    causes.cause,
    board.suspects,
    board.ruled_out,
    board.beside_the_point,
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
)
"""What an incident tells as long as nothing is written: of the clock it needs to know the day."""
_OF_NO_PROBLEM: Final = (standing.standing, work.actions, places.where, places.route)
"""What is left to tell of an incident that was none, or belongs to another: what was seen of it was something else."""
_OF_WHAT_WAS_TOLD: Final = (overtaken.nothing_new, overtaken.overtaken, corrections.corrections)
"""What follows from comparing that with what was sent."""
_OF_THE_MOMENT: Final = (when.sent_before, when.first_word, when.moment_of_draft, when.next_word, when.customers_hear)


def ledger(
    incident: Incident,
    now: datetime,
    *,
    next_at: datetime | None = None,
    first_due: datetime | None = None,
    zone: tzinfo = UTC,
    rules: LintSettings = DEFAULT_LINT,
) -> Ledger:
    """The facts as of `now`, with times in words of `zone`.

    `next_at` is when the next update is due, `first_due` when the first one was to whoever was told nothing yet,
    `rules` the linter's: what they stop at sending is in no fact for customers.
    """
    frame = Frame(incident, now, zone, next_at, first_due, rules)
    lasting = _lasting(Same(incident), now.astimezone(zone).date(), zone, rules)
    return Ledger.of((*lasting, *(fact for build in _OF_THE_MOMENT for fact in build(frame))))


@lru_cache(maxsize=8)
def _lasting(key: Same[Incident], day: date, zone: tzinfo, rules: LintSettings) -> tuple[Fact, ...]:
    """Kept while nothing is written, so that a minute that passes costs no walk through the incident."""
    frame = Frame(key.thing, datetime.combine(day, time(12), zone), zone, lint=rules)
    builders = _OF_NO_PROBLEM if key.thing.status.is_called_off else _BUILDERS
    known = Ledger.of(fact for build in builders for fact in build(frame))
    return (*known.values(), *(fact for build in _OF_WHAT_WAS_TOLD for fact in build(frame, known)))
