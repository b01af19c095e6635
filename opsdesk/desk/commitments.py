"""Use cases about what one team promised another: promise, keep, break, move, block, escalate.

How long somebody has been waiting, and who keeps their promises, is `commitments_standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from opsdesk.desk import dossiers, fields, teams
from opsdesk.desk.commitments_blockers import blocker_of
from opsdesk.desk.decision import is_still_to_come, need_reason, words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.domain.commitment import HIGHEST_LEVEL, Commitment, Ending, Promise
from opsdesk.domain.commitment_happenings import (
    COMMITMENTS,
    Blocked,
    Edited,
    Ended,
    Escalated,
    Moved,
    Promised,
    Unblocked,
)
from opsdesk.domain.commitment_standing import freed_by
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.team import spelling
from opsdesk.domain.text import one_line

MOST: Final = 100_000
"""Commitments that are listed."""


def promise(desk: Desk, given: Promise) -> Commitment:
    """Keeps what a team promised another one: from here on somebody waits."""
    kept = checked(desk, given)
    return dossiers.begin(desk, COMMITMENTS, lambda commitment: (Promised(kept),))


def edit(desk: Desk, number: int, given: Promise, shown: Promise) -> Commitment:
    """Makes a promise read otherwise; EditedMeanwhile when it isn't any more as its form showed it.

    A date that was agreed on is moved with a reason, never edited: moved dates count.
    """
    kept = checked(desk, given)

    def decide(commitment: Commitment) -> Iterable[Edited]:
        if _open(commitment).promise != shown:
            raise EditedMeanwhile(commitment.name, mine=kept.words, theirs=commitment.promise.words)
        if shown.due is not None and kept.due != shown.due:
            raise Refused(f"{commitment.name} was promised by {shown.due}: move the date, and say why")
        if kept != shown:
            yield Edited(kept)

    return dossiers.do(desk, COMMITMENTS, number, decide)


def keep(desk: Desk, number: int, on: date, words: str = "") -> Commitment:
    """Says that it was delivered, on which day, and what shows it."""
    return _end(desk, number, Ending.KEPT, on, words_if_any(words, "what shows it"))


def give_up(desk: Desk, number: int, on: date, why: str) -> Commitment:
    """Says that it was broken: it won't be delivered, or came too late to matter."""
    return _end(desk, number, Ending.BROKEN, on, need_reason(why, "a broken promise"))


def release(desk: Desk, number: int, on: date, why: str) -> Commitment:
    """Says that the receiver doesn't need it any more."""
    return _end(desk, number, Ending.RELEASED, on, need_reason(why, "letting go of a promise"))


def move(desk: Desk, number: int, to: date, why: str = "", *, today: date) -> Commitment:
    """Agrees on another date, for a reason; the first date of one that had none needs no reason.

    Raises BadInput for one that has been: nobody can keep what is moved there.
    """
    fields.sensible("the date", to, "a promise")
    said = one_line(words_if_any(why))

    def rule(commitment: Commitment) -> Moved:
        due = commitment.promise.due
        if due == to:
            raise Refused(f"{commitment.name} is promised by {to} already")
        if due is not None:
            need_reason(why, "moving a date")
        if due is not None and to < today:
            raise BadInput(f"{to} has been already: agree on a day to come, or say that it is kept or broken")
        return Moved(to, said)

    return _do(desk, number, rule)


def block(desk: Desk, number: int, by: str) -> Commitment:
    """Says what it waits for: `COM-4`, a team, either with words after a colon, or words alone."""
    blocker = blocker_of(desk, by)
    others = {held.number: held for held in listed(desk, every=True)}

    def decide(commitment: Commitment) -> Iterable[Happening[Commitment]]:
        _open(commitment)
        if blocker.commitment == number:
            raise BadInput(f"{commitment.name} can't wait for itself")
        if spelling(blocker.team) == spelling(commitment.promise.giver):
            raise BadInput(f"{blocker.team} is who promised it: say in words what holds them up")
        if freed := freed_by(commitment, others):
            yield Unblocked(freed)
        yield Blocked(blocker)

    return dossiers.do(desk, COMMITMENTS, number, decide)


def unblock(desk: Desk, number: int, why: str = "") -> Commitment:
    """Says that it can go on."""
    said = one_line(words_if_any(why))

    def rule(commitment: Commitment) -> Unblocked:
        if commitment.blocker is None:
            raise Refused(f"{commitment.name} isn't blocked")
        return Unblocked(said)

    return _do(desk, number, rule)


def escalate(desk: Desk, number: int, to: str, why: str, *, level: int = 0) -> Commitment:
    """Asks somebody to decide who can; a level higher than before unless one is given (1 leads … 4 executives)."""
    whom = fields.field("whom to ask", to, needed=True).removeprefix("@")
    reason = one_line(need_reason(why, "escalating"))
    if not 0 <= level <= HIGHEST_LEVEL:
        raise BadInput(f"{level} is no level (1 to {HIGHEST_LEVEL})")

    def rule(commitment: Commitment) -> Escalated:
        return Escalated(level or min(commitment.level + 1, HIGHEST_LEVEL), whom, reason)

    return _do(desk, number, rule)


def undo(desk: Desk, number: int) -> Commitment:
    """Takes back what I wrote of it last; raises Refused when that can't be."""
    return dossiers.undo(desk, COMMITMENTS, number)


def one(desk: Desk, number: int) -> Commitment:
    """A commitment as it stands; raises NotFound."""
    return dossiers.one(desk, COMMITMENTS, number)


def listed(desk: Desk, *, every: bool = False) -> list[Commitment]:
    """Every promise that somebody waits for, newest first; on request also those that are over."""
    return dossiers.listed(desk, COMMITMENTS, under_way=not every, limit=MOST)


def blocked(desk: Desk) -> tuple[Commitment, ...]:
    """Those that can't go on, the longest blocked first; not those whose blocker is out of the way meanwhile."""
    every = {held.number: held for held in listed(desk, every=True)}
    held_up = [held for held in every.values() if held.blocker and not held.over and not freed_by(held, every)]
    return tuple(sorted(held_up, key=lambda held: (_since(held), held.number)))


def checked(desk: Desk, given: Promise) -> Promise:
    """The promise with every text cleaned and teams spelt as they are kept; raises BadInput."""
    known = teams.roster(desk)
    fields.sensible("the date", given.due, "a promise")
    kept = replace(
        given,
        giver=known.spelt(fields.field("who promises", given.giver, needed=True)),
        person=fields.owner(given.person),
        receiver=known.spelt(fields.field("who waits", given.receiver, needed=True)),
        deliverable=fields.field("what is promised", given.deliverable, needed=True),
        done_test=fields.field("the done-test", given.done_test),
    )
    if spelling(kept.giver) == spelling(kept.receiver):
        raise BadInput(f"{kept.giver} promises itself something: that is an action, not a commitment")
    return kept


def _end(desk: Desk, number: int, ending: Ending, on: date, words: str) -> Commitment:
    if is_still_to_come(on, desk.clock()):
        raise BadInput(f"{on} is still to come")
    said = one_line(words)
    return _do(desk, number, lambda commitment: Ended(ending, on, said))


def _do(desk: Desk, number: int, rule: Callable[[Commitment], Happening[Commitment]]) -> Commitment:
    return dossiers.do(desk, COMMITMENTS, number, lambda commitment: (rule(_open(commitment)),))


def _open(commitment: Commitment) -> Commitment:
    if commitment.over:
        raise Refused(f"{commitment.name} is {commitment.ending}: what happens next is a promise of its own")
    return commitment


def _since(commitment: Commitment) -> datetime:
    since = commitment.blocker.since if commitment.blocker else None
    return since or datetime.max.replace(tzinfo=UTC)
