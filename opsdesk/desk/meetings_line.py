"""What is typed in a meeting, a line at a time: the same words in a terminal, in a script and on a screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta, tzinfo
from typing import Final

from opsdesk.desk import meetings, meetings_saying
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
from opsdesk.domain.freeze import DAYS
from opsdesk.domain.meeting import AgreedStatus, Meeting

ACTION_EXAMPLE: Final = "@ana raise the pool size by fri"
HELP: Final = (
    ("n, b, n 3", "next item, back, item 3"),
    ("! WORDS", "a decision"),
    ("@NAME WORDS [by DAY]", "an action and its owner; DAY is 2026-12-01, fri, today or tomorrow"),
    ("? WORDS", "into the parking lot"),
    ("WORDS", "a note"),
    ("here: NAME NAME", "who is there"),
    ("A2 done, A2 dropped WHY", "what became of an action"),
    ("undo", "takes your last line back"),
    ("end, break off: WHY", "ends the meeting; one that was broken off counts as not held"),
)
"""What can be typed, and what it does."""

_DUE: Final = re.compile(rf"(?P<task>.*\S)\s+by\s+(?P<day>\d{{4}}-\d\d-\d\d|today|tomorrow|{'|'.join(DAYS)})", re.I)
_ITEM: Final = re.compile(r"n (\d{1,3})", re.I)
_ACTION: Final = re.compile(r"@?(?P<owner>\S+)\s+(?P<rest>.*\S)", re.S)
_SETTLED: Final = re.compile(r"A(?P<number>\d{1,4}) (?P<status>done|dropped|open)\b:?\s*(?P<why>.*)", re.I | re.S)
_PLAIN: Final[dict[str, Callable[[Desk, int], Meeting]]] = {
    **dict.fromkeys(("n", "next"), meetings_saying.step),
    **dict.fromkeys(("b", "back"), lambda desk, number: meetings_saying.step(desk, number, -1)),
    "undo": meetings.undo,
    "end": meetings.end,
}


def typed(desk: Desk, number: int, line: str, zone: tzinfo) -> Meeting:
    """Does what a line says; raises BadInput and Refused. Anything that is no command is a note."""
    said = line.strip()
    if (plain := _PLAIN.get(said.lower())) is not None:
        return plain(desk, number)
    if match := _ITEM.fullmatch(said):
        return meetings_saying.turn_to(desk, number, int(match[1]))
    if match := _SETTLED.fullmatch(said):
        status = AgreedStatus(match["status"].lower())
        return meetings_saying.settle(desk, number, int(match["number"]), status, match["why"])
    if said.startswith("@"):
        return agreed(desk, number, said, zone)
    for prefix, use_case in (("!", meetings_saying.decide), ("?", meetings_saying.park)):
        if said.startswith(prefix):
            return use_case(desk, number, said.removeprefix(prefix))
    word, _, rest = said.partition(":")
    if word.lower() == "here":
        return meetings_saying.here(desk, number, names(rest))
    if word.lower() == "break off":
        return meetings.break_off(desk, number, rest)
    return meetings_saying.note(desk, number, said)


def agreed(desk: Desk, number: int, said: str, zone: tzinfo) -> Meeting:
    """Keeps an action as it is typed, `@ana raise the pool size by fri`; raises BadInput and Refused."""
    match = _ACTION.fullmatch(said.strip())
    if match is None:
        raise BadInput(f"an action needs an owner and words: {ACTION_EXAMPLE}")
    due = _DUE.fullmatch(match["rest"])
    if due is None:
        return meetings_saying.agree(desk, number, match["owner"], match["rest"])
    today = desk.clock().astimezone(zone).date()
    return meetings_saying.agree(desk, number, match["owner"], due["task"], _day(due["day"].lower(), today))


def names(said: str) -> list[str]:
    """The names of a list as it is typed, with commas or blanks between them."""
    return said.replace(",", " ").split()


def _day(word: str, today: date) -> date:
    """The day that a word names; a weekday is the next one, today not counting."""
    if word in {"today", "tomorrow"}:
        return today + timedelta(days=word == "tomorrow")
    if word in DAYS:
        return today + timedelta(days=(DAYS.index(word) - today.weekday() - 1) % 7 + 1)
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise BadInput(f"“{word}” is no day") from None
