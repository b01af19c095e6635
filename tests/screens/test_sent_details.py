"""A sent text that is read back: what the linter said stands there in words, also a rule of the team's own."""

from __future__ import annotations

from datetime import UTC

from opsdesk.config.linting import LintSettings, OwnRule
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.vocabulary import Audience, Stage
from screens.presenting.sent import sent_details
from tests.fakes import START


def test_a_rule_of_the_settings_says_what_it_means() -> None:
    sent = SentUpdate(1, Audience.CUSTOMERS, Stage.MONITORING, "…", START, findings=("OWN1", "MIN1", "GONE7"))
    rules = LintSettings(rules=(OwnRule("OWN1", ("storefront",), "customers don't know this name"),), off=("MIN1",))
    said = sent_details(sent, [], rules, START, UTC).splitlines()
    assert "W OWN1 customers don't know this name" in said
    assert any(line.startswith("W MIN1 ") for line in said), "it was in force then"
    assert "GONE7" in said
