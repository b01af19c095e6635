"""`@eli joins` · `@eli as scribe` · `@eli no longer scribe` · `@eli off`."""

from __future__ import annotations

import re

from opsdesk.desk import people
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.vocabulary import Role

_PERSON = re.compile(r"@([^\s@]+) +(?:(joins?|off|leaves)|(as|no longer) +(.+))", re.I)


def read(text: str, context: Context) -> Reading | None:
    """A line about who is there and who has which role."""
    match = _PERSON.fullmatch(text)
    if match is None:
        return None
    name = match[1].lower()
    if match[3]:
        return _role(name, match[3].lower(), match[4].strip())
    if match[2].lower().startswith("join"):
        known = name in context.known_people or name in context.incident.people
        return Reading("people", f"{name} joins{'' if known else ' (new person)'}", people.join(name))
    return Reading("people", f"{name} is off", people.leave(name))


def _role(name: str, verb: str, words: str) -> Reading:
    role = Role.named(words)
    if role is None:
        there = ", ".join(Role)
        return Reading("people", "", problem=f"“{words[:30]}” is no role here ({there})")
    if verb == "as":
        return Reading("people", f"{name} is {role} from now on", people.take_role(name, role))
    return Reading("people", f"{name} is no longer {role}", people.end_role(name, role))
