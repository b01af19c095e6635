"""Public incidents told again, in our own words and as a commander would have typed them at the time.

The facts and times are those of the public reports; the people are invented, and so is what no report says.
Cloudflare's of 18 November 2025 ships with opsdesk as the demo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import cache

from opsdesk.domain.entries import Dated, board, declaration, note, people, work
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.fold import fold
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    HypothesisKind,
    HypothesisStatus,
    Lane,
    Milestone,
    Outcome,
    Rating,
    Role,
    ServiceState,
    Status,
)
from opsdesk.formats.demo import demo_record
from opsdesk.formats.record.happenings import as_entries, happenings
from tests.drafting.drafting_story import Story
from tests.drafting.told_story import send

OUT, CONFIRMED = HypothesisStatus.RULED_OUT, HypothesisStatus.CONFIRMED
FOR, AGAINST = Rating.CONSISTENT, Rating.INCONSISTENT
CLOUDFLARE_START = datetime(2025, 11, 18, 11, 20, tzinfo=UTC)
GITLAB_START = datetime(2017, 1, 31, 18, 0, tzinfo=UTC)
PROW_START = datetime(2019, 2, 8, 21, 20, tzinfo=UTC)


def fact(number: int, text: str, **rated: Rating) -> board.EvidenceFiled:
    """A fact, rated on hypotheses: `fact(1, "…", h2=FOR)`."""
    return board.EvidenceFiled(number, text, tuple(Judgement(number, int(on[1:]), how) for on, how in rated.items()))


def to_all(story: Story, at: int) -> Story:
    """What is due to each audience goes out."""
    for audience in Audience:
        send(story, at, audience)
    return story


@cache
def gitlab() -> Story:
    """GitLab.com, 31 January 2017, from 18:00 UTC: load, a lost database, a day of copying back."""
    story = Story((0, Declared("GitLab.com is slow", 2)), start=GITLAB_START)
    for chapter in (_spam, _a_second_server_that_lags, _a_lost_database, _a_copy_that_can_be_used, _a_day_later):
        chapter(story)
    return story


def _spam(story: Story) -> None:
    """Load from snippets that nobody wants."""
    story.tell(
        0,
        people.RoleTaken(1, "ana", Role.COMMANDER),
        declaration.MilestoneSet(Milestone.STARTED, story.moment(0)),
        declaration.ServiceStated("GitLab.com", ServiceState.DEGRADED),
        board.HypothesisRaised(1, "spam accounts that create snippets in bulk"),
        board.HypothesisBanded(1, Band.LIKELY),
        work.ActionGiven(1, "block the addresses that the spam comes from", ("bo",), Lane.FIX, story.moment(60)),
    )
    story.tell(10, declaration.ImpactStated("pages of GitLab.com load slowly"), fact(1, "snippets in bulk", h1=FOR))
    to_all(story, 15)


def _a_second_server_that_lags(story: Story) -> None:
    """The load grows on after the spam, and a database can't keep up."""
    story.tell(
        180,
        declaration.ImpactStated("nobody can comment on issues or merge requests. Pages load slowly"),
        declaration.ServiceStated("GitLab.com", ServiceState.PARTIAL_OUTAGE),
        fact(2, "the load kept growing after the spam was blocked", h1=AGAINST),
        work.ActionEnded(1, Outcome.DID_NOT_HELP),
    )
    to_all(story, 185)
    story.tell(
        240,
        board.HypothesisRaised(2, "the second database server lags too far behind to catch up"),
        board.HypothesisBanded(2, Band.VERY_LIKELY),
        board.HypothesisRaised(3, "seed the second database server again from db1", HypothesisKind.PATH),
        work.ActionGiven(2, "seed db2 again from db1", ("cy",), Lane.FIX, story.moment(300)),
    )


def _a_lost_database(story: Story) -> None:
    """The files of the wrong server are removed."""
    story.tell(
        328,
        declaration.SeverityChanged(1, "database files are gone"),
        declaration.ServiceStated("GitLab.com", ServiceState.FULL_OUTAGE),
        declaration.ImpactStated(
            "GitLab.com is offline for everybody. Git repositories and wikis are intact. "
            "Data: what was saved after 17:20 UTC may be lost"
        ),
        work.ActionDropped(2, "db1 has no data to seed from"),
        board.HypothesisRaised(4, "most files of the production database were removed"),
        board.HypothesisClosed(4, CONFIRMED, "4.5 of 300 GB are left", explains=True),
    )
    story.tell(
        330,
        people.RoleTaken(2, "eli", Role.CUSTOMER_LIAISON),
        work.ActionGiven(3, "find a copy of the database that can be used", ("cy", "di"), Lane.FIX, story.moment(360)),
    )
    to_all(story, 335)


def _a_copy_that_can_be_used(story: Story) -> None:
    """Found, saved, and being copied back."""
    story.tell(
        396,
        declaration.StatusChanged(Status.IDENTIFIED),
        work.ActionEnded(3, Outcome.HELPED),
        declaration.PlanStated("restore the database from the copy of 17:20 UTC"),
        work.ActionGiven(4, "save the copy of 17:20 before anybody touches it", ("di",), Lane.FIX, story.moment(420)),
        note.Decided("no daily dump and no disk snapshot can be used: the copy in staging it is"),
    )
    to_all(story, 404)
    story.tell(415, work.ActionEnded(4, Outcome.HELPED))
    story.tell(
        415, work.ActionGiven(5, "restore the database from the staging backup", ("cy",), Lane.FIX, story.moment(480))
    )


def _a_day_later(story: Story) -> None:
    """Online again, with what is lost."""
    story.tell(1380, declaration.Mitigated("restored the database from the staging backup"))
    story.tell(1380, work.ActionEnded(5, Outcome.HELPED), declaration.StatusChanged(Status.MONITORING))
    to_all(story, 1385)
    story.tell(
        1454,
        declaration.MilestoneSet(Milestone.RECOVERED, story.moment(1450)),
        declaration.ServiceStated("GitLab.com", ServiceState.OPERATIONAL),
        declaration.StatusChanged(
            Status.RESOLVED,
            "online, checked by hand. Data: about 5,000 projects, 5,000 comments and 700 accounts from between 17:20 "
            "and 00:00 UTC are lost",
        ),
        note.FollowUpProposed(1, "show the host in every shell prompt", "cy"),
        note.FollowUpProposed(2, "check every day that a backup can be restored", "di"),
    )


@cache
def prow() -> Story:
    """Kubernetes' Prow, 8 February 2019, from 21:20 UTC: test jobs on the wrong machines, a rollback too short."""
    story = Story((164, Declared("Prow answers very slowly", 2)), start=PROW_START)
    for chapter in (_slow_commands, _a_rollback_too_short, _a_longer_one):
        chapter(story)
    return story


def _slow_commands(story: Story) -> None:
    """Events that aren't late, and jobs on the wrong machines."""
    story.tell(
        164,
        people.RoleTaken(1, "bo", Role.COMMANDER),
        board.HypothesisRaised(1, "GitHub delivers its events late, as it did before"),
        fact(1, "GitHub reports that all is well", h1=AGAINST),
    )
    story.tell(
        170,
        declaration.ServiceStated("Prow", ServiceState.DEGRADED),
        declaration.ImpactStated("Commands to the bot take about 5 minutes. Test jobs do not start"),
        board.HypothesisClosed(1, OUT, by_evidence=1),
    )
    to_all(story, 175)
    story.tell(
        181,
        board.HypothesisRaised(2, "build jobs run where only Prow itself should run"),
        fact(2, "1,308 job pods in the service cluster, 532 in the build cluster", h2=FOR),
        board.HypothesisBanded(2, Band.VERY_LIKELY),
        board.HypothesisTested(2, "cy"),
        declaration.MilestoneSet(Milestone.STARTED, story.moment(0), approx=True),
    )


def _a_rollback_too_short(story: Story) -> None:
    """It helps nothing, and neither did somebody change a secret."""
    story.tell(
        200,
        work.ActionGiven(1, "roll back to v20190206", ("bo",), Lane.FIX, story.moment(215)),
        work.ActionGiven(2, "delete the misplaced jobs", ("cy",), Lane.FIX, story.moment(230)),
        declaration.StatusChanged(Status.IDENTIFIED),
    )
    to_all(story, 203)
    story.tell(227, work.ActionEnded(1, Outcome.DID_NOT_HELP))
    story.tell(
        228,
        board.HypothesisRaised(3, "the secret with the cluster credentials was changed"),
        fact(3, "the secret is 352 days old", h3=AGAINST),
        board.HypothesisClosed(3, OUT, by_evidence=3),
    )


def _a_longer_one(story: Story) -> None:
    """The cause, and the version before it."""
    story.tell(
        238,
        board.HypothesisRaised(4, "the client overwrites a cluster alias that is called default"),
        fact(4, "the file of clusters has an alias called default", h4=FOR),
        board.HypothesisClosed(4, CONFIRMED, "explains both versions", 4, explains=True),
        board.HypothesisClosed(2, CONFIRMED, "1,308 jobs counted", 2, explains=True),
        work.ActionGiven(3, "roll back to v20190125, before the new client", ("bo",), Lane.FIX, story.moment(250)),
    )
    story.tell(245, declaration.Mitigated("rolled back to v20190125"), work.ActionEnded(3, Outcome.HELPED))
    story.tell(250, declaration.StatusChanged(Status.MONITORING))
    to_all(story, 251)
    story.tell(
        279,
        work.ActionEnded(2, Outcome.HELPED),
        declaration.MilestoneSet(Milestone.RECOVERED, story.moment(279)),
        declaration.ServiceStated("Prow", ServiceState.OPERATIONAL),
        declaration.StatusChanged(Status.RESOLVED, "load is normal. Data: no data was touched"),
        note.FollowUpProposed(1, "test such a change from end to end first"),
    )


@cache
def cloudflare(until: int) -> Incident:
    """The demo as it stood so many minutes after its start."""
    at = CLOUDFLARE_START + timedelta(minutes=until)
    told: Iterable[Dated] = (item for item in happenings(demo_record()) if item.at <= at or _opens(item))
    return fold(list(as_entries(told)))


def _opens(item: Dated) -> bool:
    return isinstance(item.payload, Declared)


RETOLD: dict[str, tuple[datetime, Callable[[int], Incident], tuple[int, int, int, int]]] = {
    "cloudflare": (CLOUDFLARE_START, cloudflare, (70, 140, 195, 350)),
    "gitlab": (GITLAB_START, lambda at: gitlab().until(at).incident, (14, 334, 435, 1460)),
    "prow": (PROW_START, lambda at: prow().until(at).incident, (173, 232, 260, 285)),
}
"""Each incident's start, how it stood after so many minutes, and the four moments at which its drafts are kept."""
