"""What Tab makes of the word before the cursor: names, commands, services, hypotheses and actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opsdesk.desk.capture import commands, on_decision
from opsdesk.desk.capture.on_pace import EVERYBODY
from opsdesk.desk.capture.reading import Context
from opsdesk.domain.vocabulary import Audience, Band, Role, ServiceState

_SAID_OF = {
    "h": ("out", "confirmed", "open", "named", *Band),
    "a": ("done", "helped", "no help", "worse", "blocked", "drop"),
    "d": on_decision.VERBS,
}
"""What can follow H3, A4 and D2."""


def complete(line: str, cursor: int, context: Context, services: Sequence[str] = ()) -> str | None:
    """The line's beginning up to the cursor with its last word completed as far as it is clear; None when it isn't."""
    before = line[:cursor]
    start = before.rfind(" ") + 1
    word = before[start:]
    options = list(dict.fromkeys(_options(before[:start].strip(), word, context, services)))
    fitting = [option for option in options if option.lower().startswith(word.lower()) and option != word]
    if (not word and not before.strip()) or not fitting:
        return None
    if len(fitting) == 1:
        return f"{before[:start]}{fitting[0]} "
    common = _common_beginning(fitting)
    return f"{before[:start]}{common}" if len(common) > len(word) else None


def offers(line: str, cursor: int, context: Context, services: Sequence[str] = ()) -> list[str]:
    """What the word before the cursor could become, for the hint line."""
    before = line[:cursor]
    start = before.rfind(" ") + 1
    word = before[start:].lower()
    options = dict.fromkeys(_options(before[:start].strip(), before[start:], context, services))
    return [option for option in options if option.lower().startswith(word)][:8]


def _options(head: str, word: str, context: Context, services: Sequence[str]) -> Iterable[str]:
    if word.startswith("@"):
        yield from (f"@{name}" for name in [*context.incident.people, *sorted(context.known_people)])
    elif not head and word.startswith(":"):
        yield from (f":{name}" for name in commands.names())
    elif head in {":snooze", ":pause", ":resume"}:
        yield from [*Audience, EVERYBODY]
    elif head == ":send":
        yield from Audience
    elif head == ":service":
        yield from [*context.incident.services, *services]
    elif head.startswith(":service "):
        yield from ServiceState
    elif head.endswith(" as"):
        yield from Role
    elif head[1:].isdigit() and head[0].lower() in _SAID_OF:
        yield from _SAID_OF[head[0].lower()]
    elif head.endswith(" done"):
        yield from ["helped", "no help", "worse"]
    elif not head:
        yield from (item.name for item in context.incident.actions.values() if not item.status.is_over)
        yield from (item.name for item in context.incident.hypotheses.values())
        yield from (item.name for item in context.incident.decisions.values())


def _common_beginning(options: Sequence[str]) -> str:
    first, last = min(options), max(options)
    same = next((place for place, sign in enumerate(first) if place >= len(last) or last[place] != sign), len(first))
    return first[:same]
