"""`followup`: what somebody took on after an incident, what of it is overdue, whether the backlog grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from opsdesk.cli import followup_writing
from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.followup_json import BACKLOG_KEYS, KEYS, backlog_json, finding_json, idea_json, standing_json
from opsdesk.cli.followup_options import AnyNumber, Number
from opsdesk.cli.followup_text import backlog_told, idea_told, summary, told
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_json, put_row, say
from opsdesk.desk import followups, followups_checking, followups_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain import followup_lint as rules
from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.followup import FollowUp
from opsdesk.domain.followup_backlog import WEEKS
from opsdesk.domain.followup_lint import Finding
from opsdesk.domain.followup_rules import Level

app = typer.Typer(help="Follow-ups after incidents: taken on, done, declined, moved; ideas apart from commitments.")

Every = Annotated[bool, typer.Option("--all", help="Also those that are done or declined.")]
Incident = Annotated[str, typer.Option(metavar="INC", help="Only those of this incident.")]
Owner = Annotated[str, typer.Option(metavar="NAME", help="Only those of this person.")]


@app.command("list", epilog=KEYS)
def list_followups(
    context: typer.Context, incident: Incident = "", owner: Owner = "", every: Every = False, json: Json = False
) -> None:
    """List the follow-ups: overdue ones first, then by their day."""
    session = session_of(context)
    number = need_incident(incident) if incident else 0
    with session.desk() as desk:
        held = followups_standing.overview(desk, session.zone, every=every)
        waiting = len(followups_standing.undecided(desk))
    held = [one for one in held if not number or one.followup.incident == number]
    held = [one for one in held if not owner or one.followup.task.owner == owner.removeprefix("@").lower()]
    if json:
        put_json([standing_json(one) for one in held])
        return
    for one in held:
        put_row(summary(one))
    if not held:
        say("no follow-up is open; somebody takes one on by: opsdesk followup add TEXT --incident INC-7 --owner NAME")
    if waiting:
        say(f"{counted(waiting, 'idea')} beside these that nobody has decided on: opsdesk followup ideas")


@app.command()
def ideas(context: typer.Context, json: Json = False) -> None:
    """List what was proposed while incidents ran and nobody has taken on or declined; --json: incident, idea, text."""
    with session_of(context).desk() as desk:
        held = followups_standing.undecided(desk)
    if json:
        put_json([idea_json(one) for one in held])
    else:
        for one in held:
            put_row(idea_told(one))
        if not held:
            say("no idea waits; one is proposed while an incident runs: opsdesk log ':follow-up what to do after'")


@app.command(epilog=KEYS)
def show(context: typer.Context, number: Number, json: Json = False) -> None:
    """Show a follow-up: how it stands first, then what was agreed, and every day that moved."""
    session = session_of(context)
    with session.desk() as desk:
        held = followups_standing.standing_of(desk, number, session.zone)
    if json:
        put_json(standing_json(held))
    else:
        put("\n".join(told(held)))


@app.command(epilog=BACKLOG_KEYS)
def backlog(
    context: typer.Context,
    weeks: Annotated[int, typer.Option(metavar="N", min=2, max=104, help="How far back.")] = WEEKS,
    json: Json = False,
) -> None:
    """Say whether the backlog grows, with its chart, what is late, and what it is for."""
    session = session_of(context)
    with session.desk() as desk:
        held = followups_standing.backlog(desk, session.zone, weeks)
    if json:
        put_json(backlog_json(held))
    else:
        put("\n".join(backlog_told(held, ascii_only=session.settings.ascii)))


@app.command()
def lint(context: typer.Context, number: AnyNumber = None, json: Json = False) -> None:
    """Say what is wrong with the open follow-ups, or with one: vague, unowned, without a done-test; exit 1 on E and W.

    --json: about, rule, level, message, words, suggestion, source.
    """
    with session_of(context).desk() as desk:
        found = list(_of_one(desk, number) if number else _of_all(desk))
    if json:
        put_json([finding_json(about, finding) for about, finding in found])
    else:
        for about, finding in found:
            put_row(f"{about:<7} {finding.told}")
        if not found:
            say(f"nothing is wrong with {FollowUp.called(number) if number else 'the open follow-ups'}")
    if any(finding.level is not Level.INFO for _, finding in found):
        raise typer.Exit(FINDINGS)


for name, command in followup_writing.COMMANDS.items():
    app.command(name)(command)


def _of_one(desk: Desk, number: int) -> Iterator[tuple[str, Finding]]:
    held = followups.one(desk, number)
    return ((held.name, finding) for finding in followups_checking.findings(desk, held))


def _of_all(desk: Desk) -> Iterator[tuple[str, Finding]]:
    known = followups_checking.known(desk)
    for held in reversed(followups.listed(desk)):
        yield from ((held.name, finding) for finding in rules.lint(held.task, known))
    for incident, every in followups_standing.by_incident(desk).items():
        if incident and any(not one.over for one in every):
            yield from ((f"INC-{incident}", finding) for finding in rules.lint_set(every))
