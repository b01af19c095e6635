"""Vendors' escalation paths that go stale: for what, for whom, and only as long as a contact reads as it was tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.codec import decode, encode
from opsdesk.domain.contact import Contact
from opsdesk.domain.dossier import Happening, Page
from opsdesk.domain.reach import Reach
from opsdesk.domain.reach_happenings import ReachesChecked, ReachFailed
from opsdesk.domain.reach_staleness import Cause, check_due, next_check
from opsdesk.domain.vendor import Profile, Vendor
from opsdesk.domain.vendor_happenings import VENDORS, Added, Edited
from opsdesk.domain.vendor_merging import absorbed
from opsdesk.domain.vendor_staleness import stale_because

NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
DI, ED = Contact("Di", "support", "+46 1"), Contact("Ed", "account manager", "@ed")
ACME = Profile("Acme", contacts=(DI, ED))


def told(*happenings: Happening[Vendor], number: int = 1) -> Vendor:
    """A vendor to which that happened, so many days apart."""
    vendor = Vendor(number=number)
    for seq, happening in enumerate(happenings):
        at = NOW + seq * timedelta(days=1)
        vendor = happening.change(vendor, Page(seq + 1, "", at, at, "ana", happening))
    return vendor


def words(vendor: Vendor, today: date = TODAY, *, gone: str = "", critical: tuple[str, ...] = ()) -> list[str]:
    """The reasons as they are told."""
    return [reason.words for reason in stale_because(vendor, frozenset({gone}), today, critical)]


def test_a_register_without_contacts_is_left_alone_but_for_what_core_services_stand_on() -> None:
    bare = told(Added(Profile("Acme")))
    assert words(bare) == []
    assert words(bare, critical=("search", "payments")) == [
        "nobody said whom to call, and payments, search stands on it",
    ]
    assert words(replace(bare, retired="gone"), critical=("payments",)) == []


def test_each_contact_goes_stale_for_a_reason_of_its_own_what_was_seen_in_use_first() -> None:
    vendor = told(Added(ACME), ReachFailed(Reach("Di", DI.words), "rang out", 7))
    assert words(vendor, gone="ed") == [
        "Di failed in INC-7 on 2026-11-18: rang out",
        "Ed names ed, who has left",
        "Ed was never checked",
    ]
    checked = told(Added(ACME), ReachesChecked(vendor.reaches))
    assert (words(checked), next_check(checked)) == ([], date(2027, 5, 17)), "for half a year"
    late = stale_because(checked, frozenset(), date(2027, 5, 18))
    assert {reason.cause for reason in late} == {Cause.OVERDUE}
    assert check_due(late, checked) == date(2027, 5, 17), "the calendar alone asks for a day"
    assert check_due(stale_because(vendor, frozenset(), TODAY), vendor) is None, "and a failure for now"


def test_a_contact_that_reads_otherwise_hasnt_been_checked() -> None:
    moved = replace(ACME, contacts=(replace(DI, reach="+46 2"), ED))
    vendor = told(Added(ACME), ReachesChecked(told(Added(ACME)).reaches), Edited(moved))
    assert words(vendor) == ["Di was never checked"]


def test_what_was_tried_of_either_is_known_of_the_merged_one() -> None:
    fay = Contact("Fay")
    other = told(Added(Profile("ACME Ltd", contacts=(fay, DI))), ReachFailed(Reach("Fay", "Fay")), number=2)
    kept = told(Added(ACME), ReachesChecked(told(Added(ACME)).reaches))
    assert words(told(absorbed(kept, other))) == [
        "Fay failed on 2026-11-18",
        "Di was never checked",
        "Ed was never checked",
    ]
    page = Page(9, "", NOW, NOW, "ana", absorbed(kept, other))
    assert words(page.happening.change(kept, page)) == ["Fay failed on 2026-11-18"]


def test_what_an_older_desk_wrote_reads_as_never_tried() -> None:
    older = {"number": 1, "profile": {"name": "Acme", "contacts": [{"name": "Di"}]}}
    assert words(decode(Vendor, older)) == ["Di was never checked"]
    written = VENDORS.decode("absorbed", 1, {"number": 2, "names": ["ACME"]})
    assert told(Added(ACME), written).failures == ()


NAMES = st.sampled_from(["Di", "Ed", "Fay"])
TRIALS = st.one_of(
    st.lists(NAMES, min_size=1, max_size=3).map(
        lambda names: ReachesChecked[Vendor](tuple(Reach(name, name) for name in names))
    ),
    NAMES.map(lambda name: ReachFailed[Vendor](Reach(name, name))),
)
THREE = Profile("v", contacts=(Contact("Di"), Contact("Ed"), Contact("Fay")))


@settings(max_examples=60)
@given(st.lists(TRIALS, max_size=6))
def test_of_each_contact_what_was_tried_last_is_what_counts(trials: list[Happening[Vendor]]) -> None:
    vendor = told(Added(THREE), *trials)
    for reach in vendor.reaches:
        last = [one for one in trials if reach in (getattr(one, "reaches", None) or (getattr(one, "reach", None),))]
        failed = bool(last) and isinstance(last[-1], ReachFailed)
        assert (vendor.failed(reach) is not None) is failed
        assert (vendor.checked(reach) is not None) is any(isinstance(one, ReachesChecked) for one in last)
    assert decode(Vendor, encode(vendor)) == vendor
