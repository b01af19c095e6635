"""A text that left the desk, read back: its words, what they were approved on, and what became of them on each channel.

Says the linter's rules in words, so it loads the linter: used on demand only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from opsdesk.config.linting import LintSettings
from opsdesk.domain.delivery import Delivery
from opsdesk.domain.delivery_ways import BY_HAND, told_ways, went_by_hand
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.text import one_line
from opsdesk.drafting.facts import slot_of
from opsdesk.drafting.lint import rule_list
from screens.presenting.details import stamp


def sent_details(
    update: SentUpdate, deliveries: Iterable[Delivery], rules: LintSettings, now: datetime, zone: tzinfo
) -> str:
    """The whole of it, as Enter on an update in the timeline shows it; `rules` are the linter's as the settings have
    them, which know the messages of a team's own."""
    went = [delivery for delivery in deliveries if delivery.update == update.number]
    return "\n".join(
        [
            f"update {update.number} to {update.audience} · {update.stage} · {stamp(update.sent_at, zone)}",
            _approval(update),
            "",
            update.text,
            "",
            "# How it went",
            "",
            *_ways(update, went, now, zone),
            "",
            "# What the linter said",
            "",
            *_findings(update, rules),
            "",
            "# What its readers could be told",
            "",
            *_facts(update),
        ]
    )


def _approval(update: SentUpdate) -> str:
    sent_by = f"sent by {update.sent_by}" if update.sent_by else "nobody says who sent it"
    return f"approved by {update.approved_by}" if update.approved_by else f"{sent_by}; nobody says who approved it"


def _ways(update: SentUpdate, went: Sequence[Delivery], now: datetime, zone: tzinfo) -> Iterator[str]:
    if update.undelivered:
        yield "its readers don't have it: no channel took it"
    for delivery in went:
        at = f", {stamp(delivery.sent_at, zone)}" if delivery.sent_at else ""
        then = f"; next attempt {stamp(delivery.next_at, zone)}" if delivery.next_at else ""
        tries = f", attempt {delivery.attempts}" if delivery.attempts > 1 else ""
        yield f"{one_line(delivery.said(now))}{at}{tries}{then}"
    if went and went_by_hand(update):
        yield BY_HAND
    if not went:
        told = "; ".join(map(one_line, told_ways(update))) or "nobody says how"
        yield f"{told} (this desk sent nothing itself)"
    if update.next_at:
        yield f"promised the next update by {stamp(update.next_at, zone)}"


def _findings(update: SentUpdate, rules: LintSettings) -> Iterator[str]:
    messages = {rule.id: f"{rule.level} {rule.id:<5}{rule.message}" for rule in (*rule_list(), *rule_list(rules))}
    yield from (messages.get(rule, rule) for rule in update.findings)
    if update.override:
        yield f"sent all the same: {update.override}"
    if not update.findings:
        yield "nothing was open" if update.facts else "it wasn't asked"


def _facts(update: SentUpdate) -> Iterator[str]:
    for fact in update.facts:
        yield f"{slot_of(fact.key):<16} {fact.state:<10} {one_line(fact.words)}"
    if not update.facts:
        yield "not kept with it"
