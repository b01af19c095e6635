"""What is known of teams today: which contacts can't be trusted, what they own, promised and wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo

from opsdesk.desk import commitments_standing, registry, teams
from opsdesk.desk.desk import Desk
from opsdesk.domain.commitment_record import Record, records
from opsdesk.domain.commitment_standing import Standing as Promised
from opsdesk.domain.errors import NotFound
from opsdesk.domain.reach_staleness import Reason, in_words, next_check
from opsdesk.domain.service import Service
from opsdesk.domain.team import Roster, Team, spelling
from opsdesk.domain.team_hours import hours_of
from opsdesk.domain.team_staleness import stale_because
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """A team with all that is known of it."""

    name: str
    team: Team | None
    """None for one that only the service registry or a commitment names."""
    services: tuple[str, ...] = ()
    """Of the registry, which it owns."""
    reasons: tuple[Reason, ...] = ()
    """Why its contacts can't be trusted; none while they can."""
    next_check: date | None = None
    record: Record = Record()
    owes: tuple[Promised, ...] = ()
    """What others wait for, the most pressing first."""
    waits: tuple[Promised, ...] = ()
    """What it waits for, the most pressing first."""
    opens: datetime | None = None
    """Now or the next time it is at work; None where nobody said."""

    @property
    def key(self) -> str:
        """`TEAM-3`; the name of one that nobody keeps."""
        return self.team.name if self.team else self.name

    @property
    def stale(self) -> bool:
        """Its contacts can't be trusted."""
        return bool(self.reasons)

    @property
    def why(self) -> str:
        """The reasons in one line."""
        return in_words(self.reasons)


def overview(desk: Desk, zone: tzinfo, *, every: bool = False) -> list[Standing]:
    """Every team that is kept or named anywhere, by name; on request also retired ones."""
    held, services = teams.listed(desk, every=every), registry.services(desk)
    promised = commitments_standing.overview(desk, zone, every=True)
    named = (name for one in promised for name in (one.commitment.promise.giver, one.commitment.promise.receiver))
    roster = Roster(held, (*(service.owner_team for service in services), *named))
    kept, gone, now = records(promised, roster), registry.gone_people(desk), desk.clock()
    still = [one for one in promised if not one.commitment.over]
    owes = _by(still, lambda one: roster.spelt(one.commitment.promise.giver))
    waits = _by(still, lambda one: roster.spelt(one.commitment.promise.receiver))
    owned = owned_by(services, roster)
    pages = {team.title: team for team in reversed(held)}
    return [
        Standing(
            name,
            pages.get(name),
            owned.get(name, ()),
            stale_because(pages[name], gone, now.astimezone(zone).date()) if name in pages else (),
            next_check(pages[name]) if name in pages else None,
            kept.get(name) or Record(name),
            tuple(owes.get(name, ())),
            tuple(waits.get(name, ())),
            _opens(pages.get(name), now),
        )
        for name in roster.names
    ]


def standing_of(desk: Desk, word: str, zone: tzinfo) -> Standing:
    """One team by its number or any of its names; raises NotFound for one that nobody keeps or names."""
    return called(overview(desk, zone, every=True), word)


def called(held: Iterable[Standing], word: str) -> Standing:
    """The one of some teams that a number or any of its names means; raises NotFound."""
    wanted = spelling(word)
    found = next((one for one in held if wanted in {spelling(one.key), *_names(one)}), None)
    if found is None:
        raise NotFound(f"nobody keeps or names a team {quoted(word)} here (opsdesk team list)")
    return found


def owned_by(services: Iterable[Service], roster: Roster) -> dict[str, tuple[str, ...]]:
    """The services of each team, by its name as it is kept."""
    owned: dict[str, list[str]] = {}
    for service in services:
        if service.owner_team:
            owned.setdefault(roster.spelt(service.owner_team), []).append(service.name)
    return {team: tuple(names) for team, names in owned.items()}


def _names(one: Standing) -> set[str]:
    return {spelling(name) for name in (one.name, *(one.team.former if one.team else ()))}


def _by(several: Iterable[Promised], team: Callable[[Promised], str]) -> dict[str, list[Promised]]:
    found: dict[str, list[Promised]] = {}
    for one in several:
        found.setdefault(team(one), []).append(one)
    return found


def _opens(team: Team | None, now: datetime) -> datetime | None:
    hours = hours_of(team.profile.hours, team.profile.zone) if team else None
    return hours.opens(now) if hours else None
