"""`opsdesk log`: capture lines from a shell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsdesk.cli.incident_text import said
from opsdesk.desk import declaring
from opsdesk.desk.desk import Desk
from opsdesk.domain.vocabulary import Status
from tests.cli.called import Called
from tests.fakes import OpenDesk

Call = Callable[..., Called]


def headlines(desk: Desk, number: int) -> list[str]:
    """The entries as the timeline shows them."""
    return [said(entry.payload) for entry in desk.entries(number)]


def test_a_line_goes_to_the_newest_open_incident(opsdesk: Call, desk: Desk, number: int) -> None:
    newer = desk.open_incident(declaring.declare("Search is slow")).incident.number
    assert opsdesk("log", "the", "index", "is", "rebuilding").out == f"INC-{newer} note\n"
    assert headlines(desk, newer)[-1] == "· the index is rebuilding"
    desk.do(newer, declaring.change_status(Status.RESOLVED))
    assert opsdesk("log", "back to this one").out == f"INC-{number} note\n"


def test_or_to_the_one_that_is_named(opsdesk: Call, desk: Desk, number: int) -> None:
    desk.open_incident(declaring.declare("Search is slow"))
    opsdesk("log", f"inc-{number}", "pool is exhausted")
    assert headlines(desk, number)[-1] == "· pool is exhausted"


def test_a_bare_number_belongs_to_the_line(opsdesk: Call, desk: Desk, number: int) -> None:
    opsdesk("log", "500", "errors a minute")
    assert headlines(desk, number)[-1] == "· 500 errors a minute"


@pytest.mark.parametrize("typed", ["1", "INC1", "inc 1", "001"])
@pytest.mark.parametrize("line", ["= 12 % of payments fail", ":identified", "two words"])
def test_whoever_may_mean_an_incident_by_a_number_is_asked(
    opsdesk: Call, desk: Desk, number: int, typed: str, line: str
) -> None:
    desk.open_incident(declaring.declare("Search is slow"))
    asked = opsdesk("log", typed, line)
    assert asked.code == 2
    assert asked.err == f"opsdesk: is “{typed}” the incident? then it is INC-1; else put the whole line in quotes\n"
    assert opsdesk("log", f"{typed} {line}").code == 0


@pytest.mark.parametrize("line", ["the pool is full", "- flat", "?"])
@pytest.mark.parametrize("named", [(), ("INC-1",)])
def test_two_dashes_before_a_line_in_quotes_are_asked_about(
    opsdesk: Call, desk: Desk, number: int, named: tuple[str, ...], line: str
) -> None:
    opsdesk("log", "? pool size")
    before = headlines(desk, number)
    asked = opsdesk("log", *named, "--", line)
    assert (asked.code, "is “--” strong evidence against?" in asked.err) == (2, True)
    assert headlines(desk, number) == before
    assert opsdesk("log", *named, f"-- {line}").code == 0


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        (["+", "errors began after it"], "+H1 errors began after it"),
        (["- replicas are fine"], "-H1 replicas are fine"),
        (["--", "flat", "request", "rate"], "--H1 flat request rate"),
        (["++H1", "same minute"], "++H1 same minute"),
        (["-40", "% traffic"], "· -40 % traffic"),
        (["! roll back"], "! D1 decided: roll back"),
        ([":sev", "1", "it spreads"], "⚑ SEV-1: it spreads"),
        ([" - a note all the same"], "· - a note all the same"),
    ],
)
def test_the_whole_grammar_works(opsdesk: Call, desk: Desk, number: int, words: list[str], headline: str) -> None:
    opsdesk("log", "? pool size")
    assert opsdesk("log", *words).code == 0
    assert headlines(desk, number)[-1] == headline


def test_evidence_without_a_number_is_refused_when_several_hypotheses_are_open(opsdesk: Call, number: int) -> None:
    for statement in ("? pool size", "? replica lag"):
        opsdesk("log", statement)
    assert "H1, H2" in opsdesk("log", "+", "errors began after it").refusal


def test_who_typed_it(opsdesk: Call, desk: Desk, number: int) -> None:
    opsdesk("log", "as in the variable")
    opsdesk("--as", "Bo", "log", "as said")
    assert [entry.by for entry in desk.entries(number)][-2:] == ["ana", "bo"]


def test_without_any_name_the_account_has_typed(
    opsdesk: Call, desk: Desk, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPSDESK_USER")
    monkeypatch.setenv("LOGNAME", "Cy Ng")
    opsdesk("log", "as logged in")
    assert desk.entries(number)[-1].by == "cy-ng"


def test_undo_names_what_it_strikes(opsdesk: Call, desk: Desk, number: int) -> None:
    opsdesk("log", "wrong")
    assert opsdesk("log", ":undo").out == f"INC-{number} undone: wrong\n"
    assert desk.incident(number).marks[desk.entries(number)[-2].seq].struck


def test_warnings_are_said_beside_the_data(opsdesk: Call, number: int) -> None:
    called = opsdesk("log", "@bo drop the table")
    assert called.out.startswith(f"INC-{number} A1 for bo")
    assert "can't be undone" in called.err


@pytest.mark.parametrize("line", [":desk", ":matrix", "!", "@bo", ":nonsense", ""])
def test_what_can_not_be_entered_is_refused_in_one_line(opsdesk: Call, desk: Desk, number: int, line: str) -> None:
    before = len(desk.entries(number))
    assert opsdesk("log", line).refusal
    assert len(desk.entries(number)) == before


def test_nothing_open_and_nothing_there(opsdesk: Call) -> None:
    assert "no incident is open" in opsdesk("log", "hello").refusal
    assert "no INC-9" in opsdesk("log", "INC-9", "hello").refusal
    assert "what is to be logged" in opsdesk("log").refusal
    assert "what is to be logged" in opsdesk("log", "INC-9").refusal


def test_every_line_of_standard_input(opsdesk: Call, desk: Desk, number: int) -> None:
    called = opsdesk("log", "-", stdin=b"\xef\xbb\xbfone\r\n\n? pool size\n+ fits\x1b[31m\n")
    assert (called.code, called.out.count("\n")) == (0, 3)
    assert headlines(desk, number)[-3:] == ["· one", "? H1 pool size", "+H1 fits␛[31m"]


def test_of_several_lines_those_before_a_refused_one_are_kept(opsdesk: Call, desk: Desk, number: int) -> None:
    called = opsdesk("log", f"INC-{number}", "-", stdin="one\n\ntwo\n:nonsense\nthree\n")
    assert called.code == 2
    assert "line 4" in called.err
    assert "2 before it are kept" in called.err
    assert headlines(desk, number)[-2:] == ["· one", "· two"]


def test_a_read_only_desk_takes_no_line(opsdesk: Call, number: int) -> None:
    called = opsdesk("--readonly", "log", "hello")
    assert (called.code, called.refusal.endswith("(read only, as asked for)")) == (3, True)


def test_another_desk_sees_it(opsdesk: Call, open_desk: OpenDesk, number: int) -> None:
    opsdesk("log", "seen by bo")
    assert open_desk("bo").incident(number).seq == 3
