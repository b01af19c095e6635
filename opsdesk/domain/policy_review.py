"""Looking at a policy before it counts: what in it has no effect, and which past incidents it would judge otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from opsdesk.domain.criteria import Rule, TriageInputs
from opsdesk.domain.policy import DEFAULT_POLICY, Policy
from opsdesk.domain.triage import TriageResult, classify
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Classification


@dataclass(frozen=True, slots=True)
class Verdict:
    """What triage said once, as the log keeps it."""

    classification: Classification
    severity: int
    rule: str
    """The rule's id."""


@dataclass(frozen=True, slots=True)
class Reclassified:
    """A past incident that a policy judges otherwise than it was judged then."""

    name: str
    before: Verdict
    after: TriageResult


def reclassified(past: Iterable[tuple[str, TriageInputs, Verdict]], policy: Policy) -> tuple[Reclassified, ...]:
    """The past incidents (name, what was known, what was said) whose class or severity the policy would change."""
    judged = ((name, before, classify(inputs, policy)) for name, inputs, before in past)
    return tuple(
        Reclassified(name, before, after)
        for name, before, after in judged
        if (before.classification, before.severity) != (after.classification, after.severity)
    )


def policy_problems(policy: Policy) -> tuple[str, ...]:
    """What its author probably didn't mean, a sentence each. None of it can make triage inconsistent."""
    return (*_id_problems(policy), *_condition_problems(policy), *_order_problems(policy), *_reach_problems(policy))


def _id_problems(policy: Policy) -> Iterator[str]:
    if policy.version == DEFAULT_POLICY.version and _criteria(policy) != _criteria(DEFAULT_POLICY):
        yield f"its criteria aren't the built-in ones, whose version {policy.version} it has: give it another"
    held = Counter(rule.id for rule in (*policy.rules, policy.fallback))
    yield from (
        f"“{name}” names {count} rules; each needs an id of its own" for name, count in held.items() if count > 1
    )


def _condition_problems(policy: Policy) -> Iterator[str]:
    for rule in policy.rules:
        idle = [question for question in rule.when.written if question not in rule.when.asked]
        if idle:
            yield f"“{rule.id}” asks nothing with {', '.join(idle)}: any answer is at least as bad as that"
        if not rule.when.asked:
            yield f"“{rule.id}” has no condition, so it always holds"
        elif rule.severity == 1 and rule.may_assume >= len(rule.when.asked):
            yield f"“{rule.id}” makes an incident of which nothing is known SEV-1 (may_assume is {rule.may_assume})"
    if any(not conditions.asked for conditions in policy.watch):
        yield "a watch condition asks nothing, so every anomaly is marked “watch”"
    if policy.fallback.when.written:
        yield f"the fallback “{policy.fallback.id}” has conditions; they are never asked"


def _order_problems(policy: Policy) -> Iterator[str]:
    for place, rule in enumerate(policy.rules):
        worse = next((later for later in policy.rules[place + 1 :] if later.severity < rule.severity), None)
        if worse:
            yield (
                f"“{rule.id}” (SEV-{rule.severity}) stands before “{worse.id}” (SEV-{worse.severity}), "
                "which is tried first all the same: the worst severity always is"
            )


def _reach_problems(policy: Policy) -> Iterator[str]:
    floor = policy.fallback.severity
    yield from (
        f"“{rule.id}” (SEV-{rule.severity}) never fires: the fallback is SEV-{floor} already"
        for rule in policy.rules
        if rule.severity > floor
    )
    for place, rule in enumerate(policy.tried):
        cover = next((earlier for earlier in policy.tried[:place] if _covers(earlier, rule)), None)
        if cover:
            yield f"“{rule.id}” never fires: “{cover.id}” (SEV-{cover.severity}) fires whenever it would"


def _covers(earlier: Rule, later: Rule) -> bool:
    """Whether the earlier rule fires on everything the later one fires on, whatever is unknown."""
    wider, narrower = earlier.when.asked, later.when.asked
    implied = all(threshold <= narrower.get(question, -1) for question, threshold in wider.items())
    return implied and earlier.may_assume >= min(later.may_assume, len(wider))


def _criteria(policy: Policy) -> tuple[object, ...]:
    return policy.rules, policy.fallback, policy.watch
