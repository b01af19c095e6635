"""One deed of somebody's is one write, however many things it touches: a kill leaves all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from opsdesk.desk import (
    changes,
    checklists,
    declaring,
    followups,
    followups_ideas,
    followups_of_runs,
    noting,
    recurrences,
    recurrences_improving,
    rituals,
    runbooks,
    runs,
    runs_learning,
    teams,
    vendors,
    vendors_diligence,
    vendors_reaching,
)
from opsdesk.desk.desk import Desk
from opsdesk.desk.recurrences_improving import Wish
from opsdesk.domain.checklist.run import Ending, StepState
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.contact import Contact
from opsdesk.domain.errors import NotFound
from opsdesk.domain.followup import Task
from opsdesk.domain.recurrence import Means
from opsdesk.domain.rigor import DEFAULT_RIGOR
from opsdesk.domain.ritual import Charter
from opsdesk.domain.runbook import Card
from opsdesk.domain.team import Profile as TeamProfile
from opsdesk.domain.vendor import Profile
from tests.desk.change_plans import plan
from tests.fakes import START

TODAY = START.date()
Deed = Callable[[], object]
DEPLOY = Template("deploy", "Deploy", owner="cy", sections=(Section("Go", steps=(Step("deploy"), Step("look"))),))


@contextmanager
def commits(desk: Desk) -> Iterator[list[str]]:
    """The commits within: those of the desk's own connection, and whether another one committed anything."""
    found: list[str] = []

    def version() -> int:
        return int(desk.opened.connection.execute("PRAGMA data_version").fetchone()[0])

    before = version()
    desk.opened.connection.set_trace_callback(lambda sql: found.append(sql) if sql == "COMMIT" else None)
    yield found
    desk.opened.connection.set_trace_callback(None)
    if version() != before:
        found.append("another connection's")


def improving(means: Means, about: str) -> Callable[[Desk], Deed]:
    def told(desk: Desk) -> Deed:
        for title in ("Cards fail", "Cards fail again"):
            desk.open_incident(declaring.declare(title))
        recurrences.link(desk, 3, 2, "the same pool")
        checklists.take_in(desk, [DEPLOY])
        runbooks.add(desk, Card("Payments", place="https://example.org/pay", owner="di"), reviewed_on=TODAY)
        rituals.add(desk, Charter("Weekly", owner="eli"))
        wish = Wish(means, "look at the pool", about, owner="bo")
        return lambda: recurrences_improving.improve(desk, 1, wish, TODAY)

    return told


def following_up(deed: Callable[[Desk], object]) -> Callable[[Desk], Deed]:
    def told(desk: Desk) -> Deed:
        desk.do(1, noting.propose_follow_up("Limit each tenant", "cy"))
        followups.add(desk, Task("Add a limit", owner="bo", due=TODAY), TODAY, incident=1)
        return lambda: deed(desk)

    return told


def undoing(desk: Desk) -> Deed:
    followups.add(desk, Task("Add a limit", owner="bo", due=TODAY), TODAY, incident=1)
    followups.done(desk, 1, "it is limited", TODAY)
    return lambda: followups.undo(desk, 1)


def reopening(desk: Desk) -> Deed:
    followups.add(desk, Task("Add a limit", owner="bo", due=TODAY), TODAY, incident=1)
    followups.done(desk, 1, "it is limited", TODAY)
    return lambda: followups.reopen(desk, 1, "it isn't")


def worked_through(desk: Desk) -> None:
    checklists.take_in(desk, [DEPLOY])
    runs.begin(desk, "deploy", incident=1)
    runs.confirm(desk, 1, 1)
    runs.mark(desk, 1, "1.1", StepState.DONE)
    runs.mark(desk, 1, "1.2", StepState.FAILED, "it was dark")


def signing_off(desk: Desk) -> Deed:
    checklists.take_in(desk, [DEPLOY])
    runs.begin(desk, "deploy")
    runs.confirm(desk, 1, 1)
    for step in ("1.1", "1.2"):
        runs.mark(desk, 1, step, StepState.DONE)
        runs.make_action(desk, 1, step, "mend the lamp")
    runs.end(desk, 1, Ending.FINISHED)
    return lambda: followups_of_runs.sign_off_keeping(desk, 1, TODAY)


def learning(desk: Desk) -> Deed:
    worked_through(desk)
    runs.end(desk, 1, Ending.FINISHED)
    lessons = runs_learning.propose(desk, 1).lessons
    return lambda: runs_learning.learn(desk, 1, lessons)


def working_through_a_change(desk: Desk) -> Deed:
    checklists.take_in(desk, [DEPLOY])
    plan(desk)
    return lambda: changes.begin_checklist(desk, 1, "deploy", DEFAULT_RIGOR)


def failing_team(desk: Desk) -> Deed:
    teams.add(desk, TeamProfile("payments", contacts=(Contact("Di", "support", "+46 1"),)))
    return lambda: teams.fail(desk, 1, "Di", why="rang out", incident=1)


def failing_vendor(desk: Desk) -> Deed:
    vendors.add(desk, Profile("Acme", "ana", contacts=(Contact("Di", "support", "+46 1"),)))
    return lambda: vendors_reaching.fail(desk, 1, "Di", why="rang out", incident=1)


def due_diligence(desk: Desk) -> Deed:
    vendors.add(desk, Profile("Acme"))
    return lambda: vendors_diligence.begin(desk, 1)


DEEDS = {
    "an alert": improving(Means.ALERT, ""),
    "a step of a checklist": improving(Means.CHECKLIST, "deploy"),
    "a wrong step": improving(Means.RUNBOOK, "DOC-1"),
    "an item": improving(Means.RITUAL, "RIT-1"),
    "a follow-up": following_up(lambda desk: followups.add(desk, Task("x", owner="bo", due=TODAY), TODAY, incident=1)),
    "done": following_up(lambda desk: followups.done(desk, 1, "it is limited", TODAY)),
    "undone": undoing,
    "an idea taken up": following_up(
        lambda desk: followups_ideas.take_up(desk, 1, 1, Task(due=TODAY, owner="cy"), TODAY)
    ),
    "an idea declined": following_up(lambda desk: followups_ideas.decline_idea(desk, 1, 1, "too dear", TODAY)),
    "opened again": reopening,
    "signed off": signing_off,
    "learnt": learning,
    "a change worked through": working_through_a_change,
    "a team that wasn't reached": failing_team,
    "a vendor that wasn't reached": failing_vendor,
    "a due diligence": due_diligence,
}


@pytest.mark.parametrize("prepare", DEEDS.values(), ids=DEEDS)
def test_one_deed_is_one_write(desk: Desk, number: int, prepare: Callable[[Desk], Deed]) -> None:
    deed = prepare(desk)
    with commits(desk) as found:
        deed()
    assert found == ["COMMIT"]


def test_a_refusal_on_the_way_takes_all_of_it_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checklist's step is written before the recurrence: without the second there is no first."""
    deed = improving(Means.CHECKLIST, "deploy")(_with_an_incident(desk))

    def gone(*_: object) -> None:
        raise NotFound("the recurrence went meanwhile")

    monkeypatch.setattr("opsdesk.desk.recurrences_improving.Improved", gone)
    with pytest.raises(NotFound):
        deed()
    assert checklists.template(desk, "deploy").version == 1
    checklists.take_in(desk, [Template("else", "Else", sections=DEPLOY.sections)])
    assert len(checklists.templates(desk)) == 2


def test_what_was_written_on_the_way_is_seen_on_the_way(desk: Desk) -> None:
    with desk.together():
        checklists.take_in(desk, [DEPLOY])
        assert checklists.template(desk, "deploy").version == 1
        runs.begin(desk, "deploy")
    assert runs.one(desk, 1).name == "deploy"


def test_records_are_written_on_the_way_while_something_is_being_read(desk: Desk) -> None:
    desk.open_incident(declaring.declare("The first"))
    being_read = desk.opened.connection.execute("SELECT name FROM sqlite_master")
    assert being_read.fetchone()
    with desk.together():
        checklists.take_in(desk, [DEPLOY])
    with desk.together():
        runs.begin(desk, "deploy")
    assert being_read.fetchone()
    assert runs.one(desk, 1).name == "deploy"


def _with_an_incident(desk: Desk) -> Desk:
    desk.open_incident(declaring.declare("The first"))
    return desk
