"""Rigor: how much care a change needs for the risk it has. All of it is data, as the policy of triage is.

Score bands, the window of a rehearsal, the floors and what each tier demands are this project's own proposals; that the
score is likelihood times impact is how the UK's Government Digital Service rates risk. DORA's research found no sign
that formal approval from outside the team lowers the change fail rate, so a higher tier asks for more evidence and
never for another signature.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal

from opsdesk.domain.bounds import Within
from opsdesk.domain.values import dataclass

MOST_POINTS: Final = 25
"""The highest score: likelihood 5 times impact 5."""


class Tier(StrEnum):
    """How risky a change is; the members stand from least to most."""

    STANDARD = "standard"
    NORMAL = "normal"
    HIGH = "high"
    EXTREME = "extreme"

    @property
    def rank(self) -> int:
        """0 for standard … 3 for extreme: higher is riskier."""
        return list(Tier).index(self)

    def up(self, steps: int) -> Tier:
        """So many tiers riskier; nothing is riskier than extreme."""
        return list(Tier)[min(self.rank + steps, len(Tier) - 1)]


Evidence = Literal[
    "link",
    "note",
    "person",
    "rollback procedure",
    "trigger metric",
    "rollback rehearsal",
    "checklist run",
    "drafted message",
    "approval",
    "stages",
]
"""What shows that a demand is met: the kind of thing that is linked to it. An approval and planned stages show it by
being there."""
REHEARSAL: Final = "rollback rehearsal"


@dataclass(frozen=True, slots=True)
class Demand:
    """One piece of evidence, asked for from a tier on."""

    id: str
    """What a link to its evidence is kept under: small letters, digits and hyphens."""
    tier: Tier
    sentence: str
    evidence: Evidence = "note"
    within_days: Annotated[int, Within(0, 3660)] = 0
    """How old the evidence may be, in days; 0 is any age."""
    independent: bool = False
    """The person named is neither who asks for the change nor named for another such demand."""
    due: Literal["approval", "start"] = "approval"
    """Before what it must be there."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """A time in which only emergencies are rolled out: once, from `starts` to `ends`, or every week.

    How its times are written, and what they mean, is `opsdesk.domain.freeze`.
    """

    name: str
    starts: str = ""
    ends: str = ""
    weekly: str = ""
    """`fri 16:00 - mon 08:00`."""
    zone: str = "UTC"
    """The zone of its times, as “Europe/Stockholm”."""
    services: tuple[str, ...] = ()
    """Patterns of service names (`pay*`); none: every service."""


DEFAULT_DEMANDS: Final = (
    Demand(
        "pre-authorised",
        Tier.STANDARD,
        "It is authorised before it starts, by itself or as one of its kind.",
        "approval",
    ),
    Demand("automated-tests", Tier.STANDARD, "Automated tests pass on what is rolled out.", "link"),
    Demand("peer-review", Tier.STANDARD, "Somebody else has reviewed it.", "person", independent=True),
    Demand("rollback-steps", Tier.NORMAL, "The steps of its rollback are written down.", "rollback procedure"),
    Demand("trigger-metric", Tier.NORMAL, "A metric and its threshold say when to roll back.", "trigger metric"),
    Demand("staged-rollout", Tier.NORMAL, "It is rolled out in stages.", "stages"),
    Demand("rollback-rehearsed", Tier.HIGH, "Its rollback was rehearsed lately.", REHEARSAL, 90),
    Demand("second-reviewer", Tier.HIGH, "A second person has reviewed it.", "person", independent=True),
    Demand("watcher", Tier.HIGH, "A named person watches it while it is rolled out.", "person"),
    Demand("drafted-message", Tier.HIGH, "What to tell users if it fails is drafted.", "drafted message"),
    Demand("checklist-pauses", Tier.HIGH, "Its checklist pauses where going on must be decided.", "checklist run"),
    Demand("go-no-go", Tier.EXTREME, "Go or no-go is decided just before it, by name.", due="start"),
    Demand("commander-on-standby", Tier.EXTREME, "An incident commander stands by.", "person"),
    Demand("split-or-redesign", Tier.EXTREME, "Splitting or redesigning it was tried first."),
)


@dataclass(frozen=True, slots=True)
class Rigor:
    """From a score to a tier, what moves it further, and what each tier demands."""

    version: Annotated[int, Within(1, 1_000_000)] = 1
    normal_from: Annotated[int, Within(2, MOST_POINTS)] = 6
    """The lowest score of the tier; below it a change is standard."""
    high_from: Annotated[int, Within(2, MOST_POINTS)] = 12
    extreme_from: Annotated[int, Within(2, MOST_POINTS)] = 20
    irreversible_at_least: Tier = Tier.HIGH
    """The floor of a change that can't be undone."""
    never_rehearsed_steps: Annotated[int, Within(0, len(Tier) - 1)] = 1
    """How many tiers up for a rollback that was never rehearsed."""
    emergency_review_days: Annotated[int, Within(1, 366)] = 2
    """Days within which an emergency change is reviewed; its documents may follow until then."""
    drill_days_high: Annotated[int, Within(1, 3660)] = 90
    """Days for which the rehearsal of a rollback holds that high and extreme changes count on."""
    drill_days_normal: Annotated[int, Within(1, 3660)] = 180
    drill_days_standard: Annotated[int, Within(1, 3660)] = 365
    demands: tuple[Demand, ...] = DEFAULT_DEMANDS
    freezes: tuple[Freeze, ...] = ()
    """Times in which only emergencies are rolled out."""

    def band(self, tier: Tier) -> tuple[int, int]:
        """The lowest and highest score of a tier."""
        starts = (1, self.normal_from, self.high_from, self.extreme_from, MOST_POINTS + 1)
        return starts[tier.rank], starts[tier.rank + 1] - 1

    def tier_of(self, score: int) -> Tier:
        """The tier that a score gives, before any floor."""
        return next(tier for tier in reversed(Tier) if score >= self.band(tier)[0])

    def drill_days(self, tier: Tier) -> int:
        """Days for which the rehearsal of a rollback holds, by the riskiest changes that count on it."""
        return (self.drill_days_standard, self.drill_days_normal, self.drill_days_high)[min(tier.rank, Tier.HIGH.rank)]

    def demanded(self, tier: Tier) -> tuple[Demand, ...]:
        """What a tier demands: its own and those of every tier below it, which come first."""
        asked = (demand for demand in self.demands if demand.tier.rank <= tier.rank)
        return tuple(sorted(asked, key=lambda demand: demand.tier.rank))


DEFAULT_RIGOR: Final = Rigor()
