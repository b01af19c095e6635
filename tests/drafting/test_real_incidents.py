"""Real incidents replayed: at each stage, for each audience, a draft that the linter lets pass.

The bundled one always; those of the shared data where they are to be had. Their words are others', so no text of theirs
is kept here: what is held is what must be so of each draft.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from opsdesk.desk.updates import Proposal, propose
from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Stage, Status
from opsdesk.drafting.told import told_to
from opsdesk.formats.demo import demo_record
from opsdesk.formats.record import read_record
from opsdesk.formats.record.happenings import as_entries, happenings

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "incidents"
NAMES = (
    "demo",
    "cloudflare-2025-11-18-bot-management",
    "gitlab-2017-01-31-database",
    "k8s-prow-2019-02-08-wrong-cluster",
)
EARLY = (Status.INVESTIGATING,)
LATE = (Status.RESOLVED, Status.CLOSED)
UNDER_WAY = (Status.MONITORING, Status.IDENTIFIED)
AT = {
    Stage.INVESTIGATING: EARLY,
    Stage.SCOPE_UPDATE: EARLY,
    Stage.IDENTIFIED: (Status.IDENTIFIED,),
    Stage.NO_NEWS: (Status.IDENTIFIED,),
    Stage.MONITORING: UNDER_WAY,
    Stage.RESOLVED: LATE,
    Stage.CORRECTION: LATE,
    Stage.POSTMORTEM: LATE,
}
"""How an incident stands when a text of a stage is written."""
STATES_A_TIME = re.compile(r"\b\d\d:\d\d [A-Z]{3}\b")


@cache
def happened(name: str) -> tuple[Dated, ...]:
    if name == "demo":
        return happenings(demo_record())
    file = FOLDER / f"{name}.json"
    if not file.exists():
        pytest.skip("../shared/data/incidents isn't here")
    return happenings(read_record(file.read_bytes(), file.name))


@cache
def stood_at(name: str, at: datetime) -> Incident:
    told = [item for item in happened(name) if item.at <= at or isinstance(item.payload, Declared)]
    return fold(list(as_entries(told)))


@cache
def moment_of(name: str, stage: Stage) -> datetime:
    """The middle of the time in which the incident stood so."""
    times = sorted({item.at for item in happened(name)})
    fitting = [at for at in times if stood_at(name, at).status in AT[stage]]
    return fitting[len(fitting) // 2]


def drafted(name: str, stage: Stage, audience: Audience) -> Proposal:
    at = moment_of(name, stage)
    return propose(stood_at(name, at), audience, DEFAULT_POLICY, now=at, stage=stage)


def sent(made: Proposal, incident: Incident, at: datetime) -> Dated:
    """A proposal as it goes out, a second after it was made."""
    told = told_to(made.draft.audience, made.draft.ledger)
    what = (made.draft.audience, made.draft.stage, made.text)
    payload = UpdateSent(incident.next_number("update"), *what, next_at=made.draft.next_at, facts=told)
    return Dated(at + timedelta(seconds=1), payload, "ana")


CASES = [pytest.param(name, stage, id=f"{name[:10]}-{stage.replace(' ', '-')}") for name in NAMES for stage in Stage]


@pytest.mark.parametrize(("name", "stage"), CASES)
def test_the_linter_lets_it_pass(name: str, stage: Stage) -> None:
    for audience in Audience:
        made = drafted(name, stage, audience)
        assert not made.blocking, (audience, made.text, made.blocking)


@pytest.mark.parametrize(("name", "stage"), CASES)
def test_a_customer_reads_what_is_wrong_since_when_and_when_they_hear_again(name: str, stage: Stage) -> None:
    made = drafted(name, stage, Audience.CUSTOMERS)
    told = {key.partition(":")[0] for sentence in made.draft.sentences for key in sentence.facts}
    assert told & {"impact", "past_impact", "services", "services_too", "correction"}
    assert STATES_A_TIME.search(made.text)
    if stage not in {Stage.RESOLVED, Stage.POSTMORTEM, Stage.CORRECTION}:
        assert "next_update" in told
        assert told & {"workaround", "mitigated_at", "status", "mitigation"}
    if stage is Stage.RESOLVED:
        assert {"lasted", "data_effect", "report"} <= told


@pytest.mark.parametrize(("name", "stage"), CASES)
def test_no_cause_that_is_not_confirmed_reaches_a_customer(name: str, stage: Stage) -> None:
    made = drafted(name, stage, Audience.CUSTOMERS)
    for item in stood_at(name, moment_of(name, stage)).hypotheses.values():
        assert item.status is HypothesisStatus.CONFIRMED or item.statement not in made.text


@pytest.mark.parametrize("name", NAMES)
def test_who_sends_what_is_drafted_takes_nothing_back_and_repeats_himself_at_worst(name: str) -> None:
    """None of the incidents told as known what turned out to be wrong; a text in which nothing is new is stopped."""
    log = [item for item in happened(name) if not isinstance(item.payload, UpdateSent)]
    times = sorted({item.at for item in log})
    for at in times[:: max(1, len(times) // 12)]:
        for audience in Audience:
            known = sorted((item for item in log[1:] if item.at <= at), key=lambda item: item.at)
            incident = fold(list(as_entries([log[0], *known])))
            made = propose(incident, audience, DEFAULT_POLICY, now=at)
            assert made.draft.stage is not Stage.CORRECTION, made.text
            assert {finding.rule for finding in made.blocking} <= {"REP1"}, (audience, made.text, made.blocking)
            if not made.blocking and not made.refusal:
                log.append(sent(made, incident, at))
