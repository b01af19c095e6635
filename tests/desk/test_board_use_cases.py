"""The hypothesis board: raise, rate, test, close, tell apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsdesk.desk import actions, amending, hypotheses
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.hypothesis import Weight, weigh
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Band, HypothesisKind, HypothesisStatus, Lane, Rating
from tests.fakes import START, FakeClock

Do = Callable[..., Incident]
Refuses = Callable[..., str]


@pytest.fixture
def board(do: Do) -> Do:
    """H1 a cause, H2 a cause under it, H3 a path."""
    do(
        hypotheses.raise_hypothesis("pool size in 4.2"),
        hypotheses.raise_hypothesis("on eu-1 only", parent=1),
        hypotheses.raise_hypothesis("restore the copy", HypothesisKind.PATH),
    )
    return do


def test_what_is_raised_is_open_and_numbered(board: Do, refuses: Refuses) -> None:
    raised = board().hypotheses
    assert [(item.name, item.kind, item.parent, item.status) for item in raised.values()] == [
        ("H1", HypothesisKind.CAUSE, 0, HypothesisStatus.OPEN),
        ("H2", HypothesisKind.CAUSE, 1, HypothesisStatus.OPEN),
        ("H3", HypothesisKind.PATH, 0, HypothesisStatus.OPEN),
    ]
    assert (raised[1].raised_at, raised[1].raised_by) == (START, "ana")
    assert "there is no H9 (on the board: H1, H2, H3)" in refuses(hypotheses.raise_hypothesis("x", parent=9), NotFound)
    assert "is empty" in refuses(hypotheses.raise_hypothesis(" "), BadInput)


def test_a_known_cause_is_confirmed_at_once(do: Do) -> None:
    known = do(hypotheses.raise_known_cause("cable cut")).hypotheses[1]
    assert (known.status, known.closed_why) == (HypothesisStatus.CONFIRMED, "known when it was raised")


def test_one_fact_is_rated_on_several(board: Do, refuses: Refuses) -> None:
    incident = board(hypotheses.file_evidence("flat graph", {1: Rating.CONSISTENT, 3: Rating.RATHER_INCONSISTENT}))
    assert incident.evidence[1].text == "flat graph"
    assert weigh(1, incident.judgements) == Weight(2, 0)
    assert weigh(3, incident.judgements) == Weight(0, 1)
    assert "there is no H7" in refuses(hypotheses.file_evidence("x", {1: Rating.NEUTRAL, 7: Rating.NEUTRAL}), NotFound)


def test_a_cell_is_filled_changed_and_emptied(desk: Desk, number: int, board: Do, refuses: Refuses) -> None:
    board(hypotheses.file_evidence("flat graph", {}))
    assert board(hypotheses.judge(1, 2, Rating.NEUTRAL)).judgements[1, 2].rating is Rating.NEUTRAL
    assert board(hypotheses.judge(1, 2, Rating.INCONSISTENT)).judgements[1, 2].rating is Rating.INCONSISTENT
    before = desk.entries(number)
    board(hypotheses.judge(1, 2, Rating.INCONSISTENT), hypotheses.judge(1, 1, None))
    assert desk.entries(number) == before, "what is so already writes nothing"
    assert board(hypotheses.judge(1, 2, None)).judgements == {}
    assert "no E5" in refuses(hypotheses.judge(5, 1, None), NotFound)
    assert "no H5" in refuses(hypotheses.judge(1, 5, None), NotFound)


def test_the_band_is_the_commanders_word(board: Do, refuses: Refuses) -> None:
    assert board(hypotheses.set_band(1, Band.LIKELY)).hypotheses[1].band is Band.LIKELY
    assert board(hypotheses.set_band(1, None)).hypotheses[1].band is None
    board(hypotheses.rule_out(1, "no"))
    assert "reopen it first" in refuses(hypotheses.set_band(1, Band.LIKELY), Refused)


def test_who_tests_it_is_there_and_it_is_testing(board: Do, refuses: Refuses) -> None:
    incident = board(hypotheses.set_tester(1, "@Bo"))
    assert (incident.hypotheses[1].tester, incident.hypotheses[1].status) == ("bo", HypothesisStatus.TESTING)
    assert "bo" in incident.present
    freed = board(hypotheses.set_tester(1, "")).hypotheses[1]
    assert (freed.tester, freed.status) == ("", HypothesisStatus.OPEN)
    assert "no H9" in refuses(hypotheses.set_tester(9, "bo"), NotFound)
    assert "no short name" in refuses(hypotheses.set_tester(1, "bo b"), BadInput)


def test_a_hypothesis_is_ruled_out_by_a_reason_or_by_evidence(board: Do, refuses: Refuses, clock: FakeClock) -> None:
    assert "what rules H1 out?" in refuses(hypotheses.rule_out(1, "  "), Refused)
    assert "there is no E4" in refuses(hypotheses.rule_out(1, "", 4), NotFound)
    board(
        hypotheses.file_evidence("old", {1: Rating.INCONSISTENT}),
        hypotheses.file_evidence("new", {1: Rating.RATHER_INCONSISTENT}),
        hypotheses.file_evidence("for it", {1: Rating.CONSISTENT}),
    )
    later = clock.forward(minutes=3)
    out = board(hypotheses.rule_out(1)).hypotheses[1]
    assert (out.status, out.closed_by, out.closed_at) == (HypothesisStatus.RULED_OUT, 2, later)
    assert "ruled out already: by E2" in refuses(hypotheses.rule_out(1, "again"), Refused)
    reasoned = board(hypotheses.rule_out(2, " not there ")).hypotheses[2]
    assert (reasoned.closed_why, reasoned.closed_by) == ("not there", 0)
    named = board(hypotheses.rule_out(3, "see graph", 1)).hypotheses[3]
    assert (named.closed_why, named.closed_by) == ("see graph", 1)


def test_struck_evidence_proves_nothing(desk: Desk, number: int, board: Do, refuses: Refuses) -> None:
    board(hypotheses.file_evidence("slip", {1: Rating.INCONSISTENT}))
    desk.undo(number)
    assert "what rules H1 out?" in refuses(hypotheses.rule_out(1), Refused)


def test_a_cause_is_confirmed_when_it_explains_what_users_see(board: Do, refuses: Refuses) -> None:
    assert "doesn't explain what users see" in refuses(hypotheses.confirm(1, "it is", explains=False), Refused)
    board(hypotheses.file_evidence("began with it", {1: Rating.CONSISTENT}))
    confirmed = board(hypotheses.confirm(1, explains=True)).hypotheses[1]
    assert (confirmed.status, confirmed.explains, confirmed.closed_by) == (HypothesisStatus.CONFIRMED, True, 1)
    assert "confirmed already" in refuses(hypotheses.confirm(1, "x"), Refused)
    assert board(hypotheses.confirm(3, "it works", explains=False)).hypotheses[3].status.is_closed, (
        "a path explains nothing"
    )


def test_a_suspicion_is_named_by_the_commanders_leave(board: Do, refuses: Refuses, desk: Desk, number: int) -> None:
    assert board(hypotheses.name_suspect(1)).hypotheses[1].named
    headline = desk.entries(number)[-1].payload.headline()
    assert headline == "decided: customers may read of H1 as a suspicion"
    assert "already" in refuses(hypotheses.name_suspect(1), Refused)
    assert not board(hypotheses.name_suspect(1, named=False)).hypotheses[1].named
    board(hypotheses.name_suspect(1), hypotheses.rule_out(1, "flat"))
    assert "never named" in refuses(hypotheses.name_suspect(1), Refused)
    assert not board(hypotheses.reopen(1)).hypotheses[1].named


def test_only_a_cause_is_named(board: Do, refuses: Refuses) -> None:
    board(hypotheses.raise_hypothesis("restore the copy", HypothesisKind.PATH))
    assert "only a cause" in refuses(hypotheses.name_suspect(max(board().hypotheses)), Refused)


def test_a_closed_one_is_reopened_as_it_was(board: Do, refuses: Refuses) -> None:
    board(hypotheses.set_tester(1, "bo"), hypotheses.rule_out(1, "no"))
    again = board(hypotheses.reopen(1, "the graph was cached")).hypotheses[1]
    assert (again.status, again.closed_at, again.closed_why) == (HypothesisStatus.TESTING, None, "")
    assert "H1 is open" in refuses(hypotheses.reopen(1), Refused)


def test_what_would_tell_them_apart_becomes_an_action(board: Do, refuses: Refuses) -> None:
    action = board(actions.give("undo it in one region", ["bo"], check_in_at=None, tests=(1, 2))).actions[1]
    assert (action.owners, action.lane, action.tests) == (("bo",), Lane.DIAGNOSE, (1, 2))
    assert "no H8" in refuses(actions.give("x", ["bo"], check_in_at=None, tests=(1, 8)), NotFound)


def test_a_number_is_not_given_again_after_an_undo(desk: Desk, number: int, board: Do) -> None:
    desk.undo(number)
    assert board().hypotheses.keys() == {1, 2}
    assert max(board(hypotheses.raise_hypothesis("dns")).hypotheses) == 4


def test_a_struck_hypothesis_and_what_spoke_about_it_come_back_together(desk: Desk, number: int, board: Do) -> None:
    seq = desk.incident(number).seq + 1
    board(hypotheses.raise_hypothesis("dns"), hypotheses.set_band(4, Band.LIKELY))
    board(amending.strike(desk.timeline_row(number, seq).entry, "slip"))
    assert 4 not in board().hypotheses
    assert board(amending.restore(seq)).hypotheses[4].band is Band.LIKELY
