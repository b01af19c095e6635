"""What the command line says before any command reads it: the options that all of them take, and the command's words.

They may stand before or after the command. A line for the log may begin with anything, so there they end where the
line begins; and what follows a lone `--` is never an option.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

LINE_COMMAND = "log"
CANT_WAIT = frozenset({LINE_COMMAND, "declare", "list", "show", "search", "similar", "handover"})
"""Commands of somebody who stands on a call; as does who opens the desk."""
JUDGE_NOTHING = frozenset({("info",), ("doctor",), ("decisions",), ("next",), ("shape",), ("outbox", "list")})
"""Commands for which no setting decides what they find; the first is how one learns where the settings are."""
LOOKS = frozenset(
    {"list", "show", "shape", "search", "similar", "nudges", "next", "decisions", "draft", "lint", "export"}
    | {"agenda", "meeting", "metrics", "review"}
)
"""Commands that write nothing where nothing is kept, whatever their options say."""
LOOKS_IN: Final = {
    "change": frozenset({"list", "show", "suspects"}),
    "checklist": frozenset({"list", "show", "lint", "export", "runs", "status"}),
    "commitment": frozenset({"list", "show", "due"}),
    "followup": frozenset({"list", "show", "ideas", "backlog", "lint"}),
    "outbox": frozenset({"list"}),
    "person": frozenset({"list"}),
    "postmortem": frozenset({"list", "show", "lint", "factors", "export"}),
    "recurrence": frozenset({"list", "show", "propose"}),
    "ritual": frozenset({"list", "show", "health", "templates", "export"}),
    "rollback": frozenset({"list", "show", "due", "missing"}),
    "runbook": frozenset({"list", "show", "stale", "search"}),
    "service": frozenset({"list"}),
    "signal": frozenset({"list", "show", "noise"}),
    "team": frozenset({"list", "show", "stale", "waits", "brief"}),
    "vendor": frozenset({"list", "show", "deadlines", "concentration", "duplicates", "pack"}),
}
"""The same of groups' commands."""
TRIES = "--dry-run"
END = "--"

_INCIDENT = re.compile(r"(?:INC-)?(\d{1,9})", re.IGNORECASE)
VALUED = {"--db": "database", "--as": "by"}
SWITCHES = {"--readonly": "readonly", "--version": "version"}
_OWN: Final[dict[tuple[str, ...], frozenset[str]]] = {
    name: frozenset({"--as"}) for name in (("export",), ("import",), ("postmortem", "export"))
}
"""Options that mean something of its own to a command, when they stand after it."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of the program."""

    words: tuple[str, ...] = ()
    """The command, its arguments and its own options."""
    database: str | None = None
    by: str | None = None
    readonly: bool = False
    version: bool = False

    @property
    def command(self) -> str:
        """The first word; empty when there is none."""
        return self.words[0] if self.words else ""

    @property
    def opens_desk(self) -> bool:
        """It names no command: nothing, or an incident."""
        return not self.words or (len(self.words) == 1 and incident_number(self.command) is not None)

    @property
    def cant_wait(self) -> bool:
        """It is to work whatever is wrong with the settings."""
        judges_nothing = JUDGE_NOTHING & {self.words[:1], self.words[:2]}
        return self.opens_desk or self.command in CANT_WAIT or bool(judges_nothing)

    @property
    def only_looks(self) -> bool:
        """It writes nothing, so that it makes no desk where none is."""
        if self.command == LINE_COMMAND:
            return False
        in_group = LOOKS_IN.get(self.command, frozenset()).intersection(self.words[1:2])
        return self.command in LOOKS or TRIES in self.words or bool(in_group)


def parse(argv: Sequence[str]) -> Invocation:
    """Sorts the words of a command line; raises BadInput when an option lacks its value."""
    invocation = Invocation()
    left = iter(argv)
    for word in left:
        name, equals, value = word.partition("=")
        if word == END and invocation.command != LINE_COMMAND:
            return _with_words(invocation, word, *left)
        if name in _OWN.get(invocation.words[:1], _OWN.get(invocation.words[:2], frozenset())):
            invocation = _with_words(invocation, word)
        elif name in VALUED:
            invocation = _with(invocation, VALUED[name], _value(name, iter((value,)) if equals else left))
        elif word in SWITCHES:
            invocation = _with(invocation, SWITCHES[word], True)
        elif invocation.command == LINE_COMMAND:
            return _with_words(invocation, word, *left)
        else:
            invocation = _with_words(invocation, word)
    return invocation


def incident_number(word: str) -> int | None:
    """The number that `INC-7` or `7` names; None for any other word."""
    match = _INCIDENT.fullmatch(word)
    return int(match[1]) if match else None


def need_incident(word: str) -> int:
    """The same for a word that can be nothing else; raises BadInput."""
    number = incident_number(word)
    if number is None:
        raise BadInput(f"{quoted(word)} is no incident (they are written INC-7 or 7)")
    return number


def _with(invocation: Invocation, field: str, value: Any) -> Invocation:
    return replace(invocation, **{field: value})


def _with_words(invocation: Invocation, *words: str) -> Invocation:
    return replace(invocation, words=(*invocation.words, *words))


def _value(name: str, left: Iterator[str]) -> str:
    value = next(left, "")
    if not value:
        raise BadInput(f"{name} needs a value")
    return value
