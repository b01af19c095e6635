"""How vendors are told in a terminal: in a line, in full, what rests on them, which may be one."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.reach_staleness import in_words
from opsdesk.domain.reach_words import trust_words
from opsdesk.domain.text import one_line
from opsdesk.domain.vendor_concentration import Spread
from opsdesk.domain.vendor_duplicates import Proposal
from opsdesk.domain.vendor_money import NO_CURRENCY, money
from opsdesk.domain.vendor_pack import Pack
from opsdesk.domain.vendor_standing import Standing, VendorStanding
from opsdesk.domain.vendor_words import (
    MOST_SHARES,
    REFERENCE,
    attained_words,
    cost_words,
    deadline_words,
    gone_words,
    index_words,
    kept_words,
    notice_words,
    percent,
    renewal_words,
    rest_words,
)


def summary(held: VendorStanding) -> str:
    """`VEN-3   notice window  Acme: notice by 2026-12-02, in 11 days · C-1 · ana`."""
    vendor, first = held.vendor, held.first
    parts = (
        deadline_words(first) if first else "no contract",
        first.contract.name if first else "",
        f"{len(held.contracts)} contracts" if len(held.contracts) > 1 else "",
        vendor.owner or "nobody owns it",
        f"stale: {in_words(held.reasons)}" if held.stale else "",
        gone_words(vendor),
    )
    told = " · ".join(part for part in parts if part)
    return one_line(f"{vendor.name:<7} {held.state:<15}{vendor.title}: {told}")


def due_line(held: VendorStanding, due: Standing) -> str:
    """The same of one contract, by which the vendor has to be told something."""
    vendor, contract = held.vendor, due.contract
    owner = contract.owner or vendor.owner or "nobody owns it"
    stale = f" · stale: {in_words(held.reasons)}" if held.stale else ""
    words = f"{vendor.title}: {deadline_words(due)} · {contract.name} · {owner}{stale}"
    return one_line(f"{vendor.name:<7} {due.state:<15}{words}")


def told(pack: Pack) -> Iterator[str]:
    """A vendor in full: what presses first."""
    vendor, profile = pack.vendor, pack.vendor.profile
    yield one_line(f"{vendor.name} {vendor.title} · {gone_words(vendor) or pack.standing.state}")
    yield from (one_line(f"stale: {reason.words}") for reason in pack.standing.reasons)
    facts = (
        ("owner", vendor.owner),
        ("also known", ", ".join(vendor.spellings)),
        ("group", profile.group),
        ("replaced", str(profile.substitutability)),
        ("instead", ", ".join(profile.alternatives)),
        ("exit plan", profile.exit_plan),
        ("services", ", ".join(pack.services)),
        ("critical", ", ".join(pack.critical)),
        ("status page", profile.status_url),
        ("diligence", f"RUN-{profile.diligence_run}" if profile.diligence_run else ""),
    )
    yield from _facts(facts)
    for place, reach in enumerate(vendor.reaches, start=1):
        yield one_line(f"contact     {place}. {reach.words} · {trust_words(vendor, reach)}")
    for standing in pack.standing.contracts:
        yield from _contract(standing)
    yield from _performance(pack)
    yield from (one_line(f"{one.name:<12}{one.part}: {one.title}") for one in pack.incidents)
    yield from (one_line(f"open        {words}") for words in pack.questions)


def spread_told(held: Spread) -> Iterator[str]:
    """Spend by currency, critical services, what can't be replaced, who belongs together."""
    for currency, spread in held.spend.items():
        yield f"spend a year, {currency or NO_CURRENCY}: {index_words(spread)}"
        for share in spread.shares[:MOST_SHARES]:
            yield one_line(f"  {percent(share.share):>7}  {share.vendor.title} · {money(share.amount, currency)}")
        if rest := rest_words(spread):
            yield f"{'':>10}{rest}"
    if held.without_cost:
        yield f"no cost is known of {len(held.without_cost)} vendors: their share isn't in this"
    yield f"critical services, {held.critical} in the registry: {index_words(held.services)}"
    for one in held.dependences[:MOST_SHARES]:
        yield one_line(f"  {one.vendor.title}: {', '.join(one.services)}")
    for one in held.single_points:
        yield one_line(f"single point: {one.vendor.title}, can be replaced: {one.vendor.profile.substitutability}")
    for group, members in held.connected.items():
        yield one_line(f"connected, {group}: {', '.join(vendor.title for vendor in members)}")
    yield f"HHI: {REFERENCE}"


def proposal(one: Proposal) -> str:
    """`VEN-14 Data#3 Limited = VEN-8 Data#3? the same but for … · opsdesk vendor merge 14 --into 8`."""
    first, second = one.first, one.second
    merge = f"opsdesk vendor merge {second.number} --into {first.number}"
    return one_line(f"{second.name} {second.title} = {first.name} {first.title}? {one.why} · {merge}")


def _contract(held: Standing) -> Iterator[str]:
    contract = held.contract
    yield one_line(f"contract {contract.name}: {held.state} · {deadline_words(held)}")
    facts = (
        ("assumed", "; ".join(held.assumed)),
        ("bought", contract.service),
        ("renewal", renewal_words(contract)),
        ("notice", notice_words(contract)),
        ("notice to", contract.notice_address),
        ("locks in", contract.lock_in),
        ("cost", cost_words(contract)),
        ("link", contract.url),
    )
    yield from (f"  {line}" for line in _facts(facts))


def _performance(pack: Pack) -> Iterator[str]:
    for held in pack.performance:
        yield one_line(f"committed   {held.commitment.words}: {kept_words(held)}")
        yield from (one_line(f"  {attained_words(held.commitment, one)}") for one in held.periods)
    yield from (f"unclaimed   {money(minor, currency)}" for currency, minor in pack.unclaimed.items())


def _facts(facts: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield from (one_line(f"{label:<12}{words}") for label, words in facts if words)
