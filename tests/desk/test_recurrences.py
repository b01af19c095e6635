"""Recurrences on a real desk: proposed with reasons, linked, dismissed, and made an improvement that somebody owns."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.config import Settings
from opsdesk.desk import (
    agenda,
    checklists,
    declaring,
    followups,
    hypotheses,
    meetings,
    postmortems_factors,
    postmortems_opening,
    recurrences,
    recurrences_improving,
    recurrences_standing,
    recurrences_traces,
    rituals,
    runbooks,
    vendors,
)
from opsdesk.desk.desk import Desk
from opsdesk.desk.recurrences_improving import Wish
from opsdesk.desk.rituals_inputs import Asked, gather
from opsdesk.domain.agenda import Sort
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.errors import BadInput, DeskError, NotFound, Refused
from opsdesk.domain.followup import Kind, Task
from opsdesk.domain.recurrence import Means
from opsdesk.domain.ritual import AgendaItem, Charter
from opsdesk.domain.runbook import Card
from opsdesk.domain.vendor import Profile
from opsdesk.domain.vocabulary import Status
from tests.fakes import START, FakeClock

TODAY = START.date()
SETTINGS = Settings()


def incident(desk: Desk, clock: FakeClock, title: str, *, days: int = 20, cause: str = "", over: bool = True) -> int:
    """An incident on payments that is over after an hour; the clock is `days` further then."""
    number = desk.open_incident(declaring.declare(title, severity=2, services=("payments",))).incident.number
    if cause:
        desk.do(number, hypotheses.raise_known_cause(cause))
    clock.forward(hours=1)
    if over:
        desk.do(number, declaring.change_status(Status.RESOLVED, "rolled back"))
    clock.forward(days=days)
    return number


@pytest.fixture
def twice(desk: Desk, clock: FakeClock) -> tuple[int, int]:
    """INC-1, and INC-2 that is INC-1 again 20 days later."""
    first = incident(desk, clock, "Card payments fail: pool exhausted")
    return first, incident(desk, clock, "Payments fail, pool exhausted again", days=1)


def test_it_is_proposed_with_reasons_and_with_what_became_of_the_follow_ups(desk: Desk, clock: FakeClock) -> None:
    first = incident(desk, clock, "Card payments fail: pool exhausted", days=1)
    followups.add(desk, Task("Add a limit", Kind.PREVENT, "bo"), clock.now.date(), incident=first)
    clock.forward(days=19)
    followups.done(desk, 1, "it is limited", clock.now.date())
    clock.forward(hours=1)
    second = incident(desk, clock, "Payments fail, pool exhausted again", days=1)
    [again] = recurrences_standing.proposed_for(desk, second)
    assert (again.incident, again.earlier, again.days, again.linked) == (second, first, 20, None)
    assert again.why == "both speak of exhausted, pool; both hit payments"
    assert again.notes == ("came back after its follow-up FU-1 was closed",)
    assert recurrences_standing.proposed_for(desk, first) == ()


def test_a_cause_a_factor_a_vendor_and_a_change_are_signs(desk: Desk, clock: FakeClock) -> None:
    vendors.add(desk, Profile("Acme Pay"))
    first = incident(desk, clock, "Acme Pay is slow", cause="the connection pool of release 4.2 leaks")
    second = incident(desk, clock, "Nobody can buy, Acme Pay", cause="a leak in the connection pool", days=1)
    for number in (first, second):
        task = Task("Add a limit", owner="bo", factor="capacity")
        followups.add(desk, task, TODAY, incident=number)
        desk.do(number, hypotheses.raise_known_cause("CHG-3 the pool's new default"))
    [again] = recurrences_standing.proposed_for(desk, second)
    assert again.why.split("; ") == [
        "CHG-3 led to both",
        "their causes speak of connection, default, leak, pool",
        "both had the factor capacity",
        "both hit payments",
        "Acme Pay had a part in both",
    ]


def test_a_factor_by_its_number_is_the_one_of_its_own_postmortem(desk: Desk, clock: FakeClock) -> None:
    several = [incident(desk, clock, title) for title in ("Slow search", "No mail", "Late payouts")]
    for number, kind in zip(several[:2], ("provider", "no-alert"), strict=True):
        held = postmortems_opening.begin(desk, Settings(), number)
        postmortems_factors.add_factor(desk, Settings(), held.number, kind, "it was so", [])
    for number in several:
        followups.add(desk, Task("Add a limit", owner="bo", factor="f1"), TODAY, incident=number)
    found = {trace.number: trace.factors for trace in recurrences_traces.traces(desk)}
    assert found == {1: {"provider"}, 2: {"no-alert"}, 3: set()}, "F1 is no factor that they share"


def test_a_link_is_noted_on_both_timelines_and_proposed_no_more(desk: Desk, twice: tuple[int, int]) -> None:
    linked = recurrences.link(desk, 2, 1, "the same pool")
    assert (linked.name, linked.title, linked.over) == ("REC-1", "INC-2 is INC-1 again", False)
    assert desk.entries(2)[-1].payload.headline() == "REC-1: this is INC-1 again, the same pool"
    assert desk.entries(1)[-1].payload.headline() == "REC-1: it came back as INC-2, the same pool"
    found = recurrences_standing.overview(desk)
    assert ([again.linked for again in found.linked], found.proposed) == ([linked], ())
    assert [one.number for one in recurrences.of_incident(desk, 1)] == [1]
    with pytest.raises(Refused, match="REC-1 says so already"):
        recurrences.link(desk, 2, 1, "again")


def test_a_link_is_kept_with_both_its_notes_or_not_at_all(desk: Desk, twice: tuple[int, int]) -> None:
    before, left = [len(desk.entries(number)) for number in twice], iter([START + timedelta(days=60)] * 2)
    now, desk.clock = desk.clock, lambda: next(left)
    with pytest.raises(StopIteration):
        recurrences.link(desk, 2, 1, "the same pool")
    desk.clock = now
    assert recurrences.listed(desk, every=True) == []
    assert [len(desk.entries(number)) for number in twice] == before
    assert recurrences.link(desk, 2, 1, "the same pool").name == "REC-1"


@pytest.mark.parametrize(
    ("pair", "why", "said"),
    [
        ((1, 1), "x", "INC-1 can't be itself again"),
        ((1, 2), "x", "INC-1 began before INC-2: name the later one first"),
        ((2, 9), "x", "INC-9"),
        ((2, 1), " ", "needs a reason"),
    ],
)
def test_what_cant_be_linked(desk: Desk, twice: tuple[int, int], pair: tuple[int, int], why: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        recurrences.link(desk, *pair, why)


def test_what_is_dismissed_isnt_proposed_again_unless_it_is_undone(desk: Desk, twice: tuple[int, int]) -> None:
    dismissed = recurrences.dismiss(desk, 2, 1, "another pool")
    assert (dismissed.over, recurrences_standing.overview(desk).proposed) == (True, ())
    with pytest.raises(Refused, match="REC-1 is dismissed already: another pool"):
        recurrences.dismiss(desk, 2, 1, "really")
    assert recurrences.undo(desk, 1).dismissed == ""
    found = recurrences_standing.overview(desk)
    assert ([one.incident for one in found.proposed], found.linked) == ([2], ())
    assert (recurrences.listed(desk), recurrences.of_incident(desk, 2)) == ([], [])
    with pytest.raises(Refused, match="REC-1 is only proposed: link the two first"):
        recurrences_improving.improve(desk, 1, Wish(Means.ALERT, "Add an alert", owner="bo"), TODAY)
    recurrences.dismiss(desk, 2, 1, "another pool")
    assert recurrences.link(desk, 2, 1, "the same one after all").number == 1


def test_what_was_so_when_it_came_back_is_told_whatever_became_of_it_since(desk: Desk, clock: FakeClock) -> None:
    first = incident(desk, clock, "Card payments fail: pool exhausted", days=1)
    for text in ("Add a limit", "Add an alert"):
        followups.add(desk, Task(text, owner="bo", due=TODAY + timedelta(days=10)), TODAY, incident=first)
    followups.done(desk, 1, "101 are refused", TODAY + timedelta(days=1))
    clock.forward(days=19)
    second = incident(desk, clock, "Payments fail, pool exhausted again", days=0)
    followups.reopen(desk, 1, "it came back")
    followups.move(desk, 2, TODAY + timedelta(days=60), "a freeze", today=TODAY)
    [again] = recurrences_standing.proposed_for(desk, second)
    assert again.notes == ("came back after its follow-up FU-1 was closed", "FU-2 was 10 days overdue then")


def test_until_something_is_made_of_it_the_agenda_asks(desk: Desk, twice: tuple[int, int]) -> None:
    recurrences.link(desk, 2, 1, "the same pool")
    [item] = [item for item in agenda.items(desk, SETTINGS) if item.sort is Sort.RECURRENCE]
    assert (item.key, item.owner, item.due) == ("REC-1", "ana", TODAY + timedelta(days=28))
    [told] = gather(desk, SETTINGS, ["recurrences"], Asked(0, START))
    assert told.lines == (
        "REC-1: INC-2 is INC-1 again, nothing made of it yet; the same pool; nothing had been taken on after it",
    )
    recurrences_improving.improve(desk, 1, Wish(Means.ALERT, "Add an alert", owner="bo"), TODAY)
    assert [item for item in agenda.items(desk, SETTINGS) if item.sort is Sort.RECURRENCE] == []


def test_an_alert_is_a_follow_up_of_kind_detect(desk: Desk, twice: tuple[int, int]) -> None:
    recurrences.link(desk, 2, 1, "the same pool")
    with pytest.raises(Refused, match="nobody owns it"):
        recurrences_improving.improve(desk, 1, Wish(Means.ALERT, "Add an alert"), TODAY)
    held = recurrences_improving.improve(desk, 1, Wish(Means.ALERT, "Add an alert", owner="bo"), TODAY)
    made = followups.one(desk, 1)
    assert (made.task.kind, made.incident, made.origin) == (Kind.DETECT, 2, "REC-1")
    assert held.improvements[0].told == "alert FU-1 (bo): Add an alert"
    with pytest.raises(Refused, match="can't be undone"):
        recurrences.undo(desk, 1)


def test_what_was_made_of_it_isnt_made_twice(desk: Desk, twice: tuple[int, int]) -> None:
    recurrences.link(desk, 2, 1, "the same pool")
    wish = Wish(Means.ALERT, "Add an alert", owner="bo")
    recurrences_improving.improve(desk, 1, wish, TODAY)
    with pytest.raises(Refused, match="made of it already: alert FU-1"):
        recurrences_improving.improve(desk, 1, wish, TODAY)


def test_a_checklist_gets_a_step_that_says_where_it_comes_from(desk: Desk, twice: tuple[int, int]) -> None:
    recurrences.link(desk, 2, 1, "the same pool")
    checklists.take_in(desk, [Template("deploy", "Deploy", sections=(Section("Go", steps=(Step("deploy"),)),))])
    wish = Wish(Means.CHECKLIST, "look at the pool's use", "deploy")
    with pytest.raises(NotFound, match="deploy has no owner: say who sees to it"):
        recurrences_improving.improve(desk, 1, wish, TODAY)
    held = recurrences_improving.improve(desk, 1, Wish(wish.means, wish.words, "deploy", "cy"), TODAY)
    template = checklists.template(desk, "deploy")
    assert (template.version, [step.words for step in template.steps]) == (2, ["deploy", "look at the pool's use"])
    assert template.sections[-1].steps[-1].note == "REC-1: INC-2 is INC-1 again."
    assert (held.improvements[0].about, held.improvements[0].owner) == ("deploy", "cy")


def test_a_runbook_is_stale_until_its_step_is_looked_at(desk: Desk, twice: tuple[int, int]) -> None:
    recurrences.link(desk, 2, 1, "the same pool")
    runbooks.add(desk, Card("Payments", place="https://example.org/pay", owner="di"), reviewed_on=TODAY)
    held = recurrences_improving.improve(desk, 1, Wish(Means.RUNBOOK, "2 restart the pool", "doc-1"), TODAY)
    assert runbooks.one(desk, 1).wrong[-1].step == "2 restart the pool"
    assert (held.improvements[0].about, held.improvements[0].owner) == ("DOC-1", "di")
    with pytest.raises(BadInput, match="“x” is no document"):
        recurrences_improving.improve(desk, 1, Wish(Means.RUNBOOK, "2", "x"), TODAY)


def test_a_ritual_gets_an_item_or_its_meeting_parks_it(desk: Desk, twice: tuple[int, int]) -> None:
    recurrences.link(desk, 2, 1, "the same pool")
    rituals.add(desk, Charter("Weekly", owner="eli", agenda=(AgendaItem("Late", 5),)))
    held = recurrences_improving.improve(desk, 1, Wish(Means.RITUAL, "who owns the pool?", "RIT-1"), TODAY)
    assert rituals.one(desk, 1).charter.agenda[-1].title == "REC-1: who owns the pool?"
    meetings.begin(desk, SETTINGS, 1)
    held = recurrences_improving.improve(desk, 1, Wish(Means.RITUAL, "and the cache?", "RIT-1"), TODAY)
    assert [said.words for said in meetings.one(desk, 1).parked] == ["REC-1: and the cache?"]
    assert [one.about for one in held.improvements] == ["RIT-1", "MTG-1"]
    with pytest.raises(BadInput, match="say which ritual"):
        recurrences_improving.improve(desk, 1, Wish(Means.RITUAL, "x"), TODAY)


def test_three_in_90_days_are_a_process_problem(desk: Desk, clock: FakeClock, twice: tuple[int, int]) -> None:
    third = incident(desk, clock, "Refunds are late", days=1)
    [pattern] = recurrences_standing.overview(desk).patterns
    assert pattern.words == f"service payments: third time in 90 days, a process problem (INC-{third}, INC-2, INC-1)"
    clock.forward(days=80)
    assert recurrences_standing.overview(desk).patterns == ()
