"""`opsdesk log`: capture lines without the screen. The command that has to be fast, since it is typed on a call or sits
in a script: it loads the desk and nothing else, neither Typer nor SQLModel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from opsdesk.cli.invocation import END, incident_number
from opsdesk.cli.output import put, say
from opsdesk.cli.session import Session
from opsdesk.cli.standard_input import STANDARD_INPUT, standard_input
from opsdesk.desk.capture import Context, Reading, read
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, DeskError, NotFound
from opsdesk.domain.text import quoted
from opsdesk.store.log import Written

_NUMBER = re.compile(r"(?:INC[ _]?)?0*(\d{1,9})", re.IGNORECASE)
USAGE = "log [INC-7] LINE, or - to read lines from standard input"


def log_lines(session: Session, words: Sequence[str]) -> None:
    """Enters one line, or every line of standard input, into an incident: the newest open one unless one is named.

    An incident is written INC-7 here: a bare number belongs to the line (“500 errors …”), and where it is an incident's
    it is asked what is meant. Of several lines those before a refused one are kept; the error names its number.
    """
    named, line = _split(words)
    _refuse_end_of_options(words if named is None else words[1:])
    with session.desk() as desk:
        if named is None:
            _refuse_unclear(desk, words)
        number = named if named is not None else _newest(desk)
        if line == STANDARD_INPUT:
            _enter_all(session, desk, number, _lines(standard_input()))
        else:
            _enter(session, desk, number, line)


def _split(words: Sequence[str]) -> tuple[int | None, str]:
    named = incident_number(words[0]) if words and words[0].upper().startswith("INC-") else None
    line = " ".join(words if named is None else words[1:])
    if not line.strip():
        raise BadInput(f"what is to be logged? opsdesk {USAGE}")
    return named, line


def _refuse_unclear(desk: Desk, words: Sequence[str]) -> None:
    """Asks what is meant by the number of an incident before a line in quotes: `1 "= 12 % fail"`."""
    number = _NUMBER.fullmatch(words[0]) if _stands_before_a_line(words) else None
    if number is None:
        return
    with suppress(NotFound):
        name = desk.incident(int(number[1])).name
        raise BadInput(f"is {quoted(words[0])} the incident? then it is {name}; else put the whole line in quotes")


def _refuse_end_of_options(words: Sequence[str]) -> None:
    """Asks what is meant by `-- "pool is full"`: elsewhere that ends the options, here it is strong evidence."""
    if _stands_before_a_line(words) and words[0] == END:
        raise BadInput(
            "is “--” strong evidence against? then put it into the quotes; else leave it out, no line needs it"
        )


def _stands_before_a_line(words: Sequence[str]) -> bool:
    """Whether what follows the first word was put in quotes, as a whole line is."""
    return len(words) == 2 and (" " in words[1] or not words[1][:1].isalnum())


def _newest(desk: Desk) -> int:
    number = desk.newest_open()
    if number is None:
        raise NotFound("no incident is open: declare one (opsdesk declare TITLE), or name one (log INC-7 …)")
    return number


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    lines = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _enter_all(session: Session, desk: Desk, number: int, lines: Iterator[tuple[int, str]]) -> None:
    for entered, (place, line) in enumerate(lines):
        try:
            _enter(session, desk, number, line)
        except DeskError as error:
            kept = f" ({entered} before it {'is' if entered == 1 else 'are'} kept)" if entered else ""
            error.message = f"line {place}: {error.message}{kept}"
            raise


def _enter(session: Session, desk: Desk, number: int, line: str) -> None:
    reading = read(line, _context(session, desk, number))
    if reading.opens == "undo":
        undone = desk.undo_candidate(number)
        desk.undo(number)
        put(f"INC-{number} undone: {undone.payload.headline()}")
        return
    _refuse_what_needs_the_screen(reading)
    for warning in reading.warnings:
        say(warning)
    if reading.decision is not None:
        written = desk.do(number, reading.decision, at=reading.at, approx=reading.approx)
        put(f"INC-{number} {reading.says}")
        if written.incident.status.is_over:
            _begin_postmortem(session, desk, written)


def _begin_postmortem(session: Session, desk: Desk, written: Written) -> None:
    """What follows the end of an incident; no other line loads it."""
    from opsdesk.desk.postmortems_opening import (
        begin_at_the_end,
        called_off_before_the_end,
        count_anew_at_the_end,
    )

    if (counted := count_anew_at_the_end(desk, session.settings, written)) is not None:
        due = f": meeting by {counted.meeting_due}" if counted.meeting_due else ""
        again = "it is a draft again, and " if counted.is_draft_again else ""
        say(f"{counted.name}: {again}its dates are counted from the new end{due}")
    if (left := called_off_before_the_end(desk, session.settings, written)) is not None:
        back = f"opsdesk postmortem back {left.name} --why REASON"
        say(f"{left.name} was called off ({left.state_why}); if it is needed after all: {back}")
    begun = begin_at_the_end(desk, session.settings, written)
    if begun is not None:
        say(f"{begun.name}: its postmortem is begun ({begun.asked_by}), owner {begun.owner or 'nobody'}")


def _context(session: Session, desk: Desk, number: int) -> Context:
    return Context(
        incident=desk.incident(number),
        now=session.now,
        by=desk.by,
        zone=session.zone,
        known_people=frozenset(desk.people_seen()),
        known_services=frozenset(desk.service_names()),
        check_in_minutes=session.settings.check_in_minutes,
        policy=session.settings.policy,
    )


def _refuse_what_needs_the_screen(reading: Reading) -> None:
    if reading.problem:
        raise BadInput(reading.problem)
    if reading.opens:
        raise BadInput(f":{reading.opens} opens something on the screen: type it there, or see opsdesk --help")
