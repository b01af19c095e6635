"""Vendors on a real desk: kept, given notice of, reviewed, merged, taken in from a register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from opsdesk.config import Settings
from opsdesk.desk import (
    agenda,
    declaring,
    hypotheses,
    noting,
    registry,
    vendors,
    vendors_importing,
    vendors_merging,
    vendors_pack,
    vendors_standing,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Sort
from opsdesk.domain.contact import Contact
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.service import Service
from opsdesk.domain.vendor import Profile, Substitutability, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_incidents import Part, names_it
from opsdesk.domain.vendor_performance import Commitment, Review
from opsdesk.domain.vendor_policy import DEFAULT_VENDOR_POLICY
from opsdesk.domain.vendor_standing import NoticeState
from opsdesk.formats.contracts import ContractRow, Reading, read_register
from opsdesk.formats.markdown.vendor_pack import negotiation_brief, review_pack
from opsdesk.formats.table_rows import Problem
from tests.fakes import FakeClock, OpenDesk

TODAY = date(2026, 11, 17)
ACME = Profile("Acme Ltd", "ana", contacts=(Contact("Di", "support", "+46 1"),))
CDN = Contract("C-1", "CDN", date(2024, 2, 29), date(2027, 1, 31), renewal_months=12, notice_days=60, automatic=True)
REGISTER = Path(__file__).parents[2].parent / "shared" / "data" / "vendors" / "act_gov_contracts_2025_ict.csv"
COLUMNS = {
    "name": "suppliers",
    "service": "title",
    "contract_ref": "contract_number",
    "starts_on": "execution_date",
    "renews_on": "expiry_date",
    "annual_cost": "amount",
}


@pytest.fixture
def acme(desk: Desk) -> Vendor:
    kept = vendors.add(desk, ACME)
    return vendors.keep_contract(desk, kept.number, CDN)


# Keeping one


def test_a_vendor_is_found_by_number_name_and_spelling(desk: Desk, acme: Vendor) -> None:
    assert (acme.name, acme.title, acme.owner, acme.contracts) == ("VEN-1", "Acme Ltd", "ana", (CDN,))
    assert [vendors.named(desk, word).number for word in ("VEN-1", "1", "acme ltd")] == [1, 1, 1]
    with pytest.raises(NotFound, match="no vendor on this desk is called “acme”"):
        vendors.named(desk, "acme")
    with pytest.raises(Refused, match="VEN-1 is Acme Ltd already"):
        vendors.add(desk, Profile(" Acme Ltd "))
    vendors.add(desk, Profile("ACME LTD"))
    with pytest.raises(BadInput, match="several are called so: VEN-2, VEN-1"):
        vendors.named(desk, "Acme LTD")


def test_an_edit_that_saw_another_text_is_told(desk: Desk, acme: Vendor, open_desk: OpenDesk) -> None:
    vendors.edit(open_desk("bo"), 1, replace(ACME, group="Big"), ACME)
    with pytest.raises(EditedMeanwhile):
        vendors.edit(desk, 1, replace(ACME, owner="eli"), ACME)
    with pytest.raises(EditedMeanwhile):
        vendors.keep_contract(desk, 1, replace(CDN, service="x"), shown=replace(CDN, service="y"))
    with pytest.raises(Refused, match="VEN-1 has a contract C-1 already"):
        vendors.keep_contract(desk, 1, CDN)


@pytest.mark.parametrize(
    ("contract", "said"),
    [
        (replace(CDN, ref=" "), "the reference is empty"),
        (replace(CDN, renews_on=date(2023, 1, 1)), "renews_on: 2023-01-01 lies before the start, 2024-02-29"),
        (replace(CDN, ends_on=date(9999, 1, 1)), "ends_on: 9999-01-01 is no day of a contract"),
        (replace(CDN, notice_days=4000), "notice_days: 4,000 is out of bounds"),
        (replace(CDN, currency="euro"), "currency: “EURO” is no currency code"),
        (replace(CDN, annual_minor=-1), "annual_cost: -1 is out of bounds"),
    ],
)
def test_what_cant_be_kept_names_its_field(desk: Desk, acme: Vendor, contract: Contract, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        vendors.keep_contract(desk, 1, contract, shown=CDN)


# What becomes of a contract


def standing(desk: Desk, number: int = 1, today: date = TODAY) -> NoticeState:
    return vendors_standing.standing_of(desk, number, DEFAULT_VENDOR_POLICY, today).state


def test_the_day_begins_in_the_east_before_it_does_in_utc(desk: Desk, acme: Vendor, clock: FakeClock) -> None:
    vendors.commit(desk, 1, Commitment("availability", 99.9))
    with pytest.raises(BadInput, match="2026-12 is still to come"):
        vendors.review(desk, 1, Review("availability", "2026-12", 99.5))
    clock.forward(days=13, hours=1)
    assert vendors.review(desk, 1, Review("availability", "2026-12", 99.5)).reviews
    given = vendors.give_notice(desk, 1, "C-1", date(2026, 12, 1), date(2027, 1, 31))
    assert given.contracts[0].noticed_on == date(2026, 12, 1)


def test_notice_is_given_and_taken_back(desk: Desk, acme: Vendor) -> None:
    assert standing(desk) is NoticeState.OVERDUE
    with pytest.raises(BadInput, match="is still to come"):
        vendors.give_notice(desk, 1, "C-1", date(2026, 11, 19), date(2027, 1, 31))
    with pytest.raises(NotFound, match=r"VEN-1 has no contract “C-9” \(it has: C-1\)"):
        vendors.give_notice(desk, 1, "C-9", TODAY, date(2027, 1, 31))
    vendors.give_notice(desk, 1, "C-1", TODAY, date(2027, 1, 31), "registered letter")
    assert standing(desk) is NoticeState.LEAVING
    assert standing(desk, today=date(2027, 2, 1)) is NoticeState.ENDED
    with pytest.raises(Refused, match="was given already"):
        vendors.give_notice(desk, 1, "C-1", TODAY, date(2027, 1, 31))
    vendors.undo(desk, 1)
    assert standing(desk) is NoticeState.OVERDUE


def test_a_renewal_that_was_decided_begins_anew(desk: Desk, acme: Vendor) -> None:
    with pytest.raises(BadInput, match="C-1 runs until 2027-01-31 anyway"):
        vendors.renew(desk, 1, "C-1", date(2027, 1, 31))
    vendors.renew(desk, 1, "C-1", date(2028, 1, 31), "better price")
    assert standing(desk) is NoticeState.QUIET


def test_reviews_are_held_against_what_was_promised(desk: Desk, acme: Vendor) -> None:
    with pytest.raises(BadInput, match=r"VEN-1 promised nothing of “uptime” \(but of: nothing\)"):
        vendors.review(desk, 1, Review("uptime", "2026-10", 99.0))
    vendors.commit(desk, 1, Commitment("uptime", 99.9, "%"))
    for period, attained in (("2026-09", 99.5), ("2026-10", 99.0), ("2026-10", 99.1)):
        vendors.review(desk, 1, Review("uptime", period, attained, "", 500, currency="eur"))
    held = vendors_pack.pack(desk, 1, DEFAULT_VENDOR_POLICY, TODAY)
    (kept,) = held.performance
    assert [(one.review.period, one.difference, one.review.by) for one in kept.periods] == [
        ("2026-09", -0.4, "ana"),
        ("2026-10", -0.8, "ana"),
    ]
    assert (kept.missed_in_a_row, held.unclaimed) == (2, {"EUR": 1000})
    with pytest.raises(BadInput, match="isn't below 0"):
        vendors.review(desk, 1, Review("uptime", "2026-10", 1, claimed_minor=-1))


# Which entries are the same


def test_merging_is_said_by_somebody_and_moves_everything(desk: Desk, acme: Vendor) -> None:
    vendors.add(desk, Profile("ACME", group="Big", services=("shop",)))
    assert [(one.first.number, one.second.number) for one in vendors_standing.duplicates(desk)] == [(1, 2)]
    merged = vendors_merging.merge(desk, 2, 1)
    assert (merged.spellings, merged.profile.group, merged.profile.services) == (("ACME",), "Big", ("shop",))
    assert [one.number for one in vendors.listed(desk)] == [1]
    assert vendors_standing.duplicates(desk) == []
    assert vendors.named(desk, "acme").number == 1
    with pytest.raises(Refused, match="VEN-2 was merged into VEN-1"):
        vendors.commit(desk, 2, Commitment("x", 1))
    with pytest.raises(Refused, match="can't be undone"):
        vendors.undo(desk, 1)


def test_what_was_told_apart_isnt_proposed_again(desk: Desk, acme: Vendor) -> None:
    vendors.add(desk, Profile("ACME"))
    vendors_merging.tell_apart(desk, 2, 1)
    assert vendors_standing.duplicates(desk) == []
    vendors.retire(desk, 2, "gone")
    assert [one.number for one in vendors.listed(desk)] == [1]
    assert [one.number for one in vendors.listed(desk, every=True)] == [2, 1]


# Registers


def row(line: int, vendor: str, **said: object) -> ContractRow:
    return ContractRow(f"line {line}", vendor, "", said)


def test_a_register_is_taken_in_as_often_as_it_is_sent(desk: Desk) -> None:
    rows = [row(2, "Acme", ref="A", notice_days=30), row(3, "Acme", service="CDN"), row(4, "ACME Ltd", ref="A")]
    first = vendors_importing.take_in(desk, rows, dry_run=True)
    assert (first.added, first.contracts, vendors.listed(desk)) == (("Acme", "ACME Ltd"), 3, [])
    vendors_importing.take_in(desk, rows)
    again = vendors_importing.take_in(desk, rows)
    assert (again.added, again.changed, again.unchanged) == ((), (), ("Acme", "ACME Ltd"))
    changed = vendors_importing.take_in(desk, [row(2, "Acme", ref="A", lock_in="3 years")])
    assert (changed.changed, vendors.one(desk, 1).contracts[0].notice_days) == (("Acme",), 30)
    assert [one.ref for one in vendors.one(desk, 1).contracts] == ["A", "CDN"]


def test_a_register_of_before_takes_no_decision_back(desk: Desk) -> None:
    rows = [row(2, "Acme", ref="A", renews_on=date(2027, 1, 15)), row(3, "Acme", ref="B", renews_on=date(2027, 2, 1))]
    vendors_importing.take_in(desk, rows)
    vendors.renew(desk, 1, "A", date(2028, 1, 15))
    vendors.give_notice(desk, 1, "B", TODAY, date(2027, 3, 1))
    before = vendors.one(desk, 1).contracts
    again = vendors_importing.take_in(desk, rows)
    assert (again.unchanged, vendors.one(desk, 1).contracts) == (("Acme",), before)
    assert again.left_out == (
        "Acme A: it was renewed until 2028-01-15, so the register's 2027-01-15 is left out",
        "Acme B: notice was given on 2026-11-17, so the register's 2027-02-01 is left out",
    )
    newer = [row(2, "Acme", ref="A", renews_on=date(2029, 1, 15))]
    assert vendors_importing.take_in(desk, newer).left_out == ()
    assert vendors.one(desk, 1).contracts[0].renews_on == date(2029, 1, 15)


def test_a_register_doesnt_bring_a_retired_vendor_back(desk: Desk) -> None:
    rows = [row(2, "Acme", ref="A"), row(3, "Acme", ref="B"), row(4, "Bolt", ref="C")]
    vendors_importing.take_in(desk, rows)
    vendors.retire(desk, vendors.named(desk, "Acme").number, "we left")
    again = vendors_importing.take_in(desk, rows)
    assert (again.added, again.unchanged) == ((), ("Bolt",))
    assert again.left_out == ("Acme: VEN-1 is retired (we left), so its rows are left out",)
    vendors.add(desk, Profile("Acme"))
    assert vendors_importing.take_in(desk, rows).changed == ("Acme",)


def test_after_a_merge_the_register_finds_the_one_that_stayed(desk: Desk) -> None:
    rows = [row(2, "Acme", ref="A"), row(3, "ACME Ltd", ref="B")]
    vendors_importing.take_in(desk, rows)
    vendors_merging.merge(desk, 2, 1)
    again = vendors_importing.take_in(desk, rows)
    assert (again.unchanged, len(vendors.listed(desk))) == (("Acme",), 1)


def test_an_owner_of_several_words_gets_a_short_name_that_is_told(desk: Desk) -> None:
    long = "Chief Minister, Treasury and Economic Development"
    owners = ("Platform Team", long, "ana")
    rows = [row(line, f"V{line}", ref="A", owner=owner) for line, owner in enumerate(owners)]
    told = vendors_importing.take_in(desk, rows).owners
    assert told == {"Platform Team": "platform-team", long: "chief-minister-treasury-and-economic"}
    assert [vendors.one(desk, number).owner for number in (1, 2, 3)] == [*told.values(), "ana"]
    assert vendors_importing.take_in(desk, rows).unchanged == ("V0", "V1", "V2")
    (bad,) = vendors_importing.take_in(desk, [row(9, "V9", owner="– –")]).problems
    assert "no short name" in bad.reason


def test_one_bad_row_and_nothing_is_taken_in(desk: Desk) -> None:
    rows = [row(2, "Acme", ref="A"), row(3, "Acme", ref="A"), row(4, "Bolt", ref="B", currency="euro")]
    found = vendors_importing.take_in(desk, rows, problems=[Problem("line 5", "bad")])
    assert [one.place for one in found.problems] == ["line 5", "line 3", "line 4"]
    assert "stands there twice for Acme" in found.problems[1].reason
    assert vendors.listed(desk, every=True) == []


@pytest.mark.skipif(not REGISTER.exists(), reason="the shared register isn't here")
def test_the_real_register_matches_what_was_worked_out_by_hand(desk: Desk) -> None:
    reading = Reading(COLUMNS, {"currency": "AUD", "notice_days": "90 calendar days"})
    register = read_register(REGISTER.read_bytes(), REGISTER.name, reading)
    assert (len(register.rows), register.problems) == (36, ())
    found = vendors_importing.take_in(desk, register.rows)
    assert (len(found.added), found.contracts, found.problems) == (24, 36, ())

    same, short = vendors_standing.duplicates(desk)
    assert (same.first.title, same.second.title, same.likeness) == ("Data#3", "Data#3 Limited", 1.0)
    assert {short.first.title, short.second.title} == {"Salesforce", "SFDC Australia Pty Ltd"}

    today = date(2026, 1, 1)
    nearest = vendors_standing.overview(desk, DEFAULT_VENDOR_POLICY, today)[:3]
    told = [(one.vendor.title, one.state, one.first.deadline) for one in nearest if one.first]
    assert told == [
        ("Data#3 Limited", NoticeState.OVERDUE, date(2025, 10, 30)),
        ("GIRAFFE VISUAL COMMUNICATION MANAGEMENT PTY LTD", NoticeState.WINDOW, date(2026, 1, 31)),
        ("Data#3", NoticeState.NEGOTIATE, date(2026, 2, 26)),
    ]
    spread = vendors_standing.concentration(desk, today).spend["AUD"]
    assert (round(float(spread.hhi), 2), round(float(spread.effective), 2)) == (2109.2, 4.74)
    assert (spread.shares[0].vendor.title, spread.shares[0].amount) == ("Salesforce", 2_310_000_000)
    vendors_merging.merge(desk, same.second.number, same.first.number)
    assert round(float(vendors_standing.concentration(desk, today).spend["AUD"].hhi), 2) == 2418.71


def test_nothing_is_asked_of_what_is_over(desk: Desk, acme: Vendor) -> None:
    vendors.keep_contract(desk, 1, Contract("C-2", ends_on=date(2026, 1, 1)))
    asked = vendors_pack.pack(desk, 1, DEFAULT_VENDOR_POLICY, TODAY).questions
    assert any(words.startswith("C-1: ") for words in asked)
    assert not any(words.startswith("C-2: ") for words in asked)
    vendors.retire(desk, 1, "we left")
    over = vendors_pack.pack(desk, 1, DEFAULT_VENDOR_POLICY, TODAY)
    assert over.questions == ()
    assert "\nVEN-1 · retired: we left · owner ana" in review_pack(over)


def test_deadlines_that_press_are_on_the_agenda(desk: Desk, acme: Vendor) -> None:
    vendors.keep_contract(desk, 1, Contract("C-2", renews_on=date(2029, 1, 1), notice_days=30))
    (item,) = [one for one in agenda.items(desk, Settings()) if one.sort is Sort.NOTICE]
    assert (item.key, item.due, item.owner, item.about) == ("VEN-1 C-1", date(2026, 11, 9), "ana", "VEN-1")
    assert item.words == "notice to Acme Ltd, C-1", "whether it is late, each surface says by itself"
    assert item.why.startswith("its last day has passed: only goodwill helps")
    vendors.give_notice(desk, 1, "C-1", TODAY, date(2027, 1, 31))
    assert not [one for one in agenda.items(desk, Settings()) if one.sort is Sort.NOTICE]


def test_what_renewed_itself_for_nobody_knows_how_long_asks_until_somebody_says(desk: Desk, acme: Vendor) -> None:
    vendors.keep_contract(desk, 1, Contract("C-2", renews_on=date(2026, 11, 10), notice_days=30))
    (item,) = [one for one in agenda.items(desk, Settings()) if one.key == "VEN-1 C-2"]
    assert (item.words, item.due) == ("rolling: Acme Ltd, C-2", date(2026, 11, 10))
    assert item.why == "rolled over 2026-11-10, nobody said for how long"
    vendors.renew(desk, 1, "C-2", date(2027, 11, 10))
    assert not [one for one in agenda.items(desk, Settings()) if one.key == "VEN-1 C-2"]


# The pack


def test_incidents_are_attributed_from_the_desks_own_history(desk: Desk, acme: Vendor, clock: FakeClock) -> None:
    registry.keep_service(desk, Service("shop", core=True, depends_on=("edge",)))
    vendors.edit(desk, 1, replace(ACME, services=("edge",), substitutability=Substitutability.NOT), ACME)
    first = desk.open_incident(declaring.declare("ACME CDN is slow", severity=2)).incident.number
    second = desk.open_incident(declaring.declare("Shop fails", severity=2)).incident.number
    desk.do(second, hypotheses.raise_hypothesis("The CDN of Acme drops requests"))
    third = desk.open_incident(declaring.declare("Disk full", severity=3)).incident.number
    desk.do(third, noting.note_change("acmebox release"))
    held = vendors_pack.pack(desk, 1, DEFAULT_VENDOR_POLICY, TODAY)
    assert [(one.number, one.part) for one in held.incidents] == [(second, Part.SUSPECTED), (first, Part.NAMED)]
    assert held.critical == ("shop",)
    page = review_pack(held)
    assert "| INC-2 | Shop fails | 2026-11-17 | 0 min so far |" in page
    assert "- Critical services that stand on it: shop" in page
    assert "C-1: what does it cost?" in page
    assert "- Can be replaced: not" in negotiation_brief(held)


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Acme Ltd", "Acme's API is slow", True),
        ("Acme Ltd", "is it ACME’s fault?", True),
        ("McDonald's", "McDonald's tills are down", True),
        ("McDonald's", "the tills of mcdonalds", True),
        ("Acme Ltd", "acmebox's release", False),
    ],
)
def test_a_vendor_is_named_in_every_case_of_its_name(name: str, text: str, named: bool) -> None:
    assert names_it(Vendor(profile=Profile(name)), text) is named


def test_an_alternative_of_the_same_group_is_asked_about(desk: Desk) -> None:
    for name, others in (("Acme", ("Bolt Inc", "Core")), ("Bolt", ()), ("Core", ())):
        vendors.add(desk, Profile(name, group="" if name == "Core" else "Initech", alternatives=others))
    asked = vendors_pack.pack(desk, 1, DEFAULT_VENDOR_POLICY, TODAY).questions
    assert [words for words in asked if "alternative" in words] == [
        "Is Bolt Inc an alternative? It belongs to Initech too."
    ]


def test_a_pack_shows_words_as_they_were_typed(desk: Desk) -> None:
    kept = vendors.add(desk, Profile("[x](javascript:1) <b>", exit_plan="# leave\n| now"))
    page = review_pack(vendors_pack.pack(desk, kept.number, DEFAULT_VENDOR_POLICY, TODAY))
    assert "](javascript" not in page.replace("\\]", "")
    assert "<b>" not in page.replace("\\<", "")
