"""A ritual in full: what is proposed on top, when and what for, what came of it, and its dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from opsdesk.domain.meeting import input_words
from opsdesk.domain.meeting_words import action_words, meeting_words
from opsdesk.domain.ritual import Charter
from opsdesk.domain.ritual_slots import Slot, SlotState
from opsdesk.domain.ritual_standing import Standing
from opsdesk.domain.ritual_words import cost_words, health_words, next_words, recurrence_words, seat_words, stamp
from screens.presenting.listing import Fact, Heading, Line, Part
from screens.presenting.row import MUTED

WARNING = "$text-warning"
SHOWN_MEETINGS = 10
SHOWN_DATES = 8
NEWS = frozenset({SlotState.SKIPPED, SlotState.MISSED})
"""What became of a date that is worth a line of its own."""


def standing_style(held: Standing) -> str:
    """How its next date looks: people sit in it, it is due, or somebody has to decide whether it goes on."""
    if held.under_way is not None:
        return "bold $text-accent"
    due = held.next is not None and held.next.state is SlotState.DUE
    return WARNING if due or held.series_over else ""


def detail(held: Standing, zone: tzinfo, currency: str) -> Iterator[Part]:
    """A ritual in full: what is proposed, when and what for, then what came of it."""
    ritual, charter, proposal = held.ritual, held.ritual.charter, held.health.proposal
    yield Fact("Next", next_words(held, zone), ritual.name, style=standing_style(held))
    if proposal is not None:
        yield Line(f"{proposal.words}? {proposal.why}", "!", style=f"bold {WARNING}")
    yield Fact("Purpose", charter.purpose)
    yield Fact("Aim", f"to {charter.aim}")
    yield Fact("Owner", charter.owner)
    yield Fact("Comes", recurrence_words(charter.recurrence))
    yield Fact("Costs", cost_words(held, currency))
    yield from _against(held)
    yield Heading("What came of it", "in the last 180 days")
    yield from (Line(words) for words in health_words(held.health, currency))
    yield from _to_do(held)
    yield from _agenda(charter)
    yield from _dates(held, zone)
    if held.meetings:
        yield Heading("Meetings")
    yield from (Line(meeting_words(one, zone), leads_to=one.name) for one in held.meetings[:SHOWN_MEETINGS])


def _agenda(charter: Charter) -> Iterator[Part]:
    yield Heading("Agenda", f"{charter.minutes} min")
    for place, item in enumerate(charter.items, start=1):
        yield Line(f"{item.title} · {f'{item.minutes} min' if item.minutes else 'nobody said how long'}", f"{place}.")
        if item.inputs:
            yield Line(", ".join(map(input_words, item.inputs)), "←", indent=3, style=MUTED)
    yield Heading("Who attends")
    yield from (Line(seat_words(seat)) for seat in charter.seats)
    if not charter.seats:
        yield Line("nobody said")
    yield Heading("What there is afterwards")
    yield from (Line(output, "·") for output in charter.outputs)
    if not charter.outputs:
        yield Line("nobody said")


def _against(held: Standing) -> Iterator[Part]:
    """What its design lacks; the proposal of its empty runs was told already."""
    findings = held.findings[1:] if held.health.proposal is not None else held.findings
    if findings:
        yield Heading("What speaks against it")
    yield from (Line(f"{one.words} – {one.advice}", "!", style=WARNING) for one in findings)


def _to_do(held: Standing) -> Iterator[Part]:
    actions = [(meeting, action) for meeting in held.meetings for action in meeting.open_actions]
    if actions:
        yield Heading("Still to be done")
    yield from (
        Line(f"{meeting.name} {action_words(action)}", "○", leads_to=meeting.name) for meeting, action in actions
    )


def _dates(held: Standing, zone: tzinfo) -> Iterator[Part]:
    """The dates ahead, and those of the past on which it wasn't held."""
    ahead = [slot for slot in held.slots if slot.state.is_open][:SHOWN_DATES]
    gone = [slot for slot in held.slots if slot.state in NEWS]
    if ahead or gone:
        yield Heading("Dates")
    for slot in (*gone[-SHOWN_DATES:], *ahead):
        style = WARNING if slot.state in {SlotState.MISSED, SlotState.DUE} else ""
        yield Line(f"{stamp(slot.planned_at, zone)} · {_slot_words(slot)}", style=style)


def _slot_words(slot: Slot) -> str:
    moved = "moved" if slot.moved else ""
    words = " · ".join(part for part in (str(slot.state), moved) if part)
    return f"{words}: {slot.why}" if slot.why else words
