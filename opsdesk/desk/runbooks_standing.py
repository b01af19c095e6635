"""Questions about documents: which can't be trusted and why, and which cover the services of an incident."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from opsdesk.desk import dossiers, registry, runbooks
from opsdesk.desk.desk import Desk
from opsdesk.desk.runbooks_drifting import drift_of
from opsdesk.desk.runbooks_links import dead_links
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.runbook import Document, Sort
from opsdesk.domain.runbook_staleness import Known, Reason, done_by_service, stale_because
from opsdesk.domain.values import dataclass

MOST_CHANGES = 100_000
"""Changes that are looked through."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A document with all that is known of it."""

    document: Document
    reasons: tuple[Reason, ...]
    """Why it is to be reviewed; none while it can be trusted."""

    @property
    def stale(self) -> bool:
        """It can't be trusted as it is."""
        return bool(self.reasons)

    @property
    def why(self) -> str:
        """The reasons in one line."""
        return "; ".join(reason.words for reason in self.reasons)

    def is_due(self, day: date) -> bool:
        """It is stale, or its review falls due by a day."""
        due = self.document.due_on
        return self.stale or (due is not None and due < day)


def overview(desk: Desk, *, retired: bool = False) -> list[Standing]:
    """Every document, stale ones first, of the others those first whose review is due first."""
    known = _known(desk)
    held = [_standing(desk, document, known) for document in runbooks.listed(desk, retired=retired)]
    return sorted(held, key=_by_need)


def standing_of(desk: Desk, number: int) -> Standing:
    """A document with all that is known of it; raises NotFound."""
    return _standing(desk, runbooks.one(desk, number), _known(desk))


def for_services(desk: Desk, services: Iterable[str]) -> list[Standing]:
    """What people go by for any of some services, runbooks first and escalation paths second."""
    wanted = set(services)
    found = [document for document in runbooks.listed(desk) if wanted.intersection(document.card.services)]
    if not found:
        return []
    known, places = _known(desk), list(Sort)
    found.sort(key=lambda document: (places.index(document.card.sort), document.number))
    return [_standing(desk, document, known) for document in found]


def _standing(desk: Desk, document: Document, known: Known) -> Standing:
    if document.retired:
        return Standing(document, ())
    today, dead = desk.clock().date(), dead_links(document)
    return Standing(document, stale_because(document, known, today, dead, drift_of(document)))


def _known(desk: Desk) -> Known:
    return Known(
        done_by_service(dossiers.listed(desk, CHANGES, limit=MOST_CHANGES)),
        {service.name: service.version for service in registry.services(desk)},
        registry.gone_people(desk),
    )


def _by_need(held: Standing) -> tuple[bool, bool, date, int]:
    document = held.document
    return document.over, not held.stale, document.due_on or date.max, document.number
