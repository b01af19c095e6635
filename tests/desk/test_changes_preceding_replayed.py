"""Real incidents with a day's changes in the feed: is the change that caused one among the first three of what changed?

Asked twice: when it is declared, with no more known than then, and when it is over. The feed holds the record's own
changes, one an hour to services that had nothing to do with it, and the maintenance that a large vendor announced.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from opsdesk.desk import changes, changes_importing, changes_preceding, declaring, registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.change_preceding import Preceding
from opsdesk.domain.incident import Incident
from opsdesk.domain.service import Service
from opsdesk.domain.signal_policy import DEFAULT_SIGNAL_POLICY
from opsdesk.domain.values import dataclass
from opsdesk.formats.record import Record, happenings, read_record
from opsdesk.formats.taking_in import read
from tests.fakes import FakeClock

FOLDER = Path(__file__).parents[2].parent / "shared" / "data"
ELSEWHERE = ("mail", "search", "billing", "docs")
"""Services of the registry that none of the incidents touched."""


@dataclass(frozen=True, slots=True)
class Story:
    """What was known when it was declared, and which change it was."""

    file: str
    declared_as: str
    service: str
    cause: str
    why: str


CLOUDFLARE = Story(
    "cloudflare-2025-11-18-bot-management",
    declared_as="Workers KV is slow, customers see 5xx",
    service="Workers KV",
    cause="ClickHouse: explicit grants",
    why="confirmed: the permission change of 11:05 doubled the rows of the feature file, 15 min before errors began; "
    "its title names nothing that suffered, so it stands on top by its nearness alone",
)
PROW = Story(
    "k8s-prow-2019-02-08-wrong-cluster",
    declared_as="Prow answers very slowly",
    service="prow.k8s.io hook",
    cause="Prow bumped to v20190208",
    why="the bug was older and latent, but this bump brought it into production and the pods onto the wrong cluster; "
    "noticed only 2 h 44 min later, so that three other changes lay nearer: its title names what was slow",
)
GITLAB = Story(
    "gitlab-2017-01-31-database",
    declared_as="GitLab.com database is unstable",
    service="PostgreSQL primary db1",
    cause="",
    why="no confirmed cause of it is a change: spam and the hard delete of an account loaded the database, and the "
    "limits that hindered the repair were years old; what was changed that evening was changed in the repair",
)
CAUSED = [CLOUDFLARE, PROW]


@pytest.fixture(params=[CLOUDFLARE, PROW, GITLAB], ids=lambda story: story.file.partition("-")[0])
def story(request: pytest.FixtureRequest) -> Story:
    return request.param


@cache
def record_of(story: Story) -> Record:
    file = FOLDER / "incidents" / f"{story.file}.json"
    if not file.exists():
        pytest.skip("../shared/data/incidents isn't here")
    return read_record(file.read_bytes(), file.name)


def feed(desk: Desk, record: Record) -> None:
    """Everything that was changed by now."""
    now = desk.clock()
    for name in ELSEWHERE:
        registry.keep_service(desk, Service(name))
    for row in record.changes:
        if row.at <= now:
            changes.record(desk, ChangePlan(row.text), at=row.at)
    for hours in range(24):
        name = ELSEWHERE[hours % len(ELSEWHERE)]
        at = now - timedelta(hours=hours, minutes=17)
        changes.record(desk, ChangePlan(f"release {hours} of {name}", services=(name,)), at=at)
    maintenance = FOLDER / "status_json" / "cloudflare_summary_full.json"
    vendors = read(maintenance.read_bytes(), maintenance.name).told[0].changes
    changes_importing.take_in(desk, vendors, DEFAULT_SIGNAL_POLICY)


def first_three(desk: Desk, incident: Incident) -> list[Preceding]:
    return list(changes_preceding.before(desk, incident)[:3])


def names_cause(found: list[Preceding], story: Story) -> bool:
    return any(one.change.title.startswith(story.cause) for one in found)


def at(clock: FakeClock, when: datetime | None) -> None:
    assert when is not None
    clock.now = when


def test_the_cause_is_among_the_first_three_at_declaration(desk: Desk, clock: FakeClock, story: Story) -> None:
    record = record_of(story)
    at(clock, record.detected_at)
    feed(desk, record)
    number = desk.open_incident(declaring.declare(story.declared_as, services=(story.service,))).incident.number
    found = first_three(desk, desk.incident(number))
    if story.cause:
        assert names_cause(found, story), story.why
    else:
        assert found, "what was changed is listed all the same, and proves nothing"
    assert all(one.at <= clock.now for one in found)


def test_the_cause_is_among_the_first_three_at_the_end(desk: Desk, clock: FakeClock, story: Story) -> None:
    record = record_of(story)
    at(clock, record.resolved_at)
    feed(desk, record)
    number = desk.take_in(happenings(record)).incident.number
    found = first_three(desk, desk.incident(number))
    if story.cause:
        assert names_cause(found, story), story.why
    known = {one.change.title for one in found}
    repairs = {row.text for row in record.changes if record.detected_at and row.at > record.detected_at}
    assert known.isdisjoint(repairs), "what was changed to repair it didn't cause it"


def test_a_change_that_is_a_cause_stands_first_where_the_feed_holds_nothing_else(desk: Desk, clock: FakeClock) -> None:
    for story in CAUSED:
        record = record_of(story)
        at(clock, record.resolved_at)
        for row in record.changes:
            changes.record(desk, ChangePlan(row.text), at=row.at)
        number = desk.take_in(happenings(record)).incident.number
        assert names_cause(first_three(desk, desk.incident(number))[:1], story), story.why
