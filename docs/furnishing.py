"""What the pictures' desk holds beside the demo's incident: a registry, changes and their rollbacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from docs.furnishing_followups import furnish_follow_ups
from docs.furnishing_partners import furnish_partners
from docs.furnishing_postmortems import furnish_postmortems
from opsdesk.desk import changes, checklists, registry, rituals, rollbacks, runbooks
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_parts import ChangePlan, ChangeSort
from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.rigor import DEFAULT_RIGOR, Tier
from opsdesk.domain.rollback import Plan, Result
from opsdesk.domain.runbook import Card, Sort
from opsdesk.domain.service import Service
from opsdesk.formats.checklist.shipped import shipped
from opsdesk.formats.ritual import shipped as shipped_rituals

PROXY = Plan(
    metric="error pages at the edge",
    threshold="> 0.5 % for two minutes",
    point_of_no_return="none: the former build is kept for a week",
    checklist="rollback",
    verifier="watcher of the change",
    minutes=10,
    tier=Tier.HIGH,
)

RUNBOOK = """\
# The proxy answers with error pages

When more than one answer in a hundred is a 5xx page, in more than one region.

## Look

1. Compare with the last rollout: [the dashboard](https://graphs.example.org/edge), one line a build
2. Ask one machine what it loaded last

   ```console
   $ edgectl config show --last 3
   ```

## Act

1. Hold every rollout
2. Put the former configuration file back, see [how it is built](configuration.md#former-files)

   ```console
   $ edgectl config pin --previous --all-regions
   ```

3. Restart what doesn't take it, a tenth at a time

## When it doesn't help

Wake whoever is on call for configuration.
"""


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
    _rituals(desk)
    _documents(desk, now)
    furnish_partners(desk, now)
    furnish_follow_ups(desk, now)
    furnish_postmortems(desk, now)


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


def _documents(desk: Desk, now: datetime) -> None:
    day = timedelta(days=1)
    documents = (
        ("The proxy answers with error pages", Sort.RUNBOOK, ("proxy",), "ana", 40, RUNBOOK),
        ("How configuration files are built", Sort.PROCESS, ("configuration",), "bo", 150, "# Configuration\n"),
        ("Whom to wake, and in which order", Sort.ESCALATION, ("proxy", "configuration"), "cy", 20, "# Whom to wake\n"),
        ("When a message goes to customers", Sort.DECISIONS, (), "", 300, "# Messages\n"),
    )
    for place, (title, sort, services, owner, age, text) in enumerate(documents):
        card = Card(title, sort, f"https://handbook.example.org/{place}", owner, services, escalation="@bo, then @cy")
        runbooks.add(desk, card, text, reviewed_on=(now - age * day).date())
    runbooks.mark_wrong(desk, 1, "Hold every rollout", why="the switch has another name now")


def _rituals(desk: Desk) -> None:
    for charter in shipped_rituals().values():
        rituals.add(desk, replace(charter, owner="ana"))
