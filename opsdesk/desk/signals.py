"""Use cases about signals: look at those that wait, merge one into an incident, dismiss, take that back.

How reports become signals is `signals_taking_in`, how an incident is declared from one `signals_declaring`, and what an
incident is told of one `signals_telling`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Final

from opsdesk.desk import dossiers, noting, signals_telling
from opsdesk.desk.decision import need_reason
from opsdesk.desk.desk import Desk
from opsdesk.domain import signal_noise
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import Refused
from opsdesk.domain.signal import Ending, Signal, in_order
from opsdesk.domain.signal_happenings import SIGNALS, Dismissed, Merged, Reported
from opsdesk.domain.signal_noise import SourceNoise
from opsdesk.domain.signal_report import Report
from opsdesk.domain.signal_words import ending_words, names_words
from opsdesk.domain.text import one_line

MOST: Final = 100_000
"""Signals that are listed."""
BY_ITSELF: Final = "resolved by itself"
"""Why a signal is dismissed that its source resolved before anybody looked."""


def merge(desk: Desk, numbers: Sequence[int], incident: int) -> list[Signal]:
    """Makes signals part of an open incident, all or none: what their sources said stands there, and what follows."""
    with desk.together():
        chosen, into = [undecided(one(desk, number)) for number in dict.fromkeys(numbers)], desk.incident(incident)
        if into.status.is_over:
            raise Refused(f"{into.name} is {into.status}: declare {names_words(chosen)}, or open {into.name} again")
        for note in signals_telling.belonging(chosen):
            desk.do(incident, noting.take_note(note))
        tell_story(desk, chosen, incident)
        return dossiers.do_all(desk, SIGNALS, [(one.number, lambda waiting: (Merged(incident),)) for one in chosen])


def dismiss(desk: Desk, numbers: Sequence[int], why: str) -> list[Signal]:
    """Says why signals are no incident, of all of them or of none."""
    reason = one_line(need_reason(why, "dismissing a signal"))

    def decide(signal: Signal) -> Iterable[Happening[Signal]]:
        undecided(signal)
        yield Dismissed(reason)

    with desk.together():
        for number in numbers:
            one(desk, number)
        return dossiers.do_all(desk, SIGNALS, [(number, decide) for number in dict.fromkeys(numbers)])


def undo(desk: Desk, numbers: Sequence[int]) -> list[Signal]:
    """Takes back what I decided about signals last, so that they wait again; raises Refused when that can't be."""
    with desk.together():
        before = [_revocable(one(desk, number)) for number in dict.fromkeys(numbers)]
        after = [dossiers.undo(desk, SIGNALS, signal.number) for signal in before]
        for incident in dict.fromkeys(signal.incident for signal in before if signal.ending is Ending.MERGED):
            left = names_words([signal for signal in before if signal.incident == incident])
            desk.do(incident, noting.take_note(f"no part of this after all: {left}"))
        return after


def one(desk: Desk, number: int) -> Signal:
    """A signal as it stands; raises NotFound."""
    return dossiers.one(desk, SIGNALS, number)


def listed(desk: Desk, *, every: bool = False) -> list[Signal]:
    """The signals that wait, as somebody has to look at them; on request also those that were decided, newest first."""
    held = dossiers.listed(desk, SIGNALS, under_way=not every, limit=MOST)
    return held if every else in_order(held)


def waiting(desk: Desk, known: Mapping[int, Signal]) -> dict[int, Signal]:
    """The signals that wait, by number; of those that are `known` only what changed is read."""
    return dossiers.under_way(desk, SIGNALS, known)


def reports(desk: Desk, number: int) -> list[Report]:
    """Everything that its source said of a signal, as it came in."""
    pages = (page.happening for page in dossiers.history(desk, SIGNALS, number))
    return [happening.report for happening in pages if isinstance(happening, Reported)]


def noise(desk: Desk, zone: tzinfo, since: datetime) -> tuple[SourceNoise, ...]:
    """What each source cost since a moment, the costliest first; nights are those of a zone."""
    came = (signal for signal in listed(desk, every=True) if signal.opened_at and signal.opened_at >= since)
    return signal_noise.noise(came, zone)


def tell_story(desk: Desk, chosen: Sequence[Signal], incident: int) -> None:
    """Tells an incident what was worth keeping of signals before they became part of it."""
    heard = [(signal, reports(desk, signal.number)) for signal in chosen]
    told = signals_telling.story(desk.incident(incident), heard, desk.clock())
    if told:
        desk.play(incident, told)


def _revocable(signal: Signal) -> Signal:
    """The signal, if a decision on it can be taken back; raises Refused."""
    if not signal.over:
        raise Refused(f"{signal.name} waits: nothing was decided on it")
    if signal.ending is Ending.DECLARED:
        raise Refused(f"{signal.name} is {ending_words(signal)}, which can't be undone: “:cancelled why” ends it there")
    return signal


def undecided(signal: Signal) -> Signal:
    """The signal, if it still waits; raises Refused for one on which somebody decided."""
    if signal.over:
        raise Refused(f"{signal.name} is decided already: {ending_words(signal)}")
    return signal
