"""`vendor`: taken in, listed by deadline, weighed, merged, reviewed, written out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]

REGISTER = (
    "name,service,contract_ref,starts_on,renews_on,renewal_months,notice_days,annual_cost,currency,owner,status_url\n"
    "Acme Ltd,cdn,C-1,2024-02-29,2027-01-15,12,30 calendar days,60000.00,EUR,bo,https://status.acme.example\n"
    "ACME,mail,C-2,2025-01-01,2029-01-01,12,90,20000,EUR,,\n"
    "Bolt Inc.,payments,C-3,2025-01-01,2028-03-01,12,1 calendar day,20000,EUR,,\n"
    "Core AS,backup,C-4,2025-01-01,2028-01-01,12,,500,NOK,,\n"
)
"""On 2026-11-17: C-1 is to be noticed by 2026-12-16, C-3 by 2028-02-29. Shares in EUR are 60, 20 and 20 %."""


@pytest.fixture
def taken_in(opsdesk: Call) -> None:
    done = opsdesk("vendor", "import", "-", stdin=REGISTER)
    assert (done.code, done.out.splitlines()[0]) == (0, "added: Acme Ltd"), done.err
    assert done.err == "taken in: 4 added, 0 changed, 0 as they were; 4 contracts\n"


def test_the_nearest_deadline_stands_first(opsdesk: Call, taken_in: None) -> None:
    assert opsdesk("vendor", "list").out.splitlines() == [
        "VEN-1   notice window  Acme Ltd: notice by 2026-12-16, in 29 days · C-1 · bo",
        "VEN-4   quiet          Core AS: notice by 2028-01-01, in 410 days · C-4 · nobody owns it",
        "VEN-3   quiet          Bolt Inc.: notice by 2028-02-29, in 469 days · C-3 · nobody owns it",
        "VEN-2   quiet          ACME: notice by 2028-08-28, in 650 days · C-2 · nobody owns it",
    ]
    (first, *_) = opsdesk("vendor", "list", "--json").json
    assert (first["id"], first["deadline_on"], first["contracts"][0]["alert_days"]) == ("VEN-1", "2026-12-16", 30)
    assert first["contracts"][0]["annual_minor"] == 6_000_000


def test_deadlines_are_findings(opsdesk: Call, taken_in: None, clock: FakeClock) -> None:
    found = opsdesk("vendor", "deadlines")
    assert (found.code, found.out.split(":")[0]) == (1, "VEN-1   notice window  Acme Ltd")
    assert opsdesk("vendor", "deadlines", "--days", "28").code == 0
    assert opsdesk("vendor", "deadlines", "--days", "28", "--json").json == []
    clock.forward(days=30)
    assert "notice by 2026-12-16, 1 day ago" in opsdesk("vendor", "deadlines", "--days", "0").out


def test_each_contract_that_presses_has_a_line(opsdesk: Call, taken_in: None) -> None:
    opsdesk("vendor", "contract", "1", "C-9", "--renews", "2026-12-20", "--notice", "5 calendar days", "--owner", "cy")
    opsdesk("vendor", "contract", "2", "C-0", "--renews", "2026-03-01", "--notice", "0")
    assert opsdesk("vendor", "deadlines").out.splitlines() == [
        "VEN-2   rolling        ACME: rolled over 2026-03-01, nobody said for how long · C-0 · nobody owns it",
        "VEN-1   notice window  Acme Ltd: notice by 2026-12-15, in 28 days · C-9 · cy",
        "VEN-1   notice window  Acme Ltd: notice by 2026-12-16, in 29 days · C-1 · bo",
    ]


def test_a_dry_run_keeps_nothing_and_bad_rows_are_all_told(opsdesk: Call) -> None:
    dry = opsdesk("vendor", "import", "-", "--dry-run", stdin=REGISTER)
    assert "would be taken in: 4 added" in dry.err
    bad = REGISTER + "Dusk,,C-5,2026-13-01,,,,,,,\nEcho,,C-6,,,,,1,EU,,\n"
    refused = opsdesk("vendor", "import", "-", stdin=bad)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines() == [
        "opsdesk: standard input: line 6: starts_on: “2026-13-01” isn't in the calendar",
        "opsdesk: standard input: line 7: currency: “EU” is no currency code (three letters, like EUR)",
        "2 rows can't be used: nothing was taken in",
    ]
    told = opsdesk("vendor", "import", "-", "--json", stdin=bad)
    assert (told.code, '"place": "standard input: line 6"' in told.out) == (2, True)
    assert opsdesk("vendor", "list").out == ""


def test_columns_and_values_are_mapped(opsdesk: Call) -> None:
    data = "Lieferant;Ende;Betrag\nMüller GmbH;01/02/2027;1.234,50\n".encode("cp1252")
    options = ("--map", "name=Lieferant", "--map", "renews_on=Ende", "--map", "annual_cost=Betrag", "--set")
    how = ("currency=EUR", "--dates", "dmy", "--decimal", ",", "--encoding", "cp1252", "--json")
    done = opsdesk("vendor", "import", "-", *options, *how, stdin=data).json
    assert (done["added"], done["contracts"], done["problems"]) == (["Müller GmbH"], 1, [])
    (held,) = opsdesk("vendor", "show", "VEN-1", "--json").json["contracts"]
    assert (held["renews_on"], held["annual_minor"], held["currency"]) == ("2027-02-01", 123_450, "EUR")
    assert "says nothing" in opsdesk("vendor", "import", "-", "--map", "name", stdin="x").refusal


def test_concentration_is_told_by_currency_and_by_critical_services(opsdesk: Call, taken_in: None) -> None:
    opsdesk("service", "add", "checkout", "--core", "--depends-on", "payments")
    opsdesk("service", "add", "payments")
    found = opsdesk("vendor", "concentration", "--json").json
    assert (found["spend"]["EUR"]["hhi"], found["spend"]["EUR"]["effective"]) == (4400, 2.27)
    assert found["spend"]["NOK"]["hhi"] == 10_000
    assert (found["single_points"], found["critical_services"]["in_registry"]) == (["VEN-3"], 1)
    lines = opsdesk("vendor", "concentration").out.splitlines()
    assert lines[:2] == ["spend a year, EUR: HHI 4,400, as 2.3 equal vendors", "   60.0 %  Acme Ltd · 60,000.00 EUR"]
    assert "single point: Bolt Inc., can be replaced: unknown" in lines


def test_duplicates_are_proposed_and_merged_only_on_request(opsdesk: Call, taken_in: None) -> None:
    found = opsdesk("vendor", "duplicates")
    assert found.code == 1
    assert found.out == (
        "VEN-2 ACME = VEN-1 Acme Ltd? the same but for legal form, punctuation or case"
        " · opsdesk vendor merge 2 --into 1\n"
    )
    assert opsdesk("vendor", "merge", "ACME", "--into", "1").err == "VEN-2 ACME is VEN-1 Acme Ltd from now on\n"
    assert (opsdesk("vendor", "duplicates").code, opsdesk("vendor", "duplicates", "--json").json) == (0, [])
    assert [one["contract_ref"] for one in opsdesk("vendor", "show", "acme", "--json").json["contracts"]] == [
        "C-1",
        "C-2",
    ]
    assert "merged into VEN-1" in opsdesk("vendor", "list", "--all").out


def test_two_of_like_names_can_be_told_apart(opsdesk: Call, taken_in: None) -> None:
    assert opsdesk("vendor", "distinct", "2", "1").err == "VEN-2 isn't VEN-1\n"
    assert opsdesk("vendor", "duplicates").code == 0
    assert opsdesk("vendor", "undo", "2").err == "VEN-2: took back “not the same as VEN-1”\n"
    assert opsdesk("vendor", "duplicates").code == 1


def test_a_vendor_is_kept_by_hand(opsdesk: Call) -> None:
    assert opsdesk("vendor", "add", "Acme", "--contact", "Di / support / +46 1", "--contact", "Ed").out == "VEN-1\n"
    said = ("--renews", "2027-01-15", "--notice", "10 business days", "--cost", "1,234.50", "--currency", "eur")
    kept = opsdesk("vendor", "contract", "acme", "C-1", *said, "--months", "12", "--automatic", "yes")
    assert kept.err == "VEN-1 C-1: negotiate, notice by 2027-01-01, in 45 days\n"
    changed = opsdesk("vendor", "contract", "acme", "C-1", "--notice", "", "--lock-in", "3 years")
    assert changed.err == "VEN-1 C-1: negotiate, notice by 2027-01-15, in 59 days\n"
    opsdesk("vendor", "edit", "1", "--substitutability", "hard", "--alternative", "Bolt", "--owner", "@Bo")
    assert opsdesk("vendor", "show", "1").out.splitlines()[:18] == [
        "VEN-1 Acme · negotiate",
        "stale: Di was never checked",
        "stale: Ed was never checked",
        "owner       bo",
        "replaced    hard",
        "instead     Bolt",
        "contact     1. Di / support / +46 1 · never checked",
        "contact     2. Ed · never checked",
        "contract C-1: negotiate · notice by 2027-01-15, in 59 days",
        "  assumed     no notice period is known: the day it renews or ends at the latest",
        "  renewal     renews by itself every 12 months",
        "  locks in    3 years",
        "  cost        1,234.50 EUR a year",
        "open        What is the exit plan?",
        "open        Was due diligence done? No run of a checklist is linked.",
        "open        What did they commit to? No measure is kept.",
        "open        C-1: how long is the notice period?",
        "open        C-1: how has notice to be given?",
    ]
    assert "is no run" in opsdesk("vendor", "edit", "1", "--diligence", "x").refusal
    assert opsdesk("vendor", "retire", "1", "we", "left").err == "VEN-1 is retired: we left\n"
    assert opsdesk("vendor", "commit", "1", "x", "1").refusal == "VEN-1 is retired: we left"


def test_notice_and_renewal(opsdesk: Call, taken_in: None, clock: FakeClock) -> None:
    assert opsdesk("vendor", "renew", "1", "C-1").err == "VEN-1 C-1: quiet, notice by 2027-12-16, in 394 days\n"
    opsdesk("vendor", "undo", "1")
    given = opsdesk("vendor", "notice", "1", "C-1", "--how", "registered letter")
    assert given.err == "VEN-1 C-1: notice given, notice given 2026-11-17, ends 2027-01-15\n"
    opsdesk("vendor", "undo", "1")
    clock.forward(days=40)
    late = "notice was due by 2026-12-16: say when it ends now (--ends DAY)"
    assert opsdesk("vendor", "notice", "1", "C-1").refusal == late
    assert opsdesk("vendor", "notice", "1", "C-1", "--ends", "2028-01-15").code == 0
    clock.forward(days=365)
    assert "ends 2028-01-15" not in opsdesk("vendor", "deadlines").out


def test_one_that_was_merged_says_so_first(opsdesk: Call, taken_in: None) -> None:
    opsdesk("vendor", "merge", "2", "--into", "1")
    assert opsdesk("vendor", "show", "VEN-2").out.splitlines()[0] == "VEN-2 ACME · merged into VEN-1"
    assert "open  " not in opsdesk("vendor", "show", "VEN-2").out


def test_what_isnt_told_by_name_of_a_spread_is_counted(opsdesk: Call) -> None:
    rows = "".join(f"V{number},{number},2029-01-01,10,EUR\n" for number in range(1, 13))
    opsdesk("vendor", "import", "-", stdin=f"name,contract_ref,renews_on,annual_cost,currency\n{rows}")
    assert "\n          2 more, 16.7 % together\n" in opsdesk("vendor", "concentration").out


def test_what_rolled_over_is_told_with_its_next_deadline(opsdesk: Call, taken_in: None, clock: FakeClock) -> None:
    clock.forward(days=80)
    (first,) = [line for line in opsdesk("vendor", "list").out.splitlines() if "Acme Ltd" in line]
    assert first == (
        "VEN-1   rolling        Acme Ltd: rolled over 2027-01-15, notice by 2027-12-16, in 314 days · C-1 · bo"
    )
    assert opsdesk("vendor", "renew", "1", "C-1").err == "VEN-1 C-1: quiet, notice by 2027-12-16, in 314 days\n"


def test_reviews_and_the_pack(opsdesk: Call, taken_in: None, tmp_path: Path) -> None:
    commit = opsdesk("vendor", "commit", "1", "availability", "99.9", "--unit", "%")
    assert commit.err == "VEN-1: availability at least 99.9 % a month\n"
    for month in ("2026-09", "2026-10"):
        opsdesk("vendor", "review", "1", "availability", month, "99.5", "--claimable", "250", "--currency", "eur")
    assert "is no month" in opsdesk("vendor", "review", "1", "availability", "2026", "99").refusal
    page = opsdesk("vendor", "pack", "Acme Ltd").out
    assert page.startswith("# Vendor review: Acme Ltd\n\nVEN-1 · notice window · owner bo · as of 2026-11-17\n")
    for words in (
        "- Notice: **notice by 2026-12-16, in 29 days**",
        "- availability at least 99.9 % a month: missed 2 of 2, the last 2 in a row",
        "  - 2026-10: 99.5 %, missed by 0.4, credit 250.00 EUR, none claimed",
        "- Credits not claimed yet: 500.00 EUR",
        "| 2025 | 60,000.00 EUR |",
        "- C-1: what does a renewal lock in?",
    ):
        assert words in page
    brief = opsdesk("vendor", "pack", "1", "--brief").out
    assert "## In hand\n\n- availability at least 99.9 % a month: missed 2 of 2" in brief
    file = tmp_path / "pack.md"
    assert opsdesk("vendor", "pack", "1", "-o", str(file)).out == ""
    assert file.read_text() == page
    data = opsdesk("vendor", "pack", "1", "--json").json
    assert (data["performance"][0]["missed_in_a_row"], data["unclaimed"]) == (2, {"EUR": 50_000})


def test_contacts_are_checked_and_what_failed_says_so(opsdesk: Call, taken_in: None) -> None:
    assert "stale" not in opsdesk("vendor", "list").out, "a register has no contacts, and nobody asks for them"
    opsdesk("declare", "Mail is late")
    opsdesk("vendor", "edit", "2", "--contact", "Di / support / +46 1", "--contact", "Ed", "--check-days", "30")
    assert opsdesk("vendor", "check", "2").err == "VEN-2 ACME: reached, again by 2026-12-17\n"
    assert opsdesk("vendor", "failed", "2", "di", "rang", "out", "--incident", "INC-1").err == "VEN-2 ACME: kept\n"
    shown = opsdesk("vendor", "show", "2").out.splitlines()
    assert shown[1] == "stale: Di failed in INC-1 on 2026-11-17: rang out"
    assert "contact     1. Di / support / +46 1 · failed 2026-11-17" in shown
    assert "contact     2. Ed · checked 2026-11-17 by ana" in shown
    found = opsdesk("vendor", "show", "2", "--json").json
    assert (found["stale"], found["reasons"][0]["cause"], found["next_check_on"]) == (
        True,
        "failed when used",
        "2026-12-17",
    )
    assert [one["failed"] for one in found["reaches"]] == [True, False]
    assert "VEN-2 ACME couldn't be reached by di: rang out" in opsdesk("export", "1", "--as", "timeline").out
    assert "check of the contacts of ACME" in opsdesk("agenda").out
