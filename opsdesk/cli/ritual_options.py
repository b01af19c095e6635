"""What the commands about rituals and meetings have in common: how one is named, and where a charter comes from."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Annotated, Any

import typer

from opsdesk.cli.files import read_bytes
from opsdesk.cli.options import number_of
from opsdesk.desk import rituals
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
from opsdesk.domain.meeting import Meeting
from opsdesk.domain.ritual import Charter, Recurrence, Ritual
from opsdesk.domain.text import quoted
from opsdesk.formats.ritual import read_charter, shipped, shipped_texts

need_ritual = number_of(Ritual, "ritual")
need_meeting = number_of(Meeting, "meeting")


def need_day(word: str) -> date:
    """The day that `2027-01-04` names; raises BadInput."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise BadInput(f"{quoted(word)} is no day (write it like 2027-01-04)") from None


Number = Annotated[int, typer.Argument(metavar="RIT", parser=need_ritual, help="The ritual: RIT-3 or 3.")]
MeetingNumber = Annotated[int, typer.Argument(metavar="MTG", parser=need_meeting, help="The meeting: MTG-3 or 3.")]
What = Annotated[
    str, typer.Argument(metavar="WHAT", help="RIT-3, a shipped ritual's name, or a TOML file (- reads it).")
]
Why = Annotated[str, typer.Option("--why", metavar="REASON", help="Why; it is kept.")]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help="What it is called.")]
Owner = Annotated[str | None, typer.Option(metavar="NAME", help="Who prepares it and may cancel it.")]
Rule = Annotated[str | None, typer.Option(metavar="RRULE", help="When it comes: “FREQ=WEEKLY;BYDAY=TU;COUNT=26”.")]
First = Annotated[
    date | None, typer.Option(metavar="DAY", parser=need_day, help="The day from which the rule counts; today else.")
]
At = Annotated[str | None, typer.Option("--at", metavar="HH:MM", help="On the wall clock of its zone.")]
Zone = Annotated[str | None, typer.Option(metavar="ZONE", help="Whose wall clock: “Europe/Stockholm”.")]
Minutes = Annotated[int | None, typer.Option(metavar="N", help="How long it is booked for.")]


def charter_named(desk: Desk, what: str) -> Charter:
    """The charter of a ritual, of a shipped one, or in a file; raises NotFound and BadInput."""
    if Ritual.numbered(what) is not None:
        return rituals.one(desk, need_ritual(what)).charter
    return new_charter(what)


def shipped_text(name: str) -> str:
    """The file of a shipped ritual; raises BadInput."""
    ours = shipped_texts()
    if name not in ours:
        raise BadInput(f"{quoted(name)} is no ritual that ships ({', '.join(ours)})")
    return ours[name].decode().rstrip("\n")


def new_charter(what: str) -> Charter:
    """The charter of a shipped ritual, or in a file; raises BadInput."""
    ours = shipped()
    if what in ours:
        return ours[what]
    if what == "-" or what.endswith(".toml"):
        return read_charter(read_bytes(what), what)
    raise BadInput(f"{quoted(what)} is no ritual that ships ({', '.join(ours)}) and no TOML file")


def with_given(charter: Charter, **given: Any) -> Charter:
    """The charter with what the options say in place of what it said; None: they say nothing."""
    said = {name: value for name, value in given.items() if value is not None}
    dated = {field.name: said.pop(field.name) for field in fields(Recurrence) if field.name in said}
    return replace(charter, **said, recurrence=replace(charter.recurrence, **dated))
