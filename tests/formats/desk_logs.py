"""Logs as a desk writes them: everything that can be logged, backdated, struck, edited and retimed now and then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from opsdesk.domain.entries import Entry, Payload, amend, board, deciding, declaration, message, note, people, work
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.parts import SentFact
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    Classification,
    HypothesisKind,
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

START = datetime(2026, 3, 1, 14, tzinfo=UTC)
PEOPLE = ("ana", "bo", "cy")

Draw = Callable[[Any], Any]


def one_of(draw: Draw, items: Any) -> Any:
    return draw(st.sampled_from(list(items)))


class Log:
    """Grows a log entry by entry; numbers are given as a desk gives them."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.entries: list[Entry] = []
        self.last: dict[str, int] = {}

    def number(self, counter: str) -> int:
        self.last[counter] = self.last.get(counter, 0) + 1
        return self.last[counter]

    def some(self, counter: str) -> int:
        """The number of one that was there once; 0 when there was none."""
        return one_of(self.draw, range(1, self.last[counter] + 1)) if counter in self.last else 0

    def write(self, payload: Payload | None) -> None:
        if payload is None:
            return
        seq = len(self.entries) + 1
        backdated = one_of(self.draw, (0, 0, 0, 25))
        at = START + timedelta(minutes=10 * seq - backdated)
        by, approx = one_of(self.draw, PEOPLE), self.draw(st.booleans())
        self.entries.append(Entry(7, seq, f"k.{seq}", at, START + timedelta(minutes=10 * seq), by, payload, approx))


def evidence(log: Log) -> Payload | None:
    if not log.some("hypothesis"):
        return None
    number = log.number("evidence")
    rated = {log.some("hypothesis"): one_of(log.draw, Rating) for _ in range(2)}
    return board.EvidenceFiled(number, "a fact", tuple(Judgement(number, on, rating) for on, rating in rated.items()))


def on_the_board(log: Log) -> Payload | None:
    if not (number := log.some("hypothesis")):
        return None
    closed = one_of(log.draw, (HypothesisStatus.CONFIRMED, HypothesisStatus.RULED_OUT))
    return one_of(
        log.draw,
        (
            board.HypothesisBanded(number, one_of(log.draw, [*Band, None])),
            board.HypothesisTested(number, one_of(log.draw, [*PEOPLE, ""])),
            board.HypothesisNamed(number, log.draw(st.booleans())),
            board.HypothesisClosed(number, closed, "because", log.some("evidence"), explains=True),
            board.HypothesisReopened(number, "not so sure"),
        ),
    )


def judged(log: Log) -> Payload | None:
    if not log.some("evidence"):
        return None
    return board.EvidenceJudged(log.some("evidence"), log.some("hypothesis"), one_of(log.draw, [*Rating, None]))


def at_work(log: Log) -> Payload | None:
    if not (number := log.some("action")):
        return None
    return one_of(
        log.draw,
        (
            work.CheckInSet(number, one_of(log.draw, (None, START + timedelta(hours=2)))),
            work.ActionReassigned(number, one_of(log.draw, ((), ("cy",), ("bo", "ana")))),
            work.ActionMoved(number, one_of(log.draw, Lane)),
            work.ActionBlocked(number, "no access", log.draw(st.booleans())),
            work.ActionEnded(number, one_of(log.draw, Outcome), "done"),
            work.ActionDropped(number, "pointless"),
        ),
    )


def on_the_incident(log: Log) -> Payload:
    person, role = one_of(log.draw, PEOPLE), one_of(log.draw, Role)
    return one_of(
        log.draw,
        (
            note.Noted("seen"),
            declaration.SeverityChanged(one_of(log.draw, range(1, 6)), "why"),
            declaration.StatusChanged(one_of(log.draw, Status), "why"),
            declaration.Triaged(one_of(log.draw, Classification), 2, "a rule", "{}", 3, watch=True),
            declaration.Retitled("A better title"),
            declaration.MilestoneSet(one_of(log.draw, Milestone), one_of(log.draw, (None, START)), approx=True),
            declaration.ImpactStated("40 % fail"),
            declaration.Mitigated("rolled back"),
            declaration.PlanStated("wait and see"),
            declaration.ServiceStated(one_of(log.draw, ("checkout", "login")), one_of(log.draw, ServiceState)),
            declaration.LinkKept(one_of(log.draw, ("bridge", "chat")), "https://example.org"),
            people.PersonJoined(person),
            people.PersonLeft(person),
            people.RoleEnded(person, role),
        ),
    )


def on_a_decision(log: Log) -> Payload | None:
    if not (number := log.some("decision")):
        return None
    return one_of(
        log.draw,
        (
            deciding.OptionNamed(number, "wait"),
            deciding.RiskNamed(number, "it takes long"),
            deciding.ObjectionRaised(number, "not tested", one_of(log.draw, [*PEOPLE, ""])),
            deciding.FallbackNamed(number, "fail over"),
            deciding.VerifierNamed(number, one_of(log.draw, PEOPLE), one_of(log.draw, (None, START))),
            deciding.DecisionChecked(number, log.draw(st.booleans()), "errors are gone"),
        ),
    )


def decision(log: Log) -> Payload:
    number, older = log.number("decision"), one_of(log.draw, (False, False, False, True))
    return note.Decided("go", 0 if older else number)


def amendment(log: Log) -> Payload:
    target = one_of(log.draw, range(2, len(log.entries) + 1)) if len(log.entries) > 1 else 1
    return one_of(
        log.draw,
        (
            amend.EntryStruck(target, "wrong") if target > 1 else amend.EntryPinned(target),
            amend.EntryRestored(target),
            amend.EntryEdited(target, "other words"),
            amend.EntryRetimed(target, START + timedelta(minutes=7)),
        ),
    )


def hypothesis(log: Log) -> Payload:
    parent = max(log.some("hypothesis") - 1, 0)
    return board.HypothesisRaised(log.number("hypothesis"), "the cache", one_of(log.draw, HypothesisKind), parent)


def action(log: Log) -> Payload:
    owners, tests = one_of(log.draw, ((), ("ana",), ("bo", "cy"))), log.some("hypothesis")
    check_in, every = one_of(log.draw, (None, START)), one_of(log.draw, (0, 30))
    lane = one_of(log.draw, Lane)
    return work.ActionGiven(log.number("action"), "watch", owners, lane, check_in, every, (tests,) if tests else ())


def update(log: Log) -> Payload:
    next_at = one_of(log.draw, (None, START))
    number, audience, stage = log.number("update"), one_of(log.draw, Audience), one_of(log.draw, Stage)
    known = SentFact("cause", "unknown", "the cause"), SentFact("state", "confirmed", "", START)
    on = "ana", one_of(log.draw, ((), known)), ("VAG3",), one_of(log.draw, ("", "asked for"))
    return message.UpdateSent(number, audience, stage, "We look into it.", "page", next_at, *on)


def role(log: Log) -> Payload:
    return people.RoleTaken(log.number("role"), one_of(log.draw, PEOPLE), one_of(log.draw, Role), handover=True)


STEPS: tuple[Callable[[Log], Payload | None], ...] = (
    hypothesis,
    hypothesis,
    evidence,
    evidence,
    on_the_board,
    judged,
    action,
    at_work,
    at_work,
    update,
    lambda log: note.ChangeNoted(log.number("change"), "release 4.2", "checkout"),
    lambda log: note.FollowUpProposed(log.number("follow-up"), "write a test", "bo"),
    role,
    decision,
    on_a_decision,
    on_a_decision,
    on_the_incident,
    on_the_incident,
    amendment,
)


@st.composite
def desk_logs(draw: st.DrawFn) -> list[Entry]:
    """The whole log of an incident that was declared here."""
    log = Log(draw)
    log.write(declaration.Declared("Checkout is down", draw(st.integers(0, 5))))
    for step in (*STEPS, *draw(st.lists(st.sampled_from(STEPS), max_size=25))):
        log.write(step(log))
    return log.entries
