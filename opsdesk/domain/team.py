"""Teams and how one works with them, after Team API and Team Topologies: what a team is for, where and when to ask,
how quickly it answers, whom to turn to next, and its way of working with each other team.

The service registry's owner team is the same name. Why what is said of a team can't be trusted any more is
`opsdesk.domain.team_staleness`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from opsdesk.domain.bounds import Within
from opsdesk.domain.contact import Contact
from opsdesk.domain.reach import MOST_DAYS, Reach, Reachable, reaches_of
from opsdesk.domain.values import dataclass

CHANNEL, ON_CALL = "channel", "on-call"
"""Ways in that have a name of their own; the others are called as the contact is."""


class Way(StrEnum):
    """How two teams work together (Team Topologies)."""

    COLLABORATION = "collaboration"
    """Both find out together, for a time."""
    SERVICE = "as a service"
    """One provides, the other uses it without asking."""
    FACILITATING = "facilitating"
    """One helps the other to learn something, and leaves again."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a team: all that a form asks."""

    name: str = ""
    """As the service registry names it."""
    purpose: str = ""
    lead: str = ""
    """Who decides for it, by short name."""
    channel: str = ""
    """Where questions are asked."""
    on_call: str = ""
    """How somebody is woken."""
    hours: str = ""
    """When it works: `mon-fri 09:00-17:00`; `opsdesk.domain.team_hours` reads it."""
    zone: str = ""
    """Of these hours: `Europe/Stockholm`; empty: UTC."""
    asking: str = ""
    """What a request needs, and where it goes."""
    response: str = ""
    """How quickly it answers, in its own words."""
    contacts: tuple[Contact, ...] = ()
    """The escalation path, nearest first."""
    check_days: Annotated[int, Within(0, MOST_DAYS)] = 90
    """Days for which a check of its contacts holds; 0: the calendar never asks for one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a team says of its work with another one."""

    team: str = ""
    way: Way = Way.SERVICE
    cadence: str = ""
    """How often, and where, they meet or write."""
    decision: str = ""
    """Who decides what, and how."""
    until: date | None = None
    """The day on which the way ends or is looked at again; a collaboration without one tends to stay."""
    since: datetime | None = None

    @property
    def words(self) -> str:
        """`collaboration until 2027-01-31 · weekly in #pay · leads decide`."""
        until = f" until {self.until}" if self.until else ""
        return " · ".join(part for part in (f"{self.way}{until}", self.cadence, self.decision) if part)


@dataclass(frozen=True, slots=True)
class Team(Reachable):
    """Everything known of one team. Made by `fold`, never edited."""

    PREFIX: ClassVar[str] = "TEAM"

    profile: Profile = Profile()
    relations: tuple[Relation, ...] = ()
    former: tuple[str, ...] = ()
    """Names that it had; commitments and services may still use them."""
    retired: str = ""
    """Why there is no such team any more."""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.profile.name

    @property
    def over(self) -> bool:
        """There is no such team any more."""
        return bool(self.retired)

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and those it had."""
        return (self.profile.name, *self.former)

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """The ways to reach it: where one asks, how somebody is woken, whom to turn to next."""
        own = ((CHANNEL, self.profile.channel), (ON_CALL, self.profile.on_call))
        return (*(Reach(name, words) for name, words in own if words), *reaches_of(self.profile.contacts))

    @property
    def check_days(self) -> int:
        return self.profile.check_days

    def relation(self, names: Iterable[str]) -> Relation | None:
        """What it says of its work with a team that has any of some names."""
        wanted = {spelling(name) for name in names}
        return next((one for one in self.relations if spelling(one.team) in wanted), None)


class Roster:
    """Which words mean one team, whatever their case, and also by a name that the team had."""

    def __init__(self, teams: Iterable[Team], others: Iterable[str] = ()) -> None:
        """`others` are names used elsewhere, by the service registry for one."""
        self._current: dict[str, str] = {}
        held = tuple(teams)
        for names in ((team.names[:1] for team in held), (team.names for team in held)):
            for known in names:
                for name in known:
                    self._current.setdefault(spelling(name), known[0])
        for name in others:
            if name:
                self._current.setdefault(spelling(name), name)

    def spelt(self, name: str) -> str:
        """The team's name as it is kept now; the words themselves for a team that nobody keeps."""
        return self._current.get(spelling(name), name)

    def knows(self, name: str) -> bool:
        """Whether somebody keeps a team of this name, or names it elsewhere."""
        return spelling(name) in self._current

    @property
    def names(self) -> tuple[str, ...]:
        """Every team once, in the order of their names."""
        return tuple(sorted(set(self._current.values()), key=str.casefold))


def spelling(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(name.split()).casefold()
