"""Between two updates: what changed since the last one, what is promised, and what is held back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from opsdesk.desk.desk import Desk
from opsdesk.desk.updates import propose
from opsdesk.domain.cadence import most_urgent
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import PaceHold, SentUpdate
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, Stage, Status
from opsdesk.drafting.told import told_to
from screens.desk import DeskScreen
from screens.dialogs.text_view import TextView
from screens.presenting.desk import desk_line
from screens.presenting.due import due_rows, pressing
from screens.presenting.header import Header, header_line
from tests.conftest import FakeClock
from tests.screens.test_updates import ready, shown, write

CUSTOMERS, EXECUTIVES = Audience.CUSTOMERS, Audience.EXECUTIVES
DECLARED = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)


def at(minute: float) -> datetime:
    return DECLARED + timedelta(minutes=minute)


@pytest.fixture
def sent(desk: Desk, told: int, clock: FakeClock) -> str:
    """The text that customers got last, sent as it was drafted."""
    made = propose(desk.incident(told), CUSTOMERS, DEFAULT_POLICY, now=clock()).draft
    facts = told_to(CUSTOMERS, made.ledger)
    desk.do(told, lambda _: [UpdateSent(1, CUSTOMERS, made.stage, made.text, next_at=made.next_at, facts=facts)])
    return made.text


def head(room) -> str:
    return room.screen.draft.query_one("#draft-head").said(120)


async def test_the_pane_says_in_one_line_how_much_changed(open_room, sent):
    async with open_room() as room:
        await ready(room)
        assert "nothing changed since 14:52" in head(room)
        await room.enter("= 30 % of card payments in Europe fail")
        assert "1 fact changed since 14:52" in head(room)
        await room.enter("H2 out their error rate is flat")
        assert "2 facts changed since 14:52" in head(room)


async def test_a_key_tells_which(open_room, sent):
    async with open_room() as room:
        await ready(room)
        await room.enter("= 30 % of card payments in Europe fail")
        await room.pilot.press("escape", "c")
        await room.settle()
        view = room.app.screen
        assert isinstance(view, TextView)
        words = "\n".join(
            row.content.plain for place in range(view.lines.row_count) if (row := view.lines.row_at(place))
        )
        assert "was confirmed: 12 % of card payments in Europe fail" in words
        assert "is  confirmed: 30 % of card payments in Europe fail" in words
        assert "promised 15:22" in words


async def test_the_same_text_is_refused_before_the_dialog(open_room, sent):
    async with open_room() as room:
        await ready(room)
        await write(room, sent)
        assert "have this very text already" in room.screen.draft.query_one("#draft-foot").said(200)
        await room.pilot.press("ctrl+s")
        await room.settle()
        assert "have this very text already" in room.hint()


async def test_a_promise_that_passes_is_said_everywhere(open_room, sent, clock: FakeClock):
    async with open_room() as room:
        await ready(room)
        assert "promised 15:22" in room.screen.draft.border_subtitle
        clock.forward(minutes=34)
        room.screen.tick()
        assert "customers promised 15:22 −04:00" in room.screen.header.said(120)
        assert "promised 15:22, 4 min overdue" in room.screen.draft.border_subtitle
        assert "This update comes 4 minutes later than we said (15:22 UTC)." in shown(room)
        assert "NXT3" not in {finding.rule for finding in room.screen.proposal().findings}


async def test_a_late_update_may_be_told_by_hand_for_as_long_as_it_takes_to_write(open_room, sent, clock: FakeClock):
    async with open_room() as room:
        await ready(room)
        clock.forward(minutes=34)
        late = "This update comes 4 minutes later than we said. 12 % of card payments in Europe fail."
        await write(room, f"{late} We do not yet know the cause. Next update by 15:50 UTC.")
        for minutes, known in ((0, True), (6, True), (20, False)):
            clock.forward(minutes=minutes)
            rules = {finding.rule for finding in room.screen.proposal().findings}
            assert ("CRT7" not in rules) == known
            assert "NXT3" not in rules or minutes == 20


async def test_a_wrong_fact_makes_the_draft_a_correction(open_room, sent):
    async with open_room() as room:
        await ready(room)
        assert "correction" not in head(room)
        await room.enter(":started 14:30")
        sent_again = propose(room.screen.incident, CUSTOMERS, DEFAULT_POLICY, now=room.desk.clock()).draft
        facts = told_to(CUSTOMERS, sent_again.ledger)
        room.desk.do(
            room.number,
            lambda i: [UpdateSent(i.next_number("update"), CUSTOMERS, sent_again.stage, sent_again.text, facts=facts)],
        )
        await room.enter(":started 14:10")
        assert head(room).startswith("correction")
        assert "told otherwise before" in head(room)
        assert "Correction: at 14:52 UTC we said that this began at 14:30 UTC; it began at 14:10 UTC." in " ".join(
            shown(room).split()
        )


@pytest.mark.parametrize("key", ["Z", "P", "+", "-", ":", "a"])
async def test_no_key_begins_a_line_over_one_that_is_half_typed(open_room, sent, key):
    async with open_room() as room:
        await room.type("important half note")
        await room.pilot.press("escape", "2", key)
        await room.settle()
        assert room.screen.capture.input.typed_value == "important half note"
        assert "finish the line first" in room.hint()


async def test_keys_begin_a_snooze_a_pause_and_its_end(open_room, sent, clock: FakeClock):
    async with open_room() as room:
        await ready(room)
        await room.pilot.press("escape", "Z")
        await room.settle()
        line = room.screen.capture.input
        assert line.typed_value == ":snooze customers 15m "
        assert "why?" in room.hint()
        line.replace("we wait for the provider", len(line.typed_value), len(line.typed_value))
        await room.settle()
        assert "customers were promised 15:22: that stays due" in room.hint()
        await room.pilot.press("enter")
        await room.settle()
        assert "snoozed until 15:07" in room.screen.draft.border_subtitle
        await room.pilot.press("escape", "P")
        await room.settle()
        assert line.typed_value == ":resume customers "
        await room.pilot.press("enter")
        await room.settle()
        assert "snoozed" not in room.screen.draft.border_subtitle


async def test_the_desk_screen_shows_promises_and_pauses(open_room, sent, clock: FakeClock):
    async with open_room() as room:
        await room.enter(":pause executives they are on the call")
        clock.forward(minutes=40)
        await room.pilot.press("f2")
        await room.settle()
        screen = room.app.screen
        assert isinstance(screen, DeskScreen)
        due = [row.content.plain for place in range(screen.due.row_count) if (row := screen.due.row_at(place))]
        assert any("update promised to customers for 15:22" in line for line in due)
        assert "updates to executives paused: they are on" in due[-1]
        assert "1 promise overdue" in screen.head.said(120)


def incident(*, promised: float | None = None, **fields: object) -> Incident:
    """A SEV-2 of 14:00 whose customers heard at 14:05, with a promise or without."""
    promise = None if promised is None else at(promised)
    told = SentUpdate(1, CUSTOMERS, Stage.IDENTIFIED, "…", at(5), next_at=promise)
    return Incident(7, title="Card payments fail", severity=2, declared_at=DECLARED, updates={1: told}, **fields)


def header(held: Incident, minute: float, width: int = 120) -> str:
    due = most_urgent(held, DEFAULT_POLICY, at(minute))
    return header_line(Header(held, at(minute), UTC, due), width).plain


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_header_says_that_nobody_was_told_yet(width: int) -> None:
    untold = replace(incident(), updates={})
    assert "first" in header(untold, 12, width)
    assert "03:00" in header(untold, 12, width)
    late = header(untold, 17.5, width)
    assert "−02:30" in late
    assert ("untold" if width < 80 else "customers not told yet") in late


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_the_header_never_drops_the_countdown_of_a_promise(width: int) -> None:
    said = header(incident(promised=20, watch=True), 24.5, width)
    assert len(said) <= width
    assert "promised" in said
    assert "−04:30" in said
    assert "SEV-2" in said


def test_the_header_says_that_everything_due_is_paused() -> None:
    holds = {each: PaceHold(each, at(6), None, "on the call", "ana") for each in (CUSTOMERS, EXECUTIVES)}
    assert "updates paused" in header(incident(holds=holds), 50)
    assert "next customers" in header(incident(holds=holds, promised=60), 50)


def test_what_was_promised_for_a_resolved_incident_is_still_due_on_the_desk() -> None:
    over = incident(promised=20, status=Status.RESOLVED)
    rows = due_rows(pressing([], [over], at(25), UTC, DEFAULT_POLICY), 80)
    assert [row.content.plain.split("  ")[1].strip() for row in rows] == ["update promised to customers for 14:20"]
    assert "1 promise overdue" in desk_line([], [over], at(25), UTC, DEFAULT_POLICY, "", 80).plain


def test_a_snooze_is_named_while_it_lasts() -> None:
    held = incident(holds={CUSTOMERS: PaceHold(CUSTOMERS, at(6), at(60), "busy", "ana")})

    def due(minute: float) -> str:
        rows = due_rows(pressing([held], [], at(minute), UTC, DEFAULT_POLICY), 80)
        return next(row.content.plain for row in rows if "customers" in row.content.plain)

    assert "snoozed update to customers: busy" in due(30)
    assert "next update to customers" in due(61)


def believed_over(**fields: object) -> Incident:
    """Customers were told at 14:05 that it is over; it was opened again at 14:10."""
    held = incident(reopened_at=at(10), **fields)
    return replace(held, updates={1: replace(held.updates[1], stage=Stage.RESOLVED)})


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_the_header_says_who_takes_it_for_over(width: int) -> None:
    said = header(believed_over(watch=True), 12.5, width)
    assert len(said) <= width
    assert "−02:30" in said
    assert ("correct" if width < 80 else "customers told it is over") in said


def test_the_desk_says_who_takes_it_for_over() -> None:
    def due(held: Incident, minute: float) -> str:
        rows = due_rows(pressing([held], [], at(minute), UTC, DEFAULT_POLICY), 90)
        return next(row.content.plain for row in rows if "customers" in row.content.plain)

    assert "correction to customers, who were told that it is over" in due(believed_over(), 12)
    assert "−02:00" in due(believed_over(), 12)
    snoozed = believed_over(holds={CUSTOMERS: PaceHold(CUSTOMERS, at(11), at(26), "busy", "ana")})
    assert "snoozed update to customers: busy" in due(snoozed, 12)
    assert "next customers" in header(snoozed, 12)
    assert "correction to customers, who were told that it is over" in due(snoozed, 27)
    assert "1 update overdue" in desk_line([believed_over()], [], at(12), UTC, DEFAULT_POLICY, "", 80).plain
