"""Which format a file has, and reading it by that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.formats.taking_in import (
    alertmanager,
    cloudevents,
    cloudwatch,
    cstate,
    gcp,
    github,
    opsgenie,
    pagerduty,
    records,
    slack,
    statuspage,
    updates,
)
from opsdesk.formats.taking_in.documents import documents
from opsdesk.formats.taking_in.node import Node
from opsdesk.formats.taking_in.taken import Form, Taken


@dataclass(frozen=True, slots=True)
class _Reader:
    """How a format of JSON is known and read."""

    known_by: str
    looks_like: Callable[[Node], bool]
    read: Callable[[list[Node]], Taken]


_READERS: Final = {
    Form.ALERTMANAGER: _Reader("alerts", alertmanager.looks_like, alertmanager.read),
    Form.PAGERDUTY: _Reader("event.event_type or log_entries", pagerduty.looks_like, pagerduty.read),
    Form.OPSGENIE: _Reader("action and alert.alertId", opsgenie.looks_like, opsgenie.read),
    Form.STATUSPAGE: _Reader("page with incidents or component_update", statuspage.looks_like, statuspage.read),
    Form.GCP: _Reader("begin and external_desc", gcp.looks_like, gcp.read),
    Form.GITHUB: _Reader("deployment", github.looks_like, github.read),
    Form.CLOUDWATCH: _Reader("TopicArn and Message, or AlarmName", cloudwatch.looks_like, cloudwatch.read),
    Form.CLOUDEVENTS: _Reader("specversion, type, source and id", cloudevents.looks_like, cloudevents.read),
    Form.SLACK: _Reader("type message with ts", slack.looks_like, slack.read),
    Form.UPDATES: _Reader("provider, incident_id, at and text", updates.looks_like, updates.read),
    Form.RECORD: _Reader("title with a timeline, updates or started_at", records.looks_like, records.read),
}
"""Those that are surest of themselves first."""


def guess(data: bytes, name: str) -> Form:
    """The format of a file by what stands in it; raises BadInput that tells what was looked for when none fits."""
    return Form.CSTATE if cstate.looks_like(data) else _guessed(documents(data, name), name)


def read(data: bytes, name: str, form: Form | None = None) -> Taken:
    """Everything a file says; raises BadInput naming the file (`name`), the place and the reason."""
    if form is Form.CSTATE or (form is None and cstate.looks_like(data)):
        return cstate.read(data, name)
    held = documents(data, name)
    return _READERS[form or _guessed(held, name)].read(held)


def _guessed(held: list[Node], name: str) -> Form:
    """By the first object."""
    if not held:
        raise BadInput(f"{name}: holds nothing")
    for form, reader in _READERS.items():
        if reader.looks_like(held[0]):
            return form
    looked_for = "; ".join(f"{form} ({reader.known_by})" for form, reader in _READERS.items())
    raise BadInput(f"{name}: is in no format known here. Looked for {looked_for}; {Form.CSTATE} (front matter)")
