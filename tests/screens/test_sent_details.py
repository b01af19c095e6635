"""A sent text that is read back: what the linter said stands there in words, also a rule of the team's own."""

from __future__ import annotations

from datetime import UTC

from opsdesk.config.linting import LintSettings, OwnRule
from opsdesk.domain.delivery import Delivery, DeliveryState
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


def test_what_also_went_by_hand_is_read_back_beside_its_channels() -> None:
    sent = SentUpdate(1, Audience.CUSTOMERS, Stage.MONITORING, "…", START, channel="page, by hand")
    page = Delivery(1, "k", 1, 1, "page", "…", DeliveryState.SENT, 1, START, how="status 200", sent_at=START)
    said = sent_details(sent, [page], LintSettings(), START, UTC).splitlines()
    assert any(line.startswith("sent by page (status 200)") for line in said)
    assert "by hand" in said
