"""Use cases within a meeting: go from item to item, keep what is decided, parked and noted, and who does what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from opsdesk.desk import dossiers
from opsdesk.desk.decision import need_reason, person, words, words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.desk.meetings import write
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.meeting import Agreed, AgreedStatus, Meeting
from opsdesk.domain.meeting_happenings import (
    MEETINGS,
    ActionAgreed,
    ActionSettled,
    Decided,
    Noted,
    Parked,
    PresentTold,
    TurnedTo,
)
from opsdesk.domain.text import one_line


def turn_to(desk: Desk, number: int, item: int) -> Meeting:
    """Goes to an item by its number from 1; its timer goes on where it stopped."""

    def rule(meeting: Meeting) -> TurnedTo:
        if not 1 <= item <= len(meeting.charter.items):
            raise BadInput(f"{meeting.name} has items 1 to {len(meeting.charter.items)}")
        return TurnedTo(item - 1)

    return write(desk, number, rule)


def step(desk: Desk, number: int, by: int = 1) -> Meeting:
    """Goes on to the next item, or back by −1; refused at either end of the agenda."""

    def rule(meeting: Meeting) -> TurnedTo:
        wanted = meeting.item + by
        if not 0 <= wanted < len(meeting.charter.items):
            raise Refused("that was the last item: end it (end)" if by > 0 else "this is the first item")
        return TurnedTo(wanted)

    return write(desk, number, rule)


def here(desk: Desk, number: int, names: Iterable[str]) -> Meeting:
    """Says who is there, in place of what was said before."""
    present = tuple(dict.fromkeys(person(name) for name in names))
    if not present:
        raise BadInput("name who is there")
    return write(desk, number, lambda meeting: PresentTold(present))


def decide(desk: Desk, number: int, text: str) -> Meeting:
    """Keeps a decision."""
    said = words(text, "the decision")
    return write(desk, number, lambda meeting: Decided(said))


def park(desk: Desk, number: int, text: str) -> Meeting:
    """Puts something in the parking lot."""
    said = words(text, "what is parked")
    return write(desk, number, lambda meeting: Parked(said))


def note(desk: Desk, number: int, text: str) -> Meeting:
    """Writes something down."""
    said = words(text, "the note")
    return write(desk, number, lambda meeting: Noted(said))


def agree(desk: Desk, number: int, owner: str, task: str, due_on: date | None = None) -> Meeting:
    """Keeps an action with the one person who answers for it."""
    who, what = person(owner), one_line(words(task, "the action"))

    def rule(meeting: Meeting) -> ActionAgreed:
        return ActionAgreed(max((action.number for action in meeting.actions), default=0) + 1, what, who, due_on)

    return write(desk, number, rule)


def settle(desk: Desk, number: int, action: int, status: AgreedStatus, why: str = "") -> Meeting:
    """Says that an action is done, or dropped for a reason, or open again; also long after the meeting."""
    said = one_line(words_if_any(why))
    if status is AgreedStatus.DROPPED:
        said = one_line(need_reason(why, "dropping an action"))

    def rule(meeting: Meeting) -> Iterable[ActionSettled]:
        if _action(meeting, action).status is not status:
            yield ActionSettled(action, status, said)

    return dossiers.do(desk, MEETINGS, number, rule)


def _action(meeting: Meeting, number: int) -> Agreed:
    found = next((action for action in meeting.actions if action.number == number), None)
    if found is None:
        raise BadInput(f"{meeting.name} has no action A{number}")
    return found
