"""What two entries of one vendor are together. Nothing that one of them says is lost."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.domain.vendor import Profile, Substitutability, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_happenings import Absorbed


def absorbed(into: Vendor, other: Vendor) -> Absorbed:
    """The one that is kept with all of the other; where both say something, it is the kept one's that holds.

    Of two reviews of one period the kept one's holds; the other's stays readable where it was written.
    """
    measures = {one.measure for one in into.commitments}
    tried = {check.words for check in into.checks} | {failure.words for failure in into.failures}
    reviewed = {(one.measure, one.period) for one in into.reviews}
    return Absorbed(
        number=other.number,
        names=other.names,
        profile=_profile(into.profile, other.profile),
        contracts=_contracts(into, other),
        commitments=(*into.commitments, *(one for one in other.commitments if one.measure not in measures)),
        checks=tuple(one for one in other.checks if one.words not in tried),
        failures=tuple(one for one in other.failures if one.words not in tried),
        reviews=(*into.reviews, *(one for one in other.reviews if (one.measure, one.period) not in reviewed)),
    )


def _profile(kept: Profile, other: Profile) -> Profile:
    known = kept.substitutability is not Substitutability.UNKNOWN
    return replace(
        kept,
        owner=kept.owner or other.owner,
        group=kept.group or other.group,
        services=tuple(dict.fromkeys((*kept.services, *other.services))),
        contacts=tuple(dict.fromkeys((*kept.contacts, *other.contacts))),
        substitutability=kept.substitutability if known else other.substitutability,
        alternatives=tuple(dict.fromkeys((*kept.alternatives, *other.alternatives))),
        exit_plan="\n".join(dict.fromkeys(plan for plan in (kept.exit_plan, other.exit_plan) if plan)),
        status_url=kept.status_url or other.status_url,
        diligence_run=kept.diligence_run or other.diligence_run,
    )


def _contracts(into: Vendor, other: Vendor) -> tuple[Contract, ...]:
    """All of both; a reference that stands in both for different things says whose it was."""
    taken = {one.ref: one for one in into.contracts}
    kept = list(into.contracts)
    for contract in other.contracts:
        if taken.get(contract.ref) != contract:
            clash = contract.ref in taken
            kept.append(replace(contract, ref=f"{contract.ref} ({other.name})".strip()) if clash else contract)
    return tuple(kept)
