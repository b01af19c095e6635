"""Answers of triage beside those of somebody else, and beside what was recorded when somebody began."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from opsdesk.domain.criteria import LABELS, TriageInputs, inputs_from_json, inputs_to_json
from opsdesk.domain.errors import BadInput
from screens.dialogs.form_fields import Typed
from screens.dialogs.form_refused import note_of
from screens.presenting.triage import words_of

UNKNOWN = "null"
"""An answer that nobody gave, as it is kept."""


def met(was: TriageInputs, mine: TriageInputs, theirs: TriageInputs) -> tuple[TriageInputs, dict[str, str]]:
    """Theirs with what I answered otherwise than it was, and what is to be said beside the questions."""
    answered = {key: getattr(mine, key) for key in LABELS if getattr(mine, key) != getattr(was, key)}
    notes = {key: note_of(*(words_of(key, getattr(inputs, key)) for inputs in (was, mine, theirs))) for key in LABELS}
    return replace(theirs, **answered), notes


def typed_into(recorded: TriageInputs, inputs: TriageInputs) -> dict[str, Typed]:
    """What is answered otherwise than it is recorded."""
    was, now = (json.loads(inputs_to_json(each)) for each in (recorded, inputs))
    return {
        key: Typed(json.dumps(was.get(key)), json.dumps(now.get(key)))
        for key in LABELS
        if getattr(recorded, key) != getattr(inputs, key)
    }


def typed_before(recorded: TriageInputs, typed: Mapping[str, Typed]) -> tuple[TriageInputs, TriageInputs]:
    """What was recorded when that was typed, and my answers then. What can't be answered so any more, or is recorded by
    now, is no answer of mine."""
    was: dict[str, Any] = {}
    mine: dict[str, Any] = {}
    for key, both in typed.items():
        with suppress(BadInput):
            then, now = _answer(key, both.was), _answer(key, both.now)
            if now != getattr(recorded, key):
                was[key], mine[key] = then, now
    return replace(recorded, **was), replace(recorded, **mine)


def _answer(key: str, kept: str) -> Any:
    """Raises BadInput."""
    return getattr(inputs_from_json("" if kept == UNKNOWN else f'{{"{key}": {kept}}}'), key)
