"""What can happen to a team, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.reach_happenings import ReachesChecked, ReachFailed
from opsdesk.domain.team import Profile, Relation, Team, spelling
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Added(Happening[Team]):
    """Somebody began to keep it."""

    KIND: ClassVar[str] = "added"
    FINAL: ClassVar[bool] = True
    profile: Profile = Profile()

    def change(self, state: Team, page: Page[Team]) -> Team:
        return replace(state, profile=self.profile)

    def headline(self) -> str:
        return f"added {self.profile.name}"


@dataclass(frozen=True, slots=True)
class Edited(Happening[Team]):
    """What is known of it reads otherwise; what was checked of a way in that changed doesn't count any more."""

    KIND: ClassVar[str] = "edited"
    profile: Profile = Profile()

    def change(self, state: Team, page: Page[Team]) -> Team:
        renamed = spelling(state.profile.name) != spelling(self.profile.name)
        former = (state.profile.name, *state.former) if renamed else state.former
        kept = tuple(name for name in dict.fromkeys(former) if spelling(name) != spelling(self.profile.name))
        return replace(state, profile=self.profile, former=kept).as_it_reads()


@dataclass(frozen=True, slots=True)
class WayAgreed(Happening[Team]):
    """How it works with another team, in place of what was said before."""

    KIND: ClassVar[str] = "way_agreed"
    relation: Relation = Relation()

    def change(self, state: Team, page: Page[Team]) -> Team:
        before = state.relation([self.relation.team])
        goes_on = before is not None and before.way is self.relation.way
        agreed = replace(self.relation, since=before.since if before and goes_on else page.at)
        others = (one for one in state.relations if one is not before)
        return replace(state, relations=(*others, agreed))

    def headline(self) -> str:
        return f"works with {self.relation.team}: {self.relation.way}"


@dataclass(frozen=True, slots=True)
class Retired(Happening[Team]):
    """There is no such team any more."""

    KIND: ClassVar[str] = "retired"
    why: str = ""

    def change(self, state: Team, page: Page[Team]) -> Team:
        return replace(state, retired=self.why)

    def headline(self) -> str:
        return f"retired: {self.why}"


TEAMS: Final[Cabinet[Team]] = Cabinet("team", Team, (Added, Edited, ReachesChecked, ReachFailed, WayAgreed, Retired))
