"""An incident with one of everything that its shape shows, told twice as it happened."""

from __future__ import annotations

from datetime import datetime, timedelta

from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.entries.board import HypothesisClosed, HypothesisRaised, HypothesisReopened, HypothesisTested
from opsdesk.domain.entries.declaration import Declared, MilestoneSet, StatusChanged
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.entries.work import ActionBlocked, ActionDropped, ActionEnded, ActionGiven, ActionReassigned
from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Milestone, Outcome, Stage, Status
from tests.strategies import BASE, entry


def after(minutes: float) -> datetime:
    """So many minutes into the incident."""
    return BASE + timedelta(minutes=minutes)


def log_of(*told: tuple[float, Payload]) -> list[Entry]:
    """Entries at minutes into the incident."""
    return [entry(seq, payload, after(minutes)) for seq, (minutes, payload) in enumerate(told, start=1)]


def sent(number: int, next_at: float | None = None) -> UpdateSent:
    """A text to customers, and when it says that the next one comes."""
    promised = after(next_at) if next_at is not None else None
    return UpdateSent(number, Audience.CUSTOMERS, Stage.INVESTIGATING, "We look into it.", next_at=promised)


NOW = after(90)
STORY = log_of(
    (0, Declared("Card payments fail", 2)),
    (1, MilestoneSet(Milestone.STARTED, after(-8), approx=True)),
    (1, MilestoneSet(Milestone.DETECTED, None)),
    (4, HypothesisRaised(1, "pool size in release 4.2")),
    (5, sent(1, 25)),
    (6, HypothesisTested(1, "bo")),
    (7, HypothesisRaised(2, "连接池 of the provider")),
    (9, ActionGiven(1, "ask the provider", ("cy",))),
    (12, ActionGiven(2, "roll back 4.2 on eu-1", ("bo",))),
    (15, ActionBlocked(2, "no access")),
    (18, ActionBlocked(2, blocked=False)),
    (20, ActionEnded(1, Outcome.DID_NOT_HELP, "their rate is flat")),
    (21, HypothesisClosed(2, HypothesisStatus.RULED_OUT, "their rate is flat")),
    (24, sent(2, 45)),
    (30, ActionGiven(3, "double the pool", ("bo",))),
    (33, ActionEnded(3, Outcome.MADE_IT_WORSE, "more retries")),
    (40, HypothesisReopened(2, "a second region")),
    (50, ActionEnded(2, Outcome.HELPED, "errors fall")),
    (52, HypothesisClosed(1, HypothesisStatus.CONFIRMED, "errors fall")),
    (55, StatusChanged(Status.MONITORING)),
    (58, sent(3, 110)),
    (60, ActionGiven(4, "watch the pool", ("cy",))),
    (70, ActionReassigned(4, ("di",))),
    (75, ActionGiven(5, "write to the bank", ())),
    (80, ActionDropped(5, "they know")),
)
