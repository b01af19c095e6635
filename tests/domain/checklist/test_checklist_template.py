"""Numbers, blanks, differences and staleness."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.checklist.comparing import differences, with_places
from opsdesk.domain.checklist.numbering import numbered
from opsdesk.domain.checklist.staleness import Known, due_on, interval, stale_because
from opsdesk.domain.checklist.template import Box, Section, Step, Template
from opsdesk.domain.checklist.variables import substitute, used
from tests.formats.checklists import templates

REVIEWED = Template("a", owner="ana", last_reviewed_on=date(2026, 1, 31), review_in="90 days")


def test_steps_are_numbered_through_sections_that_have_some() -> None:
    depths = [Step("", depth) for depth in (0, 1, 1, 2, 0, 1)]
    template = Template(
        "a", sections=(Section("text only"), Section("b", steps=tuple(depths)), Section(steps=(Step(""),)))
    )
    assert [number for number, _, _ in numbered(template)] == [
        "1.1",
        "1.1.1",
        "1.1.2",
        "1.1.2.1",
        "1.2",
        "1.2.1",
        "2.1",
    ]


def test_steps_are_those_there_is_something_to_tick_at() -> None:
    template = Template("a", sections=(Section(steps=(Step("a"), Step("b", box=Box.NONE), Step("c", box=Box.TICKED))),))
    assert [step.words for step in template.steps] == ["a", "c"]


@settings(max_examples=40)
@given(templates)
def test_numbers_name_one_step_each(template: Template) -> None:
    numbers = [number for number, _, _ in numbered(template)]
    assert len(set(numbers)) == len(numbers)


def test_blanks_are_filled_once_and_only_where_there_is_a_value() -> None:
    step = Step("Stop {{host}}", command="ssh {{ host }}", note="${{ github.ref }} {{ other }}", cells=("{{ host }}",))
    template = Template("a", title="On {{ host }}", sections=(Section("{{ host }}", steps=(step,)),))
    assert used(template) == ("host", "other")
    filled = substitute(template, {"host": "{{ other }}\nb", "github": "no"})
    assert (filled.title, filled.sections[0].title) == ("On {{ other }} b", "{{ other }} b")
    assert filled.sections[0].steps == (
        Step("Stop {{ other }} b", command="ssh {{ other }}\nb", note=step.note, cells=("{{ other }} b",)),
    )


@settings(max_examples=40)
@given(templates, templates)
def test_templates_differ_exactly_when_there_is_a_difference_to_tell(one: Template, other: Template) -> None:
    assert differences(one, replace(one, version=one.version + 1)) == ()
    assert bool(differences(one, other)) == (replace(one, version=0) != replace(other, version=0))


@pytest.mark.parametrize("field", [field.name for field in fields(Step) if field.name not in {"depth", "box"}])
def test_a_change_of_any_part_of_a_step_is_told(field: str) -> None:
    before = Template("a", sections=(Section(steps=(Step("a"),)),))
    changed = replace(Step("a"), **{field: ("new",) if field == "cells" else "new"})
    told = differences(before, Template("a", sections=(Section(steps=(changed,)),)))
    assert any("new" in one.line and one.what == "+" for one in told)


def test_a_change_is_told_as_what_went_and_what_came() -> None:
    before = Template("a", sections=(Section("Go", steps=(Step("a"), Step("b"))),))
    after = Template("a", owner="ana", sections=(Section("Go", steps=(Step("a"), Step("c", 1, role="bo"))),))
    assert [f"{one.what} {one.line}" for one in differences(before, after)] == [
        "+ owner: ana", "- - [ ] b", "+   - [ ] c", "+     role: bo",
    ]  # fmt: skip


def test_a_change_below_a_step_is_told_with_the_step_that_it_belongs_to() -> None:
    first, second, third = Step("a"), Step("b"), Step("c")
    look = Section("Look", intro="why", steps=(third,))
    before = Template("a", sections=(Section("Go", steps=(first, second)), look))
    noted = (replace(first, note="full"), replace(second, note="late", role="bo"))
    after = replace(before, sections=(Section("Go", steps=noted), Section("Look", steps=(third, Step("d")))))
    assert [f"{one.what} {one.line}" for one in with_places(differences(before, after))] == [
        "  - [ ] a", "+   note: full", "  - [ ] b", "+   role: bo", "+   note: late",
        "  ## Look", "- text: why", "+ - [ ] d",
    ]  # fmt: skip


def test_a_line_that_changed_itself_is_not_told_twice() -> None:
    before, after = Template("a"), Template("a", sections=(Section("Go", steps=(Step("a", note="full"),)),))
    told = [f"{one.what} {one.line}" for one in with_places(differences(before, after))]
    assert told == ["+ ## Go", "+ - [ ] a", "+   note: full"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("90 days", 90),
        ("1 day", 1),
        ("2 weeks", 14),
        ("6 months", 180),
        ("1 Year", 365),
        ("0 days", None),
        ("soon", None),
    ],
)
def test_intervals_are_read(text: str, days: int | None) -> None:
    assert interval(text) == (None if days is None else timedelta(days=days))


def test_a_review_holds_through_its_last_day() -> None:
    assert due_on(REVIEWED) == date(2026, 5, 1)
    assert stale_because(REVIEWED, date(2026, 5, 1)) == ()
    assert stale_because(REVIEWED, date(2026, 5, 2)) == ("its review was due on 2026-05-01, 1 day ago",)
    assert stale_because(replace(REVIEWED, review_in=""), date(2036, 5, 2)) == ()
    assert stale_because(replace(REVIEWED, last_reviewed_on=None), date(2026, 5, 1)) == ("never reviewed",)
    assert due_on(replace(REVIEWED, last_reviewed_on=date.max)) == date.max


def test_what_happened_since_the_review_makes_it_stale_whatever_the_calendar_says() -> None:
    known = Known(
        service_changed_on=date(2026, 1, 31), drill_failed_on=date(2026, 2, 1), owner_left=True,
        wrong_steps=("2.3",), dead_links=("https://example.org",),
    )  # fmt: skip
    assert stale_because(REVIEWED, date(2026, 2, 1), known) == (
        "its service changed on 2026-01-31, after the review",
        "a drill failed on 2026-02-01",
        "its owner ana has left",
        "failed or skipped since the review: 2.3",
        "dead links: https://example.org",
    )
    before = Known(service_changed_on=date(2026, 1, 30), drill_failed_on=date(2025, 1, 1))
    assert stale_because(REVIEWED, date(2026, 2, 1), before) == ()


@settings(max_examples=40)
@given(st.dates(), st.dates(), st.sampled_from(["", "1 day", "90 days", "9999 years"]))
def test_staleness_never_fails_over_a_date(reviewed: date, today: date, review_in: str) -> None:
    reasons = stale_because(replace(REVIEWED, last_reviewed_on=reviewed, review_in=review_in), today)
    assert bool(reasons) == (
        bool(review_in) and (today - reviewed).days >= {"1 day": 1, "90 days": 90}.get(review_in, 10**7)
    )
