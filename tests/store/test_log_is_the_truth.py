"""The property everything stands on: whatever is done at a desk, the tables say what the log says."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from opsdesk.desk import actions, amending, deciding, declaring, hypotheses, noting, pacing, people
from opsdesk.desk.decision import Decision
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Dated, Entry
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.errors import DeskError
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    Classification,
    HypothesisKind,
    Lane,
    Milestone,
    Outcome,
    Rating,
    Role,
    ServiceState,
    Stage,
    Status,
)
from tests.fakes import START, FakeClock
from tests.store.store_checks import assert_sound
from tests.strategies import HAPPENINGS, PAYLOADS, dated

few = st.integers(1, 4)
names = st.sampled_from(["ana", "bo", "cy"])
texts = st.sampled_from(["pool is full", "连接池 eu-1", "-40 % traffic", "", "roll back 4.2"])
whys = st.sampled_from(["", "since the graph is flat"])
spans = st.integers(-300, 60).map(lambda minutes: timedelta(minutes=minutes))


now = st.integers(0, 90).map(lambda minutes: START + timedelta(minutes=minutes))


audiences = st.lists(st.sampled_from(Audience), min_size=1, max_size=3, unique=True)


def decisions() -> st.SearchStrategy[Decision]:
    """Every use case but the amendments, with arguments from a few."""
    build = st.builds
    return st.one_of(
        build(noting.take_note, texts),
        build(noting.record_decision, texts),
        build(noting.note_change, texts, texts),
        build(noting.propose_follow_up, texts, names),
        build(noting.record_update, st.sampled_from(Audience), st.sampled_from(Stage), texts, channel=texts),
        build(declaring.retitle, texts),
        build(declaring.record_triage, st.sampled_from(Classification), few, texts, st.just("{}"), policy_version=few),
        build(declaring.change_severity, few, whys),
        build(declaring.change_status, st.sampled_from(Status), whys),
        build(declaring.state_impact, texts),
        build(declaring.apply_mitigation, texts),
        build(declaring.state_plan, texts),
        build(declaring.state_service, st.sampled_from(["checkout", "eu-1"]), st.sampled_from(ServiceState)),
        build(declaring.keep_link, names, texts),
        build(declaring.set_milestone, st.sampled_from(Milestone), st.none() | now, now=now),
        build(hypotheses.raise_hypothesis, texts, st.sampled_from(HypothesisKind), st.integers(0, 3)),
        build(hypotheses.raise_known_cause, texts),
        build(hypotheses.file_evidence, texts, st.dictionaries(few, st.sampled_from(Rating), max_size=3)),
        build(hypotheses.judge, few, few, st.none() | st.sampled_from(Rating)),
        build(hypotheses.set_band, few, st.none() | st.sampled_from(Band)),
        build(hypotheses.set_tester, few, st.sampled_from(["", "bo"])),
        build(hypotheses.rule_out, few, whys, st.integers(0, 3)),
        build(hypotheses.confirm, few, whys, st.none() | st.booleans()),
        build(hypotheses.reopen, few, whys),
        build(actions.give, texts, st.lists(names, max_size=1), check_in_at=now, tests=st.tuples(few, few)),
        build(actions.give, texts, st.lists(names, max_size=2), check_in_at=now, every_minutes=st.integers(0, 30)),
        build(deciding.name_option, few, texts),
        build(deciding.name_risk, few, texts),
        build(deciding.object_to, few, texts, st.sampled_from(["", "bo"])),
        build(deciding.name_fallback, few, texts),
        build(deciding.name_verifier, few, names, now),
        build(deciding.check, few, worked=st.booleans(), result=whys),
        build(actions.end, few, st.sampled_from(Outcome), whys),
        build(actions.delay, few, spans, now),
        build(actions.set_check_in, few, st.none() | now),
        build(actions.reassign, few, st.lists(names, max_size=2)),
        build(actions.move_lane, few, st.sampled_from(Lane)),
        build(actions.block, few, whys),
        build(actions.unblock, few, whys),
        build(actions.drop, few, whys),
        build(people.join, names),
        build(people.leave, names),
        build(people.take_role, names, st.sampled_from(Role)),
        build(people.end_role, names, st.sampled_from(Role)),
        build(people.accept_handover, names),
        build(pacing.snooze, audiences, now, whys, now=now),
        build(pacing.pause, audiences, whys, now=now),
        build(pacing.resume, audiences, whys, now=now),
    )


class TwoPeopleAtOneStore(RuleBasedStateMachine):
    """ana and bo type at two desks on one store; one of them is closed and opened again now and then."""

    new_store: Callable[[], Path]

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.path = type(self).new_store()
        self.desks = {name: self.open(name) for name in ("ana", "bo")}

    def open(self, name: str) -> Desk:
        return Desk.at(self.path, by=name, clock=self.clock)

    def teardown(self) -> None:
        for desk in self.desks.values():
            desk.close()

    @initialize()
    def declare(self) -> None:
        self.desks["ana"].open_incident(declaring.declare("Card payments fail", commander="ana", services=["eu-1"]))

    def try_to(self, call: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """What the desk refuses it refuses in words, and then nothing is written."""
        before = self.desks["ana"].entries(1)
        with suppress(DeskError):
            call(*args, **kwargs)
            return
        assert self.desks["ana"].entries(1) == before

    @rule(by=st.sampled_from(["ana", "bo"]), decision=decisions(), back=st.none() | st.integers(0, 90))
    def decide(self, by: str, decision: Decision, back: int | None) -> None:
        self.clock.forward(seconds=7)
        at = None if back is None else self.clock.now - timedelta(minutes=back)
        self.try_to(self.desks[by].do, 1, decision, at=at, approx=back == 5)

    @rule(by=st.sampled_from(["ana", "bo"]))
    def undo(self, by: str) -> None:
        self.try_to(self.desks[by].undo, 1)

    def an_entry(self, seed: int) -> Entry:
        return random.Random(seed).choice(self.desks["ana"].entries(1))

    @rule(seed=st.integers(0, 10**6), why=whys)
    def strike(self, seed: int, why: str) -> None:
        self.try_to(self.desks["bo"].do, 1, amending.strike(self.an_entry(seed), why))

    @rule(seed=st.integers(0, 10**6))
    def restore(self, seed: int) -> None:
        marks = self.desks["ana"].incident(1).marks
        struck = [seq for seq, mark in marks.items() if mark.struck] or [seed % 9]
        self.try_to(self.desks["bo"].do, 1, amending.restore(random.Random(seed).choice(struck)))

    @rule(seed=st.integers(0, 10**6), text=texts, seen=st.integers(0, 1))
    def edit(self, seed: int, text: str, seen: int) -> None:
        self.try_to(self.desks["ana"].do, 1, amending.edit(self.an_entry(seed), text, seen_edits=seen))

    def retime_it(self, by: str, entry: Entry, at: datetime) -> None:
        mark = self.desks[by].incident(1).marks.get(entry.seq)
        seen = mark.edits if mark else 0
        self.try_to(self.desks[by].do, 1, amending.retime(entry, at, now=self.clock.now, seen_edits=seen))

    @rule(seed=st.integers(0, 10**6), seq=st.integers(0, 30), span=spans, pinned=st.booleans())
    def retime_and_pin(self, seed: int, seq: int, span: timedelta, pinned: bool) -> None:
        self.retime_it("ana", self.an_entry(seed), self.clock.now + span)
        self.try_to(self.desks["ana"].do, 1, amending.pin(seq, pinned))

    @rule(seed=st.integers(0, 10**6), other=st.integers(0, 10**6))
    def retime_to_when_another_happened(self, seed: int, other: int) -> None:
        self.retime_it("bo", self.an_entry(seed), self.an_entry(other).at)

    @rule(happenings=st.lists(dated(PAYLOADS), min_size=1, max_size=4), times=st.sampled_from([1, 1, 15, 60]))
    def play_a_record(self, happenings: list[Dated], times: int) -> None:
        self.try_to(self.desks["bo"].play, 1, happenings * times)

    @rule(happenings=st.lists(dated(HAPPENINGS), max_size=3))
    def import_a_record(self, happenings: list[Dated]) -> None:
        first = Dated(self.clock.now - timedelta(days=400), Declared("imported"))
        self.desks["ana"].take_in([first, *happenings])

    @rule(by=st.sampled_from(["ana", "bo"]))
    def open_again(self, by: str) -> None:
        self.desks[by].close()
        self.desks[by] = self.open(by)

    @invariant()
    def sound(self) -> None:
        assert_sound(self.desks["ana"])


def test_the_tables_always_say_what_the_log_says(new_store: Callable[[], Path]) -> None:
    TwoPeopleAtOneStore.new_store = staticmethod(new_store)
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    few_but_long = settings(max_examples=10, stateful_step_count=30, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(TwoPeopleAtOneStore, settings=few_but_long)


@pytest.mark.parametrize("count", [1, 49, 50, 300])
def test_many_entries_at_once_are_placed_as_one_by_one(desk: Desk, clock: FakeClock, count: int) -> None:
    moments = [clock.now - timedelta(minutes=place * 37 % 101) for place in range(count)]
    happenings = [Dated(at, Noted(f"note {place}") if place else Declared("x")) for place, at in enumerate(moments)]
    desk.take_in(happenings)
    assert_sound(desk)
    assert desk.timeline_length(1) == count
