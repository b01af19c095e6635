"""A run as JSON; the keys are stable."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from opsdesk.cli.names_json import change_id, incident_id, procedure_id
from opsdesk.domain.checklist.run import Record, Run, StepState
from opsdesk.domain.checklist.run_layout import Line, Part

SUMMARY = (
    "id",
    "checklist",
    "version",
    "heading",
    "service",
    "incident",
    "change",
    "procedure",
    "begun_by",
    "begun_at",
    "position",
    "status",
    "ended_by",
    "ended_at",
    "why",
    "signed_by",
    "signed_at",
    "learnt_version",
    "step_count",
    "counts",
    "elapsed_seconds",
    "variables",
)
"""The keys of a run in a list; a single one has `sections` as well."""


def summary(run: Run, now: datetime) -> dict[str, Any]:
    """A run in a list."""
    put_together = {
        "id": run.call,
        "checklist": run.name,
        "incident": incident_id(run.incident),
        "change": change_id(run.change),
        "procedure": procedure_id(run.drill),
        "status": run.ending or "under way",
        "counts": {state.value: run.count(state) for state in StepState},
        "elapsed_seconds": _seconds(run.elapsed(now)),
        "variables": {variable.name: variable.value for variable in run.variables},
    }
    return {key: put_together[key] if key in put_together else getattr(run, key) for key in SUMMARY}


def whole(run: Run, now: datetime) -> dict[str, Any]:
    """A run with its sections, their steps, and what became of each."""
    return {**summary(run, now), "sections": [_section(run, part) for part in run.parts]}


def _section(run: Run, part: Part) -> dict[str, Any]:
    records = run.by_number
    return {
        "number": part.number,
        "title": part.section.title,
        "confirmed": run.is_confirmed(part.number),
        "steps": [_step(line, records.get(line.number, Record(line.number))) for line in part.steps],
    }


def _step(line: Line, record: Record) -> dict[str, Any]:
    step = line.step
    return {
        "number": line.number,
        "text": step.words,
        "cells": step.cells,
        "role": step.role,
        "expected": step.expected,
        "url": step.link,
        "command": step.command,
        "note": step.note,
        "status": record.state,
        "by": record.by,
        "at": record.at,
        "why": record.why,
        "elapsed_seconds": None if record.elapsed is None else _seconds(record.elapsed),
        "wait_until": record.wait_until,
        "notes": [{"text": note.text, "by": note.by, "at": note.at} for note in record.notes],
        "made": [
            {"id": made.name, "text": made.task, "by": made.by, "at": made.at, "check_in_at": made.check_in_at}
            for made in record.made
        ],
    }


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
