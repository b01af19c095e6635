"""Questions about the desk's numbers: DORA's five of each service, its error budget, and what both speak for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from opsdesk.desk import dossiers, registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.dora import Window
from opsdesk.domain.errors import BadInput, NotFound
from opsdesk.domain.objective import read_promise
from opsdesk.domain.service import Service
from opsdesk.domain.service_metrics import Metrics, metrics
from opsdesk.domain.text import quoted
from opsdesk.store.connection import in_words
from opsdesk.store.reads.incidents import touched_since

USUAL_DAYS = 90
MOST_DAYS = 3660
MOST_CHANGES = 100_000


def measured(desk: Desk, *, days: int = USUAL_DAYS, service: str = "") -> Metrics:
    """The numbers of the last days, of every service or of one.

    Raises BadInput for a window that is none, NotFound for a service that neither the registry nor a change knows.
    """
    now = desk.clock()
    window = window_of(now, days)
    services = registry.services(desk)
    with in_words(desk.opened.path):
        incidents = touched_since(desk.opened.connection, now - max([timedelta(days=days), *_spans(services)]))
    changes = dossiers.listed(desk, CHANGES, limit=MOST_CHANGES)
    found = metrics(services, changes, incidents, window)
    return _of_one(found, service) if service else found


def window_of(now: datetime, days: int) -> Window:
    """The last days; raises BadInput for a number of them that can't be measured."""
    if not 1 <= days <= MOST_DAYS:
        raise BadInput(f"{days} is no number of days to measure (1 to {MOST_DAYS:,})")
    return Window(now - timedelta(days=days), now)


def _spans(services: list[Service]) -> list[timedelta]:
    promises = (read_promise(service.objective) for service in services)
    return [promise.objective.window for promise in promises if promise]


def _of_one(found: Metrics, service: str) -> Metrics:
    own = tuple(one for one in found.services if one.service == service)
    if not own:
        raise NotFound(f"neither the registry nor a change of the last days knows a service {quoted(service)}")
    return replace(found, services=own)
