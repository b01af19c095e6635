"""`commitment add`, `edit`, `keep`, `break`, `release`, `move`, `block`, `unblock`, `escalate`, `undo`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, Final

import typer

from opsdesk.cli.options import session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.taking_back import take_back
from opsdesk.cli.team_options import AnyWords, Number, On, Words, a_day
from opsdesk.desk import commitments
from opsdesk.desk.commitments_blockers import EXAMPLE
from opsdesk.domain.commitment import HIGHEST_LEVEL, Promise
from opsdesk.domain.commitment_happenings import COMMITMENTS
from opsdesk.domain.commitment_words import escalated_words, moved_words
from opsdesk.domain.errors import BadInput

Text = str | None
Person = Annotated[Text, typer.Option(metavar="NAME", help="Who of the giving team sees to it.")]
DoneTest = Annotated[Text, typer.Option("--done-test", metavar="WORDS", help="What shows that it is done.")]


def add(
    context: typer.Context,
    deliverable: Annotated[list[str], typer.Argument(metavar="WORDS", help="What is promised.")],
    giver: Annotated[str, typer.Option("--by", metavar="T", help="The team that promises.")],
    receiver: Annotated[str, typer.Option("--to", metavar="T", help="The team that waits.")],
    due: Annotated[str, typer.Option(metavar="DAY", help="By when: 2026-12-01.")] = "",
    person: Person = None,
    done_test: DoneTest = None,
) -> None:
    """Keep what a team promised another one; prints COM-n, and says what is missing of it."""
    promise = Promise(giver, person or "", receiver, " ".join(deliverable), done_test or "", a_day(due))
    with session_of(context).desk() as desk:
        kept = commitments.promise(desk, promise)
    put(kept.name)
    _point_out(kept.promise)


def edit(
    context: typer.Context,
    number: Number,
    deliverable: Annotated[Text, typer.Option("--what", metavar="WORDS", help="What is promised.")] = None,
    giver: Annotated[Text, typer.Option("--by", metavar="T", help="The team that promises.")] = None,
    receiver: Annotated[Text, typer.Option("--to", metavar="T", help="The team that waits.")] = None,
    person: Person = None,
    done_test: DoneTest = None,
) -> None:
    """Change what is given of a commitment; an empty text takes it away. A date is moved, with a reason."""
    given: dict[str, Any] = {
        "deliverable": deliverable,
        "giver": giver,
        "receiver": receiver,
        "person": person,
        "done_test": done_test,
    }
    with session_of(context).desk() as desk:
        shown = commitments.one(desk, number).promise
        said = replace(shown, **{field: text for field, text in given.items() if text is not None})
        edited = commitments.edit(desk, number, said, shown)
    say(f"{edited.name}: {edited.promise.words}")


def keep(context: typer.Context, number: Number, words: AnyWords = None, on: On = "") -> None:
    """Say that it was delivered, and what shows it."""
    session = session_of(context)
    with session.desk() as desk:
        kept = commitments.keep(desk, number, a_day(on) or session.today, " ".join(words or ()))
    say(f"{kept.name}: kept{', after the day agreed on' if kept.kept_late else ''}")


def break_it(context: typer.Context, number: Number, words: Words, on: On = "") -> None:
    """Say why it was broken."""
    session = session_of(context)
    with session.desk() as desk:
        broken = commitments.give_up(desk, number, a_day(on) or session.today, " ".join(words))
    say(f"{broken.name}: broken")


def release(context: typer.Context, number: Number, words: Words, on: On = "") -> None:
    """Say why the receiver doesn't need it any more; it counts neither as kept nor as broken."""
    session = session_of(context)
    with session.desk() as desk:
        released = commitments.release(desk, number, a_day(on) or session.today, " ".join(words))
    say(f"{released.name}: released")


def move(
    context: typer.Context,
    number: Number,
    to: Annotated[str, typer.Argument(metavar="DAY", help="The new day: 2026-12-24.")],
    words: AnyWords = None,
) -> None:
    """Agree on another day, and say why; how often a date moved is kept."""
    day = a_day(to)
    if day is None:
        raise BadInput("say to which day it moves (write it like 2026-12-24)")
    session = session_of(context)
    with session.desk() as desk:
        moved = commitments.move(desk, number, day, " ".join(words or ()), today=session.today)
    say(f"{moved.name}: by {day}{f', {moved_words(moved)}' if moved.moves else ''}")


def block(
    context: typer.Context,
    number: Number,
    words: Annotated[list[str], typer.Argument(metavar="BY", help=f"{EXAMPLE}.")],
) -> None:
    """Say what it waits for."""
    with session_of(context).desk() as desk:
        held = commitments.block(desk, number, " ".join(words))
    say(f"{held.name}: blocked by {held.blocker.described if held.blocker else ''}")


def unblock(context: typer.Context, number: Number, words: AnyWords = None) -> None:
    """Say that it can go on."""
    with session_of(context).desk() as desk:
        held = commitments.unblock(desk, number, " ".join(words or ()))
    say(f"{held.name}: can go on")


def escalate(
    context: typer.Context,
    number: Number,
    words: Words,
    to: Annotated[str, typer.Option(metavar="NAME", help="Whom you ask to decide.")],
    level: Annotated[
        int, typer.Option(min=0, max=HIGHEST_LEVEL, metavar="N", help="1 leads … 4 executives; else one higher.")
    ] = 0,
) -> None:
    """Say whom you asked to decide, and why."""
    with session_of(context).desk() as desk:
        held = commitments.escalate(desk, number, to, " ".join(words), level=level)
    say(f"{held.name}: {escalated_words(held)}")


def undo(context: typer.Context, number: Number) -> None:
    """Take back what you wrote of a commitment last."""
    with session_of(context).desk() as desk:
        take_back(desk, COMMITMENTS, number, commitments.undo)


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "add": add,
    "edit": edit,
    "keep": keep,
    "break": break_it,
    "release": release,
    "move": move,
    "block": block,
    "unblock": unblock,
    "escalate": escalate,
    "undo": undo,
}


def _point_out(promise: Promise) -> None:
    """Says what somebody will ask for later."""
    missing = (
        ("" if promise.person else "who sees to it (--person)"),
        ("" if promise.done_test else "what shows that it is done (--done-test)"),
        ("" if promise.due else "by when (--due)"),
    )
    if told := ", ".join(words for words in missing if words):
        say(f"nobody said {told}")
