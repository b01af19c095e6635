"""What can happen to a team, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.team import Checked, Failed, Profile, Reach, Relation, Team, spelling
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
        edited = replace(state, profile=self.profile, former=kept)
        still = {reach.words for reach in edited.reaches}
        return replace(
            edited,
            checks=tuple(one for one in state.checks if one.words in still),
            failures=tuple(one for one in state.failures if one.words in still),
        )


@dataclass(frozen=True, slots=True)
class ReachesChecked(Happening[Team]):
    """Ways to reach it were tried, and work."""

    KIND: ClassVar[str] = "reaches_checked"
    reaches: tuple[Reach, ...] = ()

    def change(self, state: Team, page: Page[Team]) -> Team:
        tried = {reach.words for reach in self.reaches}
        checks = (Checked(reach.words, page.at, page.by) for reach in self.reaches)
        return replace(
            state,
            checks=(*(one for one in state.checks if one.words not in tried), *checks),
            failures=tuple(one for one in state.failures if one.words not in tried),
        )

    def headline(self) -> str:
        return f"reached by {', '.join(reach.name for reach in self.reaches)}"


@dataclass(frozen=True, slots=True)
class ReachFailed(Happening[Team]):
    """A way to reach it was tried, and nobody answered."""

    KIND: ClassVar[str] = "reach_failed"
    reach: Reach | None = None
    why: str = ""
    incident: int = 0

    def change(self, state: Team, page: Page[Team]) -> Team:
        if self.reach is None:
            return state
        failed = Failed(self.reach.words, page.at, page.by, self.why, self.incident)
        others = (one for one in state.failures if one.words != failed.words)
        return replace(state, failures=(*others, failed))

    def headline(self) -> str:
        where = f" in INC-{self.incident}" if self.incident else ""
        return f"{self.reach.name if self.reach else ''} failed{where}{f': {self.why}' if self.why else ''}"


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


TEAMS: Final = Cabinet("team", Team, (Added, Edited, ReachesChecked, ReachFailed, WayAgreed, Retired))
