"""Correcting the log without changing a line of it: pin, strike, restore, edit, retime, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from opsdesk.desk import actions, amending, declaring, hypotheses, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Dated, Entry
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Audience, Stage
from tests.fakes import START, OpenDesk
from tests.store.store_checks import assert_sound

Do = Callable[..., Incident]
Refuses = Callable[..., str]


@pytest.fixture
def note(desk: Desk, number: int) -> Entry:
    return desk.do(number, noting.take_note("pol is full")).entries[0]


@pytest.fixture
def sent(desk: Desk, number: int) -> Entry:
    update = noting.record_update(Audience.CUSTOMERS, Stage.IDENTIFIED, "We know.", channel="file")
    return desk.do(number, update).entries[0]


def headlines(desk: Desk, number: int) -> list[str]:
    rows = desk.timeline(number, 0, 99)
    return [f"{'✗ ' if row.mark and row.mark.struck else ''}{row.entry.payload.headline()}" for row in rows]


def test_an_edit_shows_in_place_and_the_log_keeps_both(desk: Desk, number: int, note: Entry, do: Do) -> None:
    do(amending.edit(note, " pool is full ", seen_edits=0))
    assert headlines(desk, number)[-1] == "pool is full"
    assert desk.entries(number)[2] == note
    again = desk.timeline_row(number, note.seq)
    assert again.mark
    do(amending.edit(again.entry, "pool is full on eu-1", seen_edits=again.mark.edits))
    assert headlines(desk, number)[-1] == "pool is full on eu-1"
    assert_sound(desk)


def test_an_edit_changes_what_the_incident_says(desk: Desk, number: int, do: Do) -> None:
    raised = desk.do(number, hypotheses.raise_hypothesis("pol")).entries[0]
    assert do(amending.edit(raised, "pool", seen_edits=0)).hypotheses[1].statement == "pool"
    declared = desk.entries(number)[0]
    assert do(amending.edit(declared, "Cards fail", seen_edits=0)).title == "Cards fail"


def test_an_edit_of_what_changed_meanwhile_carries_both_texts(
    desk: Desk, number: int, note: Entry, open_desk: OpenDesk
) -> None:
    open_desk("bo").do(number, amending.edit(note, "bo’s words", seen_edits=0))
    before = desk.entries(number)
    with pytest.raises(EditedMeanwhile) as meanwhile:
        desk.do(number, amending.edit(note, "ana’s words", seen_edits=0))
    assert (meanwhile.value.mine, meanwhile.value.theirs) == ("ana’s words", "bo’s words")
    assert "ana’s words" in meanwhile.value.message
    assert "bo’s words" in meanwhile.value.message
    assert desk.entries(number) == before


def test_an_edit_that_changes_nothing_writes_nothing(desk: Desk, number: int, note: Entry, do: Do) -> None:
    do(amending.edit(note, "pool", seen_edits=0))
    before = desk.entries(number)
    do(amending.edit(note, "pool", seen_edits=1))
    do(amending.edit(desk.timeline_row(number, note.seq).entry, "pool ", seen_edits=1))
    assert desk.entries(number) == before
    assert do(amending.edit(note, "pol is full", seen_edits=1)).marks[note.seq].text == "pol is full", "back again"


def test_what_has_no_words_or_has_left_cannot_be_edited(desk: Desk, number: int, sent: Entry, refuses: Refuses) -> None:
    role = desk.entries(number)[1]
    assert "no words of its own" in refuses(amending.edit(role, "x", seen_edits=0), Refused)
    assert refuses(amending.edit(sent, "x", seen_edits=0), Refused)
    assert "is empty" in refuses(amending.edit(desk.entries(number)[0], " ", seen_edits=0), BadInput)


def test_a_struck_entry_stays_readable_and_counts_again_when_restored(
    desk: Desk, number: int, do: Do, refuses: Refuses
) -> None:
    given = desk.do(number, actions.give("roll back", ["bo"], check_in_at=None)).entries[0]
    assert do(amending.strike(given, " slip ")).actions == {}
    mark = desk.timeline_row(number, given.seq).mark
    assert mark
    assert (mark.struck, mark.struck_by, mark.why) == (True, "ana", "slip")
    assert headlines(desk, number)[-1] == "✗ A1 bo: roll back"
    assert "struck already" in refuses(amending.strike(given, ""), Refused)
    assert do(amending.restore(given.seq)).actions.keys() == {1}
    assert "isn't struck" in refuses(amending.restore(given.seq), Refused)


def test_what_was_sent_or_declared_or_corrected_is_not_struck(
    desk: Desk, number: int, sent: Entry, refuses: Refuses
) -> None:
    pinned = desk.do(number, amending.pin(1)).entries[0]
    assert "send a correction" in refuses(amending.strike(sent, "oops"), Refused)
    assert "cancel it with a reason" in refuses(amending.strike(desk.entries(number)[0], "oops"), Refused)
    assert "a correction isn't struck" in refuses(amending.strike(pinned, "oops"), Refused)


def test_a_retimed_entry_moves_and_never_into_the_future(
    desk: Desk, number: int, note: Entry, do: Do, refuses: Refuses
) -> None:
    earlier = START - timedelta(hours=1)
    do(amending.retime(note, earlier, now=START, seen_edits=0))
    first = desk.timeline(number, 0, 0)[0]
    assert (first.entry.seq, first.entry.at, first.entry.recorded_at) == (note.seq, earlier, START)
    tomorrow = START + timedelta(days=1)
    assert "lies in the future" in refuses(amending.retime(note, tomorrow, now=START, seen_edits=1), BadInput)


def test_a_new_time_for_what_changed_meanwhile_carries_both(
    desk: Desk, number: int, note: Entry, open_desk: OpenDesk
) -> None:
    bo, earlier = open_desk("bo"), START - timedelta(hours=1)
    bo.do(number, amending.retime(note, earlier, now=START, seen_edits=0))
    before = desk.entries(number)
    with pytest.raises(EditedMeanwhile) as meanwhile:
        desk.do(number, amending.retime(note, START - timedelta(hours=2), now=START, seen_edits=0))
    assert (meanwhile.value.mine, meanwhile.value.theirs) == (
        "2026-11-17 12:42 UTC",
        "2026-11-17 13:42 UTC pol is full",
    )
    with pytest.raises(EditedMeanwhile, match=r"13:42 UTC pol is full”.*yours: “pool is full”"):
        desk.do(number, amending.edit(note, "pool is full", seen_edits=0))
    bo.do(number, amending.edit(note, "bo’s words", seen_edits=1))
    with pytest.raises(EditedMeanwhile, match="bo’s words"):
        desk.do(number, amending.retime(note, START, now=START, seen_edits=1))
    assert desk.entries(number)[:-1] == before


def test_a_new_time_that_changes_nothing_writes_nothing(desk: Desk, number: int, note: Entry) -> None:
    before = desk.entries(number)
    desk.do(number, amending.retime(note, note.at, now=START, seen_edits=0))
    assert desk.entries(number) == before


@pytest.mark.parametrize("seq", [0, -1, 4, 10**6])
def test_an_entry_that_is_not_there_is_not_amended(note: Entry, refuses: Refuses, seq: int) -> None:
    missing = Entry(1, seq, "x", START, START, "ana", Noted("x"))
    for decision in (
        amending.pin(seq),
        amending.restore(seq),
        amending.retime(missing, START, now=START, seen_edits=0),
        amending.strike(missing, ""),
        amending.edit(missing, "y", seen_edits=0),
    ):
        assert f"has no entry {seq}" in refuses(decision, NotFound)


def test_a_pin_is_set_and_taken_away(desk: Desk, number: int, note: Entry, do: Do) -> None:
    assert do(amending.pin(note.seq)).marks[note.seq].pinned
    assert len(desk.filtered(number, "", only_pinned=True)) == 1
    do(amending.pin(note.seq, False))
    assert desk.filtered(number, "", only_pinned=True) == []


def test_undo_takes_back_mine_and_goes_further_back_each_time(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    bo = open_desk("bo")
    desk.do(number, noting.take_note("first"))
    bo.do(number, noting.take_note("bo’s"))
    desk.do(number, noting.take_note("second"))
    desk.do(number, amending.pin(1))
    assert desk.undo_candidate(number).payload.text == "second"
    for undone in ("second", "first"):
        assert (
            desk.undo(number).entries[0].payload.target == desk.entries(number)[{"first": 2, "second": 4}[undone]].seq
        )
    assert headlines(desk, number)[2:] == ["✗ first", "bo’s", "✗ second"]
    assert bo.undo_candidate(number).payload.text == "bo’s"
    desk.undo(number)
    assert desk.incident(number).commander is None, "the role that came with declaring"
    with pytest.raises(Refused, match="a declared incident isn't undone"):
        desk.undo(number)
    with pytest.raises(Refused, match="nothing here that could be undone"):
        open_desk("cy").undo(number)
    assert_sound(desk)


def test_undo_reaches_back_over_any_number_of_undone_entries(desk: Desk, number: int) -> None:
    for place in range(70):
        desk.do(number, noting.take_note(f"{place}"))
    taken_back = [desk.undo(number).entries[0].payload.target for _ in range(70)]
    assert taken_back == list(range(72, 2, -1))


def test_undo_stops_at_an_update_that_was_sent(desk: Desk, number: int, note: Entry, sent: Entry) -> None:
    with pytest.raises(Refused, match="can't be taken back: send a correction"):
        desk.undo(number)
    assert not desk.incident(number).marks


def test_what_was_undone_can_be_restored_and_undone_again(desk: Desk, number: int, note: Entry, do: Do) -> None:
    desk.undo(number)
    do(amending.restore(note.seq))
    assert desk.undo_candidate(number).seq == note.seq


def test_an_undo_that_another_was_quicker_with_strikes_nothing_twice(
    desk: Desk, number: int, note: Entry, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidate = desk.undo_candidate(number)
    open_desk("ana").undo(number)
    with pytest.raises(Refused, match="struck already"):
        desk.do(number, amending.strike(candidate, amending.UNDONE))


def test_undo_leaves_what_a_record_says_of_others(desk: Desk, number: int) -> None:
    desk.play(number, [Dated(START, Noted("by bo"), by="bo")])
    assert desk.undo_candidate(number).payload.headline() == "ana is commander"


def test_declaring_with_services_is_undone_piece_by_piece(desk: Desk) -> None:
    number = desk.open_incident(declaring.declare("x", services=["eu-1"], commander="ana")).incident.number
    desk.undo(number)
    assert desk.undo(number).incident.services == {}
