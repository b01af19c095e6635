"""`meeting`: what a meeting costs, what speaks against it, and what to write instead of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from opsdesk.cli.exits import FINDINGS
from opsdesk.cli.options import Json, session_of
from opsdesk.cli.output import put, put_as_it_is, put_json
from opsdesk.cli.ritual_json import cost_json, findings_json
from opsdesk.cli.ritual_options import Minutes, Owner, Rule, What, charter_named, need_ritual
from opsdesk.cli.ritual_text import finding_lines
from opsdesk.cli.session import Session
from opsdesk.desk import rituals_standing
from opsdesk.desk.rituals_checking import checked
from opsdesk.desk.rituals_recurring import times_a_year
from opsdesk.domain.errors import BadInput
from opsdesk.domain.meeting_cost import cost, hourly, money
from opsdesk.domain.meeting_lint import Finding, lint
from opsdesk.domain.ritual import USUAL_BAND, Aim, Charter, Recurrence, Seat
from opsdesk.domain.ritual_words import times_words
from opsdesk.domain.text import quoted
from opsdesk.formats.markdown.written_update import written_update

app = typer.Typer(help="Meeting design: is it needed, what does it cost, what would make it better.")

Given = Annotated[str, typer.Argument(metavar="[WHAT]", help="RIT-3, a shipped ritual's name, or a TOML file.")]
People = Annotated[
    list[str] | None,
    typer.Option("--people", metavar="N[:BAND]", help="So many people of a rate band; repeatable: 4, 2:senior."),
]
COST_KEYS = "--json has currency, people, minutes, hourly, cost (once, per_year, times_a_year; null without a rate)."
LINT_KEYS = "--json is a list of rule, words, advice. The rules are this project's own proposals."


@app.command("cost", epilog=COST_KEYS)
def cost_of_one(
    context: typer.Context,
    what: Given = "",
    minutes: Minutes = None,
    people: People = None,
    rule: Rule = None,
    json: Json = False,
) -> None:
    """Say what a meeting costs, once and in a year: rate bands times hours times how often it comes."""
    session = session_of(context)
    policy = session.settings.meetings
    charter = _designed(session, what, minutes=minutes, people=people, rule=rule)
    if not charter.people:
        raise BadInput(f"{what or 'the meeting'}: nobody is said to come; write --people 6, or --people 2:senior")
    found = cost(charter, policy.bands, times_a_year(charter.recurrence, session.now.date()))
    each_hour = hourly(charter.seats, policy.bands)
    if json:
        figures = {"people": charter.people, "minutes": charter.minutes, "hourly": each_hour}
        put_json({"currency": policy.currency, **figures, "cost": cost_json(found)})
        return
    put(f"{charter.people} people, {charter.minutes} min: {money(found.once, policy.currency)} each time")
    if charter.recurrence.rule and found.times_a_year:
        put(f"{times_words(found.times_a_year)} a year: {money(found.per_year, policy.currency)}")


@app.command("lint", epilog=LINT_KEYS)
def lint_one(
    context: typer.Context,
    what: Given = "",
    aim: Annotated[Aim | None, typer.Option(help="Why people must be there at the same time.")] = None,
    owner: Owner = None,
    minutes: Minutes = None,
    people: People = None,
    outcome: Annotated[
        list[str] | None, typer.Option("--outcome", metavar="WORDS", help="What there is afterwards; repeatable.")
    ] = None,
    rule: Rule = None,
    json: Json = False,
) -> None:
    """Say what speaks against a meeting as it is designed; exit 1 when something does."""
    session = session_of(context)
    charter = _designed(session, what, minutes=minutes, people=people, rule=rule)
    charter = replace(
        charter,
        aim=aim or charter.aim,
        owner=charter.owner if owner is None else owner,
        outputs=tuple(outcome) if outcome else charter.outputs,
    )
    found = (*_empty_runs(session, what), *lint(charter, session.settings.meetings.bands))
    if json:
        put_json(findings_json(found))
    else:
        put("\n".join(finding_lines(found)) or "nothing speaks against it")
    if found:
        raise typer.Exit(FINDINGS)


@app.command("async")
def in_writing(context: typer.Context, what: What) -> None:
    """Give what takes a meeting's place when it only informs: a page to write and read instead."""
    with session_of(context).desk() as desk:
        put_as_it_is(written_update(charter_named(desk, what)))


def _designed(
    session: Session, what: str, *, minutes: int | None, people: list[str] | None, rule: str | None
) -> Charter:
    """The charter that is named, or a bare one, with what the options say."""
    with session.desk() as desk:
        named = charter_named(desk, what) if what else Charter(title="a meeting")
    charter = replace(
        named,
        minutes=named.minutes if minutes is None else minutes,
        seats=tuple(map(_seat, people)) if people else named.seats,
        recurrence=named.recurrence if rule is None else Recurrence(rule),
    )
    return checked(charter, session.now.date())


def _seat(text: str) -> Seat:
    number, _, band = text.partition(":")
    if not number.strip().isdecimal():
        raise BadInput(f"--people {quoted(text)} names no number (write it like 4 or 2:senior)")
    return Seat("attendee", int(number[:6]), band.strip() or USUAL_BAND)


def _empty_runs(session: Session, what: str) -> tuple[Finding, ...]:
    """What its own meetings say against a ritual of this desk."""
    if not what.upper().startswith("RIT-") and not what.isdecimal():
        return ()
    with session.desk() as desk:
        held = rituals_standing.standing_of(desk, need_ritual(what), session.settings.meetings)
    return tuple(one for one in held.findings if one.rule == rituals_standing.EMPTY_RUNS_RULE)
