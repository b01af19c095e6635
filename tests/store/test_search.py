"""Finding what was written: every word of it, in any script, whatever signs the query holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk import actions, amending, declaring, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.errors import DeskError
from opsdesk.store.search import match_query
from tests.fakes import START, FakeClock
from tests.strategies import HAPPENINGS, any_text, dated

WRITTEN = [
    "数据库连接池已耗尽，eu-1 全部超时",
    "決済サービスが落ちた・佐々木さん確認中",
    "결제 서비스 실패",
    "café naïve Ærø — straße",
    "cafe\u0301s fermés",
    "हिन्दी में लिखा",
    "หน้าชำระเงินล่ม",
    "الدفع لا يعمل",
    "p99 = 4.2 s; GET /pay/{id} → 503 (upstream_timeout)",
    "host=db-2.eu-1.example.com:5432",
    '"quoted" AND NEAR(x, y) OR col:val ^caret *star',
    "𠮷野家 extension B",
    "ﾊﾝｶｸ half width",
    "🔥 fire",
]


@pytest.fixture
def note(desk: Desk, number: int) -> Callable[[str], int]:
    return lambda text: desk.do(number, noting.take_note(text)).incident.seq


def found(desk: Desk, query: str) -> list[int]:
    return [hit.seq for hit in desk.search(query, 1)]


@pytest.mark.parametrize("text", WRITTEN)
def test_every_word_is_found_and_the_whole_text_too(desk: Desk, note: Callable[[str], int], text: str) -> None:
    seq = note(text)
    assert found(desk, text) == [seq]
    for word in text.split():
        if any(sign.isalnum() for sign in word):
            assert seq in found(desk, word), word


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("连接池", True),
        ("连接", True),
        ("接池已", True),
        ("耗尽", True),
        ("池连接", False),
        ("连池", False),
        ("eu-1", True),
        ("超时", True),
        ("连接池 eu-1", True),
        ("eu-1 连接池", True),
        ("数据库 us-2", False),
    ],
)
def test_chinese_is_found_inside_longer_runs(desk: Desk, note: Callable[[str], int], query: str, hit: bool) -> None:
    seq = note(WRITTEN[0])
    note("别的事情")
    assert found(desk, query) == ([seq] if hit else [])


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "*",
        "^",
        "a:b",
        "-x",
        "(",
        "'; DROP TABLE entry; --",
        "{}",
        "\x00",
        "\ud800",
    ],
)
def test_no_sign_of_a_query_is_an_operator(desk: Desk, note: Callable[[str], int], query: str) -> None:
    note("nothing of the sort")
    assert found(desk, query) == []
    seq = note(f"cash {query} now")
    assert found(desk, f"cash {query}") == [seq]


@given(any_text)
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_harmless_query(empty_store: Path, text: str) -> None:
    desk = Desk.at(empty_store, by="ana", readonly=True)
    assert desk.search(text) == []
    assert desk.search(text, 1) == []
    desk.close()


@given(st.lists(dated(HAPPENINGS), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_everything_that_is_shown_is_found(new_store: Callable[[], Path], happenings: list[Dated]) -> None:
    desk = Desk.at(new_store(), by="ana", clock=FakeClock())
    desk.take_in([Dated(START, Declared("Card payments fail")), *happenings])
    for row in desk.timeline(1, 0, 99):
        for word in row.entry.payload.headline().split():
            if match_query(word):
                assert row.entry.seq in found(desk, word), (word, row.entry)
    desk.close()


def test_words_are_found_by_their_beginning_and_all_must_be_there(desk: Desk, note: Callable[[str], int]) -> None:
    first, second = note("Pool Exhausted on eu-1"), note("pool is fine")
    assert found(desk, "poo") == [second, first]
    assert found(desk, "pool exh") == [first]
    assert found(desk, "ool") == []


def test_an_action_is_found_by_its_owner_and_number(desk: Desk, number: int) -> None:
    seq = desk.do(number, actions.give("roll back", ["bo"], check_in_at=None)).incident.seq
    assert found(desk, "bo") == [seq]
    assert found(desk, "A1 roll") == [seq]


def test_corrections_are_found_in_the_line_they_correct(desk: Desk, number: int, note: Callable[[str], int]) -> None:
    seq = note("pol is ful")
    desk.do(number, amending.edit(desk.timeline_row(number, seq).entry, "pool is full", seen_edits=0))
    assert found(desk, "pol") == []
    assert found(desk, "pool is full") == [seq]
    desk.do(number, amending.strike(desk.timeline_row(number, seq).entry, "wrong graph"))
    assert found(desk, "graph") == [seq]
    desk.do(number, amending.restore(seq))
    assert found(desk, "graph") == []
    assert found(desk, "edited") == found(desk, "restored") == []


def test_every_hit_can_be_shown(desk: Desk, number: int, note: Callable[[str], int]) -> None:
    seq = note("needle")
    desk.do(number, amending.pin(seq))
    desk.do(number, amending.strike(desk.timeline_row(number, seq).entry, "needle too"))
    assert [desk.timeline_row(hit.incident, hit.seq).entry.seq for hit in desk.search("needle")] == [seq]


def test_searching_one_incident_finds_nothing_of_another(desk: Desk, number: int) -> None:
    other = desk.open_incident(declaring.declare("Card payments fail in Asia")).incident.number
    assert [hit.incident for hit in desk.search("card payments")] == [other, number]
    assert [hit.incident for hit in desk.search("card payments", number)] == [number]


def test_a_filter_takes_words_kinds_and_pins_together(desk: Desk, number: int, note: Callable[[str], int]) -> None:
    first, second = note("pool one"), note("pool two")
    desk.do(number, noting.record_decision("pool is to be doubled"))
    desk.do(number, amending.pin(second))
    assert len(desk.filtered(number, "pool")) == 3
    assert [row.entry.seq for row in desk.timeline_at(number, desk.filtered(number, "pool", ["note"]))] == [
        first,
        second,
    ]
    pinned = desk.filtered(number, "pool", ["note", "decision"], only_pinned=True)
    assert [row.entry.seq for row in desk.timeline_at(number, pinned)] == [second]
    assert desk.filtered(number, "  ", ["nothing.such"]) == []
    assert desk.filtered(number, '"') == []
    with pytest.raises(DeskError):
        desk.filtered(2**70, "pool")


def test_imports_are_found_too(desk: Desk) -> None:
    desk.take_in([Dated(START, Declared("x")), *(Dated(START, Noted(f"line{place}")) for place in range(80))])
    assert found(desk, "line79") == [81]
