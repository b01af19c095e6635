"""`draft`, `lint`, `publish`: told from the facts, checked, sent once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from opsdesk.cli import session
from opsdesk.desk.desk import Desk
from tests.cli.called import Called
from tests.fakes import START, FakeClock

Call = Callable[..., Called]

PROMISE = "We expect to have this fixed within two hours."
OWN_WORDS = "The storefront has a high latency."
OWN_RULES = """
[lint]
off = ["JRG2"]
[lint.levels]
NXT1 = "I"
[[lint.rules]]
id = "OWN1"
words = ["storefront"]
message = "customers don't know this name"
level = "E"
"""
NEXT_AT = START + timedelta(minutes=25)
HONEST = (
    "About 12 % of card payments in Europe fail. You can pay by bank transfer meanwhile. "
    f"We are looking for the cause. Next update by {NEXT_AT:%H:%M} UTC."
)


@pytest.fixture
def told(opsdesk: Call, clock: FakeClock, number: int) -> int:
    """An incident of which something is known since two minutes after it was declared."""
    clock.forward(minutes=2)
    opsdesk("log", "= 12 % of card payments in Europe fail")
    opsdesk("log", ":service card payments degraded")
    return number


def test_a_draft_is_the_text_and_its_notices_stand_beside_it(opsdesk: Call, told: int) -> None:
    called = opsdesk("draft", str(told), "--audience", "customers", "--stage", "identified")
    assert "12 % of card payments in Europe fail" in called.out
    assert called.code == 0


def test_every_sentence_of_a_draft_names_its_facts(opsdesk: Call, told: int) -> None:
    made = opsdesk("draft", str(told), "--audience", "executives", "--json").json
    assert (made["audience"], made["stage"]) == ("executives", "investigating")
    assert made["sentences"]
    for sentence in made["sentences"]:
        assert set(sentence["facts"]) <= set(made["facts"])
        assert sentence["facts"]
    assert {"status", "words", "as_of", "evidence", "audiences"} == set(next(iter(made["facts"].values())))


def test_a_draft_of_then_knows_nothing_of_later(opsdesk: Call, told: int) -> None:
    assert "12 %" not in opsdesk("draft", str(told), "--audience", "customers", "--at", "T+1").out


def test_a_draft_of_then_knows_nothing_that_was_backdated_since(opsdesk: Call, clock: FakeClock, told: int) -> None:
    clock.forward(minutes=30)
    opsdesk("log", f"{START + timedelta(minutes=1):%H:%M} = half of all log-ins fail")
    then = opsdesk("draft", str(told), "--audience", "customers", "--at", "T+1")
    assert "log-ins" not in then.out
    assert "what users see" in then.out
    assert "12 %" in opsdesk("draft", str(told), "--audience", "customers", "--at", "T+3").out


def test_a_text_without_words_is_told_to_be_one(opsdesk: Call) -> None:
    assert opsdesk("lint", "-", stdin=" \n").refusal == "standard input holds no words"


def test_a_draft_of_the_very_beginning_knows_of_the_declaration(
    opsdesk: Call, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ticking() -> datetime:
        clock.forward(milliseconds=1)
        return clock()

    monkeypatch.setattr(session, "utc_now", ticking)
    opsdesk("declare", "Card payments fail")
    assert opsdesk("draft", "1", "--audience", "customers", "--at", "T+0").code == 0


def test_the_whole_draft_as_data(opsdesk: Call, told: int) -> None:
    made = opsdesk("draft", str(told), "--audience", "customers", "--stage", "scope update", "--json").json
    assert made["stage"] == "scope update"
    assert " ".join(item["text"] for item in made["sentences"]) == " ".join(made["text"].split())
    fact = made["facts"]["impact"]
    assert (fact["status"], fact["audiences"]) == ("confirmed", ["customers", "executives", "support", "engineers"])
    assert all(item["as_of"] for item in made["facts"].values())
    assert {"rule", "level", "start", "end"} <= set(made["findings"][0]) if made["findings"] else True


@pytest.fixture
def own_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own templates."""
    monkeypatch.setenv("OPSDESK_CONFIG", str(tmp_path / "settings.toml"))
    (tmp_path / "settings.toml").write_text("")
    (tmp_path / "templates").mkdir()
    return tmp_path / "templates"


def test_a_users_template_words_the_draft(opsdesk: Call, told: int, own_templates: Path) -> None:
    (own_templates / "investigating.customers.j2").write_text("What we know: {{ impact.text }}.\n")
    called = opsdesk("draft", str(told), "--audience", "customers")
    assert called.out == "What we know: 12 % of card payments in Europe fail.\n"
    sent = opsdesk("publish", str(told), "--audience", "customers", "--override", "a test")
    assert sent.out == called.out


def test_a_broken_template_is_said_on_standard_error(opsdesk: Call, told: int, own_templates: Path) -> None:
    (own_templates / "investigating.j2").write_text("{{ impakt.text }}\n")
    called = opsdesk("draft", str(told), "--audience", "customers")
    assert "12 % of card payments in Europe fail" in called.out
    assert "your template can't be used (investigating.j2, line 1: there is no “impakt”" in called.err


def test_a_suspicion_is_named_once_the_commander_lets_it(opsdesk: Call, told: int) -> None:
    for line in ("? the pool size in release 4.2", "H1 likely"):
        opsdesk("log", line)
    draft = ("draft", str(told), "--audience", "customers")
    assert "We have found a likely cause. This is not confirmed." in opsdesk(*draft).out
    opsdesk("log", "H1 named")
    assert "a likely cause: the pool size in release 4.2. This is not confirmed." in opsdesk(*draft).out


def test_a_text_from_any_tool_is_checked(opsdesk: Call, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(PROMISE)
    called = opsdesk("lint", str(text), "--stage", "identified", "--audience", "customers")
    assert called.code == 1
    assert "\nE OVP1 " in f"\n{called.out}"
    found = json.loads(opsdesk("lint", "-", "--json", stdin=PROMISE).out)
    assert list(found[0]) == ["rule", "category", "level", "message", "start", "end", "suggestion", "source"]
    assert ("OVP1", "overpromise", "E") in {(item["rule"], item["category"], item["level"]) for item in found}


PLANNED = "On 21 November we move card payments to new machines; they fail from 05:00 to 06:00 UTC. "
PLANNED += "The work will be complete by 06:00 UTC. Next update by 06:10 UTC."


@pytest.mark.parametrize("stage", ["scheduled", "in_progress", "Verifying", "under maintenance"])
def test_planned_work_may_say_when_it_ends(opsdesk: Call, stage: str) -> None:
    text = PLANNED
    rules = {item["rule"] for item in json.loads(opsdesk("lint", "--stage", stage, "--json", stdin=text).out)}
    assert "OVP1" not in rules


@pytest.mark.parametrize(
    "stage", ["investigating", "Service_Disruption", "update", "post (disrupted)", "active", "no-news", "UNLABELLED"]
)
def test_what_a_status_page_calls_a_stage_is_understood(opsdesk: Call, stage: str) -> None:
    called = opsdesk("lint", "--stage", stage, "--json", stdin=PROMISE)
    assert called.code == 1
    assert "OVP1" in {item["rule"] for item in json.loads(called.out)}


def test_an_all_clear_is_one_whatever_a_status_page_calls_it(opsdesk: Call) -> None:
    for stage in ("resolved", "AVAILABLE", "completed"):
        called = opsdesk("lint", "--stage", stage, "--json", stdin="This incident has been resolved.")
        assert "RES2" in {item["rule"] for item in json.loads(called.out)}


def test_a_stage_that_nobody_knows_is_refused_with_those_there_are(opsdesk: Call, told: int) -> None:
    for command in (("lint",), ("draft", str(told), "--audience", "customers")):
        called = opsdesk(*command, "--stage", "montoring", stdin=PROMISE)
        assert called.code == 2
        assert "there is no stage “montoring”; there are investigating, scope update, identified," in called.err


def test_there_are_no_drafts_of_planned_work(opsdesk: Call, told: int) -> None:
    called = opsdesk("draft", str(told), "--audience", "customers", "--stage", "scheduled")
    assert called.code == 2
    assert (
        "“scheduled” is planned work, of which there are no drafts; “opsdesk lint” checks your own text" in called.err
    )


def test_a_text_of_ones_own_without_words_is_not_the_draft(opsdesk: Call, desk: Desk, told: int) -> None:
    called = opsdesk("publish", str(told), "--audience", "customers", "--text", "-", stdin=" \n")
    assert called.code == 2
    assert "standard input holds no words; leave --text out to send the draft" in called.err
    assert not desk.incident(told).updates


def test_what_users_can_do_is_kept_when_the_impact_is_restated(opsdesk: Call, told: int) -> None:
    opsdesk("log", "= 12 % of card payments in Europe fail. Workaround: pay by bank transfer")
    opsdesk("log", "= 30 % of card payments in Europe fail")
    draft = opsdesk("draft", str(told), "--audience", "customers").out
    assert "30 % of card payments in Europe fail" in draft
    assert "What you can do: pay by bank transfer." in draft
    opsdesk("log", "= 30 % of card payments in Europe fail. Workaround: none any more")
    assert "There is no workaround." in opsdesk("draft", str(told), "--audience", "customers").out


def test_a_late_first_update_says_so_wherever_it_is_sent_from(opsdesk: Call, clock: FakeClock, told: int) -> None:
    clock.forward(minutes=20)
    assert opsdesk("draft", str(told), "--audience", "customers").out.startswith("This first update comes 7 minutes")
    own = opsdesk("publish", str(told), "--audience", "customers", "--text", "-", stdin="Card payments fail.")
    assert own.code == 1
    assert "NXT3" in own.err


def test_an_honest_text_passes(opsdesk: Call) -> None:
    called = opsdesk("lint", "--stage", "investigating", stdin=HONEST)
    assert (called.code, called.err) == (0, "")


def test_the_incident_and_what_was_sent_before_are_known(opsdesk: Call, told: int, tmp_path: Path) -> None:
    before = tmp_path / "before.txt"
    before.write_text(HONEST)
    rules = {
        item["rule"] for item in json.loads(opsdesk("lint", "--previous", str(before), "--json", stdin=HONEST).out)
    }
    assert "REP1" in rules
    wrong = HONEST.replace("12 %", "80 %")
    known = opsdesk("lint", "--incident", f"INC-{told}", "--json", stdin=wrong)
    assert known.code == 1
    assert "CRT7" in {item["rule"] for item in json.loads(known.out)}


def test_the_rules_are_listed_without_a_text(opsdesk: Call) -> None:
    rules = opsdesk("lint", "--list", "--json").json
    assert {"OVP1", "NXT1", "SEC1", "RCS1", "PRE1"} <= {rule["rule"] for rule in rules}
    assert "OVP1 overpromise" in opsdesk("lint", "--list").out


def test_the_settings_level_and_extend_the_rules(
    opsdesk: Call, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text(OWN_RULES)
    monkeypatch.setenv("OPSDESK_CONFIG", str(tmp_path / "settings.toml"))
    listed = {rule["rule"]: rule["level"] for rule in opsdesk("lint", "--list", "--json").json}
    assert (listed["NXT1"], listed["OWN1"]) == ("I", "E")
    assert "JRG2" not in listed
    found = json.loads(opsdesk("lint", "--json", stdin=OWN_WORDS).out)
    assert {("OWN1", "E"), ("NXT1", "I")} <= {(item["rule"], item["level"]) for item in found}
    refused = opsdesk("publish", f"INC-{told}", "--audience", "customers", "--text", "-", stdin=OWN_WORDS)
    assert refused.code == 1
    assert "E OWN1 " in refused.err


def test_texts_that_can_not_be_read(opsdesk: Call) -> None:
    assert "not UTF-8" in opsdesk("lint", stdin=b"\xff").refusal
    assert "only one text" in opsdesk("lint", "-", "--previous", "-", stdin="x").refusal


def test_publishing_records_the_text_once_and_hands_it_over(opsdesk: Call, desk: Desk, told: int) -> None:
    called = opsdesk("publish", str(told), "--audience", "engineers", "--text", "-", stdin=HONEST)
    assert (called.code, called.out) == (0, HONEST + "\n")
    sent = desk.incident(told).updates[1]
    assert (sent.text, sent.channel, sent.audience) == (HONEST, "stdout", "engineers")
    assert sent.next_at == NEXT_AT
    entries = len(desk.entries(told))
    again = opsdesk("publish", "1", "--audience", "engineers", "--text", "-", "--override", "again", stdin=HONEST)
    assert "have this very text already" in again.err
    assert len(desk.entries(told)) == entries


def test_without_own_words_the_draft_is_published(opsdesk: Call, desk: Desk, told: int) -> None:
    called = opsdesk("publish", str(told), "--audience", "customers")
    assert called.code == 0, called.err
    sent = desk.incident(told).updates[1]
    assert sent.text + "\n" == called.out
    assert f"{sent.next_at:%H:%M}" in sent.text


def test_an_error_keeps_it_back_until_there_is_a_reason(opsdesk: Call, desk: Desk, told: int) -> None:
    argv = ("publish", str(told), "--audience", "customers", "--stage", "identified", "--text", "-")
    kept_back = opsdesk(*argv, stdin=PROMISE)
    assert (kept_back.code, kept_back.out) == (1, "")
    assert "OVP1" in kept_back.err
    assert not desk.incident(told).updates
    sent = opsdesk(*argv, "--override", "the regulator asked for a time", stdin=PROMISE)
    assert (sent.code, sent.out) == (0, PROMISE + "\n")
    reasons = [entry.payload.text for entry in desk.entries(told) if entry.payload.KIND == "decision"]
    assert "OVP1" in reasons[0]
    assert "the regulator asked for a time" in reasons[0]


def test_publishing_to_a_file(opsdesk: Call, told: int, tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    argv = ("publish", str(told), "--audience", "engineers", "--text", "-", "--override", "a test")
    assert "go together" in opsdesk(*argv, "--via", "file", stdin=HONEST).refusal
    assert opsdesk(*argv, "--via", "file", "-o", str(path), stdin=HONEST).out == ""
    assert path.read_text() == HONEST + "\n"


def test_what_happened_elsewhere_is_not_sent_from_here(opsdesk: Call, told: int, desk: Desk) -> None:
    from opsdesk.desk import declaring
    from opsdesk.domain.vocabulary import Origin

    drill = desk.open_incident(declaring.declare("A drill", origin=Origin.REPLAY)).incident.number
    assert "sends nothing" in opsdesk("publish", str(drill), "--audience", "customers").refusal


def test_planned_work_needs_no_next_word_and_no_word_on_data(opsdesk: Call) -> None:
    text = "On 21 November we move card payments to new machines; they fail from 05:00 to 06:00 UTC."
    scheduled = opsdesk("lint", "--stage", "scheduled", stdin=text)
    assert (scheduled.code, scheduled.out[:6]) == (0, "W NXT1")
    done = opsdesk("lint", "--stage", "completed", stdin="The move is complete. Card payments work as before.")
    assert (done.code, done.out[:6]) == (0, "W RES1")
