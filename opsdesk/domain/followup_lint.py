"""What is wrong with follow-ups: the rules of `opsdesk.domain.followup_rules`, applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsdesk.domain.followup import FollowUp, State, Task
from opsdesk.domain.followup_rules import RULES, SET_RULES, Hit, Known, Level, Rule, SetRule
from opsdesk.domain.values import dataclass

NOBODY: Known = Known()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found; the order of the fields is the order of the JSON keys."""

    rule: str
    level: Level
    message: str
    words: str
    """What is meant, as it stands there."""
    suggestion: str
    source: str

    @property
    def blocks(self) -> bool:
        """It keeps the follow-up from being a commitment."""
        return self.level is Level.ERROR

    @property
    def told(self) -> str:
        """`W ACT6 nothing shows when it is done: say what is looked at …`."""
        words = f" ({self.words})" if self.words else ""
        return f"{self.level} {self.rule} {self.message}{words}: {self.suggestion}"


def lint(task: Task, known: Known = NOBODY) -> tuple[Finding, ...]:
    """What is wrong with one follow-up, in the order of the rules."""
    return tuple(_findings((rule, rule.find(task, known)) for rule in RULES))


def lint_set(followups: Iterable[FollowUp]) -> tuple[Finding, ...]:
    """What is wrong with all that is to be done after one incident; what was declined isn't part of it."""
    tasks = [one.task for one in followups if one.state is not State.DECLINED]
    return tuple(_findings((rule, rule.find(tasks)) for rule in SET_RULES)) if tasks else ()


def _findings(found: Iterable[tuple[Rule | SetRule, Hit | None]]) -> Iterator[Finding]:
    for rule, hit in found:
        if hit is not None:
            suggestion = hit.suggestion or rule.suggestion
            yield Finding(rule.id, rule.level, rule.message, hit.words, suggestion, rule.source)
