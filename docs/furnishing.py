"""What the pictures' desk holds beside the demo's incident: a registry, changes and their rollbacks."""

from __future__ import annotations

from datetime import datetime, timedelta

from opsdesk.desk import changes, checklists, registry, rollbacks
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_parts import ChangePlan, ChangeSort
from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.rigor import DEFAULT_RIGOR, Tier
from opsdesk.domain.rollback import Plan, Result
from opsdesk.domain.service import Service
from opsdesk.formats.checklist.shipped import shipped

PROXY = Plan(
    metric="error pages at the edge",
    threshold="> 0.5 % for two minutes",
    point_of_no_return="none: the former build is kept for a week",
    checklist="rollback",
    verifier="watcher of the change",
    minutes=10,
    tier=Tier.HIGH,
)


def furnish(desk: Desk, now: datetime) -> None:
    """Fills the desk."""
    checklists.take_in(desk, (), starters=shipped())
    for service in (
        Service(
            "proxy", "edge", core=True, depends_on=("configuration",), deployment_types=("rolling", "configuration")
        ),
        Service("configuration", "platform", deployment_types=("rolling",)),
    ):
        registry.keep_service(desk, service)
    proxy = rollbacks.add(desk, "proxy", "rolling", PROXY)
    rollbacks.tell_rehearsal(desk, proxy.number, Result.WORKED, at=now - timedelta(days=20))
    _changes(desk, now)


def _changes(desk: Desk, now: datetime) -> None:
    day = timedelta(days=1)
    plans = (
        ("Two queues for feature files", ("proxy",), 3, 4, day),
        ("Check the size of a feature file before it is taken", ("proxy",), 2, 2, 2 * day),
        ("New disks for the configuration store", ("configuration",), 2, 3, 6 * day),
    )
    for title, services, likelihood, impact, ahead in plans:
        risk = ChangeRisk(likelihood=likelihood, impact=impact)
        starts = now.replace(hour=9, minute=0, second=0, microsecond=0) + ahead
        made = ChangePlan(
            title, ChangeSort.DEPLOY, services, "rolling", starts, starts + timedelta(hours=2), "ana", risk=risk
        )
        change = changes.plan(desk, made, DEFAULT_RIGOR)
        changes.link(desk, change.number, "peer-review", "@bo", DEFAULT_RIGOR)
    changes.link(desk, 1, "trigger-metric", "error pages > 0.5 % for two minutes", DEFAULT_RIGOR)
    changes.link(desk, 1, "watcher", "@cy", DEFAULT_RIGOR)
