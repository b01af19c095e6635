"""What changed before an incident, of however many changes the desk knows."""

from __future__ import annotations

from datetime import timedelta

from opsdesk.desk import changes_preceding, declaring, dossiers
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_happenings import CHANGES, Begun, Ended, Planned, Recorded, StageReached
from opsdesk.domain.change_parts import ChangePlan
from tests.fakes import START, FakeClock

HOUR = timedelta(hours=1)


def saying(one: Recorded) -> dossiers.DecisionOn[Change]:
    return lambda change: (one,)


def found(desk: Desk) -> list[str]:
    incident = desk.open_incident(declaring.declare("Cards fail")).incident
    return [one.change.title for one in changes_preceding.before(desk, incident)]


def test_the_newest_is_found_among_more_than_are_listed_though_it_was_taken_in_first(desk: Desk) -> None:
    """As git prints its log: the newest commit first, which gets the lowest number."""
    old = [Recorded(ChangePlan("an old one"), START - 48 * HOUR)] * dossiers.MOST_LISTED
    happened = [Recorded(ChangePlan("the newest"), START - HOUR), *old]
    dossiers.do_all(desk, CHANGES, [(None, saying(one)) for one in happened])
    assert found(desk) == ["the newest"]


def test_whatever_reached_production_in_time_is_found_however_long_ago_it_began(desk: Desk, clock: FakeClock) -> None:
    def begun(title: str) -> int:
        number = dossiers.begin(desk, CHANGES, lambda _: (Planned(ChangePlan(title)), Begun())).number
        clock.forward(hours=1)
        return number

    reached, back, done, running = (begun(title) for title in ("a stage", "taken back", "done", "running"))
    dossiers.begin(desk, CHANGES, lambda _: (Planned(ChangePlan("planned")),))
    dossiers.do(desk, CHANGES, done, lambda _: (Ended(),))
    clock.forward(hours=40)
    dossiers.do(desk, CHANGES, reached, lambda _: (StageReached("all"),))
    dossiers.do(desk, CHANGES, back, lambda _: (Ended(ChangeState.ROLLED_BACK),))
    clock.forward(hours=20)
    assert found(desk) == ["taken back", "a stage"], running
