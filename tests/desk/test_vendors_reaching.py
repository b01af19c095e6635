"""A vendor's contacts tried: kept, told in the incident, on the agenda, and never for a whole register."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from opsdesk.config.settings import Settings
from opsdesk.desk import agenda, declaring, registry, vendors, vendors_pack, vendors_reaching, vendors_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.contact import Contact
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.reach_staleness import Cause
from opsdesk.domain.service import Service
from opsdesk.domain.vendor import Profile, Vendor
from opsdesk.formats.markdown.vendor_pack import review_pack
from tests.fakes import FakeClock

SETTINGS = Settings()
ACME = Profile("Acme", "ana", contacts=(Contact("Di", "support", "+46 1"), Contact("Ed", "manager", "@ed")))


@pytest.fixture
def acme(desk: Desk) -> Vendor:
    return vendors.add(desk, ACME)


def reasons(desk: Desk, number: int = 1) -> list[Cause]:
    """What speaks against a vendor's contacts today."""
    held = vendors_standing.standing_of(desk, number, SETTINGS.vendors, desk.clock().date())
    return [reason.cause for reason in held.reasons]


def on_agenda(desk: Desk) -> Iterator[Item]:
    """Checks of vendors' contacts that are due one day."""
    return (item for item in agenda.items(desk, SETTINGS) if item.sort is Sort.VENDOR_CONTACTS)


def test_contacts_are_checked_fail_in_an_incident_and_are_undone(desk: Desk, acme: Vendor, clock: FakeClock) -> None:
    assert reasons(desk) == [Cause.NEVER_CHECKED] * 2
    vendors_reaching.check(desk, 1, ["di"])
    assert reasons(desk) == [Cause.NEVER_CHECKED]
    vendors_reaching.check(desk, 1)
    assert reasons(desk) == []
    number = desk.open_incident(declaring.declare("Cards fail")).incident.number
    vendors_reaching.fail(desk, 1, "Di", why="rang out", incident=number)
    assert reasons(desk) == [Cause.FAILED]
    assert "VEN-1 Acme couldn't be reached by Di: rang out" in [entry.payload.text for entry in desk.entries(number)]
    vendors.undo(desk, 1)
    assert reasons(desk) == []
    clock.forward(days=181)
    assert reasons(desk) == [Cause.OVERDUE] * 2


def test_what_cant_be_checked_is_refused_in_a_line(desk: Desk, acme: Vendor) -> None:
    with pytest.raises(NotFound, match=r"Acme has no contact “Fay” \(it has: Di, Ed\)"):
        vendors_reaching.check(desk, 1, ["Fay"])
    vendors.add(desk, Profile("Bolt"))
    with pytest.raises(Refused, match="nobody said how Bolt is reached: give it a contact first"):
        vendors_reaching.check(desk, 2)
    with pytest.raises(NotFound):
        vendors_reaching.fail(desk, 1, "Di", incident=99)
    with pytest.raises(BadInput, match="-1 is no interval"):
        vendors.add(desk, Profile("Core", check_days=-1))
    vendors.retire(desk, 1, "left")
    with pytest.raises(Refused, match="VEN-1 is retired: left"):
        vendors_reaching.check(desk, 1)


def test_the_agenda_asks_for_those_with_contacts_or_under_a_core_service_and_for_no_others(
    desk: Desk, acme: Vendor
) -> None:
    registry.keep_service(desk, Service("payments", core=True))
    vendors.add(desk, Profile("Bolt", services=("payments",)))
    for place in range(20):
        vendors.add(desk, Profile(f"Row {place} of a register"))
    found = {item.key: item for item in on_agenda(desk)}
    assert set(found) == {"VEN-1 contacts", "VEN-2 contacts"}
    assert (found["VEN-1 contacts"].due, found["VEN-1 contacts"].owner) == (None, "ana")
    assert found["VEN-2 contacts"].why == "nobody said whom to call, and payments stands on it"
    vendors_reaching.check(desk, 1)
    assert str(next(item for item in on_agenda(desk) if item.about == "VEN-1").due) == "2027-05-16"


def test_the_review_pack_says_who_answers(desk: Desk, acme: Vendor) -> None:
    vendors_reaching.check(desk, 1, ["Di"])
    page = review_pack(vendors_pack.pack(desk, 1, SETTINGS.vendors, desk.clock().date()))
    assert page[page.index("## People") : page.index("## Open")].splitlines()[2:5] == [
        "- **To check:** Ed was never checked",
        "- Di / support / +46 1 · checked 2026-11-17 by ana",
        "- Ed / manager / @ed · never checked",
    ]
