"""Real incidents, minute by minute: when each nudge comes first, and why a commander would agree that it comes then.

The public records tell nothing of who commanded, so there nobody did; the demo has a commander, roles and check-ins. An
incident is declared when it was detected; what a record knows of the time before was written down then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from opsdesk.domain.entries import Entry
from opsdesk.domain.fold import apply
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges import PUT_OFF_FOR, Nudge, first_of, nudges
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.formats.demo import demo_record
from opsdesk.formats.record import Record, happenings, read_record

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "incidents"
MINUTE = timedelta(minutes=1)

CLOUDFLARE = """\
18 11:34  untested:1                         a DDoS attack was suspected two minutes ago, and nobody looks into it
18 11:36  update:customers:11:36             five minutes in, a critical incident, and customers have heard nothing
18 11:36  staff:critical                     five minutes in, and still nobody commands or writes
18 11:45  silence                            thirteen minutes after the attack was suspected nobody wrote what it was
18 11:54  update:customers:11:53             they heard at 11:48 that there is trouble, and not what it is
18 12:01  update:executives:12:01            half an hour of a critical incident, and the executives read it elsewhere
18 13:34  update:customers:13:33             two hours in, twenty minutes after the last text
18 13:39  untested:5                         the permission change was named as the cause two minutes ago: is it?
18 14:24  untested:4                         the file is being replaced, yet nobody says whether the file was it
"""
GITLAB = """\
31 18:02  untested:1                         spam was said to explain it all, and nobody tests that; it didn't
31 18:05  update:customers:18:05             five minutes in, a critical incident, and customers have heard nothing
31 18:05  staff:critical                     the one who is there repairs, and nobody else was called
31 18:10  silence                            the next thing that is known is from 21:00
31 18:30  update:executives:18:30            half an hour of a critical incident
31 23:34  update:customers:23:33             told at 23:28 of emergency maintenance, not what it means for their data
01 01:18  overloaded:Database engineer       three repairs at once in one pair of tired hands
01 01:45  update:customers:01:44             an hour after they read that data was deleted
"""
PROW = """\
09 00:09  staff:significant                  five minutes in, and one person looks alone
09 00:17  untested:2                         log lines that nobody could place two minutes ago: somebody has to
09 00:19  update:customers:00:19             a quarter of an hour; at 00:31 contributors had to report it themselves
09 00:23  untested:3                         pods on the wrong cluster, two minutes ago: the right lead, nobody's yet
09 00:34  update:executives:00:34            half an hour
"""
DEMO = """\
18 11:37  untested:1                         two minutes into the command, and the one suspect is nobody's
18 11:40  staff:significant                  five minutes in: the deputy is missing, of whom nobody thinks alone
18 11:41  update:customers:11:40             it became SEV-1, and customers have heard nothing
18 11:41  staff:critical                     SEV-1 asks for somebody who talks to the house, too
18 11:43  test:1:2:1                         two suspects side by side for five minutes: what tells them apart?
18 11:50  untested:2                         the DDoS attack came to lead, and nobody looks into it
18 11:54  update:customers:11:53             they were told that it is so, and not yet how far it reaches
18 11:55  check-in:1:11:55                   bo was to say by now whether slowing traffic helps
18 12:10  check-in:2:12:10                   cy was to say what the waves look like
18 12:20  check-in:3:12:20                   eli was to say what the status page's host answers
18 12:25  check-in:1:12:25                   bo had asked for half an hour more
18 12:44  silence                            ten minutes without a word, and nobody is asked before 13:00
18 13:00  check-in:2:13:00                   cy had asked for more, too
18 13:05  untested:3                         the first suspect is out, and the attack on the status page leads untested
18 13:34  check-in:6:13:34                   evidence came while cy compares the files: is that it?
18 13:41  check-in:3:13:41                   the host of the status page is asked for the second time
18 13:46  check-in:8:13:46                   the good file was to be found by now: everything waits for it
18 13:50  check-in:7:13:50                   blocked work is asked after as any other
18 14:35  handover:1                         three hours of command, and now there is the calm to hand it over
18 14:36  relief:2                           the others have had their three hours, too; one line for all of them
18 15:07  update:executives:15:07:promised   the time that their last text named has come
18 15:20  check-in:11:15:20                  bo watches log-ins come back
18 15:30  check-in:10:15:30                  cy starts what doesn't come back alone
"""
MOMENTS = {
    "demo": DEMO,
    "cloudflare-2025-11-18-bot-management": CLOUDFLARE,
    "gitlab-2017-01-31-database": GITLAB,
    "k8s-prow-2019-02-08-wrong-cluster": PROW,
}

each = pytest.mark.parametrize("name", MOMENTS)


def read(name: str) -> Record:
    if name == "demo":
        return demo_record()
    file = FOLDER / f"{name}.json"
    if not file.exists():
        pytest.skip("../shared/data/incidents isn't here")
    return read_record(file.read_bytes(), file.name)


def minutes(record: Record) -> Iterator[tuple[datetime, Incident]]:
    """The incident as it was known at each minute from its declaration, or detection, to its end."""
    begun, ended = record.declaration.at if record.declaration else record.detected_at, record.resolved_at
    assert begun is not None
    assert ended is not None
    what, incident, now = list(happenings(record)), Incident(), begun
    while now <= ended:
        while what and max(what[0].at, begun) <= now:
            told = what.pop(0)
            at = told.at if incident.seq else begun
            written = Entry(1, incident.seq + 1, "", at, max(told.at, begun), told.by, told.payload, told.approx)
            incident = apply(incident, written)
        yield now, incident
        now += MINUTE


@cache
def said(name: str) -> list[tuple[datetime, tuple[Nudge, ...]]]:
    """What there is to say at each minute."""
    return [(now, tuple(nudges(incident, DEFAULT_POLICY, now))) for now, incident in minutes(read(name))]


@each
def test_nudges_come_first_when_a_commander_would_agree(name: str) -> None:
    first: dict[str, datetime] = {}
    for now, found in said(name):
        for nudge in found:
            first.setdefault(nudge.key, now)
    assert [f"{at:%d %H:%M}  {key}" for key, at in first.items()] == [
        line[:44].strip() for line in MOMENTS[name].splitlines()
    ]


@each
def test_whoever_puts_each_off_is_left_alone_most_of_the_time(name: str) -> None:
    """Even where nothing that is proposed is done: a line in four minutes at the most."""
    put_off: dict[str, datetime] = {}
    shown: list[datetime] = []
    for now, found in said(name):
        nudge = first_of(found, put_off, now)
        if nudge is not None:
            put_off[nudge.key] = now + PUT_OFF_FOR
            shown.append(now)
    busiest = max(sum(at <= other < at + 60 * MINUTE for other in shown) for at in shown)
    assert busiest <= 15, f"{busiest} lines in one hour"


@each
def test_every_nudge_can_be_acted_on(name: str) -> None:
    assert all(nudge.says and nudge.why and nudge.line for _, found in said(name) for nudge in found)
