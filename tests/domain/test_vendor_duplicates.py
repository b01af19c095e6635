"""Spellings of one company: what is proposed, what isn't, and that merging loses nothing."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.contact import Contact
from opsdesk.domain.vendor import Profile, Substitutability, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_duplicates import LONGER, SAME, SHORT, SLIP, proposals
from opsdesk.domain.vendor_merging import absorbed
from opsdesk.domain.vendor_names import words_of
from opsdesk.domain.vendor_performance import Review

REGISTER = Path(__file__).parents[2].parent / "shared" / "data" / "vendors" / "act_gov_contracts_2025_ict.csv"


def vendors(*names: str) -> list[Vendor]:
    return [Vendor(number=place, profile=Profile(name)) for place, name in enumerate(names, start=1)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Data#3 Limited", ("data3",)),
        ("UiPath S.R.L.", ("uipath",)),
        ("The Missing Link Security Pty Ltd", ("missing", "link", "security")),
        ("Müller & Söhne GmbH & Co. KG", ("muller", "and", "sohne")),
        ("Limited", ("limited",)),
        ("三菱電機株式会社", ("三菱電機株式会社",)),
    ],
)
def test_a_name_without_its_legal_form(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("Data#3", "Data #3 Limited", SAME),
        ("CYBERCX PTY LTD", "CyberCX", SAME),
        ("Amazon", "Amazon Web Services, Inc.", LONGER),
        ("Microsft", "Microsoft Corporation", SLIP),
        ("Centorrino Technologies", "Centorinno Technologies", SLIP),
        ("IBM Australia Limited", "IBM", LONGER),
        ("International Business Machines", "IBM", SHORT),
        ("International Business Machines (IBM)", "I.B.M. Corp", SHORT),
        ("Australian Bureau of Statistics", "ABS", SHORT),
        ("American Telephone & Telegraph", "AT&T Inc.", SHORT),
        ("SFDC Australia Pty Ltd", "Salesforce", SHORT),
        ("Salesforce.com, inc.", "SFDC", SHORT),
        ("Amazon Web Services", "AWS Inc.", SHORT),
    ],
)
def test_what_may_be_one_company_is_proposed(first: str, second: str, why: str) -> None:
    (found,) = proposals(vendors(first, second))
    assert (found.first.number, found.second.number, found.why) == (1, 2, why)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bloomberg Australia", "Standards Australia"),
        ("Supplier 12", "Supplier 13"),
        ("Global", "Global Payments"),
        ("Datacom", "Data#3"),
        ("Acme", "Acne"),
        ("Amber Technology Ltd", "Centorrino Technologies"),
        ("Aim", "Applied Imaging Methods"),
        ("HP", "Harbour Printing"),
        ("SFDC Consulting", "Salesforce"),
        ("SFDC", "Salesforge"),
        ("ABC", "Alpha Beta"),
    ],
)
def test_what_only_looks_alike_is_not(first: str, second: str) -> None:
    assert proposals(vendors(first, second)) == []


def test_a_beginning_of_many_names_is_nobodys_name() -> None:
    assert proposals(vendors("Delta", *(f"Delta {word}" for word in ("Air", "Bay", "Cat", "Dog", "Elk", "Fox")))) == []


def test_initials_of_many_names_are_nobodys() -> None:
    many = [f"Australian {word} Systems" for word in ("Cable", "Cargo", "Comet")]
    assert proposals(vendors("ACS", *many)) == []


@pytest.mark.skipif(not REGISTER.exists(), reason="the shared register isn't here")
def test_a_real_register_gets_the_proposals_that_a_person_would_make_and_no_others() -> None:
    with REGISTER.open(encoding="utf-8-sig", newline="") as file:
        names = sorted({row["suppliers"] for row in csv.DictReader(file)})
    assert [(one.first.title, one.second.title, one.why) for one in proposals(vendors(*names))] == [
        ("Data#3", "Data#3 Limited", SAME),
        ("SFDC Australia Pty Ltd", "Salesforce", SHORT),
    ]


def test_what_somebody_told_apart_or_is_over_isnt_proposed() -> None:
    one, other = vendors("Acme Ltd", "ACME")
    apart = Vendor(number=1, profile=one.profile, distinct=(2,))
    assert proposals([apart, other]) == []
    assert proposals([one, Vendor(number=2, profile=other.profile, merged_into=1)]) == []


@settings(max_examples=60)
@given(names=st.lists(st.text("abcd #&. ", min_size=1, max_size=12), max_size=12, unique=True))
def test_proposals_are_pairs_in_order_of_likeness_whatever_the_order_of_names(names: list[str]) -> None:
    held = vendors(*names)
    found = proposals(held)
    assert found == proposals(reversed(held))
    assert all(one.first.number < one.second.number for one in found)
    assert all(one.likeness >= other.likeness for one, other in pairwise(found))
    assert len({(one.first.number, one.second.number) for one in found}) == len(found)


def test_merging_keeps_everything_that_either_says() -> None:
    same, other, clash = Contract("a", "x"), Contract("b", "y"), Contract("a", "z")
    kept = Vendor(
        number=1,
        profile=Profile("Acme", "ana", services=("shop",), exit_plan="plan A"),
        contracts=(same,),
        reviews=(Review("uptime", "2026-10", 99.0),),
    )
    gone = Vendor(
        number=2,
        profile=Profile(
            "ACME Ltd", "bo", "Acme Group", ("shop", "blog"), (Contact("Di"),), Substitutability.HARD, exit_plan="B"
        ),
        contracts=(other, clash),
        reviews=(Review("uptime", "2026-10", 98.0), Review("uptime", "2026-09", 97.0)),
        spellings=("A.C.M.E.",),
    )
    told = absorbed(kept, gone)
    assert told.names == ("ACME Ltd", "A.C.M.E.")
    assert [one.ref for one in told.contracts] == ["a", "b", "a (VEN-2)"]
    assert (told.profile.owner, told.profile.group, told.profile.services) == ("ana", "Acme Group", ("shop", "blog"))
    assert (told.profile.substitutability, told.profile.exit_plan) == (Substitutability.HARD, "plan A\nB")
    assert [(one.period, one.attained) for one in told.reviews] == [("2026-10", 99.0), ("2026-09", 97.0)]
