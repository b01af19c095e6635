"""Which format each document of a file has, and reading them by that.

A document is taken whole or refused whole; what is wrong with it is told, and its neighbours are read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.formats.table_rows import Problem
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
from opsdesk.formats.taking_in.documents import documents, problem
from opsdesk.formats.taking_in.node import Node
from opsdesk.formats.taking_in.taken import Form, ReadFile, Taken


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
    """The format of a file's first document; raises BadInput that tells what was looked for when none fits."""
    if cstate.looks_like(data):
        return Form.CSTATE
    found = documents(data, name)
    if not found.held:
        raise _nothing(name, found.refused)
    return _guessed(found.held[0])


def read(data: bytes, name: str, form: Form | None = None, *, now: datetime | None = None) -> ReadFile:
    """Everything a file says that was taken in `now`; each document is guessed by itself where no form is given.

    Raises BadInput naming the file (`name`), the place and the reason when none of it can be used.
    """
    if form is Form.CSTATE or (form is None and cstate.looks_like(data)):
        return ReadFile((cstate.read(data, name),))
    found = documents(data, name, now)
    sorted_out, refused = _by_form(found.held, form)
    told = list[Taken]()
    for known, held in sorted_out.items():
        taken, bad = _told(_READERS[known], held)
        told += [taken] if taken else []
        refused += bad
    every = (*found.refused, *refused)
    if not told:
        raise _nothing(name, every)
    return ReadFile(tuple(told), every)


def _by_form(held: Iterable[Node], form: Form | None) -> tuple[dict[Form, list[Node]], list[Problem]]:
    found, refused = dict[Form, list[Node]](), list[Problem]()
    for document in held:
        try:
            found.setdefault(form or _guessed(document), []).append(document)
        except BadInput as error:
            refused.append(problem(document.file, error))
    return found, refused


def _guessed(document: Node) -> Form:
    for form, reader in _READERS.items():
        if reader.looks_like(document):
            return form
    looked_for = "; ".join(f"{form} ({reader.known_by})" for form, reader in _READERS.items())
    place = f"{document.file}: {document.place}".removesuffix(": ")
    raise BadInput(f"{place}: is in no format known here. Looked for {looked_for}; {Form.CSTATE} (front matter)")


def _told(reader: _Reader, held: list[Node]) -> tuple[Taken | None, list[Problem]]:
    """What those documents say that can be read; each is tried alone only where all of them together can't."""
    try:
        return reader.read(held), []
    except BadInput:
        tried = [(document, _fault(reader, document)) for document in held]
    good = [document for document, fault in tried if not fault]
    return reader.read(good) if good else None, [fault for _, fault in tried if fault]


def _fault(reader: _Reader, document: Node) -> Problem | None:
    try:
        reader.read([document])
    except BadInput as error:
        return problem(document.file, error)
    return None


def _nothing(name: str, refused: tuple[Problem, ...]) -> BadInput:
    """Why a file can't be used at all: by the first of what is wrong."""
    if not refused:
        return BadInput(f"{name}: holds nothing")
    others = f" (none of its {len(refused):,} documents can be read)" if len(refused) > 1 else ""
    return BadInput(f"{refused[0].place}: {refused[0].reason}{others}")
