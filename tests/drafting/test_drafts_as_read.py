"""Every stage × audience of one incident, kept as texts that a person reads: `golden/<audience>.txt`.

After a wanted change write them anew with `OPSDESK_GOLDEN=write pytest tests/drafting/test_drafts_as_read.py`, and read
the difference: would a customer know what is wrong, whether it concerns them, what to do, and when they hear again?
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint import KnownFact, KnownHypothesis, LintContext, lint
from opsdesk.drafting.writer import Draft, draft
from tests.drafting.drafting_story import WALK, declared, minute

GOLDEN = Path(__file__).with_name("golden")


def walk(audience: Audience) -> list[tuple[str, Draft]]:
    drafts = [("the first minute", draft(declared().incident, audience, now=minute(4), next_at=minute(14)))]
    for stage, (story, now, next_at) in WALK.items():
        due = None if next_at is None else minute(next_at)
        drafts.append((str(stage), draft(story().incident, audience, now=minute(now), stage=stage, next_at=due)))
    return drafts


@pytest.mark.parametrize("audience", Audience)
def test_drafts_read_as_kept(audience: Audience) -> None:
    read = "\n\n".join(f"── {title} ──\n\n{made.text}" for title, made in walk(audience)) + "\n"
    kept = GOLDEN / f"{audience}.txt"
    if os.environ.get("OPSDESK_GOLDEN") == "write":
        kept.write_text(read, encoding="utf-8")
    assert read == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("audience", Audience)
def test_no_draft_is_stopped_by_the_linter(audience: Audience) -> None:
    stories = {str(stage): story() for stage, (story, _, _) in WALK.items()}
    for title, made in walk(audience):
        incident = stories[title].incident if title in stories else declared().incident
        context = LintContext(
            stage=made.stage,
            audience=audience,
            facts=tuple(KnownFact(fact.key, fact.state, fact.words) for fact in made.ledger.values()),
            hypotheses=tuple(KnownHypothesis(h.statement, h.status, h.band) for h in incident.hypotheses.values()),
            resolution_confirmed=made.stage in {Stage.RESOLVED, Stage.POSTMORTEM},
        )
        blocking = [finding for finding in lint(made.text, context) if finding.blocks]
        assert not blocking, (title, made.text, blocking)
