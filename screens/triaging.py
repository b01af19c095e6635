"""Asking for triage, and recording it: over the answers that the form began with, or over others' that were seen.

Loaded when somebody asks for it first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from textual.content import Content

from opsdesk.desk.desk import Desk
from opsdesk.desk.triaging import triage
from opsdesk.domain.cadence import most_urgent
from opsdesk.domain.criteria import TriageInputs
from opsdesk.domain.incident import Incident
from opsdesk.store.log import Written
from screens.dialogs.form_fields import Typed
from screens.dialogs.triage import TriageForm
from screens.following import Following
from screens.presenting.header import Header, next_update
from screens.war_room.opening import triage_form

Write = Callable[[Callable[[Desk], Written]], Awaitable[object]]
"""Makes a call that writes; raises what the desk raises."""


async def ask_triage(
    screen: Following,
    incident: Incident,
    write: Write,
    then: Callable[[], object],
    guessed: TriageInputs | None = None,
    as_it_is: Callable[[], Incident] | None = None,
) -> None:
    """Shows the form with what was recorded before, or else with what can be guessed; `then` follows once it was
    recorded, or left. `as_it_is` gives the incident while others write to it, of which the next update is told."""
    number, what, policy = incident.number, triage_form(incident.number), screen.session.settings.policy

    async def save(inputs: TriageInputs, shown: str) -> bool:
        decision = triage(inputs, policy, shown)
        await write(lambda desk: desk.do(number, decision))
        return True

    def awaited() -> Content:
        held, session = as_it_is() if as_it_is else incident, screen.session
        return next_update(Header(held, session.now, session.zone, most_urgent(held, policy, session.now)))

    def make(typed: Mapping[str, Typed]) -> TriageForm:
        return TriageForm(incident.triage_inputs, policy, save, guessed, typed, awaited)

    await screen.open_form(what, make, lambda _: then(), then)
