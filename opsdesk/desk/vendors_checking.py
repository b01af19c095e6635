"""What a vendor, a contract or a commitment must be before it is kept: cleaned, in order, in bounds.

Every message names the field, so that a form and a row of a file can say where it stands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from opsdesk.desk.decision import person, words, words_if_any
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line
from opsdesk.domain.vendor import Contact, Profile
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_performance import Commitment
from opsdesk.domain.vendor_policy import LONGEST_DAYS

LONGEST_FIELD: Final = 500
LONGEST_TEXT: Final = 10_000
MOST_MONTHS: Final = 600
MOST_MINOR: Final = 10**15
FIRST_YEAR, LAST_YEAR = 1950, 2200
"""Years that a contract can name; others are mistypings."""

_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def checked_profile(profile: Profile) -> Profile:
    """The profile with every text cleaned; raises BadInput for one that can't be kept."""
    return replace(
        profile,
        name=field("the name", profile.name, needed=True),
        owner=_owner(profile.owner),
        group=field("the group", profile.group),
        services=_list("the services", profile.services),
        contacts=tuple(_contact(contact) for contact in profile.contacts),
        alternatives=_list("the alternatives", profile.alternatives),
        exit_plan=_text("the exit plan", profile.exit_plan),
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
        notice_address=_text("the address of notice", contract.notice_address),
        lock_in=_text("what a renewal locks in", contract.lock_in),
        currency=currency(contract.currency),
        owner=_owner(contract.owner),
        url=field("the link", contract.url),
        notice_words=_text("how notice was given", contract.notice_words),
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
        raise BadInput(f"currency: “{said[:20]}” is no currency code (three letters, like EUR)")
    return said


def field(what: str, text: str, *, needed: bool = False) -> str:
    """A text of one line, cleaned; raises BadInput."""
    cleaned = one_line(words(text, what) if needed else words_if_any(text, what)).strip()
    if len(cleaned) > LONGEST_FIELD:
        raise BadInput(f"{what} has {len(cleaned):,} signs; {LONGEST_FIELD} are the most")
    return cleaned


def _text(what: str, text: str) -> str:
    cleaned = words_if_any(text, what)
    if len(cleaned) > LONGEST_TEXT:
        raise BadInput(f"{what} has {len(cleaned):,} signs; {LONGEST_TEXT:,} are the most")
    return cleaned


def _list(what: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for given in names if (name := field(what, given))))


def _contact(contact: Contact) -> Contact:
    return Contact(
        field("a contact's name", contact.name, needed=True),
        field("a contact's role", contact.role),
        field("how a contact is reached", contact.reach),
    )


def _owner(name: str) -> str:
    return person(name) if name.strip() else ""


def _bounded(name: str, value: int | None, most: int) -> None:
    if value is not None and not 0 <= value <= most:
        raise BadInput(f"{name}: {value:,} is out of bounds (0 to {most:,})")


def _in_order(contract: Contract) -> None:
    days = {"starts_on": contract.starts_on, "renews_on": contract.renews_on, "ends_on": contract.ends_on}
    for name, day in days.items():
        _sensible(name, day)
    for name in ("renews_on", "ends_on"):
        day = days[name]
        if contract.starts_on and day and day < contract.starts_on:
            raise BadInput(f"{name}: {day} lies before the start, {contract.starts_on}")


def _sensible(name: str, day: date | None) -> None:
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(f"{name}: {day} is no day of a contract (years {FIRST_YEAR} to {LAST_YEAR})")
