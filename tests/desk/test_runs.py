"""Runs in a real store: what may happen when, two people at one run, incidents, lessons and staleness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsdesk.config.settings import Settings
from opsdesk.desk import actions, agenda_sources, changes, checklists, dossiers, runs, runs_learning
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import ChangeState
from opsdesk.domain.change_happenings import CHANGES, Begun, Ended
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.checklist.lessons import Remedy
from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.checklist.run_happenings import RUNS
from opsdesk.domain.checklist.template import Section, Step, Template, Variable
from opsdesk.domain.dossier import Happening, fold
from opsdesk.domain.errors import BadInput, DeskError, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.rigor import DEFAULT_RIGOR
from tests.fakes import START, FakeClock, OpenDesk

DONE, FAILED, SKIPPED, OPEN = StepState.DONE, StepState.FAILED, StepState.SKIPPED, StepState.OPEN
DEPLOY = Template(
    "deploy",
    "Deploy to {{ host }}",
    last_reviewed_on=START.date(),
    variables=(Variable("host"),),
    sections=(
        Section("Before", steps=(Step("look"),)),
        Section("Go", steps=(Step("deploy {{ host }}"), Step("watch"))),
    ),
)


@pytest.fixture
def run(desk: Desk) -> Run:
    """RUN-1 of `deploy`, whose first pause is over."""
    checklists.take_in(desk, [DEPLOY])
    begun = runs.begin(desk, "deploy", variables={"host": "eu-1"})
    return runs.confirm(desk, begun.number, 1)


def test_a_run_keeps_the_version_it_was_begun_with(desk: Desk, run: Run) -> None:
    checklists.take_in(desk, [replace(DEPLOY, sections=DEPLOY.sections[:1])])
    held = runs.one(desk, 1)
    assert (held.version, held.step_count, held.template) == (1, 3, replace(DEPLOY, version=1))
    assert runs.begin(desk, "deploy").version == 2
    assert [one.number for one in runs.under_way(desk, "deploy")] == [2, 1]
    assert runs.under_way(desk, "other") == []


@pytest.mark.parametrize(
    ("services", "given", "heading"),
    [
        (("payments",), {}, "Deploy payments"),
        (("payments",), {"service": "cards"}, "Deploy cards"),
        (("payments", "cards"), {}, "Deploy {{ service }}"),
    ],
)
def test_a_changes_only_service_is_filled_in(
    desk: Desk, services: tuple[str, ...], given: dict[str, str], heading: str
) -> None:
    checklists.take_in(desk, [replace(DEPLOY, name="of-a-service", title="Deploy {{ service }}")])
    change = changes.plan(desk, ChangePlan("Larger pools", services=services), DEFAULT_RIGOR)
    assert runs.begin(desk, "of-a-service", variables=given, change=change.number).heading == heading
    assert runs.begin(desk, "of-a-service").heading == "Deploy {{ service }}"


def test_what_cant_be_begun_is_said(desk: Desk, run: Run) -> None:
    with pytest.raises(NotFound, match="no checklist “none”"):
        runs.begin(desk, "none")
    with pytest.raises(BadInput, match=r"“hosst” is no blank of deploy \(there are: host\)"):
        runs.begin(desk, "deploy", variables={"hosst": "eu-1"})
    with pytest.raises(NotFound, match="no INC-9"):
        runs.begin(desk, "deploy", incident=9)
    with pytest.raises(NotFound, match="no CHG-9"):
        runs.begin(desk, "deploy", change=9)
    checklists.take_in(desk, [Template("words", sections=(Section("Only", intro="words"),))])
    with pytest.raises(Refused, match="no step"):
        runs.begin(desk, "words")
    assert len(runs.listed(desk)) == 1


def test_a_pause_is_confirmed_before_its_steps_count(desk: Desk, run: Run) -> None:
    with pytest.raises(Refused, match="“Go” begins with a pause: confirm section 2 before"):
        runs.mark(desk, 1, "2.1", DONE)
    runs.confirm(desk, 1, 2)
    assert runs.confirm(desk, 1, 2).seq == 3, "once more is harmless"
    assert runs.mark(desk, 1, "2.1", DONE).record("2.1").by == "ana"
    with pytest.raises(NotFound, match="no section 3"):
        runs.confirm(desk, 1, 3)


def test_the_same_mark_twice_is_one_and_another_is_refused(
    desk: Desk, run: Run, open_desk: OpenDesk, clock: FakeClock
) -> None:
    other = open_desk("bo")
    assert runs.mark(desk, 1, "1.1", FAILED, "full").seq == 3
    clock.forward(minutes=5)
    assert runs.mark(other, 1, "1.1", FAILED).seq == 3
    again = runs.mark(other, 1, "1.1", FAILED, "no route")
    assert [(note.text, note.by) for note in again.record("1.1").notes] == [("no route", "bo")], "no words are lost"
    with pytest.raises(Refused, match=r"1\.1 was marked failed by ana at 14:42 UTC"):
        runs.mark(other, 1, "1.1", DONE)
    with pytest.raises(Refused, match=r"opening 1\.1 again needs a reason"):
        runs.mark(other, 1, "1.1", OPEN)
    runs.mark(other, 1, "1.1", OPEN, "it works now")
    assert runs.mark(other, 1, "1.1", DONE).record("1.1").state is DONE


def test_steps_that_cant_be_marked(desk: Desk, run: Run) -> None:
    with pytest.raises(NotFound, match=r"RUN-1 has no step 7\.1"):
        runs.mark(desk, 1, "7.1", DONE)
    with pytest.raises(Refused, match=r"skipping 1\.1 needs a reason"):
        runs.mark(desk, 1, "1.1", SKIPPED, "  ")
    with pytest.raises(NotFound, match="no RUN-9"):
        runs.mark(desk, 9, "1.1", DONE)


def test_notes_and_waiting(desk: Desk, run: Run, clock: FakeClock) -> None:
    runs.note(desk, 1, "2.2", "later")
    until = clock() + timedelta(minutes=10)
    assert runs.wait_until(desk, 1, "1.1", until).record("1.1").waits(clock())
    assert runs.wait_until(desk, 1, "1.1", until).seq == 4
    assert runs.wait_until(desk, 1, "1.1", None).record("1.1").wait_until is None
    with pytest.raises(BadInput, match="has been already"):
        runs.wait_until(desk, 1, "1.1", clock())
    runs.mark(desk, 1, "1.1", DONE)
    with pytest.raises(Refused, match="nothing waits for it"):
        runs.wait_until(desk, 1, "1.1", until)


def test_the_end(desk: Desk, run: Run, open_desk: OpenDesk) -> None:
    with pytest.raises(Refused, match=r"3 steps are open, the first 1\.1: skip them with a reason, or abandon"):
        runs.end(desk, 1, Ending.FINISHED)
    with pytest.raises(Refused, match="abandoning RUN-1 needs a reason"):
        runs.abandon(desk, 1, "")
    with pytest.raises(Refused, match="hasn't ended"):
        runs.sign_off(desk, 1)
    runs.confirm(desk, 1, 2)
    for step in ("1.1", "2.1", "2.2"):
        runs.mark(desk, 1, step, DONE)
    ended = runs.end(desk, 1, Ending.FINISHED)
    assert (ended.ending, ended.ended_by, runs.outcome(ended)) == (Ending.FINISHED, "ana", "3 done")
    for late in (runs.undo, lambda held, number: runs.note(held, number, "1.1", "x")):
        with pytest.raises(Refused, match="RUN-1 was finished by ana at 2026-11-17 14:42 UTC"):
            late(open_desk("ana"), 1)
    assert runs.sign_off(open_desk("bo"), 1).signed_by == "bo"
    with pytest.raises(Refused, match="was signed off by bo"):
        runs.sign_off(desk, 1)


def test_undo_takes_my_own_back_and_nothing_of_an_ended_run(desk: Desk, run: Run, open_desk: OpenDesk) -> None:
    other = open_desk("bo")
    runs.mark(desk, 1, "1.1", DONE)
    runs.note(other, 1, "1.1", "seen")
    assert dossiers.undo_candidate(desk, RUNS, 1).happening.headline() == "1.1 done"
    assert runs.undo(desk, 1).position == "1.1"
    runs.abandon(desk, 1, "rain")
    with pytest.raises(Refused, match="was abandoned"):
        runs.undo(other, 1)


def test_a_run_of_an_incident_stands_on_its_timeline(desk: Desk, number: int) -> None:
    checklists.take_in(desk, [DEPLOY])
    runs.begin(desk, "deploy", incident=number, key="k")
    runs.begin(desk, "deploy", incident=number, key="k")
    runs.confirm(desk, 1, 1)
    made = runs.make_action(desk, 1, "1.1", "look at the pool", owner="bo")
    assert made.record("1.1").made[0].name == f"INC-{number} A1"
    action = desk.incident(number).actions[1]
    assert (action.text, action.owners, action.check_in_at) == (
        "look at the pool",
        ("bo",),
        START + timedelta(minutes=15),
    )
    runs.mark(desk, 1, "1.1", FAILED, "full")
    runs.abandon(desk, 1, "rain")
    told = [entry.payload.headline() for entry in desk.entries(number)]
    assert [text for text in told if "RUN-1" in text] == [
        "began checklist deploy v1 (RUN-1)",
        "abandoned checklist deploy v1 (RUN-1) · 0 min · 1 failed (1.1), 2 open · rain",
    ]


def test_an_action_made_of_a_step_is_undone_with_it_unless_it_has_ended(desk: Desk, number: int) -> None:
    checklists.take_in(desk, [DEPLOY])
    runs.begin(desk, "deploy", incident=number)
    runs.confirm(desk, 1, 1)
    runs.make_action(desk, 1, "1.1", "look at the pool")
    assert not runs.undo(desk, 1).record("1.1").made
    assert not desk.incident(number).actions
    runs.make_action(desk, 1, "1.1", "look at the pool")
    desk.do(number, actions.end(2))
    with pytest.raises(Refused, match=r"A2 of INC-\d is done: it stays"):
        runs.undo(desk, 1)
    assert runs.one(desk, 1).record("1.1").made


def test_an_action_and_its_place_in_the_run_are_kept_together_or_not_at_all(desk: Desk, run: Run, number: int) -> None:
    def too_late(held: Run) -> list[Happening[Run]]:
        raise Refused(f"{held.call} has ended")

    give = actions.give("look at the pool", ["bo"], check_in_at=START)
    with pytest.raises(Refused, match="RUN-1 has ended"):
        desk.do(number, give, also=dossiers.beside(desk, RUNS, 1, lambda incident: too_late))
    assert not desk.incident(number).actions


def test_work_made_without_an_incident_stays_with_the_run(desk: Desk, run: Run) -> None:
    held = runs.make_action(desk, 1, "1.1", "write it down", owner="bo").record("1.1")
    assert [(made.name, made.task) for made in held.made] == [("to do", "@bo write it down")]
    with pytest.raises(BadInput, match="is empty"):
        runs.make_action(desk, 1, "1.1", " ")


def test_work_for_later_is_on_the_agenda_from_its_time_until_the_run_is_signed_off(desk: Desk, run: Run) -> None:
    asked = START + timedelta(minutes=20)
    runs.make_action(desk, 1, "1.1", "write it down", owner="bo", check_in_at=asked)
    runs.make_action(desk, 1, "1.1", "sweep", check_in_at=asked)
    runs.make_action(desk, 1, "1.1", "some day")
    held = list(agenda_sources.to_dos(desk, Settings()))
    assert [(item.key, item.words, item.due, item.owner, item.about) for item in held] == [
        ("RUN-1 1.1 to do 1", "@bo write it down", asked, "bo", "RUN-1"),
        ("RUN-1 1.1 to do 2", "sweep", asked, "ana", "RUN-1"),
    ]
    runs.abandon(desk, 1, "rain")
    assert list(agenda_sources.to_dos(desk, Settings())) == held
    runs.sign_off(desk, 1)
    assert list(agenda_sources.to_dos(desk, Settings())) == []


def test_the_template_learns_on_a_yes(desk: Desk, run: Run, clock: FakeClock) -> None:
    runs.mark(desk, 1, "1.1", FAILED, "full")
    with pytest.raises(Refused, match="hasn't ended"):
        runs_learning.decline(desk, 1)
    with pytest.raises(Refused, match="hasn't ended"):
        runs_learning.learn(desk, 1, runs_learning.propose(desk, 1).lessons)
    assert checklists.template(desk, "deploy").version == 1
    runs.abandon(desk, 1, "rain")
    proposal = runs_learning.propose(desk, 1)
    assert [f"{one.what} {one.line}" for one in proposal.differences] == [
        "+   note: Caution: failed in RUN-1: full (2026-11-17)."
    ]
    checklists.take_in(desk, [replace(DEPLOY, owner="payments")])
    taken = runs_learning.learn(desk, 1, proposal.lessons)
    assert (taken.template.version, taken.template.owner) == (3, "payments"), "what others changed meanwhile stays"
    assert runs.one(desk, 1).learnt_version == 3
    assert runs_learning.propose(desk, 1).lessons == ()
    assert runs_learning.learn(desk, 1, proposal.lessons).template.version == 3, "once more changes nothing"


def test_other_words_can_be_chosen_and_nothing_too(desk: Desk, run: Run) -> None:
    runs.mark(desk, 1, "1.1", SKIPPED, "no need")
    runs.abandon(desk, 1, "rain")
    [lesson] = runs_learning.propose(desk, 1).lessons
    reworded = replace(lesson, remedy=Remedy.REWORD, text="look at the graph")
    shown = runs_learning.propose(desk, 1, [reworded])
    assert [f"{one.what} {one.line}" for one in shown.differences] == ["- - [ ] look", "+ - [ ] look at the graph"]
    with pytest.raises(BadInput, match=r"what step 1\.1 should say is empty"):
        runs_learning.learn(desk, 1, [replace(reworded, text=" ")])
    declined = runs_learning.decline(desk, 1)
    assert (declined.lessons_settled, declined.learnt_version) == (True, 0)
    assert checklists.template(desk, "deploy").version == 1


def test_a_template_is_stale_after_a_step_was_wrong(desk: Desk, run: Run, clock: FakeClock) -> None:
    kept = checklists.template(desk, "deploy")
    assert checklists.staleness(desk, kept) == ()
    runs.mark(desk, 1, "1.1", FAILED, "full")
    assert checklists.staleness(desk, kept) == ("failed or skipped since the review: 1.1 (failed in RUN-1)",)
    reviewed = replace(kept, last_reviewed_on=START.date() + timedelta(days=1))
    assert checklists.staleness(desk, reviewed) == ()
    clock.forward(days=2)
    drill = runs.begin(desk, "deploy", drill=4)
    runs.abandon(desk, drill.number, "no window")
    assert checklists.staleness(desk, reviewed) == (f"a drill failed on {date(2026, 11, 19)}",)


def test_a_template_is_stale_after_a_change_of_its_service_that_did_not_follow_it(
    desk: Desk, run: Run, clock: FakeClock
) -> None:
    reviewed = replace(checklists.template(desk, "deploy"), service="checkout", last_reviewed_on=START.date())
    clock.forward(days=1)
    wanted = [ChangePlan(title, services=("checkout",)) for title in ("4.2", "Pools")]
    release, bigger = (changes.plan(desk, plan, DEFAULT_RIGOR) for plan in wanted)
    runs.begin(desk, "deploy", change=release.number)
    for change in (release, bigger):
        dossiers.do(desk, CHANGES, change.number, lambda _: [Begun(), Ended(how=ChangeState.DONE)])
        clock.forward(days=1)
        stale = checklists.staleness(desk, reviewed)
        if change is release:
            assert stale == (), "it was made by following the list"
    assert stale == ("checkout changed on 2026-11-19 (CHG-2 Pools), after the review",)


def test_many_wrong_steps_are_counted(desk: Desk) -> None:
    steps = tuple(Step(f"s{place}") for place in range(7))
    checklists.take_in(desk, [Template("long", sections=(Section("All", steps=steps),))])
    for _ in range(2):
        number = runs.begin(desk, "long").number
        runs.confirm(desk, number, 1)
        for place in range(1, 8):
            runs.mark(desk, number, f"1.{place}", SKIPPED, "no")
    [reason] = checklists.staleness(desk, checklists.template(desk, "long"))[1:]
    assert reason.startswith("failed or skipped since the review: 1.1 (skipped in RUN-2), 1.2 ")
    assert reason.endswith("and 2 more")


def test_an_editor_learns_of_a_version_made_meanwhile(desk: Desk) -> None:
    checklists.take_in(desk, [DEPLOY])
    changed = checklists.amend(desk, "deploy", lambda held: replace(held, owner="bo"), expected_version=1)
    assert (changed.became, changed.template.version) == (checklists.Became.CHANGED, 2)
    with pytest.raises(EditedMeanwhile, match="version 2"):
        checklists.amend(desk, "deploy", lambda held: DEPLOY, expected_version=1)
    assert checklists.amend(desk, "deploy", lambda held: held).became is checklists.Became.UNCHANGED
    with pytest.raises(NotFound):
        checklists.amend(desk, "none", lambda held: held)


STEPS = st.sampled_from(["1.1", "2.1", "2.2"])
MOVES: st.SearchStrategy[tuple[Any, ...]] = st.one_of(
    st.tuples(st.just("mark"), STEPS, st.sampled_from(list(StepState)), st.sampled_from(["", "why"])),
    st.tuples(st.just("confirm"), st.integers(1, 3)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("note"), STEPS, st.sampled_from(["", "hm"])),
    st.tuples(st.just("wait_until"), STEPS, st.sampled_from([None, START, START + timedelta(hours=1)])),
    st.tuples(st.just("make_action"), STEPS, st.just("look")),
    st.tuples(st.just("end"), st.sampled_from([Ending.FINISHED, Ending.ABANDONED]), st.sampled_from(["", "why"])),
    st.tuples(st.just("sign_off")),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.booleans(), MOVES), max_size=25))
def test_two_desks_at_one_run_agree_and_nothing_marked_changes_by_itself(
    desk: Desk, open_desk: OpenDesk, moves: list[tuple[bool, tuple[Any, ...]]]
) -> None:
    checklists.take_in(desk, [DEPLOY])
    other, number = open_desk("bo"), runs.begin(desk, "deploy").number
    for mine, (name, *rest) in moves:
        before = runs.one(desk, number)
        try:
            after: Run = getattr(runs, name)(desk if mine else other, number, *rest)
        except DeskError:
            assert runs.one(other, number) == before, "what is refused leaves no trace"
            continue
        assert runs.one(other, number) == runs.one(desk, number) == after
        assert after == fold(RUNS, number, dossiers.history(desk, RUNS, number))
        if name == "mark" and rest[1] is not OPEN:
            assert after.record(rest[0]).state is rest[1]
            assert before.record(rest[0]).open or before.record(rest[0]).state is rest[1]
        if after.over:
            assert after.ending is Ending.ABANDONED or not after.open_steps()
            assert not before.over or name == "sign_off"
