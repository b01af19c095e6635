"""The life of a change: nobody gets past a missing piece of evidence, whatever is tried in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain import change_steps as steps
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_evidence import Facts, Item, items, missing
from opsdesk.domain.change_happenings import (
    CHANGES,
    Approved,
    Begun,
    Cancelled,
    Ended,
    EvidenceLinked,
    IncidentLinked,
    Planned,
    Recorded,
    Replanned,
    Reviewed,
    StageReached,
)
from opsdesk.domain.change_parts import Piece, PieceSort
from opsdesk.domain.change_verdict import verdict_of
from opsdesk.domain.dossier import Happening, Page, TakenBack, fold, newest_of
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.freeze import Frozen, Span
from opsdesk.domain.rigor import Demand, Freeze, Rigor, Tier
from tests.domain.changes_story import GOOD, HIGH, NOW, SMALL, TODAY, looked_at, plan_of, planned, written

BASE = tuple(EvidenceLinked(piece=GOOD[name]) for name in ("automated-tests", "peer-review"))
READY = (*BASE, Approved())
EMERGENCY = replace(HIGH, emergency=True)
FROZEN = (Frozen(Freeze("Christmas"), Span(NOW, NOW + timedelta(days=9))),)


def refused(step: Callable[[], object]) -> str:
    with pytest.raises(Refused) as error:
        step()
    return error.value.message


def test_an_approval_names_the_evidence_that_is_missing_and_why() -> None:
    change = planned(SMALL, EvidenceLinked(piece=Piece("peer-review", PieceSort.PERSON, "ana")))
    assert refused(lambda: steps.approve(change, looked_at(change), (), "")) == (
        "CHG-1 can't be approved yet: missing evidence: automated-tests: no link yet; "
        "peer-review: @ana · asks for the change"
    )
    complete = planned(SMALL, *BASE)
    assert steps.approve(complete, looked_at(complete), (), "") == Approved()


def test_an_approval_wants_a_window_and_no_freeze_in_it() -> None:
    change = planned(SMALL, *BASE, starts_at=None, ends_at=None)
    assert "has no window yet" in refused(lambda: steps.approve(change, looked_at(change), (), ""))
    change = planned(SMALL, *BASE)
    said = refused(lambda: steps.approve(change, looked_at(change), FROZEN, ""))
    assert said == "CHG-1 falls into the freeze “Christmas” (until Thu 26 Nov 14:00 UTC): only emergencies do"


def test_an_emergency_is_approved_at_once_for_a_reason_and_owes_a_review() -> None:
    change = planned(EMERGENCY)
    assert "say why it can't wait" in refused(lambda: steps.approve(change, looked_at(change), FROZEN, ""))
    approved = steps.approve(change, looked_at(change), FROZEN, "the key is public")
    assert approved.missing == tuple(name for name in GOOD if name in {one.demand.id for one in looked_at(change)})
    after = planned(EMERGENCY, approved)
    assert after.review_due_at == NOW + timedelta(days=2)
    assert steps.begin(after, looked_at(after), FROZEN) == Begun()
    ended = planned(EMERGENCY, approved, Begun(), Ended())
    assert (ended.state, ended.over) == (ChangeState.DONE, False)
    assert "still owes its documents" in refused(
        lambda: steps.review(ended, "fine", looked_at(ended), incomplete=False)
    )
    reviewed = steps.review(ended, "nobody rehearses a key", looked_at(ended), incomplete=True)
    assert reviewed.missing == approved.missing
    assert planned(EMERGENCY, approved, Begun(), Ended(), reviewed).over


def test_an_emergency_with_all_its_documents_is_reviewed_without_ado() -> None:
    linked = [EvidenceLinked(piece=piece) for piece in GOOD.values()]
    ended = planned(EMERGENCY, Approved(why="x"), Begun(), Ended(), *linked)
    assert steps.review(ended, "went well", looked_at(ended), incomplete=False) == Reviewed(words="went well")


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        ((), "is no emergency"),
        ((Approved(why="x"),), "is approved: it is reviewed when it is over"),
        ((Approved(why="x"), Begun(), Ended(), Reviewed(words="y")), "was reviewed already"),
        ((Approved(why="x"), Cancelled(why="z")), "is no emergency that waits"),
    ],
    ids=["planned", "approved", "reviewed", "cancelled"],
)
def test_a_review_is_for_an_emergency_that_is_over(happened: tuple[Happening[Change], ...], said: str) -> None:
    change = planned(EMERGENCY, *happened)
    assert said in refused(lambda: steps.review(change, "words", looked_at(change), incomplete=True))


def test_the_start_looks_at_the_evidence_once_more() -> None:
    linked = (EvidenceLinked(piece=piece) for piece in GOOD.values())
    change = planned(HIGH, *linked, Approved())
    later = replace(Facts(TODAY + timedelta(days=120)), runs={}, procedures={})
    assert steps.begin(change, looked_at(change), ()) == Begun()
    assert "can't begin yet: missing evidence: rollback-steps" in refused(
        lambda: steps.begin(change, looked_at(change, later), ())
    )
    assert "falls into the freeze" in refused(lambda: steps.begin(change, looked_at(change), FROZEN))


def test_stages_are_marked_once_each_in_any_order_and_before_the_end() -> None:
    change = planned(SMALL, *READY, Begun(), stages=("canary", "eu", "all"))
    assert steps.reach(change, "", "errors flat") == StageReached(stage="canary", note="errors flat")
    change = planned(SMALL, *READY, Begun(), StageReached(stage="eu"), stages=("canary", "eu"))
    assert change.stages_left == ("canary",)
    assert "has reached eu already" in refused(lambda: steps.reach(change, "eu", ""))
    assert "isn't done: not reached yet: canary" in refused(lambda: steps.finish(change, ChangeState.DONE, "", 0))
    assert steps.reach(change, "one more", "").stage == "one more"
    none_left = planned(SMALL, *READY, Begun())
    assert "no stage left" in refused(lambda: steps.reach(none_left, "", ""))
    assert steps.finish(none_left, ChangeState.DONE, "", 0) == Ended()


def test_what_went_badly_is_said_and_may_name_its_incident() -> None:
    change = planned(SMALL, *READY, Begun())
    assert "say what went wrong" in refused(lambda: steps.finish(change, ChangeState.FAILED, "", 0))
    ended = planned(SMALL, *READY, Begun(), steps.finish(change, ChangeState.ROLLED_BACK, "5xx", 7))
    assert (ended.failed, ended.incident, ended.recovered_at, ended.ending) == (True, 7, NOW, "5xx")
    with pytest.raises(BadInput):
        steps.finish(change, ChangeState.PLANNED, "", 0)


@pytest.mark.parametrize("state", ChangeState)
def test_each_step_is_for_its_own_state(state: ChangeState) -> None:
    change, held = replace(planned(SMALL, *BASE), state=state), looked_at(planned(SMALL, *BASE))
    possible = {
        ChangeState.PLANNED: {"approve", "cancel"},
        ChangeState.APPROVED: {"begin", "cancel"},
        ChangeState.ROLLING_OUT: {"reach", "finish"},
    }
    tries: dict[str, Callable[[], object]] = {
        "approve": lambda: steps.approve(change, held, (), ""),
        "begin": lambda: steps.begin(change, held, ()),
        "reach": lambda: steps.reach(change, "x", ""),
        "finish": lambda: steps.finish(change, ChangeState.DONE, "", 0),
        "cancel": lambda: steps.cancel(change, "because"),
    }
    for name, step in tries.items():
        if name in possible.get(state, set()):
            step()
        else:
            assert refused(step).startswith(f"CHG-1 is {state}")


def test_giving_up_needs_a_reason() -> None:
    assert "needs a reason" in refused(lambda: steps.cancel(planned(SMALL), ""))


def test_what_was_approved_on_stays_linked() -> None:
    change = planned(SMALL, *READY)
    said = refused(lambda: steps.link(change, GOOD["peer-review"], looked_at(change)))
    assert said == "peer-review is what CHG-1 was approved on; change the plan to ask anew"
    assert "only before the approval" in refused(lambda: steps.remove(change, "peer-review", looked_at(change)))
    before = planned(SMALL, *BASE)
    assert steps.remove(before, "peer-review", looked_at(before)).demand == "peer-review"
    with pytest.raises(BadInput, match="demands no “watcher” \\(it demands pre-authorised, automated-tests"):
        steps.link(change, GOOD["watcher"], looked_at(change))


def test_a_changed_plan_waits_for_its_approval_again() -> None:
    plan = plan_of(HIGH)
    change = planned(SMALL, *READY, Replanned(plan=plan, verdict=planned(HIGH).verdict, what=("risk",)))
    assert (change.state, change.approval, change.plan) == (ChangeState.PLANNED, None, plan)
    assert change.piece("peer-review") is not None, "what was linked stays"


def test_what_is_only_noted_has_an_outcome_once_somebody_says_so() -> None:
    noted = fold(CHANGES, 3, written(3, [("ana", Recorded(plan=plan_of(SMALL), happened_at=NOW - timedelta(hours=3)))]))
    assert (noted.over, noted.verdict, noted.failed, noted.rework) == (True, None, None, None)
    assert noted.deployed_at == NOW - timedelta(hours=3)
    well = Ended(how=ChangeState.DONE).change(noted, written(3, [("bo", Begun())])[0])
    assert (well.failed, well.ended_at) == (False, noted.deployed_at)
    never = steps.cancel(noted, "a mistake").change(noted, written(3, [("bo", Begun())])[0])
    assert (never.state, never.deployed_at, never.failed) == (ChangeState.CANCELLED, None, None)


def test_an_incident_is_linked_to_what_reached_somebody_and_taken_off_again() -> None:
    assert "nothing of it has reached anybody" in refused(lambda: steps.link_incident(planned(SMALL), 3))
    done = planned(SMALL, *READY, Begun(), Ended())
    assert done.failed is False
    assert planned(SMALL, *READY, Begun(), Ended(), steps.link_incident(done, 3)).failed is True
    cleared = planned(SMALL, *READY, Begun(), Ended(), IncidentLinked(incident=3), IncidentLinked())
    assert (cleared.failed, cleared.incident) == (False, 0)


@pytest.mark.parametrize(("fixes", "rework"), [(0, False), (7, True)])
def test_rework_is_what_an_incident_made_necessary(fixes: int, rework: bool) -> None:
    assert planned(SMALL, fixes=fixes).rework is rework


# Whatever is tried, in whatever order.

DEMANDS = (
    Demand("authorised", Tier.STANDARD, "a", "approval"),
    Demand("tests", Tier.STANDARD, "t", "link"),
    Demand("review", Tier.STANDARD, "r", "person", independent=True),
    Demand("second", Tier.STANDARD, "s", "person", independent=True),
    Demand("rehearsed", Tier.NORMAL, "d", "rollback rehearsal", 90),
    Demand("go", Tier.NORMAL, "g", "note", due="start"),
)
RIGOR = Rigor(demands=DEMANDS)
PIECES = (
    Piece("tests", PieceSort.LINK, "https://x"),
    *(Piece(demand, PieceSort.PERSON, who) for demand in ("review", "second") for who in ("ana", "bo", "cy")),
    *(Piece("rehearsed", PieceSort.DAY, on=day) for day in (TODAY, date(2026, 8, 20), date(2025, 1, 1))),
    Piece("go", PieceSort.WORDS, "go"),
)
RISKS = (SMALL, replace(SMALL, likelihood=4), replace(SMALL, emergency=True))
DOING = st.one_of(
    st.tuples(st.just("link"), st.sampled_from(PIECES)),
    st.tuples(st.just("remove"), st.sampled_from([demand.id for demand in DEMANDS])),
    st.tuples(st.just("replan"), st.sampled_from(RISKS)),
    st.tuples(st.sampled_from(["approve", "begin", "finish", "cancel", "review", "undo", "day"]), st.none()),
    st.tuples(st.just("all"), st.none()),
    st.tuples(st.just("approve"), st.none()),
)


class Life:
    """A change with two people at it."""

    def __init__(self) -> None:
        self.pages: list[Page[Change]] = []
        self.now = NOW
        self.write("ana", Planned(plan=plan_of(SMALL), verdict=verdict_of(SMALL, RIGOR)))

    @property
    def change(self) -> Change:
        return fold(CHANGES, 1, self.pages)

    def write(self, by: str, what: Happening[Change]) -> None:
        self.pages.append(Page(len(self.pages) + 1, str(len(self.pages)), self.now, self.now, by, what))

    def do(self, by: str, name: str, what: Any) -> None:
        """One thing that somebody tries; raises Refused, BadInput."""
        change, held = self.change, items(self.change, Facts(self.now.date()))
        if name == "day":
            self.now += timedelta(days=25)
        elif name == "all":
            fitting = (PIECES[0], PIECES[2], PIECES[6], Piece("rehearsed", PieceSort.DAY, on=self.now.date()))
            asked = {item.demand.id for item in held}
            for piece in (one for one in fitting if one.demand in asked):
                self.do(by, "link", piece)
        elif name == "undo":
            steps.check_undo(self.pages, by)
            self.write(by, TakenBack(page=newest_of(self.pages, by).seq))
        elif name == "replan":
            if change.state in {ChangeState.PLANNED, ChangeState.APPROVED}:
                self.write(by, Replanned(plan=plan_of(what), verdict=verdict_of(what, RIGOR)))
        else:
            self.write(by, self.steps(change, held, what)[name]())

    def steps(self, change: Change, held: tuple[Item, ...], what: Any) -> dict[str, Callable[[], Happening[Change]]]:
        return {
            "link": lambda: steps.link(change, what, held),
            "remove": lambda: steps.remove(change, what, held),
            "approve": lambda: steps.approve(change, held, (), "now" if change.emergency else ""),
            "begin": lambda: steps.begin(change, held, ()),
            "finish": lambda: steps.finish(change, ChangeState.DONE, "", 0),
            "cancel": lambda: steps.cancel(change, "why"),
            "review": lambda: steps.review(change, "words", held, incomplete=True),
        }


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ana", "bo"]), DOING), max_size=14))
def test_no_change_gets_past_missing_evidence_but_an_emergency_with_a_reason(
    doings: list[tuple[str, tuple[str, Any]]],
) -> None:
    life = Life()
    for by, (name, what) in doings:
        try:
            life.do(by, name, what)
        except (Refused, BadInput):
            continue
        change = life.change
        if change.state in {ChangeState.PLANNED, ChangeState.CANCELLED}:
            continue
        assert change.approval is not None
        if change.emergency:
            assert change.approval.why
            continue
        then = items(change, Facts(change.approval.at.date()))
        assert missing(then, "approval") == ()
        if change.began_at is not None:
            assert missing(items(change, Facts(change.began_at.date()))) == ()


def test_such_a_life_can_reach_its_end() -> None:
    life = Life()
    for name in ("all", "approve", "begin", "finish"):
        life.do("ana", name, None)
    assert life.change.state is ChangeState.DONE
