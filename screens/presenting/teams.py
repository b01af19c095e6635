"""Teams as lines: who keeps others waiting longest, how one works with each, and which contacts not to trust."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from textual.content import Content

from opsdesk.desk.teams_standing import Standing
from opsdesk.domain.coordination_facts import counted as several
from opsdesk.domain.reach_words import reach_words
from opsdesk.domain.team import Team
from opsdesk.domain.team_words import hours_words
from opsdesk.domain.text import one_line
from screens.presenting.commitments import short
from screens.presenting.listing import Fact, Heading, Line, Look, Order, Part, counted, if_any
from screens.presenting.row import GONE, MUTED, column, join, plain, spread

WARNING, ERROR = "$text-warning", "$text-error"
MOST_LISTED = 12
"""Commitments of each side that a team's detail names; the list of commitments has all."""
STALE, NO_PAGE = "check", "no page"
AGE = 7
"""Cells of the longest waiting age, with a gap before it."""


def teams_look(now: Callable[[], datetime]) -> Look[Standing]:
    """How the list reads."""
    return Look(
        title="Teams",
        one="team",
        empty=(
            "No team is kept yet. Here belongs how one works with each: where to ask, who answers when, whom to turn to"
            " next; n keeps the first one. Owner teams of the service registry come by themselves."
        ),
        orders=(
            Order("By waiting age", _by_waiting, lambda held: (-held.record.longest, held.name.casefold())),
            Order("By name", lambda held: (0, "")),
            Order("Contacts to check", lambda held: (not held.stale, "To check" if held.stale else "Checked")),
        ),
        key=lambda held: held.key,
        name=lambda held: held.name,
        words=_words,
        counts=_counts,
        line=_line,
        detail=lambda held, _: tuple(detail(held, now())),
    )


def detail(held: Standing, now: datetime) -> Iterator[Part]:
    """A team in full: what not to trust first, then how to reach it, then what it owes and waits for."""
    yield from (Line(reason.words, "!", style=WARNING) for reason in held.reasons)
    yield Fact("Services", ", ".join(held.services), "" if held.services else "none in the registry")
    yield Fact("Promises", held.record.words)
    if held.team is None:
        yield Line("Nobody keeps a page of this team: e begins one.", style=MUTED)
    else:
        yield from _page(held.team, held.opens, now)
    yield from _promises(held)


def _page(team: Team, opens: datetime | None, now: datetime) -> Iterator[Part]:
    profile = team.profile
    yield Fact("Purpose", profile.purpose)
    yield Fact("Lead", profile.lead)
    yield from if_any("Once called", [Fact("", name) for name in team.former])
    yield Heading("Reaching it")
    yield Fact("How to ask", profile.asking)
    yield Fact("Answers", profile.response)
    yield Fact("Hours", hours_words(team, opens, now))
    yield from (Fact(reach.name, reach_words(team, reach)) for reach in team.reaches)
    if team.relations:
        yield Heading("Ways of working")
    yield from (Fact(one.team, one.words, leads_to=one.team) for one in team.relations)


def _promises(held: Standing) -> Iterator[Part]:
    for heading, promised, mark in (("Owes", held.owes, "→"), ("Waits for", held.waits, "←")):
        if not promised:
            continue
        yield Heading(heading, several(len(promised), "promise"))
        for one in promised[:MOST_LISTED]:
            promise = one.commitment.promise
            other = promise.receiver if mark == "→" else promise.giver
            style = ERROR if one.state.is_pressing else ""
            yield Line(short(one, other), mark, style=style, leads_to=one.commitment.name)
        if (more := len(promised) - MOST_LISTED) > 0:
            yield Line(f"and {more:,} more; Tab has all of them", style=MUTED)


def _by_waiting(held: Standing) -> tuple[int, str]:
    if held.record.blocked or held.record.overdue:
        return 0, "Holds others up"
    return (1, "Others wait") if held.owes else (2, "Nobody waits")


def _words(held: Standing) -> str:
    known = [held.key, *held.services, held.why]
    if held.team is not None:
        profile = held.team.profile
        known += [profile.purpose, profile.lead, profile.channel, *held.team.former]
    return " ".join(known)


def _counts(every: Sequence[Standing]) -> Content:
    holding = sum(bool(held.record.blocked or held.record.overdue) for held in every)
    return counted(
        f"{several(len(every), 'team')}",
        (holding, f"hold{'s' if holding == 1 else ''} others up", ERROR),
        (sum(held.stale for held in every), "to check", WARNING),
        (sum(held.team is None for held in every), "no page", MUTED),
    )


def _line(held: Standing, name: int, width: int) -> Content:
    """Name, what others wait for, what is wrong with its contacts, and since when somebody waits."""
    record = held.record
    parts = (
        (f"{record.blocked} blocked" if record.blocked else "", ERROR),
        (f"{record.overdue} overdue" if record.overdue else "", ERROR),
        (f"{record.open} open" if record.open else "", ""),
        (f"kept {record.kept} of {record.kept + record.broken}" if record.share is not None else "", MUTED),
    )
    told = plain(" · ", MUTED).join([plain(words, style) for words, style in parts if words])
    left = join(column(plain(one_line(held.name), "" if held.team else GONE), name), " ", told)
    flag = (STALE, WARNING) if held.stale else (NO_PAGE, MUTED) if held.team is None else ("", "")
    age = f"{record.longest:,} d" if record.open else ""
    return spread(
        width, left, Content.assemble(flag, (f"{age:>{AGE}}", ERROR if record.blocked or record.overdue else MUTED))
    )
