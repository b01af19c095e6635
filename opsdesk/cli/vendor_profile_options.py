"""The options that tell of a vendor's profile, the same for beginning to keep one and for changing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

import typer

from opsdesk.cli.contact_options import CheckDays, Contacts
from opsdesk.cli.gathered import gathered
from opsdesk.cli.options import number_of
from opsdesk.cli.session import Session
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.contact import contact_of
from opsdesk.domain.vendor import Profile, Substitutability

Edit = Callable[[Profile], Profile]
"""The profile with what was given."""

Text = str | None
Several = list[str] | None
Group = Annotated[Text, typer.Option(metavar="G", help="The parent it belongs to: vendors of one group are connected.")]
Services = Annotated[Several, typer.Option("--service", metavar="S", help="A service that depends on it; repeatable.")]
Alternatives = Annotated[Several, typer.Option("--alternative", metavar="V", help="Who could do it; repeatable.")]
Diligence = Annotated[Text, typer.Option(metavar="RUN", help="The run of the due-diligence checklist: RUN-3.")]

_run = number_of(Run, "run")


def given_profile(
    session: Session,
    owner: Annotated[Text, typer.Option(metavar="NAME", help="Who sees to it.")] = None,
    group: Group = None,
    service: Services = None,
    contact: Contacts = None,
    check_days: CheckDays = None,
    substitutability: Annotated[
        Substitutability | None, typer.Option("--substitutability", help="How hard to replace.")
    ] = None,
    alternative: Alternatives = None,
    exit_plan: Annotated[Text, typer.Option(metavar="WORDS", help="How one would leave.")] = None,
    status_url: Annotated[Text, typer.Option(metavar="URL", help="Its status page.")] = None,
    diligence: Diligence = None,
) -> Edit:
    """What the options say of a profile; raises BadInput."""
    said: dict[str, Any] = {
        "owner": owner,
        "group": group,
        "services": None if service is None else tuple(service),
        "contacts": None if contact is None else tuple(map(contact_of, contact)),
        "check_days": check_days,
        "substitutability": substitutability,
        "alternatives": None if alternative is None else tuple(alternative),
        "exit_plan": exit_plan,
        "status_url": status_url,
        "diligence_run": None if diligence is None else _run(diligence) if diligence else 0,
    }
    given = {field: value for field, value in said.items() if value is not None}
    return lambda profile: replace(profile, **given)


asks_profile = gathered("edited", given_profile)
"""Gives a command these options; what they say is its argument `edited`."""
