"""Who was told that it is over, and who believes it while it isn't.

An end that is taken back, or struck because it was none, makes what readers know false, whatever the pace asks for:
until another text tells them otherwise they stop looking, and take down the workarounds.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.vocabulary import Audience, Stage

BELIEVED_OVER: Final = "they were told that it is over"
"""Why a correction is due, of readers that are named already."""
_ENDS: Final = frozenset({"resolved", "called_off"})
"""What a fact's key begins with that says, as known, that nothing more is to come."""
_KNOWN: Final = "confirmed"


def tells_the_end(update: SentUpdate) -> bool:
    """It told its readers that it is over, or was no problem; a correction sent at the end does so too."""
    if update.stage is not Stage.CORRECTION:
        return update.stage in {Stage.RESOLVED, Stage.POSTMORTEM}
    return any(_says_so(fact) for fact in update.facts)


def believed_over_since(incident: Incident, audience: Audience) -> datetime | None:
    """Since when an audience wrongly takes an incident for over: from the reopening, or from the text that told them
    so where it was not over. None for readers who weren't told so, or were told otherwise since."""
    last = None if incident.status.is_over else incident.last_update(audience)
    if last is None or not tells_the_end(last):
        return None
    return max(incident.reopened_at or last.sent_at, last.sent_at)


def _says_so(fact: SentFact) -> bool:
    return fact.key.partition(":")[0] in _ENDS and fact.state == _KNOWN
