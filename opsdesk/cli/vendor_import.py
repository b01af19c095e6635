"""`vendor import`: a register of contracts, its columns mapped to the desk's fields."""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli.exits import BAD_USAGE
from opsdesk.cli.files import called, read_bytes
from opsdesk.cli.options import DryRun, Json, session_of
from opsdesk.cli.output import put, put_json, say
from opsdesk.cli.table_words import tell_refused, tell_unused
from opsdesk.cli.vendor_json import taken_in_json
from opsdesk.desk.vendors_importing import TakenIn, take_in
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import one_line, quoted
from opsdesk.formats.contracts import FIELDS, Reading, read_register
from opsdesk.formats.contracts_cells import DateOrder, DecimalSign

EPILOG = f"The fields: {', '.join(f'{name} ({words})' for name, words in FIELDS.items())}."

Pairs = list[str] | None


def import_register(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="CSV with a header line, or a JSON list of objects.")],
    columns: Annotated[
        Pairs, typer.Option("--map", metavar="FIELD=COLUMN", help="The column of a field; repeatable.")
    ] = None,
    fixed: Annotated[
        Pairs, typer.Option("--set", metavar="FIELD=VALUE", help="What a field says where a row doesn't; repeatable.")
    ] = None,
    dates: Annotated[DateOrder, typer.Option(help="The order of days like 03/04/2026.")] = DateOrder.ISO,
    decimal: Annotated[DecimalSign, typer.Option(help="The decimal sign of amounts.")] = DecimalSign.POINT,
    encoding: Annotated[str, typer.Option(metavar="E", help="Of a file that isn't UTF-8 (cp1252, latin-1).")] = "",
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take in a register of contracts, all of it or, where a row can't be used, nothing.

    Vendors are known by their exact name: like names are proposed by `duplicates` and never merged here.
    """
    reading = Reading(_pairs(columns, "--map"), _pairs(fixed, "--set"), dates, decimal, encoding)
    register = read_register(read_bytes(file), called(file), reading)
    with session_of(context).desk() as desk:
        found = take_in(desk, register.rows, problems=register.problems, dry_run=dry_run)
    if json:
        put_json(taken_in_json(found, register.unused, dry_run=dry_run))
    else:
        _tell(found, register.unused, dry_run=dry_run)
    if found.problems:
        raise typer.Exit(BAD_USAGE)


def _tell(found: TakenIn, unused: tuple[str, ...], *, dry_run: bool) -> None:
    if found.problems:
        tell_refused(found.problems)
        return
    for words, names in (("added", found.added), ("changed", found.changed)):
        for name in names:
            put(f"{words}: {name}")
    counts = f"{len(found.added)} added, {len(found.changed)} changed, {len(found.unchanged)} as they were"
    contracts = f"{found.contracts} contract{'' if found.contracts == 1 else 's'}"
    say(f"{'would be taken in' if dry_run else 'taken in'}: {counts}; {contracts}")
    for words, owner in found.owners.items():
        say(f"owner {quoted(words)} is kept as {owner}")
    for words in found.left_out:
        say(one_line(words))
    tell_unused(unused)


def _pairs(given: Pairs, option: str) -> dict[str, str]:
    pairs = {}
    for pair in given or []:
        field, equals, value = pair.partition("=")
        if not (equals and value.strip()):
            raise BadInput(f"{option} {quoted(pair)} says nothing (write it like name=Supplier)")
        pairs[field.strip()] = value.strip()
    return pairs
