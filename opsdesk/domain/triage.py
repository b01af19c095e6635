"""Triage: from what is known to a classification, a severity and the rule that says so.

Rules are tried from the worst severity down and the first that fires wins. A rule fires when none of its conditions is
known not to hold and no more of them are unknown than the rule may assume. So doubt lifts a result, but only as far as
the policy grants: with the default one an incident of which nothing is known is significant, a core function known to
be down is critical until somebody knows for how few, and an unanswered “is data exposed?” lifts nothing by itself (it
is named among the unknowns instead).

Two things are certain, whatever the policy says, and tested: no input that gets worse, and no unknown that turns out at
its worst, ever lowers the result; and only the inputs named as `unknowns` can still change it.
"""

from __future__ import annotations

from opsdesk.domain.criteria import LABELS, UNSAID, Rule, TriageInputs
from opsdesk.domain.policy import Policy
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Classification


@dataclass(frozen=True, slots=True)
class TriageResult:
    """What triage says, and why."""

    classification: Classification
    severity: int
    rule: Rule
    watch: bool
    """An anomaly to keep an eye on."""
    unknowns: tuple[str, ...]
    """The unknown inputs whose answers could change the result, the most severe rules' first."""
    assumed: tuple[str, ...]
    """Those among them that the rule took for the worst."""
    because: str
    """One sentence, or two: the rule's own, after what is assumed."""


def classify(inputs: TriageInputs, policy: Policy) -> TriageResult:
    """How bad it is, as far as anyone knows."""
    unknowns: dict[str, None] = {}
    for rule in policy.tried:
        pending = rule.when.pending(inputs)
        if pending is None:
            continue
        unknowns |= dict.fromkeys(pending)
        if len(pending) <= rule.may_assume:
            return _result(rule, inputs, policy, unknowns=tuple(unknowns), assumed=pending)
    return _result(policy.fallback, inputs, policy, unknowns=tuple(unknowns), assumed=())


def _result(
    rule: Rule, inputs: TriageInputs, policy: Policy, *, unknowns: tuple[str, ...], assumed: tuple[str, ...]
) -> TriageResult:
    watched = any(conditions.pending(inputs) == () for conditions in policy.watch)
    return TriageResult(
        classification=rule.classification,
        severity=rule.severity,
        rule=rule,
        watch=watched and rule.classification is Classification.ANOMALY,
        unknowns=unknowns,
        assumed=assumed,
        because=_because(rule, assumed),
    )


def _because(rule: Rule, assumed: tuple[str, ...]) -> str:
    if not assumed:
        return rule.sentence
    unsaid = _listed([UNSAID[question] for question in assumed])
    return f"Could be {rule.classification}, as nobody has said {unsaid}. In the worst case: {rule.sentence}"


def in_words(questions: tuple[str, ...]) -> str:
    """The inputs by their labels: “trend and workaround”."""
    return _listed([LABELS[question] for question in questions])


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
