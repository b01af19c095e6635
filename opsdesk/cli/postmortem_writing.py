"""`postmortem answer`, `factor`, `milestone`, `met` … : what is written of a postmortem."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

import typer

from opsdesk.cli.files import called, read_text
from opsdesk.cli.options import number_of, session_of
from opsdesk.cli.output import put, say
from opsdesk.cli.postmortem_options import Evidence, Meant, Named, Why, Words
from opsdesk.cli.ritual_options import need_day
from opsdesk.cli.standard_input import STANDARD_INPUT
from opsdesk.cli.taking_back import take_back
from opsdesk.desk import meetings, postmortems, postmortems_factors, postmortems_steps
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_times import moment
from opsdesk.domain.errors import BadInput
from opsdesk.domain.meeting import Meeting
from opsdesk.domain.postmortem import Postmortem, State
from opsdesk.domain.postmortem_happenings import POSTMORTEMS
from opsdesk.domain.postmortem_milestones import looked_at
from opsdesk.domain.postmortem_prompts import prompt_named
from opsdesk.domain.text import quoted
from opsdesk.domain.vocabulary import Milestone

_meeting = number_of(Meeting, "meeting")
Day = Annotated[date, typer.Argument(metavar="DAY", parser=need_day, help="2026-11-24.")]


class Does(StrEnum):
    """What is done about a factor."""

    ADD = "add"
    REMOVE = "remove"


def answer(
    context: typer.Context,
    named: Named,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="Its id, as `show` lists it.")],
    words: Words,
) -> None:
    """Answer a question; an empty text takes the answer away."""
    asked = prompt_named(question)
    text = _piped() if words == [STANDARD_INPUT] else " ".join(words)
    with session_of(context).desk() as desk:
        held = postmortems.answer(desk, named.found(desk).number, asked.id, text)
    say(f"{held.name}: “{asked.title}” is {'answered' if held.answer(asked.id) else 'open'}")


def _piped() -> str:
    """What standard input holds; nothing at all is a pipe that broke, and takes no answer away."""
    text = read_text(STANDARD_INPUT)
    if not text.strip():
        raise BadInput(f"{called(STANDARD_INPUT)} holds no words; '' for the answer takes it away")
    return text


def factor(
    context: typer.Context,
    named: Named,
    does: Annotated[Does, typer.Argument(metavar="add|remove", help="add KIND WORDS, or remove F2.")],
    words: Annotated[list[str], typer.Argument(metavar="KIND WORDS | F2")],
    evidence: Evidence = None,
) -> None:
    """Name a contributing factor, of a kind that `postmortem factors` lists; or say that one is none."""
    session = session_of(context)
    with session.desk() as desk:
        number = named.found(desk).number
        if does is Does.ADD:
            kind, said = words[0], " ".join(words[1:])
            held = postmortems_factors.add_factor(desk, session.settings, number, kind, said, evidence or ())
            put(held.factors[-1].name)
        else:
            with desk.together():
                for word in words:
                    postmortems_factors.drop_factor(desk, number, _factor_number(word))


def milestone(
    context: typer.Context,
    named: Named,
    which: Annotated[str, typer.Argument(metavar="MILESTONE", help="started … resolved, or all.")],
    time: Annotated[str, typer.Argument(metavar="[TIME]", help="14:02, ~14:00, a day with it, or unknown.")] = "",
    why: Why = "",
) -> None:
    """Confirm a milestone's time, or set it right: the incident's log says so too. “all”: each with nothing wrong."""
    session = session_of(context)
    with session.desk() as desk:
        held = named.found(desk)
        if which == "all":
            held = _confirm_all(desk, held)
        elif not time:
            held = postmortems.confirm(desk, held.number, _milestone(which), why)
        else:
            named_one = _milestone(which)
            at, approx = moment(time, desk.incident(held.incident), named_one, session.now, session.zone)
            held = postmortems.correct(desk, held.number, named_one, at, approx=approx, why=why)
        for looked in looked_at(held, desk.incident(held.incident), desk.clock()):
            put(f"{looked.milestone}: {looked.told}{'' if looked.is_settled else f' · {looked.problem}'}")


def met(
    context: typer.Context,
    named: Named,
    on: Annotated[date | None, typer.Option(parser=need_day, metavar="DAY", help="On which day; else today.")] = None,
    people: Annotated[str, typer.Option("--with", metavar="NAMES", help="Who was there: ana,bo.")] = "",
    meeting: Annotated[
        int | None,
        typer.Option(parser=_meeting, metavar="MTG", help="The ritual's meeting: its day and who was there."),
    ] = None,
) -> None:
    """Say that people met and went through it."""
    session = session_of(context)
    with session.desk() as desk:
        held = meetings.one(desk, meeting) if meeting else None
        present = people.split(",") if people else held.present if held else ()
        day = on or (held.begun_at.date() if held and held.begun_at else session.today)
        number, today = named.found(desk).number, session.today
        reviewed = postmortems_steps.hold_review(desk, number, day, present, meeting or 0, today=today)
    say(f"{reviewed.name}: reviewed on {day}")


def assign(context: typer.Context, named: Named, owner: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Say who sees to it."""
    _write(context, named, lambda desk, number: postmortems.assign(desk, number, owner))


def plan(context: typer.Context, named: Named, day: Day, why: Why = "") -> None:
    """Set the meeting to a day; a later one needs a reason. The draft is due before it."""
    settings = session_of(context).settings
    _write(context, named, lambda desk, number: postmortems.plan(desk, settings, number, day, why))


def advance(context: typer.Context, named: Named) -> None:
    """Go a step ahead: draft, in review, reviewed, closed. What is missing is said, and nothing moves."""
    settings = session_of(context).settings
    held = _write(context, named, lambda desk, number: postmortems_steps.advance(desk, settings, number))
    say(f"{held.name} is {held.state}")


def back(
    context: typer.Context,
    named: Named,
    why: Why = "",
    to: Annotated[State | None, typer.Option(help="How far; else one step.")] = None,
) -> None:
    """Go a step back, for a reason; what was called off is a draft again."""
    held = _write(context, named, lambda desk, number: postmortems_steps.back(desk, number, why, to))
    say(f"{held.name} is {held.state}")


def call_off(context: typer.Context, named: Named, why: Why = "") -> None:
    """Say that nobody needs it, and why."""
    held = _write(context, named, lambda desk, number: postmortems_steps.call_off(desk, number, why))
    say(f"{held.name} is {held.state}")


def undo(context: typer.Context, named: Named) -> None:
    """Take back what you wrote of it last."""
    with session_of(context).desk() as desk:
        take_back(desk, POSTMORTEMS, named.found(desk).number, postmortems.undo)


def _write(context: typer.Context, named: Meant, call: Callable[[Desk, int], Postmortem]) -> Postmortem:
    with session_of(context).desk() as desk:
        return call(desk, named.found(desk).number)


def _confirm_all(desk: Desk, held: Postmortem) -> Postmortem:
    with desk.together():
        for looked in looked_at(held, desk.incident(held.incident), desk.clock()):
            if not looked.is_settled and not looked.flags:
                held = postmortems.confirm(desk, held.number, looked.milestone)
    return held


def _milestone(word: str) -> Milestone:
    try:
        return Milestone(word.strip().lower())
    except ValueError:
        raise BadInput(f"{quoted(word)} is no milestone; there are {', '.join(Milestone)}") from None


def _factor_number(word: str) -> int:
    number = word.strip().upper().removeprefix("F")
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        raise BadInput(f"{quoted(word)} is no factor (they are written F2)")
    return int(number)


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "answer": answer,
    "factor": factor,
    "milestone": milestone,
    "met": met,
    "assign": assign,
    "plan": plan,
    "advance": advance,
    "back": back,
    "call-off": call_off,
    "undo": undo,
}
