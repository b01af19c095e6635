"""A time that was told in one zone and is typed in another is the same time."""

from __future__ import annotations

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

import pytest

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.lint import KnownFact, LintContext, lint
from tests.drafting.lint.examples.example import NOW

SENT = "12 % of payments fail. This began at 07:40 UTC. We do not yet know the cause. Next update by 15:00 UTC."
SHANGHAI = ZoneInfo("Asia/Shanghai")


def rules(began: str, zone: tzinfo, known: str) -> set[str]:
    facts = (KnownFact("started", "confirmed", known), KnownFact("impact", "confirmed", "12 % of payments fail"))
    context = LintContext(
        stage=Stage.SCOPE_UPDATE,
        audience=Audience.CUSTOMERS,
        previous=(SENT,),
        facts=facts,
        now=NOW,
        zone=zone,
    )
    text = f"12 % of payments in Asia fail. This began at {began}. We do not yet know the cause."
    return {finding.rule for finding in lint(text, context)} & {"CRT7", "CRT8"}


@pytest.mark.parametrize("began", ["15:40 CST", "15:40 UTC+08", "15:40 UTC+08:00", "15:40"])
def test_the_same_time_on_the_writers_clock_contradicts_nothing(began: str) -> None:
    assert rules(began, SHANGHAI, "15:40 UTC+08") == set()


def test_the_same_letters_are_another_time_elsewhere() -> None:
    assert "CRT8" in rules("15:40 CST", UTC, "07:40 UTC")
    assert "CRT8" in rules("15:41 CST", SHANGHAI, "15:40 UTC+08")
