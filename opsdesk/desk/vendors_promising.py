"""Use case: what a vendor promised, as a form asks it; two people with one promise open lose no words."""

from __future__ import annotations

from opsdesk.desk import dossiers
from opsdesk.desk.desk import Desk
from opsdesk.desk.vendors import dealt_with
from opsdesk.desk.vendors_checking import checked_commitment
from opsdesk.domain.errors import EditedMeanwhile, Refused
from opsdesk.domain.text import quoted
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_contract_happenings import CommitmentKept
from opsdesk.domain.vendor_happenings import VENDORS
from opsdesk.domain.vendor_performance import Commitment


def keep_promise(desk: Desk, number: int, commitment: Commitment, shown: Commitment | None) -> Vendor:
    """Keeps a new promise, or makes the one that a form showed read otherwise; its measure stays."""
    kept = checked_commitment(commitment)

    def rule(vendor: Vendor) -> CommitmentKept:
        held = promise_of(vendor, kept.measure)
        if shown is None and held is not None:
            raise Refused(f"{vendor.name} promised something of {quoted(kept.measure)} already: {held.words}")
        if held != shown:
            raise EditedMeanwhile(kept.measure, mine=kept.words, theirs=held.words if held else "gone")
        return CommitmentKept(kept)

    return dossiers.do(desk, VENDORS, number, lambda vendor: (rule(dealt_with(vendor)),))


def promise_of(vendor: Vendor, measure: str) -> Commitment | None:
    """What it promised of a measure."""
    return next((one for one in vendor.commitments if one.measure == measure), None)
