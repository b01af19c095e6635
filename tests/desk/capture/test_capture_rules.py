"""The rules around the marks: what stays a note, what asks, what warns, and what is never refused."""

from __future__ import annotations

import pytest

from opsdesk.domain.incident import Incident
from opsdesk.domain.text import clean
from tests.desk.capture.boards import BUSY, entered, noted, reading

NOTES = [
    "-40 % traffic",
    "~12 % fail",
    "::1 refused",
    "down?",
    ":)",
    ":-(",
    "+1 from me",
    "+49 30 1234 is the bridge",
    "--verbose shows nothing",
    "---",
    "++i in the loop",
    "!important",
    "!!",
    "==",
    "=40 %",
    "??",
    "?!?",
    "~/bin/deploy failed",
    "~~~",
    ": ",
    ":8080 refuses",
    ":smile: works",
    "@",
    "@ 14:30 we meet",
    "@, what",
    "ana@example.com wrote",
    "@ana@example.com wrote",
    "a@b",
    "H2 database is slow",
    "H1 out of memory",
    "H1 likely to be slow",
    "H1 confirmed?",
    "H1",
    "H1:",
    "H12345 out",
    "H2O",
    "Half of it",
    "A4 paper is out",
    "A1 is slow",
    "A1 done?",
    "A1 bridge",
    "A1",
    "A380 lands",
    "a1b2 done",
    "+H2O levels",
    "-Hx",
    "in 15m",
    "https://example.com",
    "[/red] [@click=app.quit]",
    "12 % fail",
    "3 nodes are down",
]


@pytest.mark.parametrize("line", NOTES)
def test_a_mark_counts_only_before_a_space_or_a_number_of_its_own(line: str) -> None:
    assert noted(line) == line.strip()


@pytest.mark.parametrize(
    "line", ["? a cause", "+H1 x", "@bo do it", "! x", "= 1", "~ x", ":desk", "H1 out x", "A1 done", "14:02 x", "- x"]
)
@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "   "])
def test_a_leading_space_forces_a_note(line: str, space: str) -> None:
    found = reading(f"{space}{line}", target=1)
    assert found.at is None
    assert noted(f"{space}{line}") == line


@pytest.mark.parametrize(
    ("block", "kept", "lines"),
    [
        ("? not a cause\nbut a block", "? not a cause\nbut a block", 2),
        ("- one\n- two\n- three\n", "- one\n- two\n- three", 3),
        ("\n\n  at frame 1\n    at frame 2\n", "  at frame 1\n    at frame 2", 2),
        ("14:02 a\n14:03 b", "14:02 a\n14:03 b", 2),
        ("@bo do\r\n@cy do", "@bo do\n@cy do", 2),
    ],
)
def test_a_pasted_block_is_one_note(block: str, kept: str, lines: int) -> None:
    assert noted(block) == kept
    assert reading(block).says == f"one note of {lines} lines"
    assert reading(block).at is None


@pytest.mark.parametrize("line", ["? a cause\n", "\n? a cause", "\n\n? a cause\n\n"])
def test_a_line_pasted_with_its_line_feed_is_a_line(line: str) -> None:
    assert reading(line).kind == "hypothesis"


@pytest.mark.parametrize("line", ["", " ", "\n", "\t\n ", "\r\n"])
def test_nothing_is_nothing(line: str) -> None:
    found = reading(line)
    assert (found.kind, found.decision, found.opens, found.problem) == ("empty", None, "", "")


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("?", "which?"),
        ("?>", "which?"),
        ("? under H9 x", "there is no H9"),
        ("+", "which one? type +H1"),
        ("- flat", "which one? type -H1 … (open: H1, H2)"),
        ("+H1", "what is the fact?"),
        ("+H9 x", "there is no H9"),
        ("+H1 -H9 x", "there is no H9"),
        ("@bo", "what should bo do?"),
        ("@bo @cy in 15m", "what should bo, cy do?"),
        ("@bo by 17:00", "what should bo do?"),
        ("@bo @cy joins", "one person at a time"),
        ("@Ana Souza joins", "a short name is one word: @ana joins, or @ana.souza joins"),
        ("@ana souza as scribe", "@ana as scribe, or @ana.souza as scribe"),
        ("@eli as king", "“king” is no role here"),
        ("!", "what was decided?"),
        ("=", "what do users see?"),
        ("~", "what was done?"),
        ("H9 out x", "there is no H9 (on the board: H1, H2, H3)"),
        ("H2 out", "what rules H2 out?"),
        ("H2 out .", "what rules H2 out?"),
        ("H1 out by E7", "there is no E7"),
        ("H1 @bo @cy", "one tester"),
        ("A9 done", "there is no A9 (open: A1)"),
        ("A9 +5m", "there is no A9"),
        ("A1 blocked", "why is A1 blocked?"),
        ("A1 blocked …", "why is A1 blocked?"),
        ("A1 drop", "why is A1 dropped?"),
        (":sev", "which severity?"),
        (":sev 9", "which severity?"),
        (":sev 3", "lowering SEV-2 to SEV-3 needs a reason"),
        (":sev 3 .", "lowering SEV-2 to SEV-3 needs a reason"),
        (":snooze all 15m .", "why?"),
        (":pause all --", "why?"),
        (":service", "which service"),
        (":service degraded", "which service"),
        (":service full outage", "which service"),
        (":service checkout sort of", "which service"),
        (":link bridge", "which link?"),
        (":started soon", "when?"),
        (":started 23:59", "23:59 is no time that has been (16 23:59 was yesterday): :started 13:58"),
        (":started 17 23:59", "17 23:59 is still to come: :started 13:58"),
        (":resolved 23:59", "23:59 is no time that has been (16 23:59 was yesterday): :resolved alone is now"),
        ("23:59 :sev 1 why", "without it the command counts as of now"),
        ("18 09:00 :resolved", "18 09:00 is still to come: without it the command counts as of now"),
        (":plan", "type :plan"),
        (":impact payments fail", "no command “:impact”; type “= what users see”"),
        (":nonsense", "no command “:nonsense”"),
        (":ser", "did you mean :service, :services?"),
        (":D", "no command"),
        (":identifed", "did you mean :identified?"),
        (":reopen it fails again", "it is investigating: there is nothing to open again"),
    ],
)
def test_what_cannot_be_entered_stays_and_asks(line: str, asks: str) -> None:
    found = reading(line)
    assert asks in found.problem
    assert found.decision is None or found.opens == ""


def test_evidence_without_a_number_takes_the_only_open_hypothesis() -> None:
    incident = entered("H2 out x")
    assert reading("- flat", incident=incident).says.startswith("against H1")
    nothing = Incident(number=1)
    assert "raise one with “? statement”" in reading("- flat", incident=nothing).problem


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("@bo wipe db2 and resync", "wipe"),
        ("@bo run `rm -rf` there in 5m", "rm"),
        ("@bo failover to us-2", "failover"),
        ("@bo truncate the queue", "truncate"),
        ("@bo TERMINATE eu-1", "terminate"),
    ],
)
def test_what_cannot_be_undone_asks_for_host_and_verifier_and_never_blocks(line: str, word: str) -> None:
    found = reading(line)
    assert found.warnings == (f"“{word}” can't be undone: on which host, and who verifies?",)
    assert found.decision


def test_the_same_work_twice_is_pointed_out() -> None:
    found = reading("@cy roll back the release 4.2 on eu-1")
    assert found.warnings == ("bo has nearly the same: A1 roll back release 4.2 on eu-1",)
    assert found.decision
    assert reading("@cy look at the pool").warnings == (), "that one is done"


def test_new_people_are_said_to_be_new_and_known_ones_are_not() -> None:
    assert "(new person)" not in reading("@bo do it").says + reading("@cy do it").says + reading("@ANA do it").says
    assert "anna (new person)" in reading("@anna do it").says
    assert "bob (new person)" in reading("A1 @bob").says
    assert "bob (new person)" in reading("@bob as scribe").says


@pytest.mark.parametrize("name", ["安娜", "éli", "प्रिया", "o'brien", "ana-maria", "j.doe", "bo_2", "3pm"])
def test_names_in_any_script(name: str) -> None:
    assert entered(f"@{name} do it").actions[3].owners == (name,)


@pytest.mark.parametrize("line", ["@bo do it", "+H1 x", "? y", "H1 out z", "= 5", ":sev 1 x", ":identified", "a note"])
def test_the_line_is_read_as_it_will_be_entered_and_reading_changes_nothing(line: str) -> None:
    before = BUSY.seq
    found = reading(line)
    assert BUSY.seq == before
    assert found.decision
    assert not found.problem
    assert found.says


@pytest.mark.parametrize(
    "line", ["esc \x1b]52;c;eA==\x07", "bidi \u202eevil", "half \ud800", "line\u2028sep", "nul \x00"]
)
def test_notes_are_cleaned_and_otherwise_as_typed(line: str) -> None:
    assert noted(line) == clean(line)


def test_a_very_long_line_is_refused_in_words_and_not_cut() -> None:
    found = reading("x" * 300_000)
    assert found.decision
    with pytest.raises(Exception, match="are the most one entry keeps"):
        list(found.decision(BUSY))
    assert len(noted("y" * 200_000)) == 200_000


def test_now_is_when_a_line_without_a_time_happens() -> None:
    assert reading("a note").at is None
