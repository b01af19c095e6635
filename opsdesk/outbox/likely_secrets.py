"""What looks like a secret in the words of a command, wherever it has it from: its own settings, a file, a vault."""

from __future__ import annotations

import re
from typing import Final

from opsdesk.outbox.secrets import MASK, telling

_ADDRESS: Final = re.compile(r"(?<![a-z])([a-z][a-z0-9+.-]{1,20}://)([^\s\"'<>]+)", re.IGNORECASE)
_HEADER: Final = re.compile(r"\b(bearer|basic|oauth|token|apikey)( +)([\w.+/=~:-]{8,})", re.IGNORECASE)
_NAMED: Final = re.compile(
    r"([\w-]{0,40}(?:token|secret|passw(?:or)?d|passphrase|api[_-]?key|private[_-]?key|credential|signature)s?"
    r"(?:(=|[\"'] ?[=:] ?)|: ?)[\"']?)((?!bearer\b|basic\b|oauth\b)[^\s\"'&,;]+)",
    re.IGNORECASE,
)
"""`TOKEN=x`, `"token": "x"`; behind a colon alone may also stand an everyday word: “invalid token: expired”."""
_PARTS: Final = re.compile(r"([/?&=#:;,]+)")


def without_likely_secrets(words: str) -> str:
    """Words without passwords that are named so, what follows “Bearer”, and the parts of addresses that are tokens."""
    words = _ADDRESS.sub(lambda found: found[1] + _without_tokens(found[2]), words)
    words = _HEADER.sub(lambda found: found[1] + found[2] + (MASK if telling(found[3]) else found[3]), words)
    return _NAMED.sub(lambda found: found[1] + (MASK if found[2] or telling(found[3]) else found[3]), words)


def _without_tokens(address: str) -> str:
    """`hooks.example/services/•••` of an address without its scheme; who logs in on it is nobody's business either."""
    who, at, rest = address.rpartition("@")
    if at and "/" not in who:
        return f"{MASK}@{_without_tokens(rest)}"
    host, slash, path = address.partition("/")
    pieces = _PARTS.split(path)
    return host + slash + "".join(MASK if telling(piece) else piece for piece in pieces)
