"""The services' shelf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual.content import Content

from opsdesk.desk import registry
from opsdesk.domain.service import Service
from opsdesk.domain.text import one_line
from screens.dialogs.form_fields import Field, names, yes_no
from screens.presenting.listing import Fact, Look, Order, counted, listed
from screens.presenting.row import MUTED, column, join, plain, spread
from screens.registry.shelf import Parting, Shelf

NO_OWNER = "no owner team"
UNNAMED = "the new service"


def _fields(service: Service) -> tuple[Field, ...]:
    def checked(**given: Any) -> Service:
        return registry.checked_service(replace(Service(service.name or UNNAMED), **given))

    name = Field("name", "Name", read=lambda shown: checked(name=shown).name, hint="e.g. checkout")
    return (
        *(() if service.name else (name,)),
        Field(
            "owner_team",
            "Owner team",
            service.owner_team,
            lambda shown: checked(owner_team=shown).owner_team,
            "the team that answers for it",
        ),
        yes_no("core", "Core: users or contracts are hurt at once when it is down", service.core),
        Field(
            "objective",
            "Objective",
            service.objective,
            lambda shown: checked(objective=shown).objective,
            "e.g. 99.9 % of payments within 2 s, a month",
        ),
        names(
            "depends_on",
            "Depends on",
            service.depends_on,
            read=lambda items: checked(depends_on=items).depends_on,
            hint="other services, with commas between them",
        ),
        names(
            "deployment_types",
            "Deployment types",
            service.deployment_types,
            read=lambda items: checked(deployment_types=items).deployment_types,
            hint="the ways it is changed, e.g. rolling, migration",
        ),
    )


def _counts(services: Sequence[Service]) -> Content:
    return counted(
        f"{len(services)} service{'' if len(services) == 1 else 's'}",
        (sum(service.core for service in services), "core", MUTED),
        (sum(not service.owner_team for service in services), "without owner team", "$text-warning"),
    )


def _line(service: Service, name: int, width: int) -> Content:
    owner = plain(one_line(service.owner_team), MUTED) if service.owner_team else plain(NO_OWNER, "$text-warning")
    left = join(column(plain(one_line(service.name)), name), owner)
    return spread(width, left, plain("core", "bold") if service.core else None)


def _facts(service: Service, services: Sequence[Service]) -> tuple[Fact, ...]:
    kept = {each.name for each in services}
    needs = [
        Fact("", name, "" if name in kept else "not in the registry", name if name in kept else "")
        for name in service.depends_on
    ]
    needed_by = [Fact("", each.name, leads_to=each.name) for each in services if service.name in each.depends_on]
    return (
        Fact("Owner team", service.owner_team),
        Fact("Core", remark="yes: an outage hurts at once" if service.core else "no"),
        Fact("Objective", service.objective),
        *listed("Depends on", needs),
        *(listed("Needed by", needed_by) if needed_by else [Fact("Needed by", remark="no service that says so")]),
        *listed("Deployed by", [Fact("", kind) for kind in service.deployment_types]),
    )


def _parting(service: Service, services: Sequence[Service]) -> Parting:
    needed_by = [each.name for each in services if service.name in each.depends_on]
    return Parting(
        f"Take {one_line(service.name)} out of the registry?",
        (
            one_line(service.words),
            "Incidents keep its name.",
            *([f"{one_line(', '.join(needed_by))} depends on it."] if needed_by else []),
        ),
    )


SERVICES = Shelf(
    look=Look(
        title="Services",
        one="service",
        empty="No service yet. Here belongs what users come for, who owns it and what it needs; n makes the first.",
        orders=(
            Order("By name", lambda service: (0, "")),
            Order("By owner team", lambda service: (not service.owner_team, service.owner_team or "No owner team")),
            Order("Core first", lambda service: (not service.core, "Core" if service.core else "Not core")),
        ),
        key=lambda service: service.name,
        name=lambda service: service.name,
        words=lambda service: service.words,
        counts=_counts,
        line=_line,
        detail=_facts,
    ),
    blank=Service(""),
    fields=_fields,
    read=registry.services,
    keep=registry.keep_service,
    parting=_parting,
    retire=registry.remove_service,
)
