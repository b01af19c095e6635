"""Use cases about a vendor's escalation path: who was tried and answers, and who didn't when they were needed."""

from __future__ import annotations

from collections.abc import Iterable

from opsdesk.desk import dossiers, fields, reaching
from opsdesk.desk.desk import Desk
from opsdesk.desk.vendors import dealt_with
from opsdesk.domain.reach_happenings import ReachesChecked, ReachFailed
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_happenings import VENDORS


def check(desk: Desk, number: int, names: Iterable[str] = ()) -> Vendor:
    """Records that contacts were tried and answer: all of them unless some are named."""
    wanted = tuple(names)

    def decide(vendor: Vendor) -> Iterable[ReachesChecked[Vendor]]:
        yield reaching.checked(dealt_with(vendor), wanted, give="a contact")

    return dossiers.do(desk, VENDORS, number, decide)


def fail(desk: Desk, number: int, name: str, *, why: str = "", incident: int = 0) -> Vendor:
    """Says that a contact didn't answer when it was needed; an incident's timeline notes it too."""
    reason = fields.field("the reason", why)
    if incident:
        desk.incident(incident)

    def decide(vendor: Vendor) -> Iterable[ReachFailed[Vendor]]:
        yield ReachFailed(reaching.reach_of(dealt_with(vendor), name), reason, incident)

    with desk.together():
        vendor = dossiers.do(desk, VENDORS, number, decide)
        reaching.note_failure(desk, vendor, name, reason, incident)
    return vendor
