"""Publishing: what is approved is recorded and queued, all or nothing, and can be read back."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

import pytest

from opsdesk.config.channels import Channel
from opsdesk.desk import approving, declaring, deliveries, publishing
from opsdesk.desk.desk import Desk
from opsdesk.desk.publishing import Way
from opsdesk.desk.updates import Proposal, propose
from opsdesk.domain.delivery import DeliveryState, sent
from opsdesk.domain.delivery_ways import BY_HAND
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.entries.note import Decided
from opsdesk.domain.errors import Refused
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.times import parse_iso
from opsdesk.domain.vocabulary import Audience, Origin, Stage, Status
from opsdesk.drafting.edits import KeptEdit
from opsdesk.outbox.sending import Outbox
from opsdesk.store import deliveries as rows
from tests.desk.sending import Told, approved, queue
from tests.fakes import START, OpenDesk
from tests.store.store_checks import assert_sound

CUSTOMERS = Audience.CUSTOMERS


def approve(desk: Desk, number: int, text: str = "", override: str = "", **how: Any) -> approving.Approved:
    """Approves the draft, or somebody's own words."""
    incident, now = desk.incident(number), desk.clock()
    edit = KeptEdit(text, CUSTOMERS, Stage.IDENTIFIED, (), now) if text else None
    made = propose(incident, CUSTOMERS, DEFAULT_POLICY, now=now, edit=edit, **how)
    return approving.approve(made, incident, now=now, zone=START.tzinfo, override=override)


def test_a_text_is_recorded_with_all_that_it_was_approved_on(desk: Desk, number: int) -> None:
    desk.do(number, declaring.state_impact("12 % of card payments fail"))
    frozen = approve(desk, number)
    queue_of = publishing.publish(desk, number, frozen, Way(("page", "chat")), Told("page", "chat"))
    held = desk.incident(number).updates[queue_of.update]
    assert (held.text, held.approved_by, held.channel, held.override) == (frozen.text, "ana", "page, chat", "")
    assert ("impact", "confirmed") in {(fact.key, fact.state) for fact in held.facts}
    assert held.findings == frozen.findings
    assert held.next_at is not None
    assert f"{held.next_at:%H:%M} UTC" in held.text
    assert_sound(desk)


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("We found it. Next update by 15:10 UTC.", START + timedelta(minutes=28)),
        ("We found it. Next update within 20 minutes.", START + timedelta(minutes=20)),
        ("We found it.", None),
    ],
)
def test_the_next_time_is_what_the_text_itself_promises(desk: Desk, number: int, text: str, promised: Any) -> None:
    assert approve(desk, number, text, "a test").next_at == promised


def test_errors_need_a_reason_which_is_on_the_timeline_and_with_the_text(desk: Desk, number: int) -> None:
    text = "We expect to have this fixed within two hours."
    with pytest.raises(Refused, match=r"OVP1.* stand against"):
        approve(desk, number, text)
    for no_reason in (".", " 2 ", "-"):
        with pytest.raises(Refused, match="is no reason"):
            approve(desk, number, text, override=no_reason)
    frozen = approve(desk, number, text, override=" the regulator asked ")
    publishing.publish(desk, number, frozen, Way((BY_HAND,)), Told())
    decided, sent_ = [entry.payload for entry in desk.entries(number)[-2:]]
    assert isinstance(decided, Decided)
    assert isinstance(sent_, UpdateSent)
    assert "OVP1" in decided.text
    assert decided.text.endswith(": the regulator asked")
    assert (sent_.override, "OVP1" in sent_.findings) == ("the regulator asked", True)


def test_a_text_without_words_is_refused_whatever_reason_is_given(desk: Desk, number: int) -> None:
    with pytest.raises(Refused, match="no words"):
        approve(desk, number, " \n", override="a test")
    assert approve(desk, number, "  We know.\n", override="a test").text == "We know."


def test_what_is_over_is_not_told_as_if_it_went_on(desk: Desk, number: int) -> None:
    desk.do(number, declaring.state_impact("12 % of card payments fail"))
    words = "12 % of card payments fail. Next update by 15:10 UTC."
    desk.do(number, declaring.change_status(Status.RESOLVED, "the rate is as usual"))
    frozen = approve(desk, number, words, override="begun before it was over")
    assert frozen.stage is Stage.IDENTIFIED, "they tell no end, so nobody was told one"
    for end in (
        "It works again. A report comes by Friday.",
        "This is resolved.",
        "Payments failed from 14:00 to 15:00.",
    ):
        assert approve(desk, number, end, override="a test").stage is Stage.RESOLVED
    with pytest.raises(Refused, match="RES1"):
        approve(desk, number, words)
    with pytest.raises(Refused, match="INC-1 is resolved: no text"):
        approve(desk, number, stage=Stage.NO_NEWS, override="a test")


def test_a_summary_comes_once_it_is_over(desk: Desk, number: int) -> None:
    desk.do(number, declaring.state_impact("12 % of card payments fail"))
    with pytest.raises(Refused, match="INC-1 is investigating: its summary"):
        approve(desk, number, stage=Stage.POSTMORTEM, override="a test")
    with pytest.raises(Refused, match="CRT4"):
        approve(desk, number, "It was a full disk.", stage=Stage.POSTMORTEM)


def test_what_somebody_was_called_away_from_is_looked_at_anew(desk: Desk, number: int) -> None:
    desk.do(number, declaring.state_impact("12 % of card payments fail"))
    incident, looked = desk.incident(number), desk.clock()
    own = KeptEdit("12 % of card payments fail. Next update by 14:50 UTC.", CUSTOMERS, Stage.INVESTIGATING, (), looked)
    drafted, soon = (propose(incident, CUSTOMERS, DEFAULT_POLICY, now=looked, edit=edit) for edit in (None, own))

    def sent_after(made: Proposal, minutes: int) -> approving.Approved:
        return approving.approve(made, incident, now=looked + timedelta(minutes=minutes), zone=UTC, override="a test")

    assert sent_after(drafted, 15).text
    assert sent_after(soon, 7).text
    with pytest.raises(Refused, match="you looked at it 16 min ago: look at the text anew"):
        sent_after(drafted, 16)
    with pytest.raises(Refused, match="the next update that it promises was due at 14:50 UTC"):
        sent_after(soon, 8)


def test_a_promise_that_had_passed_when_it_was_looked_at_goes_with_a_reason(desk: Desk, number: int) -> None:
    assert approve(desk, number, "Payments fail. Next update by 14:30 UTC.", "the page said so").override


@pytest.mark.parametrize("between", [Status.RESOLVED, Status.CANCELLED])
def test_what_was_approved_before_it_ended_or_was_reopened_is_looked_at_anew(
    desk: Desk, number: int, between: Status
) -> None:
    desk.do(number, declaring.state_impact("12 % of card payments fail"))
    frozen = approve(desk, number)
    desk.do(number, declaring.change_status(between, "the rate is as usual"))
    with pytest.raises(Refused, match=f"INC-1 is {between} since you looked"):
        publishing.publish(desk, number, frozen, Way((BY_HAND,)), Told())
    all_clear = approve(desk, number, override="a test")
    desk.do(number, declaring.change_status(Status.INVESTIGATING, "errors came back"))
    with pytest.raises(Refused, match="INC-1 is investigating since you looked"):
        publishing.publish(desk, number, all_clear, Way((BY_HAND,)), Told())


def test_a_reason_is_not_kept_where_nothing_stood_against_it(desk: Desk, number: int) -> None:
    desk.do(number, declaring.state_impact("12 % of card payments fail"))
    frozen = approve(desk, number, override="just in case")
    assert (frozen.against, frozen.override) == ((), "")


def test_each_channel_has_its_row_and_by_hand_has_none(desk: Desk, number: int) -> None:
    queue(desk, number, Told("page", "chat"), "We know.", "chat", BY_HAND)
    [held] = deliveries.of_incident(desk, number)
    assert (held.channel, held.text, held.state, held.attempts) == ("chat", "We know.", DeliveryState.WAITING, 0)
    assert held.key.endswith(".0.chat")


def test_what_only_this_process_can_send_is_in_its_hands_at_once(desk: Desk, number: int) -> None:
    outbox = Outbox({"page": Channel("file", path="x")}, {"clipboard": lambda message: sent()}, {})
    published = queue(desk, number, outbox, "We know.", "clipboard", "page")
    [claim] = published.in_hand
    assert (claim.delivery.channel, claim.delivery.state, claim.delivery.attempts) == ("clipboard", "sending", 1)
    assert claim.message.text == "We know."
    assert [item.state for item in deliveries.of_incident(desk, number)] == ["sending", "waiting"]


def test_record_and_queue_come_together_or_not_at_all(desk: Desk, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Refused("the disk is full")

    before = desk.entries(number)
    monkeypatch.setattr(rows, "queue", full)
    with pytest.raises(Refused, match="disk is full"):
        queue(desk, number, Told("page"), against=("OVP1",), override="a test")
    assert desk.entries(number) == before
    assert deliveries.of_incident(desk, number) == []
    assert_sound(desk)


def test_a_retry_after_a_lost_answer_records_and_queues_nothing_twice(desk: Desk, number: int) -> None:
    outbox = Told("page")
    for _ in range(2):
        published = publishing.publish(desk, number, approved(), Way(("page",)), outbox, key="once")
        assert published.update == 1
    assert len(desk.incident(number).updates) == len(deliveries.of_incident(desk, number)) == 1


def test_two_commanders_do_not_tell_the_same_people_at_once(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    queue(open_desk("bo"), number, Told("page"), "We know.")
    with pytest.raises(Refused, match="bo told customers something meanwhile"):
        publishing.publish(desk, number, approved("We know more."), Way(("page",)), Told("page"))
    with pytest.raises(Refused, match="have this very text already"):
        publishing.publish(desk, number, approved(after=1), Way(("page",)), Told("page"))


@pytest.mark.parametrize("origin", [Origin.REPLAY, Origin.DEMO])
def test_practice_sends_nothing(desk: Desk, origin: Origin) -> None:
    number = desk.open_incident(declaring.declare("A drill", origin=origin)).incident.number
    with pytest.raises(Refused, match="sends nothing"):
        queue(desk, number, Told("page"))
    assert deliveries.of_incident(desk, number) == []


OFFERED = Outbox(
    {
        "any": Channel("command", command=("true",)),
        "page": Channel("file", (CUSTOMERS,), path="x"),
        "mail": Channel("notify", (CUSTOMERS,), url="$MAIL"),
        "room": Channel("file", (Audience.ENGINEERS,), path="x"),
    },
    {"clipboard": lambda message: sent()},
    {},
)


def test_the_ways_begin_with_what_the_settings_mean() -> None:
    offered = publishing.ways(OFFERED, CUSTOMERS)
    assert [way.name for way in offered] == ["page, mail", "page", "mail", "any", "clipboard", BY_HAND]
    assert [way.is_meant for way in offered] == [True, True, True, False, False, False]
    assert [bool(way.problem) for way in offered] == [True, False, True, False, False, False]
    assert offered[0].problem == "mail: the variable MAIL isn't set here"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("room", "not for customers"), ("fax", "there is no channel “fax”; there are page"), ("mail", "MAIL isn't set")],
)
def test_a_way_that_is_none_is_refused(name: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        publishing.way_named(OFFERED, CUSTOMERS, [name])


def test_ways_are_named_once_each() -> None:
    assert publishing.way_named(OFFERED, CUSTOMERS, ["page", BY_HAND, "page"]) == Way(("page", BY_HAND))


def test_older_entries_read_as_before() -> None:
    from opsdesk.domain.entries.base import decode_payload

    older = {"number": 1, "audience": "customers", "stage": "identified", "message": "We know.", "channel": "page"}
    read = decode_payload("update.sent", 1, older | {"next_at": "2026-11-17T15:00:00Z"})
    assert isinstance(read, UpdateSent)
    assert (read.facts, read.findings, read.approved_by, read.override) == ((), (), "", "")
    assert read.next_at == parse_iso("2026-11-17T15:00:00Z")
