"""A vendor on a page: the review pack, and the brief for a negotiation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from opsdesk.domain.reach_words import trust_words
from opsdesk.domain.times import spoken
from opsdesk.domain.vendor import Substitutability
from opsdesk.domain.vendor_incidents import Attributed
from opsdesk.domain.vendor_money import money
from opsdesk.domain.vendor_pack import Pack
from opsdesk.domain.vendor_standing import Standing
from opsdesk.domain.vendor_words import (
    attained_words,
    cost_words,
    deadline_words,
    gone_words,
    kept_words,
    notice_words,
    renewal_words,
)
from opsdesk.formats.markdown.escape import cell, inside, link
from opsdesk.formats.markdown.page import bullets, numbered, page, part, section


def review_pack(pack: Pack) -> str:
    """Terms, performance, incidents, spend, alternatives, open questions."""
    return page(
        _top("Vendor review", pack),
        section("Terms", *(_terms(held) for held in pack.standing.contracts)) or _nothing("Terms", "contract"),
        section("Performance", _performance(pack)) or _nothing("Performance", "commitment"),
        section("Incidents", _incidents(pack.incidents) or "None on this desk."),
        section("Spend over time", _spend(pack.spend), "By the contracts, not by invoices."),
        section("Alternatives and exit", bullets(_alternatives(pack))),
        section("People", bullets(_people(pack))),
        section("Open questions", bullets(map(inside, pack.questions)) or "None."),
    )


def negotiation_brief(pack: Pack) -> str:
    """What one has in hand, what presses, and what to ask for: one page to take into the talk."""
    return page(
        _top("Negotiation brief", pack),
        section("When", numbered(_line(held) for held in pack.standing.contracts) or "No contract is kept."),
        section("In hand", bullets(_in_hand(pack)) or "Nothing is noted that speaks for better terms."),
        section("Against us", bullets(_against(pack)) or "Nothing is noted that ties us."),
        section("Spend over time", _spend(pack.spend)),
        section("To find out first", bullets(map(inside, pack.questions)) or "Nothing."),
    )


def _people(pack: Pack) -> Iterator[str]:
    """Whom to call, each with whether that was tried; what speaks against it first."""
    vendor = pack.vendor
    yield from (f"**To check:** {inside(reason.words)}" for reason in pack.standing.reasons)
    yield from (f"{inside(reach.words)} · {trust_words(vendor, reach)}" for reach in vendor.reaches)


def _nothing(title: str, what: str) -> str:
    return section(title, f"No {what} is kept.")


def _top(kind: str, pack: Pack) -> str:
    vendor = pack.standing.vendor
    known = (
        vendor.name,
        inside(gone_words(vendor)) or str(pack.standing.state),
        f"owner {inside(vendor.owner)}" if vendor.owner else "no owner",
        f"also known as {', '.join(map(inside, vendor.spellings))}" if vendor.spellings else "",
        f"as of {pack.on}",
    )
    return f"# {kind}: {inside(vendor.title)}\n\n{' · '.join(one for one in known if one)}"


def _terms(held: Standing) -> str:
    contract = held.contract
    facts = (
        ("Bought", inside(contract.service)),
        ("Notice", f"**{deadline_words(held)}**"),
        ("Assumed", "; ".join(held.assumed)),
        ("Term", f"from {contract.starts_on or 'an unknown day'} to {held.turns_on or 'an unknown day'}"),
        ("Renewal", renewal_words(contract)),
        ("Notice period", inside(notice_words(contract))),
        ("Notice to", inside(contract.notice_address)),
        ("A renewal locks in", inside(contract.lock_in)),
        ("Cost", cost_words(contract)),
        ("Owner", inside(contract.owner)),
        ("Contract", link(contract.url) if contract.url else ""),
    )
    return part(inside(contract.name), bullets(f"{label}: {words}" for label, words in facts if words))


def _line(held: Standing) -> str:
    return f"{inside(held.contract.name)}: {deadline_words(held)} ({held.state})"


def _performance(pack: Pack) -> str:
    lines: list[str] = []
    for held in pack.performance:
        lines.append(f"- {inside(held.commitment.words)}: {kept_words(held)}")
        lines += (f"  - {inside(attained_words(held.commitment, one))}{_note(one.review.note)}" for one in held.periods)
    lines += (f"- Credits not claimed yet: {money(minor, code)}" for code, minor in pack.unclaimed.items())
    return "\n".join(lines)


def _note(words: str) -> str:
    return f" ({inside(words)})" if words else ""


def _incidents(incidents: Sequence[Attributed]) -> str:
    if not incidents:
        return ""
    rows = (
        f"| {one.name} | {cell(one.title)} | {one.started_at.date() if one.started_at else '–'} | {_lasted(one)}"
        f" | {one.part} |"
        for one in incidents
    )
    return "\n".join(("| | What | Began | Lasted | Part |", "|---|---|---|---|---|", *rows))


def _lasted(one: Attributed) -> str:
    return spoken(one.lasted) if one.over else f"{spoken(one.lasted)} so far"


def _spend(spend: Mapping[str, Mapping[int, int]]) -> str:
    costs = ((year, money(minor, code)) for code, years in sorted(spend.items()) for year, minor in years.items())
    rows = [f"| {year} | {cost} |" for year, cost in costs]
    return "\n".join(("| Year | Cost |", "|---|---:|", *rows)) if rows else "No cost with a term is known."


def _alternatives(pack: Pack) -> Iterator[str]:
    profile = pack.standing.vendor.profile
    yield f"Can be replaced: {profile.substitutability}"
    yield f"Alternatives: {', '.join(map(inside, profile.alternatives)) or 'none named'}"
    yield f"Exit plan: {inside(profile.exit_plan) or 'none'}"
    yield f"Services that depend on it: {', '.join(map(inside, pack.services)) or 'none named'}"
    yield f"Critical services that stand on it: {', '.join(map(inside, pack.critical)) or 'none known'}"
    if pack.connected:
        yield f"Connected with: {', '.join(inside(one.title) for one in pack.connected)}"


def _in_hand(pack: Pack) -> Iterator[str]:
    for held in pack.performance:
        if held.misses:
            yield f"{inside(held.commitment.words)}: {kept_words(held)}"
    yield from (f"{money(minor, code)} of credits not claimed yet" for code, minor in pack.unclaimed.items())
    if pack.incidents:
        newest = ", ".join(f"{one.name} ({one.part})" for one in pack.incidents[:5])
        yield f"Incidents in all: {len(pack.incidents)}, the newest {newest}"
    if alternatives := pack.standing.vendor.profile.alternatives:
        yield f"Alternatives: {', '.join(map(inside, alternatives))}"


def _against(pack: Pack) -> Iterator[str]:
    profile = pack.standing.vendor.profile
    if profile.substitutability in {Substitutability.HARD, Substitutability.NOT}:
        yield f"Can be replaced: {profile.substitutability}"
    if pack.critical:
        yield f"Critical services that stand on it: {', '.join(map(inside, pack.critical))}"
    for held in pack.standing.contracts:
        if held.days_left is not None and held.days_left < 0 and held.state.is_pressing:
            yield f"{inside(held.contract.name)}: {deadline_words(held)}"
        if held.contract.lock_in:
            yield f"{inside(held.contract.name)} locks in: {inside(held.contract.lock_in)}"
