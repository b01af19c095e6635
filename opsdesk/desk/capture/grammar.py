"""Reads a typed line. A mark counts only before a space or a number of its own; whatever is no mark is a note.

Every reader below takes the line (its time cut off) and returns a Reading, or None when the line isn't its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from opsdesk.desk import declaring, noting
from opsdesk.desk.capture import clock, commands, on_action, on_decision, on_evidence, on_hypothesis, on_people
from opsdesk.desk.capture.reading import Context, Reading
from opsdesk.domain.labels import is_labels_alone, states_effect
from opsdesk.domain.text import clean, short

Reader = Callable[[str, Context], Reading | None]

_COMMAND_AFTER_A_TIME: Final = re.compile(r"^[~0-9: ]+Z? :[a-z]")
"""No note begins so: whoever typed a time before a command meant it to be done."""


def read(line: str, context: Context) -> Reading:
    """How a line will be entered. Never raises; a line that can't be entered comes back with its `problem`."""
    text = clean(line)
    if not text.strip():
        return Reading("empty", "")
    typed = text.strip("\n")
    if "\n" in typed or typed[0].isspace():
        return _note(typed, context)
    text = typed.strip()
    timed = clock.backdated(text, context.now, context.zone)
    if timed is None:
        untaken = clock.untaken(text, context.now, context.zone)
        if untaken and _COMMAND_AFTER_A_TIME.search(text):
            return Reading("command", "", problem=f"{untaken}: without it the command counts as of now")
        return _pointing_out(untaken, _read_marks(text, context))
    reading = _read_marks(timed.rest, replace(context, at=timed.at))
    if reading.opens or reading.problem:
        return reading
    return commands.at_its_time(reading, timed, context)


def _pointing_out(why_untaken: str, reading: Reading) -> Reading:
    """A note that begins with what looks like a time counts as of now: whoever typed it may have meant otherwise."""
    return (
        replace(reading, warnings=(*reading.warnings, f"{why_untaken}: it counts as of now"))
        if why_untaken
        else reading
    )


def _read_marks(text: str, context: Context) -> Reading:
    for reader in _READERS:
        reading = reader(text, context)
        if reading is not None:
            return reading
    return _note(text, context)


def _note(text: str, context: Context) -> Reading:
    lines = text.count("\n") + 1
    says = f"one note of {lines} lines" if lines > 1 else "note"
    return Reading("note", says, noting.take_note(text))


def _simple(text: str, context: Context) -> Reading | None:
    """`! decision`, `= impact`, `~ mitigation`."""
    mark, _, rest = text.partition(" ")
    rest = rest.strip()
    if mark not in {"!", "=", "~"}:
        return None
    if not rest:
        what = {"!": "was decided", "=": "do users see", "~": "was done"}[mark]
        return Reading("unfinished", "", problem=f"what {what}?")
    if mark == "!":
        says = f"D{context.incident.next_number('decision')} decision"
        return Reading("decision", says, noting.record_decision(rest))
    if is_labels_alone(rest):
        beside = ", beside what was stated before" if states_effect(context.incident.impact) else ""
        return Reading("impact", f"{short(rest, 40)}{beside}", declaring.state_impact(rest))
    if mark == "=":
        unnumbered = () if any(sign.isdigit() for sign in rest) else ("a number says more: how many, how much?",)
        return Reading("impact", "impact as users see it", declaring.state_impact(rest), warnings=unnumbered)
    return Reading("mitigation", f"mitigation applied: {short(rest, 40)}", declaring.apply_mitigation(rest))


_READERS: tuple[Reader, ...] = (
    _simple,
    on_evidence.read,
    on_hypothesis.read,
    on_people.read,
    on_action.read,
    on_decision.read,
    commands.read,
)
