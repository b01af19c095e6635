"""Standard input: read whole, refused in words, and not there at all for a program that was started with it closed."""

from __future__ import annotations

import sys

from opsdesk.domain.errors import BadInput

STANDARD_INPUT = "-"
CALLED = "standard input"
"""In messages."""


def standard_input(most: int = -1) -> bytes:
    """What comes in on it, but no more than so many bytes; raises BadInput with the reason."""
    if sys.stdin is None:
        raise BadInput(f"{CALLED}: it is closed")
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise BadInput(f"{CALLED}: can't be read ({error.strerror})") from None


def is_typed() -> bool:
    """Somebody at a terminal can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()
