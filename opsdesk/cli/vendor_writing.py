"""`vendor add`, `edit`, `diligence`, `merge`, `distinct`, `retire`, `undo`: who a vendor is, which entries are one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, Final

import typer

from opsdesk.cli.options import session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.vendor_options import Who, Words
from opsdesk.desk import vendors, vendors_diligence, vendors_merging
from opsdesk.domain.contact import contact_of
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.vendor import Profile, Substitutability

Text = str | None
Several = list[str] | None
Owner = Annotated[Text, typer.Option(metavar="NAME", help="Who sees to it.")]
Group = Annotated[Text, typer.Option(metavar="G", help="The parent it belongs to: vendors of one group are connected.")]
Services = Annotated[Several, typer.Option("--service", metavar="S", help="A service that depends on it; repeatable.")]
Contacts = Annotated[
    Several, typer.Option("--contact", metavar="C", help="“name / role / how to reach”, nearest first; repeatable.")
]
Replaced = Annotated[Substitutability | None, typer.Option("--substitutability", help="How hard to replace.")]
Alternatives = Annotated[Several, typer.Option("--alternative", metavar="V", help="Who could do it; repeatable.")]
ExitPlan = Annotated[Text, typer.Option(metavar="WORDS", help="How one would leave.")]
StatusUrl = Annotated[Text, typer.Option(metavar="URL", help="Its status page.")]
Diligence = Annotated[Text, typer.Option(metavar="RUN", help="The run of the due-diligence checklist: RUN-3.")]

_RUN: Final = re.compile(r"(?:RUN-)?(\d{1,9})", re.IGNORECASE)


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As it is spelt.")],
    owner: Owner = None,
    group: Group = None,
    service: Services = None,
    contact: Contacts = None,
    substitutability: Replaced = None,
    alternative: Alternatives = None,
    exit_plan: ExitPlan = None,
    status_url: StatusUrl = None,
    diligence: Diligence = None,
) -> None:
    """Begin to keep a vendor; prints VEN-n."""
    given = _given(
        owner=owner,
        group=group,
        services=service,
        contacts=contact,
        substitutability=substitutability,
        alternatives=alternative,
        exit_plan=exit_plan,
        status_url=status_url,
        diligence_run=diligence,
    )
    with session_of(context).desk() as desk:
        put(vendors.add(desk, replace(Profile(name), **given)).name)


def edit(
    context: typer.Context,
    vendor: Who,
    name: Annotated[Text, typer.Option(metavar="NAME", help="How it is spelt.")] = None,
    owner: Owner = None,
    group: Group = None,
    service: Services = None,
    contact: Contacts = None,
    substitutability: Replaced = None,
    alternative: Alternatives = None,
    exit_plan: ExitPlan = None,
    status_url: StatusUrl = None,
    diligence: Diligence = None,
) -> None:
    """Change what is given of a vendor; an empty text takes it away, and a list replaces the list."""
    given = _given(
        name=name,
        owner=owner,
        group=group,
        services=service,
        contacts=contact,
        substitutability=substitutability,
        alternatives=alternative,
        exit_plan=exit_plan,
        status_url=status_url,
        diligence_run=diligence,
    )
    with session_of(context).desk() as desk:
        held = vendors.named(desk, vendor)
        edited = vendors.edit(desk, held.number, replace(held.profile, **given), held.profile)
    say(f"{edited.name} {edited.title}: kept")


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
        number = vendors.named(desk, vendor).number
        page = vendors.undo_candidate(desk, number)
        vendors.undo(desk, number)
    say(f"VEN-{number}: took back “{page.happening.headline()}”")


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "add": add,
    "edit": edit,
    "diligence": diligence,
    "merge": merge,
    "distinct": distinct,
    "retire": retire,
    "undo": undo,
}


def _given(**said: Any) -> dict[str, Any]:
    """What was given, by the profile's fields."""
    given = {field: value for field, value in said.items() if value is not None}
    for field in {"services", "alternatives"} & given.keys():
        given[field] = tuple(given[field])
    if "contacts" in given:
        given["contacts"] = tuple(map(contact_of, given["contacts"]))
    if "diligence_run" in given:
        given["diligence_run"] = _run(given["diligence_run"])
    return given


def _run(text: str) -> int:
    if not text:
        return 0
    if (match := _RUN.fullmatch(text)) is None:
        raise BadInput(f"{quoted(text)} is no run (they are written RUN-3 or 3)")
    return int(match[1])
