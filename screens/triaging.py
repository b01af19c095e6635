"""Asking for triage, and recording it: over the answers that the form began with, or over others' that were seen.

Loaded when somebody asks for it first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from textual.app import App

from opsdesk.desk.decision import Decision
from opsdesk.desk.triaging import triage
from opsdesk.domain.criteria import TriageInputs, inputs_from_json
from opsdesk.domain.errors import DeskError, EditedMeanwhile
from opsdesk.domain.policy import Policy
from opsdesk.domain.values import dataclass
from screens.dialogs.triage import TriageForm, met


@dataclass(frozen=True, slots=True)
class Asked:
    """What triage is asked of."""

    app: App[None]
    policy: Policy
    record: Callable[[Decision], Awaitable[object]]
    """Writes it; raises what the desk raises."""
    say: Callable[[str], None]
    """Says why it was refused."""
    then: Callable[[], object]
    """Once it was recorded, or left."""


def ask_triage(asked: Asked, held: str, guessed: TriageInputs | None = None) -> None:
    """Shows the form with what was recorded before (`held`), or else with what can be guessed."""
    _ask(asked, held, _read(held) if guessed is None else guessed)


def _ask(
    asked: Asked, held: str, was: TriageInputs, mine: TriageInputs | None = None, notes: Mapping[str, str] | None = None
) -> None:
    async def answered(inputs: TriageInputs | None) -> None:
        if inputs is not None:
            try:
                await asked.record(triage(inputs, asked.policy, held))
            except EditedMeanwhile as clash:
                theirs = _read(clash.theirs)
                _ask(asked, clash.theirs, theirs, *met(was, inputs, theirs))
                return
            except DeskError as error:
                asked.say(error.message)
        asked.then()

    asked.app.push_screen(TriageForm(was if mine is None else mine, asked.policy, notes), answered)


def _read(held: str) -> TriageInputs:
    return inputs_from_json(held) if held else TriageInputs()
