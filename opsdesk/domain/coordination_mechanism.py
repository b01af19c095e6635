"""Which mechanism fits how two teams depend on each other: cadence, document, decision process, escalation.

The rules are data (`opsdesk.domain.coordination_rules`): of each aspect the first that holds proposes, and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from opsdesk.domain.coordination_facts import Facts
from opsdesk.domain.values import dataclass


class Aspect(StrEnum):
    """The four things two teams agree on."""

    CADENCE = "Cadence"
    DOCUMENT = "Document"
    DECISION = "Decision process"
    ESCALATION = "Escalation"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a mechanism fits, what it is, and why."""

    aspect: Aspect
    id: str
    when: Callable[[Facts], bool]
    propose: str
    because: Callable[[Facts], str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one aspect."""

    aspect: Aspect
    rule: str
    words: str
    why: str


def mechanism(facts: Facts, rules: Sequence[Rule]) -> tuple[Proposal, ...]:
    """One proposal for each aspect: what the first of its rules says that holds."""
    return tuple(_first(aspect, facts, rules) for aspect in Aspect)


def _first(aspect: Aspect, facts: Facts, rules: Sequence[Rule]) -> Proposal:
    rule = next(rule for rule in rules if rule.aspect is aspect and rule.when(facts))
    return Proposal(aspect, rule.id, rule.propose, rule.because(facts))
