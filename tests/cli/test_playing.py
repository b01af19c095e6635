"""`demo` and `replay` without a screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.desk.desk import Desk
from tests.cli.called import Called
from tests.cli.real_incidents import each_real_incident
from tests.cli.test_exchange import DEMO

Call = Callable[..., Called]


@each_real_incident
def test_a_real_incident_plays_to_its_end(opsdesk: Call, file: Path) -> None:
    called = opsdesk("replay", str(file), "--headless")
    assert called.code == 0
    lines = called.out.splitlines()
    assert "declared: " in lines[0]
    assert called.err.startswith(f"{len(lines)} entries · resolved · ")


def test_replaying_stops_where_it_is_told_to_and_leaves_no_trace(opsdesk: Call, desk: Desk) -> None:
    whole = opsdesk("replay", str(DEMO), "--headless").out.splitlines()
    part = opsdesk("replay", str(DEMO), "--headless", "--until", "T+30", "--speed", "1000000").out.splitlines()
    assert 0 < len(part) < len(whole)
    assert part == whole[: len(part)]
    assert part[-1].startswith("T+00:30")
    assert whole[len(part)] > "T+00:30"
    assert not desk.past_incidents()


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (["--until", "noon"], "write T+90"),
        (["--speed", "0"], "greater than or equal"),
        (["--speed", "nan"], "less than or equal"),
        (["--speed", "fast"], "valid number"),
    ],
)
def test_a_replay_that_can_not_be_played(opsdesk: Call, argv: list[str], reason: str) -> None:
    assert reason in opsdesk("replay", str(DEMO), "--headless", *argv).refusal


def test_the_demo_prints_its_handover_half_way(opsdesk: Call, desk: Desk) -> None:
    called = opsdesk("demo", "--headless")
    assert called.code == 0
    assert called.out.startswith("# Handover: INC-1 ")
    for section in ("## Situation", "### Open", "### Ruled out", "## Actions by owner", "## Roles"):
        assert section in called.out
    assert "· T+02:15 ·" in called.out
    assert not desk.open_incidents()
