"""The steps of a change on the command line, from its evidence to its review. Each prints how it stands then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

import typer

from opsdesk.cli.change_text import as_row, shown_json, standing
from opsdesk.cli.invocation import need_incident
from opsdesk.cli.options import Json, number_of, session_of
from opsdesk.cli.output import put, put_json, say
from opsdesk.cli.session import Session
from opsdesk.desk import changes, changes_outlook, dossiers
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import ENDINGS, Change, ChangeState
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted

INCIDENT: Final = "incident"
"""Linked like evidence: the incident that a change led to."""

need_change = number_of(Change, "change")


def need_ending(word: str) -> ChangeState:
    """The end that `rolled-back` names; raises BadInput."""
    named = {ending.replace(" ", "-"): ending for ending in ENDINGS}
    if word.replace(" ", "-") not in named:
        raise BadInput(f"{quoted(word)} is no end of a rollout (it is {', '.join(named)})")
    return named[word.replace(" ", "-")]


Number = Annotated[int, typer.Argument(metavar="CHG", parser=need_change, help="The change: CHG-7 or 7.")]
Why = Annotated[str, typer.Option(metavar="TEXT", help="Why, or what happened.")]


def link(
    context: typer.Context,
    number: Number,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="What is demanded (peer-review), or “incident”.")],
    evidence: Annotated[
        str, typer.Argument(metavar="EVIDENCE", help="RUN-3, RB-2, a name, a day, a link, words; INC-4 it led to.")
    ] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Take what is linked away.")] = False,
    json: Json = False,
) -> None:
    """Link evidence to what a change's tier demands, or the incident that it led to."""
    session = session_of(context)
    if not evidence and not remove:
        raise BadInput(f"say what is linked to {item}, or --remove")
    with session.desk() as desk:
        if item == INCIDENT:
            changed = changes.link_incident(desk, number, 0 if remove else need_incident(evidence))
        elif remove:
            changed = changes.remove(desk, number, item, session.settings.rigor)
        else:
            changed = changes.link(desk, number, item, evidence, session.settings.rigor)
        tell(session, desk, changed, json=json)


def approve(context: typer.Context, number: Number, why: Why = "", json: Json = False) -> None:
    """Let a change be rolled out; refused naming the evidence that is missing. An emergency needs --why instead."""
    _done(context, json, lambda desk, session: changes.approve(desk, number, session.settings.rigor, why=why))


def begin(context: typer.Context, number: Number, json: Json = False) -> None:
    """Begin the rollout of an approved change; refused in a freeze."""
    _done(context, json, lambda desk, session: changes.begin(desk, number, session.settings.rigor))


def stage(
    context: typer.Context,
    number: Number,
    name: Annotated[str, typer.Argument(metavar="[STAGE]", help="The stage; else the next one planned.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="What was seen there.")] = "",
    json: Json = False,
) -> None:
    """Mark that a change has reached a stage of its rollout."""
    _done(context, json, lambda desk, session: changes.reach(desk, number, name, note))


def finish(
    context: typer.Context,
    number: Number,
    how: Annotated[str, typer.Argument(metavar="HOW", help="How it ended: done, rolled-back or failed.")],
    why: Why = "",
    incident: Annotated[
        int | None, typer.Option(metavar="INC", parser=need_incident, help="The incident that it led to.")
    ] = None,
    json: Json = False,
) -> None:
    """End a rollout; one that was rolled back or failed needs --why."""
    session, ending = session_of(context), need_ending(how)
    with session.desk() as desk:
        ended = changes.finish(desk, number, ending, why, incident=incident or 0)
        tell(session, desk, ended, json=json)
        if ended.failed and not ended.incident:
            for open_one in changes_outlook.incidents_on(desk, ended.plan.services):
                asked = f"opsdesk change link {ended.name} {INCIDENT} INC-{open_one.number}"
                say(f"INC-{open_one.number} is open ({open_one.title}): if the change led to it, {asked}")


def cancel(context: typer.Context, number: Number, why: Why = "", json: Json = False) -> None:
    """Give a change up before it was begun, or say that a noted one never happened; needs --why."""
    _done(context, json, lambda desk, session: changes.cancel(desk, number, why))


def review(
    context: typer.Context,
    number: Number,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What the review found.")],
    incomplete: Annotated[
        bool, typer.Option("--incomplete", help="Some evidence never comes; the words say why.")
    ] = False,
    json: Json = False,
) -> None:
    """Close an emergency change by its review; its documents are there by then."""
    _done(
        context,
        json,
        lambda desk, session: changes.review(desk, number, words, session.settings.rigor, incomplete=incomplete),
    )


def undo(context: typer.Context, number: Number, json: Json = False) -> None:
    """Take back what you wrote in a change last."""
    session = session_of(context)
    with session.desk() as desk:
        taken = dossiers.undo_candidate(desk, CHANGES, number).happening.headline()
        changed = changes.undo(desk, number)
        say(f"taken back: {taken}")
        tell(session, desk, changed, json=json)


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "link": link,
    "approve": approve,
    "begin": begin,
    "stage": stage,
    "finish": finish,
    "cancel": cancel,
    "review": review,
    "undo": undo,
}


def tell(session: Session, desk: Desk, change: Change, *, json: bool) -> None:
    """How a change stands after a step: one line and what is to be known before the next, or its whole JSON."""
    held = changes_outlook.outlook(desk, change, session.settings.rigor)
    if json:
        put_json(shown_json(held, whole=True))
        return
    put("\n".join([as_row(held, session.now, session.zone), *standing(held, session.now, session.zone)]))


def _done(context: typer.Context, json: bool, step: Callable[[Desk, Session], Change]) -> None:
    session = session_of(context)
    with session.desk() as desk:
        tell(session, desk, step(desk, session), json=json)
