"""Rituals as lines: the one that is held next first, with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from textual.content import Content

from opsdesk.domain.ritual_health import Health
from opsdesk.domain.ritual_slots import SlotState
from opsdesk.domain.ritual_standing import Standing
from opsdesk.domain.text import one_line
from screens.presenting.listing import Look, Order, counted
from screens.presenting.ritual_detail import WARNING, detail, standing_style
from screens.presenting.row import GONE, MUTED, column, join, plain
from screens.session import Session

ACCENT = "$text-accent"
WHEN = 18
"""Cells of the time a ritual is held next."""
ROOM_FOR_OWNER = 70
"""Cells of a line that names the owner."""
OWNER, HEALTH = 10, 12
"""Cells of the owner, and of what came of it."""
UNOWNED = "Nobody owns it"


def rituals_look(session: Session) -> Look[Standing]:
    """How the list reads."""
    return Look(
        title="Rituals",
        one="ritual",
        empty=(
            "No ritual is kept yet. Here belong meetings that come again, each with a purpose, an owner, an agenda and"
            " an end; n sets the first one up, from one of five templates or from nothing."
        ),
        orders=(
            Order("By next date", lambda held: _group(held, session.now), lambda held: held.rank),
            Order("By what came of them", _need, lambda held: held.rank),
            Order("By owner", lambda held: (not _owner(held), _owner(held) or UNOWNED), lambda held: held.rank),
            Order("By name", lambda held: (0, "")),
        ),
        key=lambda held: held.ritual.name,
        name=lambda held: held.ritual.title,
        words=_words,
        counts=_counts,
        line=lambda held, _, width: _line(held, session.now, session.zone, width),
        detail=lambda held, _: tuple(detail(held, session.zone, session.settings.meetings.currency)),
    )


def _group(held: Standing, now: datetime) -> tuple[int, str]:
    slot = held.next
    if held.under_way is not None or (slot is not None and slot.state is SlotState.DUE):
        return 0, "Now"
    if held.series_over:
        return 1, "Series over: renew it or retire it"
    if slot is None:
        return 4, "On request"
    return (2, "In the next 7 days") if slot.planned_at - now <= timedelta(days=7) else (3, "Later")


def _need(held: Standing) -> tuple[int, str]:
    if held.health.proposal is not None:
        return 0, "Proposed: cancel, shorten or make async"
    return (1, "Something speaks against it") if held.findings else (2, "Nothing speaks against it")


def _owner(held: Standing) -> str:
    return held.ritual.charter.owner


def _words(held: Standing) -> str:
    charter = held.ritual.charter
    roles = " ".join(seat.role for seat in charter.seats)
    return f"{held.ritual.name} {charter.owner} {charter.purpose} {charter.aim} {roles}"


def _counts(every: Sequence[Standing]) -> Content:
    places = [held.under_way is not None for held in every]
    due = sum(held.next is not None and held.next.state is SlotState.DUE for held in every)
    return counted(
        f"{len(every):,} ritual{'' if len(every) == 1 else 's'}",
        (sum(places), "under way", ACCENT),
        (due, "due", WARNING),
        (sum(held.health.proposal is not None for held in every), "with a proposal", WARNING),
        (sum(held.series_over for held in every), "over", WARNING),
        (sum(not _owner(held) for held in every), "unowned", MUTED),
    )


def _line(held: Standing, now: datetime, zone: tzinfo, width: int) -> Content:
    """When, what, by whom where there is room, and what came of it."""
    health, style = _health(held.health, held)
    owner = column(plain(one_line(_owner(held)) or "nobody", MUTED), OWNER) if width >= ROOM_FOR_OWNER else Content()
    room = max(width - WHEN - owner.cell_length - HEALTH - 2, 0)
    title = column(plain(one_line(held.ritual.title), GONE if held.ritual.over else ""), room)
    line = join(
        column(plain(_when(held, now, zone), standing_style(held) or MUTED), WHEN),
        title,
        " ",
        owner,
        " ",
        plain(f"{health:>{HEALTH}}", style),
    )
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def _when(held: Standing, now: datetime, zone: tzinfo) -> str:
    """`Mon 23 Nov 10:00`, `today 10:00`; a date of another year has its year instead of its day's name."""
    slot = held.next
    if held.under_way is not None:
        return "under way"
    if slot is None:
        return "series over" if held.series_over else "on request"
    if slot.state is SlotState.DUE:
        return "due now"
    local = slot.planned_at.astimezone(zone)
    if local.year != now.astimezone(zone).year:
        return f"{local.day:>2} {local:%b %Y %H:%M}"
    if local.date() == now.astimezone(zone).date():
        return f"today {local:%H:%M}"
    return f"{local:%a} {local.day:>2} {local:%b %H:%M}"


def _health(found: Health, held: Standing) -> tuple[str, str]:
    """What the list says of it: a proposal, else empty runs, else how often it was held."""
    if found.proposal is not None:
        return f"{found.proposal.remedy}?", f"bold {WARNING}"
    if found.empty_in_a_row > 1:
        return f"{found.empty_in_a_row} empty", WARNING
    dates = found.held + found.skipped + found.missed
    if dates:
        return f"held {found.held} of {dates}", WARNING if found.missed * 2 > dates else MUTED
    return "never held" if held.last_held is None else "", MUTED
