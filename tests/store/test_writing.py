"""One use case, one transaction: all of it or nothing, once however often it is tried, and errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from opsdesk.desk import amending, declaring, hypotheses, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Dated, Payload
from opsdesk.domain.entries.amend import EntryRetimed, EntryStruck
from opsdesk.domain.entries.board import EvidenceJudged, HypothesisRaised
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.errors import BadInput, DeskError, NotFound, StoreUnavailable
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Rating, ServiceState
from opsdesk.store.connection import connect, transaction
from tests.store.store_checks import assert_sound


def test_a_retry_with_the_same_key_writes_nothing_twice(desk: Desk, number: int) -> None:
    cause = hypotheses.raise_known_cause("pool size")
    first = desk.do(number, cause, key="k1")
    desk.do(number, noting.take_note("meanwhile"))
    again = desk.do(number, cause, key="k1")
    assert again.entries == first.entries
    assert len(again.entries) == 2
    assert list(again.incident.hypotheses) == [1]
    assert_sound(desk)


def test_a_retried_declaration_opens_one_incident(desk: Desk) -> None:
    declaration = Dated(desk.clock(), Declared("x"))
    assert desk.take_in([declaration], key="k").incident.number == 1
    assert desk.take_in([declaration], key="k").incident.number == 1
    assert len(desk.open_incidents()) == 1


@pytest.mark.parametrize(
    ("key", "other"), [("a*", "ab"), ("[ab]", "a"), ("k?", "k1"), ("k", "k.0"), ("k", "k/"), ("k", "K")]
)
def test_a_key_is_taken_literally(desk: Desk, number: int, key: str, other: str) -> None:
    for name in (other, key):
        assert len(desk.do(number, noting.take_note(f"of {name}"), key=name).entries) == 1
    assert [entry.payload.text for entry in desk.do(number, noting.take_note("again"), key=key).entries] == [
        f"of {key}"
    ]


def test_a_decision_that_fails_half_way_writes_nothing(desk: Desk, number: int) -> None:
    before = desk.entries(number)

    def halfway(incident: Incident) -> Iterable[Payload]:
        yield Noted("first")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        desk.do(number, halfway)
    assert desk.entries(number) == before
    desk.do(number, noting.take_note("goes on"))
    assert_sound(desk)


def test_what_the_database_refuses_leaves_nothing_behind(desk: Desk, number: int) -> None:
    before = desk.entries(number)
    for impossible in (Noted("half a \ud800 sign"), HypothesisRaised(2**63, "too many")):
        with pytest.raises(BadInput, match="kept"):
            desk.do(number, lambda incident, item=impossible: [Noted("fine"), item])
    assert desk.entries(number) == before
    assert_sound(desk)


def test_numbers_too_large_to_ask_for_are_refused_in_words(desk: Desk) -> None:
    for ask in (desk.incident, desk.entries, desk.undo, desk.timeline_length):
        with pytest.raises(DeskError):
            ask(10**30)


def test_an_unknown_incident_is_not_made_by_writing_to_it(desk: Desk, number: int) -> None:
    for write in (
        lambda: desk.do(7, noting.take_note("x")),
        lambda: desk.play(7, [Dated(desk.clock(), Noted("x"))]),
        lambda: desk.undo(7),
    ):
        with pytest.raises(DeskError):
            write()
    with pytest.raises(NotFound, match="INC-7"):
        desk.incident(7)


def write_for_ever(desk: Desk, number: int, acknowledged: list[int]) -> None:
    while True:
        acknowledged.append(desk.do(number, noting.take_note("x" * 3000)).incident.seq)


def test_a_full_disk_is_said_in_words_and_loses_nothing(desk: Desk, number: int) -> None:
    connection = desk.opened.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages + 3}")
    acknowledged: list[int] = []
    with pytest.raises(StoreUnavailable, match="disk is full") as refused:
        write_for_ever(desk, number, acknowledged)
    assert refused.value.exit_code == 3
    assert_sound(desk)
    connection.execute("PRAGMA max_page_count=1073741823")
    desk.do(number, noting.take_note("room again"))
    notes = [entry for entry in desk.entries(number) if isinstance(entry.payload, Noted)]
    assert [entry.seq for entry in notes[:-1]] == acknowledged
    assert_sound(desk)


def test_a_commit_that_fails_leaves_no_transaction_open(desk_path: Path) -> None:
    connection = connect(desk_path)
    connection.executescript(
        "CREATE TABLE a (n INTEGER PRIMARY KEY); CREATE TABLE b (n REFERENCES a DEFERRABLE INITIALLY DEFERRED)"
    )
    with pytest.raises(StoreUnavailable), transaction(connection, desk_path):
        connection.execute("INSERT INTO b VALUES (1)")
    assert not connection.in_transaction
    with transaction(connection, desk_path):
        connection.execute("INSERT INTO a VALUES (1)")
    assert connection.execute("SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b)").fetchone() == (1, 0)
    connection.close()


def test_a_transaction_the_database_ended_itself_keeps_its_reason(desk_path: Path) -> None:
    connection = connect(desk_path)
    with pytest.raises(StoreUnavailable, match="disk is full"):
        end_it_from_within(connection, desk_path)
    connection.close()


def end_it_from_within(connection: sqlite3.Connection, path: Path) -> None:
    with transaction(connection, path):
        connection.execute("ROLLBACK")
        raise sqlite3.OperationalError("database or disk is full")


def test_a_locked_store_is_said_in_words(desk: Desk, number: int, desk_path: Path) -> None:
    other = connect(desk_path)
    other.execute("BEGIN IMMEDIATE")
    desk.opened.connection.execute("PRAGMA busy_timeout=20")
    for write in (lambda: desk.do(number, noting.take_note("x")), lambda: desk.keep_text("line", "x")):
        with pytest.raises(StoreUnavailable, match="lock"):
            write()
    assert desk.incident(number).seq == 2, "reading goes on"
    other.execute("ROLLBACK")
    other.close()
    desk.do(number, noting.take_note("now"))


def test_amendments_and_what_they_amend_may_come_together(desk: Desk, number: int) -> None:
    at = desk.clock()
    desk.play(number, [Dated(at, Noted("a")), Dated(at, EntryStruck(3)), Dated(at, EntryRetimed(1, at))])
    assert desk.incident(number).marks[3].struck
    assert_sound(desk)


def test_what_is_read_back_stands_in_the_order_of_the_log(desk: Desk, number: int) -> None:
    for name, state in (("checkout", "degraded"), ("search", "full outage"), ("checkout", "full outage")):
        desk.do(number, declaring.state_service(name, ServiceState(state)))
    first = desk.entries(number)[-3]
    for decision, order in (
        (amending.strike(first, "a typo"), ["search", "checkout"]),
        (amending.restore(first.seq), ["checkout", "search"]),
    ):
        written = desk.do(number, decision).incident
        assert list(written.services) == list(desk.incident(number).services) == order
        assert_sound(desk)


def test_what_goes_and_comes_again_in_one_use_case_comes_last(desk: Desk, number: int) -> None:
    for cause in ("pool size", "an attack"):
        desk.do(number, hypotheses.raise_known_cause(cause))
    desk.do(number, hypotheses.file_evidence("flat", {1: Rating.CONSISTENT, 2: Rating.NEUTRAL}))
    again = (EvidenceJudged(1, 1, None), EvidenceJudged(1, 1, Rating.INCONSISTENT))
    desk.do(number, lambda incident: again)
    assert list(desk.incident(number).judgements) == [(1, 2), (1, 1)]
    assert_sound(desk)


def test_a_use_case_with_nothing_to_do_writes_nothing(desk: Desk, number: int) -> None:
    assert desk.do(number, amending.pin(1)).entries
    assert desk.do(number, amending.pin(1)).entries == ()


def test_a_damaged_row_is_said_in_words(desk: Desk, number: int) -> None:
    connection = desk.opened.connection
    for damage in (
        "UPDATE entry SET payload = '{\"note' WHERE seq = 1",
        "UPDATE entry SET payload = '[]' WHERE seq = 1",
        "UPDATE entry SET payload = '{}' WHERE seq = 1",
        "UPDATE entry SET at = 'yesterday' WHERE seq = 1",
    ):
        connection.execute("SAVEPOINT before")
        connection.execute(damage)
        with pytest.raises(StoreUnavailable, match=r"entry 1 of INC-1 can't be read"):
            desk.timeline(number, 0, 9)
        connection.execute("ROLLBACK TO before")
        connection.execute("RELEASE before")
    connection.execute("UPDATE incident SET status = 'odd'")
    with pytest.raises(StoreUnavailable, match=r"INC-1 can't be read"):
        desk.incident(number)


def test_a_log_that_lost_its_end_is_not_written_to(desk: Desk, number: int) -> None:
    connection = desk.opened.connection
    connection.execute("DELETE FROM shown WHERE seq = 2")
    connection.execute("DELETE FROM entry WHERE seq = 2")
    with pytest.raises(StoreUnavailable, match="entry 2 of INC-1 is missing"):
        desk.do(number, noting.take_note("x"))
    assert "missing" in desk.health()
