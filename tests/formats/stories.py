"""A short incident with one of everything, for the pages that tell it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from opsdesk.domain.entries import Entry, Payload, amend, board, declaration, message, note, people, work
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    HypothesisStatus,
    Lane,
    Outcome,
    Rating,
    Role,
    ServiceState,
    Stage,
)

START = datetime(2026, 11, 17, 23, 50, tzinfo=UTC)
NOW = START + timedelta(minutes=60)


def log_of(*payloads: Payload) -> list[Entry]:
    """A log with five minutes between its entries."""
    return [
        Entry(7, seq, "", START + timedelta(minutes=5 * (seq - 1)), NOW, "ana", payload)
        for seq, payload in enumerate(payloads, start=1)
    ]


def story(words: str = "", url: str = "https://example.org/bridge") -> list[Entry]:
    """A log with one of everything, `words` in every text a person can type."""
    return log_of(
        declaration.Declared(f"Checkout is down{words}", 2),
        people.RoleTaken(1, f"ana{words}", Role.COMMANDER),
        board.HypothesisRaised(1, f"pool size{words}"),
        board.HypothesisRaised(2, f"an attack{words}"),
        board.EvidenceFiled(
            1, f"the rate is flat{words}", (Judgement(1, 2, Rating.INCONSISTENT), Judgement(1, 1, Rating.NEUTRAL))
        ),
        board.HypothesisClosed(2, HypothesisStatus.RULED_OUT, words.strip(), 1),
        board.HypothesisBanded(1, Band.LIKELY),
        work.ActionGiven(1, f"roll back{words}", (f"bo{words}", f"cy{words}"), Lane.FIX, START + timedelta(minutes=55)),
        work.ActionGiven(2, f"block the range{words}", (f"di{words}",)),
        work.ActionEnded(2, Outcome.DID_NOT_HELP, f"no effect{words}"),
        work.ActionGiven(3, f"ask the provider{words}"),
        work.ActionBlocked(1, f"no access{words}"),
        note.Noted(f"seen{words}"),
        note.Decided(f"roll back tonight{words}"),
        declaration.ImpactStated(f"40 % fail{words}"),
        declaration.PlanStated(f"roll back{words}"),
        declaration.Mitigated(f"pool doubled{words}"),
        declaration.ServiceStated(f"checkout{words}", ServiceState.PARTIAL_OUTAGE),
        declaration.LinkKept(f"bridge{words}", url),
        message.UpdateSent(1, Audience.CUSTOMERS, Stage.INVESTIGATING, f"We look into it.{words}"),
        note.ChangeNoted(1, f"release 4.2{words}", f"checkout{words}"),
        note.FollowUpProposed(1, f"alert on the pool{words}", f"bo{words}"),
        amend.EntryStruck(13, f"wrong{words}"),
        amend.EntryEdited(14, f"roll back now{words}"),
    )
