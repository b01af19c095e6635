"""A meeting as people sit in it: the head with its clock, the agenda with what each item took, the item in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from textual.content import Content

from opsdesk.domain.errors import BadInput
from opsdesk.domain.meeting import Gathered, Meeting, filled_in
from opsdesk.domain.meeting_cost import cost_of, money
from opsdesk.domain.meeting_policy import MeetingPolicy
from opsdesk.domain.meeting_words import action_words, outcome_words, timer_words
from opsdesk.domain.text import one_line
from opsdesk.domain.times import countdown
from screens.presenting.listing import Fact, Heading, Line, Part, lines_of
from screens.presenting.row import GONE, MUTED, join, plain, spread
from screens.widgets.line_list import Row

HERE, BEEN, AHEAD = "→", "✓", "○"
CALM, SOON, OVER = MUTED, "$text-warning", "bold $text-error"
SOON_LEFT = timedelta(minutes=1)


def meeting_head(meeting: Meeting, policy: MeetingPolicy, now: datetime, width: int) -> Content:
    """`MTG-3 On-call review · item 2 of 5      40 EUR so far   12:04 of 30 min`."""
    place = f" · item {meeting.item + 1} of {len(meeting.charter.items)}" if meeting.under_way else ""
    left = join(plain(f"{meeting.name} {one_line(meeting.title)}", "bold"), plain(place, MUTED))
    took, booked = meeting.took(now), meeting.charter.lasts
    if not meeting.under_way:
        return spread(width, left, plain(f"{meeting.ending} · {outcome_words(meeting)}", MUTED))
    over = took > booked
    words = f"{countdown(took - booked)} over the {meeting.charter.minutes} min" if over else ""
    clock = plain(words or f"{countdown(took)} of {meeting.charter.minutes} min", OVER if over else "")
    return spread(width, left, join(plain(_cost(meeting, policy, took), MUTED), clock))


def timer_line(meeting: Meeting, now: datetime, width: int) -> Content:
    """The item that is talked about and its clock, loud once it is over its minutes; of one that ended, what to do."""
    if not meeting.under_way:
        return plain("Over: y copies the minutes, E writes them, q leaves", "bold $text-accent").truncate(width)
    left = meeting.left(now)
    style = CALM if left is None else OVER if left < timedelta(0) else SOON if left <= SOON_LEFT else "bold"
    words = plain(one_line(meeting.current.title), "bold $text-accent")
    return spread(width, words, plain(timer_words(meeting, now), style))


def agenda_rows(meeting: Meeting, now: datetime, width: int) -> tuple[Row, ...]:
    """A row an item: its sign, its title, its minutes, and once it was talked about what it took of them."""
    return tuple(Row(str(place), _item(meeting, place, now, width)) for place, _ in enumerate(meeting.charter.items))


def item_parts(meeting: Meeting, place: int, gathered: Iterable[Gathered]) -> Iterator[Part]:
    """What the desk filled in for an item, and what was said at it."""
    item = meeting.charter.items[place]
    for held in filled_in(item, gathered):
        yield Heading(held.heading.capitalize(), "nothing" if not held.count else "")
        yield from (Line(line, "·") for line in held.lines)
        if held.more:
            yield Line(f"and {held.more} more", style=MUTED)
    yield from _said(meeting, place)
    if place == len(meeting.charter.items) - 1:
        yield from _expected(meeting.charter.outputs)


def item_rows(parts: Iterable[Part], width: int) -> tuple[Row, ...]:
    """The same as rows; the item's title stands on the pane's border."""
    lines = [line for part in parts for line in lines_of(part, width)]
    if lines and not lines[0].plain:
        del lines[0]
    return tuple(Row(str(place), line) for place, line in enumerate(lines))


def whole_parts(meeting: Meeting, place: int) -> Iterator[Part]:
    """Who is there, and what has come of it so far at the other items: stands below the one in full."""
    yield Heading("So far", outcome_words(meeting))
    yield Fact("Here", ", ".join(meeting.present), "" if meeting.present else "h says who")
    yield from (Line(said.words, "!") for said in meeting.decisions if said.item != place)
    yield from (Line(action_words(action), "@") for action in meeting.actions if action.item != place)


def _said(meeting: Meeting, place: int) -> Iterator[Part]:
    told = (
        *((said.at, "!", said.words) for said in meeting.decisions if said.item == place),
        *((said.at, "?", said.words) for said in meeting.parked if said.item == place),
        *((said.at, "✎", said.words) for said in meeting.notes if said.item == place),
    )
    actions = [action for action in meeting.actions if action.item == place]
    if told or actions:
        yield Heading("Said")
    yield from (Line(words, sign) for _, sign, words in sorted(told))
    yield from (Line(action_words(action), "@") for action in actions)


def _expected(outputs: Sequence[str]) -> Iterator[Part]:
    if outputs:
        yield Heading("Expected by the end")
    yield from (Line(output, "·") for output in outputs)


def _item(meeting: Meeting, place: int, now: datetime, width: int) -> Content:
    item, spent = meeting.charter.items[place], meeting.spent(place, now)
    here = meeting.under_way and place == meeting.item
    sign = HERE if here else BEEN if spent else AHEAD
    style = "bold" if here else GONE if spent else ""
    over = bool(item.minutes) and spent > timedelta(minutes=item.minutes)
    took = plain(countdown(spent) if spent else "", OVER if over else MUTED)
    planned = f"{' of ' if spent else ''}{item.minutes:>2} min" if item.minutes else ""
    left = join(
        plain(f"{sign} ", "bold $text-accent" if here else MUTED), plain(f"{place + 1} {one_line(item.title)}", style)
    )
    return spread(width, left, join(took, plain(planned, MUTED)))


def _cost(meeting: Meeting, policy: MeetingPolicy, took: timedelta) -> str:
    try:
        amount = cost_of(meeting.charter, policy.bands, took)
    except BadInput:
        return ""
    return f"{money(amount, policy.currency)} so far   " if amount else ""
