"""Actions: what one named person does now, with a time at which somebody asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain, combinations

from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import ActionStatus, Lane, Outcome

DEFAULT_CHECK_IN = timedelta(minutes=15)
TOO_MANY = 3
"""Open actions from which one person has too many at once."""
COMPARED = 40
"""Open actions that are compared with each other; where there are more, two alike are the least of it."""


@dataclass(frozen=True, slots=True)
class Action:
    """Work given to a person; the first owner answers for it, the others help."""

    number: int
    text: str
    owners: tuple[str, ...] = ()
    lane: Lane = Lane.FIX
    status: ActionStatus = ActionStatus.DOING
    given_at: datetime | None = None
    given_by: str = ""
    check_in_at: datetime | None = None
    every_minutes: int = 0
    """0 when it isn't repeated; otherwise a check-in moves on by so many minutes."""
    outcome: Outcome | None = None
    ended_at: datetime | None = None
    """When it ended; when what came of it was said only later, then: that is news too."""
    why: str = ""
    """Why it is blocked or dropped, or what came of it."""
    tests: tuple[int, ...] = ()
    """Numbers of the hypotheses that its result would tell apart."""
    foreign: str = ""

    @property
    def name(self) -> str:
        """`A4`, as typed and shown."""
        return f"A{self.number}"

    @property
    def owner(self) -> str:
        """The one who answers for it, or an empty text."""
        return self.owners[0] if self.owners else ""

    def left(self, now: datetime) -> timedelta | None:
        """Time until the check-in, negative when overdue; None when none is set or it is over."""
        if self.check_in_at is None or self.status.is_over:
            return None
        return self.check_in_at - now


def by_urgency(actions: Iterable[Action], now: datetime) -> list[Action]:
    """Open work first: unowned, then overdue, then by check-in; what is over comes last, newest first."""
    far = timedelta(days=36500)

    def key(action: Action) -> tuple[int, timedelta, int]:
        if action.status.is_over:
            return 2, timedelta(0), -action.number
        if not action.owners:
            return 0, timedelta(0), action.number
        left = action.left(now)
        return 1, far if left is None else left, action.number

    return sorted(actions, key=key)


def open_by_owner(actions: Iterable[Action]) -> dict[str, list[Action]]:
    """Open actions under the one who answers for each; the unowned ones stand under an empty name."""
    groups: dict[str, list[Action]] = {}
    for action in actions:
        if not action.status.is_over:
            groups.setdefault(action.owner, []).append(action)
    return groups


def same_work(text: str, actions: Iterable[Action]) -> Action | None:
    """The open action that says nearly the same, so that two people aren't sent on one errand."""
    wanted = _words(text)
    if not wanted:
        return None
    for action in actions:
        held = _words(action.text)
        if not action.status.is_over and held and len(wanted & held) / len(wanted | held) >= 0.6:
            return action
    return None


def twins(actions: Iterable[Action]) -> Iterator[tuple[Action, Action]]:
    """Pairs of open actions of different owners that say nearly the same, among the newest COMPARED."""
    working = [action for action in actions if not action.status.is_over and action.owner][-COMPARED:]
    for one, other in combinations(working, 2):
        if one.owner != other.owner and same_work(other.text, [one]):
            yield one, other


_AROUND_WORDS = ".,;:()[]{}?!\"'`“”‘’«»"
_IRREVERSIBLE = frozenset(
    {"wipe", "rm", "drop", "truncate", "failover", "terminate", "delete", "destroy", "purge", "reformat", "format"}
    | {"mkfs", "dd", "shutdown", "decommission", "overwrite", "reset"}
)


def irreversible_word(text: str) -> str:
    """The word that makes an action look irreversible (“drop”, “wipe” …), or an empty text."""
    words = (word.strip(_AROUND_WORDS).lower() for word in text.split())
    return next((word for word in words if word in _IRREVERSIBLE), "")


_LANE_WORDS = {
    Lane.COMMUNICATE: {
        "tell", "ask", "inform", "call", "notify", "post", "announce", "write", "update", "email", "mail", "message",
        "page", "contact", "escalate", "draft", "phone", "ring", "ping", "brief", "report", "answer", "reply", "remind",
        "warn", "invite",
    },
    Lane.DIAGNOSE: {
        "check", "look", "find", "watch", "measure", "compare", "test", "verify", "trace", "read", "inspect", "grep",
        "profile", "confirm", "investigate", "see", "list", "count", "query", "reproduce", "graph", "monitor", "locate",
        "analyse", "analyze", "review", "dump", "capture", "collect", "gather", "identify", "determine", "understand",
        "debug", "diagnose", "figure", "search", "bisect", "diff", "tail", "examine", "observe", "probe", "assess",
        "estimate", "audit", "validate",
    },
}  # fmt: skip
_OPENERS = frozenset({"please", "pls", "also", "now", "then", "go", "and"})
_LANE_PHRASES = {
    Lane.COMMUNICATE: re.compile(
        r"(?:open|raise|file|log|create)\b.*\b(?:ticket|case|bug|issue)\b"
        r"|(?:get|bring|pull|have)\b.* (?:on|onto|into) (?:call|(?:the|a|our|this) (?:call|bridge|line|phone|room))\b"
        r"|reach out\b|talk to\b|speak (?:to|with)\b|follow up with\b|get back to\b|let \w+ know\b"
    ),
    Lane.DIAGNOSE: re.compile(
        r"(?:get|take|pull|grab|save|keep|export)\b.*\b(?:logs?|dumps?|traces?|profiles?|screenshots?|graphs?|metrics)\b"
    ),
}
"""What is said in several words: “get the vendor on a call”, “take a heap dump”."""


def lane_of(text: str) -> Lane:
    """The lane that an action's first words suggest; fixing when nothing else does, which customers hear of."""
    words = text.lower().split()
    while len(words) > 1 and words[0].strip(":,") in _OPENERS:
        words.pop(0)
    first, whole = words[0].strip(":,") if words else "", " ".join(words)
    by_word = (lane for lane, known in _LANE_WORDS.items() if first in known)
    by_phrase = (lane for lane, phrase in _LANE_PHRASES.items() if phrase.match(whole))
    return next(chain(by_word, by_phrase), Lane.FIX)


_STOP = {"the", "a", "an", "to", "for", "of", "in", "on", "and", "at", "by", "with", "from"}


def _words(text: str) -> set[str]:
    return {word.strip(_AROUND_WORDS).lower() for word in text.split()} - _STOP - {""}
