"""Everything that an incident holds stands on entries of its log, whatever the log says."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given, settings

from opsdesk.domain.entries import Entry
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.postmortem_sources import settled, sources
from tests.strategies import logs

COUNTED = {"marks", "counters"}
COLLECTIONS = [field.name for field in fields(Incident) if field.default_factory is dict and field.name not in COUNTED]
SAID = ("title", "severity", "status", "impact", "mitigation", "plan", "resolution", "classification", "watch")


@settings(max_examples=50)
@given(logs())
def test_every_part_of_an_incident_has_its_entries(log: list[Entry]) -> None:
    incident = fold(log)
    counting = settled(log, incident.marks)
    found, there = sources(counting), {entry.seq for entry in counting}
    for name in COLLECTIONS:
        for key in getattr(incident, name):
            held = found.of(name, key)
            assert held, (name, key)
            assert set(held) <= there
    for name in SAID:
        if getattr(incident, name) != getattr(Incident(), name):
            assert set(found.newest(name)) <= there
            assert found.newest(name), name
