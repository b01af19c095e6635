"""Use case: putting together all that the desk knows of one vendor, its incidents from the desk's own history."""

from __future__ import annotations

from datetime import date
from typing import Final

from opsdesk.desk import registry, vendors_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.vendor_incidents import attributed
from opsdesk.domain.vendor_pack import Pack, questions
from opsdesk.domain.vendor_performance import performance, unclaimed
from opsdesk.domain.vendor_policy import VendorPolicy
from opsdesk.domain.vendor_spend import by_year

MOST_INCIDENTS: Final = 5000
"""Past incidents that are looked through, the newest."""


def pack(desk: Desk, number: int, policy: VendorPolicy, today: date) -> Pack:
    """All that is known of a vendor; raises NotFound."""
    standing = vendors_standing.standing_of(desk, number, policy, today)
    vendor, spread = standing.vendor, vendors_standing.concentration(desk, today)
    registered = frozenset(service.name for service in registry.services(desk))
    incidents = (*desk.open_incidents(), *desk.past_incidents(MOST_INCIDENTS))
    groups = (held for held in spread.connected.values() if any(one.number == number for one in held))
    connected = tuple(one for held in groups for one in held if one.number != number)
    kept = performance(vendor.commitments, vendor.reviews)
    return Pack(
        on=today,
        standing=standing,
        services=vendor.depended_on_by(registered),
        critical=next((one.services for one in spread.dependences if one.vendor.number == number), ()),
        performance=kept,
        unclaimed=unclaimed(vendor.reviews),
        incidents=attributed(vendor, incidents, registered, desk.clock()),
        spend=by_year(vendor.contracts, today),
        connected=connected,
        questions=questions(standing, kept, connected),
    )
