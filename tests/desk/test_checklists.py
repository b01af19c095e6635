"""Checklist templates: each change a version, none for what is there already, and starters that only fill gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from opsdesk.desk import checklists, registry
from opsdesk.desk.checklists import Became
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.errors import BadInput, NotFound, StoreUnavailable
from opsdesk.domain.person import Person
from tests.fakes import FakeClock, OpenDesk
from tests.formats.checklists import templates

DEPLOY = Template("deploy", "Deploy", owner="ana", sections=(Section("Go", steps=(Step("a"),)),))
CHANGED = replace(DEPLOY, sections=(Section("Go", steps=(Step("b"),)),))


def test_each_change_is_a_version_and_the_ones_before_stay(desk: Desk, open_desk: OpenDesk, clock: FakeClock) -> None:
    [first] = checklists.take_in(desk, [DEPLOY])
    assert (first.became, first.template.version, first.differences) == (Became.NEW, 1, ())
    began = clock()
    clock.forward(hours=1)
    [second] = checklists.take_in(open_desk("bo"), [replace(CHANGED, version=7)])
    assert (second.became, second.template) == (Became.CHANGED, replace(CHANGED, version=2))
    assert [f"{one.what} {one.line}" for one in second.differences] == ["- - [ ] a", "+ - [ ] b"]
    kept = checklists.versions(desk, "deploy")
    assert [(one.template.version, one.by, one.at - began) for one in kept] == [
        (2, "bo", timedelta(hours=1)),
        (1, "ana", timedelta(0)),
    ]
    assert kept[1].template == replace(DEPLOY, version=1)
    assert checklists.template(desk, "deploy") == kept[0].template


def test_the_same_again_is_no_version(desk: Desk) -> None:
    checklists.take_in(desk, [DEPLOY])
    [again] = checklists.take_in(desk, [replace(DEPLOY, version=99)])
    assert (again.became, again.template.version) == (Became.UNCHANGED, 1)
    assert len(checklists.versions(desk, "deploy")) == 1


def test_trying_keeps_nothing(desk: Desk, open_desk: OpenDesk) -> None:
    assert checklists.take_in(open_desk(readonly=True), [DEPLOY], dry_run=True)[0].became is Became.NEW
    assert checklists.templates(desk) == []
    with pytest.raises(StoreUnavailable):
        checklists.take_in(open_desk(readonly=True), [DEPLOY])


def test_starters_never_replace_what_somebody_changed(desk: Desk) -> None:
    checklists.take_in(desk, [], starters=[DEPLOY])
    checklists.take_in(desk, [CHANGED])
    taken = checklists.take_in(desk, [], starters=[DEPLOY, replace(DEPLOY, name="other")])
    assert [one.became for one in taken] == [Became.KEPT, Became.NEW]
    assert checklists.template(desk, "deploy") == replace(CHANGED, version=2)


def test_all_are_taken_in_or_none(desk: Desk) -> None:
    with pytest.raises(BadInput, match="no name"):
        checklists.take_in(desk, [DEPLOY, replace(DEPLOY, name="A b")])
    with pytest.raises(BadInput, match="twice"):
        checklists.take_in(desk, [DEPLOY], starters=[DEPLOY])
    assert checklists.templates(desk) == []


def test_the_list_has_the_newest_of_each_by_name(desk: Desk) -> None:
    for template in (DEPLOY, replace(DEPLOY, name="b"), CHANGED, replace(DEPLOY, name="a")):
        checklists.take_in(desk, [template])
    kept = checklists.templates(desk)
    assert [(one.template.name, one.template.version) for one in kept] == [("a", 1), ("b", 1), ("deploy", 2)]


def test_what_isnt_there_is_said_in_words(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no checklist “deploy”"):
        checklists.template(desk, "deploy")


def test_an_owner_who_left_makes_it_stale(desk: Desk, clock: FakeClock) -> None:
    reviewed = replace(DEPLOY, last_reviewed_on=clock().date())
    registry.keep_person(desk, Person("ana"))
    assert checklists.staleness(desk, reviewed) == ()
    registry.retire_person(desk, "ana")
    assert checklists.staleness(desk, reviewed) == ("its owner ana has left",)
    assert checklists.staleness(desk, replace(DEPLOY, owner="payments")) == ("never reviewed",)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(templates)
def test_every_template_comes_back_as_it_was_kept(desk: Desk, template: Template) -> None:
    [taken] = checklists.take_in(desk, [template])
    assert checklists.template(desk, template.name) == replace(template, version=taken.template.version)
    assert isinstance(taken.template.last_reviewed_on, date | None)
