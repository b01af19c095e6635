"""A meeting's minutes: what was decided and who does what first, then the parking lot, then item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

from opsdesk.domain.meeting import Agreed, AgreedStatus, Ending, Gathered, Meeting, Said, filled_in
from opsdesk.domain.ritual import AgendaItem
from opsdesk.domain.times import spoken
from opsdesk.formats.markdown.escape import inside
from opsdesk.formats.markdown.page import Clock, bullets, page, part, section


def minutes(meeting: Meeting, gathered: Sequence[Gathered], now: datetime, *, zone: tzinfo) -> str:
    """The minutes as Markdown; of a meeting that isn't over, as it stands now."""
    clock = Clock.over((at for at in (meeting.begun_at, meeting.ended_at or now) if at), zone)
    items = enumerate(meeting.charter.items)
    return page(
        f"# Minutes: {_title(meeting.title)}",
        _head(meeting, now, clock),
        section("Decisions", bullets(map(_decision, meeting.decisions)) or "None."),
        section("Actions", bullets(map(_action, meeting.actions)) or "None."),
        section("Parking lot", bullets(inside(said.words) for said in meeting.parked)),
        section("Agenda", *(_item(meeting, place, item, gathered, now) for place, item in items)),
    )


def _head(meeting: Meeting, now: datetime, clock: Clock) -> str:
    begun = meeting.begun_at
    ending = {Ending.BROKEN_OFF: f"broken off: {inside(meeting.why)}", Ending.HELD: "", None: "under way"}
    facts = (
        meeting.name,
        meeting.ritual_name,
        f"{clock.day(begun)}, {clock.period(begun, meeting.ended_at)}" if begun else "",
        f"{spoken(meeting.took(now))} of {meeting.charter.minutes} min",
        ending[meeting.ending],
        f"held by {inside(meeting.begun_by)}",
        f"here: {', '.join(map(inside, meeting.present))}" if meeting.present else "",
    )
    purpose = f"Purpose: {inside(meeting.charter.purpose)}" if meeting.charter.purpose else ""
    return "\n\n".join(part for part in (" · ".join(fact for fact in facts if fact), purpose) if part)


def _decision(said: Said) -> str:
    return inside(said.words)


def _action(action: Agreed) -> str:
    due = f", due {action.due_on}" if action.due_on else ""
    why = f" ({action.status}{f': {inside(action.why)}' if action.why else ''})" if not action.is_open else ""
    box = "x" if action.status is AgreedStatus.DONE else " "
    return f"[{box}] {action.name} **{inside(action.owner)}**: {inside(action.task)}{due}{why}"


def _item(meeting: Meeting, place: int, item: AgendaItem, gathered: Iterable[Gathered], now: datetime) -> str:
    lines = (*_said(meeting, place), *_gathered(item, gathered))
    spent = meeting.spent(place, now)
    took = f"{spoken(spent)}" if spent >= timedelta(minutes=1) else "under a minute" if spent else "not talked about"
    planned = f" of {item.minutes} min" if item.minutes and spent else ""
    return part(f"{place + 1}. {_title(item.title)} ({took}{planned})", bullets(lines) or "Nothing was written down.")


def _said(meeting: Meeting, place: int) -> Iterator[str]:
    yield from (f"Decided: {inside(said.words)}" for said in _of(meeting.decisions, place))
    yield from (
        f"Action {action.name}: {inside(action.owner)}, {inside(action.task)}"
        for action in meeting.actions
        if action.item == place
    )
    yield from (inside(said.words) for said in _of(meeting.notes, place))


def _gathered(item: AgendaItem, gathered: Iterable[Gathered]) -> Iterator[str]:
    for held in filled_in(item, gathered):
        more = [f"and {held.more} more"] if held.more else []
        inner = "\n".join(f"  - {inside(line)}" for line in (*held.lines, *more))
        yield f"On the desk then, {held.heading}:" + (f"\n{inner}" if inner else " nothing")


def _of(said: Iterable[Said], place: int) -> Iterator[Said]:
    return (one for one in said if one.item == place)


def _title(text: str) -> str:
    """Words of a heading: signs at its end that would close it are shown."""
    plain = inside(text)
    return f"{plain[:-1]}\\#" if plain.endswith("#") else plain
