"""`import`: what other tools, people and desks say becomes incidents, signals and changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.files import called, read_bytes
from opsdesk.cli.incident_text import entries
from opsdesk.cli.options import DryRun, Json, session_of
from opsdesk.cli.output import complain, put, put_json, say
from opsdesk.domain.incident import Incident
from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_policy import TakenAs
from opsdesk.domain.signal_words import ending_words, severity_words
from opsdesk.domain.text import one_line
from opsdesk.formats.table_rows import Problem
from opsdesk.formats.taking_in import Form

if TYPE_CHECKING:
    from opsdesk.desk.taking_in import Result, Thing

EPILOG: Final = (
    "The keys of --json, for each thing: file, format, became (incident, signal or change), incident, signal, change "
    "(its id, or null), title, entries (of an incident), new and known (parts of it that weren't here "
    "before, and that were). With --dry-run ids are null for what isn't here yet. What became “refused” "
    "says why. Exit code 1: some documents were refused, and all others taken in."
)
MOST_TOLD: Final = 20
"""Refusals that are told one by one in words."""


def import_files(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE|-", help="What tools sent; - is standard input.")],
    form: Annotated[Form | None, typer.Option("--format", help="What the files hold; guessed without it.")] = None,
    taken_as: Annotated[
        TakenAs | None, typer.Option("--as", help="What it becomes, instead of what it usually does.")
    ] = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Take in what other tools, people and desks say, and say what it became; what is here already isn't taken twice.

    Incident records, and incidents of others that are over, become incidents. Alerts, and incidents of others that go
    on, become signals, which wait on the desk screen (opsdesk signal list). Deployments and maintenance become recorded
    changes. A document with a fault is left out and told; a file of which nothing can be read keeps all of them out.
    """
    from opsdesk.desk import taking_in
    from opsdesk.formats.taking_in import read

    session = session_of(context)
    said = {called(file): read(read_bytes(file), called(file), form, now=session.now) for file in files}
    with session.desk() as desk:
        result = taking_in.take_in(desk, said, session.settings.taking_in, taken_as=taken_as, dry_run=dry_run)
    refused = [(file, problem) for file, held in said.items() for problem in held.refused]
    if json:
        rows = [_row(thing, dry_run=dry_run) for thing in result.things]
        put_json([*rows, *(_refused_row(file, problem) for file, problem in refused)])
    else:
        _put_lines(result, dry_run=dry_run)
        _complain([problem for _, problem in refused])
    say(_summary(result, len(refused)))
    if refused:
        raise typer.Exit(FINDINGS)


def _complain(refused: list[Problem]) -> None:
    for problem in refused[:MOST_TOLD]:
        complain(f"{problem.place}: {problem.reason}")
    if len(refused) > MOST_TOLD:
        say(f"… and {len(refused) - MOST_TOLD:,} more that can't be read (--json tells all)")


def _put_lines(result: Result, *, dry_run: bool) -> None:
    """What is new, and which incidents were here already; what is known of signals and changes is only counted."""
    for thing in result.things:
        if thing.new or isinstance(thing.held, Incident):
            name = "would be taken in" if dry_run and thing.opened else thing.held.name
            put(one_line(f"{name}{_what(thing, dry_run=dry_run)}; from {thing.file})"))


def _what(thing: Thing, *, dry_run: bool) -> str:
    held, title = thing.held, one_line(thing.held.title)
    if isinstance(held, Incident):
        if not thing.new:
            return f" has it already: {title} ({entries(held.seq)}"
        more = "" if thing.opened else f" {'would get' if dry_run else 'gets'} {thing.new} more"
        return f"{more}: {title} ({entries(held.seq)}, {_board(held)}"
    if isinstance(held, Signal):
        said = f"{thing.new} new report{'' if thing.new == 1 else 's'}"
        return f": {severity_words(held)} · {title} ({held.condition}, {said}, {ending_words(held)}"
    return f": {title} ({held.plan.sort}"


def _board(incident: Incident) -> str:
    causes, actions = len(incident.hypotheses), len(incident.actions)
    return f"{causes} hypothes{'is' if causes == 1 else 'es'}, {actions} action{'' if actions == 1 else 's'}"


def _summary(result: Result, refused: int) -> str:
    """`3 new, 12 known already, 1 passed over by the settings, 2 documents refused`."""
    counted: Counter[str] = Counter({"new": 0})
    for thing in result.things:
        whole = isinstance(thing.held, Incident) and (thing.opened or not thing.new)
        counted["new"] += bool(thing.new) if whole else thing.new
        counted["known already"] += (not thing.new) if whole else thing.known
    counted["known already"] += result.known_changes
    counted["passed over by the settings"] = result.ignored
    counted["to come: changes that haven't begun"] = result.to_come
    counted[f"document{'' if refused == 1 else 's'} refused"] = refused
    return ", ".join(f"{number} {words}" for words, number in counted.items() if number or words == "new")


def _row(thing: Thing, *, dry_run: bool) -> dict[str, Any]:
    held, unknown = thing.held, dry_run and thing.opened
    name = None if unknown else held.name
    became = "incident" if isinstance(held, Incident) else "signal" if isinstance(held, Signal) else "change"
    return {
        "file": thing.file,
        "format": thing.form,
        "became": became,
        "incident": name if became == "incident" else _incident_of(held),
        "signal": name if became == "signal" else None,
        "change": name if became == "change" else None,
        "title": held.title,
        "entries": held.seq if isinstance(held, Incident) else None,
        "new": thing.new,
        "known": thing.known,
        "why": None,
    }


def _refused_row(file: str, problem: Problem) -> dict[str, Any]:
    nothing = dict.fromkeys(("format", "incident", "signal", "change", "title", "entries"))
    reason = f"{problem.place}: {problem.reason}"
    return {"file": file, **nothing, "became": "refused", "new": 0, "known": 0, "why": reason}


def _incident_of(held: object) -> str | None:
    """The incident that a signal became a part of."""
    return f"INC-{held.incident}" if isinstance(held, Signal) and held.incident else None
