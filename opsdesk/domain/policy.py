"""The policy: which rules triage follows, and what each classification demands. All of it is data.

Where the guides say something the default says the same (PagerDuty's public incident-response and stakeholder guides);
the shares of users, the pace after two hours and the severities below SEV-2 are this project's own proposals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from opsdesk.domain.bounds import Within
from opsdesk.domain.criteria import Conditions, Exposure, Function, Redundancy, Rule, Trend, classification_of
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Classification, Role

Minutes = Annotated[int, Within(0, 7 * 24 * 60)]
Days = Annotated[int, Within(0, 366)]

UNTRIAGED = Classification.SIGNIFICANT
"""What an incident counts as until somebody says how bad it is: the higher level holds meanwhile."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often an audience hears. 0 sets no time: the audience hears when the stage changes."""

    first_minutes: Minutes = 0
    """From the declaration to the first text."""
    scope_minutes: Minutes = 0
    """From a first text that may leave the scope out to the one that says it."""
    every_minutes: Minutes = 0
    for_hours: Annotated[float, Within(0, 168)] = 0
    """How long after the declaration that pace is kept; 0 is to the end."""
    then_minutes: Minutes = 0
    """The pace from then on."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a classification demands of the people on the call, and afterwards."""

    roles: tuple[Role, ...] = ()
    expert_per_service: bool = False
    """An expert for each affected service, instead of one."""
    cadence: Mapping[Audience, Cadence] = field(default_factory=dict)
    review_days: Days = 0
    """Days from the end to the postmortem meeting; 0 asks for none."""
    review_in_business_days: bool = False
    follow_up_days: Days = 0
    """Days until a follow-up is due unless it says otherwise; 0 sets no date."""

    def pace(self, audience: Audience) -> Cadence:
        """How often an audience hears; one that isn't named hears when the stage changes."""
        return self.cadence.get(audience, Cadence())


@dataclass(frozen=True, slots=True)
class Policy:
    """Criteria and consequences, with the version that every triage records."""

    version: Annotated[int, Within(1, 1_000_000)]
    rules: tuple[Rule, ...]
    fallback: Rule
    """What holds when no rule does; its own conditions are never asked."""
    watch: tuple[Conditions, ...]
    """An anomaly for which one of these is known to hold is marked “watch”."""
    critical: Response
    significant: Response
    anomaly: Response

    @property
    def tried(self) -> tuple[Rule, ...]:
        """The rules as triage tries them: worst severity first, as listed within one.

        Together with conditions that only ask “at least this bad”, the order makes it certain that nothing that gets
        worse lowers the result. Rules milder than the fallback are never reached.
        """
        reached = (rule for rule in self.rules if rule.severity <= self.fallback.severity)
        return tuple(sorted(reached, key=lambda rule: rule.severity))

    def response(self, classification: Classification) -> Response:
        """What a classification demands."""
        return {
            Classification.CRITICAL: self.critical,
            Classification.SIGNIFICANT: self.significant,
            Classification.ANOMALY: self.anomaly,
        }[classification]

    def response_to(self, incident: Incident) -> Response:
        """What an incident demands as it stands now."""
        return self.response(standing(incident))


def standing(incident: Incident) -> Classification:
    """What an incident counts as now: by its severity, since that is what the commander raises and lowers."""
    if incident.severity:
        return classification_of(incident.severity)
    return incident.classification or UNTRIAGED


CRITICAL_RULES = (
    Rule(
        "data-or-security",
        1,
        "Data is, or may be, exposed or lost.",
        Conditions(data_or_security=Exposure.SUSPECTED),
    ),
    Rule(
        "core-down-for-most",
        1,
        "A core function is down for most users or all of them.",
        Conditions(function=Function.DOWN, core=True, users_pct_at_least=50),
        may_assume=1,
    ),
    Rule(
        "contract-broken",
        1,
        "It has lasted so long that a contract is broken.",
        Conditions(contract=True),
    ),
)
SIGNIFICANT_RULES = (
    Rule(
        "core-down-for-some",
        2,
        "A core function is down for some of its users.",
        Conditions(function=Function.DOWN, core=True),
        may_assume=2,
    ),
    Rule(
        "degraded-for-many",
        2,
        "Many users are kept from what they came for.",
        Conditions(function=Function.DEGRADED, users_pct_at_least=25),
        may_assume=1,
    ),
    Rule("several-teams", 2, "More than one team has to work on it together.", Conditions(teams_at_least=2)),
    Rule("blind", 2, "Nobody would see a critical condition: its monitoring is down.", Conditions(blind=True)),
    Rule("help-asked", 2, "A responder asked for help.", Conditions(help_asked=True)),
)
ANOMALY_RULES = (
    Rule("down-for-few", 3, "A function is down for a minority of users.", Conditions(function=Function.DOWN)),
    Rule(
        "core-degraded",
        3,
        "A core function works badly for a minority of users.",
        Conditions(function=Function.DEGRADED, core=True),
        may_assume=1,
    ),
    Rule(
        "no-way-around",
        3,
        "Something works badly for a minority of users, and they have no workaround.",
        Conditions(function=Function.DEGRADED, workaround=False),
        may_assume=1,
    ),
    Rule("redundancy-gone", 3, "One more failure would not be carried.", Conditions(redundancy=Redundancy.GONE)),
    Rule("getting-worse", 3, "It is getting worse.", Conditions(trend=Trend.WORSE)),
    Rule("degraded-for-few", 4, "Something works badly for a few users.", Conditions(function=Function.DEGRADED)),
)

DEFAULT_POLICY = Policy(
    version=1,
    rules=(*CRITICAL_RULES, *SIGNIFICANT_RULES, *ANOMALY_RULES),
    fallback=Rule("nothing-else", 5, "Users notice nothing, or something cosmetic."),
    watch=(Conditions(redundancy=Redundancy.GONE), Conditions(trend=Trend.WORSE)),
    critical=Response(
        roles=(
            Role.COMMANDER,
            Role.DEPUTY,
            Role.SCRIBE,
            Role.CUSTOMER_LIAISON,
            Role.INTERNAL_LIAISON,
            Role.EXPERT,
        ),
        expert_per_service=True,
        cadence={
            Audience.CUSTOMERS: Cadence(5, 5, every_minutes=20, for_hours=2, then_minutes=60),
            Audience.EXECUTIVES: Cadence(30, every_minutes=30),
        },
        review_days=3,
        follow_up_days=15,
    ),
    significant=Response(
        roles=(Role.COMMANDER, Role.DEPUTY, Role.CUSTOMER_LIAISON, Role.EXPERT),
        expert_per_service=True,
        cadence={
            Audience.CUSTOMERS: Cadence(15, every_minutes=30),
            Audience.EXECUTIVES: Cadence(30, every_minutes=30),
        },
        review_days=5,
        review_in_business_days=True,
        follow_up_days=30,
    ),
    anomaly=Response(roles=(Role.RESPONDER,)),
)
