"""A decision in a form: what else could be done, what can go wrong, who objects, who verifies it, whether it worked.

Every field is a line of the grammar without its beginning, and read as one. Loaded when somebody asks for it first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from opsdesk.desk.deciding import as_shown
from opsdesk.desk.decision import Decision, at_once
from opsdesk.domain.decision import MadeDecision
from opsdesk.domain.errors import EditedMeanwhile
from opsdesk.domain.text import short
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, Typed, choice
from screens.dialogs.form_refused import NotSaved, Overtaken
from screens.presenting.decisions import decision_of

if TYPE_CHECKING:
    from screens.war_room.commanding import Commanding

BETWEEN = ";"
"""Between several options, or risks, of one field."""
NOBODY_SAID = "nobody said yet"
WORKED, FAILED = "worked", "did not work"
LONGEST = 60


async def weigh(room: Commanding, named: str = "") -> None:
    """Opens the form for the decision that is named (`D2`, `2`), or selected in the timeline, or else the newest."""
    made = _meant(room, named)
    if made is None:
        what = f"there is no {named.upper()}" if named else "nothing was decided yet"
        room.say(f"{what}: type “! what is decided”", problem=True)
        return

    shown, what = [made], f"{made.name} of {room.incident.name}"

    async def save(answers: Answers) -> bool:
        decisions = _decisions(room, shown[-1], answers)
        if decisions:
            try:
                await room.do(at_once(as_shown(shown[-1]), *decisions))
            except EditedMeanwhile as clash:
                await room.resync()
                shown.append(room.incident.decisions[made.number])
                raise Overtaken(_fields(shown[-1])) from clash
        return True

    def make(typed: Mapping[str, Typed]) -> Form[bool]:
        return Form(f"{made.name} {short(made.text, LONGEST)}", _fields(made), save, typed)

    back = room.capture.input.focus
    await room.open_form(what, make, lambda _: back(), back)


def _meant(room: Commanding, named: str) -> MadeDecision | None:
    held = room.incident.decisions
    if named:
        number = named.upper().removeprefix("D")
        return held.get(int(number)) if number.isdecimal() else None
    row = room.timeline.selected_row if room.focused is room.timeline else None
    if row is not None and row.entry.payload.KIND.startswith("decision"):
        return decision_of(room.incident, row.entry)
    return held[max(held)] if held else None


def _fields(made: MadeDecision) -> tuple[Field, ...]:
    objections = [held.words for held in made.objections]
    return (
        Field("option", _label("Options, what else could be done", made.options), hint=f"wait {BETWEEN} fail over"),
        Field("risk", _label("Risks, what can go wrong", made.risks), hint="the cache is cold for an hour"),
        Field("objection", _label("Strong objection", objections), hint="@ana not in the middle of the payroll run"),
        Field("fallback", "Fallback, if it doesn't work", made.fallback, hint="fail over to us-2"),
        Field("verify", "Who verifies it, and when they are asked", _verifier(made), hint="@bo in 10m"),
        choice("outcome", "Did it work?", (NOBODY_SAID, WORKED, FAILED), made.outcome or NOBODY_SAID),
        Field("result", "How it shows", made.result, hint="errors are down to 0.1 %"),
    )


def _label(what: str, held: tuple[str, ...] | list[str]) -> str:
    return f"{what} · held: {short('; '.join(held), LONGEST)}" if held else what


def _verifier(made: MadeDecision) -> str:
    return f"@{made.verifier}" if made.verifier else ""


def _decisions(room: Commanding, made: MadeDecision, answers: Answers) -> list[Decision]:
    """What the answers say anew; raises NotSaved at the field that can't be read."""
    decisions: list[Decision] = []
    for key, words in _lines(made, answers):
        reading = room.read(f"{made.name} {words}")
        if reading.problem:
            raise NotSaved(reading.problem, {key: reading.problem})
        if reading.decision is not None:
            decisions.append(reading.decision)
    return decisions


def _lines(made: MadeDecision, answers: Answers) -> Iterator[tuple[str, str]]:
    """Field and line of each new answer; what stands there as before says nothing."""
    for key in ("option", "risk"):
        yield from ((key, f"{key} {said.strip()}") for said in answers[key].split(BETWEEN) if said.strip())
    if answers["objection"]:
        yield "objection", f"objection {answers['objection']}"
    if answers["fallback"] not in ("", made.fallback):
        yield "fallback", f"fallback {answers['fallback']}"
    if answers["verify"] not in ("", _verifier(made)):
        yield "verify", f"verify {answers['verify']}"
    said = (answers["outcome"], answers["result"])
    if answers["outcome"] != NOBODY_SAID and said != (made.outcome, made.result):
        yield "result", f"{answers['outcome']} {answers['result']}".strip()
