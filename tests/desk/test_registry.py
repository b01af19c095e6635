"""Services and people: kept, changed with a version, retired, taken in as a list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from opsdesk.desk import registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, StoreUnavailable
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from opsdesk.domain.text import clean
from tests.fakes import OpenDesk
from tests.texts import texts

CHECKOUT = Service("checkout", "payments", True, "99.9 %", ("cards", "search"), ("rolling", "migration"))


def test_a_service_comes_back_as_it_was_kept(desk: Desk, open_desk: OpenDesk) -> None:
    kept = registry.keep_service(desk, CHECKOUT)
    assert kept == replace(CHECKOUT, version=1)
    assert registry.services(open_desk("bo")) == [kept]


def test_a_person_has_a_short_name_and_is_never_forgotten(desk: Desk) -> None:
    kept = registry.keep_person(desk, Person("@Bo", "payments", "+46 8 123"))
    assert (kept.name, kept.active, kept.version) == ("bo", True, 1)
    assert registry.retire_person(desk, "bo") == replace(kept, active=False, version=2)
    assert registry.people(desk) == []
    assert [person.name for person in registry.people(desk, inactive=True)] == ["bo"]


def test_the_list_is_by_name_whatever_the_case(desk: Desk) -> None:
    for name in ("web", "API", "Mail"):
        registry.keep_service(desk, Service(name))
    assert [service.name for service in registry.services(desk)] == ["API", "Mail", "web"]


def test_two_edits_from_one_form_carry_both_texts(desk: Desk, open_desk: OpenDesk) -> None:
    shown = registry.keep_service(desk, CHECKOUT)
    registry.keep_service(open_desk("bo"), replace(shown, owner_team="core"), expected_version=shown.version)
    with pytest.raises(EditedMeanwhile) as meanwhile:
        registry.keep_service(desk, replace(shown, owner_team="web"), expected_version=shown.version)
    assert "owner core" in meanwhile.value.theirs
    assert "owner web" in meanwhile.value.mine
    assert registry.services(desk)[0].owner_team == "core"


def test_adding_what_is_there_already_or_was_removed_meanwhile_is_an_edit_too(desk: Desk) -> None:
    shown = registry.keep_service(desk, CHECKOUT)
    with pytest.raises(EditedMeanwhile):
        registry.keep_service(desk, Service("checkout"))
    registry.remove_service(desk, "checkout")
    with pytest.raises(EditedMeanwhile) as meanwhile:
        registry.keep_service(desk, shown, expected_version=shown.version)
    assert meanwhile.value.theirs == "removed"


def test_what_is_not_there_can_not_be_removed(desk: Desk) -> None:
    with pytest.raises(NotFound):
        registry.remove_service(desk, "nothing")
    with pytest.raises(NotFound):
        registry.retire_person(desk, "nobody")


@pytest.mark.parametrize(
    "service",
    [Service(""), Service("  "), Service("x" * 501), Service("a", depends_on=("a",)), Service("a", "t" * 501)],
)
def test_what_can_not_be_kept(desk: Desk, service: Service) -> None:
    with pytest.raises(BadInput):
        registry.keep_service(desk, service)
    assert registry.services(desk) == []


WORDS = texts(max_size=20)


@given(name=WORDS.filter(str.strip), words=WORDS, names=st.lists(WORDS, max_size=3))
@example(name="a", words="\t0\r0", names=[])
@settings(max_examples=30)
def test_any_text_is_kept_harmlessly(name: str, words: str, names: list[str]) -> None:
    service = Service(name, words, objective=words, deployment_types=tuple(names))
    kept = registry.checked_service(service)
    for text in (kept.name, kept.owner_team, kept.objective, *kept.deployment_types):
        assert clean(text) == text
        assert "\n" not in text
    assert registry.checked_service(kept) == kept


def test_a_read_only_desk_shows_and_keeps_nothing(desk: Desk, open_desk: OpenDesk) -> None:
    registry.keep_service(desk, CHECKOUT)
    reader = open_desk("bo", readonly=True)
    assert len(registry.services(reader)) == 1
    with pytest.raises(StoreUnavailable):
        registry.keep_service(reader, Service("mail"))


def test_a_list_is_taken_in_whole_and_only_what_differs_is_changed(desk: Desk) -> None:
    registry.keep_service(desk, CHECKOUT)
    items = [CHECKOUT, Service("search", "discovery")]
    foreseen = registry.take_in(desk, items, dry_run=True)
    assert (foreseen.added, foreseen.changed, foreseen.unchanged) == (("search",), (), ("checkout",))
    assert len(registry.services(desk)) == 1
    assert registry.take_in(desk, items) == foreseen
    again = registry.take_in(desk, [replace(CHECKOUT, core=False)])
    assert again.changed == ("checkout",)
    assert [service.version for service in registry.services(desk)] == [2, 1]
    assert registry.take_in(desk, []) == registry.TakenIn()


def test_an_interrupted_list_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from opsdesk.store.records.registry import SERVICES

    put = type(SERVICES).put

    def fail_on_the_second(self: object, session: object, item: Service) -> None:
        if item.name == "second":
            raise KeyboardInterrupt
        put(self, session, item)

    monkeypatch.setattr(type(SERVICES), "put", fail_on_the_second)
    with pytest.raises(KeyboardInterrupt):
        registry.take_in(desk, [Service("first"), Service("second")])
    assert registry.services(desk) == []
