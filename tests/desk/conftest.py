"""Shared by the tests of use cases: doing one on a real store, and seeing what it left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from opsdesk.desk.decision import Decision
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from opsdesk.domain.incident import Incident
from tests.desk.change_plans import keep_procedure


@pytest.fixture
def do(desk: Desk, number: int) -> Callable[..., Incident]:
    """Runs a decision on the incident and gives back the incident as read anew."""

    def run(*decisions: Decision, **how: Any) -> Incident:
        for decision in decisions:
            desk.do(number, decision, **how)
        return desk.incident(number)

    return run


@pytest.fixture
def refuses(desk: Desk, number: int) -> Callable[..., str]:
    """Runs a decision that must be refused, sees that it wrote nothing, and gives back what was said."""

    def run(decision: Decision, error: type[DeskError] = DeskError) -> str:
        before = desk.entries(number)
        with pytest.raises(error) as refused:
            desk.do(number, decision)
        assert desk.entries(number) == before
        assert refused.value.message
        return refused.value.message

    return run


@pytest.fixture
def procedure(desk: Desk) -> str:
    """RB-1, of the payments deployed in a rolling manner."""
    return keep_procedure(desk)
