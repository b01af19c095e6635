"""How other tools' words are read: which severity and which service they mean here, and what of it nobody needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Final

from opsdesk.domain.bounds import Within
from opsdesk.domain.values import dataclass


class TakenAs(StrEnum):
    """What things of other tools become on request, instead of what they usually do."""

    INCIDENT = "incident"
    SIGNAL = "signal"


SeverityNumber = Annotated[int, Within(1, 5)]

KNOWN_SEVERITIES: Final[Mapping[str, int]] = MappingProxyType(
    dict.fromkeys(("critical", "fatal", "emergency", "disaster", "page", "p0", "p1", "sev0", "sev1"), 1)
    | dict.fromkeys(("high", "major", "error", "urgent", "p2", "sev2"), 2)
    | dict.fromkeys(("medium", "moderate", "average", "warning", "p3", "sev3"), 3)
    | dict.fromkeys(("minor", "low", "ticket", "p4", "sev4"), 4)
    | dict.fromkeys(("info", "informational", "notice", "none", "p5", "sev5"), 5)
)
"""What the usual tools call the severities 1 (worst) to 5."""


def _known() -> Mapping[str, SeverityNumber]:
    return dict(KNOWN_SEVERITIES)


@dataclass(frozen=True, slots=True)
class SignalPolicy:
    """What the settings say under `taking_in`."""

    severities: Mapping[str, SeverityNumber] = field(default_factory=_known)
    """A severity from 1 to 5 by another tool's word for it, in any case."""
    services: Mapping[str, str] = field(default_factory=dict)
    """The registry's name by another tool's name of a service, in any case."""
    ignore: tuple[str, ...] = ()
    """Patterns of titles (`*` any letters) that are counted and not taken in, such as an alert that always fires."""
    declare_from: Annotated[int, Within(0, 5)] = 0
    """The mildest severity with which a firing alert declares an incident by itself; 0: none ever does."""

    def severity(self, word: str) -> int:
        """The severity that a tool's word means; 0 where nobody knows."""
        return {_plain(name): number for name, number in self.severities.items()}.get(_plain(word), 0)

    def service(self, name: str) -> str:
        """What the desk calls a service; the other tool's own name where nothing else is set."""
        spoken = name.casefold().strip()
        return next((ours for theirs, ours in self.services.items() if theirs.casefold() == spoken), name.strip())

    def ignores(self, title: str) -> bool:
        """Nobody wants to hear of it."""
        return any(fnmatchcase(title.casefold(), pattern.casefold()) for pattern in self.ignore)


@lru_cache(maxsize=512)
def _plain(word: str) -> str:
    """A severity without case, dashes and blanks: `SEV-1` is `sev1`."""
    return "".join(sign for sign in word.casefold() if sign.isalnum())


DEFAULT_SIGNAL_POLICY: Final = SignalPolicy()
