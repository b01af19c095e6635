"""The words in which tools say how it stands with a problem."""

from __future__ import annotations

import re
from typing import Final

from opsdesk.domain.signal_report import Condition

_STANDING: Final = {
    Condition.FIRING: ("firing", "fired", "alerting", "triggered", "alarm", "problem", "reopened"),
    Condition.ACKNOWLEDGED: ("acknowledged", "acked"),
    Condition.RESOLVED: ("resolved", "recovered", "cleared", "closed", "ok", "normal"),
}
_BY_WORD: Final = {word: condition for condition, words in _STANDING.items() for word in words}
_OVER: Final = frozenset({"resolved", "completed", "closed", "available", "operational", "postmortem", "fixed"})
_NO_WORD: Final = re.compile(r"[\W_]+")
_VERSION: Final = re.compile(r"v?\d+")


def condition(said: str) -> Condition | None:
    """How it stands by the last word of a state or of an event's type (`ALARM`, `com.example.alert.resolved.v1`).

    None for any other: what was deleted or completed is no problem that ended.
    """
    words = [word for word in _NO_WORD.sub(" ", said.lower()).split() if not _VERSION.fullmatch(word)]
    return _BY_WORD.get(words[-1]) if words else None


def is_end(status: str) -> bool:
    """A provider's status that says that its incident is over."""
    return status.lower().strip() in _OVER
