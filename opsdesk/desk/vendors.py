"""Use cases about vendors: keep one, its contracts and what it promised, give notice, renew, review."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from opsdesk.desk import dossiers, runs
from opsdesk.desk.decision import is_still_to_come, need_reason, words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.desk.vendors_checking import MOST_MINOR, checked_commitment, checked_contract, checked_profile, currency
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.text import one_line, quoted
from opsdesk.domain.vendor import Profile, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_contract_happenings import CommitmentKept, ContractKept, NoticeGiven, Renewed, Reviewed
from opsdesk.domain.vendor_happenings import VENDORS, Added, Edited, Retired
from opsdesk.domain.vendor_performance import Commitment, Review, checked_period, first_day

MOST: Final = 100_000
"""Vendors that are listed."""


def add(desk: Desk, profile: Profile) -> Vendor:
    """Begins to keep a vendor; refused where one of exactly this name is there, not of a like one."""
    kept = checked_profile(profile)
    _run_is_there(desk, kept)

    def decide(vendor: Vendor) -> Iterable[Added]:
        held = next((one for one in listed(desk) if kept.name in one.names), None)
        if held is not None:
            raise Refused(f"{held.name} is {held.title} already")
        yield Added(kept)

    return dossiers.begin(desk, VENDORS, decide)


def edit(desk: Desk, number: int, profile: Profile, shown: Profile) -> Vendor:
    """Makes what is known read otherwise; EditedMeanwhile when it isn't any more as its form showed it."""
    kept = checked_profile(profile)
    _run_is_there(desk, kept)

    def decide(vendor: Vendor) -> Iterable[Edited]:
        dealt_with(vendor)
        if vendor.profile != shown:
            raise EditedMeanwhile(vendor.name, mine=kept.name, theirs=vendor.title)
        if kept != shown:
            yield Edited(kept)

    return dossiers.do(desk, VENDORS, number, decide)


def keep_contract(desk: Desk, number: int, contract: Contract, *, shown: Contract | None = None) -> Vendor:
    """Adds a contract, or makes the one that a form showed read otherwise; its reference stays."""
    kept = checked_contract(contract)

    def decide(vendor: Vendor) -> Iterable[ContractKept]:
        dealt_with(vendor)
        held = vendor.contract(kept.ref)
        if shown is None and held is not None:
            raise Refused(f"{vendor.name} has a contract {kept.ref} already")
        if shown is not None and held != shown:
            raise EditedMeanwhile(f"contract {kept.ref}", mine=kept.service, theirs=held.service if held else "gone")
        if kept != held:
            yield ContractKept(kept)

    return dossiers.do(desk, VENDORS, number, decide)


def give_notice(desk: Desk, number: int, ref: str, on: date, ends_on: date, words: str = "") -> Vendor:
    """Notes that notice was given, on which day, and when the contract ends by it."""
    if is_still_to_come(on, desk.clock()):
        raise BadInput(f"{on} is still to come: note a notice once it was given")
    if ends_on < on:
        raise BadInput(f"it can't end before notice was given, on {on}")
    said = words_if_any(words)

    def decide(vendor: Vendor) -> Iterable[NoticeGiven]:
        if contract_of(vendor, ref).noticed_on is not None:
            raise Refused(f"notice of {ref} was given already")
        yield NoticeGiven(ref, on, ends_on, said)

    return dossiers.do(desk, VENDORS, number, decide)


def renew(desk: Desk, number: int, ref: str, until: date, why: str = "") -> Vendor:
    """Notes that it was decided to go on, and when it renews next."""
    said = one_line(words_if_any(why))

    def decide(vendor: Vendor) -> Iterable[Renewed]:
        held = contract_of(vendor, ref)
        checked_contract(replace(held, renews_on=until, ends_on=None))
        if held.turns_on is not None and until <= held.turns_on:
            raise BadInput(f"{ref} runs until {held.turns_on} anyway: it renews after that")
        yield Renewed(ref, until, said)

    return dossiers.do(desk, VENDORS, number, decide)


def commit(desk: Desk, number: int, commitment: Commitment) -> Vendor:
    """Keeps what a vendor promised, in place of what it promised of the same measure before."""
    kept = checked_commitment(commitment)
    return _do(desk, number, lambda vendor: CommitmentKept(kept))


def review(desk: Desk, number: int, found: Review, shown: Vendor | None = None) -> Vendor:
    """Keeps what was attained in a period; raises BadInput for a measure or a period that nothing was promised of.

    With the vendor as a form showed it, EditedMeanwhile says that somebody reviewed the period since.
    """
    if not math.isfinite(found.attained):
        raise BadInput("what was attained is no number")
    for minor in (found.claimable_minor, found.claimed_minor):
        if not 0 <= minor <= MOST_MINOR:
            raise BadInput("a credit is an amount of money that isn't below 0")
    code, note = currency(found.currency), one_line(words_if_any(found.note))

    def rule(vendor: Vendor) -> Reviewed:
        period = checked_period(_promised_of(vendor, found.measure), found.period)
        if is_still_to_come(first_day(period), desk.clock()):
            raise BadInput(f"{period} is still to come: nothing was attained in it yet")
        theirs = _review(vendor, found.measure, period)
        if shown is not None and theirs != _review(shown, found.measure, period):
            kept = f"{theirs.attained:g}" if theirs else "none"
            raise EditedMeanwhile(f"{found.measure} {period}", mine=f"{found.attained:g}", theirs=kept)
        return Reviewed(replace(found, period=period, currency=code, note=note))

    return _do(desk, number, rule)


def review_of(vendor: Vendor, found: Review) -> Review | None:
    """What is kept of the same measure and period; raises BadInput where nothing was promised of them."""
    return _review(vendor, found.measure, checked_period(_promised_of(vendor, found.measure), found.period))


def retire(desk: Desk, number: int, why: str) -> Vendor:
    """Says that nobody deals with it any more; what happened stays readable."""
    reason = one_line(need_reason(why, "retiring a vendor"))
    return _do(desk, number, lambda vendor: Retired(reason))


def undo(desk: Desk, number: int) -> Vendor:
    """Takes back what I wrote in it last; raises Refused when that can't be."""
    return dossiers.undo(desk, VENDORS, number)


def one(desk: Desk, number: int) -> Vendor:
    """A vendor as it stands; raises NotFound."""
    return dossiers.one(desk, VENDORS, number)


def named(desk: Desk, word: str) -> Vendor:
    """The vendor of a number (VEN-3, 3) or a name, whatever its case; raises NotFound, BadInput where several fit."""
    said = one_line(word).strip()
    if (number := Vendor.numbered(said)) is not None:
        return one(desk, number)
    found = [vendor for vendor in listed(desk) if said.casefold() in {name.casefold() for name in vendor.names}]
    if not found:
        raise NotFound(f"no vendor on this desk is called {quoted(said)} (opsdesk vendor list)")
    if len(found) > 1:
        raise BadInput(f"several are called so: {', '.join(vendor.name for vendor in found)}")
    return found[0]


def listed(desk: Desk, *, every: bool = False) -> list[Vendor]:
    """Every vendor that is dealt with, newest first; on request also retired and merged ones."""
    return dossiers.listed(desk, VENDORS, under_way=not every, limit=MOST)


def contract_of(vendor: Vendor, ref: str) -> Contract:
    """The contract of a reference; raises NotFound, and Refused for a vendor that is over."""
    dealt_with(vendor)
    held = vendor.contract(one_line(ref).strip())
    if held is not None:
        return held
    refs = ", ".join(one.ref for one in vendor.contracts) or "none"
    raise NotFound(f"{vendor.name} has no contract {quoted(ref)} (it has: {refs})")


def _do(desk: Desk, number: int, rule: Callable[[Vendor], Happening[Vendor]]) -> Vendor:
    return dossiers.do(desk, VENDORS, number, lambda vendor: (rule(dealt_with(vendor)),))


def dealt_with(vendor: Vendor) -> Vendor:
    """The vendor; raises Refused for one that was merged or retired."""
    if vendor.merged_into:
        raise Refused(f"{vendor.name} was merged into {Vendor.called(vendor.merged_into)}")
    if vendor.retired:
        raise Refused(f"{vendor.name} is retired: {vendor.retired}")
    return vendor


def _run_is_there(desk: Desk, profile: Profile) -> None:
    if profile.diligence_run:
        runs.one(desk, profile.diligence_run)


def _review(vendor: Vendor, measure: str, period: str) -> Review | None:
    return next((one for one in vendor.reviews if (one.measure, one.period) == (measure, period)), None)


def _promised_of(vendor: Vendor, measure: str) -> Commitment:
    promised = next((one for one in vendor.commitments if one.measure == measure), None)
    if promised is None:
        known = ", ".join(one.measure for one in vendor.commitments) or "nothing"
        raise BadInput(f"{vendor.name} promised nothing of {quoted(measure)} (but of: {known})")
    return promised
