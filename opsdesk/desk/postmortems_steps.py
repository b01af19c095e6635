"""Use cases about how far a postmortem is: people met, it goes a step ahead or back, nobody needs it.

What stands in the way of a step is asked of `postmortems_standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import fields, noting, postmortems
from opsdesk.desk.decision import need_reason
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_standing import reasons
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.postmortem import Postmortem, Review, State
from opsdesk.domain.postmortem_happenings import Moved, ReviewHeld
from opsdesk.domain.text import one_line

MOST_IN_A_REFUSAL: Final = 3
"""Reasons that a refusal names; of the others it gives the number."""
_BACK: Final = (State.DRAFT, State.IN_REVIEW, State.REVIEWED, State.CLOSED)


def hold_review(
    desk: Desk,
    number: int,
    on: date,
    present: Iterable[str],
    meeting: int = 0,
    *,
    today: date,
    shown: Postmortem | None = None,
) -> Postmortem:
    """Says that people met, on which day and who was there; raises BadInput without anybody, for a day to come, or for
    one before the incident.

    `today` is the one where the person sits: in the east it has begun before UTC's. With the postmortem that a form
    showed, EditedMeanwhile says that its review reads otherwise by now.
    """
    names = fields.names("who was there", (name.removeprefix("@") for name in present))
    if not names:
        raise BadInput("say who was there: a review is a meeting of people")
    if on > today:
        raise BadInput(f"{on} is still to come")
    postmortems.not_before_its_incident(desk, number, on)
    review = Review(on, names, meeting)

    def rule(held: Postmortem) -> ReviewHeld | None:
        if shown is not None and held.review != shown.review:
            raise EditedMeanwhile(f"{held.name}'s review", mine=_told(review), theirs=_told(held.review))
        return ReviewHeld(review) if review != held.review else None

    return postmortems.do(desk, number, rule)


def advance(desk: Desk, settings: Settings, number: int) -> Postmortem:
    """Goes a step ahead, and the incident's timeline says so; Refused with the reasons where a gate holds it back."""
    held = postmortems.one(desk, number)
    ahead = held.state.ahead
    if ahead is None:
        raise Refused(f"{held.name} is {held.state}: there is no step ahead")
    if found := reasons(desk, settings, held):
        told = "; ".join(reason.words for reason in found[:MOST_IN_A_REFUSAL])
        more = len(found) - MOST_IN_A_REFUSAL
        raise Refused(f"{held.name} can't be {ahead} yet: {told}{f'; and {more} more' if more > 0 else ''}")

    def rule(now: Postmortem) -> Moved:
        if now.seq != held.seq:
            raise Refused(f"{held.name} was changed meanwhile: look at it again")
        return Moved(ahead)

    return _move(desk, number, rule)


def back(desk: Desk, number: int, why: str, to: State | None = None) -> Postmortem:
    """Goes a step back, or as far as is said, for a reason; what was called off becomes a draft again."""
    reason = one_line(need_reason(why, "going back"))

    def rule(held: Postmortem) -> Moved:
        place = _BACK.index(held.state) if held.state in _BACK else 1
        target = to or (_BACK[place - 1] if place else None)
        if target is None or target not in _BACK[:place]:
            raise Refused(f"{held.name} is {held.state}: there is no step back{f' to {to}' if to else ''}")
        return Moved(target, reason)

    return _move(desk, number, rule)


def call_off(desk: Desk, number: int, why: str) -> Postmortem:
    """Says that nobody needs it, and why; its follow-ups stay."""
    reason = one_line(need_reason(why, "calling a postmortem off"))

    def rule(held: Postmortem) -> Moved:
        postmortems.to_change(held)
        return Moved(State.CALLED_OFF, reason)

    return _move(desk, number, rule)


def _told(review: Review | None) -> str:
    return f"{review.on} with {', '.join(review.present)}" if review else "none"


def _move(desk: Desk, number: int, rule: Callable[[Postmortem], Moved]) -> Postmortem:
    """The step, and in the incident's timeline the note of it: both, or neither."""
    with desk.together():
        held = postmortems.one(desk, number)
        moved = rule(held)
        why = f": {moved.why}" if moved.why else ""
        noted = desk.do(held.incident, noting.take_note(f"{held.name} is {moved.state}{why}"))
        told = (held.incident, noted.incident.seq)
        return postmortems.write(desk, number, lambda held: replace(moved, told=told))
