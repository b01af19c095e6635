"""Channels as the settings name them: where an update goes besides a person's hands. How they send is in `outbox`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Final, Literal

from opsdesk.domain.bounds import Within
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience

Kind = Literal["clipboard", "file", "command", "statuspage", "notify"]

VARIABLE: Final = "$"
PRIVATE_FILE: Final = "file:"
PLACEHOLDERS: Final = ("incident", "number", "title", "services", "severity", "audience", "stage")
"""What `title` and `path` may name in braces."""
SUBJECT: Final = "{incident}: {stage}"
HEADLINE: Final = "{incident}"
"""One name from the first text to the last, and nothing that only the people on the call may read."""

# Compiled at their first use: every command loads this file, and few have channels.
_NAME: Final = r"[a-z0-9][a-z0-9_-]{0,39}"
_IN_BRACES: Final = r"\{([^{}]*)\}"
_NEEDS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "clipboard": ((),),
    "file": (("path",),),
    "command": (("command",),),
    "statuspage": (("path",), ("url",), ("url", "authorization")),
    "notify": (("url",),),
}
"""The settings that each kind of channel takes, in every way that makes sense."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One way out. Secrets stand elsewhere: here is only the name of a variable or of a private file."""

    kind: Kind
    audiences: tuple[Audience, ...] = ()
    """Whom it reaches; empty: anybody."""
    path: str = ""
    """The file to write, with placeholders."""
    command: tuple[str, ...] = ()
    """A program and its arguments; the text is its standard input."""
    url: str = field(default="", repr=False)
    """`$VARIABLE` or `file:PATH`: where the address stands."""
    authorization: str = field(default="", repr=False)
    """`$VARIABLE` or `file:PATH`: where the value of the header of that name stands."""
    title: str = ""
    """Subject or headline, with placeholders; the incident's own title is for the people on the call. Left out, a
    subject is `SUBJECT`, and what a status page calls the incident, from its first text to its last, is `HEADLINE`."""
    timeout_seconds: Annotated[int, Within(1, 60)] = 10

    def reaches(self, audience: Audience) -> bool:
        """Whether it may carry what is written for an audience."""
        return not self.audiences or audience in self.audiences


def channel_problem(channels: Mapping[str, Channel]) -> str:
    """What is wrong with channels that have the right types, with the place; empty when nothing is. Names no secret."""
    for name, channel in channels.items():
        problem = _problem(name, channel)
        if problem:
            return f"channels.{name[:40]}{problem}"
    return ""


def _problem(name: str, channel: Channel) -> str:
    if not re.fullmatch(_NAME, name):
        return ": a channel's name has small letters, digits, - and _, and at most 40 of them"
    given = tuple(key for key in ("path", "command", "url", "authorization") if getattr(channel, key))
    if given not in _NEEDS[channel.kind]:
        ways = " or ".join(" and ".join(way) or "nothing of its own" for way in _NEEDS[channel.kind])
        return f": kind “{channel.kind}” takes {ways}; it has {' and '.join(given) or 'none of that'}"
    for key in ("url", "authorization"):
        held = getattr(channel, key)
        if held and not held.removeprefix(PRIVATE_FILE).removeprefix(VARIABLE):
            return f".{key} names nothing after {PRIVATE_FILE} or {VARIABLE}"
        if held and not held.startswith((VARIABLE, PRIVATE_FILE)):
            return (
                f".{key} stands here in full, where others may read it: put it into a variable (“$NAME”) or a file"
                " that only you can read (“file:PATH”) and name that"
            )
    for key in ("title", "path"):
        unknown = [word for word in re.findall(_IN_BRACES, getattr(channel, key)) if word not in PLACEHOLDERS]
        if unknown:
            return f".{key} knows no {{{unknown[0][:40]}}}; it knows {', '.join(PLACEHOLDERS)}"
    return ""


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """A title or path with the placeholders' values."""
    return re.sub(_IN_BRACES, lambda match: values.get(match[1], match[0]), pattern)
