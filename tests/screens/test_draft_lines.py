"""What the update pane says around a draft: the facts behind a sentence, and what became of a person's template."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from opsdesk.config.zones import local_zone
from opsdesk.desk.updates import Proposal, propose
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.edits import KeptEdit
from screens.presenting.draft import draft_view
from screens.presenting.facts import facts_details, facts_line
from screens.presenting.since import since_details
from tests.drafting.drafting_story import declared, identified, minute


def proposal(templates: Path | None = None) -> Proposal:
    story = identified().incident
    return propose(story, Audience.EXECUTIVES, DEFAULT_POLICY, now=minute(30), templates=templates)


def test_a_sentence_shows_its_facts_with_state_time_and_evidence() -> None:
    made = proposal()
    behind = {key: facts_line(made, (key,), UTC).plain for item in made.draft.sentences for key in item.facts}
    assert behind["impact"] == "impact confirmed: 12 % of card payments in Europe fail (as of 14:05, impact 14:05)"
    assert behind["cause"].startswith(
        "cause suspected: a very likely cause: the pool size in release 4.2 (as of 14:06,"
    )
    assert "H1, E1" in behind["cause"]
    assert behind["decision"] == "decision ruled out: nothing is blocked (as of 14:30, actions)"


def test_a_draft_tells_its_times_in_the_machines_own_zone() -> None:
    made = propose(identified().incident, Audience.EXECUTIVES, DEFAULT_POLICY, now=minute(30), zone=local_zone())
    assert f"It began at {minute(0).astimezone(local_zone()):%H:%M}" in made.text


def test_a_sentence_shows_its_facts_in_full() -> None:
    made = proposal()
    line = next(item for item in made.draft.sentences if "cause" in item.facts)
    text = facts_details(made, line.facts, UTC)
    assert "# cause: suspected" in text
    assert "a very likely cause: the pool size in release 4.2" in text
    assert "rests on     H1, E1" in text
    assert "may be told  engineers, executives, support" in text


def test_several_facts_stand_in_one_line_and_one_that_is_gone_is_left_out() -> None:
    assert facts_line(proposal(), ("impact", "gone", "started"), UTC).plain.count(" · ") == 1


def test_a_template_that_can_not_be_used_is_said_above_the_draft(tmp_path: Path) -> None:
    (tmp_path / "executives.j2").write_text("{{ impakt.text }}")
    made = proposal(tmp_path)
    view = draft_view(made, identified().incident, minute(30), UTC)
    assert "your template can't be used (executives.j2, line 1: there is no “impakt”" in view.head.plain
    assert made.text == proposal().text
    in_full = since_details(made, identified().incident, minute(30), UTC)
    assert "for you alone\n\nyour template can't be used (executives.j2, line 1: there is no “impakt”" in in_full


def test_what_is_not_known_is_said_once_behind_its_sentence() -> None:
    made = propose(declared().incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=minute(4))
    assert facts_line(made, ("cause",), UTC).plain == "cause not known: the cause (as of 14:04)"


def test_what_the_linter_says_is_there_in_full() -> None:
    edit = KeptEdit("Payments fail. We will be back soon.", Audience.CUSTOMERS, Stage.IDENTIFIED)
    made = propose(identified().incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=minute(30), edit=edit)
    in_full = since_details(made, identified().incident, minute(30), UTC)
    for finding in made.findings:
        assert finding.message in in_full
        assert finding.suggestion in in_full


@pytest.mark.parametrize(("now", "words"), [(4, "first due 14:18"), (30, "first due 14:18, 12 min overdue")])
def test_that_nobody_was_told_yet_stands_under_the_draft(now: int, words: str) -> None:
    made = propose(declared().incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=minute(now))
    view = draft_view(made, declared().incident, minute(now), UTC)
    assert view.subtitle.plain == f"nothing sent yet · {words}"


def test_own_words_stand_as_they_were_written_with_one_empty_line_between_paragraphs() -> None:
    story = identified().incident
    text = "We know:\n- payments fail\n- log-ins work\n\n\nNext update by 14:30 UTC.\n"
    edit = KeptEdit(text, Audience.EXECUTIVES, Stage.IDENTIFIED, at=minute(20))
    made = propose(story, Audience.EXECUTIVES, DEFAULT_POLICY, now=minute(30), edit=edit)
    shown = draft_view(made, story, minute(30), UTC).paragraphs
    assert [line.words for line in shown[:3]] == ["We know:", "- payments fail", "- log-ins work"]
    assert len({line.number for line in shown[:3]}) == 1
    assert shown[3].words == "Next update by 14:30 UTC."
    assert shown[3].number > shown[2].number
