"""`T` in the war room: triage as two people answer it at once."""

from __future__ import annotations

from opsdesk.desk.triaging import triage
from opsdesk.domain.criteria import Exposure, Function, TriageInputs, inputs_from_json
from opsdesk.domain.policy import DEFAULT_POLICY
from screens.dialogs.form_refused import CHANGED
from screens.dialogs.triage import TriageForm
from screens.war_room import WarRoom
from tests.screens.shown import read_lines
from tests.screens.waiting import until


async def test_two_people_with_one_triage_lose_no_answers(open_room):
    async with open_room((80, 24)) as room:
        await room.enter(":triage")
        form = await room.to(TriageForm)
        form.questions.select_key("function")
        await room.press("right")
        theirs = TriageInputs(function=Function.DOWN, data_or_security=Exposure.CONFIRMED)
        room.desk.do(room.number, triage(theirs, DEFAULT_POLICY))
        await room.press("enter")
        await until(lambda: str(form.query_one(".dialog-error").visual) == CHANGED)
        lines = " ".join(read_lines(form.questions))
        assert "fine yours; theirs: down" in lines
        assert "confirmed theirs now, was: unknown" in lines
        await room.press("ctrl+s")
        await room.to(WarRoom)
        incident = room.desk.incident(room.number)
        known = inputs_from_json(incident.triage_inputs)
        assert (known.function, known.data_or_security) == (Function.FINE, Exposure.CONFIRMED)
        assert incident.severity == 1


async def test_the_next_update_counts_down_on_the_form_that_lies_over_it(open_room, clock):
    async with open_room((80, 24)) as room:
        await room.enter(":triage")
        form = await room.to(TriageForm)
        first = form.title_line.said(72)
        assert first.startswith("Triage: what is known now  ")
        assert "customers" in first
        clock.forward(seconds=60)
        later = form.title_line.said(72)
        assert later != first
