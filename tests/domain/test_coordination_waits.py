"""Who waits for whom: circles and chains that are there, all of them where any is, and what makes a wait."""

from __future__ import annotations

from datetime import UTC, date, datetime
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.commitment import Blocker, Commitment, Ending, Promise
from opsdesk.domain.commitment_standing import standings
from opsdesk.domain.coordination_paths import chains, circles
from opsdesk.domain.coordination_waits import Because, dependencies
from opsdesk.domain.service import Service
from opsdesk.domain.team import Roster

NOW = datetime(2026, 11, 10, 14, 0, tzinfo=UTC)
TODAY = date(2026, 11, 17)

names = st.sampled_from("abcdefg")
graphs = st.lists(st.tuples(names, names), max_size=20)


def test_a_circle_is_named_from_its_first_name_on() -> None:
    assert circles([("c", "a"), ("a", "b"), ("b", "c"), ("b", "a")]) == (("a", "b"),)
    assert circles([("c", "a"), ("a", "b"), ("b", "c"), ("d", "c")]) == (("a", "b", "c"),)
    assert circles([("a", "a"), ("a", "b")]) == ()


def test_chains_begin_where_nobody_waits() -> None:
    assert chains([("a", "b"), ("b", "c"), ("x", "b"), ("a", "c")]) == (("a", "b", "c"), ("x", "b", "c"))
    assert chains([("a", "b")]) == ()


@settings(max_examples=150)
@given(graphs)
def test_circles_are_there_and_one_is_named_where_any_is(edges: list[tuple[str, str]]) -> None:
    waits = {(waiter, on) for waiter, on in edges if waiter != on}
    graph = {waiter: {on for one, on in waits if one == waiter} for waiter, _ in waits}
    found = circles(edges)
    for circle in found:
        assert len(set(circle)) == len(circle) >= 2
        assert waits.issuperset(zip(circle, (*circle[1:], circle[0]), strict=True))
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        assert found
    else:
        assert not found


@settings(max_examples=100)
@given(graphs)
def test_chains_go_along_waits_and_no_team_stands_twice(edges: list[tuple[str, str]]) -> None:
    for chain in chains(edges):
        assert len(set(chain)) == len(chain) >= 3
        assert set(edges).issuperset(pairwise(chain))
    ahead = [(waiter, on) for waiter, on in edges if waiter < on]
    longest = max((len(chain) for chain in chains(ahead)), default=0)
    assert longest == (depth if (depth := _depth(ahead)) >= 3 else 0)


def _depth(edges: list[tuple[str, str]]) -> int:
    """How many stand on the longest way, found by asking everybody."""

    def from_here(name: str) -> int:
        return 1 + max((from_here(on) for waiter, on in edges if waiter == name), default=0)

    return max((from_here(waiter) for waiter, _ in edges), default=0)


def promised(number: int, giver: str, receiver: str, **known: Any) -> Commitment:
    return Commitment(number, promise=Promise(giver, "", receiver, f"thing {number}"), made_at=NOW, **known)


def test_what_makes_a_team_wait() -> None:
    held = (
        promised(1, "Payments", "web", blocker=Blocker(2, since=NOW)),
        promised(2, "ledger", "payments"),
        promised(3, "web", "payments", blocker=Blocker(team="search", since=NOW)),
        promised(4, "web", "payments", blocker=Blocker(words="no licence", since=NOW)),
        promised(5, "ops", "web", ending=Ending.KEPT, ended_at=NOW),
    )
    services = (
        Service("shop", "web", depends_on=("pay", "own", "foreign")),
        Service("own", "web", depends_on=("pay",)),
        Service("pay", "payments"),
        Service("foreign", depends_on=("pay",)),
    )
    roster = Roster([], ["payments", "web"])
    found = dependencies(standings(held, TODAY, UTC), services, roster)
    told = [(one.waiter, one.on, one.because, one.words, one.days) for one in found.promised.waits]
    assert told == [
        ("payments", "ledger", Because.BLOCKED, "COM-1 thing 1", 7),
        ("payments", "ledger", Because.PROMISED, "COM-2 thing 2", 7),
        ("payments", "web", Because.PROMISED, "COM-3 thing 3", 7),
        ("payments", "web", Because.PROMISED, "COM-4 thing 4", 7),
        ("web", "payments", Because.PROMISED, "COM-1 thing 1", 7),
        ("web", "search", Because.BLOCKED, "COM-3 thing 3", 7),
    ]
    assert found.promised.circles == (("payments", "web"),)
    assert [one.words for one in found.services.waits] == ["own depends on pay", "shop depends on pay"]
    assert (found.services.circles, found.services.chains) == ((), ())
