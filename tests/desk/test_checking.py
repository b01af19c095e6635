"""What the linter is told of an incident."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from opsdesk.desk import declaring, noting
from opsdesk.desk.checking import lint_context
from opsdesk.desk.triaging import triage
from opsdesk.desk.updates import propose
from opsdesk.domain.criteria import Exposure, TriageInputs
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, Milestone, Stage, Status
from opsdesk.drafting.edits import KeptEdit
from opsdesk.drafting.lint import LintContext
from opsdesk.drafting.told import told_to
from opsdesk.drafting.writer import stage_of
from tests.fakes import START

Do = Callable[..., Incident]

BREACH = "Since 14:30 UTC somebody has had unauthorized access to addresses. Next update by 15:00 UTC."


def _context(incident: Incident, seconds: int = 0) -> LintContext:
    now = START + timedelta(seconds=seconds)
    made = propose(incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=now)
    return lint_context(incident, Audience.CUSTOMERS, DEFAULT_POLICY, made.draft, now=now, zone=UTC)


def _rules(incident: Incident, text: str, stage: Stage | None = None) -> set[str]:
    edit = KeptEdit(text, Audience.CUSTOMERS, stage or stage_of(incident, Audience.CUSTOMERS))
    made = propose(incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=START, edit=edit)
    return {finding.rule for finding in made.findings}


def test_what_is_known_stays_the_same_thing_for_a_minute(do: Do) -> None:
    incident = do(noting.take_note("payments fail"))
    assert _context(incident) is _context(incident, seconds=17)
    assert _context(incident) is not _context(incident, seconds=60)
    assert _context(incident) is not _context(do(noting.take_note("still")))


def test_a_number_that_changed_is_no_repetition_however_alike_the_texts_are(do: Do) -> None:
    incident = do(declaring.state_impact("about 30 % of card payments in Europe fail"))
    made = propose(incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=START).draft
    facts = told_to(Audience.CUSTOMERS, made.ledger)
    do(noting.record_update(Audience.CUSTOMERS, made.stage, made.text, channel="page", facts=facts))
    worse = made.text.replace("30 %", "60 %")
    assert "REP1" in _rules(do(noting.take_note("still so")), worse), "nobody knows of 60 %"
    known = do(declaring.state_impact("about 60 % of card payments in Europe fail"))
    assert "REP1" not in _rules(known, worse)
    assert "REP1" in _rules(known, made.text)


def test_nobody_owes_a_next_update_on_what_is_over(do: Do) -> None:
    text = "Correction: this began at 14:10 UTC."
    at_work = do(noting.record_update(Audience.CUSTOMERS, Stage.INVESTIGATING, "Payments fail.", channel="page"))
    assert "NXT1" in _rules(at_work, text, Stage.CORRECTION)
    assert "NXT1" not in _rules(do(declaring.change_status(Status.CANCELLED, "none")), text, Stage.CORRECTION)


def test_a_word_on_security_is_approved_by_confirming_it_in_triage(do: Do) -> None:
    suspected = do(triage(TriageInputs(data_or_security=Exposure.SUSPECTED), DEFAULT_POLICY))
    assert "SEC1" in _rules(suspected, BREACH)
    confirmed = do(triage(TriageInputs(data_or_security=Exposure.CONFIRMED), DEFAULT_POLICY))
    assert "SEC1" not in _rules(confirmed, BREACH)


def test_a_time_that_is_known_on_a_local_clock_may_be_told_in_utc(do: Do) -> None:
    incident = do(declaring.set_milestone(Milestone.STARTED, START - timedelta(minutes=30), now=START))
    text = f"Payments fail since {START - timedelta(minutes=30):%H:%M} UTC."
    for zone in (UTC, ZoneInfo("Asia/Kathmandu")):
        edit = KeptEdit(text, Audience.CUSTOMERS, Stage.INVESTIGATING)
        made = propose(incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=START, edit=edit, zone=zone)
        assert "CRT7" not in {finding.rule for finding in made.findings}
