"""`service` and `person`: the registry of what can break and who can help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Annotated, Any

import typer

from opsdesk.cli.files import called, read_bytes
from opsdesk.cli.options import DryRun, Json, session_of
from opsdesk.cli.output import complain, put, put_json, put_row, say
from opsdesk.desk import registry
from opsdesk.desk.decision import person as short_name
from opsdesk.desk.registry import TakenIn
from opsdesk.desk.registry_import import BadRows
from opsdesk.desk.registry_import import import_people as import_people_of
from opsdesk.desk.registry_import import import_services as import_services_of
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from opsdesk.domain.text import one_line
from opsdesk.formats.table_rows import read_rows

services = typer.Typer(help="Services: what users come for, who owns it, what it depends on.")
people = typer.Typer(help="People who can be on an incident.")

Name = Annotated[str, typer.Argument(metavar="NAME")]
Table = Annotated[str, typer.Argument(metavar="FILE|-", help="CSV with a header line, or a JSON list of objects.")]


@services.command("add")
def add_service(
    context: typer.Context,
    name: Name,
    owner: Annotated[str | None, typer.Option(metavar="TEAM", help="The team that owns it.")] = None,
    core: Annotated[
        bool | None, typer.Option("--core/--no-core", help="Users are hurt at once when it is down.")
    ] = None,
    objective: Annotated[str | None, typer.Option(help="What it promises, in words.")] = None,
    depends_on: Annotated[list[str] | None, typer.Option(metavar="S", help="What it depends on; repeatable.")] = None,
    deployed_by: Annotated[
        list[str] | None, typer.Option(metavar="TYPE", help="A way it is changed; repeatable.")
    ] = None,
) -> None:
    """Add a service, or change what is given of one that is there."""
    with session_of(context).desk() as desk:
        held = next((item for item in registry.services(desk) if item.name == name), Service(name))
        given: dict[str, Any] = {
            "owner_team": owner,
            "core": core,
            "objective": objective,
            "depends_on": None if depends_on is None else tuple(depends_on),
            "deployment_types": None if deployed_by is None else tuple(deployed_by),
        }
        kept = registry.keep_service(desk, _changed(held, given), expected_version=held.version)
    put(f"{kept.name}: {kept.words}")


@services.command("list")
def list_services(context: typer.Context, json: Json = False) -> None:
    """List the services."""
    with session_of(context).desk() as desk:
        _list(registry.services(desk), json=json, first="no service is kept yet; one is by: opsdesk service add NAME")


@services.command("remove")
def remove_service(context: typer.Context, name: Name) -> None:
    """Forget a service; incidents keep its name."""
    with session_of(context).desk() as desk:
        registry.remove_service(desk, name)
    say(f"{name} is no longer in the registry")


@services.command("import")
def import_services(context: typer.Context, file: Table, dry_run: DryRun = False, json: Json = False) -> None:
    """Take a list of services in, all or none.

    Columns: name, owner_team, core, objective, depends_on, deployment_types.
    """
    _take_in(context, import_services_of, file, dry_run=dry_run, json=json)


@people.command("add")
def add_person(
    context: typer.Context,
    name: Name,
    team: Annotated[str | None, typer.Option(help="Their team.")] = None,
    contact: Annotated[str | None, typer.Option(help="How to reach them.")] = None,
) -> None:
    """Add a person by their short name, change what is given of one that is there, or have one back."""
    with session_of(context).desk() as desk:
        who = short_name(name)
        everybody = registry.people(desk, inactive=True)
        held = next((item for item in everybody if item.name == who), Person(who))
        given = {"team": team, "contact": contact, "active": True}
        kept = registry.keep_person(desk, _changed(held, given), expected_version=held.version)
    put(f"{kept.name}: {kept.words}")


@people.command("list")
def list_people(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those who have left.")] = False,
    json: Json = False,
) -> None:
    """List the people."""
    with session_of(context).desk() as desk:
        held = registry.people(desk, inactive=every)
        _list(held, json=json, first="nobody is kept yet; somebody is by: opsdesk person add NAME")


@people.command("remove")
def remove_person(context: typer.Context, name: Name) -> None:
    """Say that somebody has left; what they did stays theirs."""
    with session_of(context).desk() as desk:
        retired = registry.retire_person(desk, name)
    say(f"{retired.name} is inactive from now on")


@people.command("import")
def import_people(context: typer.Context, file: Table, dry_run: DryRun = False, json: Json = False) -> None:
    """Take a list of people in, all or none. Columns: name, team, contact, active."""
    _take_in(context, import_people_of, file, dry_run=dry_run, json=json)


def _changed(held: Any, given: dict[str, Any]) -> Any:
    return replace(held, **{field: value for field, value in given.items() if value is not None})


def _list(items: list[Service] | list[Person], *, json: bool, first: str) -> None:
    """All of them; where there are none, how the first one comes."""
    if json:
        put_json([asdict(item) for item in items])
        return
    if not items:
        say(first)
    for item in items:
        put_row(f"{one_line(item.name):<20}{one_line(item.words)}")


def _take_in(context: typer.Context, use_case: Callable[..., TakenIn], file: str, *, dry_run: bool, json: bool) -> None:
    """Takes a table in and says what became of it; when rows are faulty, a line for each of them."""
    rows = read_rows(read_bytes(file), called(file))
    try:
        with session_of(context).desk() as desk:
            taken = use_case(desk, rows, dry_run=dry_run)
    except BadRows as error:
        for problem in error.problems:
            complain(problem)
        raise typer.Exit(error.exit_code) from None
    if json:
        put_json({**asdict(taken), "dry_run": dry_run})
        return
    would = "would be " if dry_run else ""
    put(f"{len(taken.added)} {would}added, {len(taken.changed)} {would}changed, {len(taken.unchanged)} as they were")
