"""Everything two teams need on the table when they talk about their work with each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsdesk.domain.commitment_record import Record
from opsdesk.domain.commitment_standing import Standing
from opsdesk.domain.coordination_facts import Facts
from opsdesk.domain.coordination_mechanism import Proposal
from opsdesk.domain.coordination_shared import Shared
from opsdesk.domain.reach_staleness import Reason
from opsdesk.domain.team import Relation, Team
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """One of two teams."""

    name: str
    team: Team | None = None
    """None: nobody keeps a page of it here."""
    services: tuple[str, ...] = ()
    owes: tuple[Standing, ...] = ()
    """What it promised the other one and is open, the most pressing first."""
    ended: tuple[Standing, ...] = ()
    """What became of its other promises to that one, newest first."""
    record: Record = Record()
    """Of its promises to the other one."""
    overall: Record = Record()
    """Of its promises to everybody."""
    says: Relation | None = None
    """How it works with the other one, in its own words."""
    stale: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A pair of teams on a day."""

    on: date
    first: Side
    second: Side
    facts: Facts
    proposals: tuple[Proposal, ...]
    shared: tuple[Shared, ...] = ()
    """Incidents and changes that touched both, newest first."""
    blockers: tuple[Standing, ...] = ()
    """The commitments that hold up theirs, whoever gave them."""

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both."""
        return self.first, self.second

    @property
    def held_up(self) -> tuple[Standing, ...]:
        """What is blocked, of either."""
        return tuple(one for side in self.sides for one in side.owes if one.blocked is not None)

    def blocker_of(self, one: Standing) -> Standing | None:
        """The commitment that holds one of theirs up."""
        blocker = one.commitment.blocker
        number = blocker.commitment if blocker else 0
        return next((held for held in self.blockers if held.commitment.number == number), None)

    @property
    def questions(self) -> tuple[str, ...]:
        """What nobody has said yet."""
        return tuple(words for side in self.sides for words in _asked(side))


def _asked(side: Side) -> Iterator[str]:
    if side.team is None:
        yield f"{side.name}: what is it for, and how is it reached? No page of it is kept."
        return
    profile = side.team.profile
    asked = (
        (not profile.purpose, "what is it for?"),
        (not profile.lead, "who decides for it?"),
        (not profile.asking, "how is it asked for something?"),
        (not profile.response, "how quickly does it answer?"),
        (not profile.hours, "when is it at work, and in which zone?"),
        (side.says is None, "how does it work with the other team?"),
    )
    yield from (f"{side.name}: {words}" for open_, words in asked if open_)
    for one in side.owes:
        promise = one.commitment.promise
        if not promise.person:
            yield f"{one.commitment.name}: who sees to it?"
        if not promise.done_test:
            yield f"{one.commitment.name}: what shows that it is done?"
        if promise.due is None:
            yield f"{one.commitment.name}: by when?"
