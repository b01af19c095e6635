"""Shared by the tests of channels: an update to send, and real endpoints to send it to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.outbox.message import Message
from tests.fakes import START
from tests.outbox.endpoints import Endpoint, http_endpoint, mail_endpoint

TEXT = "Since 14:00 UTC about 12 % of card payments fail.\n\nNext update by 15:00 UTC."


def told(number: int, stage: Stage, text: str, minutes: int, audience: Audience = Audience.CUSTOMERS) -> SentUpdate:
    return SentUpdate(number, audience, stage, text, START + timedelta(minutes=minutes))


@pytest.fixture
def message() -> Message:
    """The second update to customers of an incident."""
    updates = {
        1: told(1, Stage.INVESTIGATING, "We look into it.", 0),
        2: told(2, Stage.INVESTIGATING, "For the boss.", 1, Audience.EXECUTIVES),
        3: told(3, Stage.IDENTIFIED, TEXT, 5),
        4: told(4, Stage.RESOLVED, "It is over.", 60),
    }
    incident = Incident(number=7, title="Pool of db-17 is full", severity=2, updates=updates)
    return Message(incident, updates[3], "k1.0.page")


@pytest.fixture
def web() -> Iterator[Endpoint]:
    with http_endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def mail() -> Iterator[Endpoint]:
    with mail_endpoint() as endpoint:
        yield endpoint
