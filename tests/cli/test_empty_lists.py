"""A list of nothing says what makes the first of it, on standard error: no command is a dead end."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Call

LISTS = [
    "change list",
    "checklist list",
    "checklist runs",
    "commitment list",
    "followup list",
    "person list",
    "postmortem list",
    "ritual list",
    "rollback list",
    "runbook list",
    "service list",
    "team list",
    "vendor list",
]


@pytest.mark.parametrize("command", LISTS)
def test_an_empty_list_names_the_command_that_makes_the_first(opsdesk: Call, command: str) -> None:
    listed = opsdesk(*command.split())
    assert (listed.code, listed.out) == (0, "")
    group, name = listed.err.partition("opsdesk ")[2].split()[:2]
    assert opsdesk(group, name, "--help").code == 0, listed.err
    assert opsdesk(*command.split(), "--json").json is not None
