"""Incidents for the tests of the drafter: told as entries at minutes, folded as the store folds them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from opsdesk.domain.entries import Entry, Payload, board, declaration, message, note, people, work
from opsdesk.domain.fold import fold
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    HypothesisStatus,
    Lane,
    Milestone,
    Outcome,
    Rating,
    Role,
    ServiceState,
    Stage,
    Status,
)

START = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)


def minute(minutes: int) -> datetime:
    """So many minutes after 14:00 UTC."""
    return START + timedelta(minutes=minutes)


class Story:
    """Entries in the order they are written down."""

    def __init__(self, *entries: tuple[int, Payload], start: datetime = START) -> None:
        self.log: list[Entry] = []
        self.start = start
        for at, payload in entries:
            self.tell(at, payload)

    def moment(self, minutes: int) -> datetime:
        """So many minutes after the story's start."""
        return self.start + timedelta(minutes=minutes)

    def tell(self, at: int, *payloads: Payload) -> Story:
        """Entries at so many minutes after the start, 14:00 unless it says otherwise."""
        when = self.moment(at)
        for payload in payloads:
            seq = len(self.log) + 1
            self.log.append(Entry(7, seq, f"e{seq}", when, when, "ana", payload))
        return self

    def until(self, at: int) -> Story:
        """The story as far as it was told at a minute."""
        earlier = Story(start=self.start)
        earlier.log = [entry for entry in self.log if entry.at <= self.moment(at)]
        return earlier

    @property
    def incident(self) -> Incident:
        return fold(self.log)


def sent(number: int, audience: Audience, stage: Stage, next_at: int | None = None) -> message.UpdateSent:
    """A text to an audience; its words don't matter here."""
    promised = None if next_at is None else minute(next_at)
    return message.UpdateSent(number, audience, stage, f"text {number}", next_at=promised)


def to_everybody(number: int, stage: Stage, next_at: int | None = None) -> list[message.UpdateSent]:
    """The same to every audience, numbered upwards."""
    return [sent(number + step, audience, stage, next_at) for step, audience in enumerate(Audience)]


def declared() -> Story:
    """14:03: a title, and nothing else."""
    return Story((3, declaration.Declared("Card payments fail in Europe", 2)))


def investigating() -> Story:
    """14:08: users' view, a service, three suspicions, people."""
    story = declared().tell(
        3,
        people.RoleTaken(1, "ana", Role.COMMANDER),
        people.RoleTaken(2, "eli", Role.CUSTOMER_LIAISON),
        declaration.MilestoneSet(Milestone.STARTED, minute(0)),
    )
    story.tell(5, declaration.ImpactStated("12 % of card payments in Europe fail. Workaround: pay by bank transfer"))
    story.tell(5, declaration.ServiceStated("checkout", ServiceState.PARTIAL_OUTAGE))
    story.tell(6, board.HypothesisRaised(1, "the pool size in release 4.2"), board.HypothesisRaised(2, "a DDoS attack"))
    story.tell(7, board.HypothesisRaised(3, "slow replies of the card provider"))
    return story.tell(7, work.ActionGiven(1, "compare request rates", ("di",), Lane.DIAGNOSE, minute(20), tests=(2,)))


def scoped() -> Story:
    """14:12: the first text went out at 14:08."""
    return investigating().tell(8, *to_everybody(1, Stage.INVESTIGATING, 18))


def identified() -> Story:
    """14:30: one cause very likely, one ruled out, a rollback under way."""
    story = scoped().tell(12, *to_everybody(5, Stage.SCOPE_UPDATE, 35))
    story.tell(
        14, board.EvidenceFiled(1, "errors began 2 min after the release", (Judgement(1, 1, Rating.CONSISTENT),))
    )
    story.tell(19, board.EvidenceFiled(2, "request rate flat", (Judgement(2, 2, Rating.INCONSISTENT),)))
    story.tell(19, board.HypothesisClosed(2, HypothesisStatus.RULED_OUT, by_evidence=2))
    story.tell(20, work.ActionEnded(1), board.HypothesisTested(1, "bo"), board.HypothesisBanded(1, Band.VERY_LIKELY))
    story.tell(22, work.ActionGiven(2, "roll back 4.2 on eu-1", ("bo",), Lane.FIX, minute(37)))
    story.tell(
        23, work.ActionGiven(3, "ask the provider for its own error rate", ("cy",), Lane.COMMUNICATE, minute(33))
    )
    return story.tell(24, declaration.PlanStated("roll back 4.2 on eu-1"), declaration.StatusChanged(Status.IDENTIFIED))


def without_news() -> Story:
    """14:50: a step was tried in vain since the text of 14:30."""
    story = identified().tell(30, *to_everybody(9, Stage.IDENTIFIED, 50))
    story.tell(31, work.ActionGiven(4, "restart the payment workers on web-3", ("di",)))
    return story.tell(40, work.ActionEnded(4, Outcome.DID_NOT_HELP))


def monitoring() -> Story:
    """15:05: the rollback is through, nobody knows yet whether for everyone."""
    story = without_news().tell(50, *to_everybody(13, Stage.NO_NEWS, 70))
    story.tell(58, declaration.Mitigated("rolled back 4.2 on eu-1"), work.ActionEnded(2, Outcome.HELPED))
    return story.tell(60, declaration.StatusChanged(Status.MONITORING))


def resolved() -> Story:
    """15:40: over, cause confirmed, nothing lost."""
    story = monitoring().tell(65, *to_everybody(17, Stage.MONITORING, 95))
    story.tell(70, declaration.MilestoneSet(Milestone.RECOVERED, minute(68)))
    story.tell(80, board.HypothesisClosed(1, HypothesisStatus.CONFIRMED, by_evidence=1, explains=True))
    story.tell(85, declaration.ServiceStated("checkout", ServiceState.OPERATIONAL), work.ActionEnded(3))
    return story.tell(90, declaration.StatusChanged(Status.RESOLVED, "normal for 20 min. Data: no payment was lost"))


def reviewed() -> Story:
    """The day after: closed, with follow-ups."""
    story = resolved().tell(95, *to_everybody(21, Stage.RESOLVED))
    story.tell(100, note.FollowUpProposed(1, "alert on a pool that is 80 % in use", "bo"))
    story.tell(101, note.FollowUpProposed(2, "release to one region first", "cy"))
    return story.tell(1440, declaration.StatusChanged(Status.CLOSED))


def reopened() -> Story:
    """15:55: it is back after a text that said it was over."""
    story = resolved().tell(95, *to_everybody(21, Stage.RESOLVED))
    return story.tell(110, declaration.StatusChanged(Status.INVESTIGATING, "errors are back"))


WALK = {
    Stage.INVESTIGATING: (investigating, 8, 18),
    Stage.SCOPE_UPDATE: (scoped, 12, 35),
    Stage.IDENTIFIED: (identified, 30, 50),
    Stage.NO_NEWS: (without_news, 50, 70),
    Stage.MONITORING: (monitoring, 65, 95),
    Stage.RESOLVED: (resolved, 95, None),
    Stage.CORRECTION: (reopened, 112, 125),
    Stage.POSTMORTEM: (reviewed, 1445, None),
}
"""One incident at each stage: how it stood, when the draft is made (minutes after 14:00), when the next word is due."""
