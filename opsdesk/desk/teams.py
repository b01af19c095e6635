"""Use cases about teams: keep what is known of one, say how it works with another, tell whether it could be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from opsdesk.desk import dossiers, fields, reaching, registry
from opsdesk.desk.decision import need_reason
from opsdesk.desk.desk import Desk
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.reach import MOST_DAYS
from opsdesk.domain.reach_happenings import ReachFailed
from opsdesk.domain.team import Profile, Relation, Roster, Team, spelling
from opsdesk.domain.team_happenings import TEAMS, Added, Edited, Retired, WayAgreed
from opsdesk.domain.team_hours import hours_of
from opsdesk.domain.text import one_line, quoted

MOST: Final = 100_000
"""Teams that are listed."""


def add(desk: Desk, profile: Profile) -> Team:
    """Begins to keep a team; refused where one of its name is there, or was called so."""
    kept = checked(profile)

    def decide(team: Team) -> Iterable[Added]:
        _only_one(desk, kept.name, team.number)
        yield Added(kept)

    return dossiers.begin(desk, TEAMS, decide)


def edit(desk: Desk, number: int, profile: Profile, shown: Profile) -> Team:
    """Makes what is known read otherwise; EditedMeanwhile when it isn't any more as its form showed it.

    Under a new name it is still found by the one before, which commitments and services may use.
    """
    kept = checked(profile)

    def decide(team: Team) -> Iterable[Edited]:
        _still_there(team)
        if team.profile != shown:
            raise EditedMeanwhile(team.name, mine=kept.name, theirs=team.title)
        _only_one(desk, kept.name, number)
        if kept != shown:
            yield Edited(kept)

    return dossiers.do(desk, TEAMS, number, decide)


def agree(desk: Desk, number: int, relation: Relation, shown: Relation | None = None) -> Team:
    """Says how a team works with another one, in place of what was said before.

    With what a form showed, EditedMeanwhile says that something else is agreed with that team by now.
    """
    known = roster(desk)
    kept = replace(
        relation,
        team=known.spelt(fields.field("the other team", relation.team, needed=True)),
        cadence=fields.field("the cadence", relation.cadence),
        decision=fields.field("the decision process", relation.decision),
    )
    fields.sensible("until", kept.until, "an agreement")

    def rule(team: Team) -> WayAgreed:
        if spelling(kept.team) in map(spelling, team.names):
            raise BadInput(f"{team.title} is the team itself")
        held = team.relation([kept.team])
        if shown is not None and not _same_way(held, shown, kept.team):
            raise EditedMeanwhile(f"{team.name} with {kept.team}", mine=kept.words, theirs=held.words if held else "")
        return WayAgreed(kept)

    return _do(desk, number, rule)


def way_with(desk: Desk, number: int, other: str) -> Relation:
    """What a team says of its work with another one, by any of that one's names; nothing but the name where it says
    nothing."""
    name = roster(desk).spelt(other)
    return one(desk, number).relation([name]) or Relation(name)


def check(desk: Desk, number: int, names: Iterable[str] = ()) -> Team:
    """Records that ways to reach a team were tried and work: all of them unless some are named."""
    wanted = tuple(names)

    return _do(desk, number, lambda team: reaching.checked(team, wanted, give="a channel or a contact"))


def fail(desk: Desk, number: int, name: str, *, why: str = "", incident: int = 0) -> Team:
    """Says that a way to reach a team didn't work when it was needed; an incident's timeline notes it too."""
    reason = fields.field("the reason", why)
    if incident:
        desk.incident(incident)
    with desk.together():
        team = _do(desk, number, lambda team: ReachFailed(reaching.reach_of(team, name), reason, incident))
        reaching.note_failure(desk, team, name, reason, incident)
    return team


def retire(desk: Desk, number: int, why: str) -> Team:
    """Says that there is no such team any more; what happened stays readable."""
    reason = one_line(need_reason(why, "retiring a team"))
    return _do(desk, number, lambda team: Retired(reason))


def undo(desk: Desk, number: int) -> Team:
    """Takes back what I wrote of it last; raises Refused when that can't be."""
    return dossiers.undo(desk, TEAMS, number)


def one(desk: Desk, number: int) -> Team:
    """A team as it stands; raises NotFound."""
    return dossiers.one(desk, TEAMS, number)


def named(desk: Desk, word: str) -> Team:
    """The team of a number (TEAM-3) or a name, also a former one; raises NotFound."""
    said = one_line(word).strip()
    if (number := Team.numbered(said, bare=False)) is not None:
        return one(desk, number)
    found = _called(listed(desk), said)
    if found is None:
        raise NotFound(f"no team on this desk is called {quoted(said)} (opsdesk team list)")
    return found


def listed(desk: Desk, *, every: bool = False) -> list[Team]:
    """Every team there is, newest first; on request also retired ones."""
    return dossiers.listed(desk, TEAMS, under_way=not every, limit=MOST)


def roster(desk: Desk) -> Roster:
    """Which words mean one team: those that are kept, and those that the service registry names as owners."""
    return Roster(listed(desk), (service.owner_team for service in registry.services(desk)))


def checked(profile: Profile) -> Profile:
    """The profile with every text cleaned; raises BadInput for one that can't be kept."""
    hours_of(profile.hours, profile.zone)
    return replace(
        profile,
        name=fields.field("the name", profile.name, needed=True),
        purpose=fields.field("the purpose", profile.purpose),
        lead=fields.owner(profile.lead),
        channel=fields.field("the channel", profile.channel),
        on_call=fields.field("how it is woken", profile.on_call),
        hours=fields.field("the hours", profile.hours),
        zone=fields.field("the zone", profile.zone),
        asking=fields.field("how to ask", profile.asking),
        response=fields.field("the response times", profile.response),
        contacts=tuple(map(fields.contact, profile.contacts)),
        check_days=fields.interval(profile.check_days, MOST_DAYS),
    )


def _called(teams: Iterable[Team], name: str) -> Team | None:
    """The team of a name; one that is called so now goes before one that was."""
    wanted, held = spelling(name), tuple(teams)
    now = (team for team in held if spelling(team.title) == wanted)
    once = (team for team in held if wanted in map(spelling, team.former))
    return next(now, None) or next(once, None)


def _only_one(desk: Desk, name: str, number: int) -> None:
    held = _called((team for team in listed(desk) if team.number != number), name)
    if held is not None:
        raise Refused(f"{held.name} is {held.title} already")


def _same_way(held: Relation | None, shown: Relation, other: str) -> bool:
    """A form showed what is agreed with another team; of a team that it didn't name, it showed nothing."""
    known = shown if spelling(shown.team) == spelling(other) else Relation()
    return replace(held or Relation(), team=other) == replace(known, team=other)


def _do(desk: Desk, number: int, rule: Callable[[Team], Happening[Team]]) -> Team:
    return dossiers.do(desk, TEAMS, number, lambda team: (rule(_still_there(team)),))


def _still_there(team: Team) -> Team:
    if team.retired:
        raise Refused(f"{team.name} is retired: {team.retired}")
    return team
