"""Drafts kept as texts that a person reads: `golden/<incident>/<audience>.txt`.

`payments` goes through every stage; the others are public incidents retold, at four moments each. After a wanted change
write them anew with `OPSDESK_GOLDEN=write pytest tests/drafting/test_drafts_as_read.py`, and read the difference: would
a customer know what is wrong, whether it concerns them, what to do, and when they hear again?
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from opsdesk.desk.updates import Proposal, propose
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint import Level
from tests.drafting.drafting_story import WALK, declared, minute
from tests.drafting.retold import RETOLD

GOLDEN = Path(__file__).with_name("golden")
IN_THEIR_WORDS = {"JRG2", "JRG4"}
"""Warnings about words that the commander typed: the drafter doesn't write them anew, and the linter says so."""
NO_PACE = {"NXT1"}
"""Where policy sets no pace for an audience no time is promised, and the linter asks whether there should be one."""

Moment = tuple[str, Incident, datetime, Stage | None]


def moments(name: str) -> list[Moment]:
    if name != "payments":
        start, incident_at, minutes = RETOLD[name]
        return [("", incident_at(at), start + timedelta(minutes=at), None) for at in minutes]
    first: Moment = ("the first minute", declared().incident, minute(4), None)
    return [first, *(("", story().incident, minute(now), stage) for stage, (story, now, _) in WALK.items())]


def drafts(name: str, audience: Audience) -> list[tuple[str, Proposal]]:
    made = []
    for title, incident, now, stage in moments(name):
        proposal = propose(incident, audience, DEFAULT_POLICY, now=now, stage=stage)
        made.append((f"{now:%H:%M} UTC, {title or proposal.draft.stage}", proposal))
    return made


NAMES = ("payments", *RETOLD)
KEPT = [pytest.param(name, audience, id=f"{name}-{audience}") for name in NAMES for audience in Audience]


@pytest.mark.parametrize(("name", "audience"), KEPT)
def test_drafts_read_as_kept(name: str, audience: Audience) -> None:
    read = "\n\n".join(f"── {title} ──\n\n{made.text}" for title, made in drafts(name, audience)) + "\n"
    kept = GOLDEN / name / f"{audience}.txt"
    if os.environ.get("OPSDESK_GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(read, encoding="utf-8")
    assert read == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "audience"), KEPT)
def test_the_linter_has_nothing_against_them(name: str, audience: Audience) -> None:
    allowed = IN_THEIR_WORDS | (set() if audience in {Audience.CUSTOMERS, Audience.EXECUTIVES} else NO_PACE)
    for title, made in drafts(name, audience):
        found = {finding.rule for finding in made.findings if finding.level is not Level.INFO}
        assert not made.blocking, (title, made.text, made.blocking)
        assert found <= allowed, (title, made.text, made.findings)
