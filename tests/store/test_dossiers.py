"""Dossiers in a real store: each page is kept, lists read what the pages amount to, a retry writes nothing twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsdesk.desk import dossiers
from opsdesk.desk.desk import Desk
from opsdesk.domain.dossier import Cabinet, Dossier, Happening, Page, fold
from opsdesk.domain.errors import NotFound, Refused, StoreUnavailable
from opsdesk.domain.values import dataclass
from opsdesk.store.connection import transaction
from tests.fakes import OpenDesk
from tests.texts import texts


@dataclass(frozen=True, slots=True)
class Parcel(Dossier):
    """A dossier as small as one can be."""

    PREFIX: ClassVar[str] = "PAR"

    name: str = ""
    due: date | None = None
    stamps: tuple[str, ...] = ()
    delivered: bool = False

    @property
    def title(self) -> str:
        return self.name

    @property
    def over(self) -> bool:
        return self.delivered


@dataclass(frozen=True, slots=True)
class Packed(Happening[Parcel]):
    KIND: ClassVar[str] = "packed"
    FINAL: ClassVar[bool] = True
    name: str = ""
    due: date | None = None

    def change(self, state: Parcel, page: Page[Parcel]) -> Parcel:
        return replace(state, name=self.name, due=self.due)


@dataclass(frozen=True, slots=True)
class Stamped(Happening[Parcel]):
    KIND: ClassVar[str] = "stamped"
    stamp: str = ""

    def change(self, state: Parcel, page: Page[Parcel]) -> Parcel:
        return replace(state, stamps=(*state.stamps, f"{page.by}:{self.stamp}"))


@dataclass(frozen=True, slots=True)
class Delivered(Happening[Parcel]):
    KIND: ClassVar[str] = "delivered"

    def change(self, state: Parcel, page: Page[Parcel]) -> Parcel:
        return replace(state, delivered=True)


PARCELS = Cabinet("parcel", Parcel, (Packed, Stamped, Delivered))


def pack(name: str) -> dossiers.DecisionOn[Parcel]:
    return lambda parcel: [Packed(name=name, due=date(2026, 12, 1))]


def stamp(*stamps: str) -> dossiers.DecisionOn[Parcel]:
    def decide(parcel: Parcel) -> Iterable[Happening[Parcel]]:
        if parcel.delivered:
            raise Refused("it has left")
        return [Stamped(stamp=text) for text in stamps]

    return decide


def deliver(parcel: Parcel) -> Iterable[Happening[Parcel]]:
    return [Delivered()]


def test_a_dossier_is_opened_and_gets_the_next_number(desk: Desk) -> None:
    assert [dossiers.begin(desk, PARCELS, pack(name)).number for name in ("a", "b")] == [1, 2]
    held = dossiers.one(desk, PARCELS, 2)
    assert (held.title, held.due, held.seq) == ("b", date(2026, 12, 1), 1)
    with pytest.raises(NotFound, match="no PAR-3"):
        dossiers.do(desk, PARCELS, 3, stamp("x"))


def test_a_refused_decision_writes_nothing(desk: Desk) -> None:
    dossiers.begin(desk, PARCELS, pack("a"))
    dossiers.do(desk, PARCELS, 1, deliver)
    with pytest.raises(Refused, match="has left"):
        dossiers.do(desk, PARCELS, 1, stamp("late"))
    assert dossiers.one(desk, PARCELS, 1).seq == 2


def test_a_retry_writes_nothing_twice(desk: Desk) -> None:
    first = dossiers.begin(desk, PARCELS, pack("a"), key="k1")
    assert dossiers.begin(desk, PARCELS, pack("a"), key="k1") == first
    once = dossiers.do(desk, PARCELS, 1, stamp("x", "y"), key="k2")
    assert dossiers.do(desk, PARCELS, 1, stamp("x", "y"), key="k2") == once
    assert [parcel.number for parcel in dossiers.listed(desk, PARCELS)] == [1]


def test_lists_are_newest_first_and_can_leave_out_what_is_over(desk: Desk) -> None:
    for name in "abc":
        dossiers.begin(desk, PARCELS, pack(name))
    dossiers.do(desk, PARCELS, 2, deliver)
    assert [parcel.title for parcel in dossiers.listed(desk, PARCELS)] == ["c", "b", "a"]
    assert [parcel.title for parcel in dossiers.listed(desk, PARCELS, under_way=True)] == ["c", "a"]


def test_undo_takes_my_newest_page_back_and_never_somebody_elses(desk: Desk, open_desk: OpenDesk) -> None:
    other = open_desk("bo")
    dossiers.begin(desk, PARCELS, pack("a"))
    dossiers.do(desk, PARCELS, 1, stamp("x"))
    dossiers.do(other, PARCELS, 1, stamp("y"))
    assert dossiers.undo(desk, PARCELS, 1).stamps == ("bo:y",)
    with pytest.raises(Refused, match="can't be undone"):
        dossiers.undo(desk, PARCELS, 1)
    assert dossiers.undo(other, PARCELS, 1).stamps == ()
    with pytest.raises(Refused, match="nothing of yours"):
        dossiers.undo(other, PARCELS, 1)
    assert len(dossiers.history(desk, PARCELS, 1)) == 5, "what was taken back stays readable"


def test_a_page_of_a_newer_version_is_said_in_words(desk: Desk) -> None:
    dossiers.begin(desk, PARCELS, pack("a"))
    desk.opened.connection.execute("UPDATE page SET version = 9")
    with pytest.raises(StoreUnavailable, match="newer opsdesk"):
        dossiers.history(desk, PARCELS, 1)


def test_a_damaged_page_is_said_in_words(desk: Desk) -> None:
    dossiers.begin(desk, PARCELS, pack("a"))
    desk.opened.connection.execute("UPDATE page SET payload = '['")
    with pytest.raises(StoreUnavailable, match="page 1 of PAR-1 can't be read"):
        dossiers.history(desk, PARCELS, 1)


STEPS = st.lists(st.one_of(st.sampled_from(["deliver", "undo"]), st.lists(texts(max_size=3), max_size=3)), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_is_listed_is_what_the_pages_tell(desk: Desk, steps: list[str | list[str]]) -> None:
    number = dossiers.begin(desk, PARCELS, pack("p")).number
    for step in steps:
        try:
            if step == "undo":
                dossiers.undo(desk, PARCELS, number)
            elif step == "deliver":
                dossiers.do(desk, PARCELS, number, deliver)
            else:
                dossiers.do(desk, PARCELS, number, stamp(*step))
        except Refused:
            continue
    held = dossiers.one(desk, PARCELS, number)
    assert held == fold(PARCELS, number, dossiers.history(desk, PARCELS, number))
    assert (held in dossiers.listed(desk, PARCELS, under_way=True)) != held.over


def test_several_are_written_together_in_anothers_name_whom_no_undo_of_mine_reaches(desk: Desk) -> None:
    written = dossiers.do_all(desk, PARCELS, [(None, pack("a")), (None, pack("b"))], by="courier")
    assert [parcel.number for parcel in written] == [1, 2]
    assert dossiers.do_all(desk, PARCELS, [(1, stamp("x"))], by="courier")[0].stamps == ("courier:x",)
    with pytest.raises(Refused, match="nothing of yours"):
        dossiers.undo(desk, PARCELS, 1)


def test_numbers_are_found_by_what_the_states_say(desk: Desk) -> None:
    for name in ("a", "b", "", "a"):
        dossiers.begin(desk, PARCELS, pack(name))
    assert dossiers.numbers_by(desk, PARCELS, "name") == {("a",): [1, 4], ("b",): [2], (None,): [3]}


def test_of_those_under_way_only_what_changed_is_read_anew(desk: Desk) -> None:
    for name in "abc":
        dossiers.begin(desk, PARCELS, pack(name))
    known = dossiers.under_way(desk, PARCELS, {})
    dossiers.do(desk, PARCELS, 1, stamp("x"))
    dossiers.do(desk, PARCELS, 2, deliver)
    now = dossiers.under_way(desk, PARCELS, known)
    assert (list(now), now[3] is known[3], now[1].stamps) == ([3, 1], True, ("ana:x",))


def test_use_cases_within_a_transaction_are_kept_together_or_not_at_all(desk: Desk, open_desk: OpenDesk) -> None:
    dossiers.begin(desk, PARCELS, pack("a"))

    def both(then: dossiers.DecisionOn[Parcel]) -> None:
        with transaction(desk.opened.connection, desk.opened.path):
            dossiers.begin(desk, PARCELS, pack("b"))
            dossiers.do(desk, PARCELS, 1, then)
            assert len(dossiers.listed(open_desk("bo"), PARCELS)) == 1, "nobody sees the half of it"

    dossiers.do(desk, PARCELS, 1, deliver)
    with pytest.raises(Refused, match="has left"):
        both(stamp("late"))
    assert len(dossiers.listed(desk, PARCELS)) == 1
    both(deliver)
    assert len(dossiers.listed(desk, PARCELS)) == 2
