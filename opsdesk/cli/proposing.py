"""`nudges` and `next`: what the desk would do now, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from opsdesk.cli.options import At, Json, Number, look_at, session_of
from opsdesk.cli.output import put, put_json
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import one_line

if TYPE_CHECKING:
    from opsdesk.domain.next_test import NextTest
    from opsdesk.domain.nudges import Nudge, PutOff


def nudges(context: typer.Context, number: Number, at: At = "", json: Json = False) -> None:
    """Say what is to be done now and why, the most pressing first; also what you put off in the war room.

    JSON: key, says, why, line (what begins to do it, on the capture line), put_off_until.
    """
    from opsdesk.desk import changes_preceding, nudging
    from opsdesk.domain import nudges as rules

    session = session_of(context)
    with session.desk() as desk:
        seen = look_at(session, desk, number, at)
        put_off = nudging.put_off(desk, number)
        changed = changes_preceding.at_the_beginning(desk, seen.incident, seen.now)
    found = list(rules.nudges(seen.incident, session.settings.policy, seen.now))
    found += rules.changed_before(changed, seen.incident, seen.now)
    if json:
        put_json([_nudge(one, put_off) for one in found])
    else:
        put(_said(found) or "nothing is pressing")


def next_test(context: typer.Context, number: Number, at: At = "", json: Json = False) -> None:
    """Say what would tell the leading causes apart, first what sets them furthest apart.

    JSON: hypotheses, evidence, cells (evidence and hypothesis), gain, says, why, line.
    """
    from opsdesk.domain.next_test import next_tests

    session = session_of(context)
    with session.desk() as desk:
        incident = look_at(session, desk, number, at).incident
    found = next_tests(incident)
    if json:
        put_json([_test(one, incident) for one in found])
    else:
        put(_said(found) or "nothing is left to tell apart")


def _said(found: Sequence[Nudge | NextTest]) -> str:
    return "\n".join(f"{one_line(one.says)}: {one_line(one.why)}" for one in found)


def _nudge(one: Nudge, put_off: PutOff) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in ("key", "says", "why", "line")}
    return {**told, "put_off_until": put_off.get(one.key)}


def _test(one: NextTest, incident: Incident) -> dict[str, Any]:
    from opsdesk.domain.next_test import line_for

    return {
        "hypotheses": [f"H{number}" for number in one.hypotheses],
        "evidence": f"E{one.evidence}" if one.evidence else None,
        "cells": [[f"E{fact}", f"H{hypothesis}"] for fact, hypothesis in one.cells],
        **{name: getattr(one, name) for name in ("gain", "says", "why")},
        "line": line_for(one, incident),
    }
