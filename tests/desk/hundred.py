"""A hundred real incidents of several providers on one desk, made from their own notices."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from opsdesk.desk.desk import Desk
from opsdesk.formats import taking_in
from opsdesk.formats.record import check_record, happenings
from opsdesk.formats.taking_in import ForeignIncident, record_document

DATA = Path(__file__).parents[2].parent / "shared" / "data"
_PLANNED = re.compile(r"maintenance|upgrade|migration|version update|brownout|downgrading|^update\b", re.IGNORECASE)
_LISTED = re.compile(r"Incident with (.+)")
_NAMED = re.compile(r"Testing Farm|Copr|[a-z.]*jenkins\.io")


def hundred() -> list[ForeignIncident]:
    """The first hundred by time, without planned work; those of Google Cloud as its own file tells them."""
    notices = _read("status_updates.jsonl")
    own = [_with_services(one) for one in notices if "google" not in one.source and not _PLANNED.search(one.title)]
    every = [*own, *_read("status_json/gcp_incidents_sample.json")]
    return sorted(every, key=lambda one: (one.began_at.timestamp() if one.began_at else 0, one.key))[:100]


def take_in_a_hundred(desk: Desk) -> None:
    """INC-1 to INC-100, in the order in which they began."""
    for one in hundred():
        desk.take_in(happenings(check_record(record_document(one), one.key)))


def _with_services(one: ForeignIncident) -> ForeignIncident:
    """These notices name what was hit in their titles only: “Incident with Pages and Actions”, “ci.jenkins.io down”."""
    listed = _LISTED.match(one.title)
    named = re.split(r", | and ", listed[1]) if listed else _NAMED.findall(one.title)
    return replace(one, services=tuple(dict.fromkeys(name.removeprefix("GitHub ") for name in named)))


def _read(name: str) -> tuple[ForeignIncident, ...]:
    [told] = taking_in.read((DATA / name).read_bytes(), name).told
    return told.incidents
