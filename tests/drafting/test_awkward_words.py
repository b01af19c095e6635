"""Whatever is typed into whatever field: each draft reads as sentences, from facts, harmless to a terminal."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.entries import Payload, board, declaration, note, people, work
from opsdesk.domain.fold import fold
from opsdesk.domain.text import clean
from opsdesk.domain.vocabulary import (
    Audience,
    Band,
    HypothesisStatus,
    Lane,
    Milestone,
    Outcome,
    Role,
    ServiceState,
    Stage,
    Status,
)
from opsdesk.drafting.writer import Draft, draft
from tests.drafting.drafting_story import Story, minute, to_everybody
from tests.texts import texts

AWKWARD = [
    "", " ", ".", "...", "?", "!?", "-", "- log-ins fail", "* log-ins fail", "log-ins fail.", "Log-ins fail!",
    "log-ins fail ...", "is it down?", "log-ins fail;", "log-ins fail:", "log-ins fail,", "(log-ins fail.)",
    "“log-ins fail.”", "log-ins\nfail\n\nfor all", "12 %", "GitLab.com unavailable about 18 hours", "eBay is down",
    "iOS app", "log-ins fail. Workaround: use the app.", "Data: none lost.", "workaround:", "data :", "a" * 2000,
    "word " * 300, "first; second; third", "half of all log-ins fail; " * 8, "連接池耗盡。登入失敗", "ٱلدُّخُول لا يعمل",
    "\x1b[31mred", "\x00", "\u202eevil", "\ue000\uf8ff", "{{ 7 * 7 }}", "{% for %}", "[/bold]", "💥", "1. a 2. b",
    "https://example.com/a?b=c.", "see e.g. Foo. bar", "12 % of users; 40 000 orders", "because it broke",
]  # fmt: skip
ENDS = st.sampled_from(["", ".", "..", "!", "?", "…", ";", ":", ",", " .", '."', ".)"])
TYPED = st.sampled_from(AWKWARD) | st.builds("{}{}".format, st.sampled_from(AWKWARD), ENDS) | texts(max_size=60)
NOW = minute(130)

DOUBLED = re.compile(r"[,;:]\.|[!?…]\.|(?<!\.)\.\.(?!\.)|\.{4}|\s[.;,:!?](?=\s|$)|  ")
"""What a full stop that was typed and one that was printed make of each other."""


def story(text: str) -> Story:
    """An incident with the same words in every field that takes words."""
    told = Story((0, declaration.Declared(text, 2)))
    payloads: list[Payload] = [
        declaration.ImpactStated(text),
        declaration.PlanStated(text),
        declaration.ServiceStated(text, ServiceState.PARTIAL_OUTAGE),
        declaration.ServiceStated("search", ServiceState.DEGRADED),
        declaration.LinkKept(text, "https://status.example.com/x"),
        board.HypothesisRaised(1, text),
        board.HypothesisBanded(1, Band.LIKELY),
        board.EvidenceFiled(1, text),
        board.HypothesisRaised(2, text),
        board.HypothesisClosed(2, HypothesisStatus.RULED_OUT, text),
        work.ActionGiven(1, text, (text,), Lane.FIX),
        work.ActionGiven(2, text, (), Lane.FIX),
        work.ActionEnded(2, Outcome.DID_NOT_HELP),
        work.ActionGiven(3, text, ("bo",)),
        work.ActionBlocked(3, text),
        people.RoleTaken(1, text, Role.COMMANDER),
        note.FollowUpProposed(1, text),
    ]
    return told.tell(10, *payloads)


def over(text: str) -> Story:
    """The same, confirmed, mitigated and resolved."""
    ended = story(text).tell(20, *to_everybody(1, Stage.INVESTIGATING, 40))
    ended.tell(30, board.HypothesisClosed(1, HypothesisStatus.CONFIRMED), declaration.Mitigated(text))
    ended.tell(40, declaration.MilestoneSet(Milestone.RECOVERED, minute(38)))
    return ended.tell(50, declaration.StatusChanged(Status.RESOLVED, text))


def check(made: Draft) -> None:
    assert made.sentences
    for sentence in made.sentences:
        words = sentence.text
        assert sentence.facts, words
        assert words.strip(), words
        assert clean(words) == words
        assert not re.search("[\ue000-\uf8ff\n]", words)
        for key in sentence.facts:
            assert made.audience in made.ledger[key].audiences
    assert made.ledger.seen_by(made.audience)


@settings(max_examples=60, deadline=None)
@given(TYPED, st.sampled_from(Audience), st.sampled_from(Stage), st.booleans())
def test_any_words_in_any_field_make_a_draft(text: str, audience: Audience, stage: Stage, ended: bool) -> None:
    told = over(text) if ended else story(text)
    check(draft(told.incident, audience, now=NOW, stage=stage, next_at=NOW + timedelta(minutes=20)))


@pytest.mark.parametrize("ending", ["", ".", "!", "?", "...", ";", ":", ",", " .", ".\n", '."', ".)"])
@pytest.mark.parametrize("audience", Audience)
def test_no_stop_is_doubled_whatever_the_words_end_in(audience: Audience, ending: str) -> None:
    text = f"half of all log-ins hang{ending}"
    for told, stage in ((story(text), Stage.IDENTIFIED), (over(text), Stage.RESOLVED)):
        made = draft(told.incident, audience, now=NOW, stage=stage)
        for sentence in made.sentences:
            assert not DOUBLED.search(sentence.text), sentence.text


@settings(max_examples=40, deadline=None)
@given(TYPED, st.sampled_from(Audience))
def test_the_same_words_give_the_same_draft(text: str, audience: Audience) -> None:
    once, again = (draft(fold(story(text).log), audience, now=NOW) for _ in range(2))
    assert once.text == again.text
