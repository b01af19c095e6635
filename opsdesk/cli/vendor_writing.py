"""`vendor add`, `edit`, `diligence`, `merge`, `distinct`, `retire`, `undo`: who a vendor is, which entries are one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Final

import typer

from opsdesk.cli.options import session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.taking_back import take_back
from opsdesk.cli.vendor_options import Who, Words
from opsdesk.cli.vendor_profile_options import Edit, asks_profile
from opsdesk.desk import vendors, vendors_diligence, vendors_merging
from opsdesk.domain.vendor import Profile
from opsdesk.domain.vendor_happenings import VENDORS


@asks_profile
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As it is spelt.")],
    edited: Edit,
) -> None:
    """Begin to keep a vendor; prints VEN-n."""
    with session_of(context).desk() as desk:
        put(vendors.add(desk, edited(Profile(name))).name)


@asks_profile
def edit(
    context: typer.Context,
    vendor: Who,
    edited: Edit,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="How it is spelt.")] = None,
) -> None:
    """Change what is given of a vendor; an empty text takes it away, and a list replaces the list."""
    with session_of(context).desk() as desk:
        held = vendors.named(desk, vendor)
        profile = held.profile if name is None else replace(held.profile, name=name)
        kept = vendors.edit(desk, held.number, edited(profile), held.profile)
    say(f"{kept.name} {kept.title}: kept")


def diligence(context: typer.Context, vendor: Who) -> None:
    """Begin the due diligence of a vendor, a run of the checklist vendor-due-diligence; prints RUN-n."""
    with session_of(context).desk() as desk:
        run = vendors_diligence.begin(desk, vendors.named(desk, vendor).number)
    put(run.call)


def merge(
    context: typer.Context,
    vendor: Who,
    into: Annotated[str, typer.Option(metavar="V", help="The entry that stays.")],
) -> None:
    """Say that an entry is the same vendor as another: all of it goes there. It can't be taken back."""
    with session_of(context).desk() as desk:
        gone, kept = vendors.named(desk, vendor), vendors.named(desk, into)
        vendors_merging.merge(desk, gone.number, kept.number)
    say(f"{gone.name} {gone.title} is {kept.name} {kept.title} from now on")


def distinct(
    context: typer.Context,
    vendor: Who,
    other: Annotated[str, typer.Argument(metavar="V", help="The other one.")],
) -> None:
    """Say that two vendors of like names are two: they aren't proposed again."""
    with session_of(context).desk() as desk:
        first, second = vendors.named(desk, vendor), vendors.named(desk, other)
        vendors_merging.tell_apart(desk, first.number, second.number)
    say(f"{first.name} isn't {second.name}")


def retire(context: typer.Context, vendor: Who, words: Words) -> None:
    """Say why nobody deals with a vendor any more."""
    with session_of(context).desk() as desk:
        retired = vendors.retire(desk, vendors.named(desk, vendor).number, " ".join(words))
    say(f"{retired.name} is retired: {retired.retired}")


def undo(context: typer.Context, vendor: Who) -> None:
    """Take back what you wrote of a vendor last."""
    with session_of(context).desk() as desk:
        take_back(desk, VENDORS, vendors.named(desk, vendor).number, vendors.undo)


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "add": add,
    "edit": edit,
    "diligence": diligence,
    "merge": merge,
    "distinct": distinct,
    "retire": retire,
    "undo": undo,
}
