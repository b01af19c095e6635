"""The rules that a follow-up is held to (PRACTICE §4), as data: what each looks for, and how it could be said instead.

An error keeps it from being a commitment; a warning asks, and is answered or left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from typing import Final

from opsdesk.domain import followup_wording as wording
from opsdesk.domain.followup import Kind, Task
from opsdesk.domain.team import spelling
from opsdesk.domain.values import dataclass

MOST: Final = 7
"""Follow-ups of one incident above which few of them get done (this project's own proposal)."""
ENOUGH_FOR_A_MIX: Final = 3
"""From so many on, each kind should be among them."""
PD: Final = "PagerDuty postmortem guide"
SRE: Final = "Google SRE books"
OWN: Final = "opsdesk"


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people and teams that a follow-up may name."""

    teams: Collection[str] = ()
    """Names of teams, as `spelling` writes them."""
    people: Collection[str] = ()
    """Short names of those who are here."""
    gone: Collection[str] = ()
    """Short names of those who have left."""


@dataclass(frozen=True, slots=True)
class Hit:
    """That a rule applies."""

    words: str = ""
    """What is meant, as it stands there."""
    suggestion: str = ""
    """Replaces the rule's own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about one follow-up."""

    id: str
    level: Level
    message: str
    suggestion: str
    source: str
    find: Callable[[Task, Known], Hit | None]


@dataclass(frozen=True, slots=True)
class SetRule:
    """A rule about all that is to be done after one incident."""

    id: str
    level: Level
    message: str
    suggestion: str
    source: str
    find: Callable[[Sequence[Task]], Hit | None]


def _unowned(task: Task, known: Known) -> Hit | None:
    if task.owner in known.gone:
        return Hit(f"{task.owner} has left")
    return None if task.owner else Hit()


def _owned_by_a_group(task: Task, known: Known) -> Hit | None:
    """A person of the registry may have a team's name; what nobody is called is a group's word."""
    if not task.owner or task.owner in known.people:
        return None
    is_group = wording.means_a_group(task.owner) or spelling(task.owner) in known.teams
    return Hit(task.owner) if is_group else None


def _vague(task: Task, known: Known) -> Hit | None:
    verb = wording.vague_verb(task.text)
    return Hit(verb, wording.VAGUE[verb]) if verb else None


def _without_a_verb(task: Task, known: Known) -> Hit | None:
    """Only words of our letters are judged: the list of verbs is English."""
    word = wording.first_word(task.text)
    return Hit(word) if word.isascii() and not wording.begins_with_a_verb(task.text) else None


def _without(field: Callable[[Task], object]) -> Callable[[Task, Known], Hit | None]:
    return lambda task, known: None if field(task) else Hit()


def _rests_on_people(tasks: Sequence[Task]) -> Hit | None:
    return Hit() if all(wording.rests_on_people(task.text) for task in tasks) else None


def _unmixed(tasks: Sequence[Task]) -> Hit | None:
    missing = [kind.value for kind in Kind if kind not in {task.kind for task in tasks}]
    return Hit(f"no {', no '.join(missing)}") if missing and len(tasks) >= ENOUGH_FOR_A_MIX else None


def _too_many(tasks: Sequence[Task]) -> Hit | None:
    return Hit(f"{len(tasks)}") if len(tasks) > MOST else None


RULES: Final = (
    Rule("ACT1", Level.ERROR, "nobody owns it", "name one person who sees to it, whoever does the work", PD, _unowned),
    Rule(
        "ACT2",
        Level.ERROR,
        "its owner is a group",
        "name one person of it: what everybody owns nobody does",
        PD,
        _owned_by_a_group,
    ),
    Rule(
        "ACT3",
        Level.ERROR,
        "it has no day",
        "say by when: 15 days after a SEV-1, 30 after a SEV-2",
        PD,
        _without(lambda task: task.due),
    ),
    Rule("ACT4", Level.WARNING, "it says only that somebody will be busy", "say what is left behind", PD, _vague),
    Rule(
        "ACT5",
        Level.WARNING,
        "it doesn't begin with a verb",
        "begin with what is done: “Add …”, “Set …”, “Remove …”",
        PD,
        _without_a_verb,
    ),
    Rule(
        "ACT6",
        Level.WARNING,
        "nothing shows when it is done",
        "say what is looked at: “a test page of 2 % errors pages somebody within 5 minutes”",
        PD,
        _without(lambda task: task.done_test),
    ),
    Rule(
        "ACT7",
        Level.INFO,
        "nothing says what belongs to it and what doesn't",
        "say what is in, or what is left out: “checkout only, not the back office”",
        PD,
        _without(lambda task: task.inside or task.outside),
    ),
    Rule(
        "ACT8",
        Level.INFO,
        "nobody said what it changes about the next time",
        "choose prevent, detect or mitigate",
        SRE,
        _without(lambda task: task.kind),
    ),
)
"""About one follow-up."""

SET_RULES: Final = (
    SetRule(
        "ACT10",
        Level.WARNING,
        "all of it rests on people being careful",
        "change something that people work with: a limit, an alert, a default, a check that refuses",
        SRE,
        _rests_on_people,
    ),
    SetRule(
        "ACT11",
        Level.WARNING,
        "prevent, detect and mitigate aren't all there",
        "ask how it would be seen sooner, and how it would hurt less",
        SRE,
        _unmixed,
    ),
    SetRule(
        "ACT12",
        Level.WARNING,
        "so many get done late or never",
        f"keep the {MOST} that matter, decline the others with a reason",
        OWN,
        _too_many,
    ),
)
"""About all that is to be done after one incident."""
