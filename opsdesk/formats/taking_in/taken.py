"""What a file of another tool says, in this desk's shapes and the source's own words."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from opsdesk.domain.change_parts import ChangeSort
from opsdesk.domain.signal_report import Report
from opsdesk.domain.values import dataclass
from opsdesk.formats.table_rows import Problem

if TYPE_CHECKING:
    from opsdesk.formats.record import Record


class Form(StrEnum):
    """A format that is read here."""

    RECORD = "record"
    ALERTMANAGER = "alertmanager"
    PAGERDUTY = "pagerduty"
    OPSGENIE = "opsgenie"
    STATUSPAGE = "statuspage"
    GCP = "gcp"
    CSTATE = "cstate"
    GITHUB = "github"
    CLOUDWATCH = "cloudwatch"
    SLACK = "slack"
    CLOUDEVENTS = "cloudevents"
    UPDATES = "updates"


@dataclass(frozen=True, slots=True)
class ReportedChange:
    """A change that another tool tells of. `source` and `key` say which one: taken in twice, it counts once."""

    source: str
    """The tool, and the place in it where there are several: `github codertocat/hello-world`, `git`."""
    key: str
    at: datetime
    """When it reached production, as far as its source says; UTC. In the future for what is only announced."""
    title: str
    sort: ChangeSort = ChangeSort.OTHER
    services: tuple[str, ...] = ()
    """In the source's words."""
    author_role: str = ""
    """What its author is (“payments developer”, “automation”), never who."""
    risk: str = ""
    """In the source's words; empty: it didn't say."""
    link: str = ""
    failed: bool = False
    """Its source says that it went wrong; false: it says nothing of that."""
    committed_at: datetime | None = None
    """When its code was committed, where that is known beside `at`; UTC."""
    place: str = ""
    """File and line or item, for messages."""
    notice: ForeignIncident | None = None
    """The same as an incident, where only marks and words tell that it is none: somebody may know better."""


@dataclass(frozen=True, slots=True)
class ForeignUpdate:
    """One thing that was said in somebody else's incident."""

    id: str
    """What tells it from all others of the incident; it stays when its words are corrected."""
    at: datetime
    status: str
    """In the source's words; empty: it says none."""
    text: str
    by: str = ""
    """Who said it, by the source's id and never by name; empty for a notice of the house."""


@dataclass(frozen=True, slots=True)
class ForeignIncident:
    """An incident record of somebody else's: a provider's notice, or a channel's talk."""

    source: str
    """The tool, and the place in it: `statuspage cloudflare`, `google cloud`, `slack`."""
    key: str
    """What the source calls it; no other incident of this source has it."""
    title: str
    url: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None
    """None: it isn't over, or the source doesn't say."""
    severity: str = ""
    """In the source's words; empty: it didn't say."""
    services: tuple[str, ...] = ()
    """In the source's words."""
    updates: tuple[ForeignUpdate, ...] = ()
    """The oldest first."""
    talk: bool = False
    """Words of the people who worked on it, not notices to customers: no signal, only history."""

    @property
    def over(self) -> bool:
        """Nothing more is to come of it."""
        return self.talk or self.ended_at is not None


@dataclass(frozen=True, slots=True)
class Taken:
    """All that a file says in one format; each kind of thing in the order of the file."""

    form: Form
    reports: tuple[Report, ...] = ()
    changes: tuple[ReportedChange, ...] = ()
    incidents: tuple[ForeignIncident, ...] = ()
    records: tuple[Record, ...] = field(default=())
    """Of `Form.RECORD` alone: the desk's own format."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file says, by format in the order in which those come first, and which of its documents can't be used."""

    told: tuple[Taken, ...] = ()
    refused: tuple[Problem, ...] = ()
