"""Which incidents a vendor had a part in, by what the desk's own history says, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_names import is_telling, parted, words_of
from opsdesk.domain.vocabulary import HypothesisStatus

_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)


class Part(StrEnum):
    """What ties an incident to a vendor, the surest first."""

    CONFIRMED = "confirmed as a cause"
    SUSPECTED = "suspected, not confirmed"
    NAMED = "named in its title or its changes"
    DEPENDS = "an affected service depends on it"


@dataclass(frozen=True, slots=True)
class Attributed:
    """An incident and what ties it to the vendor."""

    number: int
    title: str
    part: Part
    started_at: datetime | None
    lasted: timedelta
    """Until now, for one that isn't over."""
    severity: int = 0
    over: bool = True

    @property
    def name(self) -> str:
        """`INC-7`."""
        return f"INC-{self.number}"


def attributed(
    vendor: Vendor, incidents: Iterable[Incident], registered: frozenset[str], now: datetime
) -> tuple[Attributed, ...]:
    """The incidents a vendor had a part in, newest first."""
    services = frozenset(vendor.depended_on_by(registered))
    found = ((incident, part) for incident in incidents if (part := part_in(vendor, incident, services)))
    told = (_attributed(incident, part, now) for incident, part in found)
    return tuple(sorted(told, key=lambda one: -one.number))


def _attributed(incident: Incident, part: Part, now: datetime) -> Attributed:
    lasted, over = incident.running(now), incident.status.is_over
    return Attributed(incident.number, incident.title, part, incident.started_at, lasted, incident.severity, over)


def part_in(vendor: Vendor, incident: Incident, services: frozenset[str]) -> Part | None:
    """What ties it to the vendor; a cause that was ruled out ties nothing, nor does what was no incident of its own."""
    if incident.status.is_called_off:
        return None
    known = [held for held in incident.hypotheses.values() if names_it(vendor, held.statement)]
    if any(held.status is HypothesisStatus.CONFIRMED for held in known):
        return Part.CONFIRMED
    if any(not held.status.is_closed for held in known):
        return Part.SUSPECTED
    changes = (change.text for change in incident.changes.values())
    if any(names_it(vendor, text) for text in (incident.title, *changes)):
        return Part.NAMED
    return Part.DEPENDS if services & incident.services.keys() else None


def names_it(vendor: Vendor, text: str) -> bool:
    """Whether a text has the vendor's name in it, in any spelling, as whole words (“Acme's API” too)."""
    said = [f" {' '.join(parted(each))} " for each in (text, _POSSESSIVE.sub("", text))]
    names = (f" {' '.join(words)} " for words in map(words_of, vendor.names) if is_telling(words))
    return any(name in each for name in names for each in said)
