"""People as they are typed: `@ana`, several as `@ana, @bo:`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from opsdesk.desk.capture.reading import Context

_NAME: Final = r"""@\w[^\s@,:;!?()<>\[\]{}"]*"""

PEOPLE: Final = re.compile(rf"((?:{_NAME}[,:]? +)*{_NAME}[,:]?)(?: +(.*))?", re.S)
"""One name or more (group 1), and what follows (group 2)."""

_EACH: Final = re.compile(_NAME)


def names(typed: str) -> list[str]:
    """The short names in a text that PEOPLE matched, each once, in the order typed."""
    return list(dict.fromkeys(name.removeprefix("@").lower() for name in _EACH.findall(typed)))


def who_is(who: Iterable[str], context: Context) -> str:
    """The names for a preview, which says of each that nobody knows it yet: it may be a slip of the fingers."""
    known = context.known_people | set(context.incident.people)
    return ", ".join(name if name in known else f"{name} (new person)" for name in who)
