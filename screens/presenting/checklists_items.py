"""What one line of the library is: a run, or a template with what the desk knows of it."""

from __future__ import annotations

from datetime import datetime

from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class KeptList:
    """A template at its newest version."""

    template: Template
    at: datetime
    by: str
    """When this version was taken in, and by whom."""
    stale: tuple[str, ...] = ()
    """Why it can't be trusted as it is."""


Shelved = Run | KeptList
