"""GitHub's deployments as changes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from opsdesk.formats.taking_in import ReportedChange
from tests.formats.taking_in.payloads import DEPLOYMENT, GITHUB, changed, taken


def only(document: Any) -> ReportedChange:
    [change] = taken(document).changes
    return change


def test_a_deployment_is_a_change_and_names_nobody() -> None:
    change = only(GITHUB)
    assert (change.source, change.key, change.sort) == ("github acme/payments", "42", "deploy")
    assert change.title == "Acme/Payments: v4.2 f95f852 to production"
    assert (change.services, change.author_role, change.link) == (("Payments",), "developer", "https://ci.example/1")
    assert (change.at, change.failed) == (datetime(2026, 11, 17, 13, tzinfo=UTC), False)
    assert "somebody" not in repr(change)


@pytest.mark.parametrize(
    ("state", "reached", "failed"),
    [
        ("success", True, False),
        ("in_progress", True, False),
        ("failure", True, True),
        ("error", True, True),
        ("queued", False, False),
        ("pending", False, False),
        ("waiting", False, False),
        ("inactive", False, False),
    ],
)
def test_only_what_reached_production_is_a_change(state: str, reached: bool, failed: bool) -> None:
    found = taken(changed(GITHUB, "deployment_status", "state", to=state)).changes
    assert [change.failed for change in found] == [failed] * reached


def test_a_short_lived_environment_is_not_production() -> None:
    assert taken(changed(GITHUB, "deployment", "transient_environment", to=True)).changes == ()


def test_the_statuses_of_a_deployment_are_one_change_from_when_it_began() -> None:
    begun = changed(changed(GITHUB, "deployment_status", "state", to="in_progress"), "x", to=1)
    later = changed(GITHUB, "deployment_status", "created_at", to="2026-11-17T13:20:00Z")
    failed = changed(later, "deployment_status", "state", to="failure")
    change = only([begun, later, failed])
    assert (change.at.minute, change.failed) == (0, True)


def test_deployments_as_the_api_lists_them() -> None:
    listed = {
        **DEPLOYMENT,
        "created_at": "2026-11-17T12:59:00Z",
        "statuses_url": "https://api.github.com/repos/Acme/Payments/deployments/42/statuses",
        "repository_url": "https://api.github.com/repos/Acme/Payments",
        "creator": {"login": "deploy[bot]", "type": "Bot"},
    }
    change = only([listed])
    assert (change.source, change.key) == (only(GITHUB).source, only(GITHUB).key)
    assert (change.author_role, change.link) == ("automation", "")
