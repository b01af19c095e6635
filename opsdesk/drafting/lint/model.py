"""What a rule and a finding are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage

if TYPE_CHECKING:
    from opsdesk.drafting.lint.context import LintContext
    from opsdesk.drafting.lint.reading import Reading, Sentence


class Level(StrEnum):
    """How much a finding matters: an error blocks sending, a warning asks, an information teaches."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"


class Category(StrEnum):
    """What a finding is about; the words of the JSON output."""

    OVERPROMISE = "overpromise"
    CERTAINTY = "certainty"
    VAGUENESS = "vagueness"
    FILLER = "filler"
    MINIMISING = "minimising"
    NEXT_UPDATE = "next-update"
    REPETITION = "repetition"
    COMPLETENESS = "completeness"
    JARGON = "jargon"
    PLAIN_LANGUAGE = "plain-language"
    BLAME = "blame"
    COUNTERFACTUAL = "counterfactual"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found in a text; the order of the fields is the order of the JSON keys."""

    rule: str
    category: Category
    level: Level
    message: str
    start: int
    """Offset of the first character in the text."""
    end: int
    """Offset after the last one; equal to `start` when something is missing rather than wrong."""
    suggestion: str
    source: str

    @property
    def blocks(self) -> bool:
        """The text can't be sent without an override and its reason."""
        return self.level is Level.ERROR


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule applies, in offsets of the sentence (`find`) or of the text (`check`)."""

    start: int
    end: int
    suggestion: str = ""
    """Replaces the rule's own suggestion, e.g. by the plain word for this jargon word."""
    level: Level | None = None
    """Replaces the rule's own level, e.g. where an interval is half as good as a time."""


Find = Callable[["Sentence"], Iterable[Hit]]
"""Reads one sentence, knowing nothing else, so that its answer is kept until the sentence changes."""

Judge = Callable[[Hit, "Sentence", "LintContext"], "Hit | None"]
"""What something found is worth now that the incident is known; None lets it pass. It knows the one sentence and the
incident and nothing else, so that its answer is kept until one of them changes."""

Excuse = Callable[["Reading", "LintContext"], bool]
"""Whether something else in the text lets all findings of a rule pass."""

Check = Callable[["Reading", "LintContext"], Iterable[Hit]]
"""Reads the whole text with what is known of the incident."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as data; it finds in single sentences, checks the whole text, or does both."""

    id: str
    category: Category
    level: Level
    message: str
    suggestion: str
    source: str
    find: Find | None = None
    judge: Judge | None = None
    excuse: Excuse | None = None
    check: Check | None = None
    audiences: Mapping[Audience, Level] | None = None
    """The level for each audience the rule is for; None: the rule's level for all of them."""
    stages: frozenset[Stage] | None = None
    """The stages the rule is for; None: all."""
    is_level_fixed: bool = False
    """The settings say the level of all its findings, whatever the rule makes of one."""

    def level_for(self, stage: Stage, audience: Audience) -> Level | None:
        """The level at a stage for an audience; None where the rule doesn't apply."""
        if self.stages is not None and stage not in self.stages:
            return None
        return self.level if self.audiences is None else self.audiences.get(audience)


PUBLIC = frozenset({Audience.CUSTOMERS})
OVER = frozenset({Stage.RESOLVED, Stage.POSTMORTEM})
"""Stages at which the incident is over: no next update is owed, and causes may be told."""
NOT_OVER = frozenset(Stage) - OVER


def public_only(level: Level) -> Mapping[Audience, Level]:
    """`Rule.audiences` of a rule for public texts only."""
    return dict.fromkeys(PUBLIC, level)
