"""The options that tell of a change's plan, the same for planning one and for changing its plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

import typer

from opsdesk.cli.gathered import gathered
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.session import Session
from opsdesk.desk import changes_times
from opsdesk.domain.change_parts import ChangePlan, ChangeSort

Edit = Callable[[ChangePlan], ChangePlan]
"""The plan with what was given."""

Services = Annotated[list[str] | None, typer.Option("--service", metavar="S", help="What it touches; repeatable.")]
Sort = Annotated[ChangeSort | None, typer.Option("--sort", help="What kind of thing changes; a deploy unless said.")]
Role = Annotated[str | None, typer.Option("--role", metavar="ROLE", help="What its author is: “payments developer”.")]
Link = Annotated[str | None, typer.Option(metavar="URL", help="Where its code, ticket or announcement is.")]
Fixes = Annotated[int | None, typer.Option(metavar="INC", parser=need_incident, help="The incident it is made to fix.")]
Committed = Annotated[str | None, typer.Option(metavar="TIME", help="When its code was committed.")]


def given_plan(
    session: Session,
    service: Services = None,
    deployment_type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="How the service is deployed; rollbacks go by it.")
    ] = None,
    sort: Sort = None,
    starts: Annotated[
        str | None, typer.Option(metavar="TIME", help=f"When it is planned for: {changes_times.EXAMPLE}.")
    ] = None,
    ends: Annotated[str | None, typer.Option(metavar="TIME|SPAN", help="Until when: a time, or 90m, 2h.")] = None,
    stage: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A stage of its rollout; repeatable, in order.")
    ] = None,
    requester: Annotated[str | None, typer.Option(metavar="NAME", help="Who asks for it; else who types.")] = None,
    role: Role = None,
    link: Link = None,
    fixes: Fixes = None,
    committed: Committed = None,
) -> Edit:
    """What the options say of a plan; raises BadInput."""
    said: dict[str, Any] = {
        "services": tuple(service) if service else None,
        "deployment_type": deployment_type,
        "sort": sort,
        "stages": tuple(stage) if stage else None,
        "requester": requester,
        "author_role": role,
        "link": link,
        "fixes": fixes,
        "committed_at": changes_times.been(committed or "", session.now, session.zone),
    }
    given = {name: value for name, value in said.items() if value is not None}
    starts_at = changes_times.starts(starts or "", session.now, session.zone)

    def edited(plan: ChangePlan) -> ChangePlan:
        window = _window(plan, starts_at, ends or "", session)
        return replace(plan, starts_at=window[0], ends_at=window[1], **given)

    return edited


def _window(
    plan: ChangePlan, starts_at: datetime | None, ends: str, session: Session
) -> tuple[datetime | None, datetime | None]:
    """The window as given; one that is only moved stays as long as it was."""
    begins = starts_at or plan.starts_at
    ends_at = changes_times.ends(ends, begins, session.now, session.zone)
    return begins, ends_at or changes_times.moved_end(begins, plan)


asks_plan = gathered("edited", given_plan)
"""Gives a command these options; what they say is its argument `edited`."""
