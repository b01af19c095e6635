"""What a vendor, a contract or a commitment must be before it is kept: cleaned, in order, in bounds.

Every message names the field, so that a form and a row of a file can say where it stands.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Final

from opsdesk.desk.fields import contact, field, interval, names, owner, sensible, text
from opsdesk.domain.errors import BadInput
from opsdesk.domain.reach import MOST_DAYS
from opsdesk.domain.text import one_line, quoted
from opsdesk.domain.vendor import Profile
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_performance import Commitment
from opsdesk.domain.vendor_policy import LONGEST_DAYS

MOST_MONTHS: Final = 600
MOST_MINOR: Final = 10**15

_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def checked_profile(profile: Profile) -> Profile:
    """The profile with every text cleaned; raises BadInput for one that can't be kept."""
    return replace(
        profile,
        name=field("the name", profile.name, needed=True),
        owner=owner(profile.owner),
        group=field("the group", profile.group),
        services=names("the services", profile.services),
        contacts=tuple(map(contact, profile.contacts)),
        check_days=interval(profile.check_days, MOST_DAYS),
        alternatives=names("the alternatives", profile.alternatives),
        exit_plan=text("the exit plan", profile.exit_plan),
        status_url=field("the status page", profile.status_url),
    )


def checked_contract(contract: Contract) -> Contract:
    """The contract with every text cleaned; raises BadInput for one that can't be kept."""
    _in_order(contract)
    _bounded("renewal_months", contract.renewal_months, MOST_MONTHS)
    _bounded("notice_days", contract.notice_days, LONGEST_DAYS)
    _bounded("annual_cost", contract.annual_minor, MOST_MINOR)
    _bounded("total_value", contract.total_minor, MOST_MINOR)
    return replace(
        contract,
        ref=field("the reference", contract.ref, needed=True),
        service=field("the service", contract.service),
        notice_method=field("the method of notice", contract.notice_method),
        notice_address=text("the address of notice", contract.notice_address),
        lock_in=text("what a renewal locks in", contract.lock_in),
        currency=currency(contract.currency),
        owner=owner(contract.owner),
        url=field("the link", contract.url),
        notice_words=text("how notice was given", contract.notice_words),
    )


def checked_commitment(commitment: Commitment) -> Commitment:
    """The commitment with its texts cleaned; raises BadInput."""
    if not math.isfinite(commitment.target):
        raise BadInput("the target is no number")
    measure = field("the measure", commitment.measure, needed=True)
    return replace(commitment, measure=measure, unit=field("the unit", commitment.unit))


def currency(code: str) -> str:
    """The code in capitals; empty stays empty. Raises BadInput."""
    said = one_line(code).strip().upper()
    if said and _CURRENCY.fullmatch(said) is None:
        raise BadInput(f"currency: {quoted(said)} is no currency code (three letters, like EUR)")
    return said


def _bounded(name: str, value: int | None, most: int) -> None:
    if value is not None and not 0 <= value <= most:
        raise BadInput(f"{name}: {value:,} is out of bounds (0 to {most:,})")


def _in_order(contract: Contract) -> None:
    days = {"starts_on": contract.starts_on, "renews_on": contract.renews_on, "ends_on": contract.ends_on}
    for name, day in days.items():
        sensible(name, day, "a contract")
    for name in ("renews_on", "ends_on"):
        day = days[name]
        if contract.starts_on and day and day < contract.starts_on:
            raise BadInput(f"{name}: {day} lies before the start, {contract.starts_on}")
