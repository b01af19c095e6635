"""A vendor in full: what presses first, then what is known, what they kept, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.reach_words import trust_words
from opsdesk.domain.vendor_money import money
from opsdesk.domain.vendor_performance import performance, unclaimed
from opsdesk.domain.vendor_standing import NoticeState, Standing, VendorStanding
from opsdesk.domain.vendor_words import (
    attained_words,
    cost_words,
    deadline_words,
    kept_words,
    notice_words,
    renewal_words,
)
from screens.presenting.listing import Fact, Heading, Line, Part, if_any

WARNING, ERROR, ACCENT = "$text-warning", "$text-error", "$text-accent"
STYLES = {
    NoticeState.OVERDUE: ERROR,
    NoticeState.WINDOW: WARNING,
    NoticeState.NEGOTIATE: ACCENT,
    NoticeState.EVALUATE: ACCENT,
    NoticeState.ROLLING: WARNING,
}
"""How a state looks, in the list too."""


def detail(held: VendorStanding) -> Iterator[Part]:
    """A vendor in full: what presses first, then what is known and what they kept."""
    vendor, profile = held.vendor, held.vendor.profile
    yield Fact("State", held.state, vendor.name, style=STYLES.get(held.state, ""))
    yield Fact("Owner", vendor.owner)
    yield from if_any("Also known as", [Fact("", name) for name in vendor.spellings])
    for one in held.contracts:
        yield from _contract(one)
    yield from _performance(held)
    yield Heading("Relying on it")
    yield Fact("Services", ", ".join(profile.services))
    yield Fact("Replacing it", profile.substitutability)
    yield Fact("Alternatives", ", ".join(profile.alternatives))
    yield Fact("Exit plan", profile.exit_plan)
    if profile.group:
        yield Fact("Group", profile.group)
    yield Heading("Escalation path")
    yield from (Line(reason.words, "!", style=WARNING) for reason in held.reasons)
    for place, reach in enumerate(vendor.reaches, start=1):
        yield Line(f"{reach.words} · {trust_words(vendor, reach)}", f"{place}.")
    if not vendor.reaches and not held.stale:
        yield Line("nobody said whom to call: e says it")
    if profile.status_url:
        yield Fact("Status page", profile.status_url)
    run = f"RUN-{profile.diligence_run}" if profile.diligence_run else ""
    yield Fact("Due diligence", run, "" if run else "none yet: D begins it", leads_to=run)


def _contract(held: Standing) -> Iterator[Part]:
    contract = held.contract
    yield Heading(contract.name, held.state)
    yield Line(deadline_words(held), style=f"bold {STYLES.get(held.state, '')}".strip())
    yield from (Line(words, "!", style=WARNING) for words in held.assumed)
    facts = (
        ("Bought", contract.service),
        ("Renewal", renewal_words(contract)),
        ("Notice", notice_words(contract)),
        ("Notice to", contract.notice_address),
        ("Locks in", contract.lock_in),
        ("Cost", cost_words(contract)),
        ("Kept at", contract.url),
    )
    yield from (Fact(label, words) for label, words in facts if words)


def _performance(held: VendorStanding) -> Iterator[Part]:
    vendor = held.vendor
    kept = performance(vendor.commitments, vendor.reviews)
    if kept:
        yield Heading("Promised and kept")
    for one in kept:
        yield Line(f"{one.commitment.words}: {kept_words(one)}", style=WARNING if one.missed_in_a_row else "")
        yield from (
            Line(attained_words(one.commitment, period), "✗" if period.missed else "✓", indent=2)
            for period in reversed(one.periods)
        )
    yield from (
        Fact("Unclaimed", money(minor, code), style=WARNING) for code, minor in unclaimed(vendor.reviews).items()
    )
