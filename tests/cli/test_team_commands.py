"""`team` and `commitment`: kept, listed, blocked, written out; findings and refusals by exit code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]

PAGE = (
    "--purpose", "takes money", "--lead", "bo", "--channel", "#pay", "--on-call", "pager 1", "--hours",
    "mon-fri 09:00-17:00", "--zone", "Europe/Stockholm", "--contact", "Di / lead / @di", "--asking", "a ticket",
)  # fmt: skip


@pytest.fixture
def told(opsdesk: Call) -> None:
    assert opsdesk("team", "add", "payments", *PAGE).out == "TEAM-1\n"
    assert opsdesk("team", "add", "web", "--lead", "cy").out == "TEAM-2\n"
    opsdesk("service", "add", "pay", "--owner", "Payments")
    opsdesk("service", "add", "shop", "--owner", "web", "--depends-on", "pay")
    first = opsdesk(
        "commitment", "add", "API", "v2", "--by", "PAYMENTS", "--to", "web", "--due", "2026-12-01", "--person", "bo",
        "--done-test", "its test passes",
    )  # fmt: skip
    assert (first.out, first.err) == ("COM-1\n", "")
    second = opsdesk("commitment", "add", "schema", "--by", "ledger", "--to", "payments")
    assert second.err == (
        "nobody said who sees to it (--person), what shows that it is done (--done-test), by when (--due)\n"
    )


def test_teams_are_listed_with_what_is_wrong(opsdesk: Call, told: None) -> None:
    assert opsdesk("team", "check", "payments", "channel", "on-call").err == (
        "TEAM-1 payments: reached, again by 2027-02-15\n"
    )
    assert opsdesk("team", "list").out.splitlines() == [
        "–       ledger: none ended yet · 1 open · nobody keeps its page (opsdesk team add ledger)",
        "TEAM-1  payments: 1 service · none ended yet · 1 open · waits for 1 · stale: Di was never checked",
        "TEAM-2  web: 1 service · none ended yet · waits for 1 · stale: nobody said how it is reached",
    ]
    found = opsdesk("team", "stale")
    assert (found.code, found.out.count("\n")) == (1, 2)
    opsdesk("team", "check", "TEAM-1")
    opsdesk("team", "edit", "web", "--channel", "#web", "--check-days", "0")
    assert opsdesk("team", "stale").code == 0
    assert opsdesk("team", "stale", "--json").json == []


def test_a_team_in_full(opsdesk: Call, told: None) -> None:
    opsdesk("team", "way", "payments", "WEB", "collaboration", "--cadence", "weekly", "--until", "2027-01-31")
    opsdesk("team", "check", "payments")
    opsdesk("team", "failed", "payments", "on-call", "rang", "out")
    opsdesk("team", "edit", "payments", "--name", "money")
    shown = opsdesk("team", "show", "payments").out.splitlines()
    for line in (
        "TEAM-1 money",
        "stale: on-call failed on 2026-11-17: rang out",
        "services    pay",
        "hours       mon-fri 09:00-17:00 Europe/Stockholm · at work now",
        "once called payments",
        "channel     #pay · checked 2026-11-17 by ana",
        "on-call     pager 1 · failed 2026-11-17",
        "Di          lead / @di · checked 2026-11-17 by ana",
        "with web: collaboration until 2027-01-31 · weekly",
    ):
        assert line in shown
    json = opsdesk("team", "show", "money", "--json").json
    assert (json["id"], json["former_names"], json["ways"][0]["way"]) == ("TEAM-1", ["payments"], "collaboration")
    assert [one["failed"] for one in json["reaches"]] == [False, True, False]
    assert [one["id"] for one in json["owes"]] == ["COM-1"]
    assert opsdesk("team", "show", "ledger", "--json").json["id"] is None
    assert opsdesk("team", "undo", "money").err == "TEAM-1: took back “edited”\n"
    assert opsdesk("team", "retire", "web", "went", "home").err == "TEAM-2 is retired: went home\n"
    assert "TEAM-2" in opsdesk("team", "list", "--all").out


def test_what_cant_be_done_is_said_in_one_line(opsdesk: Call, told: None) -> None:
    assert "nobody keeps or names a team “nobody”" in opsdesk("team", "show", "nobody").refusal
    assert "TEAM-1 is payments already" in opsdesk("team", "add", "Payments").refusal
    assert "write it like mon-fri" in opsdesk("team", "edit", "web", "--hours", "always").refusal
    assert "has no contact “fax”" in opsdesk("team", "check", "payments", "fax").refusal
    assert "is no commitment" in opsdesk("commitment", "show", "x").refusal
    assert "there is no COM-9" in opsdesk("commitment", "keep", "9").refusal
    assert "is no day" in opsdesk("commitment", "move", "1", "soon", "ill").refusal
    assert "say to which day" in opsdesk("commitment", "move", "1", " ").refusal
    assert "a brief is about two teams" in opsdesk("team", "brief", "web", "web").refusal


def test_commitments_by_what_holds_them_up(opsdesk: Call, told: None, clock: FakeClock) -> None:
    assert opsdesk("commitment", "block", "COM-1", "COM-2:", "the", "row").err == "COM-1: blocked by COM-2: the row\n"
    clock.forward(days=20)
    assert opsdesk("commitment", "list").out.splitlines() == [
        "COM-1   blocked   payments (bo) → web: API v2 · blocked for 20 days by COM-2: the row · by 2026-12-01, "
        "6 days overdue · waiting for 20 days",
        "COM-2   open      ledger (nobody) → payments: schema · no date was agreed on · waiting for 20 days",
    ]
    assert opsdesk("commitment", "list", "--team", "WEB").out.startswith("COM-1")
    assert opsdesk("commitment", "list", "--team", "web", "--json").json[0]["blocked_by"]["commitment"] == "COM-2"
    found = opsdesk("commitment", "due", "--json")
    assert (found.code, found.out.count('"id"')) == (1, 1)
    assert opsdesk("commitment", "keep", "2", "merged").err == "COM-2: kept\n"
    assert "can go on: COM-2 is kept" in opsdesk("commitment", "show", "1").out
    opsdesk("commitment", "unblock", "1")
    opsdesk("commitment", "move", "1", "2026-12-24", "the", "tester", "is", "ill")
    assert opsdesk("commitment", "due").code == 0
    assert (
        opsdesk("commitment", "escalate", "1", "no", "answer", "--to", "di").err == "COM-1: escalated to di (level 1)\n"
    )
    shown = opsdesk("commitment", "show", "1").out.splitlines()
    assert shown[0] == "COM-1 API v2 · open"
    assert "moved       2026-12-01 to 2026-12-24 by ana: the tester is ill" in shown
    assert "escalated   2026-12-07 to di (level 1) by ana: no answer" in shown


def test_a_promise_is_changed_and_ends(opsdesk: Call, told: None, clock: FakeClock) -> None:
    assert opsdesk("commitment", "edit", "1", "--what", "API v3", "--person", "").err == (
        "COM-1: payments to web: API v3 by 2026-12-01 · done when its test passes\n"
    )
    assert opsdesk("commitment", "undo", "1").err == "COM-1: took back “edited”\n"
    clock.forward(days=20)
    assert opsdesk("commitment", "keep", "1", "--on", "2026-12-02").err == "COM-1: kept, after the day agreed on\n"
    assert opsdesk("commitment", "break", "2", "no", "capacity").err == "COM-2: broken\n"
    assert opsdesk("commitment", "list").out == ""
    kept, broken = opsdesk("commitment", "list", "--all", "--json").json
    assert (kept["status"], kept["kept_late"], broken["outcome"]) == ("kept", True, "no capacity")
    opsdesk("commitment", "undo", "2")
    assert opsdesk("commitment", "release", "2", "bought").err == "COM-2: released\n"
    record = opsdesk("team", "show", "payments", "--json").json["record"]
    assert (record["share"], record["kept"], record["late"]) == (1.0, 1, 1)


def test_brief_and_waits_are_written_out(opsdesk: Call, told: None, tmp_path) -> None:
    file = tmp_path / "brief.md"
    assert opsdesk("team", "brief", "web", "payments", "-o", str(file)).err == f"written to {file}\n"
    assert file.read_text().startswith("# Coordination: web and payments")
    json = opsdesk("team", "brief", "web", "payments", "--json").json
    assert (json["bond"], [one["name"] for one in json["teams"]]) == ("sequential", ["web", "payments"])
    assert {one["aspect"] for one in json["proposed"]} == {"Cadence", "Document", "Decision process", "Escalation"}
    waits = opsdesk("team", "waits")
    assert (waits.code, "- web → payments → ledger" in waits.out) == (0, True)
    opsdesk("commitment", "block", "2", "web: no numbers")
    assert opsdesk("team", "waits").code == 1
    assert "ledger" in opsdesk("team", "waits", "--json").out


def test_due_ones_are_on_the_agenda(opsdesk: Call, told: None) -> None:
    agenda = opsdesk("agenda", "--days", "60").out
    assert "COM-1" in agenda
    assert "TEAM-1 contacts" in agenda
    ics = opsdesk("agenda", "--ics", "-").out
    assert "payments to web: API v2" in ics.replace("\r\n ", "")


def test_a_vendors_due_diligence_is_a_run(opsdesk: Call) -> None:
    opsdesk("vendor", "add", "Acme")
    assert opsdesk("vendor", "diligence", "Acme").out == "RUN-1\n"
    assert "diligence   RUN-1" in opsdesk("vendor", "show", "Acme").out
    assert "Due diligence of Acme" in opsdesk("checklist", "export", "RUN-1").out


def test_a_day_with_slashes_is_asked_for_again_as_it_can_be_typed_here(opsdesk: Call, told: None) -> None:
    refused = opsdesk("commitment", "move", "1", "24/12/2026", "the", "tester", "is", "ill").refusal
    assert refused == "“24/12/2026” may be two days: write it like 2026-11-21"
