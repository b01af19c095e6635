"""What is known of vendors today: notice deadlines, concentration, proposals of duplicates. Nothing here is kept.

Months are added by dateutil, which is loaded with this file: none of it is on the way to a first frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from opsdesk.desk import registry, vendors
from opsdesk.desk.desk import Desk
from opsdesk.domain import vendor_concentration as spread
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_concentration import Spread
from opsdesk.domain.vendor_duplicates import Proposal, proposals
from opsdesk.domain.vendor_policy import VendorPolicy
from opsdesk.domain.vendor_staleness import stale_because
from opsdesk.domain.vendor_standing import Standing, VendorStanding, by_deadline, vendor_standing


def months_later(day: date, months: int) -> date:
    """So many months after a day; the last day of the month where that month has no such day."""
    return day + relativedelta(months=months)


def overview(desk: Desk, policy: VendorPolicy, today: date, *, every: bool = False) -> list[VendorStanding]:
    """Every vendor that is dealt with, the nearest notice deadline first; on request also retired and merged ones."""
    return by_deadline(_standings(desk, vendors.listed(desk, every=every), policy, today))


def standing_of(desk: Desk, number: int, policy: VendorPolicy, today: date) -> VendorStanding:
    """One vendor; raises NotFound."""
    (held,) = _standings(desk, [vendors.one(desk, number)], policy, today)
    return held


def _standings(desk: Desk, held: list[Vendor], policy: VendorPolicy, today: date) -> Iterator[VendorStanding]:
    gone = registry.gone_people(desk)
    critical = {one.vendor.number: one.services for one in spread.dependences(held, registry.services(desk))}
    for vendor in held:
        reasons = stale_because(vendor, gone, today, critical.get(vendor.number, ()))
        yield vendor_standing(vendor, today, policy, months_later, reasons)


def concentration(desk: Desk, today: date) -> Spread:
    """How much rests on few vendors."""
    return spread_of(desk, vendors.listed(desk), today)


def spread_of(desk: Desk, held: list[Vendor], today: date) -> Spread:
    """The same for vendors that were read already."""
    services = registry.services(desk)
    dependences = spread.dependences(held, services)
    return Spread(
        spend=spread.of_spend(held, today),
        services=spread.of_services(dependences),
        dependences=dependences,
        connected=spread.connected(held),
        without_cost=spread.without_cost(held, today),
        critical=sum(service.core for service in services),
    )


def duplicates(desk: Desk) -> list[Proposal]:
    """Entries that may be one vendor."""
    return proposals(vendors.listed(desk))


def end_by_notice(held: Standing, given: date) -> date:
    """When a contract ends by notice given on a day; raises BadInput where nobody said, Refused where it was late."""
    if held.turns_on is None or held.deadline is None:
        raise BadInput("nobody said when it renews: say when it ends (--ends DAY)")
    if given > held.deadline:
        raise Refused(f"notice was due by {held.deadline}: say when it ends now (--ends DAY)")
    return held.turns_on


def a_term_later(held: Standing) -> date | None:
    """When a contract renews next once it was decided that it goes on; None where nobody said how long a term is."""
    if held.turns_on is None or not held.contract.renewal_months:
        return None
    return held.turns_on if held.rolled_on else months_later(held.turns_on, held.contract.renewal_months)
