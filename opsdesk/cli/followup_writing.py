"""`followup add`, `idea`, `edit`, `done`, `decline`, `move`, `reopen`, `undo`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Final

import typer

from opsdesk.cli.followup_options import Due, Number, Say, Why, asks_task
from opsdesk.cli.invocation import incident_number, need_incident
from opsdesk.cli.options import Number as IncidentNumber
from opsdesk.cli.options import session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.taking_back import take_back
from opsdesk.cli.team_options import On, a_day
from opsdesk.desk import followups, followups_checking, followups_ideas
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
from opsdesk.domain.followup import FollowUp, Task
from opsdesk.domain.followup_happenings import FOLLOW_UPS
from opsdesk.domain.followup_words import moved_words

What = Annotated[str | None, typer.Option("--what", metavar="WORDS", help="What is to be done.")]


@asks_task
def add(
    context: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="[INC] TEXT", help="What is to be done, perhaps after INC-4.")],
    said: Say,
    incident: Annotated[str, typer.Option(metavar="INC", help="The incident it comes from.")] = "",
    due: Due = "",
) -> None:
    """Take a follow-up on; prints FU-n, and says what is missing of it. Its day is as policy says for the severity."""
    session = session_of(context)
    of, words = (incident, " ".join(text)) if incident else _told_apart(" ".join(text))
    task = said(Task(words, due=a_day(due)))
    with session.desk() as desk:
        number = need_incident(of) if of else 0
        taken = followups.add(desk, task, session.today, incident=number, policy=session.settings.policy)
        _told(desk, taken)


@asks_task
def idea(
    context: typer.Context,
    incident: IncidentNumber,
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="The idea's number (opsdesk followup ideas).")],
    said: Say,
    due: Due = "",
    what: What = None,
    decline: Annotated[str, typer.Option("--decline", metavar="REASON", help="Why nobody takes it on.")] = "",
) -> None:
    """Make a follow-up of an incident's idea, or decline the idea with a reason; prints FU-n."""
    session = session_of(context)
    with session.desk() as desk:
        if decline:
            put(followups_ideas.decline_idea(desk, incident, number, decline, session.today).name)
            return
        task = said(Task(what or "", due=a_day(due)))
        policy = session.settings.policy
        _told(desk, followups_ideas.take_up(desk, incident, number, task, session.today, policy=policy))


@asks_task
def edit(context: typer.Context, number: Number, said: Say, what: What = None) -> None:
    """Change what is given of a follow-up; an empty text takes it away. Its day is moved, with a reason."""
    with session_of(context).desk() as desk:
        shown = followups.one(desk, number).task
        task = said(shown if what is None else replace(shown, text=what))
        edited = followups.edit(desk, number, task, shown)
    say(f"{edited.name}: {edited.task.words}")


def done(
    context: typer.Context,
    number: Number,
    seen: Annotated[
        str, typer.Option("--seen", metavar="TEXT", help="What was seen when its done-test was looked at.")
    ],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who saw it; else whoever is typing.")] = "",
    on: On = "",
) -> None:
    """Say that it is done, and what was seen when its done-test was looked at."""
    session = session_of(context)
    with session.desk() as desk:
        over = followups.done(desk, number, seen, a_day(on) or session.today, by=by)
    say(f"{over.name}: done{', after its day' if over.done_late else ''}")


def decline(context: typer.Context, number: Number, why: Why, on: On = "") -> None:
    """Say why it won't be done; it is kept with the reason."""
    session = session_of(context)
    with session.desk() as desk:
        over = followups.decline(desk, number, why, a_day(on) or session.today)
    say(f"{over.name}: declined")


def move(
    context: typer.Context,
    number: Number,
    to: Annotated[str, typer.Argument(metavar="DAY", help="The new day: 2026-12-24.")],
    why: Why,
) -> None:
    """Set another day, and say why; how often it moved is kept."""
    day = a_day(to)
    if day is None:
        raise BadInput("say to which day it moves (write it like 2026-12-24)")
    session = session_of(context)
    with session.desk() as desk:
        moved = followups.move(desk, number, day, why, today=session.today)
    say(f"{moved.name}: due {day}, {moved_words(moved)}")


def reopen(context: typer.Context, number: Number, why: Why) -> None:
    """Say that it isn't over after all."""
    with session_of(context).desk() as desk:
        opened = followups.reopen(desk, number, why)
    say(f"{opened.name}: open again, due {opened.task.due}")


def undo(context: typer.Context, number: Number) -> None:
    """Take back what you wrote of a follow-up last."""
    with session_of(context).desk() as desk:
        take_back(desk, FOLLOW_UPS, number, followups.undo)


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "add": add,
    "idea": idea,
    "edit": edit,
    "done": done,
    "decline": decline,
    "move": move,
    "reopen": reopen,
    "undo": undo,
}


def _told_apart(typed: str) -> tuple[str, str]:
    """The incident that stands before the words as `INC-4`, as in other commands, or none; and the words."""
    first, _, rest = typed.strip().partition(" ")
    name = first.removesuffix(":")
    is_incident = incident_number(name) is not None and not name.isdecimal()
    return (name, rest) if is_incident else ("", typed)


def _told(desk: Desk, taken: FollowUp) -> None:
    """Its name as data; its day and what somebody will ask for later beside it."""
    put(taken.name)
    say(f"due {taken.task.due}")
    for finding in followups_checking.findings(desk, taken):
        say(finding.told)
