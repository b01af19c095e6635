"""`ritual run`, `say`, `export`: a meeting held by keyboard, line by line, and its minutes.

Each line is kept before the next is asked for, so that a meeting outlives the terminal it was held in.
"""

from __future__ import annotations

from typing import Annotated

import typer

from opsdesk.cli import exits
from opsdesk.cli.checklist_run_dialogue import ask_on_terminal
from opsdesk.cli.files import put_or_write
from opsdesk.cli.options import Json, Output, session_of
from opsdesk.cli.output import put, put_json, say
from opsdesk.cli.ritual_json import meeting_json
from opsdesk.cli.ritual_options import MeetingNumber, Number
from opsdesk.cli.ritual_text import item_lines
from opsdesk.cli.session import Session
from opsdesk.desk import meetings, meetings_line
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.meeting import Meeting
from opsdesk.domain.meeting_words import action_words, timer_words
from opsdesk.domain.text import one_line
from opsdesk.formats.markdown.minutes import minutes

EPILOG = (
    "What to type in a meeting: "
    + "; ".join(f"{typed} – {does}" for typed, does in meetings_line.HELP)
    + ". “quit” leaves it under way. A script says run --json, which begins the meeting or finds the one under way, "
    "and then say MTG LINE."
)
LEAVE = frozenset({"quit", "exit"})


def run(context: typer.Context, number: Number, json: Json = False) -> None:
    """Hold a meeting of a ritual, line by line; the one that is under way goes on."""
    session = session_of(context)
    with session.desk() as desk:
        held = meetings.enter(desk, session.settings, number)
        if json:
            put_json(meeting_json(held, meetings.gathered(desk, held.number), session.now))
        else:
            _talk(session, desk, held)


def say_line(
    context: typer.Context,
    number: MeetingNumber,
    words: Annotated[list[str], typer.Argument(metavar="LINE", help="As typed in the meeting.")],
    json: Json = False,
) -> None:
    """Write one line in a meeting; after it is over, only what became of its actions (“A2 done”)."""
    session = session_of(context)
    with session.desk() as desk:
        held = meetings_line.typed(desk, number, " ".join(words), session.zone)
        if json:
            put_json(meeting_json(held, meetings.gathered(desk, number), session.now))


def export(context: typer.Context, number: MeetingNumber, output: Output = "", json: Json = False) -> None:
    """Give a meeting's minutes as Markdown."""
    session = session_of(context)
    with session.desk() as desk:
        held, gathered = meetings.one(desk, number), meetings.gathered(desk, number)
    if json:
        put_json(meeting_json(held, gathered, session.now))
    else:
        put_or_write(minutes(held, gathered, session.now, zone=session.zone), output)


def _talk(session: Session, desk: Desk, held: Meeting) -> None:
    put(f"{held.name} {held.title}")
    try:
        _work_through(session, desk, held.number)
    except KeyboardInterrupt:
        say(_how_to_go_on(held))
        raise typer.Exit(exits.INTERRUPTED) from None


def _work_through(session: Session, desk: Desk, number: int) -> None:
    gathered, shown = meetings.gathered(desk, number), -1
    while (held := meetings.one(desk, number)).under_way:
        if held.item != shown:
            put("\n".join(item_lines(held, gathered)))
            shown = held.item
        line = ask_on_terminal(f"{timer_words(held, session.now)} > ")
        if line is None or line.strip().lower() in LEAVE:
            say(_how_to_go_on(held))
            return
        if line.strip():
            _typed(session, desk, number, line)
    put("\n".join([f"{held.name} {held.ending}", *(one_line(action_words(one)) for one in held.open_actions)]))
    say(f"minutes: opsdesk ritual export {held.name}")


def _typed(session: Session, desk: Desk, number: int, line: str) -> None:
    if line.strip() == "help":
        put("\n".join(f"  {typed:<26}{does}" for typed, does in meetings_line.HELP))
        return
    try:
        meetings_line.typed(desk, number, line, session.zone)
    except (BadInput, Refused) as error:
        say(error.message)


def _how_to_go_on(held: Meeting) -> str:
    return f"{held.name} is under way; to go on: opsdesk ritual run {held.ritual_name}"
