"""Every statement of a hot path finds its rows by an index: a million entries must not be read to show forty."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, timedelta

import pytest

from opsdesk.desk import actions, amending, declaring, hypotheses, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.vocabulary import Rating
from opsdesk.store import deliveries
from opsdesk.store.reads import ideas, incidents, of_kinds, timeline, traces

SCAN = re.compile(r"^SCAN (entry|shown|mark|outbox|e|s|m|o)\b")
"""Also under the names the statements give them."""

DAY = timedelta(days=1)
REACH = deliveries.Reach(("page", "wall"), ("wall",))
ASKS: dict[str, Callable[[Desk], object]] = {
    "incident": lambda desk: desk.incident(1),
    "open_incidents": lambda desk: desk.open_incidents(),
    "past_incidents": lambda desk: desk.past_incidents(),
    "touched_since": lambda desk: incidents.touched_since(desk.opened.connection, desk.clock()),
    "declared_since": lambda desk: incidents.declared_since(desk.opened.connection, desk.clock()),
    "ideas": lambda desk: ideas.ideas(desk.opened.connection),
    "traces": lambda desk: traces.left_by_incidents(desk.opened.connection),
    "of_kinds": lambda desk: of_kinds.entries_of_kinds(desk.opened.connection, [1], ["note"]),
    "newest_open": lambda desk: desk.newest_open(),
    "service_names": lambda desk: desk.service_names(),
    "people_seen": lambda desk: desk.people_seen(),
    "entries": lambda desk: desk.entries(1),
    "timeline_length": lambda desk: desk.timeline_length(1),
    "timeline": lambda desk: desk.timeline(1, 10, 50),
    "timeline_at": lambda desk: desk.timeline_at(1, [1, 3]),
    "timeline_shape": lambda desk: desk.timeline_shape(1, 3, UTC),
    "timeline_row": lambda desk: desk.timeline_row(1, 3),
    "filtered": lambda desk: desk.filtered(1, "note", ["note"], only_pinned=True),
    "search": lambda desk: desk.search("note"),
    "search here": lambda desk: desk.search("连接池", 1),
    "undo_candidate": lambda desk: desk.undo_candidate(1),
    "kept_text": lambda desk: desk.kept_text("line"),
    "deliveries": lambda desk: deliveries.of_incident(desk.opened.connection, 1),
    "unsettled": lambda desk: deliveries.unsettled(desk.opened.connection),
    "next_due": lambda desk: deliveries.next_due(desk.opened.connection, REACH, desk.clock()),
    "pinned": lambda desk: timeline.pinned(desk.opened.connection, 1),
}
WRITES: dict[str, Callable[[Desk], object]] = {
    "note": lambda desk: desk.do(1, noting.take_note("x"), key="again"),
    "note again": lambda desk: desk.do(1, noting.take_note("x"), key="once"),
    "backdated": lambda desk: desk.do(1, noting.take_note("x"), at=desk.clock() - timedelta(hours=1)),
    "evidence": lambda desk: desk.do(1, hypotheses.file_evidence("x", {1: Rating.CONSISTENT})),
    "action": lambda desk: desk.do(1, actions.give("x", ["bo"], check_in_at=None)),
    "declare": lambda desk: desk.open_incident(declaring.declare("x", commander="ana")),
    "undo": lambda desk: desk.undo(1),
    "edit": lambda desk: desk.do(1, amending.edit(desk.timeline_row(1, 3).entry, "new", seen_edits=0)),
    "retime": lambda desk: desk.do(
        1, amending.retime(desk.timeline_row(1, 3).entry, desk.clock() - DAY, now=desk.clock(), seen_edits=0)
    ),
    "keep_text": lambda desk: desk.keep_text("line", "x"),
    "claim_next": lambda desk: deliveries.claim_next(
        desk.opened.connection, desk.opened.path, REACH, now=desk.clock(), by="x", lease=lambda channel: DAY
    ),
}


@pytest.fixture
def busy(desk: Desk, number: int) -> Desk:
    desk.do(number, noting.take_note("note 连接池"), key="once")
    desk.do(number, hypotheses.raise_hypothesis("pool"))
    desk.do(number, amending.pin(3))
    return desk


@pytest.mark.parametrize("name", [*ASKS, *WRITES])
def test_no_statement_reads_a_whole_log(busy: Desk, name: str) -> None:
    connection, statements = busy.opened.connection, []
    connection.set_trace_callback(statements.append)
    (ASKS | WRITES)[name](busy)
    connection.set_trace_callback(None)
    explained = [text for text in statements if re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", text)]
    assert explained
    for text in explained:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {text}").fetchall()
        assert not [step[3] for step in plan if SCAN.match(step[3])], text


def test_a_page_is_found_by_position_alone(busy: Desk) -> None:
    plan = busy.opened.connection.execute(f"EXPLAIN QUERY PLAN {timeline.PAGE}", (1, 0, 9)).fetchall()
    assert "SEARCH s USING PRIMARY KEY (incident=? AND pos>? AND pos<?)" in [step[3] for step in plan]
    assert not any("TEMP B-TREE" in step[3] for step in plan)
