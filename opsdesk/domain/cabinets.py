"""Every cabinet of dossiers there is, for whoever looks after all of them alike."""

from __future__ import annotations

from typing import Any, Final

from opsdesk.domain.agenda_snoozes import SNOOZES
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.checklist.run_happenings import RUNS
from opsdesk.domain.commitment_happenings import COMMITMENTS
from opsdesk.domain.dossier import Cabinet
from opsdesk.domain.followup_happenings import FOLLOW_UPS
from opsdesk.domain.meeting_happenings import MEETINGS
from opsdesk.domain.postmortem_happenings import POSTMORTEMS
from opsdesk.domain.recurrence_happenings import RECURRENCES
from opsdesk.domain.ritual_happenings import RITUALS
from opsdesk.domain.rollback_happenings import ROLLBACKS
from opsdesk.domain.runbook_happenings import RUNBOOKS
from opsdesk.domain.signal_happenings import SIGNALS
from opsdesk.domain.team_happenings import TEAMS
from opsdesk.domain.vendor_happenings import VENDORS

CABINETS: Final[tuple[Cabinet[Any], ...]] = (
    SNOOZES,
    CHANGES,
    RUNS,
    COMMITMENTS,
    FOLLOW_UPS,
    MEETINGS,
    POSTMORTEMS,
    RECURRENCES,
    RITUALS,
    ROLLBACKS,
    RUNBOOKS,
    SIGNALS,
    TEAMS,
    VENDORS,
)
