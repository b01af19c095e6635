"""Hypotheses and actions as items of a shape: when they began, what became of them on the way, and how they ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from opsdesk.domain.action import Action
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.board import HypothesisClosed, HypothesisReopened, HypothesisTested
from opsdesk.domain.entries.work import ActionBlocked, ActionReassigned
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.shape import Item, Mark, Span
from opsdesk.domain.shape_signs import Phase, Sign
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import ActionStatus, HypothesisStatus, Outcome

_OUTCOMES = {
    Outcome.HELPED: Sign.HELPED,
    Outcome.DID_NOT_HELP: Sign.NO_HELP,
    Outcome.MADE_IT_WORSE: Sign.WORSE,
    Outcome.NOT_SAID: Sign.DONE,
}
_CLOSED = {HypothesisStatus.CONFIRMED: Sign.CONFIRMED, HypothesisStatus.RULED_OUT: Sign.RULED_OUT}


@dataclass(frozen=True, slots=True)
class History:
    """What the log tells of each hypothesis and action after it began, in the order in which it was written."""

    hypotheses: Mapping[int, Sequence[Entry]]
    actions: Mapping[int, Sequence[Entry]]

    @classmethod
    def of(cls, settled: Iterable[Entry]) -> History:
        """The history in entries as they count now: none of them struck."""
        hypotheses: defaultdict[int, list[Entry]] = defaultdict(list)
        actions: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry in settled:
            if isinstance(entry.payload, HypothesisTested | HypothesisClosed | HypothesisReopened):
                hypotheses[entry.payload.number].append(entry)
            elif isinstance(entry.payload, ActionReassigned | ActionBlocked):
                actions[entry.payload.number].append(entry)
        return cls(hypotheses, actions)


class _Course:
    """Phases that follow one another; a change that was backdated before the last one takes no time."""

    def __init__(self, phase: Phase, since: datetime) -> None:
        self._phase: Phase | None = phase
        self._since = since
        self.spans: list[Span] = []

    def turn(self, phase: Phase | None, at: datetime) -> None:
        """Another phase from then on; None where nothing goes on any more."""
        if self._phase is not None and at > self._since:
            self.spans.append(Span(self._phase, self._since, at))
        self._phase, self._since = phase, max(at, self._since)

    def run_on(self, until: datetime) -> tuple[Span, ...]:
        """All of them; what hasn't ended runs as far as the picture goes."""
        if self._phase is not None:
            self.spans.append(Span(self._phase, self._since, max(until, self._since), running=True))
        return tuple(self.spans)


def hypothesis_item(held: Hypothesis, log: Sequence[Entry], horizon: datetime) -> Item:
    """A hypothesis: raised, tested, confirmed or ruled out, and open again."""
    known = (held.name, held.statement, str(held.status), held.closed_why)
    if held.raised_at is None:
        return Item(*known)
    marks = [Mark(Sign.RAISED, held.raised_at, f"raised by {held.raised_by}" if held.raised_by else "raised")]
    course = _Course(Phase.OPEN, held.raised_at)
    status = HypothesisStatus.OPEN
    for entry in log:
        mark, status = _turned(entry, status)
        marks.append(mark)
        course.turn(_PHASE_OF.get(status), entry.at)
    return Item(*known, _in_order(marks), course.run_on(horizon))


_PHASE_OF = {HypothesisStatus.OPEN: Phase.OPEN, HypothesisStatus.TESTING: Phase.TESTING}


def _turned(entry: Entry, status: HypothesisStatus) -> tuple[Mark, HypothesisStatus]:
    """The mark of an entry, and how the hypothesis stands after it: as the entry itself says (`change`)."""
    payload = entry.payload
    words, sign = payload.headline(), Sign.TESTED
    if isinstance(payload, HypothesisClosed):
        sign, status = _CLOSED.get(payload.status, Sign.RULED_OUT), payload.status
    elif isinstance(payload, HypothesisReopened):
        sign, status = Sign.REOPENED, HypothesisStatus.OPEN
    elif isinstance(payload, HypothesisTested):
        sign = Sign.TESTED if payload.tester else Sign.PUT_DOWN
        if not status.is_closed:
            status = HypothesisStatus.TESTING if payload.tester else HypothesisStatus.OPEN
    return Mark(sign, entry.at, words, entry.approx), status


def action_item(held: Action, log: Sequence[Entry], horizon: datetime) -> Item:
    """An action: given, handed on, blocked, and how it ended. One that nobody knows the beginning of has its end."""
    marks = [] if held.given_at is None else [Mark(Sign.GIVEN, held.given_at, _given(held))]
    course = _Course(Phase.DOING, held.given_at) if held.given_at else None
    for entry in log:
        payload = entry.payload
        sign, phase = Sign.HANDED_ON, None
        if isinstance(payload, ActionBlocked):
            sign, phase = (Sign.BLOCKED, Phase.BLOCKED) if payload.blocked else (Sign.RESUMED, Phase.DOING)
        marks.append(Mark(sign, entry.at, payload.headline(), entry.approx))
        if course and phase:
            course.turn(phase, entry.at)
    if held.status.is_over and held.ended_at:
        marks.append(Mark(_ended(held), held.ended_at, _stands(held)))
        if course:
            course.turn(None, held.ended_at)
    spans = course.run_on(horizon) if course else ()
    return Item(held.name, held.text, _stands(held), held.why, _in_order(marks), spans)


def _given(held: Action) -> str:
    return f"given by {held.given_by}" if held.given_by else "given"


def _ended(held: Action) -> Sign:
    return Sign.DROPPED if held.status is ActionStatus.DROPPED else _OUTCOMES[held.outcome or Outcome.NOT_SAID]


def _stands(held: Action) -> str:
    outcome = held.outcome if held.outcome is not Outcome.NOT_SAID else None
    return str(outcome or held.status)


def _in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.at))
