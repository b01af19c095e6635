"""What holds for every draft, whatever an incident went through and whatever was typed."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.entries import Payload, board, declaration, note, people, work
from opsdesk.domain.fold import fold
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    HypothesisKind,
    HypothesisStatus,
    Lane,
    Milestone,
    Outcome,
    Rating,
    Role,
    ServiceState,
    Stage,
    Status,
)
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.ledger import SLOTS
from opsdesk.drafting.writer import draft
from tests.drafting.drafting_story import Story, minute, sent
from tests.strategies import logs
from tests.texts import texts

CAUSES = ["the quagga pool is too small", "a zebrine attack", "okapi links flap", "an ibex of stale keys"]
"""Statements whose words occur nowhere else."""
HOSTS = ["db-3", "web-03.prod.example.internal", "ip-10-0-3-7", "cache2"]
ODD = [
    "",
    "{{ 7*7 }}",
    "[/]",
    "a\nb",
    "\ue000\uf8ff",
    "ٱلسَّلَام",
    "💥" * 3,
    "x" * 3000,
    "...",
    "?!",
    "Data:",
    "Workaround: none",
    "\x00",
]
WORDS = [
    "12 % of payments fail", "logins hang for everybody", "all works again", "HTTP 503 for a third", "SEV-1 for all",
    "should be fixed by 15:00", "back in 20 minutes", "ETA 1 h", "will be resolved shortly", "roll back 4.2",
    "restart the workers", "call the provider", "a payment was lost", "Workaround: use the app", "p99 is 9 s",
]  # fmt: skip
TYPED = st.lists(st.sampled_from(WORDS + WORDS + HOSTS + CAUSES + ODD), min_size=1, max_size=3)
TEXT = TYPED.map(". ".join) | TYPED.map(" ".join) | texts(max_size=40)
PEOPLE = st.sampled_from(["ana", "bo", "cy"])
NUMBER = st.integers(1, 4)
PAYLOADS: st.SearchStrategy[Payload] = st.one_of(
    st.builds(declaration.ImpactStated, TEXT, keeps_workaround=st.booleans(), is_addition=st.booleans()),
    st.builds(declaration.Mitigated, TEXT, keeps_workaround=st.booleans()),
    st.builds(declaration.PlanStated, TEXT),
    st.builds(declaration.Retitled, TEXT),
    st.builds(declaration.StatusChanged, st.sampled_from(Status), TEXT),
    st.builds(
        declaration.ServiceStated, st.sampled_from(["checkout", "search", *HOSTS]), st.sampled_from(ServiceState)
    ),
    st.builds(
        declaration.MilestoneSet,
        st.sampled_from(Milestone),
        st.none() | st.integers(-9000, 90).map(minute),
        st.booleans(),
    ),
    st.builds(
        declaration.LinkKept, st.sampled_from(["status", "bridge", "support"]), st.just("https://status.example.com/x")
    ),
    st.builds(
        board.HypothesisRaised, st.integers(5, 6), st.sampled_from(WORDS + HOSTS), st.sampled_from(HypothesisKind)
    ),
    st.builds(board.HypothesisBanded, NUMBER, st.none() | st.sampled_from(Band)),
    st.builds(board.HypothesisNamed, NUMBER, st.booleans()),
    st.builds(board.HypothesisTested, NUMBER, PEOPLE),
    st.builds(
        board.HypothesisClosed,
        NUMBER,
        st.sampled_from([HypothesisStatus.CONFIRMED, HypothesisStatus.RULED_OUT]),
        TEXT,
        explains=st.sampled_from([None, True, False]),
    ),
    st.builds(
        lambda number, rating: board.EvidenceFiled(number, f"fact {number}", (Judgement(number, number, rating),)),
        NUMBER,
        st.sampled_from(Rating),
    ),
    st.builds(work.ActionGiven, NUMBER, TEXT, st.lists(PEOPLE, max_size=2).map(tuple), st.sampled_from(Lane)),
    st.builds(work.ActionEnded, NUMBER, st.sampled_from(Outcome)),
    st.builds(work.ActionBlocked, NUMBER, TEXT),
    st.builds(people.RoleTaken, NUMBER, PEOPLE, st.sampled_from(Role)),
    st.builds(note.FollowUpProposed, NUMBER, TEXT),
    st.builds(sent, NUMBER, st.sampled_from(Audience), st.sampled_from(Stage), st.none() | st.integers(0, 200)),
)
STARTS = st.tuples(
    st.just(declaration.Declared("Payments fail", 2)),
    *(st.just(board.HypothesisRaised(number, statement)) for number, statement in enumerate(CAUSES, start=1)),
    st.builds(declaration.ImpactStated, TEXT),
    st.sampled_from(
        [declaration.PlanStated("roll back 4.2"), declaration.ServiceStated("db-3", ServiceState.DEGRADED)]
    ),
)
"""Every story has something that customers must not read, and an impact that may hold it."""
LOGS = st.builds(
    lambda start, rest: [(0, payload) for payload in start] + rest,
    STARTS,
    st.lists(st.tuples(st.integers(1, 120), PAYLOADS), max_size=12),
)
OPTIONS = st.fixed_dictionaries(
    {
        "stage": st.none() | st.sampled_from(Stage),
        "next_at": st.none() | st.integers(0, 300).map(minute),
        "first_due": st.none() | st.integers(0, 300).map(minute),
    }
)
NOW = minute(130)

PREDICTS = re.compile(
    r"\b(?:should|will|expect\w*|going to)\b[^.;]{0,40}\b(?:fix|resol|restor|recover|back)\w*"
    r"[^.;]{0,30}\b(?:by|in|within|shortly|soon)\b|\bETA\b ?\d|\bback in \d|\bresolved shortly\b",
    re.IGNORECASE,
)


def incident_of(log):
    return Story(*sorted(log, key=lambda step: step[0])).incident


@settings(max_examples=100, deadline=None)
@given(LOGS, OPTIONS, st.sampled_from(Audience))
def test_every_sentence_comes_from_facts_of_the_ledger(log, options, audience) -> None:
    made = draft(incident_of(log), audience, now=NOW, **options)
    assert len(made.notices) == len(set(made.notices))
    for sentence in made.sentences:
        assert sentence.facts
        assert sentence.text.strip()
        assert not re.search("[\ue000-\uf8ff\n]", sentence.text)
        for key in sentence.facts:
            assert audience in made.ledger[key].audiences
            assert made.ledger[key].slot in SLOTS


@settings(max_examples=100, deadline=None)
@given(LOGS, OPTIONS)
def test_customers_read_no_unconfirmed_cause_no_machine_and_no_severity(log, options) -> None:
    incident = incident_of(log)
    text = draft(incident, Audience.CUSTOMERS, now=NOW, **options).text
    seen = " ".join(payload.impact for _, payload in log if isinstance(payload, declaration.ImpactStated))
    for cause in Frame(incident, NOW, NOW.tzinfo).unspoken:
        assert cause.statement not in text or cause.statement in seen, "what users see may be said, whoever suspects it"
    for name in (*HOSTS, "HTTP 503", "SEV-", "p99"):
        assert name not in text


@settings(max_examples=100, deadline=None)
@given(LOGS, OPTIONS, st.sampled_from(Audience))
def test_no_draft_predicts_the_end(log, options, audience) -> None:
    made = draft(incident_of(log), audience, now=NOW, **options)
    assert not PREDICTS.search(made.text), made.text


@settings(max_examples=60, deadline=None)
@given(LOGS, OPTIONS, st.sampled_from(Audience))
def test_the_same_log_gives_the_same_draft(log, options, audience) -> None:
    first, second = (draft(incident_of(log), audience, now=NOW, **options) for _ in range(2))
    assert first == second
    assert first.next_at is None or first.next_at > NOW


@settings(max_examples=60, deadline=None)
@given(logs(), OPTIONS, st.sampled_from(Audience))
def test_any_log_at_all_gives_a_draft_with_the_shipped_templates(log, options, audience) -> None:
    made = draft(fold(log), audience, now=NOW, **options)
    assert made.sentences
    assert all(sentence.facts for sentence in made.sentences)
