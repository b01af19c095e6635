"""`fold` is the only meaning of a log: what striking, restoring, editing and retiming an entry do to it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.entries.amend import (
    Amendment,
    EntryEdited,
    EntryPinned,
    EntryRestored,
    EntryRetimed,
    EntryStruck,
)
from opsdesk.domain.entries.board import EvidenceFiled, EvidenceJudged, HypothesisRaised
from opsdesk.domain.entries.declaration import Declared, MilestoneSet, StatusChanged
from opsdesk.domain.entries.note import Decided, Noted
from opsdesk.domain.entries.work import ActionEnded, ActionGiven
from opsdesk.domain.fold import advance, apply, fold, settle, shown
from opsdesk.domain.hypothesis import weigh
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Mark
from opsdesk.domain.vocabulary import ActionStatus, Milestone, Rating, Status
from tests.strategies import BASE, HAPPENINGS, entry, logs, near_moments, payloads

A_FEW = settings(max_examples=50, deadline=None)


def then(log: list[Entry], *payloads: Payload) -> list[Entry]:
    return [*log, *(entry(len(log) + place, payload, BASE) for place, payload in enumerate(payloads, start=1))]


def told(incident: Incident) -> Incident:
    """What an incident says, without the book-keeping that counts every entry."""
    return replace(incident, seq=0, last_at=None, marks={}, counters={})


def values_of(incident: Incident) -> list[object]:
    return [getattr(incident, field.name) for field in fields(incident)]


def stepwise(log: list[Entry]) -> Incident:
    incident, written = Incident(), {item.seq: item for item in log}
    for place, item in enumerate(log, start=1):
        so_far = log[:place]
        incident = advance(incident, [item], lambda so_far=so_far: so_far, written.get)
    return incident


@given(logs())
@A_FEW
def test_folding_is_deterministic_and_never_raises(log: list[Entry]) -> None:
    once = fold(log)
    assert once == fold(iter(log))
    assert once.seq == len(log)
    assert once.last_at == log[-1].recorded_at


@given(logs())
@A_FEW
def test_going_on_from_a_state_tells_the_same_as_beginning_anew(log: list[Entry]) -> None:
    assert stepwise(log) == fold(log)


@given(logs(), payloads())
@A_FEW
def test_what_left_a_fold_never_changes(log: list[Entry], more: Payload) -> None:
    folded = fold(log)
    advance(folded, then(log, more)[-1:], lambda: then(log, more), dict(enumerate(log, start=1)).get)
    assert folded == fold(log)
    assert {type(value) for value in values_of(folded) if isinstance(value, dict)} == {dict}


def _numbered(item: Entry) -> Payload:
    decided = isinstance(item.payload, Decided) and not item.payload.number
    return replace(item.payload, number=item.seq) if decided else item.payload


@given(logs(HAPPENINGS), st.data())
@A_FEW
def test_a_struck_entry_counts_as_if_it_had_never_been_written(log: list[Entry], data: st.DataObject) -> None:
    """But for decisions of an older desk, which have no number of their own: those after it keep theirs."""
    log = [replace(item, payload=_numbered(item)) for item in log]
    target = data.draw(st.integers(1, len(log)))
    without = [item for item in log if item.seq != target]
    struck = fold(then(log, EntryStruck(target)))
    assert told(struck) == told(fold(without))
    assert struck.marks[target].struck


@given(logs(HAPPENINGS), st.data())
@A_FEW
def test_a_restored_entry_counts_again(log: list[Entry], data: st.DataObject) -> None:
    target = data.draw(st.integers(1, len(log)))
    restored = fold(then(log, EntryStruck(target, "slip"), EntryRestored(target)))
    assert told(restored) == told(fold(log))
    assert restored.marks == {target: Mark(target)}


@given(logs(HAPPENINGS), st.data(), st.sampled_from(["", "others", "连接池"]))
@A_FEW
def test_an_edited_entry_counts_with_its_new_words(log: list[Entry], data: st.DataObject, words: str) -> None:
    target = data.draw(st.integers(1, len(log)))
    as_if = [replace(e, payload=e.payload.with_text(words)) if e.seq == target else e for e in log]
    edited = fold(then(log, EntryEdited(target, "first try"), EntryEdited(target, words)))
    assert told(edited) == told(fold(as_if))
    assert edited.marks[target].edits == 2


@given(logs(HAPPENINGS), st.data(), near_moments)
@A_FEW
def test_a_retimed_entry_counts_at_its_new_time(log: list[Entry], data: st.DataObject, at: datetime) -> None:
    target = data.draw(st.integers(1, len(log)))
    as_if = [replace(item, at=at) if item.seq == target else item for item in log]
    assert told(fold(then(log, EntryRetimed(target, at)))) == told(fold(as_if))
    again = fold(then(log, EntryRetimed(target, at), EntryRetimed(target, None)))
    assert told(again) == told(fold(log))


@given(logs(HAPPENINGS), st.data())
@A_FEW
def test_a_pin_changes_nothing_but_a_mark(log: list[Entry], data: st.DataObject) -> None:
    target = data.draw(st.integers(1, len(log)))
    assert told(fold(then(log, EntryPinned(target)))) == told(fold(log))


@given(logs(HAPPENINGS), st.integers(-3, 40), st.sampled_from([EntryStruck, EntryRetimed, EntryEdited, EntryPinned]))
@A_FEW
def test_nothing_lies_in_wait_for_an_entry_still_to_come(log: list[Entry], ahead: int, cls: type[Amendment]) -> None:
    target = ahead if ahead <= 0 else len(log) + ahead
    late = then(log, cls(target), Noted("later"), *[Noted(f"{n}") for n in range(40)])
    assert fold(late).marks == {}
    assert stepwise(late) == fold(late)


@given(logs(HAPPENINGS, min_size=1), st.data())
@A_FEW
def test_correcting_a_correction_changes_nothing(log: list[Entry], data: st.DataObject) -> None:
    target = data.draw(st.integers(1, len(log)))
    struck = then(log, EntryStruck(target))
    again = then(struck, EntryStruck(len(struck)), EntryRetimed(len(struck), BASE))
    assert told(fold(again)) == told(fold(struck))


@given(logs(), st.data())
@A_FEW
def test_a_number_is_never_given_twice(log: list[Entry], data: st.DataObject) -> None:
    targets = data.draw(st.sets(st.integers(2, len(log) + 1)))
    incident = fold(then(log, *(EntryStruck(target) for target in sorted(targets))))
    for item in log:
        if item.payload.COUNTER:
            assert incident.next_number(item.payload.COUNTER) > item.payload.own_number


@given(st.lists(payloads(HAPPENINGS), max_size=6))
@A_FEW
def test_entries_about_unknown_things_are_tolerated(items: list[Payload]) -> None:
    assert fold([entry(place, item, BASE) for place, item in enumerate(items, start=1)]).seq == len(items)


def test_notes_leave_the_incident_as_it_is() -> None:
    log = [entry(1, Declared("x"), BASE)]
    assert told(fold(then(log, Noted("seen")))) == told(fold(log))


def test_decisions_of_an_older_desk_are_numbered_as_they_were_written() -> None:
    log = then(
        [], Declared("x"), Decided("wait"), Decided("roll back"), EntryStruck(2), Decided("go", 3), Decided("on")
    )
    made = fold(log).decisions
    assert [(one.name, one.text) for one in made.values()] == [("D2", "roll back"), ("D3", "go"), ("D4", "on")]
    assert stepwise(log) == fold(log)


def test_what_was_done_to_a_struck_thing_is_tolerated_and_comes_back_with_it() -> None:
    log = then([], Declared("x"), ActionGiven(1, "roll back", ("bo",)), EntryStruck(2), ActionEnded(1))
    assert fold(log).actions == {}
    assert fold(then(log, EntryRestored(2))).actions[1].status is ActionStatus.DONE


def test_struck_evidence_weighs_nothing_however_it_was_rated() -> None:
    log = then([], Declared("x"), HypothesisRaised(1, "pool"), EvidenceFiled(1, "errors"))
    log = then(log, EvidenceJudged(1, 1, Rating.INCONSISTENT), EntryStruck(3))
    incident = fold(log)
    assert incident.judgements == {}
    assert weigh(1, incident.judgements).inconsistent == 0
    assert weigh(1, fold(then(log, EntryRestored(3))).judgements).inconsistent == 2


def test_the_log_is_read_only_when_state_was_amended() -> None:
    log = then([], Declared("x"), Noted("a note"), ActionGiven(1, "roll back"))
    incident, read = fold(log), []

    def whole() -> list[Entry]:
        read.append(1)
        return log

    for amendment in (EntryStruck(2), EntryEdited(2, "b"), EntryRetimed(2, BASE), EntryPinned(3)):
        advance(incident, [entry(4, amendment, BASE)], whole, lambda seq: log[seq - 1])
    assert read == []
    advance(incident, [entry(4, EntryStruck(3), BASE)], whole, lambda seq: log[seq - 1])
    assert read == [1]


def test_reopening_takes_back_that_users_recovered_and_that_it_was_over() -> None:
    log = then([], Declared("x"), StatusChanged(Status.MONITORING), MilestoneSet(Milestone.RECOVERED, BASE))
    over = then(log, StatusChanged(Status.RESOLVED, "the error rate is flat"))
    assert fold(over).milestones.keys() == {"declared", "mitigated", "recovered", "resolved"}
    again = fold(then(over, StatusChanged(Status.INVESTIGATING, "errors are back")))
    assert again.milestones.keys() == {"declared", "mitigated"}
    assert again.resolution == ""


def test_closing_keeps_why_it_was_resolved() -> None:
    log = then([], Declared("x"), StatusChanged(Status.RESOLVED, "flat for an hour"))
    closed = fold(then(log, StatusChanged(Status.CLOSED, "postmortem held")))
    assert (closed.resolution, closed.status_why) == ("flat for an hour", "postmortem held")
    assert (
        fold(then(log, StatusChanged(Status.CLOSED), EntryEdited(2, "flat for a day"))).resolution == "flat for a day"
    )


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DUPLICATE, Status.RESOLVED])
def test_what_is_over_runs_no_longer(status: Status) -> None:
    end = BASE.replace(hour=13)
    incident = fold([entry(1, Declared("x"), BASE), entry(2, StatusChanged(status, "why"), end)])
    assert incident.running(BASE.replace(hour=20)) == end - BASE


def test_shown_keeps_a_struck_entry_and_settle_does_not() -> None:
    item = entry(2, Noted("a"), BASE)
    mark = Mark(2, struck=True, text="b", at=BASE.replace(hour=11))
    assert settle(item, mark) is None
    assert shown(item, mark) == replace(item, payload=Noted("b"), at=BASE.replace(hour=11))
    assert shown(item, None) is item


def test_apply_counts_the_entry() -> None:
    incident = apply(Incident(), entry(1, Declared("x", 2), BASE))
    assert (incident.number, incident.seq, incident.severity, incident.declared_by) == (1, 1, 2, "ana")
