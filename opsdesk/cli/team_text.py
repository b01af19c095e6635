"""How teams are told in a terminal: in a line, and in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.cli.commitment_text import summary as commitment_line
from opsdesk.desk.teams_standing import Standing
from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.reach_words import reach_words
from opsdesk.domain.team import Team
from opsdesk.domain.team_words import hours_words
from opsdesk.domain.text import one_line

LABEL_CELLS = 12


def summary(held: Standing) -> str:
    """`TEAM-3  payments: 2 services · kept 4 of 5 · 1 open · waits for 2 · stale: on-call was never checked`."""
    team = held.team
    parts = (
        f"retired: {team.retired}" if team and team.retired else "",
        counted(len(held.services), "service") if held.services else "",
        held.record.words,
        f"waits for {len(held.waits)}" if held.waits else "",
        f"stale: {held.why}" if held.stale else "",
        "" if team else f"nobody keeps its page (opsdesk team add {held.name})",
    )
    told = " · ".join(part for part in parts if part)
    return one_line(f"{team.name if team else '–':<7} {held.name}: {told}")


def told(held: Standing, now: datetime) -> Iterator[str]:
    """A team in full: what not to trust first."""
    yield one_line(f"{held.team.name if held.team else '–'} {held.name}")
    yield from (one_line(f"stale: {reason.words}") for reason in held.reasons)
    yield from _facts((("services", ", ".join(held.services)), ("promises", held.record.words)))
    if held.team is not None:
        yield from _page(held, held.team, now)
    for label, several in (("owes", held.owes), ("waits for", held.waits)):
        yield from (f"{label:<{LABEL_CELLS}}{commitment_line(one)}" for one in several)


def _page(held: Standing, team: Team, now: datetime) -> Iterator[str]:
    profile = team.profile
    facts = (
        ("retired", team.retired),
        ("purpose", profile.purpose),
        ("lead", profile.lead),
        ("ask", profile.asking),
        ("answers", profile.response),
        ("hours", hours_words(team, held.opens, now)),
        ("once called", ", ".join(team.former)),
    )
    yield from _facts(facts)
    yield from _facts(tuple((reach.name, reach_words(team, reach)) for reach in team.reaches))
    yield from (one_line(f"with {one.team}: {one.words}") for one in team.relations)


def _facts(facts: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield from (one_line(f"{label:<{LABEL_CELLS - 1}} {words}") for label, words in facts if words)
