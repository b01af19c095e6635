"""What triage asks, and how a rule says when it holds.

Every answer has its place on a scale from harmless to bad, and a condition only ever asks “at least this bad”. So no
set of rules, whoever wrote it, can hold less when something gets worse.
"""

from __future__ import annotations

import json
from dataclasses import fields
from enum import StrEnum
from typing import Annotated, Literal

from opsdesk.domain.bounds import Within
from opsdesk.domain.codec import decode, encode
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Classification

LOWEST_SEVERITY = 5
"""The mildest number there is; 1 is the worst."""


class Function(StrEnum):
    """How what the users came for works; the members of this and the next scales stand from best to worst."""

    FINE = "fine"
    DEGRADED = "degraded"
    DOWN = "down"


class Exposure(StrEnum):
    """Whether data was exposed or lost, or somebody got in."""

    NONE = "none"
    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"


class Redundancy(StrEnum):
    """Whether one more failure would be carried."""

    LEFT = "left"
    GONE = "gone"


class Trend(StrEnum):
    """Where it is heading."""

    BETTER = "better"
    STEADY = "steady"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class TriageInputs:
    """What is known when somebody triages; None is “unknown”, which is always allowed."""

    users_pct: Annotated[float, Within(0, 100)] | None = None
    """Share of users affected, in percent."""
    function: Function | None = None
    core: bool | None = None
    """The function is one that the service registry calls core."""
    data_or_security: Exposure | None = None
    contract: bool | None = None
    """Impairment has lasted so long that a contract is broken."""
    workaround: bool | None = None
    """Users have another way to get what they came for."""
    redundancy: Redundancy | None = None
    trend: Trend | None = None
    teams: Annotated[int, Within(0, 1000)] | None = None
    """How many teams have to work on it together."""
    help_asked: bool | None = None
    """A responder asked for help."""
    blind: bool | None = None
    """Nobody would see a critical condition: its monitoring is down."""


LABELS = {
    "users_pct": "share of users affected",
    "function": "state of the function",
    "core": "core function or not",
    "data_or_security": "data and security",
    "contract": "breach of contract",
    "workaround": "workaround",
    "redundancy": "redundancy",
    "trend": "trend",
    "teams": "number of teams needed",
    "help_asked": "call for help",
    "blind": "monitoring of critical conditions",
}
"""What each input is called in a form and in a sentence; one for each field of `TriageInputs`."""

UNSAID = {
    "users_pct": "what share of users is affected",
    "function": "how the function works",
    "core": "whether it is a core function",
    "data_or_security": "whether data is exposed or lost, or somebody got in",
    "contract": "whether a contract is broken",
    "workaround": "whether users have a workaround",
    "redundancy": "whether one more failure would be carried",
    "trend": "where it is heading",
    "teams": "how many teams are needed",
    "help_asked": "whether a responder asked for help",
    "blind": "whether critical conditions are watched",
}
"""What nobody has said as long as an input is unknown; one for each, too."""


def badness(question: str, answer: float | StrEnum) -> float:
    """Where an answer stands on its question's scale: 0 is harmless, higher is worse."""
    if isinstance(answer, StrEnum):
        return list(type(answer)).index(answer)
    return float(not answer) if question == "workaround" else float(answer)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must all hold, each “at least as bad as this”; None asks nothing. Fields are named for the inputs."""

    users_pct_at_least: Annotated[float, Within(0, 100)] | None = None
    function: Function | None = None
    core: Literal[True] | None = None
    data_or_security: Exposure | None = None
    contract: Literal[True] | None = None
    workaround: Literal[False] | None = None
    """That there is none."""
    redundancy: Redundancy | None = None
    trend: Trend | None = None
    teams_at_least: Annotated[int, Within(0, 1000)] | None = None
    help_asked: Literal[True] | None = None
    blind: Literal[True] | None = None

    @property
    def written(self) -> dict[str, float]:
        """The badness each condition asks for, by the question's name."""
        held = ((field.name.removesuffix("_at_least"), getattr(self, field.name)) for field in fields(self))
        return {question: badness(question, threshold) for question, threshold in held if threshold is not None}

    @property
    def asked(self) -> dict[str, float]:
        """The same without those that any answer meets (`trend = better`), known or not."""
        return {question: threshold for question, threshold in self.written.items() if threshold > 0}

    def pending(self, inputs: TriageInputs) -> tuple[str, ...] | None:
        """The questions it still hangs on; none when it holds. None when an answer rules it out."""
        unknown = []
        for question, threshold in self.asked.items():
            answer = getattr(inputs, question)
            if answer is None:
                unknown.append(question)
            elif badness(question, answer) < threshold:
                return None
        return tuple(unknown)


@dataclass(frozen=True, slots=True)
class Rule:
    """When its conditions hold, the incident is at least this severe."""

    id: str
    severity: Annotated[int, Within(1, LOWEST_SEVERITY)]
    sentence: str
    when: Conditions = Conditions()
    may_assume: Annotated[int, Within(0, len(LABELS))] = 0
    """How many of its conditions may be unknown and count as met: so much doubt is resolved towards the worse."""

    @property
    def classification(self) -> Classification:
        """It follows from the severity, so that the two never disagree."""
        return classification_of(self.severity)


def classification_of(severity: int) -> Classification:
    """SEV-1 is critical, SEV-2 significant, the others are anomalies."""
    return {1: Classification.CRITICAL, 2: Classification.SIGNIFICANT}.get(severity, Classification.ANOMALY)


def inputs_to_json(inputs: TriageInputs) -> str:
    """What was known as the log keeps it; unknowns stay out."""
    return json.dumps(encode(inputs), sort_keys=True)


def inputs_from_json(text: str) -> TriageInputs:
    """What was known then; an empty text is an incident never triaged. Raises BadInput for anything else."""
    if not text:
        return TriageInputs()
    try:
        inputs = decode(TriageInputs, json.loads(text))
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise BadInput(f"{quoted(text)} are no triage inputs") from None
    assert isinstance(inputs, TriageInputs)
    return inputs
