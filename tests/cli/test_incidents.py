"""`declare`, `list`, `show`, `search`."""

from __future__ import annotations

from collections.abc import Callable

from opsdesk.cli.incident_json import SHOWN
from opsdesk.desk.desk import Desk
from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]


def test_declaring_prints_the_name_and_whoever_declares_commands(opsdesk: Call, desk: Desk) -> None:
    assert opsdesk("declare", "Search", "is", "slow", "--severity", "3", "--service", "search").out == "INC-1\n"
    opened = desk.incident(1)
    assert (opened.title, opened.severity, list(opened.services)) == ("Search is slow", 3, ["search"])
    assert opened.commander
    assert opened.commander.person == "ana"
    assert opsdesk("declare", "Another", "--json").json == {"id": "INC-2"}


def test_a_severity_that_is_none_is_refused(opsdesk: Call, desk: Desk) -> None:
    assert "SEV-9" in opsdesk("declare", "x", "--severity", "9").refusal
    assert not desk.open_incidents()


def test_the_list_has_the_worst_first_and_on_request_those_that_are_over(opsdesk: Call, number: int) -> None:
    opsdesk("declare", "Everything is down", "--severity", "1")
    opsdesk("log", f"INC-{number}", ":resolved")
    lines = opsdesk("list", "--all").out.splitlines()
    assert [line.split()[0] for line in lines] == ["INC-2", "INC-1"]
    rows = opsdesk("list", "--json").json
    assert [(row["id"], row["severity"], row["commander"]) for row in rows] == [("INC-2", 1, "ana")]
    assert rows[0]["next_update"]["audience"] == "customers"


def test_an_empty_desk_lists_nothing(opsdesk: Call) -> None:
    listed = opsdesk("list")
    assert (listed.out, listed.err) == ("", "no incident is open; somebody declares one by: opsdesk declare TITLE\n")
    assert opsdesk("list", "--all").err.startswith("no incident is on this desk;")
    assert opsdesk("list", "--json").json == []


def test_show_tells_everything_in_stable_keys(opsdesk: Call, number: int) -> None:
    for line in (
        "= 12 % of payments fail",
        "? pool size",
        "+ began with the release",
        "? card provider",
        "--H2 their status is green",
        "H2 out their numbers agree with ours",
        "@bo roll back 4.2",
        ":service checkout degraded",
        ":link bridge https://call.example",
        ":change release 4.2",
        ":follow-up alert on the pool",
        "a note",
    ):
        assert opsdesk("log", line).code == 0
    shown = opsdesk("show", f"INC-{number}", "--json").json
    assert list(shown) == list(SHOWN)
    assert all(key in opsdesk("show", "--help").out for key in SHOWN)
    assert [item["status"] for item in shown["hypotheses"]] == ["open", "ruled out"]
    assert [fact["rating"] for item in shown["hypotheses"] for fact in item["evidence"]] == ["+", "--"]
    assert shown["evidence"][1]["ratings"] == {"H2": "--"}
    assert shown["links"] == {"bridge": "https://call.example"}
    assert shown["services"][0]["status"] == "degraded"
    assert shown["roles"][0]["person"] == "ana"
    assert {person["person"] for person in shown["people"]} == {"ana", "bo"}
    counts = shown["counts"]
    assert (counts["hypotheses"], counts["evidence"], counts["actions"]) == (2, 2, 1)
    assert (counts["changes"], counts["follow_ups"], counts["updates"]) == (1, 1, 0)
    assert (counts["timeline"], counts["entries"]) == (len(shown["timeline"]), 14)


def test_show_as_text_names_what_matters(opsdesk: Call, number: int) -> None:
    for line in ("= 12 % of payments fail", "? pool size", "@bo roll back 4.2", ":plan undo the release"):
        opsdesk("log", line)
    text = opsdesk("show", str(number)).out
    for words in ("SEV-2", "12 % of payments fail", "undo the release", "H1   pool size", "A1   bo: roll back 4.2"):
        assert words in text


def test_as_it_was_then(opsdesk: Call, clock: FakeClock, number: int) -> None:
    clock.forward(minutes=10)
    opsdesk("log", ":plan wait and see")
    shown = opsdesk("show", str(number), "--at", "2026-11-17T14:42:30Z", "--json").json
    assert (shown["plan"], shown["counts"]["entries"]) == ("", 2)
    for time in ("T+0", "T+9", "14:45", "17 14:45", "2026-11-17 14:45", "2026-11-17T15:45:00+01:00"):
        assert opsdesk("show", str(number), "--at", time, "--json").json["counts"]["entries"] == 2
    assert "was declared later" in opsdesk("show", str(number), "--at", "2026-11-17T14:41:00Z").refusal
    assert "no time that has been (16 23:10 was yesterday)" in opsdesk("show", str(number), "--at", "23:10").refusal
    assert "is not a time" in opsdesk("show", str(number), "--at", "teatime").refusal


def test_searching_finds_words_and_says_what_was_struck(opsdesk: Call, number: int) -> None:
    opsdesk("log", "the connection pool is exhausted")
    opsdesk("log", "pool was a mistake")
    opsdesk("log", ":undo")
    lines = opsdesk("search", "poo").out.splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("pool was a mistake (struck)")
    found = opsdesk("search", "connection", "exh", "--json").json
    assert [(row["incident"], row["text"]) for row in found] == [("INC-1", "the connection pool is exhausted")]
    nothing = opsdesk("search", "nothing", "like", "it")
    assert (nothing.out, nothing.err) == ("", "nothing was written that holds these words, or begins with them\n")


def test_an_incident_that_is_not_there_or_not_one(opsdesk: Call) -> None:
    assert opsdesk("show", "7").refusal == "there is no INC-7 on this desk"
    assert "is no incident" in opsdesk("show", "INC-x").refusal


def test_what_was_typed_reaches_the_terminal_as_words_only(opsdesk: Call, number: int) -> None:
    opsdesk("log", "? \x1b]0;owned\x07[/bold] \u202e")
    for argv in (["show", "1"], ["show", "1", "--json"], ["search", "owned"], ["export", "1", "--as", "timeline"]):
        out = opsdesk(*argv).out
        assert "owned" in out
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out)


def test_incidents_like_one_are_found_by_number_and_by_words(opsdesk: Call) -> None:
    for title in ("Card payments fail in Europe", "Card payments fail again", "Search is slow"):
        opsdesk("declare", title)
    found = opsdesk("similar", "INC-2")
    assert (found.code, found.out.splitlines()[0]) == (0, "INC-1 Card payments fail in Europe")
    assert [row["id"] for row in opsdesk("similar", "search", "is", "slow", "--json").json] == ["INC-3"]
    nothing = opsdesk("similar", "coffee machine leaks")
    assert (nothing.code, nothing.out) == (1, "No incident on this desk is like it.\n")


def test_what_is_pressing_is_said_with_its_reason(opsdesk: Call, clock: FakeClock) -> None:
    opsdesk("declare", "Card payments fail", "--severity", "2")
    opsdesk("log", "? pool size")
    clock.forward(minutes=12)
    said = opsdesk("nudges", "1").out.splitlines()
    assert "find somebody to test H1: it leads the board and nobody tests it · pool size" in said
    assert {row["key"] for row in opsdesk("nudges", "1", "--json").json} >= {"untested:1", "silence"}
    opsdesk("log", ":resolved the pool is larger")
    assert opsdesk("nudges", "1").out == "nothing is pressing\n"


def test_what_reached_nobody_is_not_counted_as_sent(opsdesk: Call, number: int) -> None:
    assert "updates sent: 0 · follow-ups: 0" in opsdesk("show", "1").out
    opsdesk("publish", "1", "--audience", "customers", "-o", "/nowhere/page.txt")
    assert "updates sent: 0 · follow-ups: 0 · updates that reached nobody: 1" in opsdesk("show", "1").out


def test_a_home_that_nobody_has_is_said(opsdesk: Call, number: int) -> None:
    for argv in (["lint", "~no-such/x"], ["export", "1", "--as", "json", "-o", "~no-such/x"]):
        assert "~no-such/x: nobody here has the home folder that it begins with" in opsdesk(*argv).refusal
