"""`@eli joins` · `@eli as scribe` · `@eli no longer scribe` · `@eli off`."""

from __future__ import annotations

import re

from opsdesk.desk import people
from opsdesk.desk.capture.names import PEOPLE, names, who_is
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.text import quoted
from opsdesk.domain.vocabulary import Role

_VERB = re.compile(r"(joins?|off|leaves)|(as|no longer) +(.+)", re.I | re.S)
_SECOND_NAME = re.compile(r"(\w[\w'’-]*) +(?:(joins)|(?:as|no longer) +(.+))", re.I | re.S)


def read(text: str, context: Context) -> Reading | None:
    """A line about who is there and who has which role."""
    people_typed = PEOPLE.fullmatch(text)
    if people_typed is None:
        return None
    who, words = names(people_typed[1]), (people_typed[2] or "").strip()
    verb = _VERB.fullmatch(words)
    if verb is None:
        return _second_name(who[0], words)
    if len(who) > 1:
        return Reading("people", "", problem=f"one person at a time: @{who[0]} {verb[0]}")
    return _about(who[0], verb, context)


def _second_name(first: str, words: str) -> Reading | None:
    """`@Ana Souza joins` would be something for ana to do."""
    found = _SECOND_NAME.fullmatch(words)
    if found is None or not (found[2] or Role.named(found[3].strip())):
        return None
    verb = words[found.end(1) :].strip()
    return Reading(
        "people", "", problem=f"a short name is one word: @{first} {verb}, or @{first}.{found[1].lower()} {verb}"
    )


def _about(name: str, verb: re.Match[str], context: Context) -> Reading:
    if verb[2]:
        return _role(name, verb[2].lower(), verb[3].strip(), context)
    if verb[1].lower().startswith("join"):
        return Reading("people", f"{who_is([name], context)} joins", people.join(name))
    return Reading("people", f"{name} is off", people.leave(name))


def _role(name: str, verb: str, words: str, context: Context) -> Reading:
    role = Role.named(words)
    if role is None:
        there = ", ".join(Role)
        return Reading("people", "", problem=f"{quoted(words)} is no role here ({there})")
    if verb == "as":
        return Reading("people", f"{who_is([name], context)} is {role} from now on", people.take_role(name, role))
    return Reading("people", f"{name} is no longer {role}", people.end_role(name, role))
