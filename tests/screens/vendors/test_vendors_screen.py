"""The vendors screen: the nearest notice first, decided, reviewed, merged, written out, at every width."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk import vendors
from opsdesk.desk.vendors_standing import months_later
from opsdesk.domain.contact import Contact
from opsdesk.domain.vendor import Profile, Vendor
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_performance import Commitment, Review
from opsdesk.domain.vendor_policy import DEFAULT_VENDOR_POLICY
from opsdesk.domain.vendor_standing import vendor_standing
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.dialogs.text_view import TextView
from screens.presenting.arranged import Arranged
from screens.presenting.listing import as_markdown, detail_rows
from screens.presenting.vendors import vendors_look
from screens.vendors.help_text import HELP
from screens.vendors.screen import VendorsScreen
from tests.screens.vendors.conftest import Open
from tests.screens.waiting import until
from tests.texts import texts


async def test_the_nearest_notice_stands_first(opened: Open) -> None:
    async with opened() as shown:
        assert shown.list_text == [
            "Act now",
            "overdue Core 70 d ago 2026-09-08",
            "notice window ! Acme [/ Ltd in 29 d 2026-12-16",
            "Coming up",
            "rolling Bolt Inc. in 70 d 2027-01-26",
            "No date, or over",
            "no date Acme no contract",
        ]


async def test_at_80_columns_there_is_room_for_the_cost(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        assert "notice window ! Acme [/ Ltd 60,000 EUR in 29 d 2026-12-16" in shown.list_text
        assert shown.screen.head.said(80).startswith("Vendors ")


def test_a_name_has_the_room_of_a_cost_that_isnt_shown() -> None:
    contract = Contract("N-1", renews_on=date(2027, 1, 15), notice_days=20, annual_minor=84_000_00, currency="EUR")
    vendor = Vendor(number=1, profile=Profile("Northwind Transit"), contracts=(contract,))
    held = vendor_standing(vendor, date(2026, 11, 17), DEFAULT_VENDOR_POLICY, months_later)
    line = vendors_look(DEFAULT_VENDOR_POLICY).line(held, 18, 54).plain
    assert line == "negotiate      Northwind Transit   in 31 d  2026-12-18"


async def test_the_chosen_one_in_full(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("VEN-1")
        await shown.settle()
        for words in (
            "notice by 2026-12-16, in 29 days",
            "30 calendar days",
            "missed 2 of 2, the last 2 in a row",
            "✗ 2026-10: 99.5 %, missed by 0.4",
            "500.00 EUR",
            "! Di was never checked",
            "1. Di / support / +46 8 1 · never checked",
            "checkout, search",
        ):
            assert words in shown.detail_words
        assert "4 vendors · 1 overdue · 1 in window · 1 rolling" in shown.screen.head.said(120)


async def test_contacts_are_tried_and_one_fails(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("VEN-1")
        await shown.press("t", "enter")
        assert "! " not in shown.list_text[2]
        assert "2. Ed / account manager · checked 2026-11-17 by ana" in shown.detail_words
        await shown.press("x", "enter")
        await shown.answer("rang out")
        assert "! Di failed on 2026-11-17: rang out" in shown.detail_words
        await shown.choose("VEN-2")
        await shown.press("t")
        assert "nobody said how Bolt Inc. is reached: e gives it a contact" in shown.notices


async def test_an_empty_list_says_what_belongs_here(opened: Open) -> None:
    async with opened(empty=True) as shown:
        assert "n keeps the first one" in " ".join(shown.list_text)
        await shown.press("e", "c", "v", "p", "space", "d", "u", "m", "y")
        assert isinstance(shown.app.screen, VendorsScreen)
        await shown.press("n")
        await shown.paste("Acme")
        await shown.press("ctrl+s")
        assert vendors.one(shown.desk, 1).title == "Acme"
        assert shown.screen.chosen.vendor.number == 1


async def test_a_contract_is_kept_and_errors_stand_beside_their_field(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("VEN-3")
        await shown.press("c")
        assert isinstance(shown.app.screen, Form)
        await shown.fill(ref="A-1", renews_on="2028-01-31", notice_days="60", cost="1,234.567", currency="eur")
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form)
        await shown.fill(cost="1,234.50")
        await shown.press("ctrl+s")
        (kept,) = vendors.one(shown.desk, 3).contracts
        assert (kept.annual_minor, kept.currency, kept.renews_on) == (123_450, "EUR", date(2028, 1, 31))
        await shown.press("c", "enter")
        assert isinstance(shown.app.screen, Form)
        await shown.fill(lock_in="3 years")
        await shown.press("ctrl+s")
        assert vendors.one(shown.desk, 3).contracts[0].lock_in == "3 years"


async def test_two_people_with_one_contract_lose_no_words(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("VEN-1")
        await shown.press("c", "enter")
        await shown.fill(lock_in="3 years")
        before = vendors.one(shown.desk, 1).contracts[0]
        vendors.keep_contract(shown.desk, 1, replace(before, notice_days=60), shown=before)
        await shown.press("ctrl+s")
        assert shown.note("notice_days") == "theirs now, was: 30"
        await shown.press("ctrl+s")
        held = replace(before, notice_days=60, lock_in="3 years")
        await until(lambda: vendors.one(shown.desk, 1).contracts[0] == held)


async def test_space_says_what_was_decided(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("VEN-1")
        await shown.press("space")
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter", "enter")
        assert vendors.one(shown.desk, 1).contracts[0].renews_on == date(2028, 1, 15)
        await shown.press("u", "y")
        assert vendors.one(shown.desk, 1).contracts[0].renews_on == date(2027, 1, 15)
        await shown.press("space", "j", "enter", "enter")
        assert vendors.one(shown.desk, 1).contracts[0].noticed_on == date(2026, 11, 17)
        assert "notice given ! Acme [/ Ltd ends 2027-01-15" in shown.list_text


async def test_a_period_is_reviewed(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("VEN-2")
        await shown.press("v")
        assert "promised nothing" in shown.notices
        shown.screen.select("VEN-1")
        await shown.press("v")
        await shown.fill(period="2026-11", attained="99.95", claimable="x")
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form)
        await shown.fill(claimable="")
        await shown.press("ctrl+s")
        assert "2026-11: 99.95 %, kept, 0.05 to spare" in shown.detail_words


async def test_what_was_promised_is_kept_and_reads_otherwise(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("VEN-2")
        await shown.press("C")
        await shown.fill(measure="p95 answer", target="x", unit="min")
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form)
        await shown.fill(target="30")
        await shown.press("tab", "right", "ctrl+s")
        await until(lambda: bool(vendors.one(shown.desk, 2).commitments))
        assert vendors.one(shown.desk, 2).commitments[0].words == "p95 answer at most 30 min a month"
        await shown.press("C", "enter")
        await shown.fill(target="20")
        vendors.commit(shown.desk, 2, Commitment("p95 answer", 25, "min", at_most=True))
        await shown.press("ctrl+s")
        assert shown.note("target") == "yours; theirs: 25"
        await shown.press("ctrl+s")
        await until(lambda: vendors.one(shown.desk, 2).commitments[0].target == 20)


async def test_two_people_who_review_one_period_lose_no_words(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        shown.screen.select("VEN-1")
        await shown.press("v")
        await shown.fill(period="2026-11", attained="99.95")
        measure = shown.field("measure").value
        vendors.review(shown.desk, 1, Review(measure, "2026-11", 99.1, "their report", 500, currency="EUR"))
        await shown.press("ctrl+s")
        assert shown.note("attained") == "yours; theirs: 99.1"
        assert shown.note("claimable") == "theirs now, was: nothing"
        await shown.press("ctrl+s")
        await until(lambda: vendors.one(shown.desk, 1).reviews[-1].attained == 99.95)
        kept = vendors.one(shown.desk, 1).reviews[-1]
        assert (kept.period, kept.note, kept.claimable_minor) == ("2026-11", "their report", 500)


async def test_like_names_are_merged_on_a_yes(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("m")
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("n")
        assert len(vendors.listed(shown.desk)) == 4
        await shown.press("m", "enter", "y")
        assert vendors.one(shown.desk, 3).merged_into == 1
        await shown.press("m")
        assert "no two entries look like one vendor" in shown.notices


async def test_pack_brief_and_weight_are_read_and_copied(opened: Open, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as shown:
        copied: list[str] = []
        shown.app.copy_text = copied.append
        shown.screen.select("VEN-1")
        for key, title in (("p", "# Vendor review: Acme"), ("b", "# Negotiation brief: Acme"), ("w", "# What rests")):
            await shown.press(key)
            assert isinstance(shown.app.screen, TextView)
            await shown.press("y")
            assert copied.pop().startswith(title)
        await shown.press("p", "E")
        assert (tmp_path / "ven-1-review-pack.md").read_text().startswith("# Vendor review")


async def test_one_is_edited_and_retired(opened: Open) -> None:
    async with opened() as shown:
        shown.screen.select("VEN-2")
        await shown.press("e")
        await shown.fill(contacts="Eve / sales, Flo", group="Big", diligence_run="x")
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form)
        await shown.fill(diligence_run="")
        await shown.press("ctrl+s")
        held = vendors.one(shown.desk, 2).profile
        assert (held.contacts, held.group) == ((Contact("Eve", "sales"), Contact("Flo")), "Big")
        await shown.press("d")
        await shown.answer("gone")
        assert vendors.one(shown.desk, 2).retired == "gone"
        assert len(shown.screen.items) == 3


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80", "120"])
async def test_it_fits(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size) as shown:
        assert len(shown.screen.hint.said(size[0] - 2)) <= size[0] - 2
        await shown.press("enter")
        assert shown.screen.detail.has_focus
        await shown.press("escape")
        assert shown.screen.list.has_focus
        await shown.press("slash")
        await shown.answer("paym")
        assert [row for row in shown.list_text if "Bolt" in row]


def test_the_help_names_every_key() -> None:
    own = {binding.key for binding in VendorsScreen.BINDINGS} - {"space"}
    assert all(re.search(rf"(?m)^(\S+ +)*{re.escape(key)}\b", HELP) for key in own)


@settings(max_examples=40)
@given(name=texts(min_size=1), words=texts(), width=st.integers(1, 120))
def test_no_text_is_markup_and_no_row_is_wider_than_its_place(name: str, words: str, width: int) -> None:
    profile = Profile(name, words, words, (words,), (Contact(words),), exit_plan=words)
    contract = Contract(words, words, renews_on=date(2027, 1, 1), annual_minor=5, lock_in=words)
    look = vendors_look(DEFAULT_VENDOR_POLICY)
    for contracts in ((), (contract,)):
        vendor = Vendor(number=1, profile=profile, contracts=contracts)
        held = vendor_standing(vendor, date(2026, 11, 17), DEFAULT_VENDOR_POLICY, months_later)
        assert as_markdown(name, look.detail(held, [held])).startswith("## ")
        assert detail_rows(name, look.detail(held, [held]), width)
        for order in look.orders:
            arranged = Arranged([held], look, order)
            rows = arranged.rows(arranged.narrowed(""), width)
            assert rows[-1].content.cell_length <= width
