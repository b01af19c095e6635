"""The options that tell of a team's profile, the same for beginning to keep one and for changing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

import typer

from opsdesk.cli.contact_options import CheckDays, Contacts
from opsdesk.cli.gathered import gathered
from opsdesk.cli.session import Session
from opsdesk.domain.contact import contact_of
from opsdesk.domain.team import Profile
from opsdesk.domain.team_hours import EXAMPLE

Edit = Callable[[Profile], Profile]
"""The profile with what was given."""

Text = str | None
Channel = Annotated[Text, typer.Option(metavar="WORDS", help="Where questions are asked.")]
Zone = Annotated[Text, typer.Option(metavar="ZONE", help="Of the hours: Europe/Stockholm; else UTC.")]
Asking = Annotated[Text, typer.Option(metavar="WORDS", help="What a request needs, and where it goes.")]


def given_profile(
    session: Session,
    purpose: Annotated[Text, typer.Option(metavar="WORDS", help="What it is for.")] = None,
    lead: Annotated[Text, typer.Option(metavar="NAME", help="Who decides for it.")] = None,
    channel: Channel = None,
    on_call: Annotated[Text, typer.Option("--on-call", metavar="WORDS", help="How somebody is woken.")] = None,
    hours: Annotated[Text, typer.Option(metavar="HOURS", help=f"{EXAMPLE}.")] = None,
    zone: Zone = None,
    asking: Asking = None,
    response: Annotated[Text, typer.Option(metavar="WORDS", help="How quickly it answers.")] = None,
    contact: Contacts = None,
    check_days: CheckDays = None,
) -> Edit:
    """What the options say of a profile; raises BadInput."""
    said: dict[str, Any] = {
        "purpose": purpose,
        "lead": lead,
        "channel": channel,
        "on_call": on_call,
        "hours": hours,
        "zone": zone,
        "asking": asking,
        "response": response,
        "contacts": None if contact is None else tuple(map(contact_of, contact)),
        "check_days": check_days,
    }
    given = {field: value for field, value in said.items() if value is not None}
    return lambda profile: replace(profile, **given)


asks_profile = gathered("edited", given_profile)
"""Gives a command these options; what they say is its argument `edited`."""
